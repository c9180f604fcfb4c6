// SPDX-License-Identifier: EUPL-1.2
#include "web/delen/oordelen.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/nederlands.h"
#include "web/delen/beoordeling_onderdelen.h"
#include "web/delen/werkvelden.h"
#include "web/kern/cases.h"

namespace maatstaf::web {

namespace {

constexpr std::size_t kNeedsShown = 4;

const std::map<std::string, zaak::ConceptOordeel, std::less<>>* eigen_concepten(const Visit& visit,
                                                                                const Zaakblad& blad) {
  const auto found = blad.zaak.concepten.find(visit.account()->id);
  return found == blad.zaak.concepten.end() ? nullptr : &found->second;
}

void neem_over(http::Fields& naar, const http::Fields& van) {
  for (const auto& [naam, waarde] : van.list()) {
    naar.add(naam, waarde);
  }
}

/// Anything typed for this begrip? Fields of items begin with its id and a point.
bool is_ingevuld(const regels::Begrip& begrip, const http::Fields& invoer) {
  const std::string items = begrip.id + ".";
  return std::ranges::any_of(invoer.list(), [&](const auto& veld) {
    const auto& [naam, waarde] = veld;
    if (waarde.empty() || naam == items + "aantal") {
      return false;
    }
    return naam == begrip.id || naam == toelichting_veld(begrip.id) || naam == bewijs_veld(begrip.id) ||
           naam.starts_with(items);
  });
}

/// Items for reading: what it is about first, the other fields behind it.
Html lijst_in_woorden(const regels::Begrip& begrip, const feel::Value& lijst) {
  const auto invoer = als_invoer(begrip, {lijst});
  std::vector<Html> items;
  for (std::size_t i = 0; i < lijst.list().size(); ++i) {
    Html eerste;
    std::string overige;
    for (const auto& veld : begrip.velden) {
      const auto waarde = invoer.get(onderdeel_veld(begrip.id, i, veld.id));
      if (waarde.empty()) {
        continue;
      }
      const auto keuze = std::ranges::find_if(
          veld.waarden, [&waarde](const regels::Keuze& kandidaat) { return kandidaat.code == waarde; });
      const std::string woorden = keuze == veld.waarden.end() ? waarde : keuze->naam;
      if (eerste.empty()) {
        eerste = strong(woorden);
      } else {
        overige += (overige.empty() ? "" : ". ") + veld.naam + ": " + woorden;
      }
    }
    items.push_back(markup("{} {}", eerste, second("{}", overige)));
  }
  return plain_list(items);
}

/// A yes or no as a state; anything else in words.
Html antwoord_van(const regels::Begrippen& begrippen, const regels::Begrip& begrip,
                  const zaak::Oordeel& oordeel) {
  if (oordeel.waarde.is_boolean()) {
    return state(oordeel.waarde.boolean() ? Toestand::Ja : Toestand::Nee);
  }
  if (oordeel.waarde.is_list()) {
    return lijst_in_woorden(begrip, oordeel.waarde);
  }
  return span(begrippen.in_woorden(begrip, oordeel.waarde));
}

/// A box that was checked in the draft and is not any more: a browser sends nothing for it.
bool is_teruggenomen(const Visit& visit, const Zaakblad& blad, const regels::Begrip& begrip,
                     const http::Fields& invoer) {
  const auto* concepten = eigen_concepten(visit, blad);
  if (concepten == nullptr || !is_verklaring(begrip)) {
    return false;
  }
  const auto eerder = concepten->find(begrip.id);
  return eerder != concepten->end() && eerder->second.waarde && !invoer.find(begrip.id);
}

/// Everything that the vocabulary asks for this judgement stands in the form, or it was signed.
bool is_compleet(const Zaakblad& blad, const regels::Begrip& begrip, const http::Fields& invoer) {
  if (blad.zaak.oordeel(begrip.id) != nullptr) {
    return true;
  }
  const auto antwoord = invoer.get(begrip.id);
  const bool lijst = begrip.type == regels::BegripType::Lijst;
  const bool beantwoord = lijst ? is_ingevuld(begrip, invoer) : !antwoord.empty() && antwoord != kWeetIkNiet;
  const bool reden =
      begrip.onderbouwing == regels::Onderbouwing::Geen || !invoer.get(toelichting_veld(begrip.id)).empty();
  const bool bewijs = begrip.onderbouwing != regels::Onderbouwing::RedenEnBewijs ||
                      !lees_bewijs(invoer.get(bewijs_veld(begrip.id))).empty();
  return beantwoord && reden && bewijs;
}

std::string tekst(const base::Error& fout) {
  return fout.remedy.empty() ? fout.cause : fout.cause + " " + fout.remedy;
}

/// "passende_zorg[2].gebied" to "passende_zorg.2.gebied": the id of the field on the page.
std::string veld_van_pad(std::string_view pad) {
  std::string veld;
  for (const char teken : pad) {
    if (teken != ']') {
      veld += teken == '[' ? '.' : teken;
    }
  }
  return veld;
}

std::vector<zaak::OordeelInvoer> met_antwoord(const GelezenOordelen& gelezen) {
  std::vector<zaak::OordeelInvoer> lijst;
  std::ranges::copy_if(gelezen.oordelen, std::back_inserter(lijst),
                       [](const zaak::OordeelInvoer& oordeel) { return oordeel.waarde.has_value(); });
  return lijst;
}

/// What is still in the way of signing the draft, as links to the fields; empty when nothing was drafted yet.
Html nog_nodig(const Visit& visit, const Zaakblad& blad, const std::vector<zaak::OordeelInvoer>& oordelen) {
  if (oordelen.empty()) {
    return {};
  }
  const auto nog =
      zaak::voor_ondertekenen(blad.zaak, {*visit.account(), visit.today()}, oordelen, blad.stand);
  if (nog.empty()) {
    return {};
  }
  std::vector<Html> items;
  for (std::size_t i = 0; i < std::min(nog.size(), kNeedsShown); ++i) {
    items.push_back(nog[i].place.path.empty() ? Html::text(tekst(nog[i]))
                                              : link("#" + veld_van_pad(nog[i].place.path), nog[i].cause));
  }
  if (nog.size() > kNeedsShown) {
    items.push_back(markup("En nog {}.", nog.size() - kNeedsShown));
  }
  return message(MessageKind::LetOp, "Nog " + count(nog.size(), "ding nodig", "dingen nodig"),
                 plain_list(items));
}

struct Telwoord {
  std::string_view een;
  std::string_view meer;
};

/// "7 van 8 gebieden met bewijs en reden", with a mark that says whether that is all.
Html voortgang(const Zaakblad& blad, const std::vector<const regels::Begrip*>& begrippen,
               const http::Fields& invoer, std::string_view waarmee, const Telwoord& woorden) {
  const auto klaar = std::ranges::count_if(
      begrippen, [&](const regels::Begrip* begrip) { return is_compleet(blad, *begrip, invoer); });
  const bool alles = static_cast<std::size_t>(klaar) == begrippen.size();
  return state(
      alles ? Toestand::Ja : Toestand::Onbekend,
      fmt::format("{} van {} {}", klaar, count(begrippen.size(), woorden.een, woorden.meer), waarmee));
}

/// What is declared without a reason: a box that is checked or not.
Html verklaring_veld(const regels::Begrip& begrip, const http::Fields& invoer, const FieldErrors& fouten) {
  return checkbox(begrip.id, begrip.naam, invoer.get(begrip.id) == "ja", error_of(fouten, begrip.id));
}

}  // namespace

std::string toelichting_veld(std::string_view begrip) {
  return "toelichting." + std::string(begrip);
}
std::string bewijs_veld(std::string_view begrip) {
  return "bewijs." + std::string(begrip);
}
std::string reden_veld(std::string_view begrip) {
  return "reden." + std::string(begrip);
}

http::Fields concept_invoer(const Visit& visit, const Zaakblad& blad,
                            const std::vector<std::string>& begrippen) {
  http::Fields invoer;
  const auto& lijst = visit.services().bibliotheek->begrippen();
  const auto* concepten = eigen_concepten(visit, blad);
  for (const auto& id : begrippen) {
    const auto* begrip = lijst.vind(id);
    if (begrip == nullptr) {
      continue;
    }
    if (concepten != nullptr && concepten->contains(id)) {
      const auto& concept_oordeel = concepten->find(id)->second;
      if (concept_oordeel.waarde) {
        neem_over(invoer, als_invoer(*begrip, {concept_oordeel.waarde}));
      }
      invoer.add(toelichting_veld(id), concept_oordeel.toelichting);
      invoer.add(bewijs_veld(id), schrijf_bewijs(concept_oordeel.bewijs));
    } else if (const auto gevraagd = blad.zaak.feiten.find("zorgonderdelen");
               id == zaak::kPassendeZorg && blad.zaak.oordeel(id) == nullptr &&
               gevraagd != blad.zaak.feiten.end()) {
      // Begin with what was asked for: the verpleegkundige changes it and binds each item to a domain.
      neem_over(invoer, als_invoer(*begrip, {gevraagd->second.waarde}));
    }
  }
  return invoer;
}

bool is_verklaring(const regels::Begrip& begrip) {
  return begrip.onderbouwing == regels::Onderbouwing::Geen && begrip.type == regels::BegripType::JaNee;
}

Html onderbouwing_velden(const regels::Begrip& begrip, const http::Fields& invoer,
                         const FieldErrors& fouten) {
  if (begrip.onderbouwing == regels::Onderbouwing::Geen) {
    return {};
  }
  const std::string reden = toelichting_veld(begrip.id);
  const std::string bewijs = bewijs_veld(begrip.id);
  const auto vlak = [&](const std::string& veld, const char* label) {
    return small_area_field({.name = veld,
                             .label = label,
                             .subject = begrip.naam,
                             .value = invoer.get(veld),
                             .error = error_of(fouten, veld)});
  };
  const Html waarom = vlak(reden, "Waarom?");
  const Html stukken = vlak(bewijs, "Bewijs, één stuk per regel met de bladzijde");
  if (begrip.onderbouwing == regels::Onderbouwing::RedenEnBewijs) {
    return waarom + stukken;
  }
  const bool open = !invoer.get(bewijs).empty() || !error_of(fouten, bewijs).empty();
  return waarom + disclosure(Html::text("Koppel bewijs") + heard(" bij " + begrip.naam), stukken,
                             open ? Fold::Open : Fold::Closed);
}

Html oordeel_veld(const regels::Begrip& begrip, const http::Fields& invoer, const FieldErrors& fouten,
                  std::string_view naam) {
  const Html waarom = onderbouwing_velden(begrip, invoer, fouten);
  return begrip.type == regels::BegripType::Lijst
             ? wide_judgement(lijst_velden(begrip, invoer, fouten, naam), waarom)
             : judgement_field(werkveld(begrip, invoer, fouten, naam), waarom);
}

Html vaste_oordelen(const Visit& visit, const std::vector<const zaak::Oordeel*>& oordelen) {
  const auto& begrippen = visit.services().bibliotheek->begrippen();
  Html rijen;
  for (std::size_t i = 0; i < oordelen.size(); ++i) {
    const auto& oordeel = *oordelen[i];
    const auto* begrip = begrippen.vind(oordeel.begrip);
    if (begrip == nullptr) {
      continue;
    }
    rijen += judged({.name = begrip->naam,
                     .answer = antwoord_van(begrippen, *begrip, oordeel),
                     .reason = oordeel.toelichting,
                     .evidence = bewijs_lijst(oordeel.bewijs),
                     .why_new_version = oordeel.reden_nieuwe_versie});
    const bool laatste_van_groep =
        i + 1 == oordelen.size() || oordelen[i + 1]->door.naam != oordeel.door.naam ||
        oordelen[i + 1]->datum != oordeel.datum || oordelen[i + 1]->versie != oordeel.versie;
    if (laatste_van_groep) {
      rijen += signed_line(fmt::format("{}, {}, {}", oordeel.door.naam, rol_naam(oordeel.door.rol),
                                       base::date_long(oordeel.datum)),
                           lock_label(oordeel.versie));
    }
  }
  return rijen;
}

Html nieuwe_versies(const Visit& visit, const Zaakblad& blad, const std::vector<std::string>& getekend,
                    const http::Fields& invoer, const FieldErrors& fouten) {
  Html blokken;
  bool bezig = false;
  for (const auto& id : getekend) {
    const auto* begrip = visit.services().bibliotheek->begrippen().vind(id);
    const auto* oordeel = blad.zaak.oordeel(id);
    if (begrip == nullptr || oordeel == nullptr) {
      continue;
    }
    const bool open = !invoer.get(reden_veld(id)).empty() || !error_of(fouten, reden_veld(id)).empty();
    bezig = bezig || open;
    const Html velden =
        small_area_field({.name = reden_veld(id),
                          .label = "Waarom een nieuwe versie? De vorige versie blijft bewaard.",
                          .subject = begrip->naam,
                          .value = invoer.get(reden_veld(id)),
                          .error = error_of(fouten, reden_veld(id))}) +
        oordeel_veld(*begrip, invoer, fouten, voornaam(blad.zaak));
    blokken += disclosure(fmt::format("{}: maak versie {}", begrip->naam, oordeel->versie + 1), velden,
                          open ? Fold::Open : Fold::Closed);
  }
  if (blokken.empty()) {
    return {};
  }
  const Html knop = buttons(button({.text = "Onderteken de nieuwe versie",
                                    .kind = ButtonKind::Secondary,
                                    .icon = Icon::Lock,
                                    .side = IconSide::Before,
                                    .name = "doe",
                                    .value = "teken"}));
  return disclosure("Verander een vastgezet oordeel", group(blokken, knop),
                    bezig ? Fold::Open : Fold::Closed);
}

GelezenOordelen lees_oordelen(const Visit& visit, const Zaakblad& blad,
                              const std::vector<std::string>& begrippen, const http::Fields& invoer) {
  GelezenOordelen gelezen;
  const auto& lijst = visit.services().bibliotheek->begrippen();
  for (const auto& id : begrippen) {
    const auto* begrip = lijst.vind(id);
    const bool getekend = blad.zaak.oordeel(id) != nullptr;
    if (begrip != nullptr && !getekend && is_teruggenomen(visit, blad, *begrip, invoer)) {
      zaak::OordeelInvoer teruggenomen;
      teruggenomen.begrip = id;
      gelezen.oordelen.push_back(std::move(teruggenomen));
      continue;
    }
    if (begrip == nullptr || !is_ingevuld(*begrip, invoer) ||
        (getekend && invoer.get(reden_veld(id)).empty())) {
      continue;
    }
    zaak::OordeelInvoer oordeel;
    oordeel.begrip = id;
    oordeel.toelichting = invoer.get(toelichting_veld(id));
    oordeel.bewijs = lees_bewijs(invoer.get(bewijs_veld(id)));
    oordeel.reden_nieuwe_versie = invoer.get(reden_veld(id));
    const bool heeft_antwoord = !invoer.get(id).empty() || begrip->type == regels::BegripType::Lijst;
    if (heeft_antwoord) {
      const auto antwoord = lees_antwoord(lijst, *begrip, invoer);
      gelezen.fouten.insert(gelezen.fouten.end(), antwoord.fouten.begin(), antwoord.fouten.end());
      if (antwoord.antwoord) {
        oordeel.waarde = antwoord.antwoord->waarde;
      }
    }
    gelezen.oordelen.push_back(std::move(oordeel));
  }
  return gelezen;
}

std::vector<zaak::OordeelInvoer> concept_oordelen(const Visit& visit, const Zaakblad& blad,
                                                  const std::vector<std::string>& begrippen) {
  std::vector<zaak::OordeelInvoer> oordelen;
  if (const auto* concepten = eigen_concepten(visit, blad)) {
    for (const auto& id : begrippen) {
      if (const auto found = concepten->find(id); found != concepten->end()) {
        const auto& concept_oordeel = found->second;
        oordelen.push_back(
            {id, concept_oordeel.waarde, concept_oordeel.toelichting, concept_oordeel.bewijs, {}});
      }
    }
  }
  return oordelen;
}

base::Result<void> verwerk_oordelen(const Visit& visit, const Zaakblad& blad,
                                    const GelezenOordelen& gelezen) {
  auto& zaken = *visit.services().zaken;
  const auto& account = *visit.account();
  if (visit.form().fields.get("doe") != "teken") {
    return zaken.bewaar_concept(account, blad.zaak.nummer, gelezen.oordelen);
  }
  // What is not judged yet stays open: only judgements with an answer are signed, all or none.
  const auto te_tekenen = met_antwoord(gelezen);
  return te_tekenen.empty() ? base::Result<void>{}
                            : zaken.teken_oordeel(account, blad.zaak.nummer, te_tekenen);
}

FieldErrors fouten_bij_tekenen(const Visit& visit, const Zaakblad& blad, const GelezenOordelen& gelezen) {
  FieldErrors fouten;
  for (const auto& fout : zaak::voor_ondertekenen(blad.zaak, {*visit.account(), visit.today()},
                                                  met_antwoord(gelezen), blad.stand)) {
    fouten.emplace_back(veld_van_pad(fout.place.path), tekst(fout));
  }
  return fouten;
}

namespace {

/// What of the page is still to be signed, by how it is counted.
struct TeTekenen {
  std::vector<const regels::Begrip*> oordelen;
  std::vector<const regels::Begrip*> gebieden;
  Html verklaringen;
};

TeTekenen te_tekenen(const Visit& visit, const Zaakblad& blad, const Ondertekenen& deel) {
  TeTekenen uit;
  for (const auto& id : deel.begrippen) {
    const auto* begrip = visit.services().bibliotheek->begrippen().vind(id);
    const bool gebied = visit.services().profielbeelden->gebied(id) != nullptr;
    if (begrip == nullptr || (blad.zaak.oordeel(id) != nullptr && !gebied)) {
      continue;
    }
    if (is_verklaring(*begrip)) {
      uit.verklaringen += verklaring_veld(*begrip, deel.invoer, deel.fouten);
    } else {
      (gebied ? uit.gebieden : uit.oordelen).push_back(begrip);
    }
  }
  return uit;
}

}  // namespace

Html onderteken_kaart(const Visit& visit, const Zaakblad& blad, const Ondertekenen& deel) {
  const auto nog = te_tekenen(visit, blad, deel);
  std::vector<Html> punten;
  if (!nog.oordelen.empty()) {
    punten.push_back(
        voortgang(blad, nog.oordelen, deel.invoer, "met antwoord en reden", {"oordeel", "oordelen"}));
  }
  if (!nog.gebieden.empty()) {
    punten.push_back(
        voortgang(blad, nog.gebieden, deel.invoer, "met bewijs en reden", {"gebied", "gebieden"}));
  }
  const Html knoppen = block(Block::StackedButtons,
                             button({.text = "Onderteken en zet vast",
                                     .icon = Icon::Lock,
                                     .side = IconSide::Before,
                                     .name = "doe",
                                     .value = "teken"}),
                             button({.text = "Bewaar concept",
                                     .kind = ButtonKind::Secondary,
                                     .icon = Icon::Save,
                                     .side = IconSide::Before,
                                     .name = "doe",
                                     .value = "bewaar"}));
  const auto& account = *visit.account();
  return sign_card(
      Icon::Lock, "Ondertekenen",
      all(nog_nodig(visit, blad, deel.concepten), list(ListLook::Checks, punten),
          declarations(nog.verklaringen), knoppen,
          p("{}, {}", account.weergavenaam, rol_naam(auth::woord(account.rol))),
          second_line("Daarna kan niemand uw oordeel wijzigen. Verandert er iets, dan maakt u versie 2. "
                      "Versie 1 blijft bewaard.")));
}

}  // namespace maatstaf::web
