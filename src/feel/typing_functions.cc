// SPDX-License-Identifier: EUPL-1.2
//
// The types of the built-in functions (DMN 1.5, 10.3.4), as far as the check needs them.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "feel/typing.h"

namespace maatstaf::feel {
namespace {

/// One way to call a function. Parameters and results are letters: n number, s text, b yes or no, d date or
/// date and time, u duration, l list, c context, a anything; a result may also be D date and time, t time, m
/// duration in months, e an item of the first list, = the type of the first argument. After `|` stand the
/// parameters that may be left out; `*` behind a parameter: any number of them.
struct Signature {
  std::string_view name;
  std::string_view parameters;
  char result;
};

constexpr std::array kSignatures = std::to_array<Signature>({
    {"list contains", "la", 'b'},
    {"count", "l", 'n'},
    {"sum", "l", 'n'},
    {"sum", "n*", 'n'},
    {"mean", "l", 'n'},
    {"mean", "n*", 'n'},
    {"median", "l", 'n'},
    {"median", "n*", 'n'},
    {"product", "l", 'n'},
    {"product", "n*", 'n'},
    {"min", "l", 'e'},
    {"min", "a*", 'a'},
    {"max", "l", 'e'},
    {"max", "a*", 'a'},
    {"all", "l", 'b'},
    {"all", "b*", 'b'},
    {"any", "l", 'b'},
    {"any", "b*", 'b'},
    {"sublist", "ln|n", '='},
    {"append", "la*", 'a'},
    {"reverse", "l", '='},
    {"distinct values", "l", '='},
    {"sort", "l|a", '='},
    {"index of", "la", 'l'},
    {"flatten", "l", 'a'},
    {"not", "b", 'b'},
    {"abs", "a", '='},
    {"floor", "n|n", 'n'},
    {"ceiling", "n|n", 'n'},
    {"decimal", "nn", 'n'},
    {"round up", "nn", 'n'},
    {"round down", "nn", 'n'},
    {"round half up", "nn", 'n'},
    {"round half down", "nn", 'n'},
    {"modulo", "nn", 'n'},
    {"sqrt", "n", 'n'},
    {"odd", "n", 'b'},
    {"even", "n", 'b'},
    {"string length", "s", 'n'},
    {"upper case", "s", 's'},
    {"lower case", "s", 's'},
    {"substring", "sn|n", 's'},
    {"substring before", "ss", 's'},
    {"substring after", "ss", 's'},
    {"contains", "ss", 'b'},
    {"starts with", "ss", 'b'},
    {"ends with", "ss", 'b'},
    {"matches", "ss|s", 'b'},
    {"split", "ss", 'l'},
    {"string join", "l|s", 's'},
    {"string", "a", 's'},
    {"number", "s|ss", 'n'},
    {"date", "a", 'd'},
    {"date", "nnn", 'd'},
    {"time", "a", 't'},
    {"date and time", "a", 'D'},
    {"date and time", "da", 'D'},
    {"years and months duration", "dd", 'm'},
    {"day of week", "d", 's'},
    {"day of year", "d", 'n'},
    {"month of year", "d", 's'},
    {"week of year", "d", 'n'},
    {"get value", "ca", 'a'},
    {"get entries", "c", 'l'},
    {"context put", "caa", 'c'},
});

enum class Fit { Yes, Singleton, No };

Fit fits(const Type& type, char parameter) {
  const auto kind = type.kind();
  if (kind == TypeKind::Any || kind == TypeKind::Null || parameter == 'a') {
    return Fit::Yes;
  }
  if (parameter == 'l') {
    return kind == TypeKind::List ? Fit::Yes : Fit::Singleton;
  }
  if (kind == TypeKind::List) {
    return Fit::Singleton;
  }
  bool same = false;
  switch (parameter) {
    case 'n':
      same = kind == TypeKind::Number;
      break;
    case 's':
      same = kind == TypeKind::String;
      break;
    case 'b':
      same = kind == TypeKind::Boolean;
      break;
    case 'd':
      same = kind == TypeKind::Date || kind == TypeKind::DateTime;
      break;
    case 'c':
      same = kind == TypeKind::Context;
      break;
    default:
      same = kind == TypeKind::YearsMonthsDuration || kind == TypeKind::DaysTimeDuration;
  }
  return same ? Fit::Yes : Fit::No;
}

/// The parameters as letters for this number of arguments; empty when the signature does not take so many.
std::string letters_for(std::string_view parameters, std::size_t count) {
  const std::size_t bar = parameters.find('|');
  const std::size_t required = bar == std::string_view::npos ? parameters.size() : bar;
  std::string letters(parameters.substr(0, required));
  if (bar != std::string_view::npos) {
    letters += parameters.substr(bar + 1);
  }
  if (letters.ends_with('*')) {
    letters.pop_back();
    const char last = letters.back();
    if (count + 1 < letters.size() || count == 0) {
      return {};
    }
    letters.resize(count, last);
    return letters;
  }
  if (count < required || count > letters.size()) {
    return {};
  }
  return letters.substr(0, count);
}

Type result_of(char result, std::span<const Type> arguments) {
  switch (result) {
    case 'n':
      return TypeKind::Number;
    case 's':
      return TypeKind::String;
    case 'b':
      return TypeKind::Boolean;
    case 'd':
      return TypeKind::Date;
    case 'D':
      return TypeKind::DateTime;
    case 't':
      return TypeKind::Time;
    case 'm':
      return TypeKind::YearsMonthsDuration;
    case 'l':
      return Type::list(Type());
    case 'c':
      return TypeKind::Context;
    case 'e':
      return arguments.front().kind() == TypeKind::List ? arguments.front().element() : Type();
    case '=':
      return arguments.front();
    default:
      return {};
  }
}

/// get value(context, key): the member, when the key is written down or all members have the same type.
Type value_of_key(const Syntax& call, const Type& context, std::vector<TypingIssue>& issues) {
  if (context.kind() != TypeKind::Context || context.fields().empty()) {
    return {};
  }
  const Syntax& key = call.parts[1];
  if (key.kind == SyntaxKind::Constant && key.value.is_string()) {
    if (const Type* field = context.field(key.value.string())) {
      return *field;
    }
    issues.push_back({TypingIssueKind::UnknownMember, call.offset,
                      fmt::format("De groep gegevens heeft geen onderdeel “{}”.", key.value.string()),
                      "Verbeter de naam van het onderdeel."});
    return {};
  }
  Type result = context.fields().front().second;
  for (const auto& [name, type] : context.fields()) {
    result = common_type(result, type);
  }
  return result;
}

void report(const Syntax& call, Fit fit, char parameter, std::size_t number, const Type& given,
            std::vector<TypingIssue>& issues) {
  if (fit == Fit::Singleton) {
    issues.push_back({TypingIssueKind::SingletonList, call.offset,
                      fmt::format("{}() vraagt als gegeven {} {}, maar krijgt {}.", call.text, number,
                                  parameter == 'l' ? "een lijst" : "een losse waarde", in_words(given)),
                      parameter == 'l' ? "Geef een lijst, ook als er één waarde is: [waarde]."
                                       : "Kies een onderdeel van de lijst."});
  } else {
    issues.push_back(
        {TypingIssueKind::Arguments, call.offset,
         fmt::format("{}() kan gegeven {} niet gebruiken: {}.", call.text, number, in_words(given)),
         "Geef een waarde van het type dat de functie vraagt."});
  }
}

}  // namespace

Type type_of_builtin(const Syntax& call, std::span<const Type> arguments, std::vector<TypingIssue>& issues) {
  if (!call.names.empty()) {
    return {};
  }
  const Signature* best = nullptr;
  bool known = false;
  std::size_t wrong = 0;
  for (const Signature& each : kSignatures) {
    if (each.name != call.text) {
      continue;
    }
    known = true;
    const std::string letters = letters_for(each.parameters, arguments.size());
    if (letters.empty() && !(arguments.empty() && each.parameters.empty())) {
      continue;
    }
    std::size_t first_wrong = 0;
    while (first_wrong < arguments.size() && fits(arguments[first_wrong], letters[first_wrong]) == Fit::Yes) {
      ++first_wrong;
    }
    if (best == nullptr || first_wrong > wrong) {
      best = &each;
      wrong = first_wrong;
    }
    if (first_wrong == arguments.size()) {
      break;
    }
  }
  if (!known) {
    return {};
  }
  if (best == nullptr) {
    issues.push_back(
        {TypingIssueKind::Arguments, call.offset,
         fmt::format("{}() krijgt {} gegevens; zo veel vraagt de functie niet.", call.text, arguments.size()),
         "Geef het aantal gegevens dat de functie vraagt."});
    return {};
  }
  if (wrong < arguments.size()) {
    const char parameter = letters_for(best->parameters, arguments.size())[wrong];
    report(call, fits(arguments[wrong], parameter), parameter, wrong + 1, arguments[wrong], issues);
  }
  if (call.text == "list contains" && arguments[0].kind() == TypeKind::List &&
      !may_equal(arguments[0].element(), arguments[1])) {
    issues.push_back({TypingIssueKind::MixedEquality, call.offset,
                      fmt::format("list contains() zoekt {} in een lijst met {}.", in_words(arguments[1]),
                                  in_words(arguments[0].element())),
                      "Zoek een waarde van het type dat in de lijst staat."});
  }
  if (call.text == "get value") {
    return value_of_key(call, arguments[0], issues);
  }
  return result_of(best->result, arguments);
}

}  // namespace maatstaf::feel
