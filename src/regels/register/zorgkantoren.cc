// SPDX-License-Identifier: EUPL-1.2
#include "regels/register/zorgkantoren.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/nederlands.h"
#include "regels/lezen/yaml.h"

namespace maatstaf::regels {
namespace {

constexpr std::size_t kSuggesties = 5;

bool is_id(std::string_view tekst) {
  return !tekst.empty() && std::ranges::all_of(tekst, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

/// Lower case letters and digits only, without the word that every office begins with.
std::string kern(std::string_view tekst) {
  std::string uit;
  for (const char c : tekst) {
    if (c >= 'A' && c <= 'Z') {
      uit += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      uit += c;
    }
  }
  constexpr std::string_view kWoord = "zorgkantoor";
  if (uit.size() > kWoord.size() && uit.starts_with(kWoord)) {
    uit.erase(0, kWoord.size());
  }
  return uit;
}

/// How many letters must change (Levenshtein).
std::size_t afstand(std::string_view een, std::string_view ander) {
  std::vector<std::size_t> rij(ander.size() + 1);
  std::iota(rij.begin(), rij.end(), 0U);
  for (std::size_t i = 1; i <= een.size(); ++i) {
    std::size_t schuin = rij[0];
    rij[0] = i;
    for (std::size_t j = 1; j <= ander.size(); ++j) {
      const std::size_t boven = rij[j];
      rij[j] = std::min({rij[j] + 1, rij[j - 1] + 1, schuin + (een[i - 1] == ander[j - 1] ? 0U : 1U)});
      schuin = boven;
    }
  }
  return rij.back();
}

}  // namespace

base::Result<Zorgkantoren> Zorgkantoren::lees(std::string_view tekst, std::string_view bestand) {
  TRY(const auto document, yaml::parse(tekst, bestand));
  yaml::Failure failure(bestand);
  yaml::Fields velden(document, "", failure);
  Zorgkantoren kantoren;
  kantoren.bron_ = velden.text("bron");
  kantoren.geldend_op_ = velden.date("geldend_op");
  velden.each("zorgkantoren", yaml::Presence::Required, [&](yaml::Fields& regel) {
    Zorgkantoor kantoor;
    kantoor.id = regel.text("id");
    kantoor.regio = regel.text("regio");
    kantoor.uitvoerder = regel.text("uitvoerder");
    kantoor.soort = regel.flag("verzonnen", false) ? Kantoorsoort::Verzonnen : Kantoorsoort::Bestaand;
    const auto codes =
        kantoor.soort == Kantoorsoort::Bestaand ? yaml::Presence::Required : yaml::Presence::Optional;
    kantoor.iwlz = regel.text("iwlz", codes);
    kantoor.nza = regel.text("nza", codes);
    if (!is_id(kantoor.id)) {
      regel.report("id", "Dit is geen id.", "Gebruik kleine letters, cijfers en streepjes.");
    } else if (kantoren.vind(kantoor.id) != nullptr) {
      regel.report("id", "Dit id is al van een ander zorgkantoor.", "Geef elk zorgkantoor een eigen id.");
    }
    regel.done();
    kantoren.lijst_.push_back(std::move(kantoor));
  });
  velden.done();
  TRY_VOID(failure.result());
  return kantoren;
}

const Zorgkantoor* Zorgkantoren::vind(std::string_view id) const {
  const auto gevonden = std::ranges::find(lijst_, id, &Zorgkantoor::id);
  return gevonden == lijst_.end() ? nullptr : &*gevonden;
}

std::string Zorgkantoren::naam(std::string_view id) const {
  const auto* kantoor = vind(id);
  return kantoor == nullptr ? std::string(id) : kantoor->naam();
}

std::vector<std::string> Zorgkantoren::lijkt_op(std::string_view gegeven) const {
  const std::string gezocht = kern(gegeven.substr(0, 100));
  if (gezocht.empty()) {
    return {};
  }
  std::vector<std::pair<std::size_t, std::string>> kandidaten;
  for (const auto& kantoor : lijst_) {
    const std::string regio = kern(kantoor.regio);
    const bool deel = regio.find(gezocht) != std::string::npos || gezocht.find(regio) != std::string::npos ||
                      (kern(kantoor.uitvoerder) == gezocht) || kantoor.iwlz == gegeven ||
                      kantoor.nza == gegeven;
    const std::size_t verschil = deel ? 0 : afstand(gezocht, regio);
    if (verschil * 3 <= gezocht.size()) {
      kandidaten.emplace_back(verschil, kantoor.id);
    }
  }
  std::ranges::stable_sort(kandidaten, {}, &std::pair<std::size_t, std::string>::first);
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < std::min(kSuggesties, kandidaten.size()); ++i) {
    ids.push_back(std::move(kandidaten[i].second));
  }
  return ids;
}

base::Result<const Zorgkantoor*> Zorgkantoren::kies(std::string_view id, std::string_view pad) const {
  if (const auto* kantoor = vind(id)) {
    return kantoor;
  }
  const auto ids = lijkt_op(id);
  return base::fail(base::ErrorKind::Input, fmt::format("Het zorgkantoor “{}” staat niet in de lijst.", id),
                    ids.empty()
                        ? std::string("Kies een id uit regels/zorgkantoren.yaml, bijvoorbeeld utrecht.")
                        : fmt::format("Bedoelt u {}? Alle ids staan in regels/zorgkantoren.yaml.",
                                      base::enumerate(ids, "of")),
                    {.file = {}, .path = std::string(pad)});
}

}  // namespace maatstaf::regels
