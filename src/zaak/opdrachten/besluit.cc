// SPDX-License-Identifier: EUPL-1.2
//
// Commands around the decision. Nothing is ever refused automatically: what the rules propose is a proposal,
// a person signs, may depart from it with a reason, and a refusal is read by a second person.
#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "base/nederlands.h"
#include "beoordeling/kwitantie/kwitantie.h"
#include "zaak/dossierbeeld/soorten.h"
#include "zaak/opdrachten/hulp.h"
#include "zaak/opdrachten/opdrachten.h"

namespace maatstaf::zaak {

using auth::Actie;
using base::Date;
using base::ErrorKind;
using base::Json;
using base::Result;
using regels::BesluitSoort;

namespace {

// Awb 3:46: a decision rests on a sound reasoning.
// AANNAME: a text of less than twenty bytes is no reasoning that anyone can follow.
constexpr std::size_t kKortsteMotivering = 20;

bool vraagt_tweede_lezer(const regels::UitkomstSoort& uitkomst) {
  return uitkomst.besluit == BesluitSoort::Afwijzing || uitkomst.besluit == BesluitSoort::Overgang;
}

Result<const regels::UitkomstSoort*> kies_uitkomst(const Stand& stand, std::string_view id) {
  const auto* uitkomst = stand.pakket->uitkomst(id);
  if (uitkomst == nullptr) {
    return base::fail(ErrorKind::Input, "Deze uitkomst kent het regelpakket niet.",
                      "Kies een uitkomst uit de lijst.", {.file = {}, .path = "uitkomst"});
  }
  if (uitkomst->besluit == BesluitSoort::Geen || uitkomst->besluit == BesluitSoort::Advies) {
    return base::fail(
        ErrorKind::Conflict, fmt::format("“{}” is geen besluit: de aanvraag wacht.", uitkomst->naam),
        "Doe eerst wat nodig is. Daarna kan iemand besluiten.", {.file = {}, .path = "uitkomst"});
  }
  return uitkomst;
}

std::vector<std::string> voorbeeldparameters(const Stand& stand) {
  std::vector<std::string> ids;
  for (const auto& parameter : stand.beoordeling.parameters) {
    if (parameter.voorbeeld) {
      ids.emplace_back(parameter.id);
    }
  }
  return ids;
}

std::vector<std::string> zonder_toestemming(const Zaak& zaak, const Stand& stand) {
  auto ids = voorbeeldparameters(stand);
  std::erase_if(ids, [&](const std::string& id) {
    return std::ranges::any_of(zaak.toestemmingen, [&](const auto& toestemming) {
      return std::ranges::find(toestemming.parameters, id) != toestemming.parameters.end();
    });
  });
  return ids;
}

Controle controle(std::string id, std::string naam, bool in_orde, std::string uitleg) {
  return {std::move(id), std::move(naam), in_orde ? Controle::Stand::InOrde : Controle::Stand::Ontbreekt,
          in_orde ? std::string() : std::move(uitleg)};
}

// R028, and Awb 3:2: a decision is prepared with the facts that it needs. Unknown is not no (ontwerp.md 2).
Controle alles_bekend(const Stand& stand) {
  std::vector<std::string> namen;
  for (const auto& behoefte : stand.beoordeling.behoeften) {
    if (namen.size() < 5) {
      namen.push_back(behoefte.naam);
    }
  }
  const auto meer = stand.beoordeling.behoeften.size() - namen.size();
  const bool bekend = namen.empty() && stand.beoordeling.hoofduitkomst.has_value();
  return controle("stappen", "Elke stap heeft een uitkomst", bekend,
                  namen.empty() ? "De uitkomst is nog niet bekend."
                                : fmt::format("Nog nodig: {}{}.", base::enumerate(namen),
                                              meer > 0 ? fmt::format(", en nog {}", meer) : std::string()));
}

// R056, N12, and Awb 3:47 lid 2: the reasoning names the rule of law that the decision rests on.
Controle elke_regel_een_bron(const Stand& stand) {
  const bool in_orde = std::ranges::all_of(stand.beoordeling.stappen, [](const auto& stap) {
    return std::ranges::all_of(stap.gronden, [](const auto& grond) { return !grond.bronnen.empty(); });
  });
  return controle("bronnen", "Elke regel heeft een bron", in_orde, "Een regel die meetelt, heeft geen bron.");
}

// R044: two professionals judge, and who judged does not decide.
// AANNAME: the source names two people who judge; that a third one signs is our separation of duties.
Controle verschillende_mensen(const Zaak& zaak, const auth::Account& account) {
  return controle("mensen", "Beoordelaar en beslisser zijn verschillende mensen", !oordeelde(zaak, account),
                  "U gaf zelf een oordeel in deze zaak. Laat een andere beslisser tekenen.");
}

// R045, R046: first the medisch adviseur, then the verpleegkundige, who builds on that verdict: a later
// version of the verdict asks for a new look.
Controle oordelen_op_volgorde(const Zaak& zaak) {
  const auto* medisch = zaak.oordeel(kMedischOordeel);
  bool in_orde = true;
  for (const auto& [begrip, versies] : zaak.oordelen) {
    if (medisch == nullptr || versies.empty() || versies.back().door.rol != "verpleegkundige") {
      continue;
    }
    in_orde = in_orde && versies.back().gebeurtenis > medisch->gebeurtenis;
  }
  return controle(
      "volgorde", "De verpleegkundige oordeelde na de medisch adviseur", in_orde,
      "De medisch adviseur maakte een nieuwe versie. Laat de verpleegkundige opnieuw kijken en tekenen.");
}

// R088, R106: a refusal must be substantiated, and so must the end of a grant by way of a transition.
// AANNAME: no source asks for a second reader before a refusal or a transition; we do, because these hurt
// most.
Controle tweede_lezer(const Zaak& zaak, const Vrager& vrager, const regels::UitkomstSoort* uitkomst) {
  Controle regel{"tweede_lezer", "Een tweede lezer heeft meegelezen", Controle::Stand::Nvt,
                 "Niet nodig bij toekennen."};
  if (uitkomst == nullptr || !vraagt_tweede_lezer(*uitkomst)) {
    return regel;
  }
  regel.stand = Controle::Stand::Ontbreekt;
  const auto& lezing = zaak.tweede_lezing;
  if (!zaak.voorstel || zaak.voorstel->uitkomst != uitkomst->id) {
    regel.uitleg = "Stel dit besluit eerst voor, zodat een tweede lezer het kan lezen.";
  } else if (!lezing || lezing->uitkomst != uitkomst->id) {
    regel.uitleg = "Laat een collega die niet beoordeelde dit voorstel lezen.";
  } else if (!lezing->akkoord) {
    regel.uitleg = "De tweede lezer is het niet eens met dit voorstel.";
  } else if (zelfde_persoon(lezing->door, vrager.account)) {
    regel.uitleg = "U was zelf de tweede lezer. Laat een andere beslisser tekenen.";
  } else {
    regel.stand = Controle::Stand::InOrde;
    regel.uitleg.clear();
  }
  return regel;
}

struct Toekenningsperiode {
  std::optional<Date> van;
  std::optional<Date> tot_en_met;
};

// R092, R093: meerzorg is temporary. The end follows from the judgement on the term, a transition from the
// rules.
Result<Toekenningsperiode> bepaal_periode(const Zaak& zaak, const Stand& stand,
                                          const regels::UitkomstSoort& uitkomst,
                                          const BesluitInvoer& invoer) {
  if (uitkomst.besluit == BesluitSoort::Afwijzing) {
    return Toekenningsperiode{};
  }
  if (!invoer.ingangsdatum) {
    return base::fail(ErrorKind::Input, "De ingangsdatum ontbreekt.",
                      "Kies vanaf welke dag het besluit geldt.", {.file = {}, .path = "ingangsdatum"});
  }
  Toekenningsperiode periode{invoer.ingangsdatum, invoer.einddatum};
  if (!periode.tot_en_met && uitkomst.besluit == BesluitSoort::Overgang) {
    for (const auto& id : uitkomst.waarden) {
      const auto waarde = stand.beoordeling.waarden.find(id);
      if (waarde != stand.beoordeling.waarden.end() && waarde->second.kind() == feel::Kind::Date) {
        periode.tot_en_met = waarde->second.date();
      }
    }
  }
  if (!periode.tot_en_met) {
    const auto termijn = stand.feiten.find("termijn_maanden");
    const auto maanden =
        termijn == stand.feiten.end() ? std::nullopt : termijn->second.waarde.number().to_int64();
    if (maanden) {
      // A term of 36 months from 1 December ends on 30 November: the day before the day with the same number.
      // AANNAME: no source says how the months of a grant are counted; this is how periods are counted in
      // law.
      if (const auto eerste_erna = periode.van->plus_months(*maanden, base::MonthEnd::Next)) {
        periode.tot_en_met = eerste_erna->plus_days(-1);
      }
    }
  }
  if (!periode.tot_en_met) {
    return base::fail(ErrorKind::Input, "De einddatum ontbreekt.",
                      "Een toekenning is tijdelijk: kies tot en met welke dag zij geldt.",
                      {.file = {}, .path = "einddatum"});
  }
  const Date begin_indicatie =
      zaak.indicatie ? zaak.indicatie->ingangsdatum : Date::from(2015, 1, 1).value_or(Date());
  if (*periode.van < begin_indicatie || *periode.tot_en_met < *periode.van) {
    return base::fail(ErrorKind::Input, "Deze periode kan niet.",
                      "De einddatum ligt na de ingangsdatum, en de ingangsdatum niet voor de indicatie.",
                      {.file = {}, .path = "ingangsdatum"});
  }
  return periode;
}

Result<void> motivering_genoeg(const BesluitInvoer& invoer, bool wijkt_af) {
  TRY_VOID(tekst_nodig(invoer.motivering, "motivering", "De motivering"));
  if (invoer.motivering.size() < kKortsteMotivering) {
    return base::fail(ErrorKind::Input, "De motivering is te kort om te volgen.",
                      "Schrijf in gewone taal waarom u dit besluit.", {.file = {}, .path = "motivering"});
  }
  if (!wijkt_af) {
    return {};
  }
  // Awb 4:84: acting differently from the policy asks for the special circumstances that explain it.
  return tekst_nodig(invoer.reden_afwijking, "reden_afwijking",
                     "De reden om anders te besluiten dan het voorstel");
}

}  // namespace

Besloten stel_besluit_voor(const Zaak& zaak, const Vrager& vrager, const Stand& stand,
                           const std::string& uitkomst, const std::string& toelichting) {
  TRY_VOID(mag_dit(zaak, vrager, Actie::BesluitVoorstellen));
  TRY_VOID(nog_open(zaak));
  TRY(const auto* soort, kies_uitkomst(stand, uitkomst));
  TRY_VOID(tekst_nodig(toelichting, "toelichting", "De toelichting"));
  if (const auto bekend = alles_bekend(stand); bekend.stand != Controle::Stand::InOrde) {
    return base::fail(ErrorKind::Conflict,
                      fmt::format("Er kan nog geen voorstel worden gedaan. {}", bekend.uitleg),
                      "Onbekend is geen nee: zorg eerst voor wat nog nodig is.");
  }
  return Gebeurtenissen{
      gebeurtenis(zaak, vrager, soort::kVoorstel,
                  {{"uitkomst", soort->id}, {"toelichting", toelichting}, {"datum", vrager.vandaag.text()}})};
}

Besloten lees_mee(const Zaak& zaak, const Vrager& vrager, const std::string& uitkomst, bool akkoord,
                  const std::string& toelichting) {
  TRY_VOID(mag_dit(zaak, vrager, Actie::BesluitMeelezen));
  TRY_VOID(nog_open(zaak));
  TRY_VOID(tekst_nodig(toelichting, "toelichting", "De toelichting"));
  if (!zaak.voorstel || zaak.voorstel->uitkomst != uitkomst) {
    return base::fail(ErrorKind::Conflict, "Er is geen voorstel met deze uitkomst.",
                      "Lees het voorstel dat er nu ligt.");
  }
  if (zelfde_persoon(zaak.voorstel->door, vrager.account) || oordeelde(zaak, vrager.account)) {
    return base::fail(ErrorKind::Forbidden,
                      "Een tweede lezer is iemand die niet beoordeelde en niet voorstelde.",
                      "Laat een andere collega meelezen.");
  }
  return Gebeurtenissen{gebeurtenis(zaak, vrager, soort::kMeegelezen,
                                    {{"uitkomst", uitkomst},
                                     {"akkoord", akkoord ? "ja" : "nee"},
                                     {"toelichting", toelichting},
                                     {"datum", vrager.vandaag.text()}})};
}

Besloten sta_voorbeeldwaarden_toe(const Zaak& zaak, const Vrager& vrager, const Stand& stand,
                                  const std::string& motivering) {
  TRY_VOID(mag_dit(zaak, vrager, Actie::VoorbeeldwaardeToestaan));
  TRY_VOID(nog_open(zaak));
  TRY_VOID(tekst_nodig(motivering, "motivering", "De motivering"));
  const auto ids = zonder_toestemming(zaak, stand);
  if (ids.empty()) {
    return base::fail(ErrorKind::Conflict, "Er telt geen voorbeeldwaarde mee waarvoor een keuze nodig is.",
                      "U hoeft niets vast te leggen.");
  }
  return Gebeurtenissen{gebeurtenis(
      zaak, vrager, soort::kToestemming,
      {{"parameters", teksten_json(ids)}, {"motivering", motivering}, {"datum", vrager.vandaag.text()}})};
}

std::vector<Controle> controles(const Zaak& zaak, const Vrager& vrager, const Stand& stand,
                                const std::string& uitkomst) {
  const auto* soort = stand.pakket->uitkomst(uitkomst);
  const auto zonder = zonder_toestemming(zaak, stand);
  // N12: a value that no source gives never enters a decision without a choice that the office recorded.
  auto voorbeeld = controle(
      "voorbeeldwaarden", "Geen voorbeeldwaarde telt mee zonder keuze van het kantoor", zonder.empty(),
      fmt::format(
          "Leg vast dat het kantoor besluit met een voorbeeldwaarde, of wacht op een bron. Het gaat om {}.",
          base::enumerate(zonder)));
  return {alles_bekend(stand), elke_regel_een_bron(stand),
          // R029, N12: rules that are only intended can be reckoned with, and nothing is decided on them.
          controle("pakket", "Met dit regelpakket mag worden besloten",
                   regels::mag_besluiten(stand.pakket->status),
                   fmt::format("Het pakket is {}: daarmee kan alleen worden gerekend.",
                               regels::woord(stand.pakket->status))),
          std::move(voorbeeld), verschillende_mensen(zaak, vrager.account), oordelen_op_volgorde(zaak),
          // R020: the office always offers client support.
          controle("clientondersteuning", "Cliëntondersteuning is aangeboden",
                   zaak.clientondersteuning.has_value(),
                   "Bied eerst cliëntondersteuning aan, en leg het antwoord vast."),
          tweede_lezer(zaak, vrager, soort)};
}

Besloten neem_besluit(const Zaak& zaak, const Vrager& vrager, const Stand& stand,
                      const BesluitInvoer& invoer) {
  TRY_VOID(mag_dit(zaak, vrager, Actie::BesluitNemen));
  TRY_VOID(nog_open(zaak));
  TRY(const auto* soort, kies_uitkomst(stand, invoer.uitkomst));
  for (const auto& regel : controles(zaak, vrager, stand, invoer.uitkomst)) {
    if (regel.stand != Controle::Stand::Ontbreekt) {
      continue;
    }
    const bool verboden = regel.id == "mensen";
    return base::fail(verboden ? ErrorKind::Forbidden : ErrorKind::Conflict,
                      fmt::format("Dit besluit kan nog niet worden ondertekend. {}", regel.uitleg),
                      "Kijk bij Besluiten wat nog nodig is.", {.file = {}, .path = regel.id});
  }
  const std::string voorstel = stand.beoordeling.hoofduitkomst.value_or("");
  TRY_VOID(motivering_genoeg(invoer, voorstel != invoer.uitkomst));
  TRY(const Toekenningsperiode periode, bepaal_periode(zaak, stand, *soort, invoer));
  // Awb 6:8 lid 1: the term for objection starts the day after the decision was made known (Awb 3:41).
  // AANNAME: the letter leaves on the day of the decision.
  const auto bezwaar = termijnen::bezwaar(vrager.vandaag, stand.duren.bezwaar, stand.kalender);
  const auto kwitantie = beoordeling::kwitantie(*stand.pakket, stand.feiten, stand.beoordeling);
  return Gebeurtenissen{
      gebeurtenis(zaak, vrager, soort::kBesluit,
                  {{"uitkomst", soort->id},
                   {"soort", regels::woord(soort->besluit)},
                   {"voorstel", voorstel},
                   {"motivering", invoer.motivering},
                   {"reden_afwijking", voorstel == invoer.uitkomst ? std::string() : invoer.reden_afwijking},
                   {"datum", vrager.vandaag.text()},
                   {"ingangsdatum", periode.van ? Json(periode.van->text()) : Json()},
                   {"einddatum", periode.tot_en_met ? Json(periode.tot_en_met->text()) : Json()},
                   {"bezwaar_tot", bezwaar.einde.text()},
                   {"pakket", stand.pakket->id},
                   {"pakket_versie", stand.pakket->versie},
                   {"vingerafdruk", stand.pakket->vingerafdruk},
                   {"kwitantie_sha256", base::sha256_hex(base::canonical(kwitantie))},
                   {"geldig_op", vrager.vandaag.text()}})};
}

Besloten verzend_brief(const Zaak& zaak, const Vrager& vrager, const std::string& soort,
                       const std::string& verwijzing, const std::string& sha256) {
  TRY_VOID(mag_dit(zaak, vrager, Actie::BriefVersturen));
  std::string onderwerp;
  if (soort == "besluit") {
    if (!zaak.besluit) {
      return base::fail(ErrorKind::Conflict, "Er is nog geen besluit.", "Neem eerst een besluit.");
    }
    if (zaak.fase() == Fase::BriefVerzonden) {
      return base::fail(ErrorKind::Conflict, "De brief met het besluit is al verstuurd.",
                        "U hoeft niets te doen.");
    }
    onderwerp = "ons besluit";
  } else if (soort == "verzoek_om_informatie") {
    const auto* verzoek = zaak.verzoek(verwijzing);
    if (verzoek == nullptr) {
      return base::fail(ErrorKind::NotFound, "Dit verzoek om informatie is er niet.",
                        "Kies een verzoek van deze zaak.");
    }
    onderwerp = fmt::format("vraag om informatie ({})", verzoek->wat);
  } else if (soort == "ontvangstbevestiging") {
    onderwerp = "bevestiging van uw aanvraag";
  } else {
    return base::fail(ErrorKind::Input, "Deze soort brief is er niet.",
                      "Kies besluit, verzoek_om_informatie of ontvangstbevestiging.",
                      {.file = {}, .path = "soort"});
  }
  return Gebeurtenissen{gebeurtenis(zaak, vrager, soort::kBrief,
                                    {{"brief", soort},
                                     {"onderwerp", onderwerp},
                                     {"datum", vrager.vandaag.text()},
                                     {"sha256", sha256},
                                     {"verwijzing", verwijzing}})};
}

}  // namespace maatstaf::zaak
