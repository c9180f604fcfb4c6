// SPDX-License-Identifier: EUPL-1.2
#include "base/json.h"

#include <fmt/format.h>

#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <exception>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace maatstaf::base {
namespace {

namespace bj = boost::json;
using boost::json::error_code;

/// Builds the value from the parser's events. Boost.JSON's own value type would round numbers to a double and
/// keep only the last of two equal keys.
class Builder {
 public:
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) { return open(Json(Json::Object{})); }
  bool on_object_end(std::size_t, error_code&) { return close(); }
  bool on_array_begin(error_code&) { return open(Json(Json::Array{})); }
  bool on_array_end(std::size_t, error_code&) { return close(); }

  bool on_key_part(bj::string_view part, std::size_t, error_code&) { return collect(part); }
  bool on_key(bj::string_view part, std::size_t, error_code& error) {
    collect(part);
    Frame& frame = frames_.back();
    frame.key = std::exchange(text_, {});
    if (frame.container.if_object()->contains(frame.key)) {
      duplicate_ = true;
      error = bj::error::syntax;
      return false;
    }
    return true;
  }
  bool on_string_part(bj::string_view part, std::size_t, error_code&) { return collect(part); }
  bool on_string(bj::string_view part, std::size_t, error_code&) {
    collect(part);
    return put(Json(std::exchange(text_, {})));
  }
  bool on_number_part(bj::string_view part, error_code&) { return collect(part); }
  bool on_int64(std::int64_t, bj::string_view part, error_code&) { return number(part); }
  bool on_uint64(std::uint64_t, bj::string_view part, error_code&) { return number(part); }
  bool on_double(double, bj::string_view part, error_code&) { return number(part); }
  bool on_bool(bool value, error_code&) { return put(Json(value)); }
  bool on_null(error_code&) { return put(Json()); }
  bool on_comment_part(bj::string_view, error_code&) { return true; }
  bool on_comment(bj::string_view, error_code&) { return true; }

  [[nodiscard]] Json take() { return std::move(root_); }
  [[nodiscard]] bool duplicate() const { return duplicate_; }
  /// "zorg[2].uren": where the parser is now.
  [[nodiscard]] std::string path() const {
    std::string out;
    for (const Frame& frame : frames_) {
      if (const Json::Array* array = frame.container.if_array()) {
        out += fmt::format("[{}]", array->size());
      } else if (!frame.key.empty()) {
        out += (out.empty() ? "" : ".") + frame.key;
      }
    }
    return out;
  }

 private:
  struct Frame {
    Json container;
    std::string key;
  };

  bool collect(bj::string_view part) {
    text_.append(part.data(), part.size());
    return true;
  }
  bool number(bj::string_view part) {
    collect(part);
    return put(Json(Json::Number{std::exchange(text_, {})}));
  }
  bool open(Json container) {
    frames_.push_back({std::move(container), {}});
    return true;
  }
  bool close() {
    Json done = std::move(frames_.back().container);
    frames_.pop_back();
    return put(std::move(done));
  }
  bool put(Json value) {
    if (frames_.empty()) {
      root_ = std::move(value);
      return true;
    }
    Frame& frame = frames_.back();
    if (Json::Array* array = frame.container.if_array()) {
      array->push_back(std::move(value));
    } else {
      frame.container.if_object()->insert_or_assign(std::exchange(frame.key, {}), std::move(value));
    }
    return true;
  }

  std::vector<Frame> frames_;
  std::string text_;
  Json root_;
  bool duplicate_ = false;
};

struct Explanation {
  std::string cause;
  std::string remedy;
};

Explanation explain(const error_code& error, bool duplicate, const JsonLimits& limits) {
  if (duplicate) {
    return {"Dit veld staat twee keer in hetzelfde object.", "Laat één van de twee staan."};
  }
  if (error == bj::error::incomplete) {
    return {"De JSON is niet compleet: het einde ontbreekt.",
            "Controleer of het bestand heel is aangekomen."};
  }
  if (error == bj::error::extra_data) {
    return {"Na het einde van de JSON staat nog tekst.", "Haal alles na het laatste haakje weg."};
  }
  if (error == bj::error::too_deep) {
    return {fmt::format("De JSON is dieper genest dan {} niveaus.", limits.depth), "Maak de opbouw vlakker."};
  }
  if (error == bj::error::exponent_overflow) {
    return {"Dit getal is te groot.", "Schrijf het getal voluit."};
  }
  if (error == bj::error::illegal_leading_surrogate || error == bj::error::illegal_trailing_surrogate ||
      error == bj::error::expected_hex_digit || error == bj::error::expected_utf16_escape) {
    return {"De tekst bevat een teken dat niet bestaat (\\u…).", "Schrijf het teken zelf in de tekst."};
  }
  return {"Dit is geen geldige JSON.",
          "Kijk op deze plaats naar een ontbrekende komma, aanhalingsteken of haakje."};
}

/// Refuses what is no text at all, before a parser sees it.
Result<std::string_view> as_text(std::string_view bytes, std::string_view file, const JsonLimits& limits) {
  const Place place{.file = std::string(file)};
  if (bytes.size() > limits.bytes) {
    return fail(ErrorKind::Input,
                fmt::format("Dit is te groot: {} bytes, en er mogen er {} in.", bytes.size(), limits.bytes),
                "Laat bijlagen en andere grote onderdelen weg.", place);
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);  // a byte order mark says nothing in UTF-8
  }
  if (const auto offset = find_invalid_utf8(bytes)) {
    const TextPosition position = position_at(bytes, *offset);
    return fail(ErrorKind::Input, "De tekst is niet in UTF-8 opgeslagen.",
                "Sla het bestand opnieuw op met de codering UTF-8.",
                {.file = place.file, .line = position.line, .column = position.column});
  }
  return bytes;
}

constexpr int kCompact = -1;

void new_line(std::string& out, int level) {
  if (level == kCompact) {
    return;
  }
  out += '\n';
  out.append(static_cast<std::size_t>(level) * 2, ' ');
}

void write(std::string& out, const Json& value, int level);

/// Writes the items of an array or object between its brackets; `item` writes one.
template <class Items, class Item>
void write_items(std::string& out, const Items& items, char open, char close, int level, const Item& item) {
  out += open;
  const int inner = level == kCompact ? kCompact : level + 1;
  bool first = true;
  for (const auto& entry : items) {
    if (!first) {
      out += ',';
    }
    first = false;
    new_line(out, inner);
    item(entry, inner);
  }
  if (!items.empty()) {
    new_line(out, level);
  }
  out += close;
}

void write(std::string& out, const Json& value, int level) {
  if (const bool* boolean = value.if_bool()) {
    out += *boolean ? "true" : "false";
  } else if (const Json::Number* number = value.if_number()) {
    out += number->text;
  } else if (const std::string* text = value.if_string()) {
    append_quoted(out, *text, Escapes::Json);
  } else if (const Json::Array* array = value.if_array()) {
    write_items(out, *array, '[', ']', level,
                [&out](const Json& entry, int inner) { write(out, entry, inner); });
  } else if (const Json::Object* object = value.if_object()) {
    write_items(out, *object, '{', '}', level, [&out](const auto& entry, int inner) {
      append_quoted(out, entry.first, Escapes::Json);
      out += inner == kCompact ? ":" : ": ";
      write(out, entry.second, inner);
    });
  } else {
    out += "null";
  }
}

}  // namespace

const Json* Json::find(std::string_view key) const {
  const Object* object = if_object();
  if (object == nullptr) {
    return nullptr;
  }
  const auto it = object->find(key);
  return it == object->end() ? nullptr : &it->second;
}

std::string Json::text(std::string_view key, std::string_view otherwise) const {
  const Json* member = find(key);
  const std::string* text = member == nullptr ? nullptr : member->if_string();
  return text == nullptr ? std::string(otherwise) : *text;
}

std::int64_t Json::integer(std::string_view key, std::int64_t otherwise) const {
  const Json* member = find(key);
  const Number* number = member == nullptr ? nullptr : member->if_number();
  if (number == nullptr) {
    return otherwise;
  }
  std::int64_t value = 0;
  const char* end = number->text.data() + number->text.size();
  const auto [stop, error] = std::from_chars(number->text.data(), end, value);
  return error == std::errc{} && stop == end ? value : otherwise;
}

Json& Json::operator[](std::string_view key) {
  if (is_null()) {
    value_ = Object{};
  }
  Object& object = std::get<Object>(value_);
  const auto it = object.find(key);
  return it != object.end() ? it->second : object.emplace(std::string(key), Json()).first->second;
}

void Json::push_back(Json value) {
  if (is_null()) {
    value_ = Array{};
  }
  std::get<Array>(value_).push_back(std::move(value));
}

Result<Json> parse_json(std::string_view bytes, std::string_view file, JsonLimits limits) {
  TRY(const std::string_view text, as_text(bytes, file, limits));
  bj::parse_options options;
  options.max_depth = limits.depth;
  bj::basic_parser<Builder> parser(options);
  error_code error;
  std::size_t consumed = 0;
  try {
    consumed = parser.write_some(false, text.data(), text.size(), error);
  } catch (const std::exception&) {
    return fail(ErrorKind::Internal, "De JSON kon niet worden gelezen.", "Probeer het opnieuw.",
                {.file = std::string(file)});
  }
  if (!error && consumed < text.size()) {
    error = bj::error::extra_data;
  }
  if (!error) {
    return parser.handler().take();
  }
  const auto [cause, remedy] = explain(error, parser.handler().duplicate(), limits);
  const TextPosition position = position_at(text, consumed);
  return fail(ErrorKind::Input, cause, remedy,
              {.file = std::string(file),
               .path = parser.handler().path(),
               .line = position.line,
               .column = position.column});
}

std::string canonical(const Json& value) {
  std::string out;
  write(out, value, kCompact);
  return out;
}

std::string pretty(const Json& value) {
  std::string out;
  write(out, value, 0);
  return out;
}

}  // namespace maatstaf::base
