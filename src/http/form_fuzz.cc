// SPDX-License-Identifier: EUPL-1.2
//
// Everything a browser can put in a body, and what is read of a request by hand: the first byte chooses the reader.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "http/cookie.h"
#include "http/form.h"
#include "http/head.h"
#include "http/limits.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace http = maatstaf::http;
  if (size == 0) {
    return 0;
  }
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 6) {
    case 0:
      (void)http::parse_urlencoded(text);
      break;
    case 1:
      (void)http::parse_multipart(text, "x");
      break;
    case 2:
      (void)http::parse_cookies(text);
      break;
    case 4:
      (void)http::check_head(text);
      break;
    case 5:
      (void)http::network_of(text);
      break;
    default: {
      http::Request request;
      const auto split = text.find('\n');
      request.headers.emplace("Content-Type", text.substr(0, split));
      if (split != std::string_view::npos) {
        request.body = text.substr(split + 1);
      }
      (void)http::read_form(request);
    }
  }
  return 0;
}
