// SPDX-License-Identifier: EUPL-1.2
#include "web/delen/stap.h"

#include <fmt/format.h>

#include <algorithm>

#include "web/delen/beoordeling_onderdelen.h"
#include "web/kern/cases.h"

namespace maatstaf::web {

namespace {

constexpr std::string_view kAllowed = "_mag";
constexpr std::string_view kEnough = "_genoeg";

/// "Toeslag kind thuis: mag het?" names its option before the colon.
std::string option_name(const std::string& label) {
  return label.substr(0, label.find(':'));
}

const beoordeling::Onderdeel* part(const beoordeling::StapUitkomst& step, std::string_view id) {
  const auto found =
      std::ranges::find_if(step.onderdelen, [id](const auto& candidate) { return candidate.id == id; });
  return found == step.onderdelen.end() ? nullptr : &*found;
}

std::vector<std::string> sources_of(const beoordeling::Gronden& grounds) {
  std::vector<std::string> ids;
  for (const auto& ground : grounds) {
    for (const auto& id : ground.bronnen) {
      if (std::ranges::find(ids, id) == ids.end()) {
        ids.push_back(id);
      }
    }
  }
  return ids;
}

std::string explanation_of(const beoordeling::Gronden& grounds) {
  return grounds.empty() ? std::string() : grounds.front().toelichting;
}

/// The figure that belongs to an option: ekt_genoeg and tekort_met_ekt share the word "ekt".
const beoordeling::Berekening* figure_of(const beoordeling::Beoordeling& assessment,
                                         const beoordeling::StapUitkomst& step, std::string_view stem) {
  for (const auto& figure : assessment.berekeningen) {
    const bool of_step = std::ranges::find(step.berekeningen, figure.id) != step.berekeningen.end();
    if (of_step && fmt::format("_{}_", figure.id).find(fmt::format("_{}_", stem)) != std::string::npos) {
      return &figure;
    }
  }
  return nullptr;
}

Html answer_cell(const beoordeling::Onderdeel* part) {
  return part == nullptr ? Html() : state(part->antwoord);
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() > end.size() && text.ends_with(end);
}

}  // namespace

std::string open_step(const beoordeling::Beoordeling& assessment) {
  for (const auto& step : assessment.stappen) {
    if (step.antwoord == beoordeling::Antwoord::Onbekend) {
      return std::string(step.nummer);
    }
  }
  return {};
}

std::vector<RailStep> rail_steps(const beoordeling::Beoordeling& assessment, std::string_view current,
                                 const StepAddress& address) {
  std::vector<RailStep> rail;
  for (const auto& step : assessment.stappen) {
    RailStep entry;
    entry.number = step.nummer;
    entry.name = step.naam;
    entry.address = address(std::string(step.nummer));
    entry.current = step.nummer == current;
    // In a rail a known answer is "done" with its word: a nee at step 3 is often good for the client.
    switch (step.antwoord) {
      case beoordeling::Antwoord::Ja:
      case beoordeling::Antwoord::Nee:
        entry.state = Toestand::Klaar;
        entry.word = beoordeling::naam(step.antwoord);
        break;
      case beoordeling::Antwoord::Nvt:
        entry.state = Toestand::Nvt;
        break;
      case beoordeling::Antwoord::Onbekend:
        entry.state = Toestand::Onbekend;
        entry.caption = step.ontbreekt.empty()
                            ? rol_naam(step.wie)
                            : "nog " + count(step.ontbreekt.size(), "feit nodig", "feiten nodig");
        break;
    }
    rail.push_back(std::move(entry));
  }
  return rail;
}

Html step_heading(const regels::Pakket& package, const beoordeling::StapUitkomst& step, const Html& mark) {
  const regels::Stap* rule = package.stap(step.nummer);
  return step_head({.heading = fmt::format("Stap {}. {}", step.nummer, step.vraag),
                    .mark = mark,
                    .explanation = rule == nullptr ? "" : rule->uitleg,
                    .sources = source_labels(*package.bronregister, step.bronnen)});
}

Html step_options(const regels::Pakket& package, const beoordeling::Beoordeling& assessment,
                  const beoordeling::StapUitkomst& step) {
  Table options;
  options.caption = fmt::format("Oplossingen bij stap {}", step.nummer);
  options.columns = {column("Oplossing"), column("Mag het?"), column("Is het genoeg?")};
  Table tests;
  tests.caption = fmt::format("Toetsen bij stap {}", step.nummer);
  tests.columns = {column("Toets"), column("Antwoord")};
  const auto describe = [&](std::string_view name, const beoordeling::Gronden& grounds) {
    return with_labels(two_lines(strong(name), explanation_of(grounds)),
                       source_labels(*package.bronregister, sources_of(grounds)));
  };
  Html figures;
  for (const auto& entry : step.onderdelen) {
    if (ends_with(entry.id, kEnough) &&
        part(step, fmt::format("{}{}", entry.id.substr(0, entry.id.size() - kEnough.size()), kAllowed)) !=
            nullptr) {
      continue;  // shown beside its "mag het?"
    }
    if (ends_with(entry.id, kAllowed)) {
      const std::string stem(entry.id.substr(0, entry.id.size() - kAllowed.size()));
      const auto* enough = part(step, stem + std::string(kEnough));
      options.rows.push_back({{describe(option_name(std::string(entry.naam)), entry.gronden),
                               state(entry.antwoord), answer_cell(enough)},
                              "",
                              ""});
      if (const auto* figure = figure_of(assessment, step, stem)) {
        figures += berekening_blok(package, *figure);
      }
    } else {
      tests.rows.push_back({{describe(entry.naam, entry.gronden), state(entry.antwoord)}, "", ""});
    }
  }
  Html content;
  if (!options.rows.empty()) {
    content += table_card(options);
  }
  content += figures;
  if (!tests.rows.empty()) {
    content += table_card(tests);
  }
  return content;
}

}  // namespace maatstaf::web
