// SPDX-License-Identifier: EUPL-1.2
#include "web/kern/welcome.h"

#include <fmt/format.h>

namespace maatstaf::web {

namespace {

Html step_item(const WelcomeStep& step, std::size_t number) {
  return markup(
      "<li><span class=\"ms-steps__number\" aria-hidden=\"true\">{}</span>{}{}"
      "<p class=\"ms-steps__who\">{}{}{}</p></li>",
      number, h3(heard(fmt::format("Stap {}: ", number)) + Html::text(step.title)),
      second_line("{}", step.text), icon(step.icon), heard("Door: "), step.who);
}

Html content_of(const Regime& regime) {
  return p("{}", regime.label) + h3(regime.heading) + p("{}", regime.text) + p("{}", regime.link);
}

}  // namespace

Html welcome_steps(std::string_view id, std::string_view heading, const std::vector<WelcomeStep>& steps) {
  Html items;
  std::size_t number = 0;
  for (const auto& step : steps) {
    items += step_item(step, ++number);
  }
  const auto title = markup("<h2 id=\"{}\">{}</h2>", id, heading);
  return markup("<section class=\"ms-band\" aria-labelledby=\"{}\">{}</section>", id,
                block(Block::Width, title + markup("<ol class=\"ms-steps\">{}</ol>", items)));
}

Html promise(std::string_view heading, std::string_view text) {
  return markup("<div class=\"ms-promise\">{}{}</div>", h2(heading), second_line("{}", text));
}

Html regime_now(const Regime& regime) {
  return markup("<div>{}</div>", content_of(regime));
}

Html regime_later(const Regime& regime) {
  return markup("<div class=\"ms-regimes__later\">{}</div>", content_of(regime));
}

Html regimes(const Html& now, const Html& later) {
  return now.empty() && later.empty()
             ? Html()
             : markup("<div class=\"ms-card ms-card--flush ms-regimes\">{}{}</div>", now, later);
}

}  // namespace maatstaf::web
