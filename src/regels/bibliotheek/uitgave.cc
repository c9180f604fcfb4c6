// SPDX-License-Identifier: EUPL-1.2
#include "regels/bibliotheek/uitgave.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "regels/pakket/pakket_lezer.h"

namespace maatstaf::regels {
namespace {

using Ids = std::set<std::string, std::less<>>;

constexpr std::string_view kKop = "# SPDX-License-Identifier: EUPL-1.2\n\n";

template <class List>
void voeg_toe(Ids& ids, const List& meer) {
  ids.insert(meer.begin(), meer.end());
}

/// The package, and every package that it is refused without.
void verzamel(const Bibliotheek& bibliotheek, const Pakket& pakket, std::vector<const Pakket*>& samen) {
  if (std::ranges::find(samen, &pakket) != samen.end()) {
    return;
  }
  samen.push_back(&pakket);
  for (const std::string& id : pakket.naast) {
    const auto found = bibliotheek.vind(id);
    if (found != nullptr) {
      verzamel(bibliotheek, *found, samen);
    }
  }
}

/// What the rules read, what they state that a decision never reads, and what a worked example gives.
Ids begrippen_van(const Pakket& pakket) {
  Ids ids;
  voeg_toe(ids, gebruikte_begrippen(pakket));
  for (const VerbodenAfhankelijkheid& verbod : pakket.verboden_afhankelijkheden) {
    voeg_toe(ids, verbod.leest_niet);
  }
  for (const Voorbeeld& voorbeeld : pakket.voorbeelden) {
    for (const auto& [naam, waarde] : voorbeeld.feiten) {
      ids.insert(naam);
    }
    if (voorbeeld.nodig) {
      voeg_toe(ids, *voorbeeld.nodig);
    }
  }
  std::erase_if(ids, [&](const std::string& id) { return pakket.begrippen->vind(id) == nullptr; });
  return ids;
}

Ids bronnen_van(const Pakket& pakket, const Ids& begrippen) {
  Ids ids;
  voeg_toe(ids, gebruikte_bronnen(pakket));
  for (const Voorbeeld& voorbeeld : pakket.voorbeelden) {
    voeg_toe(ids, voorbeeld.bron);
  }
  for (const std::string& id : begrippen) {
    voeg_toe(ids, pakket.begrippen->vind(id)->bronnen);
  }
  std::erase_if(ids, [&](const std::string& id) { return pakket.bronregister->vind(id) == nullptr; });
  return ids;
}

std::vector<std::string_view> regels_van(std::string_view tekst) {
  std::vector<std::string_view> regels;
  while (!tekst.empty()) {
    const auto einde = std::min(tekst.find('\n'), tekst.size() - 1) + 1;
    regels.push_back(tekst.substr(0, einde));
    tekst.remove_prefix(einde);
  }
  return regels;
}

/// Empty, or a comment that stands no deeper than the entries of the list: it cannot belong to a block of
/// text, so it speaks about what follows.
bool hoort_bij_volgende(std::string_view regel, std::size_t diepte) {
  const auto begin = regel.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos || (regel[begin] == '#' && begin < diepte);
}

/// The entries of a register that are in `ids`, as they stand in its files. `Lijst` is in the order of the
/// files, which is the order of their paths.
template <class Lijst>
std::string knip(const Bestanden& bestanden, const Lijst& lijst, std::string_view sleutel, const Ids& ids) {
  std::string uit = fmt::format("{}{}:\n", kKop, sleutel);
  for (std::size_t i = 0; i < lijst.size(); ++i) {
    if (!ids.contains(lijst[i].id)) {
      continue;
    }
    const auto bestand = bestanden.find(lijst[i].plaats.file);
    if (bestand == bestanden.end()) {
      continue;
    }
    const auto regels = regels_van(bestand->second);
    const bool laatste = i + 1 == lijst.size() || lijst[i + 1].plaats.file != lijst[i].plaats.file;
    const auto begin = static_cast<std::size_t>(lijst[i].plaats.line - 1);
    auto einde = laatste ? regels.size() : static_cast<std::size_t>(lijst[i + 1].plaats.line - 1);
    const auto diepte = static_cast<std::size_t>(lijst[i].plaats.column - 1);
    while (einde > begin && hoort_bij_volgende(regels[einde - 1], diepte)) {
      --einde;
    }
    for (std::size_t n = begin; n < einde; ++n) {
      uit += regels[n];
    }
    if (!uit.ends_with('\n')) {
      uit += '\n';
    }
  }
  return uit;
}

/// Layout differs between registers: what was lifted out must say what the register says.
template <class Register>
bool zegt_hetzelfde(const base::Result<Register>& geknipt, const Register& heel, const Ids& ids) {
  return geknipt && geknipt->lijst().size() == ids.size() &&
         std::ranges::all_of(ids, [&](const std::string& id) {
           const auto* los = geknipt->vind(id);
           return los != nullptr && los->vingerafdruk == heel.vind(id)->vingerafdruk;
         });
}

}  // namespace

base::Result<Bestanden> uitgave(const Bibliotheek& bibliotheek, const Pakket& pakket) {
  std::vector<const Pakket*> samen;
  verzamel(bibliotheek, pakket, samen);
  const Bestanden& alle = bibliotheek.bestanden();
  Bestanden uit;
  const auto neem = [&](const std::string& pad) {
    if (const auto found = alle.find(pad); found != alle.end()) {
      uit.insert(*found);
    }
  };
  Ids begrippen, bronnen;
  for (const Pakket* each : samen) {
    for (const std::string& pad : paden(alle, each->map + "/", "")) {
      neem(pad);
    }
    for (const std::string& naam : each->parameters_gedeeld) {
      neem(fmt::format("parameters/{}.yaml", naam));
    }
    const Ids van_dit = begrippen_van(*each);
    voeg_toe(bronnen, bronnen_van(*each, van_dit));
    voeg_toe(begrippen, van_dit);
  }
  std::string woorden = knip(alle, bibliotheek.begrippen().lijst(), "begrippen", begrippen);
  std::string bronnenlijst = knip(alle, bibliotheek.bronnen().lijst(), "bronnen", bronnen);
  if (!zegt_hetzelfde(lees_begrippen(woorden, "begrippen.yaml"), bibliotheek.begrippen(), begrippen) ||
      !zegt_hetzelfde(lees_bronnen(bronnenlijst, "bronnen.yaml"), bibliotheek.bronnen(), bronnen)) {
    return base::fail(base::ErrorKind::Rules,
                      "De begrippen en bronnen van dit pakket zijn niet los te geven.",
                      "Laat elk begrip en elke bron op een eigen regel beginnen, met “- id:”.",
                      {.file = pakket.map + "/pakket.yaml"});
  }
  uit.insert_or_assign("begrippen.yaml", std::move(woorden));
  uit.insert_or_assign("bronnen.yaml", std::move(bronnenlijst));
  return uit;
}

}  // namespace maatstaf::regels
