// SPDX-License-Identifier: EUPL-1.2
//
// Reading an application for meerzorg: JSON in, facts with their origin out. Strict: what is wrong is never
// mended or skipped; ALL problems come back in one list, each with file, path, cause and remedy, and nothing
// is kept. Format: docs/formaten/aanvraag.md. Pure functions, thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "base/result.h"
#include "beoordeling/uitkomst/feiten.h"
#include "regels/register/begrippen.h"
#include "zaak/aanvraag/iwlz.h"

namespace maatstaf::zaak {

/// Whether the people in it are made up.
enum class Gegevens { Echt, Voorbeeld };

struct Client {
  std::string naam;
  base::Date geboortedatum;
  std::string bsn;  ///< nine digits, or empty when it was not given
};

/// Who applies on behalf of the client, and where letters go.
struct Aanvrager {
  std::string naam;
  std::string relatie;             ///< "ouder", "voogd", "curator", "mentor", "gevolmachtigde", "client"
  std::vector<std::string> adres;  ///< lines; may be empty
  std::string telefoon;            ///< may be empty
};

/// A score of the CIZ on one question: an aid, never a rule. Score 9 ("niet beoordeeld") is unknown: nullopt.
struct CizScore {
  std::string lijst;      ///< "beperking" or "stoornis"
  std::string vraag;      ///< code
  std::string vraagnaam;  ///< in words
  std::optional<int> score;
};

/// The indication as the register gives it.
struct Indicatie {
  std::string id;
  std::string besluitnummer;
  std::string bsn;
  base::Date afgiftedatum;
  base::Date ingangsdatum;
  std::optional<base::Date> einddatum;
  std::optional<bool> meerzorgvinkje;
  std::string zzp_code;   ///< "814"
  std::string profiel;    ///< "8VG"
  std::string grondslag;  ///< our code of the first one
  std::vector<CizScore> scores;
};

struct Aanvraag {
  Gegevens gegevens = Gegevens::Echt;
  Client client;
  Aanvrager aanvrager;
  std::optional<Indicatie> indicatie;
  beoordeling::Feiten feiten;  ///< statements, register facts, and judgements when the file holds them
  base::Json document;         ///< as it was given, its texts by the rule of base/invoertekst.h
};

using Fouten = std::vector<base::Error>;
template <class T>
using Gelezen = tl::expected<T, Fouten>;

/// Reads an application; `indicatie_json` is the indication as a separate document, or empty.
[[nodiscard]] Gelezen<Aanvraag> lees_aanvraag(std::string_view json, std::string_view bestand,
                                              const regels::Begrippen& begrippen, const IwlzCodes& codes,
                                              std::string_view indicatie_json = {},
                                              std::string_view indicatie_bestand = {});
/// The same from a document that was parsed already.
[[nodiscard]] Gelezen<Aanvraag> lees_aanvraag(const base::Json& document, std::string_view bestand,
                                              const regels::Begrippen& begrippen, const IwlzCodes& codes);

/// The application as who applies can vouch for it. What stands in it as said by the CIZ, a clinician or the
/// office is only what the applicant says that they said: it becomes the applicant's own statement, which
/// names the source it claims; the indication is no longer one of the register. Nothing is dropped: unknown
/// is not no.
[[nodiscard]] Aanvraag als_eigen_opgave(Aanvraag aanvraag);

/// Reads an indication on its own.
[[nodiscard]] Gelezen<Indicatie> lees_indicatie(const base::Json& document, std::string_view bestand,
                                                std::string_view pad, const IwlzCodes& codes);

/// All problems as one error of kind Input: the place of the first, every problem in the cause, one per line.
[[nodiscard]] base::Error een_fout(const Fouten& fouten);

}  // namespace maatstaf::zaak
