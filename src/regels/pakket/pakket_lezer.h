// SPDX-License-Identifier: EUPL-1.2
//
// From files to a rule package: reading its parts, then checking that they belong together. A package is read
// whole or refused whole. Format: docs/formaten/regelpakket.md. Thread-safe: no shared state.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "regels/lezen/bestanden.h"
#include "regels/pakket/pakket.h"

namespace maatstaf::regels {

/// What all packages share.
struct Gedeeld {
  std::shared_ptr<const Begrippen> begrippen;
  std::shared_ptr<const Bronnen> bronnen;
};

/// Reads the package whose files start with `map` ("meerzorg-thuis/kader-2026/").
[[nodiscard]] base::Result<Pakket> lees_pakket(const Bestanden& bestanden, std::string_view map,
                                               const Gedeeld& gedeeld);

/// The parts, for tests and fuzzing. Each reads one file, unless it says otherwise.
[[nodiscard]] base::Result<Pakket> lees_pakket_yaml(std::string_view text, std::string_view file);
[[nodiscard]] base::Result<std::vector<Parameter>> lees_parameters(std::string_view text,
                                                                   std::string_view file);
[[nodiscard]] base::Result<std::vector<Interpretatie>> lees_interpretaties(std::string_view text,
                                                                           std::string_view file);
/// The examples of one package, in all its files: one may start from the facts of another (`basis`), which
/// then stand in it. Errors: a basis that is not there, or that leads back to itself.
[[nodiscard]] base::Result<std::vector<Voorbeeld>> lees_voorbeelden(std::span<const Tekstbestand> bestanden,
                                                                    const Begrippen& begrippen);

/// Everything that one file cannot know: that names exist, that every rule row has a source, that the model
/// reads only what the vocabulary and the parameters offer, that forbidden dependencies are absent. `file` is
/// that of pakket.yaml.
[[nodiscard]] base::Result<void> controleer(const Pakket& pakket, const Bestanden& bestanden,
                                            const std::string& file);

/// The ids of the sources and of the begrippen that the package uses, sorted.
[[nodiscard]] std::vector<std::string> gebruikte_bronnen(const Pakket& pakket);
[[nodiscard]] std::vector<std::string> gebruikte_begrippen(const Pakket& pakket);

}  // namespace maatstaf::regels
