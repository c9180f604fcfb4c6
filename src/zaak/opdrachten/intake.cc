// SPDX-License-Identifier: EUPL-1.2
//
// Commands of the intake: facts, people, support and information.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "zaak/dossierbeeld/soorten.h"
#include "zaak/opdrachten/hulp.h"
#include "zaak/opdrachten/opdrachten.h"

namespace maatstaf::zaak {

using auth::Actie;
using auth::Rol;
using base::Date;
using base::ErrorKind;
using base::Json;
using base::Result;
using regels::BegripSoort;

namespace {

// The longest time to complete an application that makes sense to offer at once; later it can be asked again.
constexpr int kLangsteAanvulling = 182;

Result<void> datum_kan(Date datum, Date eerste, Date laatste, std::string_view veld) {
  if (datum >= eerste && datum <= laatste) {
    return {};
  }
  return base::fail(ErrorKind::Input, "Deze datum kan niet.",
                    fmt::format("Kies een dag van {} tot en met {}.", eerste.text(), laatste.text()),
                    {.file = {}, .path = std::string(veld)});
}

Result<void> mag_leveren(const regels::Begrip& begrip, std::string_view rol) {
  if (begrip.soort == BegripSoort::Oordeel || begrip.soort == BegripSoort::Berekend) {
    return base::fail(ErrorKind::Input,
                      fmt::format("“{}” is een {} en geen feit.", begrip.naam, regels::woord(begrip.soort)),
                      begrip.soort == BegripSoort::Oordeel
                          ? "Wie bevoegd is, geeft dit oordeel en tekent het."
                          : "Dit rekent Maatstaf zelf uit.",
                      {.file = {}, .path = begrip.id});
  }
  if (std::ranges::find(begrip.levert, rol) != begrip.levert.end()) {
    return {};
  }
  return base::fail(ErrorKind::Forbidden, fmt::format("“{}” kan niet van deze rol komen.", begrip.naam),
                    fmt::format("Het kan komen van: {}.", fmt::join(begrip.levert, ", ")),
                    {.file = {}, .path = begrip.id});
}

}  // namespace

Besloten wijs_toe(const Zaak& zaak, const Vrager& vrager, const Persoon& persoon) {
  TRY_VOID(mag_dit(zaak, vrager, Actie::FeitVastleggen));
  TRY_VOID(nog_open(zaak));
  TRY(const auto naam, een_regel(persoon.naam, "naam"));
  TRY_VOID(tekst_nodig(naam, "naam", "De naam"));
  const auto rol = auth::lees_rol(persoon.rol);
  if (!rol || !auth::mag(*rol, Actie::ZaakZien)) {
    return base::fail(ErrorKind::Input, "Aan deze rol kan een zaak niet worden toegewezen.",
                      "Kies een rol van het kantoor.", {.file = {}, .path = "rol"});
  }
  return Gebeurtenissen{gebeurtenis(zaak, vrager, soort::kToewijzing,
                                    {{"account", persoon.account},
                                     {"toegewezen_aan", naam},
                                     {"rol", persoon.rol},
                                     {"datum", vrager.vandaag.text()}})};
}

Besloten leg_feit_vast(const Zaak& zaak, const Vrager& vrager, const FeitInvoer& invoer,
                       const regels::Begrippen& begrippen) {
  const bool ouder = vrager.account.rol == Rol::Ouder;
  TRY_VOID(mag_dit(zaak, vrager, ouder ? Actie::OpgaveDoen : Actie::FeitVastleggen));
  TRY_VOID(nog_open(zaak));
  TRY(const auto* begrip, zoek_begrip(begrippen, invoer.begrip));
  // A parent speaks for the family only; the office may record what somebody else said, and says who that
  // was.
  std::string rol = ouder || invoer.rol.empty() ? std::string(auth::woord(vrager.account.rol)) : invoer.rol;
  TRY_VOID(mag_leveren(*begrip, rol));
  if (invoer.waarde) {
    TRY_VOID(past_bij(*begrip, begrippen, *invoer.waarde));
  }
  const auto bekend = zaak.feiten.find(begrip->id);
  const bool verbetert =
      bekend != zaak.feiten.end() && (!invoer.waarde || !feel::same(bekend->second.waarde, *invoer.waarde));
  if (verbetert) {
    TRY_VOID(tekst_nodig(invoer.toelichting, begrip->id + ".toelichting", "De reden van de verandering"));
  }
  if (invoer.geldig_van) {
    TRY_VOID(datum_kan(*invoer.geldig_van, zaak.ontvangen, vrager.vandaag.plus_days(366), "geldig_van"));
  }

  beoordeling::Herkomst herkomst;
  // Only the office takes something over from a register; what a parent says is a statement, also about a
  // register.
  herkomst.soort = std::string(regels::woord(ouder ? BegripSoort::Opgave : begrip->soort));
  TRY(const auto door, een_regel(invoer.door, begrip->id + ".door"));
  herkomst.door = door.empty() || ouder ? vrager.account.weergavenaam : door;
  herkomst.rol = std::move(rol);
  herkomst.datum = vrager.vandaag;
  herkomst.toelichting = invoer.toelichting;
  TRY(herkomst.bewijs, schoon_bewijs(invoer.bewijs, begrip->id + ".bewijs"));
  Json inhoud = feit_json(*begrip, begrippen, invoer.waarde, herkomst);
  auto nieuw = gebeurtenis(zaak, vrager, soort::kFeit, std::move(*inhoud.if_object()));
  if (invoer.geldig_van) {
    nieuw.geldig_op = *invoer.geldig_van;
  }
  return Gebeurtenissen{std::move(nieuw)};
}

Besloten bied_clientondersteuning_aan(const Zaak& zaak, const Vrager& vrager,
                                      const OndersteuningInvoer& invoer) {
  TRY_VOID(mag_dit(zaak, vrager, Actie::ClientondersteuningAanbieden));
  TRY_VOID(nog_open(zaak));
  TRY_VOID(datum_kan(invoer.datum, zaak.ontvangen, vrager.vandaag, "datum"));
  TRY(const auto manier, een_regel(invoer.manier, "manier"));
  TRY(const auto ondersteuner, een_regel(invoer.ondersteuner, "ondersteuner"));
  TRY_VOID(tekst_nodig(manier, "manier", "De manier"));
  if (invoer.antwoord != "ja" && invoer.antwoord != "nee" && invoer.antwoord != "later") {
    return base::fail(ErrorKind::Input, "Het antwoord van de cliënt ontbreekt.", "Kies ja, nee of later.",
                      {.file = {}, .path = "antwoord"});
  }
  Gebeurtenissen nieuw{gebeurtenis(zaak, vrager, soort::kOndersteuning,
                                   {{"datum", invoer.datum.text()},
                                    {"manier", manier},
                                    {"antwoord", invoer.antwoord},
                                    {"ondersteuner", ondersteuner}})};
  // The offer is a fact of the vocabulary too, so that forms and checks find it in one place.
  nieuw.push_back(gebeurtenis(zaak, vrager, soort::kFeit,
                              {{"begrip", "clientondersteuning_aangeboden"},
                               {"waarde", true},
                               {"soort", "opgave"},
                               {"door", vrager.account.weergavenaam},
                               {"rol", "intake"},
                               {"datum", invoer.datum.text()},
                               {"toelichting", manier},
                               {"bij", "aanvraag"}}));
  return nieuw;
}

Besloten vraag_op(const Zaak& zaak, const Vrager& vrager, const VerzoekInvoer& invoer,
                  const regels::Begrippen& begrippen) {
  TRY_VOID(mag_dit(zaak, vrager, Actie::InformatieVragen));
  TRY_VOID(nog_open(zaak));
  TRY(const auto wat, een_regel(invoer.wat, "wat"));
  TRY(const auto van, een_regel(invoer.van, "van"));
  TRY(const auto hoedanigheid, een_regel(invoer.hoedanigheid, "hoedanigheid"));
  TRY_VOID(tekst_nodig(wat, "wat", "Wat u vraagt"));
  TRY_VOID(tekst_nodig(van, "van", "Aan wie u het vraagt"));
  TRY_VOID(tekst_nodig(invoer.waarom, "waarom", "Waarom u het vraagt"));
  for (const auto& id : invoer.begrippen) {
    TRY_VOID(zoek_begrip(begrippen, id));
  }
  TRY_VOID(datum_kan(invoer.uiterlijk, vrager.vandaag.plus_days(1),
                     vrager.vandaag.plus_days(kLangsteAanvulling), "uiterlijk"));
  // Awb 4:5 lid 1 and 4:15 lid 1 onder a: who asks for what is missing gives a time for it, and the term of
  // the decision is suspended from the day after until the answer, or until that time has passed.
  return Gebeurtenissen{gebeurtenis(zaak, vrager, soort::kVerzoek,
                                    {{"id", fmt::format("V{}", zaak.verzoeken.size() + 1)},
                                     {"wat", wat},
                                     {"waarom", invoer.waarom},
                                     {"begrippen", teksten_json(invoer.begrippen)},
                                     {"van", van},
                                     {"hoedanigheid", hoedanigheid},
                                     {"datum", vrager.vandaag.text()},
                                     {"uiterlijk", invoer.uiterlijk.text()},
                                     {"opschorting", invoer.opschorting == Opschorting::Ja ? "ja" : "nee"},
                                     {"grond", invoer.opschorting == Opschorting::Ja ? "awb-4-15" : ""}})};
}

Besloten ontvang_informatie(const Zaak& zaak, const Vrager& vrager, const OntvangstInvoer& invoer,
                            const regels::Begrippen& begrippen) {
  TRY_VOID(mag_dit(zaak, vrager, Actie::InformatieOntvangen));
  TRY_VOID(nog_open(zaak));
  const auto* verzoek = zaak.verzoek(invoer.verzoek);
  if (verzoek == nullptr) {
    return base::fail(ErrorKind::NotFound, "Dit verzoek om informatie is er niet.",
                      "Kies een verzoek van deze zaak.", {.file = {}, .path = "verzoek"});
  }
  if (!verzoek->open()) {
    return base::fail(ErrorKind::Conflict, "Op dit verzoek is al antwoord gekomen.",
                      "Leg nieuwe informatie vast als feit, of vraag opnieuw iets op.");
  }
  TRY_VOID(datum_kan(invoer.datum, verzoek->verzonden, vrager.vandaag, "datum"));
  Gebeurtenissen nieuw{gebeurtenis(
      zaak, vrager, soort::kOntvangst,
      {{"verzoek", invoer.verzoek}, {"datum", invoer.datum.text()}, {"toelichting", invoer.toelichting}})};
  for (const auto& feit : invoer.feiten) {
    TRY(auto erbij, leg_feit_vast(zaak, vrager, feit, begrippen));
    nieuw.insert(nieuw.end(), erbij.begin(), erbij.end());
  }
  return nieuw;
}

}  // namespace maatstaf::zaak
