// SPDX-License-Identifier: EUPL-1.2
//
// From events to a case: one function per kind of event.
#include <fmt/format.h>

#include <map>

#include "auth/rechten.h"
#include "base/nederlands.h"
#include "zaak/dossierbeeld/soorten.h"
#include "zaak/dossierbeeld/zaak.h"

namespace maatstaf::zaak {

using base::Date;
using base::Json;
using base::Result;
using dossier::Gebeurtenis;

namespace {

class Volger {
 public:
  Volger(const regels::Begrippen& begrippen, Zaak& zaak) : begrippen_(begrippen), zaak_(zaak) {}

  Result<void> verwerk(const Gebeurtenis& gebeurtenis) {
    using Functie = Result<void> (Volger::*)(const Gebeurtenis&);
    static const std::map<std::string_view, Functie> functies = {
        {soort::kAanvraag, &Volger::aanvraag},
        {soort::kFeit, &Volger::feit},
        {soort::kToewijzing, &Volger::toewijzing},
        {soort::kOndersteuning, &Volger::ondersteuning},
        {soort::kVerzoek, &Volger::verzoek},
        {soort::kOntvangst, &Volger::ontvangst},
        {soort::kConcept, &Volger::concept_oordeel},
        {soort::kOordeel, &Volger::oordeel},
        {soort::kVoorstel, &Volger::voorstel},
        {soort::kMeegelezen, &Volger::meegelezen},
        {soort::kToestemming, &Volger::toestemming},
        {soort::kBesluit, &Volger::besluit},
        {soort::kBrief, &Volger::brief},
    };
    const auto it = functies.find(gebeurtenis.soort);
    if (it == functies.end()) {
      return base::fail(
          base::ErrorKind::Storage,
          fmt::format("Gebeurtenis {} heeft een soort die wij niet kennen.", gebeurtenis.nummer),
          "Gebruik een nieuwere versie van Maatstaf.");
    }
    zaak_.laatste_gebeurtenis = gebeurtenis.nummer;
    return (this->*it->second)(gebeurtenis);
  }

 private:
  static Persoon persoon(const Gebeurtenis& g) {
    return {g.actor.account, g.inhoud.text("naam"), g.actor.rol};
  }
  static Date dag(const Gebeurtenis& g) { return g.vastgelegd_op.date_in_the_netherlands(); }
  static Date datum_of_dag(const Gebeurtenis& g) { return lees_datum(g.inhoud, "datum").value_or(dag(g)); }

  void gebeurd(const Gebeurtenis& g, std::string tekst, std::string voor_client = {}) {
    zaak_.tijdlijn.push_back({g.nummer, datum_of_dag(g), g.vastgelegd_op, g.soort, std::move(tekst),
                              std::move(voor_client), persoon(g)});
  }

  std::string begripnaam(const std::string& id) const {
    const auto* begrip = begrippen_.vind(id);
    return begrip == nullptr ? id : begrip->naam;
  }

  Result<void> aanvraag(const Gebeurtenis& g) {
    zaak_.nummer = g.inhoud.text("zaaknummer");
    zaak_.dossier = g.dossier;
    zaak_.kantoor = g.actor.kantoor;
    zaak_.gegevens = g.inhoud.text("gegevens") == "voorbeeld" ? Gegevens::Voorbeeld : Gegevens::Echt;
    if (const Json* client = g.inhoud.find("client")) {
      zaak_.client = lees_client(*client);
    }
    if (const Json* aanvrager = g.inhoud.find("aanvrager")) {
      zaak_.aanvrager = lees_aanvrager(*aanvrager);
    }
    if (const Json* indicatie = g.inhoud.find("indicatie"); indicatie != nullptr && !indicatie->is_null()) {
      zaak_.indicatie = lees_indicatie_json(*indicatie);
    }
    zaak_.ontvangen = g.geldig_op;
    zaak_.ingediend_door = persoon(g);
    gebeurd(g, "Aanvraag ontvangen.", "Wij hebben uw aanvraag ontvangen.");
    return {};
  }

  Result<void> feit(const Gebeurtenis& g) {
    if (g.inhoud.text("bij") == "aanvraag") {
      return {};  // part of the application: one line in the timeline is enough
    }
    gebeurd(g, fmt::format("Vastgelegd: {}.", begripnaam(g.inhoud.text("begrip"))));
    return {};
  }

  Result<void> toewijzing(const Gebeurtenis& g) {
    const auto rol = g.inhoud.text("rol");
    zaak_.toegewezen[rol] = {g.inhoud.text("account"), g.inhoud.text("toegewezen_aan"), rol};
    const auto bekend = auth::lees_rol(rol);
    gebeurd(g, fmt::format("Toegewezen aan {} ({}).", g.inhoud.text("toegewezen_aan"),
                           bekend ? auth::naam(*bekend) : std::string_view(rol)));
    return {};
  }

  Result<void> ondersteuning(const Gebeurtenis& g) {
    zaak_.clientondersteuning = {datum_of_dag(g), g.inhoud.text("manier"), g.inhoud.text("antwoord"),
                                 g.inhoud.text("ondersteuner"), persoon(g)};
    const auto antwoord = g.inhoud.text("antwoord");
    const char* wil = antwoord == "ja"    ? "U wilt graag hulp van een cliëntondersteuner."
                      : antwoord == "nee" ? "U wilt nu geen hulp van een cliëntondersteuner."
                                          : "U denkt nog na over hulp van een cliëntondersteuner.";
    gebeurd(
        g,
        fmt::format("Cliëntondersteuning aangeboden ({}). Antwoord: {}.", g.inhoud.text("manier"), antwoord),
        fmt::format("{} bood u cliëntondersteuning aan. {}", g.inhoud.text("naam"), wil));
    return {};
  }

  Result<void> verzoek(const Gebeurtenis& g) {
    Verzoek verzoek;
    verzoek.id = g.inhoud.text("id");
    verzoek.wat = g.inhoud.text("wat");
    verzoek.waarom = g.inhoud.text("waarom");
    verzoek.begrippen = lees_teksten(g.inhoud.find("begrippen"));
    verzoek.van = g.inhoud.text("van");
    verzoek.hoedanigheid = g.inhoud.text("hoedanigheid");
    verzoek.verzonden = datum_of_dag(g);
    verzoek.uiterlijk = lees_datum(g.inhoud, "uiterlijk").value_or(verzoek.verzonden);
    verzoek.opschorting = g.inhoud.text("opschorting") == "ja" ? Opschorting::Ja : Opschorting::Nee;
    verzoek.door = persoon(g);
    const bool stil = verzoek.opschorting == Opschorting::Ja;
    gebeurd(
        g,
        fmt::format("Opgevraagd bij {}: {}, uiterlijk {}.{}", verzoek.van, verzoek.wat,
                    base::date_long(verzoek.uiterlijk),
                    stil ? " De beslistermijn staat stil (Awb 4:15 lid 1 onder a)." : ""),
        fmt::format("Wij hebben {} gevraagd om: {}.{}",
                    verzoek.hoedanigheid.empty() ? verzoek.van
                                                 : fmt::format("{} ({})", verzoek.van, verzoek.hoedanigheid),
                    verzoek.wat,
                    stil ? fmt::format(" Vanaf {} telt de tijd niet mee voor onze termijn.",
                                       base::date_long(verzoek.verzonden.plus_days(1)))
                         : ""));
    zaak_.verzoeken.push_back(std::move(verzoek));
    return {};
  }

  Result<void> ontvangst(const Gebeurtenis& g) {
    for (auto& verzoek : zaak_.verzoeken) {
      if (verzoek.id != g.inhoud.text("verzoek")) {
        continue;
      }
      verzoek.ontvangen = datum_of_dag(g);
      verzoek.ontvangen_toelichting = g.inhoud.text("toelichting");
      gebeurd(g, fmt::format("Ontvangen van {}: {}.", verzoek.van, verzoek.wat),
              fmt::format("Wij hebben ontvangen: {}. De tijd voor ons besluit loopt weer.", verzoek.wat));
      return {};
    }
    return base::fail(base::ErrorKind::Storage,
                      fmt::format("Gebeurtenis {} noemt een verzoek dat er niet is.", g.nummer));
  }

  Result<void> concept_oordeel(const Gebeurtenis& g) {
    const auto* begrip = begrippen_.vind(g.inhoud.text("begrip"));
    if (begrip == nullptr) {
      return onbekend_begrip(g);
    }
    ConceptOordeel concept_;
    concept_.begrip = begrip->id;
    concept_.toelichting = g.inhoud.text("toelichting");
    concept_.bewijs = lees_bewijs(g.inhoud);
    if (const Json* waarde = g.inhoud.find("waarde"); waarde != nullptr && !waarde->is_null()) {
      TRY(concept_.waarde, begrippen_.lees(*begrip, *waarde, begrip->id));
    }
    zaak_.concepten[g.actor.account].insert_or_assign(begrip->id, std::move(concept_));
    return {};
  }

  Result<void> oordeel(const Gebeurtenis& g) {
    const auto* begrip = begrippen_.vind(g.inhoud.text("begrip"));
    if (begrip == nullptr) {
      return onbekend_begrip(g);
    }
    TRY(const beoordeling::Feit feit, lees_feit(g.inhoud, *begrip, begrippen_));
    Oordeel oordeel;
    oordeel.begrip = begrip->id;
    oordeel.waarde = feit.waarde;
    oordeel.toelichting = feit.herkomst.toelichting;
    oordeel.bewijs = feit.herkomst.bewijs;
    oordeel.door = persoon(g);
    oordeel.datum = feit.herkomst.datum;
    oordeel.getekend_op = g.vastgelegd_op;
    oordeel.versie = feit.herkomst.versie;
    oordeel.reden_nieuwe_versie = g.inhoud.text("reden_nieuwe_versie");
    oordeel.gebeurtenis = g.nummer;
    zaak_.concepten[g.actor.account].erase(begrip->id);
    if (g.inhoud.text("hoofd") == "ja") {
      const auto bekend = auth::lees_rol(g.actor.rol);
      const std::string rol(bekend ? auth::naam(*bekend) : std::string_view(g.actor.rol));
      gebeurd(g, fmt::format("{} tekende: {} (versie {}).", oordeel.door.naam, begrip->naam, oordeel.versie),
              g.actor.rol == "intake" ? "" : fmt::format("De {} heeft een oordeel gegeven.", rol));
    }
    zaak_.oordelen[begrip->id].push_back(std::move(oordeel));
    return {};
  }

  Result<void> voorstel(const Gebeurtenis& g) {
    zaak_.voorstel = {g.inhoud.text("uitkomst"), g.inhoud.text("toelichting"), datum_of_dag(g), persoon(g)};
    zaak_.tweede_lezing.reset();  // a new proposal has to be read again
    gebeurd(g, "Besluit voorgesteld.", "Wij bereiden het besluit voor.");
    return {};
  }

  Result<void> meegelezen(const Gebeurtenis& g) {
    const bool akkoord = g.inhoud.text("akkoord") == "ja";
    zaak_.tweede_lezing = {g.inhoud.text("uitkomst"), akkoord, g.inhoud.text("toelichting"), datum_of_dag(g),
                           persoon(g)};
    gebeurd(g, akkoord ? "De tweede lezer is het eens met het voorstel."
                       : "De tweede lezer is het niet eens met het voorstel.");
    return {};
  }

  Result<void> toestemming(const Gebeurtenis& g) {
    zaak_.toestemmingen.push_back({lees_teksten(g.inhoud.find("parameters")), g.inhoud.text("motivering"),
                                   datum_of_dag(g), persoon(g)});
    gebeurd(g, "Het kantoor koos ervoor om met voorbeeldwaarden te besluiten.");
    return {};
  }

  Result<void> besluit(const Gebeurtenis& g) {
    const auto tekst = [&](std::string_view veld) { return g.inhoud.text(veld); };
    Besluit besluit;
    besluit.uitkomst = tekst("uitkomst");
    besluit.soort = tekst("soort");
    besluit.voorstel = tekst("voorstel");
    besluit.motivering = tekst("motivering");
    besluit.reden_afwijking = tekst("reden_afwijking");
    besluit.datum = datum_of_dag(g);
    besluit.ingangsdatum = lees_datum(g.inhoud, "ingangsdatum");
    besluit.einddatum = lees_datum(g.inhoud, "einddatum");
    besluit.bezwaar_tot = lees_datum(g.inhoud, "bezwaar_tot").value_or(besluit.datum);
    besluit.pakket = tekst("pakket");
    besluit.pakket_versie = tekst("pakket_versie");
    besluit.vingerafdruk = tekst("vingerafdruk");
    besluit.kwitantie_sha256 = tekst("kwitantie_sha256");
    besluit.geldig_op = lees_datum(g.inhoud, "geldig_op").value_or(besluit.datum);
    besluit.door = persoon(g);
    besluit.gebeurtenis = g.nummer;
    zaak_.besluit = std::move(besluit);
    gebeurd(g, fmt::format("{} nam het besluit.", g.inhoud.text("naam")),
            "Wij hebben een besluit genomen. U krijgt een brief.");
    return {};
  }

  Result<void> brief(const Gebeurtenis& g) {
    zaak_.brieven.push_back({g.inhoud.text("brief"), g.inhoud.text("onderwerp"), datum_of_dag(g),
                             g.inhoud.text("sha256"), g.inhoud.text("verwijzing"), persoon(g)});
    gebeurd(g, fmt::format("Brief verzonden: {}.", g.inhoud.text("onderwerp")),
            fmt::format("Wij hebben u een brief gestuurd: {}.", g.inhoud.text("onderwerp")));
    return {};
  }

  static Result<void> onbekend_begrip(const Gebeurtenis& g) {
    return base::fail(base::ErrorKind::Storage,
                      fmt::format("Gebeurtenis {} gaat over een begrip dat wij niet kennen.", g.nummer),
                      "Gebruik de begrippenlijst waarmee dit dossier is gemaakt, of een nieuwere.");
  }

  const regels::Begrippen& begrippen_;
  Zaak& zaak_;
};

Result<void> neem_feiten_over(Zaak& zaak, const dossier::Vastleggingen& vastleggingen,
                              const regels::Begrippen& begrippen) {
  for (const auto& [id, vastlegging] : vastleggingen) {
    const auto* begrip = begrippen.vind(id);
    if (begrip == nullptr) {
      continue;  // a word of an older vocabulary: kept in the dossier, read by no rule
    }
    TRY(beoordeling::Feit feit, lees_feit(vastlegging.inhoud, *begrip, begrippen));
    zaak.feiten.insert_or_assign(id, std::move(feit));
  }
  return {};
}

}  // namespace

Result<void> verwerk(Zaak& zaak, const Gebeurtenis& gebeurtenis, const regels::Begrippen& begrippen) {
  return Volger(begrippen, zaak).verwerk(gebeurtenis);
}

Result<Zaak> volg(const std::vector<Gebeurtenis>& gebeurtenissen, const regels::Begrippen& begrippen,
                  const Kennis& kennis) {
  Zaak zaak;
  Volger volger(begrippen, zaak);
  base::Moment laatste;
  for (const auto& gebeurtenis : gebeurtenissen) {
    if (kennis.bekend_op && gebeurtenis.vastgelegd_op > *kennis.bekend_op) {
      break;
    }
    if (gebeurtenis.inhoud.is_null()) {
      return base::fail(base::ErrorKind::NotFound, "De inhoud van dit dossier is gewist.",
                        "Alleen de keten van gebeurtenissen is nog te controleren.");
    }
    TRY_VOID(volger.verwerk(gebeurtenis));
    laatste = gebeurtenis.vastgelegd_op;
  }
  if (zaak.nummer.empty()) {
    return base::fail(base::ErrorKind::NotFound, "In dit dossier is op dat moment nog geen aanvraag.",
                      "Kies een later moment.");
  }
  const auto geldig_op =
      kennis.geldig_op.value_or(std::max(laatste.date_in_the_netherlands(), zaak.ontvangen));
  TRY_VOID(neem_feiten_over(zaak, dossier::feiten_op(gebeurtenissen, geldig_op, laatste, soort::kFeit),
                            begrippen));
  TRY_VOID(neem_feiten_over(zaak, dossier::feiten_op(gebeurtenissen, geldig_op, laatste, soort::kOordeel),
                            begrippen));
  return zaak;
}

}  // namespace maatstaf::zaak
