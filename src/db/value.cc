// SPDX-License-Identifier: EUPL-1.2
#include "db/value.h"

#include <fmt/format.h>

#include <algorithm>

namespace maatstaf::db {
namespace {

constexpr std::string_view kRemedy = "Zet een reservekopie terug, of meld dit als fout in Maatstaf.";

template <class T>
base::Result<std::optional<T>> get(std::string_view column, const Value& value) {
  if (std::holds_alternative<std::monostate>(value)) {
    return std::optional<T>();
  }
  if (const T* found = std::get_if<T>(&value)) {
    return std::optional<T>(*found);
  }
  return base::fail(
      base::ErrorKind::Storage,
      fmt::format("De kolom {} in de database heeft een ander soort waarde dan verwacht.", column),
      std::string(kRemedy));
}

template <class T>
base::Result<T> require(std::string_view column, base::Result<std::optional<T>> value) {
  if (!value) {
    return tl::unexpected(std::move(value).error());
  }
  if (!*value) {
    return base::fail(base::ErrorKind::Storage, fmt::format("De kolom {} in de database is leeg.", column),
                      std::string(kRemedy));
  }
  return std::move(**value);
}

}  // namespace

base::Result<const Value*> Row::find(std::string_view column) const {
  const auto found = std::ranges::find(*columns_, column);
  if (found == columns_->end()) {
    return base::fail(base::ErrorKind::Storage,
                      fmt::format("De kolom {} ontbreekt in het antwoord van de database.", column),
                      std::string(kRemedy));
  }
  return &values_[static_cast<std::size_t>(found - columns_->begin())];
}

base::Result<std::optional<std::string>> Row::optional_text(std::string_view column) const {
  TRY(const Value* value, find(column));
  return get<std::string>(column, *value);
}

base::Result<std::optional<std::string>> Row::optional_bytes(std::string_view column) const {
  TRY(const Value* value, find(column));
  TRY(auto bytes, get<Bytes>(column, *value));
  if (!bytes) {
    return std::optional<std::string>();
  }
  return std::optional<std::string>(std::move(bytes->data));
}

base::Result<std::string> Row::text(std::string_view column) const {
  return require(column, optional_text(column));
}

base::Result<std::string> Row::bytes(std::string_view column) const {
  return require(column, optional_bytes(column));
}

base::Result<std::int64_t> Row::integer(std::string_view column) const {
  TRY(const Value* value, find(column));
  return require(column, get<std::int64_t>(column, *value));
}

}  // namespace maatstaf::db
