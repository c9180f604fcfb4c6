// SPDX-License-Identifier: EUPL-1.2
//
// Makes of a tagged PDF a PDF/UA-1 and PDF/A-2a: what is not tagged becomes an artifact, tables get scopes,
// figures a text, the document a language, title, metadata and colour profile. The only place that knows
// qpdf. Internal to brieven. Pure but for reading the colour profile; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace maatstaf::brieven {

struct Afwerking {
  std::string titel;
  std::string auteur;
  base::Date datum;
  std::vector<std::string> tabelteksten;   ///< what each table is about, in order
  std::vector<std::string> figuurteksten;  ///< what each figure shows, in order
};

/// The same bytes in, the same bytes out. Errors: Internal (the library refused, the colour profile is
/// missing).
[[nodiscard]] base::Result<std::string> werk_af(std::string_view pdf, const Afwerking& afwerking);

/// What a check of the structure found, for tests and for `controleer_pdf`.
struct PdfStructuur {
  int bladzijden = 0;
  int losse_tekens = 0;          ///< paint operators outside any mark: 0
  int koppen_zonder_bereik = 0;  ///< table headers without scope: 0
  int figuren_zonder_tekst = 0;  ///< figures without text: 0
  int losse_lettertypes = 0;     ///< fonts that are not embedded: 0
  std::string taal;
  bool toont_titel = false;
  bool heeft_kleurprofiel = false;
  std::string metadata;
  std::vector<std::string> labels;  ///< structure types in reading order: "Document", "H1", "P"
};
[[nodiscard]] base::Result<PdfStructuur> lees_structuur(std::string_view pdf);

}  // namespace maatstaf::brieven
