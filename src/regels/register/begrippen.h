// SPDX-License-Identifier: EUPL-1.2
//
// The vocabulary: every input of every package, once. Forms, the schema of an application, import checks,
// engine types and work lists all come from this list. Format: docs/formaten/regelpakket.md. Immutable after
// reading.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/decimal.h"
#include "base/json.h"
#include "base/result.h"
#include "base/woorden.h"
#include "feel/value.h"
#include "regels/lezen/bestanden.h"

namespace maatstaf::regels {

using base::naam;
using base::woord;

enum class BegripSoort { Register, Opgave, Oordeel, Berekend };
constexpr auto woordenlijst(BegripSoort /*enum*/) {
  return base::woordenlijst<BegripSoort>({{BegripSoort::Register, "register"},
                                          {BegripSoort::Opgave, "opgave"},
                                          {BegripSoort::Oordeel, "oordeel"},
                                          {BegripSoort::Berekend, "berekend"}});
}

enum class BegripType { JaNee, Keuze, Getal, Bedrag, Datum, Tekst, Lijst };
constexpr auto woordenlijst(BegripType /*enum*/) {
  return base::woordenlijst<BegripType>({{BegripType::JaNee, "ja_nee"},
                                         {BegripType::Keuze, "keuze"},
                                         {BegripType::Getal, "getal"},
                                         {BegripType::Bedrag, "bedrag"},
                                         {BegripType::Datum, "datum"},
                                         {BegripType::Tekst, "tekst"},
                                         {BegripType::Lijst, "lijst"}});
}

enum class Privacy { Geen, Gewoon, Bijzonder };
constexpr auto woordenlijst(Privacy /*enum*/) {
  return base::woordenlijst<Privacy>(
      {{Privacy::Geen, "geen"}, {Privacy::Gewoon, "gewoon"}, {Privacy::Bijzonder, "bijzonder"}});
}

/// What a judgement must carry before it can be signed.
enum class Onderbouwing { Geen, Reden, RedenEnBewijs };
constexpr auto woordenlijst(Onderbouwing /*enum*/) {
  return base::woordenlijst<Onderbouwing>({{Onderbouwing::Geen, "geen"},
                                           {Onderbouwing::Reden, "reden"},
                                           {Onderbouwing::RedenEnBewijs, "reden_en_bewijs"}});
}

struct Keuze {
  std::string code;
  std::string naam;
};

struct Bereik {
  std::optional<base::Decimal> minimum;
  std::optional<base::Decimal> maximum;
  std::optional<base::Date> eerste;  ///< for dates
  std::optional<base::Date> laatste;
};

/// One field of an item in a list. An optional field that is not given is null in the item: "there is none".
struct Veld {
  std::string id;
  std::string naam;
  BegripType type = BegripType::Tekst;
  std::vector<Keuze> waarden;
  Bereik bereik;
  bool verplicht = true;
};

struct Begrip {
  std::string id;
  std::string naam;
  BegripSoort soort = BegripSoort::Opgave;
  BegripType type = BegripType::Tekst;
  std::vector<Keuze> waarden;
  std::string eenheid;
  Bereik bereik;
  std::vector<feel::Value> proefwaarden;
  std::vector<Veld> velden;
  std::vector<std::string> levert;
  std::string bevoegdheid;
  std::vector<std::string> bronnen;
  std::string vraag;
  std::string uitleg;
  std::string waarvoor;
  Privacy privacy = Privacy::Gewoon;
  Onderbouwing onderbouwing = Onderbouwing::Reden;  ///< oordeel only
  std::string vingerafdruk;                         ///< SHA-256 of the entry as it stands in the vocabulary
  base::Place plaats;                               ///< where it stands in the file, for messages
};

/// Values that stand for all a begrip can have: both answers, every code, or the test values of the
/// vocabulary. Empty when the vocabulary gives none: the begrip cannot be enumerated.
[[nodiscard]] std::vector<feel::Value> proefdomein(const Begrip& begrip);

class Begrippen {
 public:
  explicit Begrippen(std::vector<Begrip> lijst);
  Begrippen(const Begrippen&) = delete;  // the index looks into the list
  Begrippen& operator=(const Begrippen&) = delete;
  Begrippen(Begrippen&&) = default;
  Begrippen& operator=(Begrippen&&) = default;
  ~Begrippen() = default;
  [[nodiscard]] const Begrip* vind(std::string_view id) const;
  [[nodiscard]] const std::vector<Begrip>& lijst() const { return lijst_; }

  /// Reads a JSON value as a value of the begrip: right type, known code, inside the range. `path` names the
  /// place. Errors: ErrorKind::Input; they never repeat the value.
  [[nodiscard]] base::Result<feel::Value> lees(const Begrip& begrip, const base::Json& json,
                                               std::string_view path) const;
  /// Reads what a person typed in a form ("1.250,50", "24-11-2026", "ja").
  [[nodiscard]] base::Result<feel::Value> lees_tekst(const Begrip& begrip, std::string_view tekst,
                                                     std::string_view path) const;
  /// The value back as JSON, as `lees` reads it.
  [[nodiscard]] base::Json schrijf(const Begrip& begrip, const feel::Value& waarde) const;
  /// The value in words for people: "8VG Wonen met …", "€ 149.344", "ja".
  [[nodiscard]] std::string in_woorden(const Begrip& begrip, const feel::Value& waarde) const;
  /// JSON Schema of an application with these begrippen.
  [[nodiscard]] base::Json json_schema() const;

 private:
  std::vector<Begrip> lijst_;
  std::unordered_map<std::string_view, std::size_t> index_;  ///< views into lijst_, which never changes
};

/// The most items a list may have; an application with more care items than this is a mistake.
inline constexpr std::size_t kHoogstensOnderdelen = 200;
/// The most bytes a text may have.
inline constexpr std::size_t kHoogstensTekst = 20'000;

/// Reads one vocabulary out of one or more files. A begrip that stands in two of them is an error.
[[nodiscard]] base::Result<Begrippen> lees_begrippen(std::span<const Tekstbestand> bestanden);
[[nodiscard]] base::Result<Begrippen> lees_begrippen(std::string_view yaml, std::string_view file);

}  // namespace maatstaf::regels
