// SPDX-License-Identifier: EUPL-1.2
//
// Parts of a package in words that people read: names, cells, rows and values. Nothing here decides anything.
// Pure functions, thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dmn/model.h"
#include "feel/value.h"
#include "regels/pakket/pakket.h"
#include "regels/register/waarde_woorden.h"

namespace maatstaf::regels {

/// The name of a decision, begrip or parameter for people; the name itself when it is none of these.
[[nodiscard]] std::string naam_voor_mensen(const Pakket& pakket, std::string_view naam);

/// One choice of a begrip: its name, or its code when the name begins with the code (8VG) or is long.
[[nodiscard]] std::string keuze_in_woorden(const Begrip& begrip, std::string_view code);

/// The test of a cell: "ja", "8VG of 7VG", "niet 8VG", "minder dan 18", "12 tot en met 36"; nothing when it
/// is a formula, "maakt niet uit" for a dash. `expressie` is what the column reads: the codes of a begrip get
/// their names.
[[nodiscard]] std::optional<std::string> cel_in_woorden(const Pakket& pakket, std::string_view expressie,
                                                        std::string_view feel);

/// The name above an input column.
[[nodiscard]] std::string kolomnaam(const Pakket& pakket, const dmn::TableInput& kolom);

/// "‘Stap 4’ is ja en ‘Stap 5b’ is nee"; "altijd" when no cell tests anything.
[[nodiscard]] std::string voorwaarde_in_woorden(const Pakket& pakket, const dmn::Table& tabel,
                                                const dmn::TableRule& rij);
/// The outputs of a row; the code of an outcome becomes its name.
[[nodiscard]] std::string gevolg_in_woorden(const Pakket& pakket, const dmn::Table& tabel,
                                            const dmn::TableRule& rij);

/// A simple formula as a sentence: "‘Stap 1’ is ja en ‘Stap 3’ is nee"; nothing when it is not that simple.
/// In formule_woorden.cc.
[[nodiscard]] std::optional<std::string> formule_in_woorden(const Pakket& pakket, std::string_view feel);

/// A value of a decision: "ja", "n.v.t.", "€ 17.990,25 per jaar", "1 maart 2026", the name of an outcome.
[[nodiscard]] std::string waarde_in_woorden(const Pakket& pakket, const feel::Value& waarde,
                                            std::string_view eenheid = {},
                                            Eenheidsvorm vorm = Eenheidsvorm::Voluit);
/// A value of a parameter, with its unit; an amount without one is in euros.
[[nodiscard]] std::string parameter_in_woorden(const Pakket& pakket, const Parameter& parameter,
                                               const feel::Value& waarde);
/// A term or a factor of a figure that has this unit: terms are of the unit that stands above the working, a
/// factor (`maal`, `gedeeld_door`) is a bare number, whatever the figure is.
[[nodiscard]] std::string rekenregel_in_woorden(const Pakket& pakket, std::string_view teken,
                                                const feel::Value& waarde, std::string_view eenheid);

/// The text of the annotation column with that name; empty when there is none.
[[nodiscard]] std::string annotatie_van(const dmn::Table& tabel, const dmn::TableRule& rij,
                                        std::string_view kolom);
/// "rlz-5.1e s1-ekt" → both ids.
[[nodiscard]] std::vector<std::string> ids_van(std::string_view grondslag);

}  // namespace maatstaf::regels
