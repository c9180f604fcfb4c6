// SPDX-License-Identifier: EUPL-1.2
#include "web/oordelen.h"

#include <algorithm>

#include "web/beoordeling_onderdelen.h"

namespace maatstaf::web {

namespace {

/// The begrip whose items are bound to domains; `zaak` has a command of its own for it.
constexpr std::string_view kPassendeZorg = "passende_zorg";

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
  return std::any_of(invoer.list().begin(), invoer.list().end(), [&](const auto& veld) {
    const auto& [naam, waarde] = veld;
    if (waarde.empty() || naam == items + "aantal") {
      return false;
    }
    return naam == begrip.id || naam == toelichting_veld(begrip.id) || naam == bewijs_veld(begrip.id) ||
           naam.starts_with(items);
  });
}

std::string tekst(const base::Error& fout) {
  return fout.remedy.empty() ? fout.cause : fout.cause + " " + fout.remedy;
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
               id == kPassendeZorg && blad.zaak.oordeel(id) == nullptr &&
               gevraagd != blad.zaak.feiten.end()) {
      // Begin with what was asked for: the verpleegkundige changes it and binds each item to a domain.
      neem_over(invoer, als_invoer(*begrip, {gevraagd->second.waarde}));
    }
  }
  return invoer;
}

Html onderbouwing_velden(const regels::Begrip& begrip, const http::Fields& invoer,
                         const FieldErrors& fouten) {
  if (begrip.onderbouwing == regels::Onderbouwing::Geen) {
    return {};
  }
  Html velden = area_field({.name = toelichting_veld(begrip.id),
                            .label = "Waarom?",
                            .help = "De ouders lezen deze tekst in de bijlage bij de brief.",
                            .value = invoer.get(toelichting_veld(begrip.id)),
                            .error = error_of(fouten, toelichting_veld(begrip.id)),
                            .rows = 3});
  const bool bewijs_nodig = begrip.onderbouwing == regels::Onderbouwing::RedenEnBewijs;
  return velden + area_field({.name = bewijs_veld(begrip.id),
                              .label = "Bewijs",
                              .help = "Eén stuk per regel, met de bladzijde: Zorgplan 2026, blz. 4",
                              .value = invoer.get(bewijs_veld(begrip.id)),
                              .error = error_of(fouten, bewijs_veld(begrip.id)),
                              .rows = 2,
                              .needed = bewijs_nodig ? Needed::Required : Needed::Optional});
}

Html oordeel_blok(const Visit& visit, const Zaakblad& blad, const regels::Begrip& begrip,
                  const http::Fields& invoer, const FieldErrors& fouten) {
  const Html velden = vraag_veld(begrip, invoer, fouten, LabelLook::Plain, voornaam(blad.zaak)) +
                      onderbouwing_velden(begrip, invoer, fouten);
  const auto* getekend = blad.zaak.oordeel(begrip.id);
  if (getekend == nullptr) {
    return markup("<div class=\"ms-section\">{}</div>", velden);
  }
  const Html nieuwe_versie = area_field({.name = reden_veld(begrip.id),
                                         .label = "Waarom een nieuwe versie?",
                                         .help = "De vorige versie blijft bewaard.",
                                         .value = invoer.get(reden_veld(begrip.id)),
                                         .error = error_of(fouten, reden_veld(begrip.id)),
                                         .rows = 2,
                                         .needed = Needed::Optional}) +
                             velden;
  return markup("<div class=\"ms-section\">{}{}</div>", getekend_oordeel(visit, *getekend),
                disclosure("Maak een nieuwe versie van: " + begrip.naam, nieuwe_versie));
}

GelezenOordelen lees_oordelen(const Visit& visit, const Zaakblad& blad,
                              const std::vector<std::string>& begrippen, const http::Fields& invoer) {
  GelezenOordelen gelezen;
  const auto& lijst = visit.services().bibliotheek->begrippen();
  for (const auto& id : begrippen) {
    const auto* begrip = lijst.vind(id);
    const bool getekend = blad.zaak.oordeel(id) != nullptr;
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
  // What is not judged yet stays open: only judgements with an answer are signed.
  std::vector<zaak::OordeelInvoer> te_tekenen;
  for (const auto& oordeel : gelezen.oordelen) {
    if (!oordeel.waarde) {
      continue;
    }
    if (oordeel.begrip == kPassendeZorg) {
      TRY_VOID(zaken.leg_zorg_vast(account, blad.zaak.nummer, oordeel));
    } else {
      te_tekenen.push_back(oordeel);
    }
  }
  if (te_tekenen.empty()) {
    return {};
  }
  return zaken.teken_oordeel(account, blad.zaak.nummer, te_tekenen);
}

Html onderteken_kaart(const Visit& visit, const Zaakblad& blad,
                      const std::vector<zaak::OordeelInvoer>& oordelen) {
  const auto nog =
      zaak::voor_ondertekenen(blad.zaak, {*visit.account(), visit.today()}, oordelen, blad.stand);
  Html inhoud;
  if (!nog.empty()) {
    Html items;
    for (const auto& fout : nog) {
      items += markup("<li>{}</li>", tekst(fout));
    }
    inhoud += message(MessageKind::LetOp, "Nog " + count(nog.size(), "ding nodig", "dingen nodig"),
                      markup("<ul class=\"ms-list\">{}</ul>", items));
  }
  inhoud += markup(
      "<p class=\"ms-second\">{}</p><p class=\"ms-second\">Na ondertekenen kan niemand uw oordeel nog "
      "wijzigen. Verandert er iets, dan maakt u een nieuwe versie.</p>",
      visit.account()->weergavenaam);
  inhoud += markup("<div class=\"ms-buttons\">{}{}</div>",
                   button({.text = "Bewaar concept",
                           .kind = ButtonKind::Secondary,
                           .icon = Icon::Save,
                           .side = IconSide::Before,
                           .name = "doe",
                           .value = "bewaar"}),
                   button({.text = "Onderteken en zet vast",
                           .icon = Icon::Lock,
                           .side = IconSide::Before,
                           .name = "doe",
                           .value = "teken"}));
  return side_card("Ondertekenen", inhoud);
}

}  // namespace maatstaf::web
