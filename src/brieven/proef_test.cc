// SPDX-License-Identifier: EUPL-1.2
#include "brieven/proef.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "beoordeling/beoordelen/beoordelen.h"

namespace maatstaf::brieven::proef {
namespace {

base::Date dag(int jaar, int maand, int dag_van_maand) {
  return base::Date::from(jaar, maand, dag_van_maand).value_or(base::Date());
}

/// The value, or the end of the program with what was wrong.
template <class T>
T moet(base::Result<T> result) {
  if (!result) {
    std::fputs((result.error().text() + "\n").c_str(), stderr);
    std::abort();
  }
  return *std::move(result);
}

Briefhoofd hoofd() {
  return {Gegevens::Voorbeeld,
          Lezer::Naaste,
          {"Zorgkantoor Lageland",
           "langdurige zorg in uw regio",
           "ZL",
           "088 000 00 00",
           "",
           {"Zorgkantoor Lageland, afdeling Bezwaar", "Postbus 0", "0000 AA Voorbeeldstad"}},
          {"De ouders van Noor Verhoeven", "Voorbeeldstraat 1", "0000 AA Voorbeeldstad"},
          "Beste mevrouw en meneer Verhoeven,",
          dag(2026, 11, 24),
          "MZ-2026-0412",
          {"Marloes Kuipers", "088 000 00 00", ""},
          {"Noor", "Noor Verhoeven"},
          {"Ingrid Mulder", "teamleider"}};
}

beoordeling::Herkomst herkomst(const regels::Begrip& begrip) {
  beoordeling::Herkomst uit;
  uit.soort = std::string(regels::woord(begrip.soort));
  uit.datum = dag(2026, 10, 26);
  uit.rol = begrip.bevoegdheid.empty() ? "ouder" : begrip.bevoegdheid;
  uit.door = begrip.bevoegdheid == "medisch_adviseur"  ? "dr. H. van Dalen"
             : begrip.bevoegdheid == "verpleegkundige" ? "S. Haddad"
             : begrip.bevoegdheid == "intake"          ? "M. Kuipers"
                                                       : "de ouders";
  if (begrip.id == "bijzondere_zorgbehoefte") {
    uit.datum = dag(2026, 11, 16);
    uit.toelichting =
        "De verpleegkundige zorg en het toezicht verschillen in aard van wat 8VG beschrijft. Een aanval komt "
        "onverwacht "
        "en is levensbedreigend. Er moet altijd iemand zijn die binnen één minuut kan uitzuigen en medicatie "
        "kan geven. "
        "De andere gebieden passen bij het profiel.";
    uit.bewijs = {{"verklaring kinderarts", "blz. 1 tot en met 3"},
                  {"zorgplan", "blz. 2, 5 en 6"},
                  {"aanvalslijst", ""}};
  }
  return uit;
}

}  // namespace

const regels::Bibliotheek& bibliotheek() {
  static const auto gelezen = moet(regels::Bibliotheek::lees(std::string(MAATSTAF_SOURCE_DIR) + "/regels"));
  return gelezen;
}

Zaak noor() {
  Zaak zaak;
  zaak.pakket = bibliotheek().vind("meerzorg-thuis/kader-2026");
  const auto voorbeeld = std::ranges::find(zaak.pakket->voorbeelden, "noor", &regels::Voorbeeld::id);
  for (const auto& [id, waarde] : voorbeeld->feiten) {
    zaak.feiten.emplace(id, beoordeling::Feit{waarde, herkomst(*zaak.pakket->begrippen->vind(id))});
  }
  zaak.beoordeling = moet(beoordeling::beoordeel(*zaak.pakket, zaak.feiten, {}));
  BesluitGegevens& besluit = zaak.besluit;
  besluit.hoofd = hoofd();
  besluit.soort = Soort::Toekenning;
  besluit.uitkomst = "meerzorg";
  besluit.voorstel = zaak.beoordeling.hoofduitkomst.value_or("");
  besluit.motivering =
      "Noor heeft zorg nodig die anders is dan de zorg bij haar zorgprofiel (8VG). Zij krijgt onverwacht "
      "aanvallen en kan "
      "dan stikken. Dag en nacht moet iemand meteen kunnen helpen. Dat is het oordeel van onze medisch "
      "adviseur, "
      "dr. H. van Dalen.";
  besluit.aanvraagdatum = dag(2026, 9, 28);
  besluit.ingangsdatum = dag(2026, 12, 1);
  besluit.einddatum = dag(2029, 11, 30);
  besluit.bezwaar_tot = dag(2027, 1, 5);
  besluit.zorg = moet(zorgposten(*zaak.pakket, zaak.feiten, zaak.beoordeling.peildatum));
  besluit.vorige_uren = base::Decimal(52);
  besluit.loopt_tot_en_met = dag(2027, 2, 28);
  besluit.wat_moet_u_doen = "Maak een zorgovereenkomst voor de extra nacht. Wij en de SVB kijken die na.";
  besluit.wat_blijft_gelijk = "De dagbesteding en uw andere zorgverleners.";
  besluit.wat_is_anders =
      "Alleen de feiten. Noor heeft nu twee nachten per week een verpleegkundige nodig. Dat was één nacht. "
      "Het oordeel is "
      "hetzelfde. De nieuwe regels gaven geen verschil.";
  besluit.voorbeeld_keuze = "Het kantoor koos 52 weken op 2 januari 2026";
  return zaak;
}

Zaak noor_afgewezen() {
  Zaak zaak = noor();
  zaak.besluit.soort = Soort::Afwijzing;
  zaak.besluit.uitkomst = "afwijzing";
  zaak.besluit.ingangsdatum.reset();
  zaak.besluit.einddatum.reset();
  zaak.besluit.zorg.clear();
  zaak.besluit.wat_moet_u_doen.clear();
  zaak.besluit.wat_blijft_gelijk.clear();
  zaak.besluit.wat_is_anders.clear();
  zaak.besluit.motivering =
      "De zorg die Noor nodig heeft, hoort bij haar zorgprofiel.\n\nIn de bijlage leest u per gebied "
      "waarom wij dat vinden.";
  zaak.besluit.reden_afwijking = "De beslisser vond de aanvallen minder ernstig dan het oordeel zegt.";
  return zaak;
}

Zaak noor_overgang() {
  Zaak zaak = noor_afgewezen();
  zaak.besluit.soort = Soort::Overgang;
  zaak.besluit.uitkomst = "overgang";
  zaak.besluit.ingangsdatum = dag(2027, 3, 1);
  zaak.besluit.einddatum = dag(2028, 2, 29);
  return zaak;
}

VerzoekGegevens verzoek() {
  VerzoekGegevens verzoek;
  verzoek.hoofd = hoofd();
  verzoek.hoofd.datum = dag(2026, 10, 12);
  verzoek.aanvraagdatum = dag(2026, 9, 28);
  verzoek.wat = {"een verklaring van de kinderarts"};
  verzoek.waarom =
      "De arts kan zeggen hoe vaak de aanvallen komen en wat er dan moet gebeuren. Dat hebben wij nodig voor "
      "het oordeel over de zorg";
  verzoek.van = "u of dr. P. Jansen, kinderarts";
  verzoek.uiterlijk = dag(2026, 10, 26);
  verzoek.beslissen_uiterlijk = dag(2026, 12, 7);
  return verzoek;
}

}  // namespace maatstaf::brieven::proef
