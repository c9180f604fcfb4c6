// SPDX-License-Identifier: EUPL-1.2
//
// Parts of public pages that cost more than a page may: computed once for each distinct question, away from
// the threads that answer (http/computations.h, docs/adr/0067). A page gives the question as a key and the
// work that answers it; meanwhile the visitor gets a calm page that asks again by itself. Also the answer of
// a server that has no room.
#pragma once

#include <functional>
#include <string>
#include <variant>

#include "base/html.h"
#include "http/computations.h"
#include "http/message.h"
#include "web/kern/visit.h"

namespace maatstaf::web {

/// The bytes that were computed, or the answer to give now instead: "wordt berekend" or "het is druk", both
/// 503 with Retry-After, or the page of the error.
using Berekend = std::variant<std::shared_ptr<const std::string>, http::Response>;

/// `key` names page, package fingerprints and everything else that the bytes depend on; never what differs
/// between visitors.
[[nodiscard]] Berekend bereken(const Visit& visit, const std::string& key, http::Computations::Work work);

/// What a server says that has no room, made once: a page for people, problem+json for the API.
[[nodiscard]] std::function<http::Response(const http::Request&)> druk_antwoord(const Services& services);

/// The lane of a request: that of its route; who is logged in goes with the office, because reading a session
/// may wait for the database.
[[nodiscard]] http::Lane baan_van(const Services& services, const http::Router& router,
                                  const http::Request& request);

}  // namespace maatstaf::web
