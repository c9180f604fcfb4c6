// SPDX-License-Identifier: EUPL-1.2
#include "cli/argumenten_opslag.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/opslagopdrachten.h"

namespace maatstaf::cli {
namespace {

using Kies = std::function<void(std::function<int(const Installatie&)>)>;

constexpr const char* kDatabase = "Database (sqlite:///… of postgresql://…)";
constexpr const char* kSleutels = "Map met de sleutels van het kantoor";

void voorbeeld(CLI::App* opdracht, const std::string& tekst) {
  opdracht->footer("Voorbeeld:\n  " + tekst);
}

void beschrijf_sleutels(CLI::App& programma, const Kies& kies) {
  struct Vraag {
    std::string map;
    std::string database;
  };
  const auto vraag = std::make_shared<Vraag>();
  CLI::App* groep = programma.add_subcommand("sleutels", "De sleutels van het kantoor: maak, vervang");
  groep->require_subcommand(1);
  CLI::App* maak =
      groep->add_subcommand("maak", "Maak de sleutels van een nieuw kantoor; schrijft nergens overheen");
  maak->add_option("--sleutels", vraag->map, kSleutels)->required()->type_name("MAP");
  voorbeeld(maak, "maatstaf sleutels maak --sleutels /var/lib/maatstaf/sleutels");
  maak->callback([vraag, kies] { kies([vraag](const Installatie&) { return sleutels_maak(vraag->map); }); });
  CLI::App* vervang = groep->add_subcommand("vervang", "Vervang de kantoorsleutel; stop eerst Maatstaf");
  vervang->add_option("--sleutels", vraag->map, kSleutels)->required()->type_name("MAP");
  vervang->add_option("--database", vraag->database, kDatabase)->required();
  vervang->callback([vraag, kies] {
    kies([vraag](const Installatie& installatie) {
      return sleutels_vervang(installatie, vraag->map, vraag->database);
    });
  });
}

void beschrijf_backup(CLI::App& programma, const Kies& kies) {
  const auto vraag = std::make_shared<BackupOpdracht>();
  CLI::App* opdracht =
      programma.add_subcommand("backup", "Maak een back-up terwijl Maatstaf draait, en kijk haar na");
  opdracht->add_option("--database", vraag->database, kDatabase)->required();
  opdracht->add_option("--naar", vraag->naar, "Nieuw bestand voor de back-up")->type_name("BESTAND");
  opdracht->add_option("--sleutels", vraag->sleutelmap, "Map met sleutels, om ook de inhoud na te kijken")
      ->type_name("MAP");
  voorbeeld(opdracht,
            "maatstaf backup --database sqlite:///var/lib/maatstaf/maatstaf.db --naar /backup/2026-11-28.db "
            "--sleutels /var/lib/maatstaf/sleutels");
  opdracht->callback([vraag, kies] {
    kies([vraag](const Installatie& installatie) { return backup(installatie, *vraag); });
  });
}

void beschrijf_herstel(CLI::App& programma, const Kies& kies) {
  const auto vraag = std::make_shared<HerstelOpdracht>();
  CLI::App* opdracht = programma.add_subcommand("herstel", "Zet een back-up terug; stop eerst Maatstaf");
  opdracht
      ->add_option("--van", vraag->van, "De back-up; bij PostgreSQL niet, want dan is pg_restore al gedaan")
      ->type_name("BESTAND");
  opdracht
      ->add_option("--database", vraag->database,
                   "Database die er moet komen (sqlite:///… of postgresql://…)")
      ->required();
  opdracht->add_option("--sleutels", vraag->sleutelmap, kSleutels)->required()->type_name("MAP");
  opdracht->add_flag_callback(
      "--vervang", [vraag] { vraag->bestaande = Bestaande::Vervang; },
      "Zet een database die er staat opzij onder een andere naam");
  opdracht
      ->add_option("--ronde", vraag->ronde,
                   "Hoe vaak er al een back-up is teruggezet, als deze map met sleutels dat niet weet")
      ->check(CLI::Range(0, 1000));
  voorbeeld(opdracht,
            "maatstaf herstel --van /backup/2026-11-28.db --database sqlite:///var/lib/maatstaf/maatstaf.db "
            "--sleutels /var/lib/maatstaf/sleutels --vervang");
  opdracht->callback([vraag, kies] {
    kies([vraag](const Installatie& installatie) { return herstel(installatie, *vraag); });
  });
}

void beschrijf_controle(CLI::App& programma, const Kies& kies) {
  const auto vraag = std::make_shared<DossiercontroleOpdracht>();
  CLI::App* punt =
      programma.add_subcommand("controlepunt", "Maak nu een ondertekend controlepunt van alle dossiers");
  punt->add_option("--database", vraag->database, kDatabase)->required();
  punt->add_option("--sleutels", vraag->sleutelmap, kSleutels)->required()->type_name("MAP");
  punt->callback([vraag, kies] {
    kies([vraag](const Installatie& installatie) {
      return controlepunt(installatie, vraag->database, vraag->sleutelmap);
    });
  });

  CLI::App* groep = programma.add_subcommand("dossier", "De dossiers: controleer");
  groep->require_subcommand(1);
  CLI::App* controleer =
      groep->add_subcommand("controleer", "Kijk alle ketens en controlepunten na, of die van één zaak");
  controleer->add_option("nummer", vraag->nummer, "Nummer van een zaak of dossier; anders alles")
      ->type_name("NUMMER");
  controleer->add_option("--database", vraag->database, kDatabase)->required();
  controleer->add_option("--sleutels", vraag->sleutelmap, kSleutels)->type_name("MAP");
  controleer->add_option("--sleutel", vraag->sleutels, "Openbare sleutel van het kantoor die u vertrouwt")
      ->type_name("BESTAND");
  controleer
      ->add_option("--controlepunten", vraag->controlepunten,
                   "Map met controlepunten, bijvoorbeeld een kopie die u elders bewaart")
      ->type_name("MAP");
  controleer->add_flag_callback("--json", [vraag] { vraag->vorm = Vorm::Json; }, "Als JSON");
  voorbeeld(controleer,
            "maatstaf dossier controleer --database sqlite:///var/lib/maatstaf/maatstaf.db "
            "--sleutels /var/lib/maatstaf/sleutels");
  controleer->callback([vraag, kies] {
    kies([vraag](const Installatie& installatie) { return dossier_controleer(installatie, *vraag); });
  });
}

}  // namespace

void beschrijf_opslag(CLI::App& programma, const Kies& kies) {
  beschrijf_sleutels(programma, kies);
  beschrijf_backup(programma, kies);
  beschrijf_herstel(programma, kies);
  beschrijf_controle(programma, kies);
}

}  // namespace maatstaf::cli
