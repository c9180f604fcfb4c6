// SPDX-License-Identifier: EUPL-1.2
#include "zaak/werk/werkvoorraad.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "auth/rechten.h"
#include "zaak/dossierbeeld/bewaard.h"
#include "zaak/dossierbeeld/soorten.h"
#include "zaak/werk/zoekwoorden.h"

namespace maatstaf::zaak {

using base::Date;
using base::Json;
using base::Result;
using beoordeling::Antwoord;
using dossier::WerkRegel;

namespace {

// ---- Writing: dates and phase stand readable, everything about the person encrypted.
// -------------------------------

Json verzoeken_json(const Zaak& zaak) {
  Json::Array lijst;
  for (const auto& onderbreking : zaak.onderbrekingen()) {
    lijst.push_back(Json(
        Json::Object{{"verzonden", onderbreking.verzonden.text()},
                     {"uiterlijk", onderbreking.uiterlijk.text()},
                     {"ontvangen", onderbreking.aangevuld ? Json(onderbreking.aangevuld->text()) : Json()}}));
  }
  return Json(std::move(lijst));
}

std::string code(const Zaak& zaak, std::string_view id) {
  const auto feit = zaak.feiten.find(id);
  return feit == zaak.feiten.end() || !feit->second.waarde.is_string()
             ? std::string()
             : std::string(feit->second.waarde.string());
}

// The short words of the list: "pgb + mpt", "heraanvraag".
std::string kort(std::string tekst) {
  std::ranges::replace(tekst, '_', ' ');
  if (tekst == "pgb mpt") {
    return "pgb + mpt";
  }
  return tekst;
}

Json persoonlijk_json(const Zaak& zaak) {
  Json json(Json::Object{{"naam", zaak.client.naam},
                         {"geboortedatum", zaak.client.geboortedatum.text()},
                         {"profiel", code(zaak, "geindiceerd_profiel")},
                         {"soort", kort(code(zaak, "soort_aanvraag"))},
                         {"leveringsvorm", kort(code(zaak, "leveringsvorm"))}});
  return json;
}

void schrijf_stand(Json& json, const Stand& stand) {
  std::string nu;
  if (!stand.taken.empty()) {
    const auto& taak = stand.taken.front();
    const auto rol = auth::lees_rol(taak.rol);
    json["taak"] =
        Json(Json::Object{{"soort", static_cast<int>(taak.soort)},
                          {"rol", taak.rol},
                          {"wie", taak.naam.empty() && rol ? std::string(auth::naam(*rol)) : taak.naam},
                          {"wat", taak.wat}});
    // While one waits for an answer, the step that can go on is that of the next task.
    for (const auto& kandidaat : stand.taken) {
      if (nu.empty() && !kandidaat.stappen.empty()) {
        nu = kandidaat.stappen.front();
      }
    }
  }
  Json::Array stappen;
  for (const auto& stap : stand.beoordeling.stappen) {
    stappen.push_back(Json(Json::Object{{"nummer", stap.nummer},
                                        {"antwoord", static_cast<int>(stap.antwoord)},
                                        {"nu", Json(stap.nummer == nu)}}));
  }
  json["stappen"] = Json(std::move(stappen));
}

// What the list is ordered, filtered and counted by: plain, so that it holds nothing about the person.
void schrijf_kolommen(const Zaak& zaak, const Termijnduren& duren, const Termijnboek& termijnboek,
                      WerkRegel& regel) {
  static const Date kLaatsteDag = Date::from(9999, 12, 31).value_or(Date());
  const auto op = [&](std::optional<Date> vandaag) {
    return termijnen::besluit_op_aanvraag(zaak.ontvangen, duren.besluit, termijnboek.kalender(),
                                          zaak.onderbrekingen(), {.vandaag = vandaag});
  };
  // The day counts from when the clock runs again: while it stands still the line stands in another group.
  regel.uiterlijk = op(kLaatsteDag).einde;
  if (zaak.fase() == Fase::InBehandeling) {
    regel.stil_tot = op(std::nullopt).stil_tot;
  }
  regel.staat = zaak.fase() == Fase::BriefVerzonden ? dossier::Staat::Afgerond : dossier::Staat::Open;
  regel.soort = code(zaak, "soort_aanvraag");
}

std::string beurt_van(const Stand& stand) {
  if (stand.taken.empty()) {
    return {};
  }
  const auto& taak = stand.taken.front();
  return taak.soort == Taak::Soort::Wachten ? std::string(kBeurtAnder) : taak.rol;
}

Result<std::vector<WerkRegel>> maak_regels(const std::string& dossier,
                                           const std::vector<dossier::Gebeurtenis>& gebeurtenissen,
                                           const regels::Bibliotheek& bibliotheek,
                                           const Termijnboek& termijnboek, Beoordelingsgeheugen* geheugen,
                                           const Ingevoerd& ingevoerd, Bewaard* bewaard) {
  const bool gewist = std::ranges::any_of(gebeurtenissen, [](const auto& g) { return g.inhoud.is_null(); });
  if (gewist) {
    return std::vector<WerkRegel>{};
  }
  TRY(const Zaak zaak, volg(gebeurtenissen, bibliotheek.begrippen()));
  TRY(const auto duren, termijnboek.op(zaak.ontvangen));
  WerkRegel regel;
  regel.zaaknummer = zaak.nummer;
  regel.dossier = dossier;
  regel.kantoor = zaak.kantoor;
  regel.status = std::string(woord(zaak.fase()));
  schrijf_kolommen(zaak, duren, termijnboek, regel);
  regel.velden = Json(Json::Object{{"ontvangen", zaak.ontvangen.text()},
                                   {"fase", static_cast<int>(zaak.fase())},
                                   {"gegevens", zaak.gegevens == Gegevens::Voorbeeld ? "voorbeeld" : "echt"},
                                   {"verzoeken", verzoeken_json(zaak)}});
  regel.persoonlijk = persoonlijk_json(zaak);
  regel.zoekwoorden = zoekwoorden(zaak.client.naam, zaak.nummer, zaak.client.geboortedatum);
  if (geheugen != nullptr) {
    // After the decision nothing is needed any more: the steps are enough.
    const auto uitvoer = zaak.besluit ? beoordeling::Uitvoer::Snel : beoordeling::Uitvoer::Volledig;
    const auto stand =
        bepaal_stand(zaak, bibliotheek, termijnboek,
                     {.uitvoer = uitvoer, .geheugen = geheugen, .bewaard = bewaard, .ingevoerd = &ingevoerd});
    if (stand) {
      schrijf_stand(regel.persoonlijk, *stand);
      regel.beurt = regel.staat == dossier::Staat::Open ? beurt_van(*stand) : std::string();
    } else {
      regel.persoonlijk["belemmering"] = stand.error().cause;
    }
  }
  return std::vector<WerkRegel>{std::move(regel)};
}

// ---- Reading
// ---------------------------------------------------------------------------------------------------------

std::vector<termijnen::Onderbreking> lees_verzoeken(const Json& velden) {
  std::vector<termijnen::Onderbreking> lijst;
  const Json* json = velden.find("verzoeken");
  if (json == nullptr || json->if_array() == nullptr) {
    return lijst;
  }
  for (const auto& regel : *json->if_array()) {
    const auto verzonden = lees_datum(regel, "verzonden");
    const auto uiterlijk = lees_datum(regel, "uiterlijk");
    if (verzonden && uiterlijk) {
      lijst.push_back({*verzonden, *uiterlijk, lees_datum(regel, "ontvangen"), {}});
    }
  }
  return lijst;
}

// By the columns, as the list is ordered and counted: one truth for a line, its heading and the number above
// it.
Groep groep_van(dossier::Staat staat, const std::optional<Date>& uiterlijk,
                const std::optional<Date>& stil_tot, Date vandaag) {
  if (staat == dossier::Staat::Afgerond) {
    return Groep::Afgerond;
  }
  if (stil_tot && *stil_tot >= vandaag) {
    return Groep::KlokStaatStil;
  }
  if (!uiterlijk) {
    return Groep::Later;
  }
  if (*uiterlijk < vandaag) {
    return Groep::OverDeTermijn;
  }
  const Date zondag = vandaag.plus_days(7 - static_cast<int>(vandaag.weekday()));
  if (*uiterlijk <= zondag) {
    return Groep::DezeWeek;
  }
  return *uiterlijk <= zondag.plus_days(14) ? Groep::VolgendeTweeWeken : Groep::Later;
}

bool gezocht(const dossier::Telling& telling, const Werkvraag& vraag) {
  switch (vraag.wie) {
    case Wie::Alle:
      return telling.staat == dossier::Staat::Open;
    case Wie::Afgerond:
      return telling.staat == dossier::Staat::Afgerond;
    case Wie::Ander:
      return telling.staat == dossier::Staat::Open && telling.beurt == kBeurtAnder;
    case Wie::Rol:
      break;
  }
  return telling.staat == dossier::Staat::Open && telling.beurt == vraag.rol;
}

void lees_persoonlijk(const Json& json, WerkItem& item) {
  item.naam = json.text("naam");
  item.soort = json.text("soort");
  item.profiel = json.text("profiel");
  item.leveringsvorm = json.text("leveringsvorm");
  item.belemmering = json.text("belemmering");
  if (const Json* taak = json.find("taak"); taak != nullptr && !taak->is_null()) {
    item.taak = static_cast<Taak::Soort>(taak->integer("soort"));
    item.wie_rol = taak->text("rol");
    item.wie = taak->text("wie");
    item.ontbreekt = taak->text("wat");
  }
  const Json* stappen = json.find("stappen");
  if (stappen == nullptr || stappen->if_array() == nullptr) {
    return;
  }
  for (const auto& stap : *stappen->if_array()) {
    const Json* nu = stap.find("nu");
    item.stappen.push_back({stap.text("nummer"), static_cast<Antwoord>(stap.integer("antwoord")),
                            nu != nullptr && nu->if_bool() != nullptr && *nu->if_bool()});
    if (item.open_stap.empty() && item.stappen.back().antwoord == Antwoord::Onbekend) {
      item.open_stap = item.stappen.back().nummer;
    }
  }
}

/// Stands in its place by the columns; what they say is all that is known.
WerkItem onleesbaar_item(WerkItem item, const WerkRegel& regel, Date vandaag) {
  item.naam = "Niet te lezen";
  item.belemmering = "Dit dossier kan niet worden gelezen. Vraag de beheerder om het na te kijken.";
  item.ontvangen = vandaag;
  item.uiterlijk = regel.uiterlijk.value_or(vandaag);
  item.dagen_over = item.uiterlijk.days() - vandaag.days();
  item.groep = groep_van(regel.staat, regel.uiterlijk, regel.stil_tot, vandaag);
  return item;
}

}  // namespace

std::string_view woord(Groep groep) {
  switch (groep) {
    case Groep::OverDeTermijn:
      return "Over de termijn";
    case Groep::DezeWeek:
      return "Deze week";
    case Groep::VolgendeTweeWeken:
      return "Volgende twee weken";
    case Groep::Later:
      return "Later";
    case Groep::KlokStaatStil:
      return "De klok staat stil";
    case Groep::Afgerond:
      return "Afgerond";
  }
  return "";
}

dossier::Beeldprojectie projectie(const regels::Bibliotheek& bibliotheek, const Termijnboek& termijnboek,
                                  std::shared_ptr<Beoordelingsgeheugen> geheugen, Ingevoerd ingevoerd) {
  return [&bibliotheek, &termijnboek, geheugen = std::move(geheugen),
          ingevoerd = std::move(ingevoerd)](dossier::Projectieblad& blad) -> Result<std::vector<WerkRegel>> {
    auto bewaard = Bewaard::lees(blad.beeld);
    TRY(auto regels, maak_regels(blad.dossier, blad.gebeurtenissen, bibliotheek, termijnboek, geheugen.get(),
                                 ingevoerd, &bewaard));
    if (bewaard.veranderd()) {
      blad.nieuw_beeld = bewaard.json();
    }
    return regels;
  };
}

dossier::Projectie projectie_zonder_beoordeling(const regels::Bibliotheek& bibliotheek,
                                                const Termijnboek& termijnboek) {
  return [&bibliotheek, &termijnboek](const std::string& dossier,
                                      const std::vector<dossier::Gebeurtenis>& gebeurtenissen) {
    return maak_regels(dossier, gebeurtenissen, bibliotheek, termijnboek, nullptr, {}, nullptr);
  };
}

void tel_op(Werkblad& blad, const std::vector<dossier::Telling>& tellingen, const Werkvraag& vraag,
            Date vandaag) {
  for (const auto& telling : tellingen) {
    if (telling.staat == dossier::Staat::Afgerond) {
      blad.afgerond += telling.aantal;
    } else {
      blad.open += telling.aantal;
      blad.per_beurt[telling.beurt] += telling.aantal;
    }
    if (gezocht(telling, vraag)) {
      blad.per_groep[groep_van(telling.staat, telling.uiterlijk, telling.stil_tot, vandaag)] +=
          telling.aantal;
    }
  }
}

Result<WerkItem> lees_werkitem(const WerkRegel& regel, Date vandaag, const Termijnboek& termijnboek) {
  WerkItem item;
  item.nummer = regel.zaaknummer;
  item.dossier = regel.dossier;
  if (regel.leesbaar == dossier::Leesbaar::Nee) {
    return onleesbaar_item(std::move(item), regel, vandaag);
  }
  item.gegevens = regel.velden.text("gegevens") == "voorbeeld" ? Gegevens::Voorbeeld : Gegevens::Echt;
  item.fase = static_cast<Fase>(regel.velden.integer("fase"));
  item.ontvangen = lees_datum(regel.velden, "ontvangen").value_or(Date());
  TRY(const auto duren, termijnboek.op(item.ontvangen));
  const auto termijn = termijnen::besluit_op_aanvraag(item.ontvangen, duren.besluit, termijnboek.kalender(),
                                                      lees_verzoeken(regel.velden), {.vandaag = vandaag});
  item.uiterlijk = termijn.einde;
  item.dagen_over = termijn.dagen_over(vandaag);
  item.dagen_voorbij = std::max<std::int64_t>(0, vandaag.days() - item.ontvangen.days() - termijn.dagen_stil);
  if (item.fase == Fase::InBehandeling) {
    item.stil_tot = termijn.stil_tot;
  }
  lees_persoonlijk(regel.persoonlijk, item);
  if (const auto geboren = lees_datum(regel.persoonlijk, "geboortedatum")) {
    Zaak zaak;
    zaak.client.geboortedatum = *geboren;
    item.leeftijd = zaak.leeftijd(vandaag);
  }
  item.groep = groep_van(regel.staat, regel.uiterlijk, regel.stil_tot, vandaag);
  return item;
}

}  // namespace maatstaf::zaak
