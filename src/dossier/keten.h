// SPDX-License-Identifier: EUPL-1.2
//
// The links of the hash chain as they are stored. Internal to src/dossier; format:
// docs/formaten/gebeurtenis.md. Pure functions and value types.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "db/value.h"
#include "dossier/gebeurtenis.h"
#include "dossier/kluis.h"

namespace maatstaf::dossier {

/// `vorige` of the first event.
inline constexpr std::string_view kGeenVorige =
    "0000000000000000000000000000000000000000000000000000000000000000";
/// `formaat` of every event.
inline constexpr std::string_view kFormaat = "maatstaf-gebeurtenis-1";
/// The kind of the last event of an erased dossier.
inline constexpr std::string_view kGewist = "gewist";

/// One stored event. Dates stay text here: a hash is over what is stored, whatever it is.
struct Schakel {
  std::string dossier;
  std::int64_t nummer = 0;
  std::string soort;
  Actor actor;
  std::string geldig_op;
  std::string vastgelegd_op;
  std::string inhoud;         ///< encrypted
  std::string inhoud_sha256;  ///< of the encrypted bytes
  std::string vorige;
  std::string hash;
};

[[nodiscard]] base::Result<Schakel> lees_schakel(const db::Row& row);

/// The header with the hash before, as JSON.
[[nodiscard]] base::Json koptekst(const Schakel& schakel);
/// What the content is bound to when it is encrypted: all of the header and the hash before.
[[nodiscard]] std::string identiteit(const Schakel& schakel);
/// SHA-256 over the canonical JSON of the header, the hash before and the fingerprint of the encrypted
/// content.
[[nodiscard]] std::string bereken_hash(const Schakel& schakel, const std::string& inhoud_sha256);

/// Makes the link after `vorige_hash`.
[[nodiscard]] Schakel smeed(const std::string& dossier, std::int64_t nummer, const NieuweGebeurtenis& nieuw,
                            base::Moment moment, const std::string& vorige_hash,
                            const DossierSleutel& sleutel);

/// A difference between what is stored and what must be there.
struct Afwijking {
  std::string waar;
  std::string uitleg;
};

/// Compares one link with its place in the chain. `sleutel` is absent when the dossier was erased.
[[nodiscard]] std::optional<Afwijking> zoek_afwijking(const Schakel& schakel, std::int64_t nummer,
                                                      const std::string& vorige_hash,
                                                      const std::optional<DossierSleutel>& sleutel);

/// The event in a link that was found right. Errors: Storage (content that is not what was once written).
[[nodiscard]] base::Result<Gebeurtenis> lees_gebeurtenis(const Schakel& schakel,
                                                         const std::optional<DossierSleutel>& sleutel);

}  // namespace maatstaf::dossier
