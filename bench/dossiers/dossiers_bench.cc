// SPDX-License-Identifier: EUPL-1.2
//
// Makes a large office, and measures a dossier with a long history.
//
//   dossiers_bench maak DATABASE MAP AANTAL [VARIANTEN]   AANTAL dossiers at one office, in a new database
//   dossiers_bench groei DATABASE MAP GEBEURTENISSEN      milliseconds per command as one dossier grows
//
// The dossiers are those of the demonstration with other names, numbers and days of birth, written through
// the archive with the real projection. VARIANTEN (500) is in how many ways their facts differ: each is
// assessed once here, so that making 100,000 takes minutes; the server remembers 256 assessments, so that
// nearly every page that is measured is one that it does not remember.
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <random>

#include "auth/accounts.h"
#include "db/migrations.h"
#include "zaak/voorbeelden/voorbeelden.h"
#include "zaak/zaken.h"

using namespace maatstaf;

namespace {

constexpr const char* kWachtwoord = "meetlat-voor-iedereen";
constexpr const char* kKantoor = "groningen";  // an office that exists, with people and cases that do not
constexpr std::size_t kTegelijk = 200;         // dossiers in one transaction
constexpr std::int64_t kJaar = 366LL * 24 * 60 * 60;

template <class T>
T goed(base::Result<T> gelezen) {
  if (!gelezen) {
    fmt::print(stderr, "{}\n", gelezen.error().text());
    std::exit(1);
  }
  return std::move(*gelezen);
}

void goed(const base::Result<void>& gedaan) {
  if (!gedaan) {
    fmt::print(stderr, "{}\n", gedaan.error().text());
    std::exit(1);
  }
}

double seconden(std::chrono::steady_clock::time_point sinds) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - sinds).count();
}

struct Gronden {
  std::string map = MAATSTAF_SOURCE_DIR;
  regels::Bibliotheek bibliotheek = goed(regels::Bibliotheek::lees(map + "/regels"));
  zaak::IwlzCodes codes = goed(zaak::IwlzCodes::lees(map + "/regels/iwlz-codes.yaml"));
  zaak::Termijnboek termijnboek = goed(zaak::Termijnboek::lees(map + "/regels"));
};

/// The cases of the demonstration, some in the middle of their story and some at the end.
std::vector<std::vector<dossier::Gebeurtenis>> sjablonen(const Gronden& gronden) {
  std::vector<std::vector<dossier::Gebeurtenis>> uit;
  for (const std::int64_t later : {std::int64_t{0}, kJaar}) {
    base::FixedClock klok(zaak::voorbeeldmoment().plus_seconds(later));
    const auto kluis = dossier::Kluis::tijdelijk();
    const auto database = goed(db::Database::open("sqlite::memory:"));
    goed(db::migrate(*database, gronden.map + "/migraties", klok));
    zaak::VoorbeeldOpties opties{.map = gronden.map + "/voorbeelden", .wachtwoord = kWachtwoord};
    opties.tot_en_met = klok.now();
    (void)goed(zaak::laad_voorbeelden(*database, kluis, gronden.bibliotheek, gronden.codes,
                                      gronden.termijnboek, opties));
    const dossier::Archief archief(*database, kluis, klok);
    for (const auto& kop : goed(archief.koppen())) {
      uit.push_back(goed(archief.lees(kop.dossier)));
    }
  }
  return uit;
}

constexpr std::array kVoornamen = {"Noor",  "Bram",  "Zoë",   "Willem", "Fatima",     "Daan",
                                   "Sanne", "Joris", "Lotte", "Yusuf",  "Anne-Marie", "Björn",
                                   "Eva",   "Timo",  "Ilse",  "Rachid", "Nova",       "Jip"};
constexpr std::array kTussen = {"", "", "", "de ", "van ", "van den ", "van der "};
constexpr std::array kLettergrepen = {"ver",  "hoe", "ven", "jan",  "sen",  "ber",  "gen",
                                      "smit", "kui", "per", "meer", "dijk", "stra", "vis",
                                      "ser",  "mul", "der", "bak",  "ker",  "lang"};

std::string verzin_naam(std::mt19937& toeval) {
  std::string achternaam;
  for (int i = 0; i < 3; ++i) {
    achternaam += kLettergrepen[toeval() % kLettergrepen.size()];
  }
  achternaam.front() = static_cast<char>(achternaam.front() - 'a' + 'A');
  return fmt::format("{} {}{}", kVoornamen[toeval() % kVoornamen.size()], kTussen[toeval() % kTussen.size()],
                     achternaam);
}

/// One dossier after a template: another name, number and day of birth.
std::vector<dossier::NieuweGebeurtenis> variant(const std::vector<dossier::Gebeurtenis>& sjabloon,
                                                const std::string& nummer, const std::string& naam,
                                                std::int64_t dagen) {
  std::vector<dossier::NieuweGebeurtenis> uit;
  const auto eerder = [&](base::Json& veld) {
    const auto* tekst = veld.if_string();
    const auto dag = tekst == nullptr ? std::nullopt : base::Date::parse(*tekst);
    if (dag) {
      veld = dag->plus_days(-dagen).text();
    }
  };
  for (const auto& gebeurtenis : sjabloon) {
    dossier::NieuweGebeurtenis nieuw{gebeurtenis.soort, gebeurtenis.actor, gebeurtenis.geldig_op,
                                     gebeurtenis.inhoud};
    if (nieuw.inhoud.find("zaaknummer") != nullptr) {
      nieuw.inhoud["zaaknummer"] = nummer;
      nieuw.inhoud["client"]["naam"] = naam;
      eerder(nieuw.inhoud["client"]["geboortedatum"]);
    }
    if (nieuw.inhoud.text("begrip") == "geboortedatum") {
      eerder(nieuw.inhoud["waarde"]);
    }
    uit.push_back(std::move(nieuw));
  }
  return uit;
}

struct Opslag {
  Opslag(const Gronden& gronden, const std::string& adres, const std::string& map)
      : kluis(goed(dossier::Kluis::open(map + "/kantoor.sleutel"))),
        database(goed(db::Database::open(adres))) {
    goed(db::migrate(*database, gronden.map + "/migraties", klok));
  }
  zaak::Voorbeeldklok klok{zaak::voorbeeldmoment()};
  dossier::Kluis kluis;
  std::unique_ptr<db::Database> database;
};

void maak(const Gronden& gronden, Opslag& opslag, std::size_t aantal, std::size_t varianten) {
  auto bronnen = sjablonen(gronden);
  for (auto& bron : bronnen) {
    for (auto& gebeurtenis : bron) {
      gebeurtenis.actor.kantoor = kKantoor;
    }
  }
  dossier::Archief archief(*opslag.database, opslag.kluis, opslag.klok);
  zaak::Zaken zaken(archief, gronden.bibliotheek, gronden.codes, opslag.klok, gronden.termijnboek);
  archief.gebruik_projectie(
      zaak::projectie(gronden.bibliotheek, gronden.termijnboek,
                      std::make_shared<zaak::Beoordelingsgeheugen>(varianten * 4 + bronnen.size() * 4)));
  std::mt19937 toeval(2026);
  const auto begin = std::chrono::steady_clock::now();
  std::vector<dossier::NieuwDossier> stapel;
  std::size_t gebeurtenissen = 0;
  for (std::size_t i = 0; i < aantal; ++i) {
    const auto& bron = bronnen[i % bronnen.size()];
    const auto dagen = static_cast<std::int64_t>((i / bronnen.size()) %
                                                 std::max<std::size_t>(1, varianten / bronnen.size()));
    stapel.push_back({dossier::Archief::nieuw_dossier(),
                      variant(bron, fmt::format("MZ-2026-{:06}", i + 1), verzin_naam(toeval), dagen)});
    gebeurtenissen += stapel.back().gebeurtenissen.size();
    if (stapel.size() == kTegelijk || i + 1 == aantal) {
      goed(archief.neem_over(stapel));
      stapel.clear();
    }
    if ((i + 1) % 10'000 == 0) {
      fmt::print("{} dossiers, {:.0f} per seconde\n", i + 1, static_cast<double>(i + 1) / seconden(begin));
      std::fflush(stdout);
    }
  }
  auth::Accounts accounts(*opslag.database, opslag.klok, auth::Wachtwoordkosten::laagste());
  for (const auto& [naam, rol] :
       {std::pair{"marloes", auth::Rol::Intake}, std::pair{"arts", auth::Rol::MedischAdviseur}}) {
    (void)goed(accounts.create(
        {.naam = naam, .weergavenaam = naam, .rol = rol, .kantoor = kKantoor, .wachtwoord = kWachtwoord}));
  }
  fmt::print("{} dossiers met {} gebeurtenissen bij {} in {:.0f} s\n", aantal, gebeurtenissen, kKantoor,
             seconden(begin));
}

void groei(const Gronden& gronden, Opslag& opslag, int gebeurtenissen) {
  dossier::Archief archief(*opslag.database, opslag.kluis, opslag.klok);
  zaak::Zaken zaken(archief, gronden.bibliotheek, gronden.codes, opslag.klok, gronden.termijnboek);
  auth::Accounts accounts(*opslag.database, opslag.klok, auth::Wachtwoordkosten::laagste());
  const auto marloes = goed(accounts.find_by_name("marloes"));
  const auto lijst = goed(zaken.werkvoorraad(marloes));
  const std::string nummer = lijst.items.front().nummer;
  auto begin = std::chrono::steady_clock::now();
  auto cpu = std::clock();
  constexpr int kDelen = 6;
  for (int i = 1; i <= gebeurtenissen; ++i) {
    zaak::FeitInvoer feit;
    feit.begrip = "eerdere_jaren_meerzorg";
    feit.waarde = feel::Value(i % 9);
    feit.door = "Ouder";
    feit.toelichting = "meting";
    goed(zaken.leg_feit_vast(marloes, nummer, feit));
    const int deel = std::max(1, gebeurtenissen / kDelen);
    if (i % deel == 0) {
      fmt::print("+{} gebeurtenissen: {:.2f} ms per opdracht, waarvan rekentijd {:.2f} ms\n", i,
                 seconden(begin) / deel * 1e3,
                 static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC / deel * 1e3);
      begin = std::chrono::steady_clock::now();
      cpu = std::clock();
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) {
    fmt::print(stderr, "dossiers_bench maak|groei DATABASE MAP AANTAL [VARIANTEN]\n");
    return 2;
  }
  const Gronden gronden;
  Opslag opslag(gronden, argv[2], argv[3]);
  if (std::string_view(argv[1]) == "groei") {
    groei(gronden, opslag, std::atoi(argv[4]));
  } else {
    maak(gronden, opslag, static_cast<std::size_t>(std::atoll(argv[4])),
         argc > 5 ? static_cast<std::size_t>(std::atoll(argv[5])) : 500);
  }
  return 0;
}
