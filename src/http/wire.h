// SPDX-License-Identifier: EUPL-1.2
//
// Between the messages of Beast and ours. Internal to the server: whoever includes this includes Beast. Pure
// functions.
#pragma once

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <string>

#include "http/message.h"
#include "http/server.h"

namespace maatstaf::http {

using BeastRequest = boost::beast::http::request<boost::beast::http::string_body>;
using BeastResponse = boost::beast::http::response<boost::beast::http::string_body>;

/// Takes the body out of the message. `address` is that of the connection. Errors: Input (an address or query
/// that cannot be decoded).
[[nodiscard]] base::Result<Request> from_wire(BeastRequest& message, const std::string& address,
                                              PeerAddress peer);
[[nodiscard]] BeastResponse to_wire(Response response, unsigned version, Method method);
/// 400, 413 or 431; 0 when the network failed and nobody can be answered.
[[nodiscard]] int status_of_read_error(const boost::system::error_code& error);

}  // namespace maatstaf::http
