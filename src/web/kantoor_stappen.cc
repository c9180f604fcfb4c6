// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>

#include "web/beoordeling_onderdelen.h"
#include "web/gebieden.h"
#include "web/kantoor.h"
#include "web/oordelen.h"
#include "web/zaakblad.h"

namespace maatstaf::web {

namespace {

using beoordeling::Behoefte;
using beoordeling::StapUitkomst;

bool bevat(const std::vector<std::string>& lijst, std::string_view woord) {
  return std::find(lijst.begin(), lijst.end(), woord) != lijst.end();
}

std::string rol_van(const Visit& visit) {
  return std::string(auth::woord(visit.account()->rol));
}

/// The judgements of a step that the role of who is logged in may give.
std::vector<std::string> eigen_oordelen(const Visit& visit, const StapUitkomst& stap) {
  std::vector<std::string> eigen;
  for (const auto& id : stap.oordelen) {
    const auto* begrip = visit.services().bibliotheek->begrippen().vind(id);
    if (begrip != nullptr && begrip->bevoegdheid == rol_van(visit)) {
      eigen.push_back(id);
    }
  }
  return eigen;
}

/// Missing facts of a step, no judgements, that who is logged in may record.
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

Html behoefte_blok(const Visit& visit, const Zaakblad& blad, const Behoefte& behoefte) {
  Need blok;
  blok.question = met_naam(behoefte.vraag, voornaam(blad.zaak));
  blok.why = met_naam(behoefte.waarvoor, voornaam(blad.zaak));
  blok.why += behoefte.zeker ? " Het antwoord kan de uitkomst nog veranderen."
                             : " Het antwoord kan de uitkomst misschien nog veranderen.";
  blok.from = rollen_in_woorden(behoefte.rollen);
  const auto wacht =
      std::find_if(blad.zaak.verzoeken.begin(), blad.zaak.verzoeken.end(), [&](const zaak::Verzoek& verzoek) {
        return verzoek.open() && bevat(verzoek.begrippen, behoefte.begrip);
      });
  const auto* begrip = visit.services().bibliotheek->begrippen().vind(behoefte.begrip);
  const bool oordeel = begrip != nullptr && begrip->soort == regels::BegripSoort::Oordeel;
  if (wacht != blad.zaak.verzoeken.end()) {
    blok.heading = "Gevraagd aan " + wacht->van;
  } else if (oordeel) {
    blok.heading = "Nog 1 oordeel nodig";
  } else if (visit.may(auth::Actie::InformatieVragen)) {
    blok.action =
        button_link(zaak_adres(blad.zaak, "vraag-op?begrip=" + behoefte.begrip), {.text = "Vraag het op"});
  }
  return need(blok);
}

Html behoeften_van(const Visit& visit, const Zaakblad& blad, const StapUitkomst& stap) {
  Html blokken;
  std::size_t oordelen = 0;
  Html eerste_oordeel;
  for (const auto& behoefte : blad.stand.beoordeling.behoeften) {
    if (!bevat(behoefte.stappen, stap.nummer)) {
      continue;
    }
    const auto* begrip = visit.services().bibliotheek->begrippen().vind(behoefte.begrip);
    if (begrip != nullptr && begrip->soort == regels::BegripSoort::Oordeel) {
      // Many judgements of one person are one task: show the first, count the rest.
      if (oordelen++ == 0) {
        eerste_oordeel = behoefte_blok(visit, blad, behoefte);
      }
    } else {
      blokken += behoefte_blok(visit, blad, behoefte);
    }
  }
  blokken += eerste_oordeel;
  if (oordelen > 1) {
    blokken += markup("<p class=\"ms-second\">En nog {} bij deze stap.</p>",
                      count(oordelen - 1, "oordeel", "oordelen"));
  }
  return blokken;
}

/// Signed judgements of others, and of oneself when there is nothing to fill in.
Html getekende_oordelen(const Visit& visit, const Zaakblad& blad, const StapUitkomst& stap,
                        const std::vector<std::string>& zonder) {
  Html blokken;
  for (const auto& id : stap.oordelen) {
    const auto* oordeel = blad.zaak.oordeel(id);
    if (oordeel != nullptr && !bevat(zonder, id)) {
      blokken += markup("<div class=\"ms-section\">{}</div>", getekend_oordeel(visit, *oordeel));
    }
  }
  return blokken.empty() ? Html() : card(markup("<h3>Oordelen bij deze stap</h3>{}", blokken));
}

struct Formulier {
  Html velden;
  Html kaart;  ///< the sign block; empty when there is nothing to sign
  bool leeg = true;
};

Formulier formulier(const Visit& visit, const Zaakblad& blad, const StapUitkomst& stap,
                    const http::Fields& invoer, const FieldErrors& fouten) {
  Formulier deel;
  if (blad.zaak.besluit) {
    return deel;
  }
  const auto& begrippen = visit.services().bibliotheek->begrippen();
  const auto gebieden = gebieden_van(visit, stap);
  for (const auto& id : eigen_feiten(visit, blad, stap)) {
    deel.velden += vraag_veld(*begrippen.vind(id), invoer, fouten, LabelLook::Plain, voornaam(blad.zaak));
    deel.leeg = false;
  }
  const auto oordelen = eigen_oordelen(visit, stap);
  for (const auto& id : oordelen) {
    if (!bevat(gebieden, id)) {
      deel.velden += oordeel_blok(visit, blad, *begrippen.vind(id), invoer, fouten);
    }
  }
  if (!oordelen.empty()) {
    deel.leeg = false;
    deel.kaart = onderteken_kaart(visit, blad, concept_oordelen(visit, blad, oordelen));
  } else if (!deel.leeg) {
    deel.velden += markup("<div class=\"ms-buttons\">{}</div>", button({.text = "Opslaan",
                                                                        .icon = Icon::Save,
                                                                        .side = IconSide::Before,
                                                                        .name = "doe",
                                                                        .value = "bewaar"}));
  }
  return deel;
}

http::Response stap_pagina(const Visit& visit, const Zaakblad& blad, const StapUitkomst& stap,
                           const http::Fields& invoer, const FieldErrors& fouten, int status) {
  const auto gebieden = gebieden_van(visit, stap);
  const auto eigen = eigen_oordelen(visit, stap);
  const auto deel = formulier(visit, blad, stap, invoer, fouten);
  const bool bewerken = !deel.kaart.empty();
  Html inhoud =
      error_summary(fouten) + step_heading(*blad.stand.pakket, stap) + behoeften_van(visit, blad, stap);
  inhoud += step_options(*blad.stand.pakket, blad.stand.beoordeling, stap);
  Html werk;
  if (!gebieden.empty()) {
    werk += gebieden_tabel(visit, blad, gebieden, invoer, fouten, bewerken ? Bewerken::Ja : Bewerken::Nee);
  }
  if (!deel.leeg) {
    werk +=
        markup("<div class=\"ms-columns ms-columns--side\">{}<div class=\"ms-stack\">{}</div></div>",
               card(markup("<h2>{}</h2>{}", bewerken ? "Uw oordeel" : "Wat u kunt invullen", deel.velden)),
               deel.kaart);
    werk =
        markup("<form class=\"ms-form ms-form--wide\" method=\"post\" action=\"{}\" novalidate>{}{}</form>",
               stap_adres(blad.zaak, stap.nummer), visit.csrf_field(), werk);
  }
  auto zonder = gebieden;
  zonder.insert(zonder.end(), eigen.begin(), eigen.end());
  inhoud += werk;
  inhoud += getekende_oordelen(visit, blad, stap, deel.leeg ? gebieden : zonder);
  if (!stap.gronden.empty()) {
    inhoud += card(markup("<h3>Waarom dit antwoord</h3>{}", gronden(*blad.stand.pakket, stap.gronden)));
  }
  const bool breed = !gebieden.empty() || bewerken;
  return zaakpagina(visit, blad,
                    {.titel = fmt::format("Stap {}", stap.nummer),
                     .stap = std::string(stap.nummer),
                     .spoor = breed ? Spoor::Liggend : Spoor::Staand,
                     .inhoud = inhoud,
                     .zijkant = breed ? Html() : zijkolom(visit, blad, &stap)},
                    status);
}

base::Error geen_stap() {
  return {.kind = base::ErrorKind::NotFound,
          .place = {},
          .cause = "Deze stap is er niet.",
          .remedy = "Kies een stap uit de lijst."};
}

http::Response toon_stap(const Visit& visit) {
  const auto blad = open_zaak(visit);
  if (!blad) {
    return error_page(visit, blad.error());
  }
  const auto* stap = blad->stand.beoordeling.stap(visit.request().parameter("stap"));
  if (stap == nullptr) {
    return error_page(visit, geen_stap());
  }
  return stap_pagina(visit, *blad, *stap, concept_invoer(visit, *blad, eigen_oordelen(visit, *stap)), {},
                     200);
}

/// Facts that were filled in; an empty field stays open.
base::Result<void> leg_feiten_vast(const Visit& visit, const Zaakblad& blad, const StapUitkomst& stap,
                                   FieldErrors& fouten) {
  const auto& begrippen = visit.services().bibliotheek->begrippen();
  for (const auto& id : eigen_feiten(visit, blad, stap)) {
    const auto* begrip = begrippen.vind(id);
    const bool lijst = begrip->type == regels::BegripType::Lijst;
    if (visit.form().fields.get(id).empty() && !(lijst && visit.form().fields.find(id + ".aantal"))) {
      continue;
    }
    const auto gelezen = lees_antwoord(begrippen, *begrip, visit.form().fields);
    if (!gelezen.antwoord) {
      fouten.insert(fouten.end(), gelezen.fouten.begin(), gelezen.fouten.end());
      continue;
    }
    if (gelezen.antwoord->waarde) {
      zaak::FeitInvoer feit;
      feit.begrip = id;
      feit.waarde = gelezen.antwoord->waarde;
      TRY_VOID(visit.services().zaken->leg_feit_vast(*visit.account(), blad.zaak.nummer, feit));
    }
  }
  return {};
}

http::Response verwerk_stap(const Visit& visit) {
  const auto blad = open_zaak(visit);
  if (!blad) {
    return error_page(visit, blad.error());
  }
  const auto* stap = blad->stand.beoordeling.stap(visit.request().parameter("stap"));
  if (stap == nullptr) {
    return error_page(visit, geen_stap());
  }
  const auto& velden = visit.form().fields;
  if (velden.get("actie") == "toevoegen") {
    // One more item in a list: the page again, with what was typed and one empty item.
    http::Fields meer;
    for (const auto& [naam, waarde] : velden.list()) {
      const bool aantal = naam.ends_with(".aantal");
      meer.add(naam, aantal ? std::to_string(std::stoul("0" + waarde.substr(0, 3)) + 1) : waarde);
    }
    return stap_pagina(visit, *blad, *stap, meer, {}, 200);
  }
  FieldErrors fouten;
  if (const auto vastgelegd = leg_feiten_vast(visit, *blad, *stap, fouten); !vastgelegd) {
    return error_page(visit, vastgelegd.error());
  }
  auto gelezen = lees_oordelen(visit, *blad, eigen_oordelen(visit, *stap), velden);
  gelezen.fouten.insert(gelezen.fouten.begin(), fouten.begin(), fouten.end());
  if (!gelezen.fouten.empty()) {
    return stap_pagina(visit, *blad, *stap, velden, gelezen.fouten, 400);
  }
  if (!gelezen.oordelen.empty()) {
    if (const auto gedaan = verwerk_oordelen(visit, *blad, gelezen); !gedaan) {
      const auto& fout = gedaan.error();
      if (fout.kind == base::ErrorKind::Forbidden || fout.kind == base::ErrorKind::NotFound ||
          fout.kind == base::ErrorKind::Storage) {
        return error_page(visit, fout);
      }
      const std::string veld = fout.place.path.empty() ? std::string(stap->nummer) : fout.place.path;
      return stap_pagina(visit, *blad, *stap, velden, {{veld, fout.cause + " " + fout.remedy}},
                         http::status_of(fout.kind));
    }
  }
  return http::redirect(stap_adres(blad->zaak, stap->nummer));
}

/// The page where the work is now.
http::Response toon_zaak(const Visit& visit) {
  const auto blad = open_zaak(visit);
  if (!blad) {
    return error_page(visit, blad.error());
  }
  const auto stap = open_step(blad->stand.beoordeling);
  return http::redirect(blad->zaak.besluit || stap.empty() ? zaak_adres(blad->zaak, "besluit")
                                                           : stap_adres(blad->zaak, stap));
}

}  // namespace

void voeg_stappen_toe(Routes& routes) {
  routes.get("/kantoor/zaken/{nummer}", Access::action(auth::Actie::ZaakZien), toon_zaak);
  routes.get("/kantoor/zaken/{nummer}/stap/{stap}", Access::action(auth::Actie::ZaakZien), toon_stap);
  routes.post("/kantoor/zaken/{nummer}/stap/{stap}", Access::action(auth::Actie::ZaakZien), verwerk_stap);
}

}  // namespace maatstaf::web
