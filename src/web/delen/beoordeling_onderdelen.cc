// SPDX-License-Identifier: EUPL-1.2
#include "web/delen/beoordeling_onderdelen.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nederlands.h"
#include "regels/pakket/woorden.h"

namespace maatstaf::web {

using beoordeling::Antwoord;

std::string rol_naam(std::string_view rol) {
  if (rol == "ciz") {
    return "CIZ";
  }
  if (rol == "intake") {
    return "zorgkantoor";
  }
  std::string name(rol);
  std::ranges::replace(name, '_', ' ');
  return name;
}

std::string rollen_in_woorden(const std::vector<std::string>& rollen) {
  std::vector<std::string> namen;
  namen.reserve(rollen.size());
  for (const auto& rol : rollen) {
    namen.push_back(rol_naam(rol));
  }
  return base::enumerate(namen, "of");
}

std::string stap_naam(const beoordeling::StapUitkomst& stap) {
  return fmt::format("Stap {}. {}", stap.nummer, stap.naam);
}

Html gronden(const regels::Pakket& pakket, const beoordeling::Gronden& lijst) {
  Html result;
  for (const auto& grond : lijst) {
    result += caption_line("{} {}", grond.toelichting, source_labels(*pakket.bronregister, grond.bronnen));
  }
  return result;
}

namespace {

std::string naam_van(const regels::Pakket& pakket, std::string_view begrip) {
  const auto* found = pakket.begrippen->vind(begrip);
  return found == nullptr ? std::string(begrip) : found->naam;
}

Html ontbreekt(const regels::Pakket& pakket, const std::vector<std::string>& begrippen) {
  std::vector<Html> items;
  for (const auto& id : begrippen) {
    const auto* begrip = pakket.begrippen->vind(id);
    if (begrip == nullptr) {
      continue;
    }
    const auto van =
        begrip->bevoegdheid.empty() ? rollen_in_woorden(begrip->levert) : rol_naam(begrip->bevoegdheid);
    items.push_back(markup("{} {}", begrip->naam, second("Kan komen van: {}", van)));
  }
  return plain_list(items);
}

}  // namespace

Html stappen_tabel(const regels::Pakket& pakket, const beoordeling::Beoordeling& beoordeling) {
  Table content{
      .caption = "De stappen met hun antwoord",
      .columns = {column("Stap"), column("Antwoord"), column("Waarom, en wat nog ontbreekt"), column("Wie")},
      .rows = {},
      .total = {}};
  for (const auto& stap : beoordeling.stappen) {
    auto why = gronden(pakket, stap.gronden);
    if (stap.antwoord == Antwoord::Onbekend) {
      why += ontbreekt(pakket, stap.ontbreekt);
    }
    content.rows.push_back({.cells = {Html::text(stap_naam(stap)) + caption_line("{}", stap.vraag),
                                      state(stap.antwoord), why, Html::text(rol_naam(stap.wie))},
                            .group = {},
                            .group_note = {}});
  }
  return table_card(content);
}

Html onderdelen_tabel(const regels::Pakket& pakket, const beoordeling::StapUitkomst& stap) {
  Table content{.caption = "Onderdelen van " + stap_naam(stap),
                .columns = {column("Onderdeel"), column("Antwoord"), column("Waarom, en wat nog ontbreekt")},
                .rows = {},
                .total = {}};
  for (const auto& onderdeel : stap.onderdelen) {
    auto why = gronden(pakket, onderdeel.gronden);
    std::vector<std::string> names;
    for (const auto& id : onderdeel.ontbreekt) {
      names.push_back(naam_van(pakket, id));
    }
    if (!names.empty()) {
      why += second_line("Nog nodig: {}", base::enumerate(names));
    }
    content.rows.push_back({.cells = {Html::text(onderdeel.naam), state(onderdeel.antwoord), why},
                            .group = {},
                            .group_note = {}});
  }
  return table_card(content);
}

Html behoeften_lijst(const std::vector<beoordeling::Behoefte>& behoeften) {
  Html result;
  for (const auto& behoefte : behoeften) {
    std::vector<std::string> stappen(behoefte.stappen);
    const auto voor = stappen.empty()
                          ? std::string{}
                          : fmt::format("{} {}. ", stappen.size() == 1 ? "Voor stap" : "Voor de stappen",
                                        base::enumerate(stappen));
    result += need({.heading = behoefte.naam,
                    .question = behoefte.vraag,
                    .why = behoefte.waarvoor + " " + voor,
                    .from = rollen_in_woorden(behoefte.rollen),
                    .action = {}});
  }
  return result.empty() ? result : stack(result);
}

Html berekening_blok(const regels::Pakket& pakket, const beoordeling::Berekening& berekening) {
  Calculation content{.caption = std::string(berekening.naam),
                      .lines = {},
                      .total = {Html::text(berekening.naam),
                                regels::waarde_in_woorden(pakket, berekening.waarde, berekening.eenheid)}};
  for (const auto& regel : berekening.regels) {
    if (regel.teken == "is") {
      continue;
    }
    auto what = Html::text(std::string(regel.naam) + " ");
    if (!regel.bron.empty()) {
      what += source_label(*pakket.bronregister, regel.bron);
    }
    if (regel.voorbeeld) {
      what += markup(" {}", example_label());
    }
    const std::string_view sign = regel.teken == "min"            ? "−\u00a0"
                                  : regel.teken == "maal"         ? "×\u00a0"
                                  : regel.teken == "gedeeld_door" ? "÷\u00a0"
                                                                  : "";
    content.lines.push_back(
        {what, std::string(sign) +
                   regels::rekenregel_in_woorden(pakket, regel.teken, regel.waarde, berekening.eenheid)});
  }
  return calculation(content);
}

Html uitkomsten_lijst(const beoordeling::Beoordeling& beoordeling) {
  std::vector<Html> items;
  for (const auto& uitkomst : beoordeling.uitkomsten) {
    if (uitkomst.antwoord == Antwoord::Ja || uitkomst.antwoord == Antwoord::Onbekend) {
      items.push_back(markup("{} {}", state(uitkomst.antwoord), uitkomst.naam));
    }
  }
  return state_list(items);
}

}  // namespace maatstaf::web
