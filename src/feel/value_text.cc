// SPDX-License-Identifier: EUPL-1.2
//
// How values are written.
#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "feel/value.h"

namespace maatstaf::feel {
namespace {

constexpr int kMaxTextDepth = 200;

void write(const Value& value, std::string& out, int depth);

bool is_plain_name(std::string_view name) {
  return !name.empty() && !base::is_digit(name[0]) && std::ranges::none_of(name, [](char c) {
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
      base::append_quoted(out, name, base::Escapes::Feel);
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
      base::append_quoted(out, value.string(), base::Escapes::Feel);
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

}  // namespace maatstaf::feel
