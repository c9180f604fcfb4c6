// SPDX-License-Identifier: EUPL-1.2
//
// This file and argumenten_opslag.cc are the only ones that include CLI11.
#include <CLI/CLI.hpp>
#include <functional>

#include "auth/rechten.h"
#include "cli/argumenten_opslag.h"
#include "cli/opdrachten.h"
#include "cli/uitvoer.h"

namespace maatstaf::cli {
namespace {

using Uitvoeren = std::function<int(const Installatie&)>;

/// Everything that can be asked for, filled by the parser; `gekozen` is the command that was named.
struct Vraag {
  BeoordeelOpdracht beoordeel;
  VergelijkOpdracht vergelijk;
  TermijnOpdracht termijn;
  RegelverschilOpdracht verschil;
  BriefOpdracht brief;
  VerifieerOpdracht verifieer;
  ServeOpdracht serve;
  AccountOpdracht account;
  KantoorOpdracht kantoor;
  ControleerOpdracht controleer;
  RegelbestandOpdracht regelbestand;
  std::string pakket;
  std::string database;
  bool json = false;
  Uitvoeren gekozen;

  [[nodiscard]] Vorm vorm() const { return json ? Vorm::Json : Vorm::Tekst; }
};

void voeg_voorbeeld_toe(CLI::App* opdracht, const std::string& voorbeeld) {
  opdracht->footer("Voorbeeld:\n  " + voorbeeld);
}

void beschrijf_aanvraag(CLI::App* opdracht, BeoordeelOpdracht& vraag) {
  opdracht
      ->add_option("aanvraag", vraag.aanvraag, "Bestand met de aanvraag (JSON), of - voor standaardinvoer")
      ->required()
      ->type_name("AANVRAAG");
  opdracht
      ->add_option("--indicatie", vraag.indicatie, "Bestand met de indicatie uit het iWlz-register (JSON)")
      ->type_name("BESTAND");
  opdracht->add_option("--regels", vraag.regels, "Regelpakket, bijvoorbeeld kader-2026")->type_name("PAKKET");
  opdracht
      ->add_option("--peildatum", vraag.peildatum,
                   "Reken met de regels en bedragen van deze dag (jjjj-mm-dd)")
      ->type_name("DATUM");
  opdracht->add_option("--kennis", vraag.kennis, "Gebruik alleen wat op deze dag bekend was (jjjj-mm-dd)")
      ->type_name("DATUM");
  opdracht
      ->add_option("--ingevoerd", vraag.ingevoerd,
                   "Dag waarop het zorgkantoor de nieuwe regels ging gebruiken (jjjj-mm-dd)")
      ->type_name("DATUM");
}

void beschrijf_beoordeel(CLI::App& programma, Vraag& vraag) {
  CLI::App* opdracht =
      programma.add_subcommand("beoordeel", "Beoordeel een aanvraag, stap voor stap, met elke bron");
  beschrijf_aanvraag(opdracht, vraag.beoordeel);
  opdracht->add_flag("--json", vraag.json, "Uitkomst als JSON (docs/schema/beoordeling.schema.json)");
  voeg_voorbeeld_toe(opdracht, "maatstaf beoordeel voorbeelden/aanvraag-noor.json --peildatum 2026-11-21");
  opdracht->callback([&vraag] {
    vraag.gekozen = [&vraag](const Installatie& installatie) {
      vraag.beoordeel.vorm = vraag.vorm();
      return beoordeel(installatie, vraag.beoordeel);
    };
  });
}

void beschrijf_vergelijk(CLI::App& programma, Vraag& vraag) {
  CLI::App* opdracht = programma.add_subcommand(
      "vergelijk", "Vergelijk twee regelpakketten of twee dagen voor dezelfde aanvraag");
  beschrijf_aanvraag(opdracht, vraag.vergelijk.eerst);
  opdracht->add_option("--met", vraag.vergelijk.met, "Het andere regelpakket, bijvoorbeeld rlz-2027")
      ->type_name("PAKKET");
  opdracht->add_option("--met-peildatum", vraag.vergelijk.met_peildatum, "De andere dag (jjjj-mm-dd)")
      ->type_name("DATUM");
  opdracht->add_flag("--json", vraag.json, "Uitkomst als JSON");
  voeg_voorbeeld_toe(opdracht, "maatstaf vergelijk voorbeelden/aanvraag-noor.json --met rlz-2027");
  opdracht->callback([&vraag] {
    vraag.gekozen = [&vraag](const Installatie& installatie) {
      vraag.vergelijk.eerst.vorm = vraag.vorm();
      return vergelijk(installatie, vraag.vergelijk);
    };
  });
}

void beschrijf_verschil(CLI::App& groep, Vraag& vraag) {
  CLI::App* opdracht = groep.add_subcommand(
      "verschil",
      "Wat is er veranderd tussen twee regelpakketten of twee dagen, met zaken die anders uitkomen");
  opdracht->add_option("eerst", vraag.verschil.eerst, "Regelpakket, of een regeling met twee dagen")
      ->required()
      ->type_name("PAKKET");
  opdracht->add_option("nu", vraag.verschil.nu, "Het andere regelpakket")->type_name("PAKKET");
  opdracht->add_option("--van", vraag.verschil.van, "De eerste dag (jjjj-mm-dd)")->type_name("DATUM");
  opdracht->add_option("--naar", vraag.verschil.naar, "De andere dag (jjjj-mm-dd)")->type_name("DATUM");
  opdracht->add_flag("--json", vraag.json, "Als JSON");
  voeg_voorbeeld_toe(opdracht,
                     "maatstaf regels verschil kader-2026 rlz-2027\n"
                     "  maatstaf regels verschil meerzorg-thuis --van 2026-12-31 --naar 2027-01-01");
  opdracht->callback([&vraag] {
    vraag.gekozen = [&vraag](const Installatie& installatie) {
      vraag.verschil.vorm = vraag.vorm();
      return regels_verschil(installatie, vraag.verschil);
    };
  });
}

/// `beeld` and `spoor`: show, write, or hold against what stands there.
CLI::App* beschrijf_regelbestand(CLI::App& groep, Vraag& vraag, const char* naam, const char* uitleg,
                                 int (*voer_uit)(const Installatie&, const RegelbestandOpdracht&)) {
  CLI::App* opdracht = groep.add_subcommand(naam, uitleg);
  opdracht->add_option("pakket", vraag.regelbestand.pakket, "Eén pakket; anders alle pakketten")
      ->type_name("PAKKET");
  auto* schrijf = opdracht->add_flag_callback(
      "--schrijf", [&vraag] { vraag.regelbestand.doen = RegelbestandDoen::Schrijf; },
      "Schrijf het bestand in de map van het pakket");
  opdracht
      ->add_flag_callback(
          "--controleer", [&vraag] { vraag.regelbestand.doen = RegelbestandDoen::Controleer; },
          "Ga na of het bestand in de map is zoals het hoort")
      ->excludes(schrijf);
  opdracht->callback([&vraag, voer_uit] {
    vraag.gekozen = [&vraag, voer_uit](const Installatie& installatie) {
      return voer_uit(installatie, vraag.regelbestand);
    };
  });
  return opdracht;
}

void beschrijf_regelbestanden(CLI::App& groep, Vraag& vraag) {
  CLI::App* beeld = beschrijf_regelbestand(
      groep, vraag, "beeld", "Een pakket als leesbare bladzijde (Markdown), om een wijziging te beoordelen",
      regels_beeld);
  voeg_voorbeeld_toe(beeld, "maatstaf regels beeld kader-2026\n  maatstaf regels beeld --controleer");
  CLI::App* spoor = beschrijf_regelbestand(
      groep, vraag, "spoor", "De hele redenering van één uitgewerkt voorbeeld, rij voor rij", regels_spoor);
  spoor->add_option("--voorbeeld", vraag.regelbestand.voorbeeld, "Het voorbeeld; anders dat van het bestand")
      ->type_name("ID");
  voeg_voorbeeld_toe(
      spoor, "maatstaf regels spoor kader-2026 --voorbeeld noor\n  maatstaf regels spoor --controleer");
}

void beschrijf_regels(CLI::App& programma, Vraag& vraag) {
  CLI::App* groep = programma.add_subcommand(
      "regels", "De regelpakketten: lijst, toon, beeld, spoor, tijdlijn, verschil, controleer");
  groep->require_subcommand(1);
  CLI::App* lijst = groep->add_subcommand("lijst", "Alle regelpakketten met status en geldigheid");
  lijst->add_flag("--json", vraag.json, "Als JSON");
  lijst->callback([&vraag] {
    vraag.gekozen = [&vraag](const Installatie& installatie) {
      return regels_lijst(installatie, vraag.vorm());
    };
  });
  CLI::App* toon = groep->add_subcommand("toon", "Eén regelpakket: stappen, tabellen, bronnen");
  toon->add_option("pakket", vraag.pakket, "Regelpakket, bijvoorbeeld kader-2026")
      ->required()
      ->type_name("PAKKET");
  voeg_voorbeeld_toe(toon, "maatstaf regels toon kader-2026");
  toon->callback([&vraag] {
    vraag.gekozen = [&vraag](const Installatie& installatie) {
      return regels_toon(installatie, vraag.pakket);
    };
  });
  CLI::App* tijdlijn = groep->add_subcommand("tijdlijn", "Welk regelpakket van een regeling wanneer geldt");
  tijdlijn->add_option("regeling", vraag.pakket, "Regeling, bijvoorbeeld meerzorg-thuis")
      ->required()
      ->type_name("REGELING");
  tijdlijn->add_flag("--json", vraag.json, "Als JSON");
  voeg_voorbeeld_toe(tijdlijn, "maatstaf regels tijdlijn meerzorg-thuis");
  tijdlijn->callback([&vraag] {
    vraag.gekozen = [&vraag](const Installatie& installatie) {
      return regels_tijdlijn(installatie, vraag.pakket, vraag.vorm());
    };
  });
  beschrijf_verschil(*groep, vraag);
  beschrijf_regelbestanden(*groep, vraag);
  CLI::App* controleer = groep->add_subcommand(
      "controleer", "Controleer de regels: voorbeelden, tabellen, uitdrukkingen, dekking en bronnen");
  controleer->add_option("pakket", vraag.controleer.pakket, "Alleen dit regelpakket")->type_name("PAKKET");
  controleer
      ->add_option("--bronnen", vraag.controleer.bronnen,
                   "Map met de brondocumenten; anders de map in MAATSTAF_BRONNEN")
      ->type_name("MAP");
  auto* ontbrekend = controleer->add_flag("--ontbrekend", vraag.controleer.ontbrekend,
                                          "Schrijf de voorbeelden die nog ontbreken, als YAML");
  controleer->add_flag("--json", vraag.json, "Als JSON (docs/schema/controle.schema.json)")
      ->excludes(ontbrekend);
  voeg_voorbeeld_toe(controleer, "maatstaf regels controleer kader-2026 --ontbrekend");
  controleer->callback([&vraag] {
    vraag.gekozen = [&vraag](const Installatie& installatie) {
      vraag.controleer.vorm = vraag.vorm();
      return regels_controleer(installatie, vraag.controleer);
    };
  });
}

/// What may be given to a term beside its first day: name, what stands behind it, what it is.
struct Termijnoptie {
  const char* naam;
  const char* type;
  const char* uitleg;
};

constexpr Termijnoptie kTermijnopties[] = {
    {"--duur", "DUUR", "Lengte die het kantoor kiest: 30d, 2w, 18m of 3j"},
    {"--bericht", "DATUM", "Dag van het bericht dat het besluit later komt (Awb 4:14)"},
    {"--nieuwe-datum", "DATUM", "De dag die dat bericht noemt"},
    {"--verdaging", "DUUR", "Uitstel van de beslissing op bezwaar, in hele weken (Awb 7:10 lid 3)"},
    {"--instemming", "DATUM", "Latere dag waarmee allen instemden (Awb 7:10 lid 4)"},
    {"--zonder-advies", "REDEN",
     "kennelijk-niet-ontvankelijk, geheel-toegewezen, advies-blijft-uit of eigen-bijdrage (Wlz 10.3.1)"},
    {"--ontvangen", "DATUM", "Dag waarop het bezwaar binnenkwam"},
    {"--gepost", "DATUM", "Dag waarop het bezwaar op de post ging"},
    {"--ingebrekestelling", "DATUM", "Dag waarop de ingebrekestelling binnenkwam"},
    {"--besloten", "DATUM", "Dag waarop het te late besluit bekend is gemaakt"},
    {"--pgb-sinds", "DATUM", "Eerste dag van het pgb zonder onderbreking (Awb 4:51)"},
    {"--redelijke-termijn", "DUUR", "Redelijke termijn die het kantoor bepaalt (Awb 4:51)"},
    {"--huisbezoek", "DATUM", "Dag van het laatste huisbezoek"},
    {"--indicatie-tot", "DATUM", "Laatste dag van de indicatie"},
    {"--vandaag", "DATUM", "Om te weten of een vraag om aanvulling nog openstaat"},
};
constexpr Termijnoptie kTermijnvlaggen[] = {
    {"--commissie", "", "Er is een adviescommissie (Awb 7:13)"},
    {"--advies", "", "Het Zorginstituut is om advies gevraagd (Wlz 10.3.1)"},
    {"--instelling", "", "De cliënt woont al in een instelling (Blz 3.2.4)"},
};

void beschrijf_termijn(CLI::App& programma, Vraag& vraag) {
  CLI::App* opdracht = programma.add_subcommand("termijn", "Reken een termijn uit, met uitleg bij elke stap");
  opdracht->add_option("soort", vraag.termijn.vraag.soort, "Soort termijn; lijst toont alle soorten")
      ->required()
      ->type_name("SOORT");
  opdracht
      ->add_option("--start", vraag.termijn.vraag.start,
                   "De dag waarop het begint; lijst zegt per soort welke")
      ->type_name("DATUM");
  opdracht
      ->add_option("--opschorting", vraag.termijn.vraag.opschortingen,
                   "Stilstand, met aanvulling, instemming, vertraging, overmacht of herstel als grond")
      ->type_name("EERSTE:LAATSTE:GROND");
  opdracht
      ->add_option("--uitnodiging", vraag.termijn.vraag.uitnodigingen,
                   "Verzoek om aan te vullen of te herstellen")
      ->type_name("VERZONDEN:UITERLIJK[:AANGEVULD]");
  for (const auto& optie : kTermijnopties) {
    opdracht->add_option(optie.naam, vraag.termijn.vraag.waarden[optie.naam], optie.uitleg)
        ->type_name(optie.type);
  }
  for (const auto& vlag : kTermijnvlaggen) {
    opdracht->add_flag_callback(
        vlag.naam, [&vraag, naam = vlag.naam] { vraag.termijn.vraag.vlaggen.insert(naam); }, vlag.uitleg);
  }
  opdracht->add_flag("--json", vraag.json, "Uitleg als JSON (docs/termijnen.md)");
  voeg_voorbeeld_toe(opdracht,
                     "maatstaf termijn lijst\n"
                     "  maatstaf termijn bezwaar --start 2026-11-13\n"
                     "  maatstaf termijn besluit --start 2026-12-02 --opschorting "
                     "2026-12-11:2026-12-17:aanvulling\n"
                     "  maatstaf termijn beslissing-bezwaar --start 2026-11-09 --advies");
  opdracht->callback([&vraag] {
    vraag.gekozen = [&vraag](const Installatie& installatie) {
      vraag.termijn.vorm = vraag.vorm();
      return termijn(installatie, vraag.termijn);
    };
  });
}

void beschrijf_brief(CLI::App& programma, Vraag& vraag) {
  CLI::App* brief_opdracht =
      programma.add_subcommand("brief", "Maak de brief en besluit.zip van een besloten zaak");
  auto* bron = brief_opdracht->add_option_group("bron");
  bron->add_option("--voorbeeld", vraag.brief.voorbeeld, "Nummer van een voorbeeldzaak")->type_name("NUMMER");
  bron->add_option("--zaak", vraag.brief.zaak, "Nummer van een zaak in de database")->type_name("NUMMER");
  bron->require_option(1);
  brief_opdracht->add_option("--database", vraag.brief.database,
                             "Database, bijvoorbeeld sqlite:///var/lib/maatstaf/maatstaf.db");
  brief_opdracht->add_option("--sleutels", vraag.brief.sleutelmap, "Map met de sleutels van het kantoor")
      ->type_name("MAP");
  brief_opdracht->add_option("--kantoor", vraag.brief.kantoor, "Bestand met naam en adres van het kantoor")
      ->type_name("BESTAND");
  brief_opdracht
      ->add_option("--als", vraag.brief.als,
                   "Inlognaam van wie de brief leest; dat komt in het logboek van de zaak")
      ->type_name("NAAM");
  brief_opdracht->add_option("--uit", vraag.brief.uit, "Map om in te schrijven")->type_name("MAP");
  voeg_voorbeeld_toe(brief_opdracht, "maatstaf brief --voorbeeld MZ-2026-0412 --uit var/voorbeeld");
  brief_opdracht->callback([&vraag] {
    vraag.gekozen = [&vraag](const Installatie& installatie) { return brief(installatie, vraag.brief); };
  });

  CLI::App* verifieer_opdracht =
      programma.add_subcommand("verifieer", "Controleer een besluit.zip: handtekening, keten en uitkomst");
  verifieer_opdracht->add_option("bundel", vraag.verifieer.bundel, "Het bestand besluit.zip")
      ->required()
      ->type_name("BESTAND");
  verifieer_opdracht
      ->add_option("--sleutel", vraag.verifieer.sleutels, "Openbare sleutel van het kantoor dat u vertrouwt")
      ->type_name("BESTAND");
  verifieer_opdracht->add_flag("--json", vraag.json, "Als JSON");
  voeg_voorbeeld_toe(verifieer_opdracht, "maatstaf verifieer besluit.zip --sleutel onderteken.sleutel.pub");
  verifieer_opdracht->callback([&vraag] {
    vraag.gekozen = [&vraag](const Installatie& installatie) {
      vraag.verifieer.vorm = vraag.vorm();
      return verifieer(installatie, vraag.verifieer);
    };
  });
}

void beschrijf_beheer(CLI::App& programma, Vraag& vraag) {
  CLI::App* serve_opdracht = programma.add_subcommand("serve", "Start de webapplicatie");
  serve_opdracht->add_flag("--voorbeeld", vraag.serve.voorbeeld,
                           "Met verzonnen zaken en proefaccounts; niets wordt bewaard");
  serve_opdracht->add_option("--database", vraag.serve.database, "Database (sqlite:///… of postgresql://…)");
  serve_opdracht->add_option("--sleutels", vraag.serve.sleutelmap, "Map met de sleutels van het kantoor")
      ->type_name("MAP");
  serve_opdracht->add_option("--kantoor", vraag.serve.kantoor, "Bestand met naam en adres van het kantoor")
      ->type_name("BESTAND");
  serve_opdracht
      ->add_option("--bronnen", vraag.serve.bronnen,
                   "Map met de brondocumenten, om passages te tonen; anders de map in MAATSTAF_BRONNEN")
      ->type_name("MAP");
  serve_opdracht->add_option("--adres", vraag.serve.adres, "Adres om op te luisteren");
  serve_opdracht->add_option("--poort", vraag.serve.poort, "Poort; 0 kiest een vrije")
      ->check(CLI::Range(0, 65535));
  serve_opdracht->add_flag("--https", vraag.serve.https, "Er staat een proxy met TLS voor");
  voeg_voorbeeld_toe(serve_opdracht, "maatstaf serve --voorbeeld --poort 8080");
  serve_opdracht->callback([&vraag] {
    vraag.gekozen = [&vraag](const Installatie& installatie) { return serve(installatie, vraag.serve); };
  });

  CLI::App* migreer_opdracht =
      programma.add_subcommand("migreer", "Breng de database op de stand van dit programma");
  migreer_opdracht->add_option("--database", vraag.database, "Database (sqlite:///… of postgresql://…)")
      ->required();
  migreer_opdracht->callback([&vraag] {
    vraag.gekozen = [&vraag](const Installatie& installatie) { return migreer(installatie, vraag.database); };
  });

  CLI::App* account_opdracht = programma.add_subcommand(
      "account", "Maak een account; het wachtwoord wordt gevraagd, of komt van standaardinvoer");
  account_opdracht->add_option("--database", vraag.account.database, "Database")->required();
  account_opdracht->add_option("--naam", vraag.account.naam, "Inlognaam")->required();
  account_opdracht->add_option("--weergavenaam", vraag.account.weergavenaam, "Naam die anderen zien")
      ->required();
  account_opdracht->add_option("--rol", vraag.account.rol, auth::rolwoorden())->required();
  account_opdracht
      ->add_option("--kantoor", vraag.account.kantoor,
                   "Id van het zorgkantoor uit regels/zorgkantoren.yaml; niet bij een ouder")
      ->type_name("ID");
  account_opdracht->callback([&vraag] {
    vraag.gekozen = [&vraag](const Installatie& installatie) { return account(installatie, vraag.account); };
  });

  CLI::App* kantoor_opdracht = programma.add_subcommand(
      "kantoor", "Zet de accounts van een kantoor dat anders heette over naar het id van een zorgkantoor");
  kantoor_opdracht->add_option("--database", vraag.kantoor.database, "Database")->required();
  kantoor_opdracht->add_option("--van", vraag.kantoor.van, "Naam die nu bij de accounts staat")->required();
  kantoor_opdracht->add_option("--naar", vraag.kantoor.naar, "Id uit regels/zorgkantoren.yaml")
      ->required()
      ->type_name("ID");
  kantoor_opdracht->callback([&vraag] {
    vraag.gekozen = [&vraag](const Installatie& installatie) { return kantoor(installatie, vraag.kantoor); };
  });
}

}  // namespace

int voer_uit(const std::vector<std::string>& argumenten) {
  CLI::App programma{
      "Maatstaf beoordeelt aanvragen voor meerzorg: stap voor stap, overal gelijk, na te rekenen.",
      "maatstaf"};
  programma.require_subcommand(1);
  programma.set_help_flag("--help,-h", "Toon deze uitleg");
  programma.set_version_flag("--versie", "maatstaf " MAATSTAF_VERSION);
  std::string map;
  programma.add_option("--map", map, "Map met regels/, migraties/ en web/dist/")->type_name("MAP");

  Vraag vraag;
  beschrijf_beoordeel(programma, vraag);
  beschrijf_vergelijk(programma, vraag);
  beschrijf_regels(programma, vraag);
  beschrijf_termijn(programma, vraag);
  beschrijf_brief(programma, vraag);
  beschrijf_beheer(programma, vraag);
  beschrijf_opslag(programma, [&vraag](Uitvoeren wat) { vraag.gekozen = std::move(wat); });

  try {
    std::vector<std::string> omgekeerd(argumenten.rbegin(), argumenten.rend());
    omgekeerd.pop_back();  // the name of the program; CLI11 reads the rest from the back
    programma.parse(omgekeerd);
  } catch (const CLI::Success& gevraagd) {
    return programma.exit(gevraagd);
  } catch (const CLI::ParseError& fout) {
    return meld({.kind = base::ErrorKind::Input,
                 .place = {},
                 .cause = std::string("De opdracht klopt niet: ") + fout.what() + ".",
                 .remedy = "Met maatstaf --help ziet u alle opdrachten."});
  }
  const auto installatie = vind_installatie(map);
  if (!installatie) {
    return meld(installatie.error());
  }
  return vraag.gekozen(*installatie);
}

}  // namespace maatstaf::cli
