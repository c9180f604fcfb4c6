// SPDX-License-Identifier: EUPL-1.2
//
// Events: the memory of a dossier. An event is never changed or removed; a correction is a new event. The
// header (everything but `inhoud`) is stored readable and holds no personal data; `inhoud` is stored
// encrypted with the key of the dossier. Format: docs/formaten/gebeurtenis.md. Value types.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/date.h"
#include "base/json.h"
#include "base/result.h"

namespace maatstaf::dossier {

/// Who does something: the opaque id of an account (never a name), the role in which, and the office.
struct Actor {
  std::string account;
  std::string rol;
  std::string kantoor;
  friend bool operator==(const Actor&, const Actor&) = default;
};

struct NieuweGebeurtenis {
  std::string soort;  ///< lower case letters, digits and underscores: "feit", "oordeel_getekend"
  Actor actor;
  base::Date geldig_op;  ///< the day from which the content holds
  base::Json inhoud;
};

struct Gebeurtenis {
  std::string dossier;
  std::int64_t nummer = 0;  ///< 1, 2, 3 … without gaps
  std::string soort;
  Actor actor;
  base::Date geldig_op;
  base::Moment vastgelegd_op;
  base::Json inhoud;          ///< null when the dossier was erased
  std::string inhoud_sha256;  ///< of the encrypted content
  std::string vorige;         ///< hash of the event before; 64 zeros for the first
  std::string hash;           ///< 64 hexadecimal digits
};

/// A statement about one begrip, made by an event.
struct Vastlegging {
  std::string begrip;
  base::Json inhoud;  ///< whole content of the event: begrip, waarde and what else was said
  std::int64_t nummer = 0;
  Actor actor;
  base::Date geldig_op;
  base::Moment vastgelegd_op;
};

/// The latest statements by begrip.
using Vastleggingen = std::map<std::string, Vastlegging, std::less<>>;

/// What was known at `bekend_op` about the day `geldig_op`, from the events of kind `soort`.
///
/// The content of such an event is an object with `begrip`, `waarde`, and optionally `geldig_tot` (the last
/// day on which it holds) or `ingetrokken: true`. Per begrip the statement counts that holds on the day,
/// begins last, and, when several begin on the same day, was recorded last: so a correction repeats the first
/// day of what it corrects. `ingetrokken` takes back the statements with the same first day, as if they had
/// not been made. A `waarde` null says "not known from this day on": the begrip is then absent. An absent
/// begrip is unknown, never no.
[[nodiscard]] Vastleggingen feiten_op(const std::vector<Gebeurtenis>& gebeurtenissen, base::Date geldig_op,
                                      base::Moment bekend_op, std::string_view soort = "feit");

/// The same, with everything recorded up to and including that day in the Netherlands.
[[nodiscard]] Vastleggingen feiten_op(const std::vector<Gebeurtenis>& gebeurtenissen, base::Date geldig_op,
                                      base::Date bekend_op, std::string_view soort = "feit");

}  // namespace maatstaf::dossier
