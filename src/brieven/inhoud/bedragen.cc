// SPDX-License-Identifier: EUPL-1.2
#include "brieven/inhoud/bedragen.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nederlands.h"

namespace maatstaf::brieven {

using base::Date;
using base::Decimal;
using base::ErrorKind;
using base::Result;

namespace {

tl::unexpected<base::Error> te_groot() {
  return base::fail(ErrorKind::Input, "Een bedrag is te groot om mee te rekenen.", "Kijk de bedragen na.",
                    {.file = {}, .path = "zorg"});
}

Result<Decimal> plus(const Decimal& a, const Decimal& b) {
  if (const auto som = a.add(b)) {
    return *som;
  }
  return te_groot();
}

Result<Decimal> min(const Decimal& a, const Decimal& b) {
  return plus(a, b.negate());
}

Result<Decimal> cent(const std::optional<Decimal>& bedrag) {
  if (!bedrag) {
    return te_groot();
  }
  // Amounts are rounded half up to the cent, each on its own; totals are sums of rounded amounts.
  const auto rond = bedrag->round(2, base::Rounding::HalfUp);
  if (!rond) {
    return te_groot();
  }
  return *rond;
}

Result<Verdeling> samen(const Decimal& natura, const Decimal& pgb) {
  TRY(const Decimal totaal, plus(natura, pgb));
  return Verdeling{natura, pgb, totaal};
}

std::optional<Decimal> uit_beoordeling(const beoordeling::Beoordeling& beoordeling,
                                       std::string_view beslissing) {
  const auto found = beoordeling.waarden.find(std::string(beslissing));
  if (found == beoordeling.waarden.end() || !found->second.is_number()) {
    return std::nullopt;
  }
  return found->second.number();
}

/// The letter never shows another figure than the assessment found.
Result<void> sluit_aan(const beoordeling::Beoordeling& beoordeling, std::string_view beslissing,
                       const Decimal& bedrag, std::string_view wat) {
  const auto gevonden = uit_beoordeling(beoordeling, beslissing);
  if (!gevonden) {
    return {};
  }
  TRY(const Decimal in_centen, cent(*gevonden));
  if (in_centen == bedrag) {
    return {};
  }
  return base::fail(ErrorKind::Conflict,
                    fmt::format("De bedragen sluiten niet: {} is in het besluit {} en in de beoordeling {}.",
                                wat, base::amount(bedrag), base::amount(in_centen)),
                    "Neem de zorg over uit de beoordeling, of leg de zorg opnieuw vast.",
                    {.file = {}, .path = "zorg"});
}

struct Zorgsommen {
  Decimal natura;
  Decimal pgb;
  Decimal uren;
};

Result<Zorgsommen> tel_op(const std::vector<Zorgpost>& zorg) {
  Zorgsommen som;
  for (const Zorgpost& post : zorg) {
    TRY(const Decimal in_centen, cent(post.per_jaar));
    if (post.per_jaar.is_negative() || post.uren_per_week.is_negative() || in_centen != post.per_jaar) {
      return base::fail(ErrorKind::Input, "Een bedrag in het besluit kan niet.",
                        "Geef bedragen vanaf nul, in hele centen.", {.file = {}, .path = "zorg"});
    }
    Decimal& vorm = post.vorm == Leveringsvorm::Pgb ? som.pgb : som.natura;
    TRY(vorm, plus(vorm, post.per_jaar));
    TRY(som.uren, plus(som.uren, post.uren_per_week));
  }
  return som;
}

Result<std::optional<VrijBedrag>> vrij_bedrag(const regels::Pakket& pakket, const Decimal& pgb,
                                              const Jaardeel& eerste) {
  // Rlz 5.17: a share of the pgb need not be accounted for, between a lowest and a highest amount, by days
  // for a part of a year. Share and bounds are parameters; when none holds on that day, the letter says that
  // it is not known.
  const auto op = [&](std::string_view id) -> const regels::ParameterWaarde* {
    const regels::Parameter* parameter = pakket.parameter(id);
    const regels::ParameterWaarde* waarde = parameter == nullptr ? nullptr : parameter->op(eerste.van);
    return waarde != nullptr && waarde->waarde.is_number() ? waarde : nullptr;
  };
  const auto* deel = op("vrij_bedrag_deel");
  const auto* minimum = op("vrij_bedrag_minimum");
  const auto* maximum = op("vrij_bedrag_maximum");
  if (deel == nullptr || minimum == nullptr || maximum == nullptr) {
    return std::optional<VrijBedrag>();
  }
  VrijBedrag vrij;
  vrij.deel = deel->waarde.number();
  vrij.minimum = minimum->waarde.number();
  vrij.maximum = maximum->waarde.number();
  TRY(vrij.berekend, cent(pgb.multiply(vrij.deel)));
  vrij.per_jaar = std::clamp(vrij.berekend, vrij.minimum, std::max(vrij.minimum, vrij.maximum));
  TRY(vrij.eerste_jaar, naar_dagen(vrij.per_jaar, eerste));
  vrij.voorbeeld = deel->voorbeeld || minimum->voorbeeld || maximum->voorbeeld;
  return std::optional<VrijBedrag>(vrij);
}

}  // namespace

Result<Decimal> naar_dagen(const Decimal& per_jaar, const Jaardeel& deel) {
  // Rlz 5.14: for a part of a year the amount is multiplied by the days in the period and divided by the days
  // of that year. Multiplying first keeps the division the only rounding.
  const auto maal = per_jaar.multiply(Decimal(deel.dagen));
  return cent(maal ? maal->divide(Decimal(deel.dagen_in_jaar)) : std::nullopt);
}

std::vector<Jaardeel> jaardelen(Date van, Date tot_en_met) {
  std::vector<Jaardeel> uit;
  for (Date begin = van; begin <= tot_en_met;) {
    // Blz 3.6.1, Rlz 5.12: a pgb is granted by calendar year and ends on 31 December at the latest.
    const Date einde = std::min(Date::from(begin.year(), 12, 31).value_or(tot_en_met), tot_en_met);
    uit.push_back({begin, einde, static_cast<int>(einde.days() - begin.days()) + 1,
                   base::is_leap_year(begin.year()) ? 366 : 365});
    begin = einde.plus_days(1);
  }
  return uit;
}

Result<Bedragen> bereken_bedragen(const regels::Pakket& pakket, const beoordeling::Beoordeling& beoordeling,
                                  const BesluitGegevens& gegevens) {
  constexpr int kMeesteJaren = 50;
  if (!gegevens.ingangsdatum || !gegevens.einddatum || *gegevens.einddatum < *gegevens.ingangsdatum ||
      gegevens.einddatum->year() - gegevens.ingangsdatum->year() > kMeesteJaren) {
    return base::fail(ErrorKind::Input, "De periode van het besluit klopt niet.",
                      "Geef een ingangsdatum en een einddatum die daarna ligt.",
                      {.file = {}, .path = "ingangsdatum"});
  }
  if (gegevens.zorg.empty()) {
    return base::fail(ErrorKind::Input, "Het besluit zegt niet welke zorg wordt gegeven.",
                      "Neem de zorg over uit de beoordeling.", {.file = {}, .path = "zorg"});
  }
  TRY(const Zorgsommen som, tel_op(gegevens.zorg));
  Bedragen uit;
  uit.jaar = static_cast<int>(beoordeling.peildatum.year());
  uit.uren = som.uren;
  TRY(uit.totaal, samen(som.natura, som.pgb));
  // The basisbedrag is the most that mpt and pgb may cost together (Rlz 1.1); care in natura is counted in it
  // first, as the assessment does (decision pgb_basisdeel).
  const Decimal basisbedrag = uit_beoordeling(beoordeling, "basisbedrag").value_or(uit.totaal.samen);
  const Decimal basis_natura = std::min(som.natura, basisbedrag);
  TRY(const Decimal rest, min(basisbedrag, basis_natura));
  TRY(uit.basis, samen(basis_natura, std::min(som.pgb, rest)));
  TRY(const Decimal boven_natura, min(som.natura, uit.basis.natura));
  TRY(const Decimal boven_pgb, min(som.pgb, uit.basis.pgb));
  TRY(uit.boven, samen(boven_natura, boven_pgb));
  TRY_VOID(sluit_aan(beoordeling, "bedrag_mpt", uit.totaal.natura, "de zorg in natura"));
  TRY_VOID(sluit_aan(beoordeling, "bedrag_pgb", uit.totaal.pgb, "het pgb"));
  TRY_VOID(sluit_aan(beoordeling, "omvang_per_jaar", uit.totaal.samen, "het totaal"));

  uit.jaardelen = jaardelen(*gegevens.ingangsdatum, *gegevens.einddatum);
  const Jaardeel& eerste = uit.jaardelen.front();
  if (eerste.van.year() == uit.jaar && !eerste.heel_jaar()) {
    TRY(const Decimal natura, naar_dagen(uit.totaal.natura, eerste));
    TRY(const Decimal pgb, naar_dagen(uit.totaal.pgb, eerste));
    TRY(uit.eerste_jaar, samen(natura, pgb));
  }
  if (uit.heeft_pgb() && eerste.van.year() == uit.jaar) {
    TRY(uit.vrij, vrij_bedrag(pakket, uit.totaal.pgb, eerste));
  }
  return uit;
}

Result<std::vector<Zorgpost>> zorgposten(const regels::Pakket& pakket, const beoordeling::Feiten& feiten,
                                         Date peildatum) {
  // A grant of Extra Kosten Thuis may be decided at step 3, before anyone judged which care fits: then the
  // care that was asked for is what is granted.
  auto zorg = feiten.find("passende_zorg");
  if (zorg == feiten.end()) {
    zorg = feiten.find("zorgonderdelen");
  }
  if (zorg == feiten.end() || !zorg->second.waarde.is_list()) {
    return base::fail(ErrorKind::Input, "De zorg die past, is nog niet vastgelegd.",
                      "Laat eerst de verpleegkundige de zorg vastleggen.",
                      {.file = {}, .path = "passende_zorg"});
  }
  const regels::Parameter* weken = pakket.parameter("weken_per_jaar");
  const regels::ParameterWaarde* waarde = weken == nullptr ? nullptr : weken->op(peildatum);
  if (waarde == nullptr || !waarde->waarde.is_number()) {
    return base::fail(ErrorKind::Rules,
                      "Het regelpakket zegt niet met hoeveel weken een jaar wordt gerekend.",
                      "Vul de parameter weken_per_jaar aan.", {.file = pakket.id, .path = "weken_per_jaar"});
  }
  const regels::Begrip* begrip = pakket.begrippen->vind(zorg->first);
  const auto soortnaam = [&](std::string_view code) {
    if (begrip != nullptr) {
      for (const auto& veld : begrip->velden) {
        const auto keuze = std::ranges::find(veld.waarden, code, &regels::Keuze::code);
        if (veld.id == "soort" && keuze != veld.waarden.end()) {
          return keuze->naam;
        }
      }
    }
    return std::string(code);
  };
  std::vector<Zorgpost> uit;
  for (const feel::Value& item : zorg->second.waarde.list()) {
    const auto veld = [&](std::string_view naam) {
      const feel::Value* gevonden = item.is_context() ? item.context().find(naam) : nullptr;
      return gevonden == nullptr ? feel::Value() : *gevonden;
    };
    const feel::Value uren = veld("uren_per_week"), tarief = veld("tarief"), soort = veld("soort"),
                      vorm = veld("leveringsvorm");
    if (!uren.is_number() || !tarief.is_number() || !soort.is_string() || !vorm.is_string()) {
      return base::fail(ErrorKind::Input, "Een onderdeel van de zorg is niet volledig.",
                        "Geef bij elk onderdeel de soort, de uren, het tarief en de leveringsvorm.",
                        {.file = {}, .path = fmt::format("{}[{}]", zorg->first, uit.size())});
    }
    const auto per_week = uren.number().multiply(tarief.number());
    TRY(const Decimal per_jaar, cent(per_week ? per_week->multiply(waarde->waarde.number()) : std::nullopt));
    uit.push_back({soortnaam(soort.string()),
                   vorm.string() == "pgb" ? Leveringsvorm::Pgb : Leveringsvorm::Natura, uren.number(),
                   per_jaar});
  }
  return uit;
}

}  // namespace maatstaf::brieven
