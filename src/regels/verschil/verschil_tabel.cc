// SPDX-License-Identifier: EUPL-1.2
#include "regels/verschil/verschil_tabel.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/nederlands.h"
#include "regels/pakket/woorden.h"
#include "regels/verschil/formule.h"

namespace maatstaf::regels {
namespace {

/// The tests of a row by what the column reads; a dash tests nothing.
using Toetsen = std::map<std::string, std::string>;

Toetsen toetsen_van(const dmn::Table& tabel, const dmn::TableRule& rij,
                    const std::set<std::string>& kolommen) {
  Toetsen toetsen;
  for (std::size_t i = 0; i < tabel.inputs.size() && i < rij.inputs.size(); ++i) {
    const auto kolom = gladgestreken(tabel.inputs[i].expression.text);
    auto cel = gladgestreken(rij.inputs[i].text);
    if (cel != "-" && kolommen.contains(kolom)) {
      toetsen.emplace(kolom, std::move(cel));
    }
  }
  return toetsen;
}

std::vector<std::string> uitvoer_van(const dmn::TableRule& rij) {
  std::vector<std::string> uit;
  for (const dmn::Text& cel : rij.outputs) {
    uit.push_back(gladgestreken(cel.text));
  }
  return uit;
}

std::set<std::string> kolommen_van(const dmn::Table& tabel) {
  std::set<std::string> kolommen;
  for (const dmn::TableInput& kolom : tabel.inputs) {
    kolommen.insert(gladgestreken(kolom.expression.text));
  }
  return kolommen;
}

std::vector<std::string> bronnen_van(const dmn::Table& tabel, const dmn::TableRule& rij) {
  return ids_van(annotatie_van(tabel, rij, "Grondslag"));
}

std::vector<std::string> bronnen_van(const dmn::Table& tabel) {
  std::vector<std::string> bronnen;
  for (const dmn::TableRule& rij : tabel.rules) {
    voeg_ids_toe(bronnen, bronnen_van(tabel, rij));
  }
  return bronnen;
}

/// The sources of a decision: of its rows, or of the steps and calculations that show it.
std::vector<std::string> bronnen_van(const Pakket& pakket, const dmn::DecisionInfo& beslissing) {
  if (beslissing.table != nullptr) {
    return bronnen_van(*beslissing.table);
  }
  std::vector<std::string> bronnen;
  for (const Stap& stap : pakket.stappen) {
    const bool hier = stap.beslissing == beslissing.name ||
                      std::ranges::find(stap.onderdelen, beslissing.name) != stap.onderdelen.end();
    if (hier) {
      voeg_ids_toe(bronnen, stap.bronnen);
    }
  }
  for (const BerekeningSoort& berekening : pakket.berekeningen) {
    for (const BerekeningRegelSoort& regel : berekening.regels) {
      if (regel.waarde == beslissing.name && !regel.bron.empty()) {
        voeg_ids_toe(bronnen, {regel.bron});
      }
    }
  }
  return bronnen;
}

std::string kop(const dmn::DecisionInfo& beslissing) {
  return beslissing.label.empty() ? beslissing.name : beslissing.label;
}

std::string_view keuzeregel(dmn::HitPolicy regel) {
  switch (regel) {
    case dmn::HitPolicy::Unique:
      return "precies één rij past";
    case dmn::HitPolicy::First:
      return "de eerste rij die past, telt";
    case dmn::HitPolicy::Priority:
      return "de belangrijkste uitkomst telt";
    case dmn::HitPolicy::Any:
      return "alle rijen die passen, zeggen hetzelfde";
    case dmn::HitPolicy::Collect:
    case dmn::HitPolicy::RuleOrder:
    case dmn::HitPolicy::OutputOrder:
      return "alle rijen die passen, tellen";
  }
  return "";
}

/// One table that both packages have.
class Tabelvergelijker {
 public:
  Tabelvergelijker(const Pakket& eerst, const Pakket& nu, const dmn::DecisionInfo& oud,
                   const dmn::DecisionInfo& nieuw)
      : eerst_(eerst), nu_(nu), oud_(oud), nieuw_(nieuw), tabel_eerst_(*oud.table), tabel_nu_(*nieuw.table) {}

  std::vector<Wijziging> run() {
    kolommen();
    rijen();
    return std::move(uit_);
  }

 private:
  void kolommen() {
    Wijziging wijziging{.soort = WijzigingSoort::Beslissing,
                        .id = nieuw_.name,
                        .beslissing = nieuw_.name,
                        .onderwerp = kop(nieuw_)};
    const auto was = kolommen_van(tabel_eerst_);
    const auto is = kolommen_van(tabel_nu_);
    for (const dmn::TableInput& kolom : tabel_eerst_.inputs) {
      if (!is.contains(gladgestreken(kolom.expression.text))) {
        wijziging.punten.push_back({fmt::format("Kolom ‘{}’", kolomnaam(eerst_, kolom)), "telt mee", ""});
      }
    }
    for (const dmn::TableInput& kolom : tabel_nu_.inputs) {
      if (!was.contains(gladgestreken(kolom.expression.text))) {
        wijziging.punten.push_back({fmt::format("Kolom ‘{}’", kolomnaam(nu_, kolom)), "", "telt mee"});
      }
    }
    if (tabel_eerst_.hit_policy != tabel_nu_.hit_policy) {
      wijziging.punten.push_back({"Welke rij telt", std::string(keuzeregel(tabel_eerst_.hit_policy)),
                                  std::string(keuzeregel(tabel_nu_.hit_policy))});
    }
    for (std::size_t i = 0; i < std::min(tabel_eerst_.outputs.size(), tabel_nu_.outputs.size()); ++i) {
      const auto oud = gladgestreken(tabel_eerst_.outputs[i].default_entry.text);
      const auto nieuw = gladgestreken(tabel_nu_.outputs[i].default_entry.text);
      if (oud != nieuw) {
        wijziging.punten.push_back({"Als geen rij past", oud, nieuw});
      }
    }
    if (wijziging.punten.empty()) {
      return;
    }
    wijziging.bronnen_eerst = bronnen_van(tabel_eerst_);
    wijziging.bronnen_nu = bronnen_van(tabel_nu_);
    uit_.push_back(std::move(wijziging));
  }

  void rijen() {
    const auto paren = paren_van(tabel_eerst_, tabel_nu_);
    std::vector<std::optional<std::size_t>> ander(tabel_eerst_.rules.size());
    std::vector<bool> gepaard(tabel_nu_.rules.size(), false);
    for (const auto& [oud, nieuw] : paren) {
      ander[oud] = nieuw;
      gepaard[nieuw] = true;
    }
    for (std::size_t i = 0; i < ander.size(); ++i) {
      if (ander[i]) {
        rij(tabel_eerst_.rules[i], tabel_nu_.rules[*ander[i]], i, *ander[i]);
      } else {
        eenzijdig(eerst_, oud_, i, Verandering::Weg);
      }
    }
    for (std::size_t i = 0; i < gepaard.size(); ++i) {
      if (!gepaard[i]) {
        eenzijdig(nu_, nieuw_, i, Verandering::Erbij);
      }
    }
    volgorde(paren);
  }

  void eenzijdig(const Pakket& pakket, const dmn::DecisionInfo& beslissing, std::size_t plaats,
                 Verandering verandering) {
    const dmn::Table& tabel = *beslissing.table;
    const dmn::TableRule& rij = tabel.rules[plaats];
    const bool weg = verandering == Verandering::Weg;
    Wijziging wijziging{.soort = WijzigingSoort::Rij,
                        .verandering = verandering,
                        .id = rij.id,
                        .beslissing = beslissing.name,
                        .onderwerp = fmt::format("{}, rij {}", kop(beslissing), plaats + 1)};
    const auto punt = [&](std::string wat, std::string tekst) {
      if (tekst.empty()) {
        return;
      }
      wijziging.punten.push_back({std::move(wat), weg ? tekst : "", weg ? "" : tekst});
    };
    punt("Als", voorwaarde_in_woorden(pakket, tabel, rij));
    punt("Dan", gevolg_in_woorden(pakket, tabel, rij));
    punt("Toelichting", annotatie_van(tabel, rij, "Toelichting"));
    (weg ? wijziging.rij_eerst : wijziging.rij_nu) = rij.id;
    (weg ? wijziging.bronnen_eerst : wijziging.bronnen_nu) = bronnen_van(tabel, rij);
    uit_.push_back(std::move(wijziging));
  }

  void rij(const dmn::TableRule& oud, const dmn::TableRule& nieuw, std::size_t plaats_eerst,
           std::size_t plaats_nu) {
    Wijziging wijziging{.soort = WijzigingSoort::Rij,
                        .gevolg = Gevolg::Inrichting,
                        .id = nieuw.id,
                        .beslissing = nieuw_.name,
                        .onderwerp = plaats_eerst == plaats_nu
                                         ? fmt::format("{}, rij {}", kop(nieuw_), plaats_nu + 1)
                                         : fmt::format("{}, rij {} (eerst rij {})", kop(nieuw_),
                                                       plaats_nu + 1, plaats_eerst + 1),
                        .rij_eerst = oud.id,
                        .rij_nu = nieuw.id,
                        .bronnen_eerst = bronnen_van(tabel_eerst_, oud),
                        .bronnen_nu = bronnen_van(tabel_nu_, nieuw)};
    const auto toetsen_eerst = toetsen_van(tabel_eerst_, oud, kolommen_van(tabel_eerst_));
    const auto toetsen_nu = toetsen_van(tabel_nu_, nieuw, kolommen_van(tabel_nu_));
    if (toetsen_eerst != toetsen_nu) {
      wijziging.gevolg = Gevolg::Gedrag;
      wijziging.punten.push_back({"Als", voorwaarde_in_woorden(eerst_, tabel_eerst_, oud),
                                  voorwaarde_in_woorden(nu_, tabel_nu_, nieuw)});
    }
    if (uitvoer_van(oud) != uitvoer_van(nieuw)) {
      wijziging.gevolg = Gevolg::Gedrag;
      if (toetsen_eerst == toetsen_nu) {
        wijziging.punten.push_back({"Als", voorwaarde_in_woorden(eerst_, tabel_eerst_, oud),
                                    voorwaarde_in_woorden(nu_, tabel_nu_, nieuw)});
      }
      wijziging.punten.push_back(
          {"Dan", gevolg_in_woorden(eerst_, tabel_eerst_, oud), gevolg_in_woorden(nu_, tabel_nu_, nieuw)});
    }
    const auto uitleg_eerst = annotatie_van(tabel_eerst_, oud, "Toelichting");
    const auto uitleg_nu = annotatie_van(tabel_nu_, nieuw, "Toelichting");
    if (uitleg_eerst != uitleg_nu) {
      wijziging.punten.push_back({"Toelichting", uitleg_eerst, uitleg_nu});
    }
    const bool bronnen_anders = wijziging.bronnen_eerst != wijziging.bronnen_nu;
    if (wijziging.punten.empty() && bronnen_anders) {
      wijziging.punten.push_back({"Als", voorwaarde_in_woorden(eerst_, tabel_eerst_, oud),
                                  voorwaarde_in_woorden(nu_, tabel_nu_, nieuw)});
    }
    if (!wijziging.punten.empty()) {
      uit_.push_back(std::move(wijziging));
    }
  }

  /// Where the first row that fits counts, the order of the rows is a rule too.
  void volgorde(const std::vector<std::pair<std::size_t, std::size_t>>& paren) {
    if (tabel_nu_.hit_policy != dmn::HitPolicy::First || tabel_eerst_.hit_policy != dmn::HitPolicy::First) {
      return;
    }
    const bool gelijk =
        std::ranges::is_sorted(paren, [](const auto& a, const auto& b) { return a.second < b.second; });
    if (gelijk) {
      return;
    }
    std::vector<std::string> plaatsen;
    for (const auto& [oud, nieuw] : paren) {
      if (oud != nieuw) {
        plaatsen.push_back(fmt::format("rij {} is nu rij {}", oud + 1, nieuw + 1));
      }
    }
    uit_.push_back({.soort = WijzigingSoort::Beslissing,
                    .id = nieuw_.name,
                    .beslissing = nieuw_.name,
                    .onderwerp = kop(nieuw_),
                    .punten = {{"Volgorde van de rijen", "zoals het was", base::enumerate(plaatsen)}},
                    .bronnen_eerst = bronnen_van(tabel_eerst_),
                    .bronnen_nu = bronnen_van(tabel_nu_)});
  }

  const Pakket& eerst_;
  const Pakket& nu_;
  const dmn::DecisionInfo& oud_;
  const dmn::DecisionInfo& nieuw_;
  const dmn::Table& tabel_eerst_;
  const dmn::Table& tabel_nu_;
  std::vector<Wijziging> uit_;
};

/// The logic of a decision for people: the rows, or the formula as it is written.
std::vector<std::string> logica_in_woorden(const Pakket& pakket, const dmn::DecisionInfo& beslissing) {
  std::vector<std::string> uit;
  if (beslissing.table != nullptr) {
    for (const dmn::TableRule& rij : beslissing.table->rules) {
      uit.push_back(fmt::format("Als {}, dan: {}", voorwaarde_in_woorden(pakket, *beslissing.table, rij),
                                gevolg_in_woorden(pakket, *beslissing.table, rij)));
    }
  } else if (beslissing.expression != nullptr) {
    const auto formule = als_formule(*beslissing.expression);
    uit.push_back(formule_in_woorden(pakket, formule).value_or(formule));
  }
  return uit;
}

Wijziging hele_beslissing(const Pakket& pakket, const dmn::DecisionInfo& beslissing,
                          Verandering verandering) {
  const bool weg = verandering == Verandering::Weg;
  Wijziging wijziging{.soort = WijzigingSoort::Beslissing,
                      .verandering = verandering,
                      .id = beslissing.name,
                      .beslissing = beslissing.name,
                      .onderwerp = kop(beslissing)};
  const auto punt = [&](std::string wat, const std::string& tekst) {
    if (!tekst.empty()) {
      wijziging.punten.push_back({std::move(wat), weg ? tekst : "", weg ? "" : tekst});
    }
  };
  punt("Vraag", beslissing.question);
  int nummer = 0;
  for (const std::string& regel : logica_in_woorden(pakket, beslissing)) {
    punt(beslissing.table == nullptr ? std::string("Formule") : fmt::format("Rij {}", ++nummer), regel);
  }
  (weg ? wijziging.bronnen_eerst : wijziging.bronnen_nu) = bronnen_van(pakket, beslissing);
  return wijziging;
}

std::string formule_of_leeg(const dmn::Expression* expressie) {
  return expressie == nullptr ? std::string{} : als_formule(*expressie);
}

/// Name and question of a decision: words only.
void vergelijk_woorden(const Pakket& eerst, const Pakket& nu, const dmn::DecisionInfo& oud,
                       const dmn::DecisionInfo& nieuw, std::vector<Wijziging>& uit) {
  Wijziging wijziging{.soort = WijzigingSoort::Beslissing,
                      .gevolg = Gevolg::Inrichting,
                      .id = nieuw.name,
                      .beslissing = nieuw.name,
                      .onderwerp = kop(nieuw)};
  if (oud.label != nieuw.label) {
    wijziging.punten.push_back({"Naam", oud.label, nieuw.label});
  }
  if (oud.question != nieuw.question) {
    wijziging.punten.push_back({"Vraag", oud.question, nieuw.question});
  }
  if (wijziging.punten.empty()) {
    return;
  }
  wijziging.bronnen_eerst = bronnen_van(eerst, oud);
  wijziging.bronnen_nu = bronnen_van(nu, nieuw);
  uit.push_back(std::move(wijziging));
}

void vergelijk_beslissing(const Pakket& eerst, const Pakket& nu, const dmn::DecisionInfo& oud,
                          const dmn::DecisionInfo& nieuw, std::vector<Wijziging>& uit) {
  vergelijk_woorden(eerst, nu, oud, nieuw, uit);
  if (oud.table != nullptr && nieuw.table != nullptr) {
    for (Wijziging& wijziging : Tabelvergelijker(eerst, nu, oud, nieuw).run()) {
      uit.push_back(std::move(wijziging));
    }
    return;
  }
  if (formule_of_leeg(oud.expression) == formule_of_leeg(nieuw.expression)) {
    return;
  }
  Wijziging wijziging{.soort = WijzigingSoort::Beslissing,
                      .id = nieuw.name,
                      .beslissing = nieuw.name,
                      .onderwerp = kop(nieuw),
                      .bronnen_eerst = bronnen_van(eerst, oud),
                      .bronnen_nu = bronnen_van(nu, nieuw)};
  wijziging.punten.push_back({"Berekening", fmt::format("{}", fmt::join(logica_in_woorden(eerst, oud), " ")),
                              fmt::format("{}", fmt::join(logica_in_woorden(nu, nieuw), " "))});
  uit.push_back(std::move(wijziging));
}

const dmn::KnowledgeInfo* functie(const Pakket& pakket, std::string_view naam) {
  for (const dmn::KnowledgeInfo& kennis : pakket.model->knowledge_models()) {
    if (kennis.name == naam) {
      return &kennis;
    }
  }
  return nullptr;
}

void vergelijk_functies(const Pakket& eerst, const Pakket& nu, std::vector<Wijziging>& uit) {
  const auto add = [&](const dmn::KnowledgeInfo* oud, const dmn::KnowledgeInfo* nieuw) {
    const auto& kennis = nieuw == nullptr ? *oud : *nieuw;
    Wijziging wijziging{.soort = WijzigingSoort::Beslissing,
                        .verandering = oud == nullptr     ? Verandering::Erbij
                                       : nieuw == nullptr ? Verandering::Weg
                                                          : Verandering::Anders,
                        .id = kennis.name,
                        .beslissing = {},
                        .onderwerp = kennis.label.empty() ? kennis.name : kennis.label};
    wijziging.punten.push_back({"Berekening", oud == nullptr ? "" : formule_of_leeg(oud->logic),
                                nieuw == nullptr ? "" : formule_of_leeg(nieuw->logic)});
    if (wijziging.punten.front().eerst != wijziging.punten.front().nu) {
      uit.push_back(std::move(wijziging));
    }
  };
  for (const auto& kennis : eerst.model->knowledge_models()) {
    add(&kennis, functie(nu, kennis.name));
  }
  for (const auto& kennis : nu.model->knowledge_models()) {
    if (functie(eerst, kennis.name) == nullptr) {
      add(nullptr, &kennis);
    }
  }
}

}  // namespace

void voeg_ids_toe(std::vector<std::string>& uit, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    if (std::ranges::find(uit, id) == uit.end()) {
      uit.push_back(id);
    }
  }
}

std::vector<std::pair<std::size_t, std::size_t>> paren_van(const dmn::Table& eerst, const dmn::Table& nu) {
  const auto kolommen_eerst = kolommen_van(eerst);
  const auto kolommen_nu = kolommen_van(nu);
  std::set<std::string> beide;
  std::ranges::set_intersection(kolommen_eerst, kolommen_nu, std::inserter(beide, beide.end()));
  std::vector<std::pair<std::size_t, std::size_t>> paren;
  std::vector<bool> klaar_eerst(eerst.rules.size(), false);
  std::vector<bool> klaar_nu(nu.rules.size(), false);
  const auto ronde = [&](const auto& hoort_bij) {
    for (std::size_t i = 0; i < eerst.rules.size(); ++i) {
      for (std::size_t j = 0; j < nu.rules.size() && !klaar_eerst[i]; ++j) {
        if (klaar_nu[j] || !hoort_bij(eerst.rules[i], nu.rules[j])) {
          continue;
        }
        paren.emplace_back(i, j);
        klaar_eerst[i] = true;
        klaar_nu[j] = true;
      }
    }
  };
  const auto zelfde_toets = [&](const dmn::TableRule& a, const dmn::TableRule& b,
                                const std::set<std::string>& links, const std::set<std::string>& rechts) {
    return toetsen_van(eerst, a, links) == toetsen_van(nu, b, rechts);
  };
  const auto zelfde_antwoord = [](const auto& a, const auto& b) { return uitvoer_van(a) == uitvoer_van(b); };
  const auto zelfde_id = [](const auto& a, const auto& b) { return !a.id.empty() && a.id == b.id; };
  ronde([&](const auto& a, const auto& b) {
    return zelfde_id(a, b) && zelfde_antwoord(a, b) && zelfde_toets(a, b, kolommen_eerst, kolommen_nu);
  });
  ronde([&](const auto& a, const auto& b) {
    return zelfde_antwoord(a, b) && zelfde_toets(a, b, kolommen_eerst, kolommen_nu);
  });
  ronde([&](const auto& a, const auto& b) {
    return zelfde_antwoord(a, b) && zelfde_toets(a, b, beide, beide);
  });
  ronde([&](const auto& a, const auto& b) { return zelfde_toets(a, b, beide, beide); });
  ronde([&](const auto& a, const auto& b) { return zelfde_id(a, b) && zelfde_antwoord(a, b); });
  std::ranges::sort(paren);
  return paren;
}

std::vector<Wijziging> wijzigingen_in_beslissingen(const Pakket& eerst, const Pakket& nu) {
  std::vector<Wijziging> uit;
  for (const dmn::DecisionInfo& oud : eerst.model->decisions()) {
    const dmn::DecisionInfo* nieuw = nu.model->decision(oud.name).or_null();
    if (nieuw == nullptr) {
      uit.push_back(hele_beslissing(eerst, oud, Verandering::Weg));
    } else {
      vergelijk_beslissing(eerst, nu, oud, *nieuw, uit);
    }
  }
  for (const dmn::DecisionInfo& nieuw : nu.model->decisions()) {
    if (eerst.model->decision(nieuw.name) == nullptr) {
      uit.push_back(hele_beslissing(nu, nieuw, Verandering::Erbij));
    }
  }
  vergelijk_functies(eerst, nu, uit);
  return uit;
}

}  // namespace maatstaf::regels
