// SPDX-License-Identifier: EUPL-1.2
#include "web/delen/stapwerk.h"

#include <algorithm>

#include "web/delen/beoordeling_onderdelen.h"
#include "web/delen/gebieden.h"
#include "web/delen/werkvelden.h"
#include "web/delen/zorg.h"
#include "web/kern/cases.h"

namespace maatstaf::web {

namespace {

using beoordeling::StapUitkomst;

bool bevat(const std::vector<std::string>& lijst, std::string_view woord) {
  return std::ranges::find(lijst, woord) != lijst.end();
}

/// The judgements of a page by what they need on it.
struct Indeling {
  const regels::Begrip* zorg = nullptr;        ///< the list of care
  std::vector<const regels::Begrip*> toetsen;  ///< yes or no, with a reason
  std::vector<const regels::Begrip*> overige;  ///< term, goals, choices
  const regels::Begrip* oordeel = nullptr;     ///< the verdict of the medisch adviseur
};

Indeling deel_in(const Visit& visit, const std::vector<std::string>& oordelen,
                 const std::vector<std::string>& gebieden) {
  Indeling indeling;
  const auto& begrippen = visit.services().bibliotheek->begrippen();
  for (const auto& id : oordelen) {
    const auto* begrip = begrippen.vind(id);
    if (begrip != nullptr && is_zorglijst(*begrip)) {
      indeling.zorg = begrip;
    }
  }
  for (const auto& id : oordelen) {
    const auto* begrip = begrippen.vind(id);
    const bool van_een_ander =
        begrip != nullptr && indeling.zorg != nullptr && begrip->bevoegdheid != indeling.zorg->bevoegdheid;
    if (begrip == nullptr || begrip == indeling.zorg || bevat(gebieden, id) || is_verklaring(*begrip) ||
        van_een_ander) {
      continue;
    }
    if (id == zaak::kMedischOordeel) {
      indeling.oordeel = begrip;
    } else if (begrip->type == regels::BegripType::JaNee) {
      indeling.toetsen.push_back(begrip);
    } else {
      indeling.overige.push_back(begrip);
    }
  }
  return indeling;
}

/// The page of one person at one step.
class Stapwerk {
 public:
  Stapwerk(const Visit& visit, const Zaakblad& blad, const Zaakblad& met_concept, const StapUitkomst& stap,
           const Werkinvoer& invoer)
      : visit_(visit),
        blad_(blad),
        rekenblad_(met_concept),
        stap_(stap),
        invoer_(invoer),
        gebieden_(gebieden_van(visit, stap)),
        eigen_(eigen_oordelen(visit, stap)),
        feiten_(eigen_feiten(visit, blad, stap)),
        indeling_(deel_in(visit, stap.oordelen, gebieden_)) {
    const bool open = !blad_.zaak.besluit;
    oordeelt_ = open && !eigen_.empty();
    iets_open_ = open && std::ranges::any_of(eigen_, [&](const std::string& id) {
                   return blad_.zaak.oordeel(id) == nullptr;
                 });
  }

  Html maak() {
    Html werk;
    if (!gebieden_.empty()) {
      werk += gebieden_tabel(visit_, blad_, gebieden_, invoer_.velden, invoer_.fouten,
                             oordeelt_ ? Bewerken::Ja : Bewerken::Nee);
    }
    werk += zorg();
    const Html links = vragen() + week() + toetsen() + overige() + vaste_kaart() + versies();
    if (!is_breed(visit_, blad_, stap_)) {
      werk += links + waarom_dit();
    } else if (links.empty()) {
      werk += cijfers() + handtekening() + waarom_dit();
    } else {
      werk += block(indeling_.zorg == nullptr ? Block::Columns : Block::FigureColumns, stack(links),
                    stack(cijfers(), handtekening(), waarom_dit()));
    }
    if (!oordeelt_ && feiten_.empty()) {
      return werk;
    }
    return work_form(stap_adres(blad_.zaak, stap_.nummer), visit_.csrf_field(), werk);
  }

 private:
  [[nodiscard]] bool invulbaar(const regels::Begrip& begrip) const {
    return oordeelt_ && bevat(eigen_, begrip.id) && blad_.zaak.oordeel(begrip.id) == nullptr;
  }
  [[nodiscard]] Html veld(const regels::Begrip& begrip) const {
    return oordeel_veld(begrip, invoer_.velden, invoer_.fouten, voornaam(blad_.zaak));
  }

  Html zorg() {
    if (indeling_.zorg == nullptr) {
      return {};
    }
    const auto& begrip = *indeling_.zorg;
    if (invulbaar(begrip)) {
      regels_ = zorgregels(blad_, begrip, invoer_.velden);
      return zorg_formulier(visit_, blad_, begrip, invoer_.velden, invoer_.fouten);
    }
    const auto* oordeel = blad_.zaak.oordeel(begrip.id);
    if (oordeel == nullptr) {
      return {};
    }
    regels_ = zorgregels(blad_, begrip, oordeel->waarde);
    return zorg_tabel(visit_, blad_, regels_);
  }

  Html week() const { return indeling_.zorg == nullptr ? Html() : week_kaart(*indeling_.zorg, regels_); }

  /// Missing facts that may be recorded here.
  [[nodiscard]] Html feitvelden() const {
    Html velden;
    for (const auto& id : feiten_) {
      const auto& begrip = *visit_.services().bibliotheek->begrippen().vind(id);
      velden += begrip.type == regels::BegripType::Lijst
                    ? lijst_velden(begrip, invoer_.velden, invoer_.fouten, voornaam(blad_.zaak))
                    : fact_field(werkveld(begrip, invoer_.velden, invoer_.fouten, voornaam(blad_.zaak)));
    }
    return velden;
  }

  /// The questions on a page without care: all of them.
  [[nodiscard]] Html alle_oordeelvelden() const {
    Html velden;
    for (const auto& groep : {indeling_.toetsen, indeling_.overige}) {
      for (const auto* begrip : groep) {
        velden += invulbaar(*begrip) ? veld(*begrip) : Html();
      }
    }
    return velden;
  }

  /// The questions on a page with care: those of another competence, and why this care.
  [[nodiscard]] Html oordeelvelden_bij_zorg() const {
    Html velden;
    for (const auto& id : eigen_) {
      const auto* begrip = visit_.services().bibliotheek->begrippen().vind(id);
      if (begrip != nullptr && begrip->bevoegdheid != indeling_.zorg->bevoegdheid && invulbaar(*begrip)) {
        velden += veld(*begrip);
      }
    }
    if (invulbaar(*indeling_.zorg)) {
      const Html reden = onderbouwing_velden(*indeling_.zorg, invoer_.velden, invoer_.fouten);
      velden += reden.empty() ? reden : wide_judgement(reden);
    }
    return velden;
  }

  /// Facts, and the verdict with the questions that help to it.
  Html vragen() const {
    Html oordelen = indeling_.zorg == nullptr ? alle_oordeelvelden() : oordeelvelden_bij_zorg();
    if (indeling_.oordeel != nullptr && invulbaar(*indeling_.oordeel)) {
      oordelen += verdict(*indeling_.oordeel);
    }
    const Html feiten = feitvelden();
    Html kaarten;
    if (!feiten.empty()) {
      // Where judgements are given too, their card has the buttons.
      const Html knop = oordeelt_ ? Html()
                                  : buttons(button({.text = "Opslaan",
                                                    .icon = Icon::Save,
                                                    .side = IconSide::Before,
                                                    .name = "doe",
                                                    .value = "bewaar"}));
      kaarten += card(all(h2("Wat u kunt invullen"), feiten, knop));
    }
    if (!oordelen.empty()) {
      kaarten += card(all(h2(indeling_.zorg == nullptr ? "Uw oordeel" : "Waarom deze zorg?"),
                          second_line("De ouders lezen uw reden in de bijlage bij de brief."), oordelen));
    }
    return kaarten;
  }

  /// The verdict has room: three answers as cards, then why and on what it rests.
  [[nodiscard]] Html verdict(const regels::Begrip& begrip) const {
    auto opties = werkopties(begrip);
    opties.back().text = capital(opties.back().text);
    const Html keuze = choice_field({.name = begrip.id,
                                     .label = met_naam(begrip.vraag, voornaam(blad_.zaak)),
                                     .help = met_naam(begrip.uitleg, voornaam(blad_.zaak)),
                                     .options = opties,
                                     .chosen = {invoer_.velden.get(begrip.id)},
                                     .error = error_of(invoer_.fouten, begrip.id),
                                     .option_look = OptionLook::Row});
    return wide_judgement(keuze, onderbouwing_velden(begrip, invoer_.velden, invoer_.fouten));
  }

  /// A card with what can be filled in, else with what was signed.
  [[nodiscard]] Html groep(std::string_view titel, const std::vector<const regels::Begrip*>& begrippen,
                           JudgedLook vorm) const {
    if (indeling_.zorg == nullptr) {
      return {};
    }
    Html velden;
    std::vector<const zaak::Oordeel*> vast;
    for (const auto* begrip : begrippen) {
      if (invulbaar(*begrip)) {
        velden += veld(*begrip);
      } else if (const auto* oordeel = blad_.zaak.oordeel(begrip->id)) {
        vast.push_back(oordeel);
      }
    }
    if (velden.empty() && vast.empty()) {
      return {};
    }
    const Html gelezen = vast.empty() ? Html() : judged_group(vorm, vaste_oordelen(visit_, vast));
    return card(all(h3(titel), velden, gelezen));
  }
  Html toetsen() const { return groep("Toetsen", indeling_.toetsen, JudgedLook::Pair); }
  Html overige() const { return groep("Duur en doelen", indeling_.overige, JudgedLook::List); }

  /// Signed judgements that no card above shows.
  Html vaste_kaart() const {
    std::vector<const zaak::Oordeel*> vast;
    for (const auto& id : stap_.oordelen) {
      const auto* begrip = visit_.services().bibliotheek->begrippen().vind(id);
      const auto* oordeel = blad_.zaak.oordeel(id);
      const bool elders =
          bevat(gebieden_, id) || (indeling_.zorg != nullptr && begrip != nullptr && !is_verklaring(*begrip));
      if (oordeel != nullptr && !elders) {
        vast.push_back(oordeel);
      }
    }
    if (vast.empty()) {
      return {};
    }
    // The verdict is read first.
    std::ranges::stable_partition(
        vast, [](const zaak::Oordeel* oordeel) { return oordeel->begrip == zaak::kMedischOordeel; });
    const bool allen_een = std::ranges::all_of(
        vast, [&](const zaak::Oordeel* oordeel) { return oordeel->door.naam == vast.front()->door.naam; });
    const std::string titel = allen_een ? "Oordeel van " + vast.front()->door.naam : "Oordelen bij deze stap";
    return card(h2(titel) + vaste_oordelen(visit_, vast));
  }

  Html versies() const {
    if (!oordeelt_) {
      return {};
    }
    std::vector<std::string> getekend;
    std::ranges::copy_if(eigen_, std::back_inserter(getekend),
                         [&](const std::string& id) { return blad_.zaak.oordeel(id) != nullptr; });
    const Html blok = nieuwe_versies(visit_, blad_, getekend, invoer_.velden, invoer_.fouten);
    return blok.empty() ? blok : card(blok);
  }

  /// Which row of the rules gave the answer; beside wide work, below narrow work.
  Html waarom_dit() const {
    return stap_.gronden.empty()
               ? Html()
               : card(h3("Waarom dit antwoord") + gronden(*blad_.stand.pakket, stap_.gronden));
  }

  Html cijfers() const {
    if (indeling_.zorg == nullptr) {
      return {};
    }
    return uren_kaart(rekenblad_) + bedragen_kaart(rekenblad_, stap_.berekeningen);
  }

  Html handtekening() const {
    if (!iets_open_) {
      return {};
    }
    const auto concepten = concept_oordelen(visit_, blad_, eigen_);
    return onderteken_kaart(visit_, blad_, {eigen_, concepten, invoer_.velden, invoer_.fouten});
  }

  const Visit& visit_;
  const Zaakblad& blad_;
  const Zaakblad& rekenblad_;
  const StapUitkomst& stap_;
  const Werkinvoer& invoer_;
  std::vector<std::string> gebieden_;
  std::vector<std::string> eigen_;
  std::vector<std::string> feiten_;
  Indeling indeling_;
  std::vector<Zorgregel> regels_;
  bool oordeelt_ = false;
  bool iets_open_ = false;
};

}  // namespace

std::vector<std::string> eigen_oordelen(const Visit& visit, const StapUitkomst& stap) {
  const std::string rol(auth::woord(visit.account()->rol));
  std::vector<std::string> eigen;
  for (const auto& id : stap.oordelen) {
    const auto* begrip = visit.services().bibliotheek->begrippen().vind(id);
    if (begrip != nullptr && begrip->bevoegdheid == rol) {
      eigen.push_back(id);
    }
  }
  return eigen;
}

std::vector<std::string> eigen_feiten(const Visit& visit, const Zaakblad& blad, const StapUitkomst& stap) {
  std::vector<std::string> eigen;
  if (!visit.may(auth::Actie::FeitVastleggen) || blad.zaak.besluit) {
    return eigen;
  }
  for (const auto& behoefte : blad.stand.beoordeling.behoeften) {
    const auto* begrip = visit.services().bibliotheek->begrippen().vind(behoefte.begrip);
    if (begrip != nullptr && begrip->soort != regels::BegripSoort::Oordeel &&
        bevat(behoefte.stappen, stap.nummer)) {
      eigen.push_back(begrip->id);
    }
  }
  return eigen;
}

Html stapwerk(const Visit& visit, const Zaakblad& blad, const Zaakblad& met_concept, const StapUitkomst& stap,
              const Werkinvoer& invoer) {
  return Stapwerk(visit, blad, met_concept, stap, invoer).maak();
}

Html stapmerk(const Visit& visit, const Zaakblad& blad, const StapUitkomst& stap) {
  const auto eigen = eigen_oordelen(visit, stap);
  if (!blad.zaak.besluit && !concept_oordelen(visit, blad, eigen).empty()) {
    return icon_line(icon(Icon::Hide), "Concept, alleen voor u zichtbaar");
  }
  const auto* medisch = blad.zaak.oordeel(zaak::kMedischOordeel);
  if (medisch != nullptr && bevat(stap.oordelen, zaak::kPassendeZorg)) {
    for (const auto& ander : blad.stand.beoordeling.stappen) {
      if (bevat(ander.oordelen, zaak::kMedischOordeel)) {
        return icon_line(icon(Icon::Lock), link(stap_adres(blad.zaak, ander.nummer),
                                                "Oordeel van " + medisch->door.naam + ", versie " +
                                                    std::to_string(medisch->versie)));
      }
    }
  }
  return state(stap.antwoord, StateSize::Large);
}

bool is_breed(const Visit& visit, const Zaakblad& blad, const StapUitkomst& stap) {
  return !gebieden_van(visit, stap).empty() || (!blad.zaak.besluit && !eigen_oordelen(visit, stap).empty()) ||
         bevat(stap.oordelen, zaak::kPassendeZorg);
}

}  // namespace maatstaf::web
