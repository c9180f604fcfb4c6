// SPDX-License-Identifier: EUPL-1.2
#include "web/delen/vragen.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nederlands.h"
#include "web/kern/components.h"

namespace maatstaf::web {

using regels::Begrip;
using regels::BegripType;
using regels::Veld;

namespace {

/// More choices than fit on a phone become a drop-down.
constexpr std::size_t kMostCards = 8;
constexpr std::size_t kMostItems = 30;

std::vector<Option> options_of(BegripType type, const std::vector<regels::Keuze>& waarden) {
  if (type == BegripType::JaNee) {
    return {{"ja", "Ja", ""}, {"nee", "Nee", ""}};
  }
  std::vector<Option> options;
  for (const auto& keuze : waarden) {
    options.push_back({keuze.code, keuze.naam, ""});
  }
  return options;
}

/// "zorgonderdelen.0.uren_per_week"
std::string item_field(std::string_view begrip, std::size_t index, std::string_view veld) {
  return fmt::format("{}.{}.{}", begrip, index, veld);
}

Html item_input(const Begrip& begrip, std::size_t index, const Veld& veld, const http::Fields& invoer,
                const FieldErrors& fouten) {
  const auto name = item_field(begrip.id, index, veld.id);
  const auto value = invoer.get(name);
  const auto error = error_of(fouten, name);
  if (veld.type == BegripType::Keuze || veld.type == BegripType::JaNee) {
    return select_field({.name = name,
                         .label = veld.naam,
                         .help = {},
                         .options = options_of(veld.type, veld.waarden),
                         .chosen = {value},
                         .error = error,
                         .needed = veld.verplicht ? Needed::Required : Needed::Optional});
  }
  return text_field({.name = name,
                     .label = veld.naam,
                     .help = {},
                     .value = value,
                     .error = error,
                     .kind = input_kind(veld.type),
                     .needed = veld.verplicht ? Needed::Required : Needed::Optional,
                     .unit = {},
                     .autocomplete = {}});
}

Html list_field(const Begrip& begrip, const http::Fields& invoer, const FieldErrors& fouten, LabelLook look,
                std::string_view vraag) {
  Html items;
  const auto number = aantal_onderdelen(begrip, invoer);
  for (std::size_t i = 0; i < number; ++i) {
    Html fields;
    for (const auto& veld : begrip.velden) {
      fields += item_input(begrip, i, veld, invoer, fouten);
    }
    items += item_fieldset(ItemsLook::Page, fmt::format("{} {}", begrip.naam, i + 1), fields);
  }
  const auto one_more = button({.text = "Nog een onderdeel",
                                .kind = ButtonKind::Secondary,
                                .icon = Icon::Plus,
                                .side = IconSide::Before,
                                .name = "actie",
                                .value = "toevoegen"});
  return items_question(
      ItemsLook::Page,
      {.id = begrip.id,
       .heading = look == LabelLook::Title ? h1(vraag) : h2(vraag),
       .help = begrip.uitleg,
       .error = error_of(fouten, begrip.id)},
      all(items, hidden_field(begrip.id + ".aantal", std::to_string(number)), buttons(one_more),
          checkbox(begrip.id, "Dat weet ik niet. Dat mag. Wij zoeken het samen met u uit.",
                   invoer.get(begrip.id) == kWeetIkNiet, {}, begrip.id + "-onbekend")));
}

/// One field of an item as JSON, or what is wrong with it. Nothing filled in gives null.
base::Result<base::Json> read_item_field(const Veld& veld, const std::string& text) {
  if (text.empty()) {
    if (veld.verplicht) {
      return base::fail(base::ErrorKind::Input, fmt::format("Vul bij dit onderdeel in: {}.", veld.naam));
    }
    return base::Json{};
  }
  switch (veld.type) {
    case BegripType::Getal:
    case BegripType::Bedrag: {
      const auto number = base::parse_dutch_number(text);
      if (!number) {
        return base::fail(base::ErrorKind::Input,
                          fmt::format("{}: schrijf een getal, bijvoorbeeld 12,5.", veld.naam));
      }
      return base::Json(base::Json::Number{number->text()});
    }
    case BegripType::Datum: {
      const auto date = base::parse_dutch_date(text);
      if (!date) {
        return base::fail(base::ErrorKind::Input,
                          fmt::format("{}: schrijf een datum, bijvoorbeeld 24-11-2026.", veld.naam));
      }
      return base::Json(date->text());
    }
    case BegripType::JaNee:
      return base::Json(text == "ja");
    case BegripType::Keuze:
    case BegripType::Tekst:
    case BegripType::Lijst:
      return base::Json(text);
  }
  return base::Json(text);
}

/// "zorgonderdelen[2].tarief" to "zorgonderdelen.2.tarief": the id of the field on the page.
std::string field_of_path(std::string_view path) {
  std::string field;
  for (const char c : path) {
    if (c == '[') {
      field += '.';
    } else if (c != ']') {
      field += c;
    }
  }
  return field;
}

Gelezen read_list(const regels::Begrippen& begrippen, const Begrip& begrip, const http::Fields& invoer) {
  Gelezen result;
  base::Json::Array items;
  const auto number = aantal_onderdelen(begrip, invoer);
  for (std::size_t i = 0; i < number; ++i) {
    base::Json::Object item;
    FieldErrors errors;
    for (const auto& veld : begrip.velden) {
      const auto name = item_field(begrip.id, i, veld.id);
      auto value = read_item_field(veld, invoer.get(name));
      if (!value) {
        errors.emplace_back(name, value.error().cause);
      } else if (!value->is_null()) {
        item[veld.id] = std::move(*value);
      }
    }
    const bool untouched = std::ranges::all_of(begrip.velden, [&](const Veld& veld) {
      return invoer.get(item_field(begrip.id, i, veld.id)).empty();
    });
    if (untouched) {
      continue;
    }
    result.fouten.insert(result.fouten.end(), errors.begin(), errors.end());
    items.emplace_back(std::move(item));
  }
  if (!result.fouten.empty()) {
    return result;
  }
  if (items.empty()) {
    result.fouten.emplace_back(begrip.id, "Vul ten minste één onderdeel in, of kies: dat weet ik niet.");
    return result;
  }
  auto value = begrippen.lees(begrip, base::Json(std::move(items)), begrip.id);
  if (!value) {
    result.fouten.emplace_back(field_of_path(value.error().place.path),
                               value.error().cause + " " + value.error().remedy);
  } else {
    result.antwoord = Antwoord{std::move(*value)};
  }
  return result;
}

std::string as_typed(const feel::Value& value) {
  if (value.is_boolean()) {
    return value.boolean() ? "ja" : "nee";
  }
  if (value.is_number()) {
    return base::number(value.number());
  }
  if (value.kind() == feel::Kind::Date) {
    return base::date_numeric(value.date());
  }
  if (value.is_string()) {
    return std::string(value.string());
  }
  return {};
}

}  // namespace

InputKind input_kind(BegripType type) {
  switch (type) {
    case BegripType::Getal:
      return InputKind::Number;
    case BegripType::Bedrag:
      return InputKind::Amount;
    case BegripType::Datum:
      return InputKind::Date;
    case BegripType::JaNee:
    case BegripType::Keuze:
    case BegripType::Tekst:
    case BegripType::Lijst:
      return InputKind::Text;
  }
  return InputKind::Text;
}

std::string met_naam(std::string_view tekst, std::string_view naam) {
  if (naam.empty()) {
    return std::string(tekst);
  }
  std::string result;
  while (!tekst.empty()) {
    const auto at = std::min(tekst.find("de cliënt"), tekst.find("De cliënt"));
    if (at == std::string_view::npos) {
      break;
    }
    const auto after = at + std::string_view("de cliënt").size();
    // "de cliëntondersteuner" is somebody else.
    const bool other_word = after < tekst.size() && tekst[after] >= 'a' && tekst[after] <= 'z';
    result += tekst.substr(0, other_word ? after : at);
    if (!other_word) {
      result += naam;
    }
    tekst.remove_prefix(after);
  }
  return result + std::string(tekst);
}

std::size_t aantal_onderdelen(const Begrip& begrip, const http::Fields& invoer) {
  const auto text = invoer.get(begrip.id + ".aantal");
  const auto number = base::parse_dutch_number(text);
  const auto whole = number ? number->to_int64() : std::nullopt;
  return static_cast<std::size_t>(
      std::clamp<std::int64_t>(whole.value_or(1), 1, static_cast<std::int64_t>(kMostItems)));
}

Html vraag_veld(const Begrip& begrip, const http::Fields& invoer, const FieldErrors& fouten, LabelLook look,
                std::string_view naam) {
  const auto vraag = met_naam(begrip.vraag, naam);
  const auto uitleg = met_naam(begrip.uitleg, naam);
  const auto error = error_of(fouten, begrip.id);
  const auto value = invoer.get(begrip.id);
  if (begrip.type == BegripType::Lijst) {
    return list_field(begrip, invoer, fouten, look, vraag);
  }
  if (begrip.type == BegripType::JaNee || begrip.type == BegripType::Keuze) {
    ChoiceField field{.name = begrip.id,
                      .label = vraag,
                      .help = uitleg,
                      .options = options_of(begrip.type, begrip.waarden),
                      .chosen = {value},
                      .error = error,
                      .look = look};
    if (field.options.size() > kMostCards) {
      return select_field(field) + unknown_box(begrip.id, value);
    }
    field.options.push_back(option_unknown());
    return choice_field(field);
  }
  const auto text = text_field({.name = begrip.id,
                                .label = vraag,
                                .help = uitleg,
                                .value = value == kWeetIkNiet ? std::string{} : value,
                                .error = error,
                                .kind = input_kind(begrip.type),
                                .needed = Needed::Required,
                                .unit = begrip.type == BegripType::Bedrag ? "euro" : begrip.eenheid,
                                .autocomplete = {},
                                .look = look});
  return text + unknown_box(begrip.id, value);
}

Gelezen lees_antwoord(const regels::Begrippen& begrippen, const Begrip& begrip, const http::Fields& invoer) {
  Gelezen result;
  const auto values = invoer.all(begrip.id);
  if (std::ranges::find(values, kWeetIkNiet) != values.end() ||
      (begrip.type == BegripType::Lijst && invoer.get(begrip.id) == "ja")) {
    result.antwoord = Antwoord{};
    return result;
  }
  if (begrip.type == BegripType::Lijst) {
    return read_list(begrippen, begrip, invoer);
  }
  if (values.empty() || values.front().empty()) {
    result.fouten.emplace_back(begrip.id, "Geef een antwoord. Weet u het niet? Kies dan: dat weet ik niet.");
    return result;
  }
  auto value = begrippen.lees_tekst(begrip, values.front(), begrip.id);
  if (!value) {
    result.fouten.emplace_back(
        begrip.id, value.error().cause + (value.error().remedy.empty() ? "" : " " + value.error().remedy));
  } else {
    result.antwoord = Antwoord{std::move(*value)};
  }
  return result;
}

http::Fields als_invoer(const Begrip& begrip, const Antwoord& antwoord) {
  http::Fields fields;
  if (!antwoord.waarde) {
    fields.add(begrip.id, std::string(kWeetIkNiet));
  } else if (antwoord.waarde->is_list()) {
    const auto& items = antwoord.waarde->list();
    fields.add(begrip.id + ".aantal", std::to_string(items.size()));
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!items[i].is_context()) {
        continue;
      }
      for (const auto& veld : begrip.velden) {
        const auto* value = items[i].context().find(veld.id);
        if (value != nullptr && !value->is_null() && !value->is_unknown()) {
          fields.add(item_field(begrip.id, i, veld.id), as_typed(*value));
        }
      }
    }
  } else {
    fields.add(begrip.id, as_typed(*antwoord.waarde));
  }
  return fields;
}

Html antwoord_in_woorden(const regels::Begrippen& begrippen, const Begrip& begrip, const Antwoord& antwoord) {
  if (!antwoord.waarde) {
    return state(Toestand::Onbekend, "dat weet ik niet");
  }
  if (!antwoord.waarde->is_list()) {
    return Html::text(begrippen.in_woorden(begrip, *antwoord.waarde));
  }
  std::vector<Html> items;
  for (const auto& item : antwoord.waarde->list()) {
    std::vector<std::string> words;
    for (const auto& veld : begrip.velden) {
      const auto* value = item.is_context() ? item.context().find(veld.id) : nullptr;
      if (value == nullptr || value->is_null() || value->is_unknown()) {
        continue;
      }
      auto word = as_typed(*value);
      for (const auto& keuze : veld.waarden) {
        if (keuze.code == word) {
          word = keuze.naam;
        }
      }
      words.push_back(veld.type == BegripType::Keuze ? word : veld.naam + ": " + word);
    }
    items.push_back(Html::text(fmt::format("{}", fmt::join(words, ", "))));
  }
  return plain_list(items);
}

}  // namespace maatstaf::web
