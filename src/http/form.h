// SPDX-License-Identifier: EUPL-1.2
//
// What a browser puts in addresses and forms: percent-encoding, application/x-www-form-urlencoded and
// multipart/form-data. Strict: what breaks the encoding, is no UTF-8 or passes a limit is refused with
// ErrorKind::Input. Pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"

namespace maatstaf::http {

struct FormLimits {
  std::size_t fields = 500;
  std::size_t name_bytes = 200;
  std::size_t value_bytes = 64 * 1024;  ///< of one text field
  std::size_t files = 10;
  std::size_t file_bytes = 5 * 1024 * 1024;  ///< of one file
};

/// A file sent along with a form. The name is what the sender says it is: show it, never use it as a path.
struct Upload {
  std::string field;
  std::string file_name;
  std::string type;
  std::string content;
};

struct Form {
  Fields fields;
  std::vector<Upload> uploads;
};

/// "%C3%A9" to "é"; a plus becomes a space when `plus` says so. Errors: half an escape, no UTF-8, a zero
/// byte.
enum class Plus { IsPlus, IsSpace };
[[nodiscard]] base::Result<std::string> decode_percent(std::string_view text, Plus plus);
/// For one value in a query or one segment of a path.
[[nodiscard]] std::string encode_percent(std::string_view text);

/// A query or a urlencoded body.
[[nodiscard]] base::Result<Fields> parse_urlencoded(std::string_view text, const FormLimits& limits = {});
[[nodiscard]] base::Result<Form> parse_multipart(std::string_view body, std::string_view boundary,
                                                 const FormLimits& limits = {});
/// The form in the body of a request, by its Content-Type. Line ends in text fields become "\n".
[[nodiscard]] base::Result<Form> read_form(const Request& request, const FormLimits& limits = {});

}  // namespace maatstaf::http
