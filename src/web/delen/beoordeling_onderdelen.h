// SPDX-License-Identifier: EUPL-1.2
//
// An assessment on a page: the steps with their answers and grounds, what is missing and from whom, and the
// working of every figure. Used by the self-check, the worked examples and the pages of the office. Pure
// functions, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/html.h"
#include "beoordeling/uitkomst/uitkomst.h"
#include "regels/pakket/pakket.h"
#include "web/kern/components.h"

namespace maatstaf::web {

/// A role of the vocabulary for people: "medisch_adviseur" to "medisch adviseur", "ciz" to "CIZ".
[[nodiscard]] std::string rol_naam(std::string_view rol);
/// "gedragsdeskundige of school".
[[nodiscard]] std::string rollen_in_woorden(const std::vector<std::string>& rollen);
/// "Stap 5a. Meer dan 25 % uren".
[[nodiscard]] std::string stap_naam(const beoordeling::StapUitkomst& stap);

/// Every step: question, answer, who, rows that gave the answer with their sources, and what is missing.
[[nodiscard]] Html stappen_tabel(const regels::Pakket& pakket, const beoordeling::Beoordeling& beoordeling);
/// The rows that gave an answer: explanation and sources.
[[nodiscard]] Html gronden(const regels::Pakket& pakket, const beoordeling::Gronden& gronden);
/// The options or tests inside a step, as a table.
[[nodiscard]] Html onderdelen_tabel(const regels::Pakket& pakket, const beoordeling::StapUitkomst& stap);
/// What can still change the outcome: from whom, and for which step. Empty when nothing is needed.
[[nodiscard]] Html behoeften_lijst(const std::vector<beoordeling::Behoefte>& behoeften);
/// One figure as lines that add up; a line with an example value says so.
[[nodiscard]] Html berekening_blok(const regels::Pakket& pakket, const beoordeling::Berekening& berekening);
/// The outcomes that are part of the result, each with its state; those that are not are left out.
[[nodiscard]] Html uitkomsten_lijst(const beoordeling::Beoordeling& beoordeling);

}  // namespace maatstaf::web
