// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>

#include "base/nederlands.h"
#include "beoordeling/vergelijking.h"
#include "cli/opdrachten.h"
#include "cli/uitvoer.h"
#include "regels/bibliotheek.h"
#include "zaak/aanvraag.h"

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
  if (!tekst) return een(tekst.error());
  std::string indicatie;
  if (!opdracht.indicatie.empty()) {
    auto gelezen = lees_bestand(opdracht.indicatie);
    if (!gelezen) return een(gelezen.error());
    indicatie = std::move(*gelezen);
  }
  auto bibliotheek = regels::Bibliotheek::lees(installatie.pad("regels"));
  if (!bibliotheek) return een(bibliotheek.error());
  const auto codes = zaak::IwlzCodes::lees(installatie.pad("regels/iwlz-codes.yaml"));
  if (!codes) return een(codes.error());
  auto aanvraag = zaak::lees_aanvraag(*tekst, opdracht.aanvraag, bibliotheek->begrippen(), *codes, indicatie,
                                      opdracht.indicatie);
  if (!aanvraag) return tl::unexpected<zaak::Fouten>(aanvraag.error());
  return Gelezen{std::move(*bibliotheek), std::move(*aanvraag)};
}

base::Result<std::optional<base::Date>> lees_datum(const std::string& tekst, std::string_view optie) {
  if (tekst.empty()) return std::optional<base::Date>();
  const auto datum = base::parse_dutch_date(tekst);
  if (!datum) {
    return base::fail(base::ErrorKind::Input, fmt::format("Bij {} staat geen datum.", optie),
                      "Schrijf een datum als 2026-11-21.");
  }
  return datum;
}

/// What was known on a day: facts that were stated later are left out, so they are unknown again.
void houd_bekend(Feiten& feiten, const std::optional<base::Date>& kennis) {
  if (!kennis) return;
  std::erase_if(feiten, [&kennis](const auto& paar) { return paar.second.herkomst.datum > *kennis; });
}

/// The package that was asked for, or the one in force on the day that selects it.
base::Result<std::shared_ptr<const regels::Pakket>> kies_pakket(const regels::Bibliotheek& bibliotheek,
                                                                const std::string& gevraagd,
                                                                const Feiten& feiten) {
  if (!gevraagd.empty()) {
    auto pakket = bibliotheek.vind(gevraagd);
    if (!pakket) {
      return base::fail(base::ErrorKind::NotFound,
                        fmt::format("Er is geen regelpakket met de naam {}.", gevraagd),
                        "Met maatstaf regels lijst ziet u alle namen.");
    }
    return pakket;
  }
  const auto datum = feiten.find("aanvraagdatum");
  if (datum == feiten.end() || datum->second.waarde.kind() != feel::Kind::Date) {
    return base::fail(
        base::ErrorKind::Input, "De dag van de aanvraag is niet bekend, dus ook niet welke regels gelden.",
        "Vul aanvraagdatum in, of kies een pakket met --regels.", {.path = "opgaven.aanvraagdatum"});
  }
  return bibliotheek.geldend(regels::hoofdregeling, datum->second.waarde.date());
}

struct Beoordeeld {
  std::shared_ptr<const regels::Pakket> pakket;
  beoordeling::Beoordeling beoordeling;
};

base::Result<Beoordeeld> beoordeel_met(const regels::Bibliotheek& bibliotheek, const std::string& pakket_id,
                                       const Feiten& feiten, const std::optional<base::Date>& peildatum) {
  TRY(auto pakket, kies_pakket(bibliotheek, pakket_id, feiten));
  TRY(auto beoordeling, beoordeling::beoordeel(*pakket, feiten, {.peildatum = peildatum}));
  return Beoordeeld{std::move(pakket), std::move(beoordeling)};
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
  if (!gelezen) return meld(gelezen.error());
  Feiten& feiten = gelezen->aanvraag.feiten;
  const auto peildatum = stel_in(opdracht, feiten);
  if (!peildatum) return meld(peildatum.error());
  const auto uitkomst = beoordeel_met(gelezen->bibliotheek, opdracht.regels, feiten, *peildatum);
  if (!uitkomst) return meld(uitkomst.error());
  if (opdracht.vorm == Vorm::Json) {
    schrijf_json(beoordeling::als_json(uitkomst->beoordeling));
    return 0;
  }
  if (gelezen->aanvraag.gegevens == zaak::Gegevens::Voorbeeld)
    schrijf("VOORBEELDGEGEVENS. Deze mensen bestaan niet.\n");
  schrijf(beoordeling::als_tekst(*uitkomst->pakket, feiten, uitkomst->beoordeling));
  return 0;
}

int vergelijk(const Installatie& installatie, const VergelijkOpdracht& opdracht) {
  auto gelezen = lees(installatie, opdracht.eerst);
  if (!gelezen) return meld(gelezen.error());
  Feiten& feiten = gelezen->aanvraag.feiten;
  const auto peildatum = stel_in(opdracht.eerst, feiten);
  if (!peildatum) return meld(peildatum.error());
  const auto ander_moment = lees_datum(opdracht.met_peildatum, "--met-peildatum");
  if (!ander_moment) return meld(ander_moment.error());
  if (opdracht.met.empty() && !*ander_moment) {
    return meld(
        {.kind = base::ErrorKind::Input,
         .place = {},
         .cause = "Er is niets om mee te vergelijken.",
         .remedy = "Geef met --met een ander regelpakket op, of met --met-peildatum een andere dag."});
  }
  const auto eerst = beoordeel_met(gelezen->bibliotheek, opdracht.eerst.regels, feiten, *peildatum);
  if (!eerst) return meld(eerst.error());
  const auto nu =
      beoordeel_met(gelezen->bibliotheek, opdracht.met.empty() ? opdracht.eerst.regels : opdracht.met, feiten,
                    *ander_moment ? *ander_moment : *peildatum);
  if (!nu) return meld(nu.error());
  const auto verschil = beoordeling::vergelijk({eerst->pakket.get(), &feiten, &eerst->beoordeling},
                                               {nu->pakket.get(), &feiten, &nu->beoordeling});
  if (opdracht.eerst.vorm == Vorm::Json) {
    schrijf_json(beoordeling::als_json(verschil));
    return 0;
  }
  schrijf(fmt::format("Eerst: {} ({})\nNu:    {} ({})\n", eerst->pakket->titel,
                      regels::woord(eerst->pakket->status), nu->pakket->titel,
                      regels::woord(nu->pakket->status)));
  schrijf(beoordeling::als_tekst(verschil, gelezen->bibliotheek.bronnen()));
  return 0;
}

}  // namespace maatstaf::cli
