// SPDX-License-Identifier: EUPL-1.2
//
// Letters through the web: the page as it was sent, the PDF, and the bundle that anyone can recompute. Used
// by the portal and by the office.
#pragma once

#include <string>
#include <string_view>

#include "http/message.h"
#include "web/visit.h"
#include "zaak/besluitbrief.h"

namespace maatstaf::web {

/// Who writes the letters of this office.
[[nodiscard]] zaak::Afzender afzender_van(const Services& services);

/// A letter as a page of its own. Its one style element is allowed by its hash; nothing else may load.
[[nodiscard]] http::Response toon_brief(std::string html);
/// A file to keep; `name` is plain ASCII.
[[nodiscard]] http::Response bestand(std::string bytes, std::string_view type, std::string_view name);

/// The decision letter of a case in the form that was asked: "html", "pdf" or "zip"; anything else is not
/// found.
[[nodiscard]] http::Response besluit_als(const Visit& visit, std::string_view nummer, std::string_view vorm);

/// The source expression of a content security policy for this text: 'sha256-…'.
[[nodiscard]] std::string csp_hash(std::string_view text);

}  // namespace maatstaf::web
