// SPDX-License-Identifier: EUPL-1.2
//
// The indication of the iWlz Indicatieregister: field names and codes of iStandaarden. Only what a case needs
// is kept; every other known field is checked for its codes and left alone.
#include <fmt/format.h>

#include <utility>

#include "zaak/aanvraag/aanvraag.h"
#include "zaak/aanvraag/lezer.h"

namespace maatstaf::zaak {

using base::Date;
using base::Json;

namespace {

// The Wlz exists since 1 January 2015; an indication can reach back no further.
const Date kBeginWlz = Date::from(2015, 1, 1).value_or(Date());
const Date kUitersteDatum = Date::from(2100, 12, 31).value_or(Date());

class IndicatieLezer {
 public:
  IndicatieLezer(const IwlzCodes& codes, Meldingen& meldingen) : codes_(codes), meldingen_(meldingen) {}

  Indicatie lees(const Json& json, const std::string& pad) {
    Velden velden(json, pad, meldingen_);
    Indicatie indicatie;
    if (!velden.geldig()) {
      return indicatie;
    }
    indicatie.id = velden.tekst("wlzindicatieID", Aanwezig::MagOntbreken);
    indicatie.besluitnummer = velden.code("besluitnummer", Aanwezig::MagOntbreken);
    indicatie.bsn = velden.code("bsn", Aanwezig::MagOntbreken);
    static_cast<void>(code(velden, "soortWlzindicatie", "SoortIndicatie", Aanwezig::MagOntbreken));
    indicatie.afgiftedatum = datum(velden, "afgiftedatum", Aanwezig::Verplicht).value_or(Date());
    indicatie.ingangsdatum = datum(velden, "ingangsdatum", Aanwezig::Verplicht).value_or(Date());
    indicatie.einddatum = datum(velden, "einddatum", Aanwezig::MagOntbreken);
    if (indicatie.einddatum && *indicatie.einddatum < indicatie.ingangsdatum) {
      meldingen_.meld(velden.pad_van("einddatum"), "De einddatum ligt voor de ingangsdatum.",
                      "Kijk de datums na in het indicatiebesluit.");
    }
    const std::string vinkje = code(velden, "meerzorg", "JaNee", Aanwezig::MagOntbreken);
    if (!vinkje.empty()) {
      indicatie.meerzorgvinkje = vinkje == "1";
    }
    lees_grondslagen(velden, indicatie);
    lees_profiel(velden, indicatie);
    lees_beperkingen(velden, indicatie);
    lees_stoornissen(velden, indicatie);
    for (const char* bekend : {"wzd", "client"}) {
      static_cast<void>(velden.veld(bekend, Aanwezig::MagOntbreken));
    }
    velden.klaar();
    return indicatie;
  }

 private:
  std::string code(Velden& velden, std::string_view veld, std::string_view lijst, Aanwezig aanwezig) {
    const std::string code = velden.code(veld, aanwezig);
    if (code.empty() || codes_.vind(lijst, code) != nullptr) {
      return code;
    }
    meldingen_.meld(velden.pad_van(veld), fmt::format("Deze code staat niet in de lijst {} van iWlz.", lijst),
                    "Kijk de code na in het indicatiebesluit. Is het een nieuwe code, voeg haar dan toe aan "
                    "iwlz-codes.yaml.");
    return {};
  }

  std::optional<Date> datum(Velden& velden, std::string_view veld, Aanwezig aanwezig) {
    const auto datum = velden.datum(veld, aanwezig);
    if (datum && (*datum < kBeginWlz || *datum > kUitersteDatum)) {
      meldingen_.meld(velden.pad_van(veld), "Deze datum kan niet: de Wlz bestaat sinds 1 januari 2015.",
                      "Kijk de datum na in het indicatiebesluit.");
    }
    return datum;
  }

  template <class Lees>
  void elk(Velden& velden, std::string_view veld, Aanwezig aanwezig, Lees lees) {
    const auto* lijst = velden.lijst(veld, aanwezig);
    if (lijst == nullptr) {
      return;
    }
    for (std::size_t i = 0; i < lijst->size(); ++i) {
      Velden onderdeel((*lijst)[i], in_lijst(velden.pad_van(veld), i), meldingen_);
      if (!onderdeel.geldig()) {
        continue;
      }
      lees(onderdeel);
      onderdeel.klaar();
    }
  }

  void lees_grondslagen(Velden& velden, Indicatie& indicatie) {
    std::int64_t laagste = 1'000'000;
    elk(velden, "grondslag", Aanwezig::MagOntbreken, [&](Velden& onderdeel) {
      const std::string gelezen = code(onderdeel, "grondslag", "Grondslag", Aanwezig::Verplicht);
      const auto volgorde = onderdeel.code("volgorde", Aanwezig::MagOntbreken);
      const auto plaats = base::Decimal::parse(volgorde.empty() ? "999999" : volgorde);
      const auto nummer = plaats ? plaats->to_int64() : std::nullopt;
      if (!nummer || *nummer < 0) {
        meldingen_.meld(onderdeel.pad_van("volgorde"), "De volgorde is geen heel getal.", "Nummer vanaf 1.");
        return;
      }
      if (gelezen.empty() || *nummer >= laagste) {
        return;
      }
      laagste = *nummer;
      indicatie.grondslag = codes_.vind("Grondslag", gelezen)->begripcode;
    });
  }

  void lees_profiel(Velden& velden, Indicatie& indicatie) {
    std::optional<Date> jongste;
    elk(velden, "geindiceerdZorgzwaartepakket", Aanwezig::Verplicht, [&](Velden& onderdeel) {
      const std::string gelezen = code(onderdeel, "zzpCode", "ZzpCode", Aanwezig::Verplicht);
      const auto vanaf = datum(onderdeel, "ingangsdatum", Aanwezig::MagOntbreken);
      static_cast<void>(datum(onderdeel, "einddatum", Aanwezig::MagOntbreken));
      static_cast<void>(code(onderdeel, "voorkeurClient", "VoorkeurClient", Aanwezig::MagOntbreken));
      static_cast<void>(code(onderdeel, "financiering", "Financiering", Aanwezig::MagOntbreken));
      if (gelezen.empty()) {
        return;
      }
      const std::string& profiel = codes_.vind("ZzpCode", gelezen)->begripcode;
      if (profiel.empty()) {
        meldingen_.meld(onderdeel.pad_van("zzpCode"), "Bij deze code hoort geen zorgprofiel dat wij kennen.",
                        "Kijk de code na in het indicatiebesluit.");
        return;
      }
      // Several profiles follow each other in time: the last one counts.
      const Date begin = vanaf.value_or(indicatie.ingangsdatum);
      if (jongste && begin < *jongste) {
        return;
      }
      jongste = begin;
      indicatie.zzp_code = gelezen;
      indicatie.profiel = profiel;
    });
    if (const auto* lijst = velden.lijst("geindiceerdZorgzwaartepakket", Aanwezig::MagOntbreken);
        lijst && lijst->empty()) {
      meldingen_.meld(velden.pad_van("geindiceerdZorgzwaartepakket"),
                      "Er staat geen zorgprofiel in de indicatie.",
                      "Neem het zorgprofiel over uit het indicatiebesluit.");
    }
  }

  void lees_score(Velden& onderdeel, const char* lijst, const char* vragen, const char* scores,
                  Indicatie& indicatie) {
    CizScore score;
    score.lijst = lijst;
    score.vraag = code(onderdeel, "vraag", vragen, Aanwezig::Verplicht);
    const std::string gelezen = code(onderdeel, "score", scores, Aanwezig::Verplicht);
    if (score.vraag.empty() || gelezen.empty()) {
      return;
    }
    score.vraagnaam = codes_.vind(vragen, score.vraag)->naam;
    if (gelezen != "9") {
      score.score = gelezen.front() - '0';  // 9 is "niet beoordeeld": unknown, no number
    }
    indicatie.scores.push_back(std::move(score));
  }

  void lees_beperkingen(Velden& velden, Indicatie& indicatie) {
    elk(velden, "beperking", Aanwezig::MagOntbreken, [&](Velden& onderdeel) {
      static_cast<void>(code(onderdeel, "categorie", "BeperkingCategorie", Aanwezig::Verplicht));
      static_cast<void>(code(onderdeel, "duur", "Duur", Aanwezig::MagOntbreken));
      elk(onderdeel, "beperkingScores", Aanwezig::MagOntbreken, [&](Velden& score) {
        lees_score(score, "beperking", "BeperkingVraag", "BeperkingScore", indicatie);
      });
    });
  }

  void lees_stoornissen(Velden& velden, Indicatie& indicatie) {
    elk(velden, "stoornis", Aanwezig::MagOntbreken, [&](Velden& onderdeel) {
      static_cast<void>(code(onderdeel, "grondslag", "Grondslag", Aanwezig::MagOntbreken));
      static_cast<void>(code(onderdeel, "diagnoseCodelijst", "DiagnoseCodelijst", Aanwezig::MagOntbreken));
      static_cast<void>(code(onderdeel, "prognose", "Prognose", Aanwezig::MagOntbreken));
    });
    elk(velden, "stoornisScore", Aanwezig::MagOntbreken,
        [&](Velden& score) { lees_score(score, "stoornis", "StoornisVraag", "StoornisScore", indicatie); });
  }

  const IwlzCodes& codes_;
  Meldingen& meldingen_;
};

}  // namespace

Gelezen<Indicatie> lees_indicatie(const Json& document, std::string_view bestand, std::string_view pad,
                                  const IwlzCodes& codes) {
  Meldingen meldingen(bestand);
  Indicatie indicatie = IndicatieLezer(codes, meldingen).lees(document, std::string(pad));
  if (!indicatie.bsn.empty() && !is_bsn(indicatie.bsn)) {
    meldingen.meld(pad.empty() ? "bsn" : fmt::format("{}.bsn", pad),
                   "Dit burgerservicenummer bestaat niet (elfproef).", "Kijk de negen cijfers na.");
  }
  if (!meldingen.leeg()) {
    return tl::unexpected(std::move(meldingen.fouten()));
  }
  return indicatie;
}

}  // namespace maatstaf::zaak
