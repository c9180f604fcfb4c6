// SPDX-License-Identifier: EUPL-1.2
#include "termijnen/kalender.h"

#include <algorithm>
#include <utility>

namespace maatstaf::termijnen {

namespace {

constexpr const char* kLid1 = "Atw art. 3 lid 1";
constexpr const char* kLid2 = "Atw art. 3 lid 2";

base::Date op(std::int64_t jaar, int maand, int dag) {
  return base::Date::from(jaar, maand, dag).value_or(base::Date());
}

// Atw art. 3 lid 1: the day on which the King's birthday is celebrated. That is 27 April, and the day before
// when the 27th is a Sunday.
base::Date koningsdag(std::int64_t jaar) {
  const auto dag = op(jaar, 4, 27);
  return dag.weekday() == base::Weekday::Sunday ? dag.plus_days(-1) : dag;
}

}  // namespace

// The Gregorian computus in the form of Butcher: exact for every year since 1583.
base::Date paaszondag(std::int64_t jaar) {
  const auto a = jaar % 19;
  const auto eeuw = jaar / 100;
  const auto rest = jaar % 100;
  const auto d = eeuw / 4;
  const auto e = eeuw % 4;
  const auto g = (eeuw - (eeuw + 8) / 25 + 1) / 3;
  const auto epacta = (19 * a + eeuw - d - g + 15) % 30;
  const auto l = (32 + 2 * e + 2 * (rest / 4) - epacta - rest % 4) % 7;
  const auto m = (a + 11 * epacta + 22 * l) / 451;
  const auto som = epacta + l - 7 * m + 114;
  return op(jaar, static_cast<int>(som / 31), static_cast<int>(som % 31) + 1);
}

std::vector<Feestdag> feestdagen(std::int64_t jaar) {
  const auto pasen = paaszondag(jaar);
  // Atw art. 3 lid 1: New Year's Day, Easter Monday, Whit Monday, both Christmas days, Ascension Day, the
  // King's day and 5 May, every year. Lid 2: Good Friday is put on a par with them.
  std::vector<Feestdag> dagen = {
      {op(jaar, 1, 1), "Nieuwjaarsdag", kLid1},
      {pasen.plus_days(-2), "Goede Vrijdag", kLid2},
      {pasen.plus_days(1), "tweede Paasdag", kLid1},
      {koningsdag(jaar), "Koningsdag", kLid1},
      {op(jaar, 5, 5), "5 mei", kLid1},
      {pasen.plus_days(39), "Hemelvaartsdag", kLid1},
      {pasen.plus_days(50), "tweede Pinksterdag", kLid1},
      {op(jaar, 12, 25), "eerste Kerstdag", kLid1},
      {op(jaar, 12, 26), "tweede Kerstdag", kLid1},
  };
  std::ranges::stable_sort(dagen, {}, &Feestdag::datum);
  return dagen;
}

Kalender::Kalender(std::vector<Feestdag> gelijkgesteld) : gelijkgesteld_(std::move(gelijkgesteld)) {}

std::optional<std::string> Kalender::vrije_dag(base::Date dag) const {
  for (const auto& feestdag : feestdagen(dag.year())) {
    if (feestdag.datum == dag) return feestdag.naam;
  }
  // Atw art. 3 lid 3: by royal decree other days can be put on a par with the holidays.
  for (const auto& feestdag : gelijkgesteld_) {
    if (feestdag.datum == dag) return feestdag.naam;
  }
  // Atw art. 1 lid 1 names Saturday and Sunday beside the holidays.
  if (dag.weekday() == base::Weekday::Saturday) return "zaterdag";
  if (dag.weekday() == base::Weekday::Sunday) return "zondag";
  return std::nullopt;
}

base::Date Kalender::werkdag_vanaf(base::Date dag) const {
  while (!is_werkdag(dag)) dag = dag.plus_days(1);
  return dag;
}

}  // namespace maatstaf::termijnen
