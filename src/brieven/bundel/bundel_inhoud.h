// SPDX-License-Identifier: EUPL-1.2
//
// What stands in besluit.zip, for who writes it and who verifies it. Internal to brieven.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "brieven/bundel/bundel.h"
#include "brieven/bundel/zip.h"

namespace maatstaf::brieven {

// In the order in which they stand in the zip.
inline constexpr const char* kBriefHtml = "brief.html";
inline constexpr const char* kBriefPdf = "brief.pdf";
inline constexpr const char* kBesluit = "besluit.json";
inline constexpr const char* kKwitantie = "kwitantie.json";
inline constexpr const char* kKeten = "keten.json";
inline constexpr const char* kInhoud = "inhoud.json";
inline constexpr const char* kHandtekening = "handtekening.json";

inline constexpr const char* kInhoudFormaat = "maatstaf-inhoud/1";
inline constexpr const char* kHandtekeningFormaat = "maatstaf-handtekening/1";

/// The fingerprints of these files.
[[nodiscard]] base::Json inhoud_json(const std::vector<ZipBestand>& bestanden, const std::string& nummer,
                                     const std::string& opmaak);
/// The signature over the bytes of inhoud.json.
[[nodiscard]] base::Json handtekening_json(const PubliekeSleutel& sleutel, std::string_view handtekening);
[[nodiscard]] bool klopt_handtekening(const PubliekeSleutel& sleutel, std::string_view bytes,
                                      std::string_view handtekening);

}  // namespace maatstaf::brieven
