// SPDX-License-Identifier: EUPL-1.2
#include "web/kern/measures.h"

#include <fmt/format.h>

#include <algorithm>

namespace maatstaf::web {

namespace {

using base::Decimal;
using base::markup;

Html axis(std::string_view path) {
  return markup("<path class=\"ms-score__axis\" d=\"{}\"/>", path);
}

enum class Anchor { Start, Middle, End };
std::string_view word_of(Anchor anchor) {
  switch (anchor) {
    case Anchor::Start:
      return "start";
    case Anchor::Middle:
      return "middle";
    case Anchor::End:
      return "end";
  }
  return "middle";
}

enum class Weight { Normal, Strong };
Html small_text(int x, int y, Anchor anchor, std::string_view text, Weight weight = Weight::Normal) {
  return markup("<text class=\"ms-drawing__small{}\" x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>",
                weight == Weight::Strong ? " ms-drawing__strong" : "", x, y, word_of(anchor), text);
}

enum class Bar { First, Second };
Html bar(Bar kind, int x, int y, int width, int height) {
  return markup("<rect class=\"ms-drawing__bar{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                kind == Bar::Second ? " ms-drawing__bar--second" : "", x, y, width, height);
}

}  // namespace

int place_on_line(const Decimal& value, const Decimal& scale, int length) {
  if (scale.is_zero()) {
    return 0;
  }
  const auto scaled = value.multiply(Decimal(length));
  const auto place = scaled ? scaled->divide(scale) : std::nullopt;
  const auto rounded = place ? place->round(0, base::Rounding::HalfUp) : std::nullopt;
  const auto whole = rounded ? rounded->to_int64() : std::nullopt;
  return static_cast<int>(std::clamp<std::int64_t>(whole.value_or(0), 0, length));
}

Html score_drawing(std::string_view title, const Decimal& client, const std::optional<Decimal>& profile) {
  constexpr int kStart = 6;
  constexpr int kLength = 84;
  constexpr int kHighest = 3;
  const auto place = [](const Decimal& score) {
    return kStart + place_on_line(score, Decimal(kHighest), kLength);
  };
  Html drawing = axis(fmt::format("M{} 10h{}", kStart, kLength));
  for (int score = 0; score <= kHighest; ++score) {
    const int x = kStart + score * kLength / kHighest;
    drawing += axis(fmt::format("M{} 10v5", x));
    drawing += markup("<text class=\"ms-score__number\" x=\"{}\" y=\"27\" text-anchor=\"middle\">{}</text>",
                      x, score);
  }
  if (profile) {
    drawing += markup("<path class=\"ms-score__profile\" d=\"M{} 3v14\"/>", place(*profile));
  }
  drawing += markup("<circle class=\"ms-score__client\" cx=\"{}\" cy=\"10\" r=\"5\"/>", place(client));
  return markup(
      R"(<svg class="ms-score" viewBox="0 0 96 30" width="96" height="30" role="img" aria-label="{}">)"
      "{}</svg>",
      title, drawing);
}

Html hours_bar(const Decimal& hours, const Decimal& longest) {
  constexpr int kLength = 60;
  return markup(
      "<svg class=\"ms-hours\" viewBox=\"0 0 60 4\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
      "<rect class=\"ms-hours__all\" width=\"60\" height=\"4\"/>"
      "<rect class=\"ms-hours__part\" width=\"{}\" height=\"4\"/></svg>",
      place_on_line(hours, longest, kLength));
}

Html hours_ruler(const HoursMark& profile, const HoursMark& limit, const HoursMark& needed) {
  constexpr int kLength = 300;
  constexpr int kTen = 10;
  constexpr int kMostTens = 34;
  const Decimal& longest = needed.hours < limit.hours ? limit.hours : needed.hours;
  const auto tens = longest.divide(Decimal(kTen));
  const auto above = tens ? tens->round(0, base::Rounding::Up) : std::nullopt;
  const int units =
      static_cast<int>(above ? std::clamp<std::int64_t>(above->to_int64().value_or(1), 1, kMostTens) : 1);
  const Decimal scale(units * kTen);
  const int at_profile = place_on_line(profile.hours, scale, kLength);
  const int at_limit = place_on_line(limit.hours, scale, kLength);
  const int at_needed = place_on_line(needed.hours, scale, kLength);
  const int start = std::min(at_limit, at_needed);
  Html drawing = bar(Bar::Second, 0, 36, start, 14);
  drawing += bar(Bar::First, start, 36, std::max(at_needed - at_limit, 0), 14);
  drawing += markup("<path class=\"ms-score__profile\" d=\"M{} 30v22M{} 16v36M{} 30v22\"/>", at_profile,
                    at_limit, at_needed);
  drawing += axis("M0 54h300");
  constexpr int kEveryNumber = 12;  // more tens than these get a number at every fifth
  const int step = units > kEveryNumber ? 5 : 1;
  for (int i = 0; i <= units; ++i) {
    const int x = i * kLength / units;
    drawing += axis(fmt::format("M{} 54v{}", x, i % step == 0 ? 8 : 5));
    if (i % step == 0) {
      drawing += small_text(x, 76, Anchor::Middle, std::to_string(i * kTen));
    }
  }
  drawing += small_text(at_limit, 11, Anchor::Middle, "grens " + limit.words);
  drawing += small_text(std::max(at_profile - 4, 70), 27, Anchor::End, "profiel " + profile.words);
  const bool at_left = at_needed < 90;
  drawing += small_text(at_left ? at_needed : std::max(at_needed, 150), 27,
                        at_left ? Anchor::Start : Anchor::End, "nodig " + needed.words, Weight::Strong);
  drawing += small_text(kLength, 92, Anchor::End, "uren per week");
  return markup(
      "<svg class=\"ms-drawing ms-hours-ruler\" viewBox=\"-8 0 316 96\" role=\"img\" aria-label=\"{}\">{}"
      "</svg>",
      fmt::format("Uren per week: profiel {}, grens {}, nodig {}", profile.words, limit.words, needed.words),
      drawing);
}

Html change_bar(const std::optional<Decimal>& change, const Decimal& largest) {
  constexpr int kLength = 120;
  constexpr int kTicks = 6;
  Html drawing = axis("M0 10h120");
  for (int x = 0; x <= kLength; x += kLength / kTicks) {
    drawing += axis(fmt::format("M{} 4v6", x));
  }
  drawing += bar(Bar::First, 0, 1, change ? place_on_line(change->absolute(), largest, kLength) : 0, 8);
  return markup("<svg class=\"ms-change\" viewBox=\"-1 0 122 12\" aria-hidden=\"true\">{}</svg>", drawing);
}

}  // namespace maatstaf::web
