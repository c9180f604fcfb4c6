// SPDX-License-Identifier: EUPL-1.2
#include "zaak/aanvraag/aanvraag.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "auth/rechten.h"
#include "zaak/aanvraag/lezer.h"

namespace maatstaf::zaak {

using base::Date;
using base::Error;
using base::ErrorKind;
using base::Json;
using beoordeling::Feit;
using regels::BegripSoort;

namespace {

constexpr std::string_view kFormaat = "maatstaf-aanvraag/1";
constexpr std::array<std::string_view, 7> kRelaties = {"client", "ouder",          "voogd", "curator",
                                                       "mentor", "gevolmachtigde", "naaste"};
// Roles that can state a fact without an account of the office.
constexpr std::array<std::string_view, 3> kBuitenstaanders = {"ouder", "behandelaar", "ciz"};

class AanvraagLezer {
 public:
  AanvraagLezer(const regels::Begrippen& begrippen, const IwlzCodes& codes, std::string_view bestand)
      : begrippen_(begrippen), codes_(codes), meldingen_(bestand) {}

  Gelezen<Aanvraag> lees(Json document) {
    // Every text, whether or not a reader asks for it: the document is kept as a whole.
    for (auto& fout : base::zuiver_teksten(document)) {
      meldingen_.meld(std::move(fout));
    }
    Velden velden(document, "", meldingen_);
    if (!velden.geldig()) {
      return tl::unexpected(std::move(meldingen_.fouten()));
    }
    if (velden.tekst("formaat", Aanwezig::Verplicht) != kFormaat) {
      meldingen_.meld("formaat", "Dit is geen aanvraag in een formaat dat wij kennen.",
                      fmt::format("Schrijf \"formaat\": \"{}\".", kFormaat));
    }
    aanvraag_.gegevens = velden.ja_nee("voorbeeld").value_or(false) ? Gegevens::Voorbeeld : Gegevens::Echt;
    lees_client(velden);
    lees_aanvrager(velden);
    lees_indicatie_veld(velden);
    lees_verklaringen(velden, "opgaven");
    lees_verklaringen(velden, "oordelen");
    velden.klaar();
    controleer_samenhang();
    if (!meldingen_.leeg()) {
      return tl::unexpected(std::move(meldingen_.fouten()));
    }
    aanvraag_.document = std::move(document);
    return std::move(aanvraag_);
  }

 private:
  void lees_client(Velden& velden) {
    const Json* json = velden.veld("client", Aanwezig::Verplicht);
    if (json == nullptr) {
      return;
    }
    Velden client(*json, "client", meldingen_);
    aanvraag_.client.naam = client.tekst("naam", Aanwezig::Verplicht);
    const auto geboren = client.datum("geboortedatum", Aanwezig::Verplicht);
    aanvraag_.client.bsn = client.code("bsn", Aanwezig::MagOntbreken);
    client.klaar();
    controleer_bsn("client.bsn", aanvraag_.client.bsn);
    if (!geboren) {
      return;
    }
    aanvraag_.client.geboortedatum = *geboren;
    // The date of birth is a fact of the vocabulary too: children and adults have other options.
    if (const auto* begrip = begrippen_.vind("geboortedatum")) {
      const auto waarde = begrippen_.lees(*begrip, Json(geboren->text()), "client.geboortedatum");
      if (waarde) {
        Feit feit{*waarde, {}};
        feit.herkomst.soort = std::string(regels::woord(begrip->soort));
        feit.herkomst.rol = "ouder";
        aanvraag_.feiten.emplace(begrip->id, std::move(feit));
      } else {
        meldingen_.meld(waarde.error());
      }
    }
  }

  void controleer_bsn(std::string_view pad, const std::string& bsn) {
    if (bsn.empty()) {
      return;
    }
    if (!is_bsn(bsn)) {
      meldingen_.meld(pad, "Dit burgerservicenummer bestaat niet (elfproef).", "Kijk de negen cijfers na.");
      return;
    }
    if (is_proef_bsn(bsn) && aanvraag_.gegevens == Gegevens::Echt) {
      meldingen_.meld(pad, "Dit burgerservicenummer is alleen voor voorbeelden.",
                      "Gebruik het nummer van de cliënt, of schrijf \"voorbeeld\": true.");
    }
    if (!is_proef_bsn(bsn) && aanvraag_.gegevens == Gegevens::Voorbeeld) {
      meldingen_.meld(pad, "Een voorbeeld mag geen echt burgerservicenummer bevatten.",
                      "Gebruik een proefnummer dat met 9999 begint, of laat het veld weg.");
    }
  }

  void lees_aanvrager(Velden& velden) {
    const Json* json = velden.veld("aanvrager", Aanwezig::Verplicht);
    if (json == nullptr) {
      return;
    }
    Velden aanvrager(*json, "aanvrager", meldingen_);
    aanvraag_.aanvrager.naam = aanvrager.tekst("naam", Aanwezig::Verplicht);
    aanvraag_.aanvrager.relatie = aanvrager.tekst("relatie", Aanwezig::Verplicht);
    aanvraag_.aanvrager.telefoon = aanvrager.tekst("telefoon", Aanwezig::MagOntbreken, 30);
    if (const auto* regels = aanvrager.lijst("adres", Aanwezig::MagOntbreken, 6)) {
      for (std::size_t i = 0; i < regels->size(); ++i) {
        if (const auto* tekst = (*regels)[i].if_string(); tekst != nullptr && tekst->size() <= 100) {
          aanvraag_.aanvrager.adres.push_back(
              aanvrager.schone_tekst(*tekst, in_lijst("aanvrager.adres", i)).value_or(""));
        } else {
          meldingen_.meld(in_lijst("aanvrager.adres", i),
                          "Hier hoort een adresregel van hoogstens 100 tekens.",
                          "Zet elke regel van het adres apart tussen aanhalingstekens.");
        }
      }
    }
    aanvrager.klaar();
    const auto& relatie = aanvraag_.aanvrager.relatie;
    if (!relatie.empty() && std::ranges::find(kRelaties, relatie) == kRelaties.end()) {
      meldingen_.meld("aanvrager.relatie", "Deze relatie kennen wij niet.",
                      "Kies client, ouder, voogd, curator, mentor, gevolmachtigde of naaste.");
    }
  }

  void lees_indicatie_veld(Velden& velden) {
    const Json* json = velden.veld("indicatie", Aanwezig::MagOntbreken);
    if (json == nullptr) {
      return;
    }
    auto gelezen = lees_indicatie(*json, meldingen_.bestand(), "indicatie", codes_);
    if (!gelezen) {
      for (auto& fout : gelezen.error()) {
        meldingen_.meld(std::move(fout));
      }
      return;
    }
    aanvraag_.indicatie = std::move(*gelezen);
    if (!aanvraag_.indicatie->bsn.empty()) {
      controleer_bsn("indicatie.bsn", aanvraag_.indicatie->bsn);
      if (!aanvraag_.client.bsn.empty() && aanvraag_.client.bsn != aanvraag_.indicatie->bsn) {
        meldingen_.meld("indicatie.bsn", "De indicatie is van iemand anders dan de cliënt.",
                        "Kijk na of dit de indicatie van deze cliënt is.");
      }
    }
    neem_indicatie_over();
  }

  void uit_register(std::string_view id, const Json& waarde) {
    const auto* begrip = begrippen_.vind(id);
    if (begrip == nullptr) {
      return;
    }
    const auto gelezen = begrippen_.lees(*begrip, waarde, fmt::format("indicatie ({})", id));
    if (!gelezen) {
      meldingen_.meld(gelezen.error());
      return;
    }
    Feit feit{*gelezen, {}};
    feit.herkomst = {"register", "CIZ", "ciz", aanvraag_.indicatie->afgiftedatum, "Indicatieregister iWlz",
                     {},         1};
    aanvraag_.feiten.insert_or_assign(begrip->id, std::move(feit));
  }

  void neem_indicatie_over() {
    const Indicatie& indicatie = *aanvraag_.indicatie;
    uit_register("geindiceerd_profiel", Json(indicatie.profiel));
    if (!indicatie.grondslag.empty()) {
      uit_register("grondslag", Json(indicatie.grondslag));
    }
    if (indicatie.meerzorgvinkje) {
      uit_register("meerzorgvinkje", Json(*indicatie.meerzorgvinkje));
    }
    uit_register("indicatie_besluitdatum", Json(indicatie.afgiftedatum.text()));
    uit_register("indicatie_ingangsdatum", Json(indicatie.ingangsdatum.text()));
  }

  void lees_verklaringen(Velden& velden, const std::string& deel) {
    const Json* json = velden.veld(deel, Aanwezig::MagOntbreken);
    if (json == nullptr) {
      return;
    }
    const auto* object = json->if_object();
    if (object == nullptr) {
      meldingen_.meld(deel, "Hier hoort een object met begrippen.", "Zet de begrippen tussen accolades.");
      return;
    }
    for (const auto& [id, waarde] : *object) {
      lees_verklaring(deel, id, waarde);
    }
  }

  void lees_verklaring(const std::string& deel, const std::string& id, const Json& json) {
    const std::string pad = fmt::format("{}.{}", deel, id);
    const auto* begrip = begrippen_.vind(id);
    if (begrip == nullptr) {
      meldingen_.meld(pad, "Dit begrip staat niet in de begrippenlijst.",
                      "Verbeter de naam, of kijk in regels/begrippen.yaml welke begrippen er zijn.");
      return;
    }
    const bool is_oordeel = begrip->soort == BegripSoort::Oordeel;
    if (is_oordeel != (deel == "oordelen") || begrip->soort == BegripSoort::Berekend) {
      meldingen_.meld(pad,
                      fmt::format("Dit begrip is een {} en hoort hier niet.", regels::woord(begrip->soort)),
                      is_oordeel ? "Zet het bij oordelen."
                                 : "Zet het bij opgaven, of laat het weg als het berekend wordt.");
      return;
    }
    if (aanvraag_.feiten.contains(id)) {
      meldingen_.meld(pad, "Dit is al bekend uit een ander deel van de aanvraag.", "Haal een van beide weg.");
      return;
    }
    // A bare value is a statement of the applicant; an object says who stated it, when, and on what ground.
    if (const auto* object = json.if_object()) {
      lees_met_herkomst(*begrip, pad, Json(*object));
    } else if (is_oordeel) {
      meldingen_.meld(pad, "Bij een oordeel hoort wie het gaf, in welke rol, wanneer en waarom.",
                      "Schrijf een object met waarde, door, rol, datum en toelichting.");
    } else {
      bewaar(*begrip, pad, json,
             {std::string(regels::woord(begrip->soort)), aanvraag_.aanvrager.naam, "ouder", {}, "", {}, 1});
    }
  }

  void lees_met_herkomst(const regels::Begrip& begrip, const std::string& pad, const Json& json) {
    Velden velden(json, pad, meldingen_);
    const Json* waarde = velden.veld("waarde", Aanwezig::Verplicht);
    const bool is_oordeel = begrip.soort == BegripSoort::Oordeel;
    const auto aanwezig = is_oordeel ? Aanwezig::Verplicht : Aanwezig::MagOntbreken;
    beoordeling::Herkomst herkomst;
    herkomst.soort = std::string(regels::woord(begrip.soort));
    herkomst.door = velden.tekst("door", aanwezig);
    herkomst.rol = velden.tekst("rol", aanwezig);
    const auto datum = velden.datum("datum", aanwezig);
    herkomst.toelichting = velden.tekst("toelichting", Aanwezig::MagOntbreken, 4000, base::Tekstsoort::Tekst);
    herkomst.bewijs = lees_bewijs(velden);
    velden.klaar();
    if (datum) {
      herkomst.datum = *datum;
      if (*datum < begin_wlz()) {
        meldingen_.meld(velden.pad_van("datum"), "Deze datum ligt voor 2015. Toen was er nog geen Wlz.",
                        "Kijk de datum na.");
      }
    }
    if (herkomst.door.empty()) {
      herkomst.door = aanvraag_.aanvrager.naam;
    }
    if (herkomst.rol.empty()) {
      herkomst.rol = "ouder";
    }
    controleer_rol(begrip, pad, herkomst.rol);
    if (waarde != nullptr) {
      bewaar(begrip, pad + ".waarde", *waarde, std::move(herkomst));
    }
  }

  static Date begin_wlz() { return Date::from(2015, 1, 1).value_or(Date()); }

  void controleer_rol(const regels::Begrip& begrip, const std::string& pad, const std::string& rol) {
    const bool bekend =
        auth::lees_rol(rol).has_value() || std::ranges::find(kBuitenstaanders, rol) != kBuitenstaanders.end();
    if (!bekend) {
      meldingen_.meld(pad + ".rol", "Deze rol kennen wij niet.", "Gebruik een rol uit de begrippenlijst.");
    } else if (begrip.soort == BegripSoort::Oordeel && rol != begrip.bevoegdheid) {
      meldingen_.meld(
          pad + ".rol",
          fmt::format("Deze rol mag dit oordeel niet geven: het is aan de {}.", begrip.bevoegdheid),
          "Laat het oordeel weg. Wie bevoegd is, geeft het later zelf.");
    } else if (begrip.soort != BegripSoort::Oordeel &&
               std::ranges::find(begrip.levert, rol) == begrip.levert.end()) {
      meldingen_.meld(pad + ".rol", "Deze rol levert dit gegeven niet.",
                      fmt::format("Het kan komen van: {}.", fmt::join(begrip.levert, ", ")));
    }
  }

  std::vector<beoordeling::Bewijs> lees_bewijs(Velden& velden) {
    std::vector<beoordeling::Bewijs> bewijs;
    const auto* lijst = velden.lijst("bewijs", Aanwezig::MagOntbreken, 50);
    if (lijst == nullptr) {
      return bewijs;
    }
    for (std::size_t i = 0; i < lijst->size(); ++i) {
      Velden stuk((*lijst)[i], in_lijst(velden.pad_van("bewijs"), i), meldingen_);
      if (!stuk.geldig()) {
        continue;
      }
      bewijs.push_back(
          {stuk.tekst("stuk", Aanwezig::Verplicht), stuk.tekst("plaats", Aanwezig::MagOntbreken)});
      stuk.klaar();
    }
    return bewijs;
  }

  void bewaar(const regels::Begrip& begrip, const std::string& pad, const Json& json,
              beoordeling::Herkomst herkomst) {
    if (json.is_null()) {
      return;  // "dat weet ik niet" is a full answer: the fact stays unknown
    }
    const auto waarde = begrippen_.lees(begrip, json, pad);
    if (!waarde) {
      meldingen_.meld(waarde.error());
      return;
    }
    aanvraag_.feiten.emplace(begrip.id, Feit{*waarde, std::move(herkomst)});
  }

  [[nodiscard]] std::optional<Date> datum_van(std::string_view id) const {
    const auto it = aanvraag_.feiten.find(id);
    if (it == aanvraag_.feiten.end() || it->second.waarde.kind() != feel::Kind::Date) {
      return std::nullopt;
    }
    return it->second.waarde.date();
  }

  void controleer_samenhang() {
    const auto ontvangen = datum_van("aanvraagdatum");
    const auto geboren = datum_van("geboortedatum");
    if (ontvangen && geboren && *geboren > *ontvangen) {
      meldingen_.meld("client.geboortedatum", "De cliënt is geboren na de datum van de aanvraag.",
                      "Kijk beide datums na.");
    }
    if (ontvangen && aanvraag_.indicatie && aanvraag_.indicatie->einddatum &&
        *aanvraag_.indicatie->einddatum < *ontvangen) {
      meldingen_.meld("indicatie.einddatum", "De indicatie is afgelopen voordat de aanvraag kwam.",
                      "Neem de indicatie van nu over uit het register.");
    }
    if (geboren && aanvraag_.indicatie && aanvraag_.indicatie->ingangsdatum < *geboren) {
      meldingen_.meld("indicatie.ingangsdatum", "De indicatie gaat in voordat de cliënt is geboren.",
                      "Kijk beide datums na.");
    }
    for (auto& [id, feit] : aanvraag_.feiten) {
      auto& herkomst = feit.herkomst;
      if (herkomst.door.empty()) {
        herkomst.door = aanvraag_.aanvrager.naam;
      }
      if (ontvangen && herkomst.datum == Date()) {
        herkomst.datum = *ontvangen;
      }
    }
    controleer_lopende_toekenning();
  }

  void controleer_lopende_toekenning() {
    const auto loopt = aanvraag_.feiten.find("lopende_toekenning");
    if (loopt == aanvraag_.feiten.end() || !loopt->second.waarde.is_false()) {
      return;
    }
    for (const char* id :
         {"einddatum_lopende_toekenning", "lopende_toekenning_uren", "lopende_toekenning_bedrag"}) {
      if (!aanvraag_.feiten.contains(id)) {
        continue;
      }
      meldingen_.meld(fmt::format("opgaven.{}", id),
                      "Er is geen lopende toekenning, maar dit gegeven gaat er wel over.",
                      "Verbeter lopende_toekenning, of haal dit gegeven weg.");
    }
  }

  const regels::Begrippen& begrippen_;
  const IwlzCodes& codes_;
  Meldingen meldingen_;
  Aanvraag aanvraag_;
};

}  // namespace

Gelezen<Aanvraag> lees_aanvraag(const Json& document, std::string_view bestand,
                                const regels::Begrippen& begrippen, const IwlzCodes& codes) {
  return AanvraagLezer(begrippen, codes, bestand).lees(document);
}

Gelezen<Aanvraag> lees_aanvraag(std::string_view json, std::string_view bestand,
                                const regels::Begrippen& begrippen, const IwlzCodes& codes,
                                std::string_view indicatie_json, std::string_view indicatie_bestand) {
  auto document = base::parse_json(json, bestand);
  if (!document) {
    return tl::unexpected(Fouten{document.error()});
  }
  if (indicatie_json.empty()) {
    return lees_aanvraag(*document, bestand, begrippen, codes);
  }
  auto indicatie = base::parse_json(indicatie_json, indicatie_bestand);
  if (!indicatie) {
    return tl::unexpected(Fouten{indicatie.error()});
  }
  if (document->find("indicatie") != nullptr) {
    return tl::unexpected(Fouten{{.kind = ErrorKind::Input,
                                  .place = {.file = std::string(bestand), .path = "indicatie"},
                                  .cause = "De indicatie staat in de aanvraag en ook in een eigen bestand.",
                                  .remedy = "Geef haar op één plaats."}});
  }
  // Problems of the indication are reported with the name of its own file.
  if (auto los = lees_indicatie(*indicatie, indicatie_bestand, "", codes); !los) {
    auto samen = lees_aanvraag(*document, bestand, begrippen, codes);
    Fouten fouten = los.error();
    if (!samen) {
      fouten.insert(fouten.end(), samen.error().begin(), samen.error().end());
    }
    return tl::unexpected(std::move(fouten));
  }
  (*document)["indicatie"] = std::move(*indicatie);
  return lees_aanvraag(*document, bestand, begrippen, codes);
}

Aanvraag als_eigen_opgave(Aanvraag aanvraag) {
  aanvraag.indicatie.reset();
  for (auto& [id, feit] : aanvraag.feiten) {
    auto& herkomst = feit.herkomst;
    if (herkomst.soort == "oordeel") {
      continue;  // refused where an application is filed, with a message of its own
    }
    if (herkomst.rol != "ouder") {
      herkomst.toelichting = fmt::format("De aanvrager noemt als bron: {}.", herkomst.door);
      herkomst.bewijs.clear();
    }
    herkomst.door = aanvraag.aanvrager.naam;
    herkomst.rol = "ouder";
    if (herkomst.soort == "register") {
      herkomst.soort = "opgave";
    }
  }
  return aanvraag;
}

Error een_fout(const Fouten& fouten) {
  if (fouten.empty()) {
    return {};
  }
  if (fouten.size() == 1) {
    return fouten.front();
  }
  Error samen = fouten.front();
  samen.cause = fmt::format("Er zijn {} problemen gevonden. Er is niets opgeslagen.", fouten.size());
  for (const auto& fout : fouten) {
    samen.cause += "\n- " + fout.text();
  }
  samen.remedy = "Verbeter alle punten en probeer het opnieuw.";
  return samen;
}

}  // namespace maatstaf::zaak
