// SPDX-License-Identifier: EUPL-1.2
//
// Reading JSON objects strictly while collecting every problem instead of stopping at the first: what the
// readers of applications and indications share. Not thread-safe: one reader per document.
#pragma once

#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/invoertekst.h"
#include "base/json.h"
#include "base/result.h"
#include "zaak/aanvraag/aanvraag.h"

namespace maatstaf::zaak {

enum class Aanwezig { Verplicht, MagOntbreken };

/// Collects problems of one file.
class Meldingen {
 public:
  explicit Meldingen(std::string_view bestand) : bestand_(bestand) {}
  void meld(std::string_view pad, std::string oorzaak, std::string remedie);
  void meld(base::Error fout);
  [[nodiscard]] bool leeg() const { return fouten_.empty(); }
  [[nodiscard]] Fouten& fouten() { return fouten_; }
  [[nodiscard]] const std::string& bestand() const { return bestand_; }

 private:
  std::string bestand_;
  Fouten fouten_;
};

/// The fields of one object. A getter reports what is wrong and then gives an empty value; `klaar` reports
/// the fields nobody asked for.
class Velden {
 public:
  /// Reports when `json` is no object.
  Velden(const base::Json& json, std::string pad, Meldingen& meldingen);

  [[nodiscard]] bool geldig() const { return object_ != nullptr; }
  /// A text as the rule for texts keeps it (base/invoertekst.h): one line, unless `soort` says otherwise.
  [[nodiscard]] std::string tekst(std::string_view veld, Aanwezig aanwezig, std::size_t langst = 200,
                                  base::Tekstsoort soort = base::Tekstsoort::Naam);
  [[nodiscard]] std::optional<base::Date> datum(std::string_view veld, Aanwezig aanwezig);
  /// A code: a text, or a number without point.
  [[nodiscard]] std::string code(std::string_view veld, Aanwezig aanwezig);
  [[nodiscard]] std::optional<bool> ja_nee(std::string_view veld);
  [[nodiscard]] const base::Json* veld(std::string_view veld, Aanwezig aanwezig);
  [[nodiscard]] const base::Json::Array* lijst(std::string_view veld, Aanwezig aanwezig,
                                               std::size_t langst = 200);
  void klaar();

  /// The same for an item of a list.
  [[nodiscard]] std::optional<std::string> schone_tekst(const std::string& tekst, const std::string& pad,
                                                        base::Tekstsoort soort = base::Tekstsoort::Naam);

  [[nodiscard]] std::string pad_van(std::string_view veld) const;
  [[nodiscard]] Meldingen& meldingen() { return meldingen_; }

 private:
  const base::Json::Object* object_ = nullptr;
  std::string pad_;
  Meldingen& meldingen_;
  std::set<std::string, std::less<>> gevraagd_;
};

[[nodiscard]] std::string in_lijst(std::string_view pad, std::size_t nummer);  ///< "opgaven.zorg[2]"

}  // namespace maatstaf::zaak
