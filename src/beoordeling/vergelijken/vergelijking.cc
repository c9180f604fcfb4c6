// SPDX-License-Identifier: EUPL-1.2
#include "beoordeling/vergelijken/vergelijking.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/nederlands.h"
#include "beoordeling/rekenen/gronden.h"
#include "beoordeling/uitkomst/teksten_json.h"
#include "regels/pakket/woorden.h"

namespace maatstaf::beoordeling {
namespace {

using feel::Value;

constexpr std::string_view kOntbreekt = "komt niet voor";

std::string stapnaam(const StapUitkomst& stap) {
  return fmt::format("Stap {}. {}", stap.nummer, stap.naam);
}

void voeg_bronnen_toe(std::vector<std::string>& uit, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    if (std::ranges::find(uit, id) == uit.end()) {
      uit.push_back(id);
    }
  }
}

std::vector<std::string> bronnen_van(const Gronden& gronden) {
  std::vector<std::string> uit;
  for (const Grond& grond : gronden) {
    voeg_bronnen_toe(uit, grond.bronnen);
  }
  return uit;
}

/// The explanation of the rows that gave the answer, as one sentence or more.
std::string uitleg_van(const Gronden& gronden) {
  std::string uit;
  for (const Grond& grond : gronden) {
    if (grond.toelichting.empty()) {
      continue;
    }
    if (!uit.empty()) {
      uit += " ";
    }
    uit += grond.toelichting;
  }
  return uit;
}

std::string eerst_en_nu(const std::string& eerst, const std::string& nu) {
  std::string uit;
  if (!eerst.empty()) {
    uit += "Eerst: " + eerst;
  }
  if (!nu.empty()) {
    uit += (uit.empty() ? "Nu: " : " Nu: ") + nu;
  }
  return uit;
}

class Vergelijker {
 public:
  Vergelijker(const Kant& eerst, const Kant& nu) : eerst_(eerst), nu_(nu) {}

  Vergelijking run() {
    stappen();
    uitkomsten();
    feiten();
    if (eerst_.pakket->vingerafdruk != nu_.pakket->vingerafdruk) {
      regels();
    }
    return std::move(uit_);
  }

 private:
  void stappen() {
    for (const StapUitkomst& oud : eerst_.beoordeling->stappen) {
      const StapUitkomst* nieuw = nu_.beoordeling->stap(oud.nummer);
      if (nieuw == nullptr) {
        uit_.stappen.push_back(
            {Oorzaak::Regel, stapnaam(oud), std::string(naam(oud.antwoord)), std::string(kOntbreekt),
             fmt::format("Deze stap bestaat niet in {}.", nu_.pakket->titel), oud.bronnen});
      } else if (nieuw->antwoord != oud.antwoord) {
        std::vector<std::string> bronnen = bronnen_van(oud.gronden);
        voeg_bronnen_toe(bronnen, bronnen_van(nieuw->gronden));
        uit_.stappen.push_back({Oorzaak::Regel, stapnaam(*nieuw), std::string(naam(oud.antwoord)),
                                std::string(naam(nieuw->antwoord)),
                                eerst_en_nu(uitleg_van(oud.gronden), uitleg_van(nieuw->gronden)),
                                std::move(bronnen)});
      }
    }
    for (const StapUitkomst& nieuw : nu_.beoordeling->stappen) {
      if (eerst_.beoordeling->stap(nieuw.nummer) != nullptr) {
        continue;
      }
      uit_.stappen.push_back(
          {Oorzaak::Regel, stapnaam(nieuw), std::string(kOntbreekt), std::string(naam(nieuw.antwoord)),
           fmt::format("Deze stap bestaat niet in {}.", eerst_.pakket->titel), nieuw.bronnen});
    }
  }

  void uitkomst(std::string_view naam, const Uitkomst* oud, const Uitkomst* nieuw) {
    // An outcome that the other package does not know is the same as one that is not part of the set.
    const Antwoord voor = oud == nullptr ? Antwoord::Nee : oud->antwoord;
    const Antwoord na = nieuw == nullptr ? Antwoord::Nee : nieuw->antwoord;
    if (voor == na) {
      return;
    }
    uit_.uitkomst_gelijk = false;
    std::vector<std::string> bronnen;
    std::string uitleg_oud;
    std::string uitleg_nieuw;
    if (oud != nullptr) {
      voeg_bronnen_toe(bronnen, bronnen_van(oud->gronden));
      uitleg_oud = uitleg_van(oud->gronden);
    }
    if (nieuw != nullptr) {
      voeg_bronnen_toe(bronnen, bronnen_van(nieuw->gronden));
      uitleg_nieuw = uitleg_van(nieuw->gronden);
    }
    uit_.uitkomsten.push_back({Oorzaak::Regel, std::string(naam), std::string(base::naam(voor)),
                               std::string(base::naam(na)), eerst_en_nu(uitleg_oud, uitleg_nieuw),
                               std::move(bronnen)});
  }

  void uitkomsten() {
    for (const Uitkomst& oud : eerst_.beoordeling->uitkomsten) {
      uitkomst(oud.naam, &oud, nu_.beoordeling->uitkomst(oud.id));
    }
    for (const Uitkomst& nieuw : nu_.beoordeling->uitkomsten) {
      if (eerst_.beoordeling->uitkomst(nieuw.id) == nullptr) {
        uitkomst(nieuw.naam, nullptr, &nieuw);
      }
    }
  }

  void feiten() {
    std::set<std::string> ids;
    for (const Feiten* feiten : {eerst_.feiten, nu_.feiten}) {
      for (const auto& [id, feit] : *feiten) {
        ids.insert(id);
      }
    }
    for (const std::string& id : ids) {
      feit(id);
    }
  }

  void feit(const std::string& id) {
    const auto oud = eerst_.feiten->find(id);
    const auto nieuw = nu_.feiten->find(id);
    const bool had = oud != eerst_.feiten->end();
    const bool heeft = nieuw != nu_.feiten->end();
    if (had && heeft && feel::same(oud->second.waarde, nieuw->second.waarde)) {
      return;
    }
    const regels::Begrip* begrip = nu_.pakket->begrippen->vind(id);
    if (begrip == nullptr) {
      begrip = eerst_.pakket->begrippen->vind(id);
    }
    const auto in_woorden = [&](const Value& waarde) {
      return begrip == nullptr ? regels::waarde_in_woorden(*nu_.pakket, waarde)
                               : nu_.pakket->begrippen->in_woorden(*begrip, waarde);
    };
    const bool oordeel = begrip != nullptr && begrip->soort == regels::BegripSoort::Oordeel;
    const std::string naam = begrip == nullptr ? id : begrip->naam;
    const std::string_view soort = oordeel ? "Dit oordeel" : "Dit gegeven";
    const std::string uitleg = !had     ? fmt::format("{} was eerst nog niet bekend.", soort)
                               : !heeft ? fmt::format("{} is nu niet bekend.", soort)
                                        : fmt::format("{} is veranderd.", soort);
    uit_.oorzaken.push_back({oordeel ? Oorzaak::Oordeel : Oorzaak::Feit, naam,
                             had ? in_woorden(oud->second.waarde) : "niet bekend",
                             heeft ? in_woorden(nieuw->second.waarde) : "niet bekend", uitleg,
                             begrip == nullptr ? std::vector<std::string>{} : begrip->bronnen});
  }

  void regels() {
    pakketten();
    rijen();
    parameters();
    interpretaties();
  }

  void pakketten() {
    const auto kop = [](const Kant& kant) {
      return fmt::format("{} {} ({})", kant.pakket->titel, kant.pakket->versie, kant.beoordeling->status);
    };
    std::vector<std::string> bronnen = eerst_.pakket->bronnen;
    voeg_bronnen_toe(bronnen, nu_.pakket->bronnen);
    uit_.oorzaken.push_back({Oorzaak::Regel, "Regels", kop(eerst_), kop(nu_),
                             "De aanvraag is met andere regels beoordeeld.", std::move(bronnen)});
  }

  using Rijen = std::map<std::string, Grond>;

  static Rijen gevuurd(const Beoordeling& beoordeling) {
    Rijen rijen;
    const auto add = [&rijen](const Gronden& gronden) {
      for (const Grond& grond : gronden) {
        rijen.emplace(grond.rij, grond);
      }
    };
    for (const StapUitkomst& stap : beoordeling.stappen) {
      add(stap.gronden);
      for (const Onderdeel& onderdeel : stap.onderdelen) {
        add(onderdeel.gronden);
      }
    }
    for (const Uitkomst& uitkomst : beoordeling.uitkomsten) {
      add(uitkomst.gronden);
    }
    return rijen;
  }

  void rijen() {
    const Rijen oud = gevuurd(*eerst_.beoordeling);
    const Rijen nieuw = gevuurd(*nu_.beoordeling);
    const auto tekst = [](const Grond& grond) {
      return grond.toelichting.empty() ? fmt::format("rij {}", grond.rijnummer) : grond.toelichting;
    };
    for (const auto& [id, grond] : oud) {
      const auto ander = nieuw.find(id);
      if (ander == nieuw.end()) {
        uit_.oorzaken.push_back(
            {Oorzaak::Regel, fmt::format("Regel {}", id), tekst(grond), "geldt hier niet",
             fmt::format("Deze regel gaf eerst een antwoord in “{}”, en nu niet.", grond.beslissing),
             grond.bronnen});
      } else if (ander->second.bronnen != grond.bronnen || ander->second.toelichting != grond.toelichting) {
        std::vector<std::string> bronnen = grond.bronnen;
        voeg_bronnen_toe(bronnen, ander->second.bronnen);
        uit_.oorzaken.push_back({Oorzaak::Regel, fmt::format("Regel {}", id), tekst(grond),
                                 tekst(ander->second), "Deze regel rust op een andere grondslag of uitleg.",
                                 std::move(bronnen)});
      }
    }
    for (const auto& [id, grond] : nieuw) {
      if (oud.contains(id)) {
        continue;
      }
      uit_.oorzaken.push_back(
          {Oorzaak::Regel, fmt::format("Regel {}", id), "gold hier niet", tekst(grond),
           fmt::format("Deze regel geeft nu een antwoord in “{}”, en eerst niet.", grond.beslissing),
           grond.bronnen});
    }
  }

  void parameter(const std::string& id) {
    const auto op = [&id](const Kant& kant) -> const maatstaf::regels::ParameterWaarde* {
      const auto* parameter = kant.pakket->model->input(id) == nullptr ? nullptr : kant.pakket->parameter(id);
      return parameter == nullptr ? nullptr : parameter->op(kant.beoordeling->peildatum);
    };
    const auto* oud = op(eerst_);
    const auto* nieuw = op(nu_);
    if ((oud == nullptr && nieuw == nullptr) ||
        (oud != nullptr && nieuw != nullptr && feel::same(oud->waarde, nieuw->waarde) &&
         oud->voorbeeld == nieuw->voorbeeld)) {
      return;
    }
    const auto* soort = nieuw != nullptr ? nu_.pakket->parameter(id) : eerst_.pakket->parameter(id);
    const auto tekst = [&](const maatstaf::regels::ParameterWaarde* waarde) {
      if (waarde == nullptr) {
        return std::string(kOntbreekt);
      }
      const bool groot = waarde->waarde.is_context() || waarde->waarde.is_list();
      return (groot ? std::string("een andere lijst")
                    : maatstaf::regels::parameter_in_woorden(*nu_.pakket, *soort, waarde->waarde)) +
             (waarde->voorbeeld ? " (voorbeeldwaarde)" : "");
    };
    std::vector<std::string> bronnen;
    for (const auto* waarde : {oud, nieuw}) {
      if (waarde != nullptr) {
        voeg_bronnen_toe(bronnen, waarde->bronnen);
      }
    }
    uit_.oorzaken.push_back({Oorzaak::Regel, soort->naam, tekst(oud), tekst(nieuw),
                             oud == nullptr     ? "Dit telt alleen mee in de nieuwe regels."
                             : nieuw == nullptr ? "Dit telt niet meer mee."
                                                : "Deze waarde is anders.",
                             std::move(bronnen)});
  }

  void parameters() {
    std::set<std::string> ids;
    for (const Kant* kant : {&eerst_, &nu_}) {
      for (const GebruikteParameter& gebruikt : kant->beoordeling->parameters) {
        ids.emplace(gebruikt.id);
      }
    }
    for (const std::string& id : ids) {
      parameter(id);
    }
  }

  void interpretaties() {
    for (const auto& oud : eerst_.pakket->interpretaties) {
      const auto* nieuw = nu_.pakket->interpretatie(oud.id);
      if (nieuw != nullptr && nieuw->gekozen.naam == oud.gekozen.naam) {
        continue;
      }
      uit_.oorzaken.push_back({Oorzaak::Regel, fmt::format("Lezing {}: {}", oud.id, oud.vraag),
                               oud.gekozen.naam,
                               nieuw == nullptr ? std::string(kOntbreekt) : nieuw->gekozen.naam,
                               nieuw == nullptr ? "Deze vraag speelt niet in de andere regels."
                                                : "Op dit punt is een andere lezing gekozen.",
                               oud.bronnen});
    }
    for (const auto& nieuw : nu_.pakket->interpretaties) {
      if (eerst_.pakket->interpretatie(nieuw.id) != nullptr) {
        continue;
      }
      uit_.oorzaken.push_back({Oorzaak::Regel, fmt::format("Lezing {}: {}", nieuw.id, nieuw.vraag),
                               std::string(kOntbreekt), nieuw.gekozen.naam,
                               "Deze vraag speelt alleen in de nieuwe regels.", nieuw.bronnen});
    }
  }

  const Kant& eerst_;
  const Kant& nu_;
  Vergelijking uit_;
};

void schrijf_verschillen(std::string& uit, std::string_view kop, const std::vector<Verschil>& lijst,
                         const regels::Bronnen& bronnen) {
  if (lijst.empty()) {
    return;
  }
  uit += fmt::format("{}\n", kop);
  for (const Verschil& verschil : lijst) {
    uit +=
        fmt::format("  {}\n    eerst: {}\n    nu:    {}\n", verschil.onderwerp, verschil.eerst, verschil.nu);
    if (!verschil.uitleg.empty()) {
      uit += fmt::format("    {}\n", verschil.uitleg);
    }
    if (!verschil.bronnen.empty()) {
      uit += fmt::format("    bron: {}\n", base::enumerate(bronnen.labels(verschil.bronnen)));
    }
  }
  uit += "\n";
}

std::vector<Verschil> met_oorzaak(const Vergelijking& vergelijking, Oorzaak oorzaak) {
  std::vector<Verschil> uit;
  std::ranges::copy_if(vergelijking.oorzaken, std::back_inserter(uit),
                       [oorzaak](const Verschil& verschil) { return verschil.oorzaak == oorzaak; });
  return uit;
}

base::Json verschillen_json(const std::vector<Verschil>& lijst) {
  base::Json::Array uit;
  for (const Verschil& verschil : lijst) {
    uit.emplace_back(base::Json::Object{{"oorzaak", woord(verschil.oorzaak)},
                                        {"onderwerp", verschil.onderwerp},
                                        {"eerst", verschil.eerst},
                                        {"nu", verschil.nu},
                                        {"uitleg", verschil.uitleg},
                                        {"bronnen", teksten_json(verschil.bronnen)}});
  }
  return base::Json(std::move(uit));
}

}  // namespace

Vergelijking vergelijk(const Kant& eerst, const Kant& nu) {
  return Vergelijker(eerst, nu).run();
}

std::string als_tekst(const Vergelijking& vergelijking, const regels::Bronnen& bronnen) {
  std::string uit =
      vergelijking.uitkomst_gelijk ? "De uitkomst is gelijk.\n\n" : "De uitkomst is anders.\n\n";
  schrijf_verschillen(uit, "Uitkomst", vergelijking.uitkomsten, bronnen);
  schrijf_verschillen(uit, "Stappen", vergelijking.stappen, bronnen);
  schrijf_verschillen(uit, "Oorzaken: gegevens", met_oorzaak(vergelijking, Oorzaak::Feit), bronnen);
  schrijf_verschillen(uit, "Oorzaken: oordelen", met_oorzaak(vergelijking, Oorzaak::Oordeel), bronnen);
  schrijf_verschillen(uit, "Oorzaken: regels", met_oorzaak(vergelijking, Oorzaak::Regel), bronnen);
  return uit;
}

base::Json als_json(const Vergelijking& vergelijking) {
  base::Json uit;
  uit["formaat"] = "maatstaf-vergelijking/1";
  uit["uitkomst_gelijk"] = vergelijking.uitkomst_gelijk;
  uit["uitkomsten"] = verschillen_json(vergelijking.uitkomsten);
  uit["stappen"] = verschillen_json(vergelijking.stappen);
  uit["oorzaken"] = verschillen_json(vergelijking.oorzaken);
  return uit;
}

}  // namespace maatstaf::beoordeling
