// SPDX-License-Identifier: EUPL-1.2
#include "base/date.h"
#include "beoordeling/kwitantie/weergave.h"
#include "beoordeling/vergelijken/pakketverschil.h"
#include "cli/opdrachten.h"
#include "cli/uitvoer.h"

namespace maatstaf::cli {
namespace {

base::Result<std::optional<base::Date>> lees_dag(const std::string& tekst, const std::string& optie) {
  if (tekst.empty()) {
    return std::optional<base::Date>{};
  }
  const auto dag = base::Date::parse(tekst);
  if (!dag) {
    return base::fail(base::ErrorKind::Input, "Dit is geen datum.",
                      "Schrijf jjjj-mm-dd, bijvoorbeeld 2026-12-31.", {.file = {}, .path = optie});
  }
  return std::optional(*dag);
}

base::Result<beoordeling::Pakketverschil> vergelijk(const regels::Bibliotheek& bibliotheek,
                                                    const RegelverschilOpdracht& opdracht) {
  beoordeling::Verschilvraag vraag{.eerst = opdracht.eerst, .nu = opdracht.nu};
  TRY(vraag.van, lees_dag(opdracht.van, "--van"));
  TRY(vraag.naar, lees_dag(opdracht.naar, "--naar"));
  TRY(const beoordeling::Kanten kanten, beoordeling::kies_kanten(bibliotheek, vraag));
  return beoordeling::vergelijk_pakketten(kanten);
}

}  // namespace

int regels_verschil(const Installatie& installatie, const RegelverschilOpdracht& opdracht) {
  const auto bibliotheek = regels::Bibliotheek::lees(installatie.pad("regels"));
  if (!bibliotheek) {
    return meld(bibliotheek.error());
  }
  const auto verschil = vergelijk(*bibliotheek, opdracht);
  if (!verschil) {
    return meld(verschil.error());
  }
  if (opdracht.vorm == Vorm::Json) {
    schrijf_json(beoordeling::als_json(*verschil));
  } else {
    schrijf(beoordeling::als_tekst(*verschil));
  }
  return 0;
}

}  // namespace maatstaf::cli
