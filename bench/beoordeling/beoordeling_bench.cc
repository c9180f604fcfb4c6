// SPDX-License-Identifier: EUPL-1.2
//
// How many assessments one core makes in a second: the case of Noor (worked example `noor` of kader-2026).
//   cmake --preset release -DMAATSTAF_BENCH=ON && ninja -C build/release beoordeling_bench
//   build/release/bench/beoordeling/beoordeling_bench
// `volledig` is what a case page needs: steps, grounds, calculations, parameters, trace and needs. `snel` is
// the outcome and the steps only. `wacht` is the same case while two people still have to judge, with the
// search for needs.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "beoordeling/beoordelen/beoordelen.h"
#include "beoordeling/kwitantie/kwitantie.h"
#include "regels/bibliotheek/bibliotheek.h"

namespace {

using namespace maatstaf;
using beoordeling::Feiten;
using beoordeling::Uitvoer;

struct Zaak {
  std::shared_ptr<const regels::Pakket> pakket;
  Feiten feiten;
};

Zaak zaak(std::string_view id) {
  static const auto bibliotheek = regels::Bibliotheek::lees(MAATSTAF_SOURCE_DIR "/regels");
  if (!bibliotheek) {
    std::fprintf(stderr, "%s\n", bibliotheek.error().text().c_str());
    std::exit(1);
  }
  Zaak uit{bibliotheek->vind("meerzorg-thuis/kader-2026"), {}};
  for (const regels::Voorbeeld& voorbeeld : uit.pakket->voorbeelden) {
    if (voorbeeld.id != id) {
      continue;
    }
    for (const auto& [begrip, waarde] : voorbeeld.feiten) {
      uit.feiten.emplace(begrip, beoordeling::Feit{waarde, {}});
    }
  }
  return uit;
}

void beoordeel(benchmark::State& state, std::string_view id, Uitvoer uitvoer) {
  const Zaak geval = zaak(id);
  for (auto _ : state) {
    auto uitkomst = beoordeling::beoordeel(*geval.pakket, geval.feiten, {.uitvoer = uitvoer});
    if (!uitkomst) {
      state.SkipWithError(uitkomst.error().text().c_str());
      break;
    }
    benchmark::DoNotOptimize(uitkomst);
  }
  state.SetItemsProcessed(state.iterations());
}

void kwitantie(benchmark::State& state) {
  const Zaak geval = zaak("noor");
  const auto uitkomst = beoordeling::beoordeel(*geval.pakket, geval.feiten, {});
  for (auto _ : state) {
    benchmark::DoNotOptimize(base::canonical(beoordeling::kwitantie(*geval.pakket, geval.feiten, *uitkomst)));
  }
  state.SetItemsProcessed(state.iterations());
}

}  // namespace

BENCHMARK_CAPTURE(beoordeel, volledig, "noor", Uitvoer::Volledig);
BENCHMARK_CAPTURE(beoordeel, snel, "noor", Uitvoer::Snel);
BENCHMARK_CAPTURE(beoordeel, wacht, "noor-wacht-op-medisch-adviseur", Uitvoer::Volledig);
BENCHMARK_CAPTURE(beoordeel, alleen_de_aanvraag, "noor-alleen-de-aanvraag", Uitvoer::Volledig);
BENCHMARK(kwitantie);
BENCHMARK_MAIN();
