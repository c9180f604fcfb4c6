// SPDX-License-Identifier: EUPL-1.2
#include "web/delen/werkvelden.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nederlands.h"
#include "web/kern/components.h"

namespace maatstaf::web {

using regels::Begrip;
using regels::BegripType;
using regels::Veld;

namespace {

/// Answers that together take more characters do not fit side by side.
constexpr std::size_t kLongestSegments = 24;
constexpr std::string_view kAdd = "toevoegen.";
constexpr std::string_view kRemove = "weg.";

std::vector<Option> keuzes(BegripType type, const std::vector<regels::Keuze>& waarden) {
  if (type == BegripType::JaNee) {
    return {{"ja", "ja", ""}, {"nee", "nee", ""}};
  }
  std::vector<Option> opties;
  for (const auto& keuze : waarden) {
    opties.push_back({keuze.code, keuze.naam, ""});
  }
  return opties;
}

bool past_naast_elkaar(const std::vector<Option>& opties) {
  std::size_t tekens = 0;
  for (const auto& optie : opties) {
    tekens += optie.text.size();
  }
  return tekens <= kLongestSegments;
}

/// "passende_zorg.3.tarief" is field "tarief" of item 3 of passende_zorg.
struct Onderdeelnaam {
  std::size_t index = 0;
  std::string_view veld;
};

std::optional<Onderdeelnaam> lees_naam(std::string_view naam, std::string_view begrip) {
  if (!naam.starts_with(begrip) || naam.size() <= begrip.size() || naam[begrip.size()] != '.') {
    return {};
  }
  naam.remove_prefix(begrip.size() + 1);
  const auto punt = naam.find('.');
  if (punt == std::string_view::npos) {
    return {};
  }
  const auto getal = base::parse_dutch_number(naam.substr(0, punt));
  const auto index = getal ? getal->to_int64() : std::nullopt;
  if (!index || *index < 0) {
    return {};
  }
  return Onderdeelnaam{static_cast<std::size_t>(*index), naam.substr(punt + 1)};
}

http::Fields een_meer(const http::Fields& invoer, const std::string& begrip) {
  http::Fields meer;
  for (const auto& [naam, waarde] : invoer.list()) {
    if (naam != begrip + ".aantal") {
      meer.add(naam, waarde);
      continue;
    }
    const auto getal = base::parse_dutch_number(waarde);
    const auto aantal = getal ? getal->to_int64() : std::nullopt;
    meer.add(naam, std::to_string(std::max<std::int64_t>(aantal.value_or(0), 0) + 1));
  }
  return meer;
}

http::Fields een_minder(const http::Fields& invoer, const std::string& begrip, std::size_t weg) {
  http::Fields minder;
  for (const auto& [naam, waarde] : invoer.list()) {
    if (naam == begrip + ".aantal") {
      const auto getal = base::parse_dutch_number(waarde);
      const auto aantal = getal ? getal->to_int64() : std::nullopt;
      minder.add(naam, std::to_string(std::max<std::int64_t>(aantal.value_or(1) - 1, 1)));
      continue;
    }
    const auto onderdeel = lees_naam(naam, begrip);
    if (!onderdeel) {
      minder.add(naam, waarde);
    } else if (onderdeel->index != weg) {
      const std::size_t index = onderdeel->index > weg ? onderdeel->index - 1 : onderdeel->index;
      minder.add(onderdeel_veld(begrip, index, onderdeel->veld), waarde);
    }
  }
  return minder;
}

}  // namespace

std::vector<Option> werkopties(const Begrip& begrip) {
  auto opties = keuzes(begrip.type, begrip.waarden);
  const bool oordeel = begrip.soort == regels::BegripSoort::Oordeel;
  opties.push_back({std::string(kWeetIkNiet), oordeel ? "nog niet vast te stellen" : "nog niet bekend", ""});
  return opties;
}

Html werkveld(const Begrip& begrip, const http::Fields& invoer, const FieldErrors& fouten,
              std::string_view naam) {
  const auto value = invoer.get(begrip.id);
  if (begrip.type == BegripType::JaNee || begrip.type == BegripType::Keuze) {
    ChoiceField veld{.name = begrip.id,
                     .label = met_naam(begrip.vraag, naam),
                     .help = met_naam(begrip.uitleg, naam),
                     .options = werkopties(begrip),
                     .chosen = {value},
                     .error = error_of(fouten, begrip.id),
                     .option_look = OptionLook::Segments};
    if (past_naast_elkaar(keuzes(begrip.type, begrip.waarden))) {
      return choice_field(veld);
    }
    veld.options.back().text = capital(veld.options.back().text);
    return select_field(veld);
  }
  return text_field({.name = begrip.id,
                     .label = met_naam(begrip.vraag, naam),
                     .help = met_naam(begrip.uitleg, naam),
                     .value = value == kWeetIkNiet ? std::string{} : value,
                     .error = error_of(fouten, begrip.id),
                     .kind = input_kind(begrip.type),
                     .needed = Needed::Required,
                     .unit = begrip.type == BegripType::Bedrag ? "euro" : begrip.eenheid,
                     .autocomplete = {}});
}

std::string onderdeel_veld(std::string_view begrip, std::size_t index, std::string_view veld) {
  return fmt::format("{}.{}.{}", begrip, index, veld);
}

Html onderdeel_invoer(const Begrip& begrip, std::size_t index, const Veld& veld, const http::Fields& invoer,
                      const FieldErrors& fouten) {
  const auto name = onderdeel_veld(begrip.id, index, veld.id);
  const auto needed = veld.verplicht ? Needed::Required : Needed::Optional;
  if (veld.type == BegripType::Keuze || veld.type == BegripType::JaNee) {
    return select_field({.name = name,
                         .label = veld.naam,
                         .help = {},
                         .options = keuzes(veld.type, veld.waarden),
                         .chosen = {invoer.get(name)},
                         .error = error_of(fouten, name),
                         .needed = needed});
  }
  return text_field({.name = name,
                     .label = veld.naam,
                     .help = {},
                     .value = invoer.get(name),
                     .error = error_of(fouten, name),
                     .kind = input_kind(veld.type),
                     .needed = needed,
                     .unit = {},
                     .autocomplete = {}});
}

Html nog_een(const Begrip& begrip, std::size_t aantal, std::string_view tekst) {
  return hidden_field(begrip.id + ".aantal", std::to_string(aantal)) +
         button({.text = std::string(tekst),
                 .kind = ButtonKind::Subtle,
                 .icon = Icon::Plus,
                 .side = IconSide::Before,
                 .name = "actie",
                 .value = std::string(kAdd) + begrip.id});
}

Html haal_weg(const Begrip& begrip, std::size_t index) {
  return button({.text = fmt::format("Haal onderdeel {} weg", index + 1),
                 .kind = ButtonKind::Subtle,
                 .icon = Icon::Minus,
                 .side = IconSide::Before,
                 .name = "actie",
                 .value = fmt::format("{}{}.{}", kRemove, index, begrip.id)});
}

Html lijst_velden(const Begrip& begrip, const http::Fields& invoer, const FieldErrors& fouten,
                  std::string_view naam) {
  const auto aantal = aantal_onderdelen(begrip, invoer);
  Html onderdelen;
  for (std::size_t i = 0; i < aantal; ++i) {
    Html velden;
    for (const auto& veld : begrip.velden) {
      velden += onderdeel_invoer(begrip, i, veld, invoer, fouten);
    }
    onderdelen += item_fieldset(ItemsLook::Work, fmt::format("{} {}", begrip.naam, i + 1), velden,
                                aantal > 1 ? haal_weg(begrip, i) : Html());
  }
  return items_question(ItemsLook::Work,
                        {.id = begrip.id,
                         .heading = h3(met_naam(begrip.vraag, naam)),
                         .help = met_naam(begrip.uitleg, naam),
                         .error = error_of(fouten, begrip.id)},
                        onderdelen + p("{}", nog_een(begrip, aantal, "Nog een onderdeel")));
}

std::optional<http::Fields> pas_lijst_aan(const http::Fields& invoer) {
  const std::string actie = invoer.get("actie");
  if (actie.starts_with(kAdd)) {
    return een_meer(invoer, actie.substr(kAdd.size()));
  }
  if (!actie.starts_with(kRemove)) {
    return std::nullopt;
  }
  const std::string rest = actie.substr(kRemove.size());
  const auto punt = rest.find('.');
  if (punt == std::string::npos) {
    return std::nullopt;
  }
  const auto getal = base::parse_dutch_number(rest.substr(0, punt));
  const auto index = getal ? getal->to_int64() : std::nullopt;
  if (!index || *index < 0) {
    return std::nullopt;
  }
  return een_minder(invoer, rest.substr(punt + 1), static_cast<std::size_t>(*index));
}

}  // namespace maatstaf::web
