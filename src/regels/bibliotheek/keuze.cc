// SPDX-License-Identifier: EUPL-1.2
//
// Which package decides one case: `kies` of regels/tijdlijn.h.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/nederlands.h"
#include "regels/bibliotheek/bibliotheek.h"
#include "regels/bibliotheek/tijdregels.h"

namespace maatstaf::regels {
namespace {

using base::Date;
using base::ErrorKind;
using base::Result;

constexpr std::string_view kAanvraagdatum = "aanvraagdatum";
constexpr std::string_view kBesluitdatum = "besluitdatum";

tl::unexpected<base::Error> weiger(ErrorKind kind, std::string_view fout, std::string cause,
                                   std::string remedy) {
  return base::fail(kind, std::move(cause), std::move(remedy), {.file = {}, .path = std::string(fout)});
}

/// "de aanvraagdatum", for sentences.
std::string naam_van(std::string_view begrip) {
  if (begrip == kAanvraagdatum) {
    return "de datum van de aanvraag";
  }
  if (begrip == kBesluitdatum) {
    return "de datum van het besluit";
  }
  return fmt::format("“{}”", begrip);
}

/// The office for sentences: "Zorgkantoor Noord", whether or not its name says what it is.
std::string naam_kantoor(const std::string& kantoor) {
  const bool zegt_het = kantoor.find("orgkantoor") != std::string::npos;
  return zegt_het ? kantoor : fmt::format("Zorgkantoor {}", kantoor);
}

// ---- Adoption by the office -------------------------------------------------------------------------------

/// First day on which each package with gradual adoption is used at the office that is asked about.
class Invoeringsdagen {
 public:
  static Result<Invoeringsdagen> lees(const Pakketlijst& regeling, std::string_view kantoor,
                                      std::span<const KantoorInvoering> invoeringen) {
    Invoeringsdagen dagen;
    if (kantoor.empty()) {
      return dagen;
    }
    for (const KantoorInvoering& invoering : invoeringen) {
      if (invoering.kantoor != kantoor) {
        continue;
      }
      TRY_VOID(dagen.leg_vast(regeling, invoering));
    }
    return dagen;
  }

  /// The day of the office, else the national day; nullopt when the package has no gradual adoption.
  [[nodiscard]] std::optional<Date> eerste_dag(const Pakket& pakket) const {
    if (!pakket.invoering) {
      return std::nullopt;
    }
    return eigen_dag(pakket).value_or(pakket.invoering->vanaf);
  }
  [[nodiscard]] std::optional<Date> eigen_dag(const Pakket& pakket) const {
    const auto it = dagen_.find(pakket.id);
    return it == dagen_.end() ? std::nullopt : std::optional<Date>(it->second);
  }

 private:
  Result<void> leg_vast(const Pakketlijst& regeling, const KantoorInvoering& invoering) {
    bool past = false;
    bool geleidelijk = false;
    for (const auto& pakket : regeling) {
      if (!pakket->invoering) {
        continue;
      }
      geleidelijk = true;
      if (invoering.datum < pakket->invoering->vanaf || pakket->invoering->uiterlijk < invoering.datum) {
        continue;
      }
      past = true;
      const auto [it, nieuw] = dagen_.emplace(pakket->id, invoering.datum);
      if (!nieuw && it->second != invoering.datum) {
        return weiger(ErrorKind::Input, keuzefout::kInvoeringBotst,
                      fmt::format("Voor {} staan twee dagen van invoering van {}: {} en {}.",
                                  naam_kantoor(invoering.kantoor), pakket->id,
                                  base::date_long(std::min(it->second, invoering.datum)),
                                  base::date_long(std::max(it->second, invoering.datum))),
                      "Laat alleen de dag staan waarop het zorgkantoor de regels echt ging gebruiken.");
      }
    }
    if (past || !geleidelijk) {
      return {};
    }
    return weiger(ErrorKind::Input, keuzefout::kInvoeringBuitenTermijn,
                  fmt::format("{} voert in op {}. Dat ligt buiten de tijd waarin regels worden ingevoerd.",
                              naam_kantoor(invoering.kantoor), base::date_long(invoering.datum)),
                  "Verbeter de dag, of pas invoering in pakket.yaml aan met een bron.");
  }

  std::map<std::string, Date, std::less<>> dagen_;
};

// ---- The packages that a date selects ---------------------------------------------------------------------

class Kiezer {
 public:
  Kiezer(Pakketlijst regeling, Invoeringsdagen invoering, const KeuzeVraag& vraag)
      : regeling_(std::move(regeling)), invoering_(std::move(invoering)), vraag_(&vraag) {}

  /// The date that selects this package; the application date as long as there is no decision.
  [[nodiscard]] Result<Date> datum_van(const Pakket& pakket) const {
    const auto it = vraag_->datums.find(pakket.gekozen_op);
    if (it != vraag_->datums.end()) {
      return it->second;
    }
    if (pakket.gekozen_op == kBesluitdatum) {
      return vraag_->datums.find(kAanvraagdatum)->second;
    }
    return weiger(ErrorKind::Input, keuzefout::kGeenDatum,
                  fmt::format("Het pakket {} wordt gekozen op {}, en die is niet bekend.", pakket.id,
                              naam_van(pakket.gekozen_op)),
                  "Geef deze datum op.");
  }

  /// The packages that hold for the case, those for other cases beside them.
  struct Stand {
    Pakketlijst hoofd;
    Pakketlijst ernaast;
  };

  /// Every package on the date that selects it.
  [[nodiscard]] Result<Stand> op_eigen_datum() const {
    Stand stand;
    for (const auto& pakket : regeling_) {
      TRY(const Date datum, datum_van(*pakket));
      voeg_toe(stand, pakket, datum);
    }
    rond_af(stand);
    return stand;
  }
  /// Every package as if this date selected it.
  [[nodiscard]] Stand op(Date datum) const {
    Stand stand;
    for (const auto& pakket : regeling_) {
      voeg_toe(stand, pakket, datum);
    }
    rond_af(stand);
    return stand;
  }
  [[nodiscard]] const Invoeringsdagen& invoering() const { return invoering_; }
  [[nodiscard]] const Pakketlijst& regeling() const { return regeling_; }

 private:
  [[nodiscard]] bool geldt(const Pakket& pakket, Date datum) const {
    const Date van = std::max(pakket.geldig_van, invoering_.eerste_dag(pakket).value_or(pakket.geldig_van));
    std::optional<Date> tot = pakket.geldig_tot_en_met;
    for (const auto& nieuw : regeling_) {
      // Requirement R139: until the office adopts, what is replaced holds; from that day it does not.
      if (wacht_op_invoering(pakket, *nieuw)) {
        tot = invoering_.eerste_dag(*nieuw)->plus_days(-1);
      }
    }
    return van <= datum && (!tot || datum <= *tot);
  }
  void voeg_toe(Stand& stand, const std::shared_ptr<const Pakket>& pakket, Date datum) const {
    if (geldt(*pakket, datum)) {
      (pakket->naast.empty() ? stand.hoofd : stand.ernaast).push_back(pakket);
    }
  }
  /// Plans give way; of a package and what it replaces the successor stays (the two are selected on
  /// different dates then); beside stays only what stands beside the package that holds. A package beside it
  /// that is made for this kind of application takes its place.
  void rond_af(Stand& stand) const {
    laat_plannen_wijken(stand.hoofd);
    const Pakketlijst alle = stand.hoofd;
    std::erase_if(stand.hoofd, [&alle](const auto& oud) {
      return std::ranges::any_of(alle, [&oud](const auto& nieuw) { return bevat(nieuw->vervangt, oud->id); });
    });
    if (stand.hoofd.size() != 1) {
      return;
    }
    const auto hoofd = stand.hoofd.front();
    std::erase_if(stand.ernaast, [&hoofd](const auto& pakket) { return !bevat(pakket->naast, hoofd->id); });
    const auto voor_deze_soort = [this](const auto& pakket) {
      return bevat(pakket->toepassing.soorten_aanvraag, vraag_->soort_aanvraag);
    };
    const auto eigen = std::ranges::find_if(stand.ernaast, voor_deze_soort);
    if (eigen == stand.ernaast.end()) {
      return;
    }
    if (std::ranges::count_if(stand.ernaast, voor_deze_soort) > 1) {
      std::ranges::copy_if(stand.ernaast, std::back_inserter(stand.hoofd), voor_deze_soort);
      return;
    }
    std::swap(stand.hoofd.front(), *eigen);
  }

  Pakketlijst regeling_;
  Invoeringsdagen invoering_;
  const KeuzeVraag* vraag_;
};

// ---- Refusals and explanation -----------------------------------------------------------------------------

Result<void> toets_datums(const KeuzeVraag& vraag) {
  const auto aanvraag = vraag.datums.find(kAanvraagdatum);
  if (aanvraag == vraag.datums.end()) {
    return weiger(ErrorKind::Input, keuzefout::kGeenDatum, "De datum van de aanvraag is niet bekend.",
                  "Geef de aanvraagdatum op.");
  }
  const auto besluit = vraag.datums.find(kBesluitdatum);
  if (besluit != vraag.datums.end() && besluit->second < aanvraag->second) {
    return weiger(ErrorKind::Input, keuzefout::kBesluitVoorAanvraag,
                  "De datum van het besluit ligt voor de datum van de aanvraag.", "Pas een van beide aan.");
  }
  return {};
}

/// Nothing holds: is that stated, or does it lie outside all rules?
tl::unexpected<base::Error> geen_pakket(const Tijdbron& bron, const KeuzeVraag& vraag) {
  const Date datum = vraag.datums.find(kAanvraagdatum)->second;
  for (const ZonderRegels& zonder : bron.zonder_regels) {
    if (zonder.regeling != vraag.regeling || datum < zonder.van || zonder.tot_en_met < datum) {
      continue;
    }
    return weiger(ErrorKind::NotFound, keuzefout::kZonderRegels,
                  fmt::format("Voor {} waren er op {} geen regels: {}", vraag.regeling,
                              base::date_long(datum), zonder.waarom),
                  "Kies een andere regeling.");
  }
  return weiger(ErrorKind::NotFound, keuzefout::kBuitenAlleRegels,
                fmt::format("De datums van deze zaak (aanvraag {}) liggen buiten alle regels van {}.",
                            base::date_long(datum), vraag.regeling),
                "Controleer de datums, of noem zelf een pakket om mee te rekenen zonder te besluiten.");
}

std::string zin_datum(const Pakket& pakket, Date datum, const KeuzeVraag& vraag) {
  if (pakket.gekozen_op == kBesluitdatum && !vraag.datums.contains(kBesluitdatum)) {
    return fmt::format(
        "{} geldt. Dit pakket wordt gekozen op de datum van het besluit. Die is er nog niet; gekeken is naar "
        "de datum van de aanvraag, {}.",
        pakket.titel, base::date_long(datum));
  }
  return fmt::format("{} geldt, want {} is {}.", pakket.titel, naam_van(pakket.gekozen_op),
                     base::date_long(datum));
}

void leg_invoering_uit(const Kiezer& kiezer, const Pakketkeuze& keuze, const KeuzeVraag& vraag,
                       std::vector<std::string>& uitleg) {
  for (const auto& nieuw : kiezer.regeling()) {
    if (!nieuw->invoering) {
      continue;
    }
    const bool raakt = nieuw == keuze.pakket || wacht_op_invoering(*keuze.pakket, *nieuw);
    // Only where adoption plays a part: from the day on which the first office could adopt.
    if (!raakt || keuze.datum < nieuw->invoering->vanaf) {
      continue;
    }
    if (const auto eigen = kiezer.invoering().eigen_dag(*nieuw)) {
      uitleg.push_back(fmt::format("{} gebruikt {} sinds {}; landelijk begon dat op {}.",
                                   naam_kantoor(vraag.kantoor), nieuw->titel, base::date_long(*eigen),
                                   base::date_long(nieuw->invoering->vanaf)));
    } else if (!vraag.kantoor.empty()) {
      uitleg.push_back(
          fmt::format("Van {} is geen eigen dag van invoering bekend. De landelijke dag telt: {}.",
                      naam_kantoor(vraag.kantoor), base::date_long(nieuw->invoering->vanaf)));
    }
  }
}

void leg_ernaast_uit(const Pakketkeuze& keuze, const KeuzeVraag& vraag, std::vector<std::string>& uitleg) {
  for (const auto& pakket : keuze.ernaast) {
    if (bevat(keuze.pakket->naast, pakket->id)) {
      uitleg.push_back(
          fmt::format("Dit pakket is er voor deze soort aanvraag ({}). Voor andere aanvragen geldt {}.",
                      vraag.soort_aanvraag, pakket->titel));
    } else if (pakket->toepassing.soorten_aanvraag.empty()) {
      uitleg.push_back(fmt::format("Daarnaast geldt {} voor andere zaken.", pakket->titel));
    } else {
      uitleg.push_back(
          fmt::format("Voor een aanvraag van de soort {} geldt {}.{}",
                      base::enumerate(pakket->toepassing.soorten_aanvraag, "of"), pakket->titel,
                      vraag.soort_aanvraag.empty() ? " De soort aanvraag is nog niet bekend." : ""));
    }
  }
}

std::shared_ptr<const Pakket> enige(const Kiezer::Stand& stand) {
  return stand.hoofd.size() == 1 ? stand.hoofd.front() : nullptr;
}

/// Requirement N03: what the application date and the decision date alone would select.
void vergelijk_datums(const Kiezer& kiezer, const KeuzeVraag& vraag, Pakketkeuze& keuze) {
  const Date aanvraag = vraag.datums.find(kAanvraagdatum)->second;
  keuze.op_aanvraagdatum = enige(kiezer.op(aanvraag));
  const auto besluit = vraag.datums.find(kBesluitdatum);
  if (besluit == vraag.datums.end()) {
    return;
  }
  keuze.op_besluitdatum = enige(kiezer.op(besluit->second));
  keuze.verschilt = keuze.op_aanvraagdatum != keuze.op_besluitdatum;
  if (!keuze.verschilt) {
    return;
  }
  const auto naam = [](const auto& pakket) { return pakket ? pakket->titel : std::string("geen pakket"); };
  keuze.uitleg.push_back(
      fmt::format("Let op: op de datum van de aanvraag ({}) hoort {}, op de datum van het besluit ({}) hoort "
                  "{}. Het pakket "
                  "zelf zegt welke datum telt: {}.",
                  base::date_long(aanvraag), naam(keuze.op_aanvraagdatum), base::date_long(besluit->second),
                  naam(keuze.op_besluitdatum), naam_van(keuze.gekozen_op)));
}

}  // namespace

Result<std::string> toets_status(const Pakket& pakket, KeuzeDoel doel) {
  if (mag_besluiten(pakket.status)) {
    return std::string{};
  }
  if (doel == KeuzeDoel::Besluit) {
    return weiger(ErrorKind::Conflict, keuzefout::kStatusLaatNietBesluiten,
                  fmt::format("Het pakket {} heeft de status “{}”. Daarmee kan niemand een besluit nemen.",
                              pakket.id, woord(pakket.status)),
                  "Kies een pakket dat in werking is, of reken alleen voor een vergelijking.");
  }
  return fmt::format("Alleen een simulatie: {} heeft de status “{}”. Besluiten kan hiermee niet.",
                     pakket.titel, woord(pakket.status));
}

Result<Pakketkeuze> kies(const Tijdbron& bron, const KeuzeVraag& vraag,
                         std::span<const KantoorInvoering> invoeringen) {
  TRY_VOID(toets_datums(vraag));
  Pakketlijst regeling = pakketten_van(bron, vraag.regeling);
  TRY(Invoeringsdagen dagen, Invoeringsdagen::lees(regeling, vraag.kantoor, invoeringen));
  const Kiezer kiezer(std::move(regeling), std::move(dagen), vraag);
  TRY(const Kiezer::Stand stand, kiezer.op_eigen_datum());
  if (stand.hoofd.empty()) {
    return geen_pakket(bron, vraag);
  }
  if (stand.hoofd.size() > 1) {
    return weiger(ErrorKind::Rules, keuzefout::kTweePakketten,
                  fmt::format("Voor deze zaak gelden meer pakketten tegelijk: {}.", opsomming(stand.hoofd)),
                  "Pas de geldigheid aan, zodat er op elke dag één geldt.");
  }
  Pakketkeuze keuze;
  keuze.pakket = stand.hoofd.front();
  keuze.ernaast = stand.ernaast;
  keuze.gekozen_op = keuze.pakket->gekozen_op;
  TRY(keuze.datum, kiezer.datum_van(*keuze.pakket));
  TRY(std::string let_op, toets_status(*keuze.pakket, vraag.doel));
  keuze.uitleg.push_back(zin_datum(*keuze.pakket, keuze.datum, vraag));
  leg_invoering_uit(kiezer, keuze, vraag, keuze.uitleg);
  leg_ernaast_uit(keuze, vraag, keuze.uitleg);
  if (!let_op.empty()) {
    keuze.uitleg.push_back(std::move(let_op));
  }
  vergelijk_datums(kiezer, vraag, keuze);
  return keuze;
}

Result<Pakketkeuze> kies(const Bibliotheek& bibliotheek, const KeuzeVraag& vraag,
                         std::span<const KantoorInvoering> invoeringen) {
  return kies(tijdbron(bibliotheek), vraag, invoeringen);
}

}  // namespace maatstaf::regels
