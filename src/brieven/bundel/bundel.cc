// SPDX-License-Identifier: EUPL-1.2
#include "brieven/bundel/bundel.h"

#include "base/hash.h"
#include "beoordeling/kwitantie/kwitantie.h"
#include "brieven/bundel/bundel_inhoud.h"
#include "brieven/bundel/opmaakproef.h"
#include "brieven/bundel/zip.h"
#include "brieven/inhoud/opstellen.h"
#include "brieven/opmaak/opmaak.h"

namespace maatstaf::brieven {

using base::Json;
using base::Result;

Json inhoud_json(const std::vector<ZipBestand>& bestanden, const std::string& nummer,
                 const std::string& opmaak) {
  Json::Object sommen;
  for (const ZipBestand& bestand : bestanden) {
    sommen.emplace(bestand.naam, base::sha256_hex(bestand.inhoud));
  }
  return Json(Json::Object{{"formaat", kInhoudFormaat},
                           {"nummer", nummer},
                           {"opmaak", opmaak},
                           {"bestanden", Json(std::move(sommen))}});
}

Json handtekening_json(const PubliekeSleutel& sleutel, std::string_view handtekening) {
  return Json(Json::Object{{"formaat", kHandtekeningFormaat},
                           {"algoritme", "Ed25519"},
                           {"sleutel", sleutel.id()},
                           {"publieke_sleutel", sleutel.hex()},
                           {"handtekening", base::to_hex(handtekening)}});
}

Result<Bundel> maak_bundel(const BundelInvoer& invoer, const Ondertekensleutel& sleutel) {
  TRY(const Brief brief, maak_besluitbrief(invoer.pakket, invoer.feiten, invoer.beoordeling, invoer.besluit));
  Bundel bundel;
  bundel.html = als_html(brief);
  TRY(bundel.pdf, als_pdf(brief));
  TRY(const std::string opmaak, opmaakproef());
  std::vector<ZipBestand> bestanden{
      {kBriefHtml, bundel.html},
      {kBriefPdf, bundel.pdf},
      {kBesluit, base::canonical(als_json(invoer.besluit))},
      {kKwitantie, base::canonical(beoordeling::kwitantie(invoer.pakket, invoer.feiten, invoer.beoordeling))},
      {kKeten, base::canonical(invoer.keten)}};
  const std::string inhoud = base::canonical(inhoud_json(bestanden, invoer.besluit.hoofd.nummer, opmaak));
  bestanden.push_back({kInhoud, inhoud});
  bestanden.push_back(
      {kHandtekening, base::canonical(handtekening_json(sleutel.publiek(), sleutel.onderteken(inhoud)))});
  TRY(bundel.zip, schrijf_zip(bestanden));
  bundel.sha256 = base::sha256_hex(bundel.zip);
  return bundel;
}

}  // namespace maatstaf::brieven
