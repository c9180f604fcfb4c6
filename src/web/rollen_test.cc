// SPDX-License-Identifier: EUPL-1.2
//
// Who may reach what, over HTTP, from the list of routes itself: every route × every asker × every case, held
// against tests/rollen/verwacht.yaml. Also: what was refused stands in the audit log.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "regels/lezen/yaml.h"
#include "web/testing.h"

namespace maatstaf::web {
namespace {

using testing::Browser;

constexpr const char* kBestand = "tests/rollen/verwacht.yaml";

/// What a route should do, as the file says.
struct Verwacht {
  std::vector<std::string> wie;
  std::string zaak;  ///< "kantoor", "ouder" or empty
  std::vector<std::string> goed;
  std::string zegt;
  std::string vraag;
  std::map<std::string, std::string> met;
};

struct Bestand {
  std::vector<std::string> rollen;
  std::map<std::string, Verwacht> routes;
  std::map<std::string, std::string> zonder_route;
};

std::map<std::string, std::string> lees_paren(regels::yaml::Fields& velden) {
  std::map<std::string, std::string> paren;
  velden.each_entry("met", [&](const std::string& naam, const regels::yaml::Node& waarde,
                               const std::string&) { paren.emplace(naam, waarde.text); });
  return paren;
}

Bestand lees_verwacht() {
  const auto tekst = zaak::testing::lees_bestand(kBestand);
  const auto document = regels::yaml::parse(tekst, kBestand);
  EXPECT_TRUE(document) << document.error().text();
  regels::yaml::Failure mislukt(kBestand);
  regels::yaml::Fields velden(*document, "", mislukt);
  Bestand bestand;
  bestand.rollen = velden.texts("rollen");
  const auto gewoon = lees_paren(velden);
  velden.each("routes", regels::yaml::Presence::Required, [&](regels::yaml::Fields& regel) {
    Verwacht verwacht{regel.texts("wie"),
                      regel.text("zaak", regels::yaml::Presence::Optional),
                      regel.texts("goed"),
                      regel.text("zegt", regels::yaml::Presence::Optional),
                      regel.text("vraag", regels::yaml::Presence::Optional),
                      lees_paren(regel)};
    verwacht.met.insert(gewoon.begin(), gewoon.end());
    const auto route = regel.text("route");
    EXPECT_TRUE(bestand.routes.emplace(route, std::move(verwacht)).second) << "twee keer: " << route;
    regel.done();
  });
  velden.each("acties_zonder_route", regels::yaml::Presence::Required, [&](regels::yaml::Fields& regel) {
    bestand.zonder_route.emplace(regel.text("actie"), regel.text("opdracht"));
    regel.done();
  });
  velden.done();
  EXPECT_TRUE(mislukt.result()) << mislukt.result().error().text();
  return bestand;
}

std::string naam_van(const Routeregel& regel) {
  return fmt::format("{} {}", http::word(regel.method), regel.pattern);
}

/// Somebody who asks: nobody who is logged in, or an account.
struct Vrager {
  std::string naam;     ///< login name; empty for nobody
  std::string rol;      ///< empty for nobody
  std::string kantoor;  ///< empty for nobody and for a parent
  std::string ziet;     ///< number of the case that a parent is bound to
};

class RollenTest : public testing::MetSite {
 protected:
  void SetUp() override {
    MetSite::SetUp();
    sleutel_ = brieven::Ondertekensleutel::van_zaad("maatstaf-voorbeeldsleutel-000000").value();
    services_.sleutel = &*sleutel_;
    services_.afzender = zaak::voorbeeldafzender();
    router_ = std::make_unique<http::Router>(maak_router(services_));
    vragers_.push_back({});
    const std::map<std::string, std::string> eigen = {{"medisch_adviseur", "arts"}, {"ouder", "karin"}};
    for (const auto rol : auth::kRollen) {
      const std::string woord(auth::woord(rol));
      const auto naam = eigen.contains(woord) ? eigen.at(woord) : woord;
      const bool ouder = rol == auth::Rol::Ouder;
      vragers_.push_back({naam, woord, ouder ? "" : "lageland", {}});
      ASSERT_TRUE(accounts_->create(
          {"ander-" + naam, "Ander " + naam, rol, ouder ? "" : "hoogland", testing::kWachtwoord}));
      vragers_.push_back({"ander-" + naam, woord, ouder ? "" : "hoogland", {}});
    }
    dien_in("intake", "karin", "lageland");
    dien_in("ander-intake", "ander-karin", "hoogland");
  }

  /// A case at an office with its parent, and one request for information in it.
  void dien_in(const std::string& intake, const std::string& ouder, const std::string& kantoor) {
    const auto wie = accounts_->find_by_name(intake).value();
    const auto tekst = zaak::testing::lees_bestand("voorbeelden/aanvraag-noor.json");
    auto document = base::parse_json(tekst, "aanvraag").value();
    document.if_object()->erase("oordelen");
    const auto aanvraag =
        zaak::lees_aanvraag(document, "aanvraag", zaak::testing::gronden().bibliotheek.begrippen(),
                            zaak::testing::gronden().codes);
    ASSERT_TRUE(aanvraag) << zaak::een_fout(aanvraag.error()).text();
    const auto bewijs = zaken_->dien_in(wie, *aanvraag, "");
    ASSERT_TRUE(bewijs) << bewijs.error().text();
    ASSERT_TRUE(accounts_->bind(accounts_->find_by_name(ouder)->id, bewijs->dossier));
    const auto gevraagd = zaken_->vraag_op(
        wie, bewijs->nummer,
        {"het zorgplan", "om te weten welke zorg er is", {}, "Karin", "ouder", klok_.today().plus_days(14)});
    ASSERT_TRUE(gevraagd) << gevraagd.error().text();
    zaken_nummers_.push_back(bewijs->nummer);
    kantoor_van_[bewijs->nummer] = kantoor;
    dossier_van_[bewijs->nummer] = bewijs->dossier;
    for (auto& vrager : vragers_) {
      if (vrager.naam == ouder) {
        vrager.ziet = bewijs->nummer;
      }
    }
  }

  static bool rol_mag(const Verwacht& verwacht, const Vrager& vrager) {
    const auto heeft = [&](const std::string& woord) {
      return std::ranges::find(verwacht.wie, woord) != verwacht.wie.end();
    };
    return heeft("iedereen") || (!vrager.rol.empty() && (heeft("ingelogd") || heeft(vrager.rol)));
  }

  /// The case belongs to the office of who asks, or is bound to the account.
  bool eigen(const Verwacht& verwacht, const Vrager& vrager, const std::string& nummer) const {
    if (verwacht.zaak == "ouder") {
      return vrager.ziet == nummer;
    }
    return verwacht.zaak.empty() || vrager.kantoor == kantoor_van_.at(nummer);
  }

  bool mag(const Verwacht& verwacht, const Vrager& vrager, const std::string& nummer) const {
    return rol_mag(verwacht, vrager) && eigen(verwacht, vrager, nummer);
  }

  std::string adres(const Routeregel& regel, const Verwacht& verwacht, const std::string& nummer) const {
    std::string pad = regel.pattern;
    auto met = verwacht.met;
    met["nummer"] = nummer;
    for (const auto& [naam, waarde] : met) {
      const std::string plek = "{" + naam + "}";
      if (const auto gevonden = pad.find(plek); gevonden != std::string::npos) {
        pad.replace(gevonden, plek.size(), waarde);
      }
    }
    EXPECT_EQ(pad.find('{'), std::string::npos) << pad;
    return verwacht.vraag.empty() ? pad : pad + "?" + verwacht.vraag;
  }

  /// One cell: empty when it is as it should be.
  std::string cel(Browser& browser, const Routeregel& regel, const Verwacht& verwacht, const Vrager& vrager,
                  const std::string& nummer) {
    const auto pad = adres(regel, verwacht, nummer);
    const auto antwoord = regel.method == http::Method::Post ? browser.post(pad, {}) : browser.get(pad);
    const auto naar = antwoord.headers.find("Location");
    const bool moet_inloggen = antwoord.status == 303 && naar->second.starts_with("/inloggen");
    const auto status = std::to_string(antwoord.status);
    bool klopt = false;
    if (mag(verwacht, vrager, nummer)) {
      klopt = !moet_inloggen && std::ranges::find(verwacht.goed, status) != verwacht.goed.end() &&
              (verwacht.zegt.empty() || antwoord.body.find(verwacht.zegt) != std::string::npos);
    } else if (vrager.rol.empty()) {
      klopt = moet_inloggen;
    } else {
      // A case of somebody else may look like one that is not there; never like one that is.
      const bool niet_daar =
          antwoord.status == 404 && !eigen(verwacht, vrager, nummer) &&
          (verwacht.zegt.empty() || antwoord.body.find(verwacht.zegt) == std::string::npos);
      klopt = antwoord.status == 403 || niet_daar;
    }
    return klopt ? std::string()
                 : fmt::format("{} als {} ({}): {}", pad, vrager.naam.empty() ? "niemand" : vrager.naam,
                               vrager.rol, status);
  }

  std::optional<brieven::Ondertekensleutel> sleutel_;
  std::vector<Vrager> vragers_;
  std::vector<std::string> zaken_nummers_;
  std::map<std::string, std::string> kantoor_van_;
  std::map<std::string, std::string> dossier_van_;
};

TEST_F(RollenTest, every_route_has_a_row_and_every_row_a_route) {
  const auto verwacht = lees_verwacht();
  std::set<std::string> routes;
  for (const auto& regel : routelijst(services_)) {
    EXPECT_TRUE(routes.insert(naam_van(regel)).second) << "twee keer: " << naam_van(regel);
    EXPECT_TRUE(verwacht.routes.contains(naam_van(regel))) << "zonder regel: " << naam_van(regel);
  }
  for (const auto& [route, regel] : verwacht.routes) {
    EXPECT_TRUE(routes.contains(route)) << "zonder route: " << route;
    EXPECT_FALSE(regel.wie.empty()) << route;
    EXPECT_FALSE(regel.goed.empty()) << route;
    EXPECT_EQ(regel.zaak.empty(), route.find("{nummer}") == std::string::npos) << route;
  }
  std::set<std::string> woorden;
  for (const auto rol : auth::kRollen) {
    woorden.emplace(auth::woord(rol));
  }
  EXPECT_EQ(std::set<std::string>(verwacht.rollen.begin(), verwacht.rollen.end()), woorden);
}

// Every right is asked by a route, or stands in the file with the command that asks it or the reason why none
// does.
TEST_F(RollenTest, every_right_is_asked_somewhere) {
  const auto verwacht = lees_verwacht();
  std::set<std::string> gevraagd;
  for (const auto& regel : routelijst(services_)) {
    if (regel.access.kind == Access::Kind::Action) {
      gevraagd.emplace(auth::woord(regel.access.actie));
    }
  }
  for (const auto actie : auth::kActies) {
    const std::string woord(auth::woord(actie));
    EXPECT_NE(gevraagd.contains(woord), verwacht.zonder_route.contains(woord)) << woord;
  }
  for (const auto& [actie, opdracht] : verwacht.zonder_route) {
    EXPECT_TRUE(std::ranges::any_of(auth::kActies, [&](auth::Actie bekend) {
      return auth::woord(bekend) == actie;
    })) << actie;
    EXPECT_FALSE(opdracht.empty()) << actie;
  }
}

TEST_F(RollenTest, every_role_tries_every_route_at_every_case) {
  const auto verwacht = lees_verwacht();
  const auto routes = routelijst(services_);
  std::size_t cellen = 0;
  std::vector<std::string> fout;
  for (const auto& vrager : vragers_) {
    auto bezoek = browser();
    const auto log_in = [&] {
      if (!vrager.naam.empty()) {
        ASSERT_EQ(bezoek.log_in(vrager.naam).status, 200) << vrager.naam;
      }
    };
    log_in();
    for (const auto& regel : routes) {
      const auto rij = verwacht.routes.find(naam_van(regel));
      if (rij == verwacht.routes.end()) {
        continue;  // the test of the rows says so
      }
      const auto nummers = rij->second.zaak.empty() ? std::vector<std::string>{""} : zaken_nummers_;
      for (const auto& nummer : nummers) {
        if (regel.method == http::Method::Post) {
          (void)bezoek.get("/hulp");  // gives the hidden fields of a form
        }
        ++cellen;
        if (auto anders = cel(bezoek, regel, rij->second, vrager, nummer); !anders.empty()) {
          fout.push_back(std::move(anders));
        }
        if (regel.pattern == "/uitloggen") {
          log_in();
        }
      }
    }
  }
  for (const auto& regel : fout) {
    ADD_FAILURE() << regel;
  }
  EXPECT_EQ(vragers_.size(), 15U);
  EXPECT_TRUE(fout.empty());
  RecordProperty("cellen", static_cast<int>(cellen));
  fmt::print("rollen: {} routes, {} askers, {} cells, {} wrong\n", routes.size(), vragers_.size(), cellen,
             fout.size());
  EXPECT_GT(cellen, 1000U);
}

// veiligheid B8: a refused attempt stands in the log, with the case that it was about.
TEST_F(RollenTest, refused_attempts_stand_in_the_audit_log) {
  const auto geweigerd = [&](const std::string& naam) {
    std::vector<dossier::AuditRegel> regels;
    auto alle = logboek_->handelingen_van(accounts_->find_by_name(naam)->id);
    EXPECT_TRUE(alle) << (alle ? "" : alle.error().text());
    for (auto& regel : *alle) {
      if (regel.afloop == dossier::Afloop::Geweigerd) {
        regels.push_back(std::move(regel));
      }
    }
    return regels;
  };
  auto karin = browser();
  (void)karin.log_in("karin");
  EXPECT_EQ(karin.get("/kantoor").status, 403);
  EXPECT_NE(karin.get("/kantoor/zaken/" + zaken_nummers_[1] + "/aanvraag").status, 200);
  EXPECT_NE(karin.get("/portaal/zaak/" + zaken_nummers_[1]).status, 200);
  EXPECT_EQ(karin.get("/portaal/zaak/" + zaken_nummers_[0]).status, 200);
  // The clock of the test stands still: lines of one moment have no order.
  std::multiset<std::string> gezien;
  for (const auto& regel : geweigerd("karin")) {
    gezien.insert(regel.handeling + " " + (regel.dossier.empty() ? regel.doel : regel.dossier));
  }
  const auto& ander = dossier_van_.at(zaken_nummers_[1]);
  EXPECT_EQ(gezien, (std::multiset<std::string>{"werkvoorraad_zien /kantoor", "zaak_zien " + ander,
                                                "eigen_status_zien " + ander}));

  auto elders = browser();
  (void)elders.log_in("ander-intake");
  (void)elders.get("/hulp");
  EXPECT_NE(elders.post("/kantoor/zaken/" + zaken_nummers_[0] + "/clientondersteuning", {}).status, 400);
  ASSERT_EQ(geweigerd("ander-intake").size(), 1U);
  EXPECT_EQ(geweigerd("ander-intake")[0].handeling, "clientondersteuning_aanbieden");
  EXPECT_EQ(elders.get("/kantoor/zaken/MZ-2026-9999").status, 404);
  EXPECT_EQ(geweigerd("ander-intake").size(), 1U) << "een zaak die er niet is";
}

TEST_F(RollenTest, work_list_portal_home_and_receipt_stand_in_the_audit_log) {
  const auto doelen = [&](const std::string& naam) {
    std::multiset<std::string> lijst;
    const auto alles = logboek_->handelingen_van(accounts_->find_by_name(naam)->id).value();
    for (const auto& regel : alles) {
      lijst.insert(regel.doel);
    }
    return lijst;
  };
  auto intake = browser();
  (void)intake.log_in("intake");
  EXPECT_EQ(doelen("intake").count("werkvoorraad"), 1U);
  auto karin = browser();
  (void)karin.log_in("karin");
  EXPECT_EQ(doelen("karin").count("eigen_zaken"), 1U);
  EXPECT_EQ(karin.get("/portaal/zaak/" + zaken_nummers_[0] + "/ontvangst").status, 200);
  EXPECT_EQ(doelen("karin").count("ontvangstbewijs"), 1U);
}

// veiligheid C: who manages accounts gets a page of its own.
TEST_F(RollenTest, every_role_lands_on_a_page_after_logging_in) {
  for (const auto& vrager : vragers_) {
    if (!vrager.naam.empty()) {
      auto bezoek = browser();
      EXPECT_EQ(bezoek.log_in(vrager.naam).status, 200) << vrager.naam;
    }
  }
  auto beheerder = browser();
  const auto pagina = beheerder.log_in("beheerder");
  EXPECT_NE(pagina.body.find("maatstaf account"), std::string::npos);
  EXPECT_NE(pagina.body.find("Zorgkantoor Lageland"), std::string::npos);
  EXPECT_EQ(pagina.body.find("href=\"/kantoor\""), std::string::npos);
}

}  // namespace
}  // namespace maatstaf::web
