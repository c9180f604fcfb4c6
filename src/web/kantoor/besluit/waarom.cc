// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <iterator>

#include "base/nederlands.h"
#include "regels/pakket/woorden.h"
#include "web/delen/beoordeling_onderdelen.h"
#include "web/kantoor/besluit/delen.h"
#include "web/kern/cases.h"

namespace maatstaf::web {

namespace {

/// More lines than these stand folded: the page is for who decides today.
constexpr std::size_t kFactsShown = 5;
constexpr std::size_t kJudgementsShown = 4;
constexpr std::size_t kGroundsShown = 3;

Html lijst(const std::vector<Html>& regels, std::size_t getoond, const std::string& meer) {
  const auto grens = regels.begin() + static_cast<std::ptrdiff_t>(std::min(getoond, regels.size()));
  const std::vector<Html> overige(grens, regels.end());
  return plain_list({regels.begin(), grens}) +
         (overige.empty() ? Html() : disclosure(meer, plain_list(overige)));
}

/// Facts with evidence say most; what the applicant says about the paper work says least.
int gewicht(const regels::Begrip& begrip, const beoordeling::Feit& feit) {
  if (begrip.id == "geindiceerd_profiel") {
    return 0;
  }
  if (!feit.herkomst.bewijs.empty()) {
    return 1;
  }
  if (feit.herkomst.rol == "behandelaar") {
    return 2;
  }
  if (begrip.id.starts_with("lopende_toekenning")) {
    return 3;
  }
  return begrip.soort == regels::BegripSoort::Opgave ? 4 : 5;
}

Html feiten_blok(const Visit& visit, const Zaakblad& blad) {
  const auto& begrippen = visit.services().bibliotheek->begrippen();
  std::vector<std::pair<const regels::Begrip*, const beoordeling::Feit*>> feiten;
  for (const auto& begrip : begrippen.lijst()) {
    const auto found = blad.stand.feiten.find(begrip.id);
    if (found != blad.stand.feiten.end() && begrip.soort != regels::BegripSoort::Oordeel &&
        begrip.type != regels::BegripType::Lijst) {
      feiten.emplace_back(&begrip, &found->second);
    }
  }
  std::ranges::stable_sort(feiten, [](const auto& een, const auto& ander) {
    return gewicht(*een.first, *een.second) < gewicht(*ander.first, *ander.second);
  });
  std::vector<Html> regels;
  for (const auto& [begrip, feit] : feiten) {
    Html bewijs;
    for (const auto& stuk : feit->herkomst.bewijs) {
      bewijs += markup("{} {}, ", stuk.stuk, stuk.plaats);
    }
    regels.push_back(
        markup("{}: {}<br>{}", begrip->naam, strong(begrippen.in_woorden(*begrip, feit->waarde)),
               caption("{}{}, {}", bewijs, feit->herkomst.door, base::date_short(feit->herkomst.datum))));
  }
  const std::string meer = "Toon alle " + count(regels.size(), "feit", "feiten");
  return why_link("1. Feiten", "Wat bekend is, en van wie", lijst(regels, kFactsShown, meer));
}

/// Signed judgements in the order in which a reader wants them: the verdict, then the verpleegkundige, then
/// intake.
std::vector<const zaak::Oordeel*> oordelen_op_volgorde(const Visit& visit, const Zaakblad& blad) {
  std::vector<const zaak::Oordeel*> oordelen;
  for (const auto& stap : blad.stand.beoordeling.stappen) {
    for (const auto& id : stap.oordelen) {
      const auto* oordeel = blad.zaak.oordeel(id);
      const bool gebied = visit.services().profielbeelden->gebied(id) != nullptr;
      if (oordeel != nullptr && !gebied && std::ranges::find(oordelen, oordeel) == oordelen.end()) {
        oordelen.push_back(oordeel);
      }
    }
  }
  const auto rang = [](const zaak::Oordeel* oordeel) {
    if (oordeel->begrip == zaak::kMedischOordeel) {
      return 0;
    }
    if (oordeel->begrip == zaak::kPassendeZorg) {
      return 1;
    }
    if (oordeel->door.rol == "verpleegkundige") {
      return 2;
    }
    return oordeel->door.rol == "medisch_adviseur" ? 3 : 4;
  };
  std::ranges::stable_sort(oordelen,
                           [&](const auto* een, const auto* ander) { return rang(een) < rang(ander); });
  return oordelen;
}

Html ondertekend(const zaak::Oordeel& oordeel) {
  return markup(
      "<br>{} {}",
      caption("{}, {}, {}", oordeel.door.naam, rol_naam(oordeel.door.rol), base::date_short(oordeel.datum)),
      lock_label(oordeel.versie));
}

bool hoort_bij(const zaak::Oordeel& een, const zaak::Oordeel& ander) {
  return een.waarde.is_boolean() && ander.waarde.is_boolean() &&
         een.waarde.boolean() == ander.waarde.boolean() && een.door.naam == ander.door.naam &&
         een.datum == ander.datum && een.versie == ander.versie;
}

/// Equal answers that one person signed together are one line: "Verantwoord, passend en doelmatig: ja".
Html samen(const std::vector<const zaak::Oordeel*>& groep, const regels::Begrippen& begrippen) {
  std::vector<std::string> namen;
  Html redenen;
  for (const auto* oordeel : groep) {
    const std::string naam = begrippen.vind(oordeel->begrip)->naam;
    std::string vervolg = naam;
    if (!namen.empty() && !vervolg.empty() && vervolg.front() >= 'A' && vervolg.front() <= 'Z') {
      vervolg.front() = static_cast<char>(vervolg.front() - 'A' + 'a');
    }
    namen.push_back(vervolg);
    if (!oordeel->toelichting.empty()) {
      redenen += caption_line("{}: {}", naam, oordeel->toelichting);
    }
  }
  return markup("{}: {}{}{}", base::enumerate(namen), strong(groep.front()->waarde.boolean() ? "ja" : "nee"),
                ondertekend(*groep.front()),
                redenen.empty() ? redenen : disclosure("Toon de redenen", redenen));
}

Html oordelen_blok(const Visit& visit, const Zaakblad& blad) {
  const auto& begrippen = visit.services().bibliotheek->begrippen();
  const auto oordelen = oordelen_op_volgorde(visit, blad);
  std::vector<Html> regels;
  for (std::size_t i = 0; i < oordelen.size(); ++i) {
    const auto& oordeel = *oordelen[i];
    const auto* begrip = begrippen.vind(oordeel.begrip);
    if (begrip == nullptr) {
      continue;
    }
    std::vector<const zaak::Oordeel*> groep{&oordeel};
    while (i + 1 < oordelen.size() && hoort_bij(oordeel, *oordelen[i + 1])) {
      groep.push_back(oordelen[++i]);
    }
    if (groep.size() > 1) {
      regels.push_back(samen(groep, begrippen));
      continue;
    }
    std::string antwoord = begrippen.in_woorden(*begrip, oordeel.waarde);
    if (begrip->type == regels::BegripType::Lijst) {
      const auto uren =
          oordeel.begrip == zaak::kPassendeZorg ? cijfer(blad, "uren_nodig", "uur per week") : "";
      antwoord = uren.empty() ? count(oordeel.waarde.is_list() ? oordeel.waarde.list().size() : 0,
                                      "onderdeel", "onderdelen")
                              : uren;
    }
    regels.push_back(markup("{}: {}{}{}", begrip->naam, strong(antwoord),
                            oordeel.toelichting.empty() ? Html() : markup("<br>“{}”", oordeel.toelichting),
                            ondertekend(oordeel)));
  }
  const std::string meer = "Toon de andere oordelen";
  return why_link("2. Oordeel", "Wat een deskundige vindt, met reden", lijst(regels, kJudgementsShown, meer));
}

Html regels_blok(const Zaakblad& blad) {
  const auto& bronnen = *blad.stand.pakket->bronregister;
  std::vector<Html> regels;
  std::size_t aantal = 0;
  const auto voeg_toe = [&](std::string_view naam, std::string_view antwoord,
                            const beoordeling::Gronden& gronden) {
    Html rijen;
    for (const auto& grond : gronden) {
      rijen += p("{} {}", caption("Rij {}. {}", grond.rijnummer, grond.toelichting),
                 source_labels(bronnen, grond.bronnen));
      ++aantal;
    }
    if (!rijen.empty()) {
      regels.push_back(markup("{}: {}{}", naam, strong(antwoord), rijen));
    }
  };
  if (const auto* uitkomst = voorgestelde_uitkomst(blad.stand.beoordeling)) {
    voeg_toe("Uitkomst", uitkomst->naam, uitkomst->gronden);
  }
  for (const auto& stap : blad.stand.beoordeling.stappen) {
    voeg_toe(stap_naam(stap), std::string(beoordeling::naam(stap.antwoord)), stap.gronden);
  }
  const std::string meer = "Toon alle " + count(aantal, "regel", "regels") + " die meededen";
  return why_link("3. Regels", "Welke regel dan geldt", lijst(regels, kGroundsShown, meer));
}

}  // namespace

const beoordeling::Uitkomst* voorgestelde_uitkomst(const beoordeling::Beoordeling& beoordeling) {
  return beoordeling.hoofduitkomst ? beoordeling.uitkomst(*beoordeling.hoofduitkomst) : nullptr;
}

std::string cijfer(const Zaakblad& blad, const std::string& beslissing, std::string_view eenheid,
                   regels::Eenheidsvorm vorm) {
  const auto& waarden = blad.stand.beoordeling.waarden;
  const auto found = waarden.find(beslissing);
  return found == waarden.end() || !found->second.is_number()
             ? std::string()
             : regels::waarde_in_woorden(*blad.stand.pakket, found->second, eenheid, vorm);
}

Html waarom(const Visit& visit, const Zaakblad& blad) {
  return h2("Waarom?") + why_chain(feiten_blok(visit, blad), oordelen_blok(visit, blad), regels_blok(blad));
}

}  // namespace maatstaf::web
