// SPDX-License-Identifier: EUPL-1.2
//
// The source register: what every rule, parameter and question rests on. It holds no copied text: a place, what it
// says in our own words, and the fingerprint of the literal passage, by which the passage is found where the texts
// themselves are at hand. Format: docs/formaten/regelpakket.md. Immutable after reading.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace maatstaf::regels {

enum class Merk { Letterlijk, OudereTekst, Tweedehands, Afgeleid, NietGevonden };

struct Passage {
  std::string document;  ///< S0 … S4
  std::string sha256;
  int woorden = 0;
};

struct Bron {
  std::string id;
  std::string titel;
  std::string kort;  ///< label: "Rlz 5.1e"
  std::string soort;
  std::string vindplaats;
  std::string bwb;
  std::string ecli;
  std::string kamerstuk;
  std::string versie;
  std::string link;
  Merk merk = Merk::Letterlijk;
  std::string zegt;
  std::optional<Passage> passage;
};

class Bronnen {
 public:
  explicit Bronnen(std::vector<Bron> lijst);
  [[nodiscard]] const Bron* vind(std::string_view id) const;
  [[nodiscard]] const std::vector<Bron>& lijst() const { return lijst_; }

 private:
  std::vector<Bron> lijst_;
};

[[nodiscard]] base::Result<Bronnen> lees_bronnen(std::string_view yaml, std::string_view file);

/// The text as fingerprints are taken of it: hyphens at line ends joined, white space collapsed, quotes plain.
[[nodiscard]] std::string normaliseer(std::string_view tekst);
/// The passage in a normalised document, found by its fingerprint; nullopt when it is not there.
[[nodiscard]] std::optional<std::string> vind_passage(std::string_view genormaliseerd, const Passage& passage);

}  // namespace maatstaf::regels
