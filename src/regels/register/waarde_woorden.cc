// SPDX-License-Identifier: EUPL-1.2
#include "regels/register/waarde_woorden.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "base/nederlands.h"

namespace maatstaf::regels {
namespace {

std::string getal_in_woorden(const base::Decimal& getal, std::string_view eenheid, Eenheidsvorm vorm) {
  constexpr std::string_view kEuro = "euro";
  const bool bedrag = eenheid.starts_with(kEuro);
  const std::string cijfers = bedrag ? base::amount(getal) : base::number(getal);
  if (vorm == Eenheidsvorm::InKop || eenheid.empty()) {
    return cijfers;
  }
  return bedrag ? cijfers + std::string(eenheid.substr(kEuro.size()))
                : fmt::format("{}\u00A0{}", cijfers, eenheid);
}

}  // namespace

std::string woord_van_code(std::string_view code) {
  if (code == "nvt") {
    return "n.v.t.";
  }
  std::string tekst(code);
  std::ranges::replace(tekst, '_', ' ');
  return tekst;
}

std::string waarde_in_woorden(const feel::Value& waarde, std::string_view eenheid, const Codenaam& codenaam,
                              Eenheidsvorm vorm) {
  switch (waarde.kind()) {
    case feel::Kind::Unknown:
      return std::string(kNogNietBekend);
    case feel::Kind::Null:
      return std::string(kGeen);
    case feel::Kind::Boolean:
      return waarde.boolean() ? "ja" : "nee";
    case feel::Kind::Date:
      return base::date_long(waarde.date());
    case feel::Kind::String:
      return codenaam(waarde.string());
    case feel::Kind::Number:
      return getal_in_woorden(waarde.number(), eenheid, vorm);
    case feel::Kind::List: {
      std::vector<std::string> delen;
      for (const feel::Value& deel : waarde.list()) {
        delen.push_back(waarde_in_woorden(deel, eenheid, codenaam, vorm));
      }
      return delen.empty() ? std::string(kGeen) : base::enumerate(delen);
    }
    case feel::Kind::Context: {
      std::vector<std::string> delen;
      for (const auto& [naam, deel] : waarde.context().entries()) {
        delen.push_back(
            fmt::format("{}: {}", woord_van_code(naam), waarde_in_woorden(deel, eenheid, codenaam, vorm)));
      }
      return delen.empty() ? std::string(kGeen) : fmt::format("{}", fmt::join(delen, "; "));
    }
    default:
      return feel::to_string(waarde);
  }
}

}  // namespace maatstaf::regels
