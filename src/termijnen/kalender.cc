// SPDX-License-Identifier: EUPL-1.2
#include "termijnen/kalender.h"

#include <algorithm>
#include <array>
#include <utility>

namespace maatstaf::termijnen {

namespace {

constexpr const char* kLid1 = "Atw art. 3 lid 1";
constexpr const char* kLid2 = "Atw art. 3 lid 2";

struct Naam {
  const char* naam;
  const char* artikel;
};

// Atw art. 3 lid 1: New Year's Day, Easter Monday, Whit Monday, both Christmas days, Ascension Day, the
// King's day and 5 May, every year. Lid 2: Good Friday is put on a par with them.
constexpr std::array<Naam, 9> kNamen = {{{"Nieuwjaarsdag", kLid1},
                                         {"Goede Vrijdag", kLid2},
                                         {"tweede Paasdag", kLid1},
                                         {"Koningsdag", kLid1},
                                         {"5 mei", kLid1},
                                         {"Hemelvaartsdag", kLid1},
                                         {"tweede Pinksterdag", kLid1},
                                         {"eerste Kerstdag", kLid1},
                                         {"tweede Kerstdag", kLid1}}};

base::Date op(std::int64_t jaar, int maand, int dag) {
  return base::Date::from(jaar, maand, dag).value_or(base::Date());
}

// Atw art. 3 lid 1: the day on which the King's birthday is celebrated. That is 27 April, and the day before
// when the 27th is a Sunday.
base::Date koningsdag(std::int64_t jaar) {
  const auto dag = op(jaar, 4, 27);
  return dag.weekday() == base::Weekday::Sunday ? dag.plus_days(-1) : dag;
}

// The days of a year in the order of kNamen. A day is looked up often: no text is made here.
std::array<base::Date, kNamen.size()> dagen_van(std::int64_t jaar) {
  const auto pasen = paaszondag(jaar);
  return {op(jaar, 1, 1),      pasen.plus_days(-2), pasen.plus_days(1), koningsdag(jaar), op(jaar, 5, 5),
          pasen.plus_days(39), pasen.plus_days(50), op(jaar, 12, 25),   op(jaar, 12, 26)};
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
  const auto dagen = dagen_van(jaar);
  std::vector<Feestdag> lijst;
  for (std::size_t i = 0; i < dagen.size(); ++i) {
    lijst.push_back({dagen[i], kNamen[i].naam, kNamen[i].artikel});
  }
  std::ranges::stable_sort(lijst, {}, &Feestdag::datum);
  return lijst;
}

Kalender::Kalender(std::vector<Feestdag> gelijkgesteld) : gelijkgesteld_(std::move(gelijkgesteld)) {}

std::optional<std::string> Kalender::vrije_dag(base::Date dag) const {
  const auto dagen = dagen_van(dag.year());
  if (const auto* plaats = std::ranges::find(dagen, dag); plaats != dagen.end()) {
    return kNamen[static_cast<std::size_t>(plaats - dagen.begin())].naam;
  }
  // Atw art. 3 lid 3: by royal decree other days can be put on a par with the holidays.
  for (const auto& feestdag : gelijkgesteld_) {
    if (feestdag.datum == dag) {
      return feestdag.naam;
    }
  }
  // Atw art. 1 lid 1 names Saturday and Sunday beside the holidays.
  if (dag.weekday() == base::Weekday::Saturday) {
    return "zaterdag";
  }
  if (dag.weekday() == base::Weekday::Sunday) {
    return "zondag";
  }
  return std::nullopt;
}

base::Date Kalender::werkdag_vanaf(base::Date dag) const {
  while (!is_werkdag(dag)) {
    dag = dag.plus_days(1);
  }
  return dag;
}

}  // namespace maatstaf::termijnen
