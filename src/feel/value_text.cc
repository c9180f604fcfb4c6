// SPDX-License-Identifier: EUPL-1.2
//
// How values are written, and when two are the same.
#include <fmt/format.h>

#include <algorithm>

#include "feel/value.h"

namespace maatstaf::feel {
namespace {

constexpr int kMaxTextDepth = 200;

void write(const Value& value, std::string& out, int depth);

void write_quoted(std::string_view text, std::string& out) {
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += c;
    }
  }
  out += '"';
}

bool is_plain_name(std::string_view name) {
  return !name.empty() && !(name[0] >= '0' && name[0] <= '9') && std::ranges::none_of(name, [](char c) {
    return c == '"' || c == '\\' || c == ':' || c == ',' || c == '{' || c == '}' || (c >= 0 && c < ' ');
  });
}

void write_range(const Range& range, std::string& out, int depth) {
  constexpr std::string_view kOperators[] = {"", "<", "<=", ">", ">=", "=", "!="};
  if (range.form != RangeForm::Interval) {
    const bool has_end_only = range.form == RangeForm::Less || range.form == RangeForm::LessOrEqual;
    out += '(';
    out += kOperators[static_cast<std::size_t>(range.form)];
    out += ' ';
    write(has_end_only ? range.end : range.start, out, depth + 1);
    out += ')';
    return;
  }
  out += range.start_boundary == Boundary::Closed ? '[' : '(';
  write(range.start, out, depth + 1);
  out += "..";
  write(range.end, out, depth + 1);
  out += range.end_boundary == Boundary::Closed ? ']' : ')';
}

void write_context(const Context& context, std::string& out, int depth) {
  out += '{';
  bool first = true;
  for (const auto& [name, value] : context.entries()) {
    out += first ? "" : ", ";
    first = false;
    if (is_plain_name(name)) {
      out += name;
    } else {
      write_quoted(name, out);
    }
    out += ": ";
    write(value, out, depth + 1);
  }
  out += '}';
}

void write_list(const List& list, std::string& out, int depth) {
  out += '[';
  bool first = true;
  for (const Value& item : list) {
    out += first ? "" : ", ";
    first = false;
    write(item, out, depth + 1);
  }
  out += ']';
}

void write_function(const Function& function, std::string& out) {
  out += "function(";
  bool first = true;
  for (const Parameter& parameter : function.parameters()) {
    out += first ? "" : ", ";
    first = false;
    out += parameter.name;
  }
  out += ')';
}

// `quote` is what stands around temporal values: @"…" for people, nothing inside string().
std::string temporal_text(const Value& value) {
  switch (value.kind()) {
    case Kind::Date:
      return value.date().text();
    case Kind::Time:
      return value.time().text();
    case Kind::DateTime:
      return value.date_time().text();
    case Kind::YearsMonthsDuration:
      return value.years_months().text();
    case Kind::DaysTimeDuration:
      return value.days_time().text();
    default:
      return {};
  }
}

void write(const Value& value, std::string& out, int depth) {
  if (depth > kMaxTextDepth) {
    out += "…";
    return;
  }
  switch (value.kind()) {
    case Kind::Null:
      out += "null";
      break;
    case Kind::Unknown:
      out += fmt::format("onbekend({})", fmt::join(value.causes(), ", "));
      break;
    case Kind::Boolean:
      out += value.boolean() ? "true" : "false";
      break;
    case Kind::Number:
      out += value.number().text();
      break;
    case Kind::String:
      write_quoted(value.string(), out);
      break;
    case Kind::Date:
    case Kind::Time:
    case Kind::DateTime:
    case Kind::YearsMonthsDuration:
    case Kind::DaysTimeDuration:
      out += fmt::format("@\"{}\"", temporal_text(value));
      break;
    case Kind::List:
      write_list(value.list(), out, depth);
      break;
    case Kind::Context:
      write_context(value.context(), out, depth);
      break;
    case Kind::Range:
      write_range(value.range(), out, depth);
      break;
    case Kind::Function:
      write_function(value.function(), out);
      break;
  }
}

bool same_list(const List& a, const List& b) {
  return std::ranges::equal(a, b, same);
}

bool same_context(const Context& a, const Context& b) {
  return a.size() == b.size() && std::ranges::all_of(a.entries(), [&b](const Context::Entry& entry) {
           const Value* other = b.find(entry.first);
           return other != nullptr && same(entry.second, *other);
         });
}

bool same_range(const Range& a, const Range& b) {
  return a.form == b.form && a.start_boundary == b.start_boundary && a.end_boundary == b.end_boundary &&
         same(a.start, b.start) && same(a.end, b.end);
}

}  // namespace

std::string to_text(const Value& value) {
  std::string out;
  write(value, out, 0);
  return out;
}

std::string to_string(const Value& value) {
  if (value.is_string()) {
    return std::string(value.string());
  }
  std::string plain = temporal_text(value);
  return plain.empty() ? to_text(value) : plain;
}

bool same(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) {
    return false;
  }
  switch (a.kind()) {
    case Kind::Null:
      return true;
    case Kind::Unknown:
      return a.causes() == b.causes();
    case Kind::Boolean:
      return a.boolean() == b.boolean();
    case Kind::Number:
      return a.number() == b.number();
    case Kind::String:
      return a.string() == b.string();
    case Kind::Date:
      return a.date() == b.date();
    case Kind::Time:
      return a.time() == b.time();
    case Kind::DateTime:
      return a.date_time() == b.date_time();
    case Kind::YearsMonthsDuration:
      return a.years_months() == b.years_months();
    case Kind::DaysTimeDuration:
      return a.days_time() == b.days_time();
    case Kind::List:
      return same_list(a.list(), b.list());
    case Kind::Context:
      return same_context(a.context(), b.context());
    case Kind::Range:
      return same_range(a.range(), b.range());
    case Kind::Function:
      return a.function() == b.function();
  }
  return false;
}

}  // namespace maatstaf::feel
