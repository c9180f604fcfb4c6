// SPDX-License-Identifier: EUPL-1.2
//
// Every kind of term that the office meets, asked for by name and answered with an explanation. The lengths
// come from Gegevens; which article says how each is counted stands above the code of each kind. Nothing is
// decided here: what a person must judge is said so. Pure, thread-safe.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "termijnen/gegevens.h"
#include "termijnen/kalender.h"
#include "termijnen/termijn.h"
#include "termijnen/uitleg.h"

namespace maatstaf::termijnen {

enum class Soort {
  Besluit,
  Aanvullen,
  NietBehandelen,
  Dwangsom,
  DwangsomVaststellen,
  Bezwaar,
  BeslissingBezwaar,
  AdviesZorginstituut,
  Hoorzitting,
  Ciz,
  PersoonlijkPlan,
  Toekenning,
  Overgangsjaar,
  Overbrugging,
  Standstill,
  Huisbezoek
};

/// What may be given beside the first day. A kind refuses what it does not use: a fact is never dropped in
/// silence.
enum class Gegeven {
  Opschorting,        ///< stops
  Duur,               ///< the length that the office chose
  Bericht,            ///< day of the notice that it takes longer (Awb 4:14 lid 3)
  NieuweDatum,        ///< the day that the notice names
  Commissie,          ///< an advisory committee (Awb 7:13)
  Verdaging,          ///< adjournment (Awb 7:10 lid 3)
  Instemming,         ///< a later day that all agreed on (Awb 7:10 lid 4)
  Advies,             ///< advice of the Zorginstituut was asked (Wlz 10.3.1)
  ZonderAdvies,       ///< why no advice is needed
  Ontvangen,          ///< day on which the objection came in
  Gepost,             ///< day on which it was posted
  Ingebrekestelling,  ///< day on which the notice of default came in
  Besloten,           ///< day on which the late decision was made known
  Instelling,         ///< the person already lives in an institution
  PgbSinds,           ///< first day of the pgb without a break
  RedelijkeTermijn,   ///< the reasonable term that the office sets (Awb 4:51)
  Huisbezoek,         ///< day of the last home visit
  IndicatieTot,       ///< last day of the indication
  Vandaag             ///< to know which invitations are still open
};

/// The name of the option: "--nieuwe-datum".
[[nodiscard]] std::string_view optie(Gegeven gegeven);

struct SoortInfo {
  Soort soort;
  std::string_view id;         ///< "beslissing-bezwaar"
  std::string_view naam;       ///< "Beslissing op bezwaar"
  std::string_view start;      ///< what the first day is: "dag waarop de aanvraag is ontvangen"
  std::string_view artikel;    ///< "Awb 4:13 lid 2"
  std::vector<Gegeven> mag;    ///< what may be given
  std::vector<Gegeven> moet;   ///< what must be given
  std::string_view voorbeeld;  ///< what follows `maatstaf termijn` in an example
};

/// All kinds, in the order of the life of a case.
[[nodiscard]] std::span<const SoortInfo> soorten();
/// Errors: NotFound with the names that exist.
[[nodiscard]] base::Result<const SoortInfo*> vind_soort(std::string_view id);

/// Why an objection is decided on without advice of the Zorginstituut (Wlz 10.3.1).
enum class ZonderAdvies {
  KennelijkNietOntvankelijk,  ///< clearly not admissible
  GeheelToegewezen,           ///< wholly granted
  AdviesBlijftUit,            ///< not in time, or none will be given
  EigenBijdrage               ///< about the own contribution, without a medical judgement
};
constexpr auto woordenlijst(ZonderAdvies /*enum*/) {
  return base::woordenlijst<ZonderAdvies>(
      {{ZonderAdvies::KennelijkNietOntvankelijk, "kennelijk-niet-ontvankelijk"},
       {ZonderAdvies::GeheelToegewezen, "geheel-toegewezen"},
       {ZonderAdvies::AdviesBlijftUit, "advies-blijft-uit"},
       {ZonderAdvies::EigenBijdrage, "eigen-bijdrage"}});
}

enum class JaNee { Nee, Ja };

struct Vraag {
  Soort soort = Soort::Besluit;
  base::Date start = {};
  std::vector<Onderbreking> onderbrekingen = {};
  std::optional<TermijnDuur> duur = std::nullopt;
  std::optional<base::Date> bericht = std::nullopt;
  std::optional<base::Date> nieuwe_datum = std::nullopt;
  JaNee commissie = JaNee::Nee;
  std::optional<TermijnDuur> verdaging = std::nullopt;
  std::optional<base::Date> instemming = std::nullopt;
  JaNee advies = JaNee::Nee;
  std::optional<ZonderAdvies> zonder_advies = std::nullopt;
  std::optional<base::Date> ontvangen = std::nullopt;
  std::optional<base::Date> gepost = std::nullopt;
  std::optional<base::Date> ingebrekestelling = std::nullopt;
  std::optional<base::Date> besloten = std::nullopt;
  JaNee instelling = JaNee::Nee;
  std::optional<base::Date> pgb_sinds = std::nullopt;
  std::optional<TermijnDuur> redelijke_termijn = std::nullopt;
  std::optional<base::Date> huisbezoek = std::nullopt;
  std::optional<base::Date> indicatie_tot = std::nullopt;
  std::optional<base::Date> vandaag = std::nullopt;
};

/// Reads "2026-12-11:2026-12-17:instemming" or with a reason after a third colon; and an invitation,
/// "2026-12-10:2026-12-24" or with the day of completion "2026-12-10:2026-12-24:2026-12-18".
/// Errors: Input.
[[nodiscard]] base::Result<Onderbreking> lees_opschorting(std::string_view tekst);
[[nodiscard]] base::Result<Onderbreking> lees_uitnodiging(std::string_view tekst, Grond grond);

/// Answers the question. Errors: Input (a day before 2015, an end before its begin, something that the kind
/// does not use or misses), Rules (a length without a value on that day).
[[nodiscard]] base::Result<Uitleg> leg_uit(const Vraag& vraag, const Gegevens& gegevens,
                                           const Kalender& kalender);

}  // namespace maatstaf::termijnen
