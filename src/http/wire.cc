// SPDX-License-Identifier: EUPL-1.2
#include "http/wire.h"

#include <utility>

#include "http/form.h"
#include "http/limits.h"

namespace maatstaf::http {

namespace beast = boost::beast;

namespace {

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

base::Result<Request> from_wire(BeastRequest& message, const std::string& address, PeerAddress peer) {
  Request request;
  request.method = method_of(view(message.method_string()));
  const auto target = view(message.target());
  if (target.empty() || target.front() != '/') {
    return base::fail(base::ErrorKind::Input, "Het adres begint niet met een schuine streep.");
  }
  const auto question = target.find('?');
  TRY(request.path, decode_percent(target.substr(0, question), Plus::IsPlus));
  if (question != std::string_view::npos) {
    TRY(request.query, parse_urlencoded(target.substr(question + 1)));
  }
  for (const auto& field : message) {
    request.headers.emplace(view(field.name_string()), view(field.value()));
  }
  request.body = std::move(message.body());
  request.address = peer == PeerAddress::Proxy ? forwarded_address(request, address) : address;
  return request;
}

BeastResponse to_wire(Response response, unsigned version, Method method) {
  BeastResponse message{static_cast<beast::http::status>(response.status), version};
  message.reason({reason(response.status).data(), reason(response.status).size()});
  for (const auto& [name, value] : response.headers) {
    message.insert(name, value);
  }
  const bool has_body = response.status != 304 && response.status != 204;
  if (has_body) {
    message.set(beast::http::field::content_type, response.type);
  }
  const auto length = response.body.size();
  if (has_body && method != Method::Head) {
    message.body() = std::move(response.body);
  }
  // For HEAD the length is that of the answer GET would have had (RFC 9110, 8.6).
  if (has_body) {
    message.content_length(length);
  }
  return message;
}

int status_of_read_error(const boost::system::error_code& error) {
  if (error == beast::http::error::body_limit) {
    return 413;
  }
  if (error == beast::http::error::header_limit || error == beast::http::error::buffer_overflow) {
    return 431;
  }
  // Errors of the HTTP grammar have their own category; the rest is the network and gets no answer.
  const auto& http_category = make_error_code(beast::http::error::bad_method).category();
  if (error.category() == http_category && error != beast::http::error::end_of_stream &&
      error != beast::http::error::partial_message) {
    return 400;
  }
  return 0;
}

}  // namespace maatstaf::http
