// SPDX-License-Identifier: EUPL-1.2
#include "http/form.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace maatstaf::http {

using base::ErrorKind;
using base::fail;
using base::Result;

namespace {

bool is_utf8(std::string_view text) {
  return !base::find_invalid_utf8(text);
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  if (c >= 'a' && c <= 'f') {
    return c - 'a' + 10;
  }
  if (c >= 'A' && c <= 'F') {
    return c - 'A' + 10;
  }
  return -1;
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return result;
}

tl::unexpected<base::Error> too_much(std::string cause) {
  return fail(ErrorKind::Input, std::move(cause), "Stuur minder tegelijk, of deel het op.");
}

tl::unexpected<base::Error> broken(std::string cause) {
  return fail(ErrorKind::Input, std::move(cause), "Ga terug naar de pagina en stuur het formulier opnieuw.");
}

/// The value of `name` in "form-data; name=\"x\"; filename=\"y\"", or nullopt.
std::optional<std::string> parameter_of(std::string_view header, std::string_view name) {
  std::size_t position = header.find(';');
  while (position != std::string_view::npos && position < header.size()) {
    ++position;
    while (position < header.size() && (header[position] == ' ' || header[position] == '\t')) {
      ++position;
    }
    const auto equals = header.find('=', position);
    if (equals == std::string_view::npos) {
      return std::nullopt;
    }
    const auto key = lower(base::trimmed(header.substr(position, equals - position), base::kBlanks));
    std::string value;
    std::size_t next = equals + 1;
    if (next < header.size() && header[next] == '"') {
      for (++next; next < header.size() && header[next] != '"'; ++next) {
        // Browsers escape only the quote inside a file name, as %22; a backslash escapes in RFC 2616 style.
        if (header[next] == '\\' && next + 1 < header.size()) {
          ++next;
        }
        value += header[next];
      }
      position = header.find(';', next);
    } else {
      position = header.find(';', next);
      value =
          base::trimmed(header.substr(next, position == std::string_view::npos ? position : position - next),
                        base::kBlanks);
    }
    if (key == name) {
      return value;
    }
  }
  return std::nullopt;
}

struct PartHeaders {
  std::string name;
  std::optional<std::string> file_name;
  std::string type;
};

Result<PartHeaders> read_part_headers(std::string_view text) {
  PartHeaders headers;
  while (!text.empty()) {
    const auto end = text.find("\r\n");
    const auto line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 2);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) {
      return broken("Het formulier is beschadigd: een kop mist een dubbele punt.");
    }
    const auto key = lower(base::trimmed(line.substr(0, colon), base::kBlanks));
    const auto value = base::trimmed(line.substr(colon + 1), base::kBlanks);
    if (key == "content-disposition") {
      headers.name = parameter_of(value, "name").value_or("");
      headers.file_name = parameter_of(value, "filename");
    } else if (key == "content-type") {
      headers.type = value;
    }
  }
  if (headers.name.empty()) {
    return broken("Het formulier is beschadigd: een veld heeft geen naam.");
  }
  return headers;
}

Result<void> add_part(Form& form, PartHeaders headers, std::string_view content, const FormLimits& limits) {
  if (headers.name.size() > limits.name_bytes) {
    return too_much("De naam van een veld is te lang.");
  }
  if (!is_utf8(headers.name)) {
    return broken("De naam van een veld is geen geldige tekst (UTF-8).");
  }
  if (headers.file_name) {
    if (form.uploads.size() >= limits.files) {
      return too_much(fmt::format("Er zijn meer dan {} bestanden tegelijk verstuurd.", limits.files));
    }
    if (content.size() > limits.file_bytes) {
      return too_much(fmt::format("Een bestand is groter dan {} MB.", limits.file_bytes / (1024 * 1024)));
    }
    if (!is_utf8(*headers.file_name)) {
      return broken("De naam van een bestand is geen geldige tekst (UTF-8).");
    }
    form.uploads.push_back({.field = std::move(headers.name),
                            .file_name = std::move(*headers.file_name),
                            .type = std::move(headers.type),
                            .content = std::string(content)});
    return {};
  }
  if (form.fields.list().size() >= limits.fields) {
    return too_much("Het formulier heeft te veel velden.");
  }
  if (content.size() > limits.value_bytes) {
    return too_much("Een antwoord in het formulier is te lang.");
  }
  if (!is_utf8(content) || content.find('\0') != std::string_view::npos) {
    return broken("Een antwoord in het formulier is geen geldige tekst (UTF-8).");
  }
  form.fields.add(std::move(headers.name), std::string(content));
  return {};
}

std::string plain_line_ends(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      if (i + 1 >= text.size() || text[i + 1] != '\n') {
        result += '\n';
      }
    } else {
      result += text[i];
    }
  }
  return result;
}

}  // namespace

Result<std::string> decode_percent(std::string_view text, Plus plus) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const int high = i + 1 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0) {
        return broken("Het adres of formulier bevat een onvolledig %-teken.");
      }
      result += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      result += text[i] == '+' && plus == Plus::IsSpace ? ' ' : text[i];
    }
  }
  if (!is_utf8(result)) {
    return broken("Het adres of formulier bevat tekens die geen geldige tekst (UTF-8) zijn.");
  }
  if (result.find('\0') != std::string::npos) {
    return broken("Het adres of formulier bevat een nulteken.");
  }
  return result;
}

std::string encode_percent(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      result += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      result += '%';
      result += kDigits[byte >> 4U];
      result += kDigits[byte & 0x0fU];
    }
  }
  return result;
}

Result<Fields> parse_urlencoded(std::string_view text, const FormLimits& limits) {
  Fields fields;
  while (!text.empty()) {
    const auto end = text.find('&');
    const auto pair = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (pair.empty()) {
      continue;
    }
    if (fields.list().size() >= limits.fields) {
      return too_much("Het formulier heeft te veel velden.");
    }
    const auto equals = pair.find('=');
    TRY(auto name, decode_percent(pair.substr(0, equals), Plus::IsSpace));
    TRY(auto value,
        decode_percent(equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1),
                       Plus::IsSpace));
    if (name.size() > limits.name_bytes) {
      return too_much("De naam van een veld is te lang.");
    }
    if (value.size() > limits.value_bytes) {
      return too_much("Een antwoord in het formulier is te lang.");
    }
    fields.add(std::move(name), std::move(value));
  }
  return fields;
}

Result<Form> parse_multipart(std::string_view body, std::string_view boundary, const FormLimits& limits) {
  // RFC 2046, 5.1.1: one to seventy characters.
  if (boundary.empty() || boundary.size() > 70) {
    return broken("Het formulier is beschadigd: de scheiding ontbreekt.");
  }
  const std::string delimiter = "--" + std::string(boundary);
  Form form;
  if (body.substr(0, delimiter.size()) != delimiter) {
    return broken("Het formulier is beschadigd: het begint niet met de scheiding.");
  }
  body.remove_prefix(delimiter.size());
  while (true) {
    if (body.substr(0, 2) == "--") {
      return form;
    }
    if (body.substr(0, 2) != "\r\n") {
      return broken("Het formulier is beschadigd: na een scheiding hoort een nieuwe regel.");
    }
    body.remove_prefix(2);
    const auto end = body.find("\r\n" + delimiter);
    if (end == std::string_view::npos) {
      return broken("Het formulier is niet helemaal aangekomen.");
    }
    const auto part = body.substr(0, end);
    const auto split = part.find("\r\n\r\n");
    if (split == std::string_view::npos) {
      return broken("Het formulier is beschadigd: een veld heeft geen kop.");
    }
    TRY(auto headers, read_part_headers(part.substr(0, split)));
    TRY_VOID(add_part(form, std::move(headers), part.substr(split + 4), limits));
    body.remove_prefix(end + 2 + delimiter.size());
  }
}

Result<Form> read_form(const Request& request, const FormLimits& limits) {
  const auto type = request.header("Content-Type");
  const auto plain_type =
      lower(base::trimmed(std::string_view(type).substr(0, type.find(';')), base::kBlanks));
  Form form;
  if (plain_type == "multipart/form-data") {
    TRY(form, parse_multipart(request.body, parameter_of(type, "boundary").value_or(""), limits));
  } else if (plain_type == "application/x-www-form-urlencoded" ||
             (plain_type.empty() && request.body.empty())) {
    TRY(form.fields, parse_urlencoded(request.body, limits));
  } else {
    return fail(ErrorKind::Input, "Dit soort inhoud kan deze pagina niet lezen.",
                "Gebruik het formulier op de pagina.");
  }
  Fields fields;
  for (const auto& [name, value] : form.fields.list()) {
    fields.add(name, plain_line_ends(value));
  }
  form.fields = std::move(fields);
  return form;
}

}  // namespace maatstaf::http
