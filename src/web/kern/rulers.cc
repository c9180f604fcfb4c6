// SPDX-License-Identifier: EUPL-1.2
#include "web/kern/rulers.h"

#include <fmt/format.h>

#include <algorithm>

#include "web/kern/components.h"

namespace maatstaf::web {

namespace {

/// A length in the drawing; screens only, no decision depends on it.
std::string percent(double fraction) {
  return fmt::format("{:.2f}%", std::clamp(fraction, 0.0, 1.0) * 100.0);
}

std::string_view class_of(Passed kind) {
  switch (kind) {
    case Passed::Normal:
      return "ms-ruler__passed";
    case Passed::Late:
      return "ms-ruler__late";
    case Passed::StandingStill:
      return "ms-ruler__still";
  }
  return "";
}

Html tick(double fraction, std::string_view kind, int length) {
  return markup("<line class=\"ms-ruler__{}\" x1=\"{}\" x2=\"{}\" y1=\"2\" y2=\"{}\"/>", kind,
                percent(fraction), percent(fraction), 2 + length);
}

Html step_content(const RailStep& step, std::string_view prefix) {
  Html content;
  const auto name = markup("<span class=\"ms-rail__name\">{}</span>", step.name);
  if (!step.number.empty()) {
    content += markup("<span class=\"ms-rail__number\">{}</span> ", step.number);
  }
  content += name;
  const bool shown = step.state != Toestand::Later || !step.word.empty();
  if (shown) {
    content += markup("<span class=\"{}__state\">{}</span>", prefix, state(step.state, step.word));
  }
  if (!step.caption.empty()) {
    content += markup("<span class=\"ms-caption\">{}</span>", step.caption);
  }
  return content;
}

Html step_item(const RailStep& step, std::string_view prefix) {
  const auto content = step_content(step, prefix);
  const auto current = step.current ? markup(" aria-current=\"step\"") : Html{};
  return step.address.empty()
             ? markup("<span class=\"{}__step\"{}>{}</span>", prefix, current, content)
             : markup("<a class=\"{}__step\" href=\"{}\"{}>{}</a>", prefix, step.address, current, content);
}

std::string summary_of(const std::vector<RailStep>& steps) {
  for (const auto& step : steps) {
    if (step.current) {
      return fmt::format("{}{}. Toon alle stappen",
                         step.number.empty() ? "" : fmt::format("Stap {}: ", step.number), step.name);
    }
  }
  return "Toon alle stappen";
}

}  // namespace

Html ruler(const Ruler& given) {
  const int units = std::max(given.units, 1);
  const int parts = std::max(given.parts, 1);
  Html drawing = markup("<line class=\"ms-ruler__line\" x1=\"0\" x2=\"100%\" y1=\"2\" y2=\"2\"/>");
  for (int i = 0; i <= units * parts; ++i) {
    const double fraction = static_cast<double>(i) / (units * parts);
    drawing += i % parts == 0 ? tick(fraction, "major", 13) : tick(fraction, "minor", 6);
  }
  const double passed = std::clamp(given.passed / units, 0.0, 1.0);
  if (passed > 0) {
    drawing += markup("<line class=\"{}\" x1=\"0\" x2=\"{}\" y1=\"2\" y2=\"2\"/>", class_of(given.kind),
                      percent(passed));
  }
  if (given.marker == Ruler::Marker::Here) {
    drawing += markup(
        "<svg x=\"{}\" y=\"0\" overflow=\"visible\"><path class=\"ms-ruler__here\" d=\"M-7 18L0 8l7 10z\"/>"
        "</svg>",
        percent(passed));
  }
  return markup("<svg class=\"ms-ruler\" aria-hidden=\"true\" focusable=\"false\">{}</svg>", drawing);
}

Html form_progress(std::size_t part, std::size_t parts, std::string_view name, std::string_view left) {
  const Ruler drawn{.units = static_cast<int>(parts),
                    .parts = 4,
                    .passed = static_cast<double>(part) - 0.5,
                    .marker = Ruler::Marker::Here};
  return markup(
      "<div class=\"ms-progress\"><p class=\"ms-progress__text\"><strong>Deel {} van {}: {}</strong>"
      "<span class=\"ms-second\">{}</span></p>{}</div>",
      part, parts, name, left, ruler(drawn));
}

Html rail(const std::vector<RailStep>& steps) {
  Html items;
  for (const auto& step : steps) {
    items += markup("<li>{}</li>", step_item(step, "ms-rail"));
  }
  const auto list = markup("<ol class=\"ms-rail\">{}</ol>", items);
  return markup(
      "<nav class=\"ms-wide\" aria-label=\"Stappen\">{}</nav><details class=\"ms-narrow ms-more\">"
      "<summary>{}</summary><nav aria-label=\"Stappen\">{}</nav></details>",
      list, summary_of(steps), list);
}

Html horizontal_rail(const std::vector<RailStep>& steps) {
  Html items;
  for (const auto& step : steps) {
    items += markup("<li class=\"{}\">{}</li>", step.state == Toestand::Klaar ? "ms-passed" : "",
                    step_item(step, "ms-hrail"));
  }
  const auto list = markup("<ol class=\"ms-hrail\">{}</ol>", items);
  return markup(
      "<div class=\"ms-hrail-band\"><div class=\"ms-width\">"
      "<nav class=\"ms-wide\" aria-label=\"Stappen\">{}</nav><details class=\"ms-narrow ms-more\">"
      "<summary>{}</summary><nav aria-label=\"Stappen\">{}</nav></details></div></div>",
      list, summary_of(steps), list);
}

Html status_steps(const std::vector<StatusStep>& steps) {
  Html items;
  for (const auto& step : steps) {
    // The mark stands alone here, so its word is in the text for who cannot see it.
    const auto word = naam(step.state).empty() ? std::string_view("nog niet aan de beurt") : naam(step.state);
    items += markup(
        "<li class=\"{}\">{}<span class=\"ms-hidden\">{}: </span><span class=\"ms-steps__name\">{}</span>"
        "<span>{}</span></li>",
        step.state == Toestand::Klaar ? "ms-passed" : "",
        markup("<span class=\"ms-state ms-state--{}\">{}</span>",
               step.state == Toestand::Wacht   ? "wacht"
               : step.state == Toestand::Later ? "later"
                                               : "klaar",
               state_mark(step.state)),
        word, step.name, step.text);
  }
  return markup("<ol class=\"ms-steps ms-steps--status\">{}</ol>", items);
}

Html mini_rail(const std::vector<MiniStep>& steps) {
  constexpr int kWidth = 23;
  Html drawing;
  std::string words;
  int x = 0;
  for (const auto& step : steps) {
    const bool now = step.turn == MiniStep::Turn::Now;
    const int left = x + 1;
    const int inner = kWidth - 2;
    if (now) {
      drawing +=
          markup("<rect class=\"ms-minirail__nu\" x=\"{}\" y=\"0\" width=\"{}\" height=\"7\"/>", left, inner);
    } else if (step.turn == MiniStep::Turn::Later || step.antwoord == beoordeling::Antwoord::Nvt) {
      drawing += markup("<rect class=\"ms-minirail__later\" x=\"{}\" y=\"1\" width=\"{}\" height=\"4\"/>",
                        left, inner);
    } else if (step.antwoord == beoordeling::Antwoord::Onbekend) {
      drawing += markup("<line class=\"ms-minirail__onbekend\" x1=\"{}\" x2=\"{}\" y1=\"3\" y2=\"3\"/>", left,
                        left + inner);
    } else if (step.antwoord == beoordeling::Antwoord::Nee) {
      drawing += markup("<rect class=\"ms-minirail__nee\" x=\"{}\" y=\"1\" width=\"{}\" height=\"4\"/>", left,
                        inner);
    } else {
      drawing +=
          markup("<rect class=\"ms-minirail__ja\" x=\"{}\" y=\"1\" width=\"{}\" height=\"4\"/>", left, inner);
    }
    drawing += markup("<text class=\"{}\" x=\"{}\" y=\"22\">{}</text>", now ? "ms-now-text" : "",
                      x + kWidth / 2, step.number);
    const auto word = now                                  ? "nu"
                      : step.turn == MiniStep::Turn::Later ? "later"
                                                           : beoordeling::naam(step.antwoord);
    words += fmt::format("{}stap {} {}", words.empty() ? "" : ", ", step.number, word);
    x += kWidth;
  }
  return markup("<svg class=\"ms-minirail\" viewBox=\"0 0 {} 30\" role=\"img\" aria-label=\"{}\">{}</svg>",
                std::max(x, 1), words, drawing);
}

}  // namespace maatstaf::web
