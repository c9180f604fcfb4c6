// SPDX-License-Identifier: EUPL-1.2
#include "web/kern/tekening.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/nederlands.h"
#include "web/kern/components.h"
#include "web/kern/tabellen.h"

namespace maatstaf::web {

using base::Html;
using base::markup;

namespace {

constexpr int kBoxWidth = 150;
constexpr int kGap = 24;
constexpr int kBoxHeight = 94;
constexpr int kPillHeight = 54;
constexpr int kPillGap = 8;
constexpr int kOutcomeHeight = 56;
constexpr int kStepsTop = 116;

std::string_view kind_word(regels::BegripSoort soort) {
  switch (soort) {
    case regels::BegripSoort::Register:
      return "register";
    case regels::BegripSoort::Opgave:
      return "opgave";
    case regels::BegripSoort::Oordeel:
      return "oordeel";
    case regels::BegripSoort::Berekend:
      return "berekend";
  }
  return "";
}

/// Breaks a text into lines of at most `width` letters, at most `most` lines; the rest ends in an ellipsis.
std::vector<std::string> wrap(std::string_view text, std::size_t width, std::size_t most) {
  std::vector<std::string> lines;
  std::string line;
  while (!text.empty()) {
    const auto space = text.find(' ');
    const auto word = text.substr(0, space);
    text = space == std::string_view::npos ? std::string_view{} : text.substr(space + 1);
    if (!line.empty() && line.size() + 1 + word.size() > width) {
      lines.push_back(line);
      line.clear();
    }
    line += (line.empty() ? "" : " ") + std::string(word);
  }
  if (!line.empty()) {
    lines.push_back(line);
  }
  if (lines.size() > most) {
    lines.resize(most);
    lines.back() += " …";
  }
  return lines;
}

Html text_at(int x, int y, std::string_view kind, std::string_view anchor, std::string_view text) {
  return markup("<text class=\"{}\" x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>", kind, x, y, anchor,
                text);
}

/// Everything a decision reads, stopping at the answers of steps.
void collect(const regels::Pakket& pakket, const dmn::DecisionInfo& decision,
             const std::set<std::string>& step_decisions, std::set<std::string>& inputs,
             std::set<std::string>& steps, std::set<std::string>& seen) {
  if (!seen.insert(decision.name).second) {
    return;
  }
  for (const int slot : decision.inputs) {
    if (const auto* input = pakket.model->input_at(slot)) {
      inputs.insert(input->name);
    }
  }
  for (const int slot : decision.decisions) {
    const auto* needed = pakket.model->decision_at(slot);
    if (needed == nullptr) {
      continue;
    }
    if (step_decisions.contains(needed->name)) {
      steps.insert(needed->name);
    } else {
      collect(pakket, *needed, step_decisions, inputs, steps, seen);
    }
  }
}

struct Pill {
  std::string name;
  std::string kind;
};

/// Judgements first: what people find weighs most. Then what is told, what registers hold, and parameters.
std::vector<Pill> pills_of(const GraphStep& step) {
  std::vector<Pill> pills;
  for (const auto soort : {regels::BegripSoort::Oordeel, regels::BegripSoort::Opgave,
                           regels::BegripSoort::Register, regels::BegripSoort::Berekend}) {
    for (const auto* begrip : step.data) {
      if (begrip->soort == soort) {
        pills.push_back({begrip->naam, std::string(kind_word(soort))});
      }
    }
  }
  for (const auto* parameter : step.parameters) {
    pills.push_back({parameter->naam, "parameter"});
  }
  return pills;
}

/// Long lists would hide the shape: the drawing shows the first, the list below it shows all.
constexpr std::size_t kMostPills = 5;

Html draw_pills(const std::vector<Pill>& pills, int x, int& y) {
  Html drawing;
  const auto shown = std::min(pills.size(), kMostPills);
  for (std::size_t i = 0; i < shown; ++i) {
    const auto lines = wrap(pills[i].name, 21, 2);
    drawing += markup(
        "<rect class=\"ms-drawing__data\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"14\"><title>{}"
        "</title></rect>",
        x, y, kBoxWidth, kPillHeight, pills[i].name);
    // One line stands a little lower, so that name and kind stay in the middle.
    int baseline = y + (lines.size() == 1 ? 24 : 17);
    for (const auto& line : lines) {
      drawing += text_at(x + kBoxWidth / 2, baseline, "ms-drawing__small ms-drawing__strong", "middle", line);
      baseline += 15;
    }
    drawing += text_at(x + kBoxWidth / 2, baseline, "ms-drawing__small", "middle", pills[i].kind);
    y += kPillHeight + kPillGap;
  }
  if (pills.size() > shown) {
    drawing += text_at(x + kBoxWidth / 2, y + 14, "ms-drawing__small", "middle",
                       fmt::format("en nog {}", pills.size() - shown));
    y += 26;
  }
  return drawing;
}

/// What a step provably never reads, in a green box; `y` moves to below it.
Html draw_proof(const regels::Pakket& pakket, const GraphStep& step, int x, int& y) {
  std::vector<std::string> never;
  for (const auto* proof : step.proofs) {
    for (const auto& name : proof->leest_niet) {
      never.push_back(naam_voor_mensen(pakket, name));
    }
  }
  const auto lines = wrap("Leest nooit: " + base::enumerate(never, "of"), 22, 5);
  const int height = 32 + 15 * static_cast<int>(lines.size());
  Html drawing =
      markup("<rect class=\"ms-drawing__proof\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"4\"/>", x,
             y, kBoxWidth, height) +
      text_at(x + 10, y + 18, "ms-drawing__small ms-drawing__strong", "start", "Gecontroleerd");
  int baseline = y + 34;
  for (const auto& line : lines) {
    drawing += text_at(x + 10, baseline, "ms-drawing__small", "start", line);
    baseline += 15;
  }
  y += height + kPillGap;
  return drawing;
}

Html draw_step(const regels::Pakket& pakket, const GraphStep& step, int x, int& bottom) {
  const int middle = x + kBoxWidth / 2;
  Html drawing = markup(
      "<path class=\"ms-drawing__edge\" d=\"M{} {}V{}\"/>"
      "<path class=\"ms-drawing__arrow\" d=\"M{} {}l5 10h-10z\"/>",
      middle, kStepsTop, kOutcomeHeight + 12, middle, kOutcomeHeight + 4);
  drawing += markup("<rect class=\"ms-drawing__box\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\"/>",
                    x, kStepsTop, kBoxWidth, kBoxHeight);
  drawing += text_at(x + 10, kStepsTop + 26, "ms-drawing__step", "start", step.step->nummer);
  int y = kStepsTop + 22;
  for (const auto& line : wrap(step.step->naam, 14, 3)) {
    drawing += text_at(x + 42, y, "ms-drawing__strong", "start", line);
    y += 18;
  }
  if (!step.steps.empty()) {
    drawing += text_at(x + 10, kStepsTop + kBoxHeight - 10, "ms-drawing__small", "start",
                       "na stap " + base::enumerate(step.steps));
  }
  y = kStepsTop + kBoxHeight;
  drawing += markup(
      "<path class=\"ms-drawing__edge\" d=\"M{} {}V{}\"/>"
      "<path class=\"ms-drawing__arrow\" d=\"M{} {}l5 10h-10z\"/>",
      middle, y + 30, y + 12, middle, y + 3);
  y += 30;
  drawing += draw_pills(pills_of(step), x, y);
  if (!step.proofs.empty()) {
    drawing += draw_proof(pakket, step, x, y);
  }
  bottom = std::max(bottom, y);
  return drawing;
}

/// Days as a place on the line; drawing only.
double place(base::Date date, base::Date first, base::Date last, double width) {
  const auto span = static_cast<double>(last.days() - first.days());
  return std::clamp(static_cast<double>(date.days() - first.days()) / span, 0.0, 1.0) * width;
}

std::string_view period_class(const regels::Pakket& pakket, base::Date on) {
  if (!regels::mag_besluiten(pakket.status)) {
    return "ms-drawing__period ms-drawing__period--voorgenomen";
  }
  const bool holds =
      pakket.geldig_van <= on && (!pakket.geldig_tot_en_met || on <= *pakket.geldig_tot_en_met);
  return holds ? "ms-drawing__period ms-drawing__period--nu" : "ms-drawing__period";
}

}  // namespace

std::vector<GraphStep> graph_of(const regels::Pakket& pakket) {
  std::set<std::string> step_decisions;
  for (const auto& step : pakket.stappen) {
    step_decisions.insert(step.beslissing);
  }
  std::vector<GraphStep> result;
  for (const auto& step : pakket.stappen) {
    GraphStep item{.step = &step, .data = {}, .parameters = {}, .steps = {}, .proofs = {}};
    const auto* decision = pakket.model->decision(step.beslissing).or_null();
    if (decision == nullptr) {
      continue;
    }
    std::set<std::string> inputs;
    std::set<std::string> steps;
    std::set<std::string> seen;
    collect(pakket, *decision, step_decisions, inputs, steps, seen);
    for (const auto& name : inputs) {
      if (const auto* begrip = pakket.begrippen->vind(name)) {
        item.data.push_back(begrip);
      } else if (const auto* parameter = pakket.parameter(name)) {
        item.parameters.push_back(parameter);
      }
    }
    for (const auto& other : pakket.stappen) {
      if (steps.contains(other.beslissing)) {
        item.steps.push_back(other.nummer);
      }
    }
    for (const auto& proof : pakket.verboden_afhankelijkheden) {
      if (proof.beslissing == step.beslissing) {
        item.proofs.push_back(&proof);
      }
    }
    result.push_back(std::move(item));
  }
  return result;
}

Html draw_graph(const regels::Pakket& pakket) {
  const auto steps = graph_of(pakket);
  if (steps.empty()) {
    return {};
  }
  Html drawing;
  int x = 1;
  int bottom = 0;
  for (const auto& step : steps) {
    drawing += draw_step(pakket, step, x, bottom);
    x += kBoxWidth + kGap;
  }
  const int width = x - kGap + 1;
  drawing += markup(
      R"(<rect class="ms-drawing__box ms-drawing__box--uitkomst" x="2" y="2" width="{}" height="{}" rx="3"/>)",
      width - 4, kOutcomeHeight);
  drawing += text_at(width / 2, 26, "ms-drawing__strong", "middle", "Uitkomst");
  drawing += text_at(width / 2, 45, "", "middle", "een voorstel aan de mens die beslist");
  return markup(
      R"(<div class="ms-table-region" role="region" tabindex="0" aria-label="Tekening van de stappen">)"
      R"(<svg class="ms-drawing ms-drawing--wide" viewBox="0 0 {} {}" role="img" aria-label="Elke stap met de gegevens die zij leest. Alle stappen samen geven de uitkomst. Hieronder staat het als lijst.">)"
      "{}</svg></div>",
      width, bottom + 6, drawing);
}

Html list_graph(const regels::Pakket& pakket) {
  Html items;
  for (const auto& step : graph_of(pakket)) {
    Html parts;
    for (const auto& pill : pills_of(step)) {
      parts += markup("<li>{} <span class=\"ms-second\">({})</span></li>", pill.name, pill.kind);
    }
    if (!step.steps.empty()) {
      parts += markup("<li>het antwoord op stap {}</li>", base::enumerate(step.steps));
    }
    items += markup("<li><strong>Stap {}. {}</strong> leest:<ul>{}</ul></li>", step.step->nummer,
                    step.step->naam, parts);
  }
  return markup("<ul class=\"ms-plain ms-rows\">{}</ul>", items);
}

Html draw_timeline(const std::vector<const regels::Pakket*>& packages, base::Date on) {
  if (packages.empty()) {
    return {};
  }
  constexpr int kWidth = 1120;
  auto first_year = on.year();
  auto last_year = on.year() + 1;
  for (const auto* pakket : packages) {
    first_year = std::min(first_year, pakket->geldig_van.year());
    last_year = std::max(last_year, pakket->geldig_van.year() + 1);
  }
  const auto first = base::Date::from(first_year, 1, 1).value_or(on);
  const auto last = base::Date::from(last_year + 1, 1, 1).value_or(on);
  Html drawing;
  std::string words;
  for (const auto* pakket : packages) {
    const auto end = pakket->geldig_tot_en_met.value_or(last);
    const double left = place(pakket->geldig_van, first, last, kWidth);
    const double right = place(end, first, last, kWidth);
    const auto name = pakket->id.substr(pakket->id.find_last_of('/') + 1);
    const auto kind = period_class(*pakket, on);
    // What holds beside another for some cases is drawn over the lower part of it.
    const bool beside = !pakket->naast.empty();
    drawing += markup(
        "<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\"><title>{}</title></rect>",
        kind, fmt::format("{:.1f}", left + 1), beside ? 28 : 6,
        fmt::format("{:.1f}", std::max(right - left - 2, 4.0)), beside ? 6 : 28, pakket->titel);
    words +=
        fmt::format("{} {} vanaf {}", words.empty() ? "" : ";", name, base::date_long(pakket->geldig_van));
    constexpr double kLetter = 6.6;  // a name that does not fit stands in the table below
    if (beside || right - left < kLetter * static_cast<double>(name.size())) {
      continue;
    }
    drawing += text_at(static_cast<int>((left + right) / 2), 25,
                       kind.ends_with("nu") ? "ms-drawing__small ms-drawing__strong ms-drawing__inverse"
                                            : "ms-drawing__small ms-drawing__strong",
                       "middle", name);
  }
  drawing +=
      markup("<line class=\"ms-ruler__line ms-ruler__passed--thin\" x1=\"0\" x2=\"{}\" y1=\"38\" y2=\"38\"/>",
             kWidth);
  for (auto year = first_year; year <= last_year + 1; ++year) {
    const auto day = base::Date::from(year, 1, 1);
    if (!day) {
      continue;
    }
    const int x = static_cast<int>(place(*day, first, last, kWidth));
    drawing += markup("<line class=\"ms-ruler__major\" x1=\"{}\" x2=\"{}\" y1=\"38\" y2=\"51\"/>", x, x);
    if (year <= last_year) {
      drawing += text_at(x + 6, 56, "ms-drawing__small", "start", std::to_string(year));
    }
  }
  const int here = static_cast<int>(place(on, first, last, kWidth));
  drawing += markup("<path class=\"ms-ruler__here\" d=\"M{} 40l7 11h-14z\"/>", here);
  const bool right_half = here > kWidth / 2;
  drawing += text_at(right_half ? here - 12 : here + 12, 72, "ms-drawing__small ms-drawing__strong",
                     right_half ? "end" : "start", base::date_short(on));
  return markup(
      R"(<svg class="ms-drawing ms-drawing--wide" viewBox="-8 0 {} 78" role="img" aria-label="Regels in de tijd:{}">)"
      "{}</svg>",
      kWidth + 16, words, drawing);
}

}  // namespace maatstaf::web
