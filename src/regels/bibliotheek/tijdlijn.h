// SPDX-License-Identifier: EUPL-1.2
//
// Time in a library of rules: which package of a scheme holds on which day, whether every day has an answer,
// and which package decides one case. Pure functions of what they are given; thread-safe.
//
// A scheme (`regeling`) is the first part of the ids of its packages. A day is answered by exactly one
// package that may be decided on, or else by one planned package, or by an explicit statement that there were
// no rules
// (`regels/tijdlijn/*.yaml`). Beside it packages may hold for other cases (`naast`), and during a gradual
// adoption (`invoering`, requirement R139) the replaced packages hold on at offices that did not adopt yet.
// Packages with the status concept or alternatief are for simulation only and never answer a day.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "regels/bibliotheek/zonder_regels.h"
#include "regels/pakket/pakket.h"

namespace maatstaf::regels {

class Bibliotheek;

using Pakketlijst = std::vector<std::shared_ptr<const Pakket>>;

/// What the functions of this file look at. The lists must outlive the call, and what `Regelperiode::zonder`
/// points to.
struct Tijdbron {
  std::span<const std::shared_ptr<const Pakket>> pakketten;
  std::span<const ZonderRegels> zonder_regels;
};
[[nodiscard]] Tijdbron tijdbron(const Bibliotheek& bibliotheek);

/// The scheme of a package id: "meerzorg-thuis/kader-2026" → "meerzorg-thuis".
[[nodiscard]] std::string_view regeling_van(std::string_view pakket_id);

/// Consecutive days, both ends inclusive, on which the same rules hold.
struct Regelperiode {
  base::Date van;
  base::Date tot_en_met;
  Pakketlijst pakketten;                 ///< one, when the library is sound; more is a finding of `dekking`
  Pakketlijst ernaast;                   ///< hold beside it for other cases
  Pakketlijst tot_invoering;             ///< hold on at offices that did not adopt yet
  const ZonderRegels* zonder = nullptr;  ///< the statement that there were no rules

  /// The same rules, whatever the days.
  [[nodiscard]] bool zelfde_regels(const Regelperiode& other) const;
};

/// One period as a Dutch sentence, for the command line and pages.
[[nodiscard]] std::string in_woorden(const Regelperiode& periode);

class Tijdlijn {
 public:
  /// The periods of a scheme from `van` up to and including `tot_en_met`: consecutive, without gap or
  /// overlap. None when `tot_en_met` lies before `van`.
  [[nodiscard]] static Tijdlijn van_regeling(const Tijdbron& bron, std::string_view regeling, base::Date van,
                                             base::Date tot_en_met);
  [[nodiscard]] const std::string& regeling() const { return regeling_; }
  [[nodiscard]] const std::vector<Regelperiode>& periodes() const { return periodes_; }
  /// The period of a day; nullptr outside the timeline.
  [[nodiscard]] const Regelperiode* op(base::Date datum) const;

 private:
  std::string regeling_;
  std::vector<Regelperiode> periodes_;
};

/// The horizon that the library promises to answer: from the first day of the Wlz to the end of 2028.
inline const base::Date eerste_dag_wlz = base::Date::from_days(16'436);       ///< 2015-01-01
inline const base::Date laatste_dag_horizon = base::Date::from_days(21'549);  ///< 2028-12-31

/// The schemes that have a package which is no alternative, or a statement; in alphabetical order.
[[nodiscard]] std::vector<std::string> regelingen(const Tijdbron& bron);

enum class DekkingSoort {
  ZonderAntwoord,         ///< no package and no statement
  TweePakketten,          ///< two packages for the same cases
  VervangenLooptDoor,     ///< a replaced package holds on beside its successor, without invoering
  VerklaringTegenspraak,  ///< "no rules" is stated, and there is a package
  AlleenErnaast,          ///< a package holds beside another that does not hold
};
constexpr auto woordenlijst(DekkingSoort /*enum*/) {
  return base::woordenlijst<DekkingSoort>({{DekkingSoort::ZonderAntwoord, "zonder_antwoord"},
                                           {DekkingSoort::TweePakketten, "twee_pakketten"},
                                           {DekkingSoort::VervangenLooptDoor, "vervangen_loopt_door"},
                                           {DekkingSoort::VerklaringTegenspraak, "verklaring_tegenspraak"},
                                           {DekkingSoort::AlleenErnaast, "alleen_ernaast"}});
}

/// Something wrong with the coverage in time, over the longest consecutive run of days.
struct DekkingBevinding {
  DekkingSoort soort = DekkingSoort::ZonderAntwoord;
  std::string regeling;
  base::Date van;
  base::Date tot_en_met;
  std::vector<std::string> pakketten;
  std::string tekst;   ///< Dutch: what is wrong and what to do
  base::Place plaats;  ///< of the statement or of the package; the file only, when no line is known
};

/// Checks every scheme from `van` up to and including `tot_en_met`. Empty: every day has one answer.
[[nodiscard]] std::vector<DekkingBevinding> dekking(const Tijdbron& bron, base::Date van,
                                                    base::Date tot_en_met);
[[nodiscard]] std::vector<DekkingBevinding> dekking(const Bibliotheek& bibliotheek, base::Date van,
                                                    base::Date tot_en_met);

/// The day on which an office took the new rules into use.
struct KantoorInvoering {
  std::string kantoor;
  base::Date datum;
};

enum class KeuzeDoel { Besluit, Simulatie };

struct KeuzeVraag {
  std::string regeling;
  /// The dates that may select a package, by begrip: "aanvraagdatum" is required, "besluitdatum" is known
  /// once there is a decision. Until then a package that is selected on it is tried on the application date.
  std::map<std::string, base::Date, std::less<>> datums;
  std::string kantoor;         ///< empty: the national date of adoption
  std::string soort_aanvraag;  ///< code of the begrip; empty: not known
  KeuzeDoel doel = KeuzeDoel::Besluit;
};

/// The package for one case, and why.
struct Pakketkeuze {
  std::shared_ptr<const Pakket> pakket;
  std::string gekozen_op;  ///< begrip whose date selected it
  base::Date datum;        ///< that date
  Pakketlijst ernaast;     ///< hold beside it; for other kinds of application
  /// What each date alone would select, when both dates are known; nullptr: no single package.
  std::shared_ptr<const Pakket> op_aanvraagdatum;
  std::shared_ptr<const Pakket> op_besluitdatum;
  bool verschilt = false;           ///< the two dates select different packages (requirement N03)
  std::vector<std::string> uitleg;  ///< Dutch sentences, in order
};

/// Why a choice is refused; it stands as `place.path` of the error.
namespace keuzefout {
inline constexpr std::string_view kGeenDatum = "geen_datum";                                ///< Input
inline constexpr std::string_view kBesluitVoorAanvraag = "besluit_voor_aanvraag";           ///< Input
inline constexpr std::string_view kInvoeringBotst = "invoering_botst";                      ///< Input
inline constexpr std::string_view kInvoeringBuitenTermijn = "invoering_buiten_termijn";     ///< Input
inline constexpr std::string_view kBuitenAlleRegels = "buiten_alle_regels";                 ///< NotFound
inline constexpr std::string_view kZonderRegels = "zonder_regels";                          ///< NotFound
inline constexpr std::string_view kStatusLaatNietBesluiten = "status_laat_niet_besluiten";  ///< Conflict
inline constexpr std::string_view kTweePakketten = "twee_pakketten";                        ///< Rules
}  // namespace keuzefout

/// Selects the package of a case. `invoeringen` are the adoption dates of all offices, in any order; only
/// those of the office that is asked about count. Errors: as named in `keuzefout`, with a Dutch cause and
/// remedy.
[[nodiscard]] base::Result<Pakketkeuze> kies(const Tijdbron& bron, const KeuzeVraag& vraag,
                                             std::span<const KantoorInvoering> invoeringen);
[[nodiscard]] base::Result<Pakketkeuze> kies(const Bibliotheek& bibliotheek, const KeuzeVraag& vraag,
                                             std::span<const KantoorInvoering> invoeringen);

/// May this package be used for this purpose? Empty: yes. A sentence: yes, and this must stand beside every
/// result. Errors: Conflict, keuzefout::status_laat_niet_besluiten.
[[nodiscard]] base::Result<std::string> toets_status(const Pakket& pakket, KeuzeDoel doel);

}  // namespace maatstaf::regels
