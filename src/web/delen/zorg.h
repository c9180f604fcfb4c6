// SPDX-License-Identifier: EUPL-1.2
//
// The care that fits, as the verpleegkundige puts it together (schermen, section 5, screen 9): every item
// bound to a limitation, the week by part of the day, hours against the limit of step 5a, amounts that add
// up. What counts is computed by the rules (beoordeling, brieven::zorgposten), never here. Pure functions,
// thread-safe.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "web/delen/vragen.h"
#include "web/delen/zaakblad.h"

namespace maatstaf::web {

/// One item of care in words; figures are absent where nothing usable was filled in.
struct Zorgregel {
  std::string soort;
  std::string omschrijving;
  std::string beperking;
  std::string vorm;
  std::string zorgverlener;
  std::string moment;  ///< code of the part of the day
  std::optional<base::Decimal> uren;
  std::optional<base::Decimal> tarief;
  std::optional<base::Decimal> per_jaar;
};

/// A list of care: its items have hours and a rate.
[[nodiscard]] bool is_zorglijst(const regels::Begrip& begrip);

[[nodiscard]] std::vector<Zorgregel> zorgregels(const Zaakblad& blad, const regels::Begrip& begrip,
                                                const feel::Value& lijst);
[[nodiscard]] std::vector<Zorgregel> zorgregels(const Zaakblad& blad, const regels::Begrip& begrip,
                                                const http::Fields& invoer);

/// The items with their sums, for reading.
[[nodiscard]] Html zorg_tabel(const Visit& visit, const Zaakblad& blad, const std::vector<Zorgregel>& regels);
/// The items to fill in: one line each that opens. Open are the lines where something is missing or wrong.
[[nodiscard]] Html zorg_formulier(const Visit& visit, const Zaakblad& blad, const regels::Begrip& begrip,
                                  const http::Fields& invoer, const FieldErrors& fouten);
/// Hours by part of the day, with the mean per day.
[[nodiscard]] Html week_kaart(const regels::Begrip& begrip, const std::vector<Zorgregel>& regels);
/// The hours needed against the hours of the profile and the limit; empty when there is no limit to measure
/// against.
[[nodiscard]] Html uren_kaart(const Zaakblad& blad);
/// From care to amount: every figure of the step with its working, and whether all of them add up.
[[nodiscard]] Html bedragen_kaart(const Zaakblad& blad, const std::vector<std::string>& berekeningen);

}  // namespace maatstaf::web
