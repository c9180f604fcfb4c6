// SPDX-License-Identifier: EUPL-1.2
#include "zaak/voorbeelden/voorbeelden.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>

#include "zaak/dossierbeeld/soorten.h"
#include "zaak/zaken.h"

namespace maatstaf::zaak {

using auth::Account;
using base::ErrorKind;
using base::Json;
using base::Moment;
using base::Result;

namespace {

constexpr const char* kFormaat = "maatstaf-voorbeeldzaak/1";

Result<Json> lees_json(const std::filesystem::path& pad) {
  std::ifstream invoer(pad, std::ios::binary);
  if (!invoer) {
    return base::fail(ErrorKind::NotFound, "Dit voorbeeld is er niet.",
                      "Kijk na of de map met voorbeelden compleet is.",
                      {.file = pad.filename().string(), .path = {}});
  }
  std::ostringstream tekst;
  tekst << invoer.rdbuf();
  return base::parse_json(tekst.str(), pad.filename().string());
}

tl::unexpected<base::Error> stuk(const std::string& bestand, std::string pad, std::string oorzaak) {
  return base::fail(ErrorKind::Input, std::move(oorzaak), "Verbeter het voorbeeld.",
                    {.file = bestand, .path = std::move(pad)});
}

// Plays one script.
class Speler {
 public:
  Speler(Zaken& zaken, base::FixedClock& klok, auth::Accounts& accounts,
         std::map<std::string, Account>& mensen, const VoorbeeldOpties& opties)
      : zaken_(zaken), klok_(klok), accounts_(accounts), mensen_(mensen), opties_(opties) {}

  Result<std::string> speel(const Json& script, const std::string& bestand) {
    bestand_ = bestand;
    script_ = &script;
    nummer_ = script.text("nummer");
    const Json* stappen = script.find("stappen");
    if (script.text("formaat") != kFormaat || nummer_.empty() || stappen == nullptr ||
        stappen->if_array() == nullptr) {
      return stuk(bestand_, "formaat", "Dit is geen voorbeeldzaak.");
    }
    std::size_t teller = 0;
    for (const auto& stap : *stappen->if_array()) {
      pad_ = fmt::format("stappen[{}]", teller++);
      const auto moment = Moment::parse(stap.text("op"));
      if (!moment) {
        return stuk(bestand_, pad_ + ".op", "Dit is geen moment.");
      }
      if (*moment > opties_.tot_en_met) {
        break;
      }
      klok_.set(*moment);
      if (auto gedaan = doe(stap); !gedaan) {
        base::Error fout = gedaan.error();
        fout.place = {.file = bestand_,
                      .path = fout.place.path.empty() ? pad_ : fmt::format("{}, {}", pad_, fout.place.path)};
        return tl::unexpected(fout);
      }
    }
    return nummer_;
  }

 private:
  using Opdracht = Result<void> (Speler::*)(const Account&, const Json&);

  Result<void> doe(const Json& stap) {
    static const std::map<std::string_view, Opdracht> opdrachten = {
        {"dien_in", &Speler::dien_in},
        {"wijs_toe", &Speler::wijs_toe},
        {"leg_feit_vast", &Speler::leg_feit_vast},
        {"bied_clientondersteuning_aan", &Speler::bied_clientondersteuning_aan},
        {"vraag_op", &Speler::vraag_op},
        {"ontvang_informatie", &Speler::ontvang_informatie},
        {"bewaar_concept", &Speler::bewaar_concept},
        {"teken_oordeel", &Speler::teken_oordeel},
        {"leg_zorg_vast", &Speler::leg_zorg_vast},
        {"stel_besluit_voor", &Speler::stel_besluit_voor},
        {"lees_mee", &Speler::lees_mee},
        {"sta_voorbeeldwaarden_toe", &Speler::sta_voorbeeldwaarden_toe},
        {"neem_besluit", &Speler::neem_besluit},
        {"verzend_brief", &Speler::verzend_brief},
    };
    const auto opdracht = opdrachten.find(stap.text("opdracht"));
    if (opdracht == opdrachten.end()) {
      return stuk(bestand_, pad_ + ".opdracht", "Deze opdracht bestaat niet.");
    }
    TRY(const Account* wie, mens(stap.text("door")));
    return (this->*opdracht->second)(*wie, stap);
  }

  Result<const Account*> mens(const std::string& naam) const {
    const auto it = mensen_.find(naam);
    if (it == mensen_.end()) {
      return stuk(bestand_, pad_ + ".door", "Deze persoon staat niet in mensen.json.");
    }
    return &it->second;
  }

  Result<void> dien_in(const Account& wie, const Json& stap) {
    const Json* document = script_->find("aanvraag");
    Json los;
    if (document != nullptr && document->if_string() != nullptr) {
      TRY(los, lees_json(std::filesystem::path(opties_.map) / *document->if_string()));
      document = &los;
    }
    if (document == nullptr) {
      return stuk(bestand_, "aanvraag", "De aanvraag ontbreekt.");
    }
    // The judgements in the file are for assessing it on its own; here they are signed by people, one by one.
    Json zonder_oordelen = *document;
    if (auto* object = zonder_oordelen.if_object()) {
      object->erase("oordelen");
      laat_latere_feiten_weg(*object, stap);
    }
    const auto aanvraag =
        lees_aanvraag(zonder_oordelen, bestand_, zaken_.bibliotheek().begrippen(), zaken_.codes());
    if (!aanvraag) {
      return tl::unexpected(een_fout(aanvraag.error()));
    }
    TRY(const auto bewijs, zaken_.dien_in(wie, *aanvraag, script_->text("kantoor"), nummer_));
    for (const auto& naam : lees_teksten(script_->find("portaal"))) {
      const auto ouder = mensen_.find(naam);
      if (ouder == mensen_.end()) {
        return stuk(bestand_, "portaal", "Deze persoon staat niet in mensen.json.");
      }
      TRY_VOID(accounts_.bind(ouder->second.id, bewijs.dossier));
      ouder->second.dossiers.push_back(bewijs.dossier);
    }
    return {};
  }

  // Facts that came only later in the story.
  static void laat_latere_feiten_weg(Json::Object& aanvraag, const Json& stap) {
    const auto opgaven = aanvraag.find("opgaven");
    if (opgaven == aanvraag.end() || opgaven->second.if_object() == nullptr) {
      return;
    }
    for (const auto& id : lees_teksten(stap.find("nog_zonder"))) {
      opgaven->second.if_object()->erase(id);
    }
  }

  Result<void> wijs_toe(const Account& wie, const Json& stap) {
    TRY(const Account* aan, mens(stap.text("aan")));
    return zaken_.wijs_toe(wie, nummer_, {aan->id, aan->weergavenaam, std::string(auth::woord(aan->rol))});
  }

  Result<std::vector<FeitInvoer>> feiten(const Json& stap) const {
    std::vector<FeitInvoer> lijst;
    const Json* json = stap.find("feiten");
    if (json == nullptr || json->if_object() == nullptr) {
      return lijst;
    }
    for (const auto& [id, inhoud] : *json->if_object()) {
      FeitInvoer feit;
      feit.begrip = id;
      TRY(feit.waarde, waarde(id, inhoud));
      feit.door = inhoud.text("door");
      feit.rol = inhoud.text("rol");
      feit.toelichting = inhoud.text("toelichting");
      feit.bewijs = lees_bewijs(inhoud);
      lijst.push_back(std::move(feit));
    }
    return lijst;
  }

  Result<std::optional<feel::Value>> waarde(const std::string& id, const Json& inhoud) const {
    const auto& begrippen = zaken_.bibliotheek().begrippen();
    const auto* begrip = begrippen.vind(id);
    if (begrip == nullptr) {
      return stuk(bestand_, fmt::format("{}, {}", pad_, id), "Dit begrip bestaat niet.");
    }
    const Json* json = inhoud.find("waarde");
    if (json == nullptr || json->is_null()) {
      return std::optional<feel::Value>();
    }
    TRY(auto gelezen, begrippen.lees(*begrip, *json, id));
    return std::optional<feel::Value>(std::move(gelezen));
  }

  Result<std::vector<OordeelInvoer>> oordelen(const Json& stap) const {
    std::vector<OordeelInvoer> lijst;
    const Json* json = stap.find("oordelen");
    if (json == nullptr || json->if_object() == nullptr) {
      return lijst;
    }
    for (const auto& [id, inhoud] : *json->if_object()) {
      OordeelInvoer oordeel;
      oordeel.begrip = id;
      TRY(oordeel.waarde, waarde(id, inhoud));
      oordeel.toelichting = inhoud.text("toelichting");
      oordeel.bewijs = lees_bewijs(inhoud);
      oordeel.reden_nieuwe_versie = inhoud.text("reden_nieuwe_versie");
      lijst.push_back(std::move(oordeel));
    }
    return lijst;
  }

  Result<void> leg_feit_vast(const Account& wie, const Json& stap) {
    TRY(const auto lijst, feiten(stap));
    for (const auto& feit : lijst) {
      TRY_VOID(zaken_.leg_feit_vast(wie, nummer_, feit));
    }
    return {};
  }

  Result<void> bied_clientondersteuning_aan(const Account& wie, const Json& stap) {
    return zaken_.bied_clientondersteuning_aan(
        wie, nummer_, {klok_.today(), stap.text("manier"), stap.text("antwoord"), stap.text("ondersteuner")});
  }

  Result<void> vraag_op(const Account& wie, const Json& stap) {
    VerzoekInvoer verzoek;
    verzoek.wat = stap.text("wat");
    verzoek.waarom = stap.text("waarom");
    verzoek.begrippen = lees_teksten(stap.find("begrippen"));
    verzoek.van = stap.text("van");
    verzoek.hoedanigheid = stap.text("hoedanigheid");
    verzoek.uiterlijk = lees_datum(stap, "uiterlijk").value_or(base::Date());
    verzoek.opschorting = stap.text("opschorting", "ja") == "ja" ? Opschorting::Ja : Opschorting::Nee;
    return zaken_.vraag_op(wie, nummer_, verzoek);
  }

  Result<void> ontvang_informatie(const Account& wie, const Json& stap) {
    TRY(const auto lijst, feiten(stap));
    return zaken_.ontvang_informatie(wie, nummer_,
                                     {stap.text("verzoek"), klok_.today(), stap.text("toelichting"), lijst});
  }

  Result<void> bewaar_concept(const Account& wie, const Json& stap) {
    TRY(const auto lijst, oordelen(stap));
    return zaken_.bewaar_concept(wie, nummer_, lijst);
  }

  Result<void> teken_oordeel(const Account& wie, const Json& stap) {
    TRY(const auto lijst, oordelen(stap));
    return zaken_.teken_oordeel(wie, nummer_, lijst);
  }

  Result<void> leg_zorg_vast(const Account& wie, const Json& stap) {
    TRY(const auto lijst, oordelen(stap));
    if (lijst.size() != 1) {
      return stuk(bestand_, pad_ + ".oordelen", "Hier hoort alleen de passende zorg.");
    }
    return zaken_.leg_zorg_vast(wie, nummer_, lijst.front());
  }

  Result<void> stel_besluit_voor(const Account& wie, const Json& stap) {
    return zaken_.stel_besluit_voor(wie, nummer_, stap.text("uitkomst"), stap.text("toelichting"));
  }

  Result<void> lees_mee(const Account& wie, const Json& stap) {
    return zaken_.lees_mee(wie, nummer_, stap.text("uitkomst"), stap.text("akkoord") == "ja",
                           stap.text("toelichting"));
  }

  Result<void> sta_voorbeeldwaarden_toe(const Account& wie, const Json& stap) {
    return zaken_.sta_voorbeeldwaarden_toe(wie, nummer_, stap.text("motivering"));
  }

  Result<void> neem_besluit(const Account& wie, const Json& stap) {
    BesluitInvoer besluit;
    besluit.uitkomst = stap.text("uitkomst");
    besluit.motivering = stap.text("motivering");
    besluit.reden_afwijking = stap.text("reden_afwijking");
    besluit.ingangsdatum = lees_datum(stap, "ingangsdatum");
    besluit.einddatum = lees_datum(stap, "einddatum");
    return zaken_.neem_besluit(wie, nummer_, besluit);
  }

  Result<void> verzend_brief(const Account& wie, const Json& stap) {
    return zaken_.verzend_brief(wie, nummer_, stap.text("soort"), stap.text("verwijzing"), "");
  }

  Zaken& zaken_;
  base::FixedClock& klok_;
  auth::Accounts& accounts_;
  std::map<std::string, Account>& mensen_;
  const VoorbeeldOpties& opties_;
  const Json* script_ = nullptr;
  std::string bestand_;
  std::string nummer_;
  std::string pad_;
};

Result<std::map<std::string, Account>> maak_accounts(auth::Accounts& accounts,
                                                     const VoorbeeldOpties& opties) {
  TRY(const Json document, lees_json(std::filesystem::path(opties.map) / "mensen.json"));
  std::map<std::string, Account> mensen;
  const Json* lijst = document.find("mensen");
  if (lijst == nullptr || lijst->if_array() == nullptr) {
    return stuk("mensen.json", "mensen", "De lijst met mensen ontbreekt.");
  }
  for (const auto& mens : *lijst->if_array()) {
    const auto rol = auth::lees_rol(mens.text("rol"));
    if (!rol) {
      return stuk("mensen.json", "rol", "Deze rol bestaat niet.");
    }
    auto account = accounts.find_by_name(mens.text("naam"));
    if (!account && account.error().kind == ErrorKind::NotFound) {
      account = accounts.create(
          {mens.text("naam"), mens.text("weergavenaam"), *rol, mens.text("kantoor"), opties.wachtwoord});
    }
    if (!account) {
      return tl::unexpected(account.error());
    }
    mensen.emplace(mens.text("naam"), std::move(*account));
  }
  return mensen;
}

Result<std::vector<std::filesystem::path>> zoek_scripts(const std::string& map) {
  std::vector<std::filesystem::path> paden;
  std::error_code fout;
  for (const auto& regel : std::filesystem::directory_iterator(std::filesystem::path(map) / "zaken", fout)) {
    if (regel.path().extension() == ".json") {
      paden.push_back(regel.path());
    }
  }
  if (fout) {
    return stuk("zaken", "", "De map met voorbeeldzaken is niet te lezen.");
  }
  std::ranges::sort(paden);
  return paden;
}

}  // namespace

Moment voorbeeldmoment() {
  return Moment::at(base::Date::from(2026, 11, 24).value_or(base::Date()),
                    8);  // nine o'clock in the Netherlands
}

Voorbeeldklok::Voorbeeldklok(Moment begin)
    : verschil_(begin.milliseconds() - base::SystemClock().now().milliseconds()) {}

Moment Voorbeeldklok::now() const {
  return Moment::from_milliseconds(base::SystemClock().now().milliseconds() + verschil_);
}

Result<Voorbeelden> laad_voorbeelden(db::Database& database, const dossier::Kluis& kluis,
                                     const regels::Bibliotheek& bibliotheek, const IwlzCodes& codes,
                                     const Termijnboek& termijnboek, const VoorbeeldOpties& opties) {
  base::FixedClock klok(opties.tot_en_met);
  dossier::Archief archief(database, kluis, klok);
  Zaken zaken(archief, bibliotheek, codes, klok, termijnboek);
  // The work list is made once at the end, instead of after every command.
  archief.gebruik_projectie(projectie_zonder_beoordeling(bibliotheek, termijnboek));
  auth::Accounts accounts(database, klok, auth::Wachtwoordkosten::laagste());
  TRY(auto mensen, maak_accounts(accounts, opties));
  TRY(const auto paden, zoek_scripts(opties.map));
  Voorbeelden voorbeelden;
  bool nieuw = false;
  for (const auto& pad : paden) {
    TRY(const Json script, lees_json(pad));
    const std::string nummer = script.text("nummer");
    if (const auto bekend = archief.zoek(nummer); !bekend) {
      if (bekend.error().kind != ErrorKind::NotFound) {
        return tl::unexpected(bekend.error());
      }
      nieuw = true;
      TRY_VOID(Speler(zaken, klok, accounts, mensen, opties).speel(script, pad.filename().string()));
    }
    if (archief.zoek(nummer)) {
      voorbeelden.zaken.push_back(nummer);  // a case that begins later is not there yet
    }
  }
  if (nieuw) {
    archief.gebruik_projectie(projectie(bibliotheek, termijnboek, std::make_shared<Beoordelingsgeheugen>()));
    TRY_VOID(archief.herbouw());
  }
  for (const auto& [naam, mens] : mensen) {
    TRY(auto account, accounts.find(mens.id));
    voorbeelden.accounts.push_back(std::move(account));
  }
  return voorbeelden;
}

}  // namespace maatstaf::zaak
