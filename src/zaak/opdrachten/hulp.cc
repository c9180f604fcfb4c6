// SPDX-License-Identifier: EUPL-1.2
#include "zaak/opdrachten/hulp.h"

#include <fmt/format.h>

#include <utility>

#include "base/invoertekst.h"

namespace maatstaf::zaak {

using base::ErrorKind;
using base::Json;
using base::Result;

namespace {

constexpr std::size_t kLangsteTekst = 20'000;

}  // namespace

Result<void> mag_dit(const Zaak& zaak, const Vrager& vrager, auth::Actie actie) {
  if (vrager.account.geblokkeerd || !auth::mag(vrager.account, actie, {zaak.kantoor, zaak.dossier})) {
    return base::fail(
        ErrorKind::Forbidden,
        fmt::format("Als {} mag u dit bij deze zaak niet doen.", auth::naam(vrager.account.rol)),
        "Vraag het aan een collega met de juiste rol.");
  }
  return {};
}

Result<void> nog_open(const Zaak& zaak) {
  if (!zaak.besluit) {
    return {};
  }
  return base::fail(ErrorKind::Conflict, "Over deze zaak is al besloten.",
                    "Is er iets veranderd? Dan hoort dat bij een nieuwe aanvraag of bij bezwaar.");
}

Result<void> tekst_nodig(std::string_view tekst, std::string_view veld, std::string_view wat) {
  if (tekst.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return base::fail(ErrorKind::Input, fmt::format("{} ontbreekt.", wat), "Vul dit in.",
                      {.file = {}, .path = std::string(veld)});
  }
  if (tekst.size() > kLangsteTekst) {
    return base::fail(ErrorKind::Input, fmt::format("{} is te lang.", wat),
                      fmt::format("Gebruik hoogstens {} tekens.", kLangsteTekst),
                      {.file = {}, .path = std::string(veld)});
  }
  return {};
}

Result<std::string> een_regel(std::string_view tekst, std::string_view veld) {
  return base::invoertekst(tekst, base::Tekstsoort::Naam, veld);
}

Result<std::vector<beoordeling::Bewijs>> schoon_bewijs(const std::vector<beoordeling::Bewijs>& bewijs,
                                                       std::string_view veld) {
  std::vector<beoordeling::Bewijs> schoon;
  for (const auto& stuk : bewijs) {
    TRY(auto naam, een_regel(stuk.stuk, veld));
    TRY(auto plaats, een_regel(stuk.plaats, veld));
    schoon.push_back({std::move(naam), std::move(plaats)});
  }
  return schoon;
}

Result<const regels::Begrip*> zoek_begrip(const regels::Begrippen& begrippen, std::string_view id) {
  const auto* begrip = begrippen.vind(id);
  if (begrip != nullptr) {
    return begrip;
  }
  return base::fail(ErrorKind::Input, "Dit begrip staat niet in de begrippenlijst.",
                    "Verbeter de naam van het begrip.", {.file = {}, .path = std::string(id)});
}

Result<void> past_bij(const regels::Begrip& begrip, const regels::Begrippen& begrippen,
                      const feel::Value& waarde) {
  if (waarde.holds_unknown() || waarde.is_null()) {
    return base::fail(ErrorKind::Input, "Dit is geen antwoord.", "Geef een antwoord, of laat het open.",
                      {.file = {}, .path = begrip.id});
  }
  TRY_VOID(begrippen.lees(begrip, begrippen.schrijf(begrip, waarde), begrip.id));
  return {};
}

dossier::Actor actor(const Zaak& zaak, const Vrager& vrager) {
  return {vrager.account.id, std::string(auth::woord(vrager.account.rol)), zaak.kantoor};
}

dossier::NieuweGebeurtenis gebeurtenis(const Zaak& zaak, const Vrager& vrager, const char* soort,
                                       Json::Object inhoud) {
  inhoud.emplace("naam", vrager.account.weergavenaam);
  return {soort, actor(zaak, vrager), zaak.ontvangen, Json(std::move(inhoud))};
}

bool zelfde_persoon(const Persoon& persoon, const auth::Account& account) {
  return persoon.account == account.id || (!persoon.naam.empty() && persoon.naam == account.weergavenaam);
}

bool oordeelde(const Zaak& zaak, const auth::Account& account) {
  for (const auto& [begrip, versies] : zaak.oordelen) {
    for (const auto& versie : versies) {
      const bool beoordelaar = versie.door.rol == "medisch_adviseur" || versie.door.rol == "verpleegkundige";
      if (beoordelaar && zelfde_persoon(versie.door, account)) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace maatstaf::zaak
