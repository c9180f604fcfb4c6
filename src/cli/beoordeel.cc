// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/nederlands.h"
#include "beoordeling/beoordelen/beoordelen.h"
#include "beoordeling/kwitantie/weergave.h"
#include "beoordeling/vergelijken/vergelijking.h"
#include "cli/opdrachten.h"
#include "cli/uitvoer.h"
#include "regels/bibliotheek/bibliotheek.h"
#include "zaak/aanvraag/aanvraag.h"
#include "zaak/dossierbeeld/pakketkeuze.h"

namespace maatstaf::cli {
namespace {

using beoordeling::Feiten;

/// An application and the library, read for one command.
struct Gelezen {
  regels::Bibliotheek bibliotheek;
  zaak::Aanvraag aanvraag;
};

tl::unexpected<zaak::Fouten> een(const base::Error& fout) {
  return tl::unexpected<zaak::Fouten>({fout});
}

tl::expected<Gelezen, zaak::Fouten> lees(const Installatie& installatie, const BeoordeelOpdracht& opdracht) {
  const auto tekst = lees_bestand(opdracht.aanvraag);
  if (!tekst) {
    return een(tekst.error());
  }
  std::string indicatie;
  if (!opdracht.indicatie.empty()) {
    auto gelezen = lees_bestand(opdracht.indicatie);
    if (!gelezen) {
      return een(gelezen.error());
    }
    indicatie = std::move(*gelezen);
  }
  auto bibliotheek = regels::Bibliotheek::lees(installatie.pad("regels"));
  if (!bibliotheek) {
    return een(bibliotheek.error());
  }
  const auto codes = zaak::IwlzCodes::lees(installatie.pad("regels/iwlz-codes.yaml"));
  if (!codes) {
    return een(codes.error());
  }
  auto aanvraag = zaak::lees_aanvraag(*tekst, opdracht.aanvraag, bibliotheek->begrippen(), *codes, indicatie,
                                      opdracht.indicatie);
  if (!aanvraag) {
    return tl::unexpected<zaak::Fouten>(aanvraag.error());
  }
  return Gelezen{std::move(*bibliotheek), std::move(*aanvraag)};
}

base::Result<std::optional<base::Date>> lees_datum(const std::string& tekst, std::string_view optie) {
  if (tekst.empty()) {
    return std::optional<base::Date>();
  }
  const auto datum = base::parse_dutch_date(tekst);
  if (!datum) {
    return base::fail(base::ErrorKind::Input, fmt::format("Bij {} staat geen datum.", optie),
                      "Schrijf een datum als 2026-11-21.");
  }
  return datum;
}

/// What was known on a day: facts that were stated later are left out, so they are unknown again.
void houd_bekend(Feiten& feiten, const std::optional<base::Date>& kennis) {
  if (!kennis) {
    return;
  }
  std::erase_if(feiten, [&kennis](const auto& paar) { return paar.second.herkomst.datum > *kennis; });
}

/// The package, and what must be said about it.
struct Gekozen {
  std::shared_ptr<const regels::Pakket> pakket;
  std::vector<std::string> waarom;  ///< why this one, when there was a choice
  std::string let_op;               ///< a package that may not decide was asked for
};

/// The package that was asked for, also one for simulation only.
base::Result<Gekozen> vind_pakket(const regels::Bibliotheek& bibliotheek, const std::string& gevraagd) {
  auto pakket = bibliotheek.vind(gevraagd);
  if (!pakket) {
    return base::fail(base::ErrorKind::NotFound,
                      fmt::format("Er is geen regelpakket met de naam {}.", gevraagd),
                      "Met maatstaf regels lijst ziet u alle namen.");
  }
  TRY(auto let_op, regels::toets_status(*pakket, regels::KeuzeDoel::Simulatie));
  return Gekozen{std::move(pakket), {}, std::move(let_op)};
}

base::Result<Gekozen> kies(const regels::Bibliotheek& bibliotheek, const std::string& gevraagd,
                           const std::string& ingevoerd, const Feiten& feiten) {
  TRY(const auto dag, lees_datum(ingevoerd, "--ingevoerd"));
  if (!gevraagd.empty()) {
    return vind_pakket(bibliotheek, gevraagd);
  }
  std::vector<base::Date> dagen;
  if (dag) {
    dagen.push_back(*dag);
  }
  TRY(const auto keuze, zaak::kies_pakket(bibliotheek, feiten, "Dit zorgkantoor", dagen));
  return Gekozen{keuze.pakket, zaak::waarom_gekozen(keuze), {}};
}

struct Beoordeeld {
  Gekozen gekozen;
  beoordeling::Beoordeling beoordeling;
};

base::Result<Beoordeeld> beoordeel_met(const regels::Bibliotheek& bibliotheek, const std::string& pakket_id,
                                       const std::string& ingevoerd, const Feiten& feiten,
                                       const std::optional<base::Date>& peildatum) {
  TRY(auto gekozen, kies(bibliotheek, pakket_id, ingevoerd, feiten));
  TRY(auto beoordeling, beoordeling::beoordeel(*gekozen.pakket, feiten, {.peildatum = peildatum}));
  return Beoordeeld{std::move(gekozen), std::move(beoordeling)};
}

/// Which package was chosen and why, for people; nothing when there was no choice.
void schrijf_keuze(const Gekozen& gekozen) {
  if (!gekozen.let_op.empty()) {
    schrijf(gekozen.let_op + '\n');
  }
  if (gekozen.waarom.empty()) {
    return;
  }
  schrijf(fmt::format("Gekozen regels: {}\n  {}\n", gekozen.pakket->id, fmt::join(gekozen.waarom, "\n  ")));
}

/// Facts and moments as the command asks for them.
base::Result<std::optional<base::Date>> stel_in(const BeoordeelOpdracht& opdracht, Feiten& feiten) {
  TRY(const auto peildatum, lees_datum(opdracht.peildatum, "--peildatum"));
  TRY(const auto kennis, lees_datum(opdracht.kennis, "--kennis"));
  houd_bekend(feiten, kennis);
  return peildatum;
}

}  // namespace

int beoordeel(const Installatie& installatie, const BeoordeelOpdracht& opdracht) {
  auto gelezen = lees(installatie, opdracht);
  if (!gelezen) {
    return meld(gelezen.error());
  }
  Feiten& feiten = gelezen->aanvraag.feiten;
  const auto peildatum = stel_in(opdracht, feiten);
  if (!peildatum) {
    return meld(peildatum.error());
  }
  const auto uitkomst =
      beoordeel_met(gelezen->bibliotheek, opdracht.regels, opdracht.ingevoerd, feiten, *peildatum);
  if (!uitkomst) {
    return meld(uitkomst.error());
  }
  if (opdracht.vorm == Vorm::Json) {
    base::Json json = beoordeling::als_json(uitkomst->beoordeling);
    for (const std::string& zin : uitkomst->gekozen.waarom) {
      json["pakketkeuze"].push_back(zin);
    }
    schrijf_json(json);
    return 0;
  }
  if (gelezen->aanvraag.gegevens == zaak::Gegevens::Voorbeeld) {
    schrijf("VOORBEELDGEGEVENS. Deze mensen bestaan niet.\n");
  }
  schrijf_keuze(uitkomst->gekozen);
  schrijf(beoordeling::als_tekst(*uitkomst->gekozen.pakket, feiten, uitkomst->beoordeling));
  return 0;
}

int vergelijk(const Installatie& installatie, const VergelijkOpdracht& opdracht) {
  auto gelezen = lees(installatie, opdracht.eerst);
  if (!gelezen) {
    return meld(gelezen.error());
  }
  Feiten& feiten = gelezen->aanvraag.feiten;
  const auto peildatum = stel_in(opdracht.eerst, feiten);
  if (!peildatum) {
    return meld(peildatum.error());
  }
  const auto ander_moment = lees_datum(opdracht.met_peildatum, "--met-peildatum");
  if (!ander_moment) {
    return meld(ander_moment.error());
  }
  if (opdracht.met.empty() && !*ander_moment) {
    return meld(
        {.kind = base::ErrorKind::Input,
         .place = {},
         .cause = "Er is niets om mee te vergelijken.",
         .remedy = "Geef met --met een ander regelpakket op, of met --met-peildatum een andere dag."});
  }
  const auto eerst = beoordeel_met(gelezen->bibliotheek, opdracht.eerst.regels, opdracht.eerst.ingevoerd,
                                   feiten, *peildatum);
  if (!eerst) {
    return meld(eerst.error());
  }
  const auto nu =
      beoordeel_met(gelezen->bibliotheek, opdracht.met.empty() ? opdracht.eerst.regels : opdracht.met,
                    opdracht.eerst.ingevoerd, feiten, *ander_moment ? *ander_moment : *peildatum);
  if (!nu) {
    return meld(nu.error());
  }
  const auto verschil = beoordeling::vergelijk({eerst->gekozen.pakket.get(), &feiten, &eerst->beoordeling},
                                               {nu->gekozen.pakket.get(), &feiten, &nu->beoordeling});
  if (opdracht.eerst.vorm == Vorm::Json) {
    schrijf_json(beoordeling::als_json(verschil));
    return 0;
  }
  schrijf(fmt::format("Eerst: {} ({})\nNu:    {} ({})\n", eerst->gekozen.pakket->titel,
                      regels::woord(eerst->gekozen.pakket->status), nu->gekozen.pakket->titel,
                      regels::woord(nu->gekozen.pakket->status)));
  schrijf(beoordeling::als_tekst(verschil, gelezen->bibliotheek.bronnen()));
  return 0;
}

}  // namespace maatstaf::cli
