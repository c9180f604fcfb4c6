// SPDX-License-Identifier: EUPL-1.2
//
// The source register: what every rule, parameter and question rests on. It holds no copied text: a place,
// what it says in our own words, and the fingerprint of the literal passage, by which the passage is found
// where the texts themselves are at hand. Format: docs/formaten/regelpakket.md. Immutable after reading.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "base/woorden.h"
#include "regels/lezen/bestanden.h"

namespace maatstaf::regels {

using base::naam;
using base::woord;

/// How sure the text is.
enum class Merk { Letterlijk, OudereTekst, Tweedehands, Afgeleid, NietGevonden };
constexpr auto woordenlijst(Merk /*enum*/) {
  return base::woordenlijst<Merk>({{Merk::Letterlijk, "letterlijk"},
                                   {Merk::OudereTekst, "oudere_tekst", "uit een oudere tekst"},
                                   {Merk::Tweedehands, "tweedehands", "uit de tweede hand"},
                                   {Merk::Afgeleid, "afgeleid"},
                                   {Merk::NietGevonden, "niet_gevonden", "niet gevonden"}});
}

/// Where the literal text stands, known by its fingerprint only.
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
  std::string vingerafdruk;  ///< SHA-256 of the entry as it stands in the register
  base::Place plaats;        ///< where it stands in the file, for messages
};

class Bronnen {
 public:
  explicit Bronnen(std::vector<Bron> lijst);
  Bronnen(const Bronnen&) = delete;  // the index looks into the list
  Bronnen& operator=(const Bronnen&) = delete;
  Bronnen(Bronnen&&) = default;
  Bronnen& operator=(Bronnen&&) = default;
  ~Bronnen() = default;
  [[nodiscard]] const Bron* vind(std::string_view id) const;
  [[nodiscard]] const std::vector<Bron>& lijst() const { return lijst_; }
  /// The label of each: "Rlz 5.1e"; an id that the register does not know stays as it is.
  [[nodiscard]] std::vector<std::string> labels(const std::vector<std::string>& ids) const;

 private:
  std::vector<Bron> lijst_;
  std::unordered_map<std::string_view, std::size_t> index_;  ///< views into lijst_, which never changes
};

/// Reads one register out of one or more files. A source that stands in two of them is an error.
[[nodiscard]] base::Result<Bronnen> lees_bronnen(std::span<const Tekstbestand> bestanden);
[[nodiscard]] base::Result<Bronnen> lees_bronnen(std::string_view yaml, std::string_view file);

/// The text as fingerprints are taken of it: hyphens at line ends joined, white space collapsed, quotes
/// plain.
[[nodiscard]] std::string normaliseer(std::string_view tekst);
/// The passage in a normalised document, found by its fingerprint; nullopt when it is not there.
[[nodiscard]] std::optional<std::string> vind_passage(std::string_view genormaliseerd,
                                                      const Passage& passage);

}  // namespace maatstaf::regels
