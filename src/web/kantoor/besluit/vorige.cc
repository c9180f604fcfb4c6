// SPDX-License-Identifier: EUPL-1.2
#include "zaak/dossierbeeld/vorige.h"

#include <algorithm>

#include "base/nederlands.h"
#include "web/delen/beoordeling_onderdelen.h"
#include "web/delen/inzage.h"
#include "web/kantoor/besluit/delen.h"
#include "web/kern/forms.h"
#include "web/kern/measures.h"

namespace maatstaf::web {

namespace {

using base::Decimal;
using beoordeling::Oorzaak;

constexpr const char* kBedrag = "omvang_per_jaar";
constexpr std::size_t kChangesShown = 3;

/// "+ € 16.848", "− € 1.000", "€ 0"; a difference carries its sign.
std::string met_teken(const Decimal& bedrag) {
  if (bedrag.is_zero()) {
    return base::amount(bedrag);
  }
  return (bedrag.is_negative() ? "−\u00a0" : "+\u00a0") + base::amount(bedrag.absolute());
}

Html verschil_cel(const std::optional<Decimal>& bedrag) {
  return bedrag ? Html::text(met_teken(*bedrag)) : state(Toestand::Onbekend);
}

struct Kanten {
  Html toen;
  Html nu;
};

/// What of one cause is different, then and now; the first few, the rest counted.
Kanten kanten(const std::vector<beoordeling::Verschil>& oorzaken, Oorzaak oorzaak) {
  Kanten uit;
  std::size_t aantal = 0;
  for (const auto& verschil : oorzaken) {
    if (verschil.oorzaak != oorzaak || ++aantal > kChangesShown) {
      continue;
    }
    uit.toen += p("{}<br>{}", second("{}", verschil.onderwerp), verschil.eerst);
    uit.nu += p("{}<br>{}", second("{}", verschil.onderwerp), verschil.nu);
  }
  if (aantal == 0) {
    return {Html::text("gelijk"), Html::text("gelijk")};
  }
  if (aantal > kChangesShown) {
    uit.nu += second_line("En nog {}.", aantal - kChangesShown);
  }
  return uit;
}

Html oorzaken_tabel(const zaak::VorigeKeer& vorige, const Zaakblad& blad, const zaak::Zaak& eerder) {
  const auto& bedragen = vorige.bedragen;
  Decimal grootste;
  for (const auto& deel : {bedragen.feiten, bedragen.oordeel, bedragen.regels}) {
    if (deel && grootste < deel->absolute()) {
      grootste = deel->absolute();
    }
  }
  Table tabel;
  tabel.caption = "Wat is anders dan vorige keer, naar oorzaak";
  tabel.columns = {column("Oorzaak"),
                   column("Toen"),
                   column("Nu"),
                   column("Verschil", ColumnKind::Number),
                   {heard("Balk"), ColumnKind::Text, ""}};
  const auto rij = [&](const char* naam, Oorzaak oorzaak, const std::optional<Decimal>& deel) {
    const auto wat = kanten(vorige.vergelijking.oorzaken, oorzaak);
    tabel.rows.push_back(
        {.cells = {Html::text(naam), wat.toen, wat.nu, verschil_cel(deel), change_bar(deel, grootste)},
         .group = {},
         .group_note = {}});
  };
  rij("Feiten", Oorzaak::Feit, bedragen.feiten);
  rij("Oordeel", Oorzaak::Oordeel, bedragen.oordeel);
  rij("Regels", Oorzaak::Regel, bedragen.regels);
  const auto samen =
      bedragen.toen && bedragen.nu ? bedragen.nu->subtract(*bedragen.toen) : std::optional<Decimal>();
  tabel.total = {Html::text("Samen"),
                 bedragen.toen ? Html::text(base::amount(*bedragen.toen)) : state(Toestand::Onbekend),
                 bedragen.nu ? Html::text(base::amount(*bedragen.nu)) : state(Toestand::Onbekend),
                 verschil_cel(samen),
                 {}};
  return table(tabel) + second_line(
                            "Zo berekend: de zaak is opnieuw doorgerekend, met telkens één oorzaak van nu. "
                            "Vergeleken met {}, "
                            "regels {}. Nu: {}.",
                            eerder.nummer, eerder.besluit ? eerder.besluit->pakket : std::string("onbekend"),
                            blad.stand.pakket->id);
}

/// Opens the earlier case; it must be of the same client, be decided, and be open to who asks.
base::Result<Html> splits(const Visit& visit, const Zaakblad& blad, const std::string& nummer) {
  auto& zaken = *visit.services().zaken;
  TRY(const auto eerder, zaken.zaak(*visit.account(), nummer));
  if (!eerder.besluit || eerder.nummer == blad.zaak.nummer ||
      !zaak::zelfde_client(eerder.client, blad.zaak.client)) {
    return base::fail(base::ErrorKind::Input, "Dit is geen eerder besluit over dezelfde cliënt.",
                      "Kijk het zaaknummer na in de vorige brief.");
  }
  TRY_VOID(leg_inzage_vast(visit, eerder.dossier, "vergelijken"));
  TRY(const auto stand, zaken.stand(eerder));
  TRY(const auto vorige, zaak::vergelijk_met_eerder(stand, blad.stand, kBedrag));
  return oorzaken_tabel(vorige, blad, eerder);
}

Html kies_eerder(const Zaakblad& blad, const std::string& nummer, const std::string& fout) {
  return get_form(AskLook::Line, zaak_adres(blad.zaak, "besluit"),
                  text_field({.name = "eerder",
                              .label = "Zaaknummer van het vorige besluit",
                              .help = {},
                              .value = nummer,
                              .error = fout,
                              .needed = Needed::Optional}) +
                      button({.text = "Splits het verschil", .kind = ButtonKind::Secondary}));
}

std::string feit_in_woorden(const Visit& visit, const Zaakblad& blad, const char* id) {
  const auto& begrippen = visit.services().bibliotheek->begrippen();
  const auto* begrip = begrippen.vind(id);
  const auto found = blad.stand.feiten.find(id);
  return begrip == nullptr || found == blad.stand.feiten.end()
             ? std::string("onbekend")
             : begrippen.in_woorden(*begrip, found->second.waarde);
}

/// Then, now and the difference of what the running grant says in figures.
Html totalen(const Visit& visit, const Zaakblad& blad) {
  const auto verschil = [&](const char* feit, const char* waarde) -> std::optional<Decimal> {
    const auto toen = blad.stand.feiten.find(feit);
    const auto nu = blad.stand.beoordeling.waarden.find(waarde);
    if (toen == blad.stand.feiten.end() || !toen->second.waarde.is_number() ||
        nu == blad.stand.beoordeling.waarden.end() || !nu->second.is_number()) {
      return std::nullopt;
    }
    return nu->second.number().subtract(toen->second.waarde.number());
  };
  const auto of_onbekend = [](const std::string& tekst) {
    return tekst.empty() ? state(Toestand::Onbekend) : Html::text(tekst);
  };
  const auto uren = verschil("lopende_toekenning_uren", "uren_nodig");
  const auto bedrag = verschil("lopende_toekenning_bedrag", kBedrag);
  const std::string meer =
      uren ? (uren->is_negative() ? "−\u00a0" : "+\u00a0") + base::number(uren->absolute()) + " uur" : "";
  Table tabel;
  tabel.caption = "Vorige keer en nu";
  tabel.columns = {column("Wat"), column("Toen", ColumnKind::Number), column("Nu", ColumnKind::Number),
                   column("Verschil", ColumnKind::Number)};
  tabel.rows = {{{Html::text("Zorg"), Html::text(feit_in_woorden(visit, blad, "lopende_toekenning_uren")),
                  of_onbekend(cijfer(blad, "uren_nodig", "uur per week")), of_onbekend(meer)},
                 {},
                 {}},
                {{Html::text("Bedrag"), Html::text(feit_in_woorden(visit, blad, "lopende_toekenning_bedrag")),
                  of_onbekend(cijfer(blad, kBedrag, "euro per jaar")), verschil_cel(bedrag)},
                 {},
                 {}}};
  return table(tabel);
}

}  // namespace

Html vorige_keer(const Visit& visit, const Zaakblad& blad) {
  if (!blad.stand.feiten.contains("lopende_toekenning_uren")) {
    return {};
  }
  const std::string nummer = visit.request().query.get("eerder");
  Html oorzaken;
  std::string fout;
  if (!nummer.empty()) {
    const auto gesplitst = splits(visit, blad, nummer);
    if (gesplitst) {
      oorzaken = *gesplitst;
    } else {
      const auto naar_buiten = for_outside(gesplitst.error());
      fout = naar_buiten.cause + " " + naar_buiten.remedy;
    }
  }
  const Html kies = disclosure(
      "Splits het verschil in feiten, oordeel en regels",
      second_line("Dat kan als het vorige besluit in Maatstaf staat.") + kies_eerder(blad, nummer, fout),
      nummer.empty() ? Fold::Closed : Fold::Open);
  return card(all(h2("Wat is anders dan vorige keer?"), totalen(visit, blad), oorzaken, kies));
}

}  // namespace maatstaf::web
