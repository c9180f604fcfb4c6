// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>

#include "web/delen/beoordeling_onderdelen.h"
#include "web/delen/stapwerk.h"
#include "web/delen/werkvelden.h"
#include "web/kantoor/kantoor.h"

namespace maatstaf::web {

namespace {

using beoordeling::Behoefte;
using beoordeling::StapUitkomst;

bool bevat(const std::vector<std::string>& lijst, std::string_view woord) {
  return std::ranges::find(lijst, woord) != lijst.end();
}

Html behoefte_blok(const Visit& visit, const Zaakblad& blad, const Behoefte& behoefte) {
  Need blok;
  blok.question = met_naam(behoefte.vraag, voornaam(blad.zaak));
  blok.why = met_naam(behoefte.waarvoor, voornaam(blad.zaak));
  blok.why += behoefte.zeker ? " Het antwoord kan de uitkomst nog veranderen."
                             : " Het antwoord kan de uitkomst misschien nog veranderen.";
  blok.from = rollen_in_woorden(behoefte.rollen);
  const auto wacht = std::ranges::find_if(blad.zaak.verzoeken, [&](const zaak::Verzoek& verzoek) {
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

/// What is missing, except what who is logged in answers on this page.
Html behoeften_van(const Visit& visit, const Zaakblad& blad, const StapUitkomst& stap) {
  Html blokken;
  std::size_t oordelen = 0;
  Html eerste_oordeel;
  const auto eigen = eigen_oordelen(visit, stap);
  for (const auto& behoefte : blad.stand.beoordeling.behoeften) {
    if (!bevat(behoefte.stappen, stap.nummer) || bevat(eigen, behoefte.begrip)) {
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
    blokken += second_line("En nog {} bij deze stap.", count(oordelen - 1, "oordeel", "oordelen"));
  }
  return blokken;
}

/// The case with one's own draft counted in: figures follow what was kept, before anything is signed.
Zaakblad met_eigen_concept(const Visit& visit, const Zaakblad& blad) {
  auto stand = visit.services().zaken->stand(
      blad.zaak,
      {.vandaag = visit.today(), .account = visit.account()->id, .concepten = zaak::Concepten::Meetellen});
  return {blad.zaak, stand ? std::move(*stand) : blad.stand};
}

http::Response stap_pagina(const Visit& visit, const Zaakblad& blad, const StapUitkomst& stap,
                           const Werkinvoer& invoer, int status) {
  const auto met_concept = met_eigen_concept(visit, blad);
  Html inhoud = error_summary(invoer.fouten) +
                step_heading(*blad.stand.pakket, stap, stapmerk(visit, blad, stap)) +
                behoeften_van(visit, blad, stap);
  const Html opties = step_options(*blad.stand.pakket, blad.stand.beoordeling, stap);
  const Html werk = stapwerk(visit, blad, met_concept, stap, invoer);
  // Care comes before its checks; elsewhere one reads the checks first.
  inhoud += bevat(stap.oordelen, zaak::kPassendeZorg) ? werk + opties : opties + werk;
  const bool breed = is_breed(visit, blad, stap);
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
  const auto invoer = concept_invoer(visit, *blad, eigen_oordelen(visit, *stap));
  return stap_pagina(visit, *blad, *stap, {invoer, {}}, 200);
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

/// Whoever only reads along has nothing to send here.
bool werkt_aan_stappen(const Visit& visit) {
  const auto rol = auth::woord(visit.account()->rol);
  return visit.may(auth::Actie::FeitVastleggen) || auth::oordeel_actie(rol).has_value();
}

http::Response verwerk_stap(const Visit& visit) {
  const auto blad = open_zaak(visit);
  if (!blad) {
    return error_page(visit, blad.error());
  }
  if (!werkt_aan_stappen(visit)) {
    return error_page(visit, {.kind = base::ErrorKind::Forbidden,
                              .place = {},
                              .cause = "Met uw rol kunt u deze stap lezen en niet invullen.",
                              .remedy = "Vraag het aan wie de zaak behandelt."});
  }
  const auto* stap = blad->stand.beoordeling.stap(visit.request().parameter("stap"));
  if (stap == nullptr) {
    return error_page(visit, geen_stap());
  }
  const auto& velden = visit.form().fields;
  if (const auto aangepast = pas_lijst_aan(velden)) {
    return stap_pagina(visit, *blad, *stap, {*aangepast, {}}, 200);
  }
  FieldErrors fouten;
  if (const auto vastgelegd = leg_feiten_vast(visit, *blad, *stap, fouten); !vastgelegd) {
    return error_page(visit, vastgelegd.error());
  }
  auto gelezen = lees_oordelen(visit, *blad, eigen_oordelen(visit, *stap), velden);
  gelezen.fouten.insert(gelezen.fouten.begin(), fouten.begin(), fouten.end());
  if (!gelezen.fouten.empty()) {
    return stap_pagina(visit, *blad, *stap, {velden, gelezen.fouten}, 400);
  }
  if (!gelezen.oordelen.empty()) {
    if (const auto gedaan = verwerk_oordelen(visit, *blad, gelezen); !gedaan) {
      const auto& fout = gedaan.error();
      if (fout.kind == base::ErrorKind::Forbidden || fout.kind == base::ErrorKind::NotFound ||
          http::status_of(fout.kind) >= 500) {
        return error_page(visit, fout);
      }
      auto alle = velden.get("doe") == "teken" ? fouten_bij_tekenen(visit, *blad, gelezen) : FieldErrors();
      if (alle.empty()) {
        alle.emplace_back(fout.place.path, fout.cause + " " + fout.remedy);
      }
      return stap_pagina(visit, *blad, *stap, {velden, alle}, http::status_of(fout.kind));
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
