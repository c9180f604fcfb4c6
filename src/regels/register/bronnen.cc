// SPDX-License-Identifier: EUPL-1.2
#include "regels/register/bronnen.h"

#include <fmt/format.h>

#include <set>

#include "base/hash.h"
#include "regels/lezen/yaml.h"

namespace maatstaf::regels {
namespace {

using yaml::Fields;
using yaml::Presence;

const std::vector<std::pair<std::string_view, std::string_view>> soorten = {
    {"regeling", "regeling"},   {"wet", "wet"},    {"besluit", "besluit"},
    {"kamerstuk", "kamerstuk"}, {"nota", "nota"},  {"uitspraak", "uitspraak"},
    {"praktijk", "praktijk"},   {"eigen", "eigen"}};

Passage lees_passage(Fields& fields) {
  Passage passage{fields.text("document"), fields.text("sha256"), fields.integer("woorden")};
  if (passage.sha256.size() != 64 ||
      passage.sha256.find_first_not_of("0123456789abcdef") != std::string::npos) {
    fields.report("sha256", "Een vingerafdruk heeft 64 tekens uit 0-9 en a-f.",
                  "Maak hem opnieuw met script/passage.");
  }
  if (passage.woorden < 1 || passage.woorden > 400) {
    fields.report("woorden", "Een passage heeft 1 tot 400 woorden.", "Kies een kortere passage.");
  }
  return passage;
}

Bron lees_bron(Fields& fields) {
  Bron bron;
  bron.id = fields.text("id");
  bron.titel = fields.text("titel");
  bron.kort = fields.text("kort");
  bron.soort = fields.choice("soort", soorten);
  bron.vindplaats = fields.text("vindplaats", Presence::Optional);
  bron.bwb = fields.text("bwb", Presence::Optional);
  bron.ecli = fields.text("ecli", Presence::Optional);
  bron.kamerstuk = fields.text("kamerstuk", Presence::Optional);
  bron.versie = fields.text("versie", Presence::Optional);
  bron.link = fields.text("link", Presence::Optional);
  bron.merk = fields.choice<Merk>("merk");
  bron.zegt = fields.text("zegt");
  fields.map("passage", Presence::Optional, [&bron](Fields& map) { bron.passage = lees_passage(map); });
  bron.plaats = fields.place();
  bron.vingerafdruk = yaml::fingerprint(fields.here());
  return bron;
}

bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Without the marks that the conversion from Word left behind.
std::string without_marks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    const bool mark = rest.starts_with("[footnoteRef:") || rest.starts_with("[bookmark:");
    const std::size_t end = mark ? rest.find(']') : std::string_view::npos;
    if (end != std::string_view::npos) {
      i += end + 1;
    } else {
      out += text[i++];
    }
  }
  return out;
}

std::string with_plain_quotes(std::string_view text) {
  static const std::vector<std::pair<std::string_view, char>> quotes = {{"«", '"'}, {"»", '"'},  {"“", '"'},
                                                                        {"”", '"'}, {"‘", '\''}, {"’", '\''}};
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    bool replaced = false;
    for (const auto& [quote, plain] : quotes) {
      if (text.substr(i).starts_with(quote)) {
        out += plain;
        i += quote.size();
        replaced = true;
        break;
      }
    }
    if (!replaced) {
      out += text[i++];
    }
  }
  return out;
}

std::string with_joined_lines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '-' && i > 0 && is_letter(text[i - 1])) {
      const std::string_view rest = text.substr(i + 1);
      const std::size_t line_end = rest.starts_with("\r\n") ? 2 : rest.starts_with('\n') ? 1 : 0;
      if (line_end > 0 && rest.size() > line_end && is_letter(rest[line_end])) {
        i += line_end;
        continue;
      }
    }
    out += text[i];
  }
  return out;
}

std::string collapsed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hard = text.substr(i).starts_with("\u00A0");
    if (hard || std::string_view(" \t\n\r\f\v").find(text[i]) != std::string_view::npos) {
      gap = !out.empty();
      i += hard ? 1 : 0;
      continue;
    }
    if (gap) {
      out += ' ';
    }
    gap = false;
    out += text[i];
  }
  return out;
}

}  // namespace

Bronnen::Bronnen(std::vector<Bron> lijst) : lijst_(std::move(lijst)) {
  for (std::size_t i = 0; i < lijst_.size(); ++i) {
    index_.emplace(lijst_[i].id, i);
  }
}

const Bron* Bronnen::vind(std::string_view id) const {
  const auto it = index_.find(id);
  return it == index_.end() ? nullptr : &lijst_[it->second];
}

std::vector<std::string> Bronnen::labels(const std::vector<std::string>& ids) const {
  std::vector<std::string> labels;
  labels.reserve(ids.size());
  for (const std::string& id : ids) {
    const Bron* bron = vind(id);
    labels.push_back(bron == nullptr ? id : bron->kort);
  }
  return labels;
}

base::Result<Bronnen> lees_bronnen(std::span<const Tekstbestand> bestanden) {
  std::vector<Bron> lijst;
  std::set<std::string> ids;
  for (const Tekstbestand& bestand : bestanden) {
    TRY_VOID(yaml::read_list(bestand.tekst, bestand.file, "bronnen", [&](Fields& fields) {
      lijst.push_back(lees_bron(fields));
      if (!ids.insert(lijst.back().id).second) {
        fields.report("id", fmt::format("De bron “{}” staat twee keer in de lijst.", lijst.back().id),
                      "Geef elke bron een eigen id.");
      }
    }));
  }
  return Bronnen(std::move(lijst));
}

base::Result<Bronnen> lees_bronnen(std::string_view yaml, std::string_view file) {
  const Tekstbestand bestand{.file = file, .tekst = yaml};
  return lees_bronnen({&bestand, 1});
}

std::string normaliseer(std::string_view tekst) {
  return collapsed(with_joined_lines(with_plain_quotes(without_marks(tekst))));
}

std::optional<std::string> vind_passage(std::string_view genormaliseerd, const Passage& passage) {
  std::vector<std::size_t> starts{0};
  for (std::size_t i = 0; i < genormaliseerd.size(); ++i) {
    if (genormaliseerd[i] == ' ') {
      starts.push_back(i + 1);
    }
  }
  starts.push_back(genormaliseerd.size() + 1);  // where a next word would start
  if (passage.woorden < 1) {
    return std::nullopt;
  }
  const auto words = static_cast<std::size_t>(passage.woorden);
  for (std::size_t first = 0; first + words < starts.size(); ++first) {
    const std::string_view window =
        genormaliseerd.substr(starts[first], starts[first + words] - starts[first] - 1);
    if (base::sha256_hex(window) == passage.sha256) {
      return std::string(window);
    }
  }
  return std::nullopt;
}

}  // namespace maatstaf::regels
