// SPDX-License-Identifier: EUPL-1.2
//
// The commands of `maatstaf`. Each takes what was asked, does its work through the rooms below, writes text
// for people or JSON for programs to standard output and errors to standard error, and gives an exit code
// (uitvoer.h).
#pragma once

#include <string>
#include <vector>

#include "cli/installatie.h"
#include "termijnen/vraagtekst.h"

namespace maatstaf::cli {

enum class Vorm { Tekst, Json };

/// `maatstaf beoordeel AANVRAAG.json`
struct BeoordeelOpdracht {
  std::string aanvraag;
  std::string indicatie;  ///< file with the indication, when it does not stand in the application
  std::string regels;     ///< id of a package; empty: the one in force
  std::string peildatum;  ///< ISO date; empty: the date that the package is selected on
  std::string kennis;     ///< ISO date: only what was known on that day
  std::string ingevoerd;  ///< ISO date on which the office took new rules into use; empty: the national day
  Vorm vorm = Vorm::Tekst;
};
[[nodiscard]] int beoordeel(const Installatie& installatie, const BeoordeelOpdracht& opdracht);

/// `maatstaf vergelijk AANVRAAG.json --met PAKKET`
struct VergelijkOpdracht {
  BeoordeelOpdracht eerst;
  std::string met;            ///< the other package; empty: the same, on another date
  std::string met_peildatum;  ///< ISO date; empty: the same, or the first day of the other package
};
[[nodiscard]] int vergelijk(const Installatie& installatie, const VergelijkOpdracht& opdracht);

/// `maatstaf regels lijst|toon|controleer`
[[nodiscard]] int regels_lijst(const Installatie& installatie, Vorm vorm);
[[nodiscard]] int regels_toon(const Installatie& installatie, const std::string& pakket);
struct ControleerOpdracht {
  std::string pakket;       ///< id; empty: the whole library
  std::string bronnen;      ///< folder with the source documents; empty: MAATSTAF_BRONNEN
  bool ontbrekend = false;  ///< writes the worked examples that are missing, as YAML
  Vorm vorm = Vorm::Tekst;
};
[[nodiscard]] int regels_controleer(const Installatie& installatie, const ControleerOpdracht& opdracht);

/// `maatstaf regels beeld|spoor [PAKKET]`: files made from the packages and kept beside them.
enum class RegelbestandDoen {
  Toon,        ///< to standard output
  Schrijf,     ///< to the folder of the package
  Controleer,  ///< exit code 1 when a file is not as it would be made
};
struct RegelbestandOpdracht {
  std::string pakket;  ///< id; empty: the whole library
  std::string
      voorbeeld;  ///< spoor only: id of the example; empty: that of the file, else the one that tells most
  RegelbestandDoen doen = RegelbestandDoen::Toon;
};
[[nodiscard]] int regels_beeld(const Installatie& installatie, const RegelbestandOpdracht& opdracht);
[[nodiscard]] int regels_spoor(const Installatie& installatie, const RegelbestandOpdracht& opdracht);

/// `maatstaf termijn SOORT --start DATUM`; the kind "lijst" lists the kinds.
struct TermijnOpdracht {
  termijnen::Vraagtekst vraag;
  Vorm vorm = Vorm::Tekst;
};
[[nodiscard]] int termijn(const Installatie& installatie, const TermijnOpdracht& opdracht);

/// `maatstaf regels tijdlijn REGELING`: which package holds when, from 2015 to 2028. Exit code 1 when a day
/// has no answer or more than one.
[[nodiscard]] int regels_tijdlijn(const Installatie& installatie, const std::string& regeling, Vorm vorm);

/// `maatstaf regels verschil A B`, or `maatstaf regels verschil REGELING --van DATUM --naar DATUM`
struct RegelverschilOpdracht {
  std::string eerst;  ///< id of a package, or a scheme
  std::string nu;     ///< id of a package; empty with a scheme
  std::string van;    ///< ISO date; empty: where the packages lie closest
  std::string naar;
  Vorm vorm = Vorm::Tekst;
};
[[nodiscard]] int regels_verschil(const Installatie& installatie, const RegelverschilOpdracht& opdracht);

/// `maatstaf brief`: the letter and the bundle of a decided case.
struct BriefOpdracht {
  std::string voorbeeld;  ///< number of an example case; empty: from the database
  std::string zaak;       ///< number of a case in the database
  std::string database;
  std::string sleutelmap;
  std::string kantoor;    ///< file with the office as letters show it
  std::string als;        ///< login name of who reads; empty: the auditor of the demo
  std::string uit = ".";  ///< folder to write to
};
[[nodiscard]] int brief(const Installatie& installatie, const BriefOpdracht& opdracht);

/// `maatstaf verifieer besluit.zip`
struct VerifieerOpdracht {
  std::string bundel;
  std::vector<std::string> sleutels;  ///< files with trusted public keys
  Vorm vorm = Vorm::Tekst;
};
[[nodiscard]] int verifieer(const Installatie& installatie, const VerifieerOpdracht& opdracht);

/// `maatstaf serve`
struct ServeOpdracht {
  bool voorbeeld =
      false;  ///< example cases and accounts in a database of their own, gone when the program ends
  std::string database;
  std::string sleutelmap;
  std::string kantoor;  ///< file with the office as letters show it
  std::string bronnen;  ///< folder with the source documents; empty: MAATSTAF_BRONNEN
  std::string adres = "127.0.0.1";
  int poort = 8080;
  bool https = false;  ///< TLS ends in a proxy in front: cookies carry Secure
};
[[nodiscard]] int serve(const Installatie& installatie, const ServeOpdracht& opdracht);

/// `maatstaf migreer`
[[nodiscard]] int migreer(const Installatie& installatie, const std::string& database);

/// `maatstaf account`: makes a local account; the password is read from standard input.
struct AccountOpdracht {
  std::string database;
  std::string naam;
  std::string weergavenaam;
  std::string rol;
  std::string kantoor;
};
[[nodiscard]] int account(const Installatie& installatie, const AccountOpdracht& opdracht);

/// `maatstaf kantoor`: gives the accounts of an office that is named otherwise to an office of the list.
struct KantoorOpdracht {
  std::string database;
  std::string van;
  std::string naar;
};
[[nodiscard]] int kantoor(const Installatie& installatie, const KantoorOpdracht& opdracht);

/// Reads the arguments and runs the command.
[[nodiscard]] int voer_uit(const std::vector<std::string>& argumenten);

}  // namespace maatstaf::cli
