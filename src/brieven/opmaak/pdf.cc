// SPDX-License-Identifier: EUPL-1.2
//
// A letter as tagged PDF: laid out once to count the pages, once for real, then finished.
#include <fmt/format.h>

#include "brieven/inhoud/brief.h"
#include "brieven/opmaak/opmaak.h"
#include "brieven/opmaak/pdf_afwerking.h"
#include "brieven/opmaak/pdf_doek.h"
#include "brieven/opmaak/pdf_maten.h"
#include "brieven/opmaak/pdf_opmaak.h"

namespace maatstaf::brieven {

base::Result<std::string> als_pdf(const Brief& brief) {
  const std::string titel =
      fmt::format("{} · {}", brief.delen.empty() ? std::string("Brief") : brief.delen.front().titel,
                  brief.hoofd.kantoor.naam);
  const Documentgegevens gegevens{titel, brief.hoofd.kantoor.naam, brief.hoofd.datum};
  int bladzijden = 0;
  {
    TRY(Doek telling, Doek::maak(gegevens, maten::kNadruk));
    Opmaak opmaak(telling, brief, 0);
    opmaak.zet_brief();
    bladzijden = opmaak.bladzijden();
  }
  TRY(Doek doek, Doek::maak(gegevens, maten::kNadruk));
  Opmaak opmaak(doek, brief, bladzijden);
  opmaak.zet_brief();
  TRY(const std::string ruw, doek.klaar());
  return werk_af(ruw, {titel,
                       brief.hoofd.kantoor.naam,
                       brief.hoofd.datum,
                       opmaak.tabelteksten(),
                       {fmt::format("Beeldmerk van {}", brief.hoofd.kantoor.naam)}});
}

}  // namespace maatstaf::brieven
