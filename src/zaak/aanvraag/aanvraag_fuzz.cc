// SPDX-License-Identifier: EUPL-1.2
//
// Any bytes as an application: an answer or a list of errors, never a crash.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "regels/register/begrippen.h"
#include "zaak/aanvraag/aanvraag.h"

namespace {

constexpr std::string_view kBegrippen = R"(begrippen:
  - {id: geindiceerd_profiel, naam: P, soort: register, type: keuze, waarden: [{code: 8VG, naam: a}], levert: [ciz], vraag: v}
  - {id: geboortedatum, naam: G, soort: opgave, type: datum, bereik: {minimum: 1900-01-01, maximum: 2040-12-31}, levert: [ouder], vraag: v}
  - {id: aanvraagdatum, naam: A, soort: opgave, type: datum, bereik: {minimum: 2015-01-01, maximum: 2040-12-31}, levert: [ouder], vraag: v}
  - {id: bedrag, naam: B, soort: opgave, type: bedrag, bereik: {minimum: 0, maximum: 100}, levert: [ouder], vraag: v}
  - {id: oordeel, naam: O, soort: oordeel, type: ja_nee, levert: [medisch_adviseur], bevoegdheid: medisch_adviseur, vraag: v}
)";
constexpr std::string_view kCodes = R"(lijsten:
  - {naam: ZzpCode, code: COD163, waarden: [{code: "814", naam: 8VG, begrip: 8VG}]}
  - {naam: Grondslag, code: COD736, waarden: [{code: "05", naam: v, begrip: verstandelijk}]}
  - {naam: BeperkingScore, code: COD828, waarden: [{code: "9", naam: n}]}
  - {naam: BeperkingVraag, code: COD825, waarden: [{code: "0101", naam: n}]}
  - {naam: BeperkingCategorie, code: COD539, waarden: [{code: "1", naam: n}]}
)";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace maatstaf;
  static const auto begrippen = regels::lees_begrippen(kBegrippen, "begrippen.yaml");
  static const auto codes = zaak::IwlzCodes::lees_tekst(kCodes, "iwlz-codes.yaml");
  if (!begrippen || !codes) {
    std::abort();
  }
  const std::string_view tekst(reinterpret_cast<const char*>(data), size);
  const auto aanvraag = zaak::lees_aanvraag(tekst, "fuzz.json", *begrippen, *codes);
  if (!aanvraag && aanvraag.error().empty()) {
    std::abort();
  }
  return 0;
}
