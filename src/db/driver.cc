// SPDX-License-Identifier: EUPL-1.2
#include "db/driver.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/utf8.h"

namespace maatstaf::db {
namespace {

bool is_name_character(char c) {
  return c == '_' ||
         (std::isalnum(static_cast<unsigned char>(c)) != 0 && static_cast<unsigned char>(c) < 128);
}

/// The end of the quoted text or comment that begins at `begin`, or `begin` when none begins there.
std::size_t skip_quoted(std::string_view sql, std::size_t begin) {
  const auto end_of = [&](std::string_view closing, std::size_t from) {
    const std::size_t found = sql.find(closing, from);
    return found == std::string_view::npos ? sql.size() : found + closing.size();
  };
  const char c = sql[begin];
  if (c == '\'' || c == '"') {
    return end_of(std::string_view(&c, 1), begin + 1);
  }
  if (sql.substr(begin, 2) == "--") {
    return end_of("\n", begin + 2);
  }
  if (sql.substr(begin, 2) == "/*") {
    return end_of("*/", begin + 2);
  }
  return begin;
}

}  // namespace

base::Result<Compiled> compile(const Statement& statement, char sign) {
  Compiled out;
  const std::string_view sql = statement.sql;
  std::size_t i = 0;
  while (i < sql.size()) {
    if (const std::size_t end = skip_quoted(sql, i); end != i) {
      out.sql += sql.substr(i, end - i);
      i = end;
      continue;
    }
    if (sql[i] != ':') {
      out.sql += sql[i++];
      continue;
    }
    std::size_t end = i + 1;
    while (end < sql.size() && is_name_character(sql[end])) {
      ++end;
    }
    const std::string name(sql.substr(i + 1, end - i - 1));
    if (name.empty()) {
      return base::fail(base::ErrorKind::Internal,
                        fmt::format("De databasevraag {} bevat een losse dubbele punt.", statement.name));
    }
    const auto found = std::ranges::find(out.names, name);
    out.sql += fmt::format("{}{}", sign, found - out.names.begin() + 1);
    if (found == out.names.end()) {
      out.names.push_back(name);
    }
    i = end;
  }
  return out;
}

base::Result<std::vector<const Value*>> arrange(const Statement& statement,
                                                const std::vector<std::string>& names,
                                                const Parameters& parameters) {
  std::vector<const Value*> out(names.size(), nullptr);
  for (const Parameter& parameter : parameters) {
    const auto found = std::ranges::find(names, parameter.name);
    const auto index = static_cast<std::size_t>(found - names.begin());
    if (found == names.end() || out[index] != nullptr) {
      return base::fail(base::ErrorKind::Internal,
                        fmt::format("De databasevraag {} kent {} niet of kreeg het twee keer.",
                                    statement.name, parameter.name));
    }
    if (const auto* text = std::get_if<std::string>(&parameter.value);
        text != nullptr &&
        (text->find('\0') != std::string::npos || base::find_invalid_utf8(*text).has_value())) {
      return base::fail(base::ErrorKind::Input, "Een tekst bevat tekens die niet bewaard kunnen worden.",
                        "Gebruik gewone tekst (UTF-8, zonder nultekens).",
                        {.path = std::string(parameter.name)});
    }
    out[index] = &parameter.value;
  }
  if (const auto missing = std::ranges::find(out, nullptr); missing != out.end()) {
    return base::fail(base::ErrorKind::Internal,
                      fmt::format("De databasevraag {} mist een waarde voor {}.", statement.name,
                                  names[static_cast<std::size_t>(missing - out.begin())]));
  }
  return out;
}

base::Error describe(Failure failure, std::string_view what, std::string_view detail) {
  using base::ErrorKind;
  const std::string where = fmt::format(" ({}{}{})", what, detail.empty() ? "" : ": ", detail);
  switch (failure) {
    case Failure::Duplicate:
      return {ErrorKind::Conflict,
              {},
              "Dit bestaat al in de database" + where + ".",
              "Lees opnieuw en probeer het nog eens."};
    case Failure::Busy:
      return {ErrorKind::Storage,
              {},
              "De database is te lang bezet door een ander" + where + ".",
              "Probeer het zo opnieuw."};
    case Failure::Lost:
      return {ErrorKind::Storage,
              {},
              "De verbinding met de database is weg" + where + ".",
              "Controleer of de database draait. Lees daarna eerst opnieuw wat er is opgeslagen."};
    case Failure::Full:
      return {ErrorKind::Storage,
              {},
              "De schijf van de database is vol" + where + ".",
              "Maak ruimte vrij. Er is niets opgeslagen."};
    case Failure::Damaged:
      return {ErrorKind::Storage,
              {},
              "Het databasebestand is beschadigd of is geen database" + where + ".",
              "Zet een reservekopie terug."};
    case Failure::Constraint:
      return {ErrorKind::Internal,
              {},
              "De database weigert deze gegevens" + where + ".",
              "Meld dit als fout in Maatstaf."};
    case Failure::None:
    case Failure::Other:
      break;
  }
  return {ErrorKind::Storage,
          {},
          "De database kon dit niet uitvoeren" + where + ".",
          "Kijk of de database bij deze versie van Maatstaf hoort (maatstaf migreer)."};
}

}  // namespace maatstaf::db
