// SPDX-License-Identifier: EUPL-1.2
//
// A place in a package for what a module above works out from it once, such as the plan of an assessment.
// Thread-safe: two threads may both work it out, one result stays. A copy starts empty, so that a changed
// copy of a package never uses what was worked out from the original.
#pragma once

#include <atomic>
#include <memory>

namespace maatstaf::regels {

class Afgeleide {
 public:
  Afgeleide() = default;
  Afgeleide(const Afgeleide& /*other*/) {}
  Afgeleide& operator=(const Afgeleide& /*other*/) {
    inhoud_.store(nullptr);
    return *this;
  }
  ~Afgeleide() = default;

  /// What was worked out before, or else what `maak` gives: a shared_ptr<const T>. Ask it for one T only.
  template <class T, class Maak>
  [[nodiscard]] std::shared_ptr<const T> geef(const Maak& maak) const {
    std::shared_ptr<const void> inhoud = inhoud_.load();
    if (!inhoud) {
      std::shared_ptr<const void> nieuw = maak();
      if (inhoud_.compare_exchange_strong(inhoud, nieuw)) {
        inhoud = std::move(nieuw);
      }
    }
    return std::static_pointer_cast<const T>(std::move(inhoud));
  }

 private:
  mutable std::atomic<std::shared_ptr<const void>> inhoud_;
};

}  // namespace maatstaf::regels
