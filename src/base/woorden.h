// SPDX-License-Identifier: EUPL-1.2
//
// Words of enums: one table per enum, beside its definition, with the code of every value (in files, in the
// API, in the audit log) and its name for people. An enum has words when its namespace holds
//
//     constexpr auto woordenlijst(Status /*enum*/) {
//       return base::woordenlijst<Status>({{Status::Concept, "concept"},
//                                          {Status::InWerking, "in_werking", "in werking"}});
//     }
//
// and then `woord(status)` is its code, `naam(status)` its name, and `base::lees<Status>(code)` reads it
// back. A value without a row, a row out of order and a code that stands twice do not compile. Pure,
// thread-safe.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace maatstaf::base {

/// One row. Without a name of its own the code is the name.
template <class Enum>
struct Woord {
  constexpr Woord() = default;
  constexpr Woord(Enum value, std::string_view its_code) : waarde(value), code(its_code), naam(its_code) {}
  constexpr Woord(Enum value, std::string_view its_code, std::string_view its_name)
      : waarde(value), code(its_code), naam(its_name) {}

  Enum waarde{};
  std::string_view code;
  std::string_view naam;
};

template <class Enum, std::size_t kAantal>
[[nodiscard]] constexpr std::array<Woord<Enum>, kAantal> woordenlijst(const Woord<Enum> (&rijen)[kAantal]) {
  std::array<Woord<Enum>, kAantal> lijst;
  for (std::size_t i = 0; i < kAantal; ++i) {
    lijst[i] = rijen[i];
  }
  return lijst;
}

namespace woorden_intern {

/// Whether the value has a name in its enum. C++20 has no list of enumerators; both compilers write a value
/// without a name as a cast, "(maatstaf::regels::Status)7".
template <auto kWaarde>
[[nodiscard]] consteval bool is_benoemd() {
  std::string_view tekst = __PRETTY_FUNCTION__;
  tekst.remove_suffix(1);
  while (tekst.back() >= '0' && tekst.back() <= '9') {
    tekst.remove_suffix(1);
  }
  return tekst.back() != ')' && tekst.back() != '-';
}

/// Whether row i is value i.
template <class Enum, std::size_t kAantal>
[[nodiscard]] consteval bool op_volgorde(const std::array<Woord<Enum>, kAantal>& lijst) {
  for (std::size_t i = 0; i < kAantal; ++i) {
    if (static_cast<std::size_t>(lijst[i].waarde) != i) {
      return false;
    }
  }
  return true;
}

template <class Enum, std::size_t kAantal>
[[nodiscard]] consteval bool codes_verschillen(const std::array<Woord<Enum>, kAantal>& lijst) {
  for (std::size_t i = 0; i < kAantal; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (lijst[i].code == lijst[j].code) {
        return false;
      }
    }
    if (lijst[i].code.empty()) {
      return false;
    }
  }
  return true;
}

template <class Enum>
inline constexpr auto kLijst = woordenlijst(Enum{});

}  // namespace woorden_intern

template <class Enum>
concept MetWoorden = requires(Enum waarde) { woordenlijst(waarde); };

/// All rows, in the order of the enum.
template <MetWoorden Enum>
[[nodiscard]] constexpr const auto& woorden() {
  constexpr const auto& kLijst = woorden_intern::kLijst<Enum>;
  static_assert(woorden_intern::op_volgorde(kLijst), "the rows stand in the order of the enum");
  static_assert(!woorden_intern::is_benoemd<static_cast<Enum>(kLijst.size())>(), "every value has a row");
  static_assert(woorden_intern::codes_verschillen(kLijst), "every value has a code of its own");
  return kLijst;
}

/// The code: what files and programs read.
template <MetWoorden Enum>
[[nodiscard]] constexpr std::string_view woord(Enum waarde) {
  return woorden<Enum>().at(static_cast<std::size_t>(waarde)).code;
}

/// The name: what people read.
template <MetWoorden Enum>
[[nodiscard]] constexpr std::string_view naam(Enum waarde) {
  return woorden<Enum>().at(static_cast<std::size_t>(waarde)).naam;
}

/// The value with this code; nothing when no value has it.
template <MetWoorden Enum>
[[nodiscard]] constexpr std::optional<Enum> lees(std::string_view code) {
  for (const Woord<Enum>& rij : woorden<Enum>()) {
    if (rij.code == code) {
      return rij.waarde;
    }
  }
  return std::nullopt;
}

}  // namespace maatstaf::base
