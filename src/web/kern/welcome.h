// SPDX-License-Identifier: EUPL-1.2
//
// What only the start page has: the steps in one line, what people may count on, and the rules of now and
// later beside each other. Pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/kern/blocks.h"

namespace maatstaf::web {

struct WelcomeStep {
  std::string title;
  std::string text;
  std::string who;
  Icon icon = Icon::Person;
};
/// A band over the whole width with the steps, numbered.
[[nodiscard]] Html welcome_steps(std::string_view id, std::string_view heading,
                                 const std::vector<WelcomeStep>& steps);
/// One thing that people may count on.
[[nodiscard]] Html promise(std::string_view heading, std::string_view text);

/// A period with its rules: a label, a heading, what holds then, and a link.
struct Regime {
  Html label;
  std::string heading;
  std::string text;
  Html link;
};
/// The rules of now beside those of later; either may be missing.
[[nodiscard]] Html regime_now(const Regime& regime);
[[nodiscard]] Html regime_later(const Regime& regime);
[[nodiscard]] Html regimes(const Html& now, const Html& later);

}  // namespace maatstaf::web
