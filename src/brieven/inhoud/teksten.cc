// SPDX-License-Identifier: EUPL-1.2
#include "brieven/inhoud/teksten.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "base/nederlands.h"

namespace maatstaf::brieven {

using base::ErrorKind;

std::string Aanspreking::wie() const {
  return hoofd_.lezer == Lezer::Client ? "u" : hoofd_.client.voornaam;
}

std::string Aanspreking::wie_kop() const {
  return hoofd_.lezer == Lezer::Client ? "U" : hoofd_.client.voornaam;
}

std::string Aanspreking::van() const {
  return "van " + wie();
}

std::string Aanspreking::voor() const {
  return "voor " + wie();
}

std::string wat_krijgt(const regels::UitkomstSoort& uitkomst) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kZinnen{
      {{"meerzorg", "meerzorg"},
       {"ekt", "Extra Kosten Thuis"},
       {"toeslag", "een toeslag"},
       {"pab", "een persoonlijk assistentiebudget"},
       {"overbrugging", "overbruggingszorg"},
       {"omgevingsfactor", "extra geld voor een bijzondere situatie"},
       {"basisbedrag", "het basisbedrag"}}};
  const auto found = std::ranges::find(kZinnen, uitkomst.id, [](const auto& paar) { return paar.first; });
  return found != kZinnen.end() ? std::string(found->second) : kleine_letter(uitkomst.naam);
}

std::vector<Alinea> alineas(std::string_view tekst) {
  std::vector<Alinea> uit;
  std::string huidig;
  const auto sluit = [&] {
    while (!huidig.empty() && huidig.back() == ' ') {
      huidig.pop_back();
    }
    if (!huidig.empty()) {
      uit.push_back({{huidig}});
    }
    huidig.clear();
  };
  std::string_view rest = tekst;
  while (!rest.empty()) {
    const std::size_t einde = rest.find('\n');
    std::string_view regel = rest.substr(0, einde);
    rest = einde == std::string_view::npos ? std::string_view() : rest.substr(einde + 1);
    while (!regel.empty() && std::isspace(static_cast<unsigned char>(regel.front())) != 0) {
      regel.remove_prefix(1);
    }
    while (!regel.empty() && std::isspace(static_cast<unsigned char>(regel.back())) != 0) {
      regel.remove_suffix(1);
    }
    if (regel.empty()) {
      sluit();
    } else {
      huidig += regel;
      huidig += ' ';
    }
  }
  sluit();
  return uit;
}

namespace {

constexpr std::size_t kHoogstensBijeen = 16;

/// With hard spaces: "Awb 6:8" never breaks in two.
std::string bijeen(std::string_view tekst) {
  std::string uit;
  for (const char c : tekst) {
    if (c == ' ') {
      uit += "\u00A0";
    } else {
      uit += c;
    }
  }
  return uit;
}

}  // namespace

std::string bronnen_kort(const regels::Bronnen& register_, const std::vector<std::string>& ids) {
  std::vector<std::string> namen;
  for (const std::string& id : ids) {
    const regels::Bron* bron = register_.vind(id);
    if (bron == nullptr) {
      continue;
    }
    std::string naam = bron->kort.size() <= kHoogstensBijeen ? bijeen(bron->kort) : bron->kort;
    if (std::ranges::find(namen, naam) == namen.end()) {
      namen.push_back(std::move(naam));
    }
  }
  return fmt::format("{}", fmt::join(namen, " · "));
}

std::string dag(base::Date datum, base::Date nu) {
  const std::string lang = base::date_long(datum);
  if (datum.year() != nu.year()) {
    return lang;
  }
  return lang.substr(0, lang.rfind(' '));
}

std::string rolnaam(std::string_view rol) {
  std::string uit(rol);
  std::ranges::replace(uit, '_', ' ');
  return uit;
}

std::string als_zin(std::string tekst) {
  while (!tekst.empty() && tekst.back() == ' ') {
    tekst.pop_back();
  }
  if (!tekst.empty() && tekst.back() != '.' && tekst.back() != '?' && tekst.back() != '!') {
    tekst += '.';
  }
  return tekst;
}

std::string kleine_letter(std::string tekst) {
  const auto hoofdletter = [&](std::size_t i) {
    return i < tekst.size() && std::isupper(static_cast<unsigned char>(tekst[i])) != 0;
  };
  if (hoofdletter(0) && !hoofdletter(1)) {
    tekst[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(tekst[0])));
  }
  return tekst;
}

std::string hoofdletter(std::string tekst) {
  if (!tekst.empty()) {
    tekst[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(tekst[0])));
  }
  return tekst;
}

base::Result<void> controleer_hoofd(const Briefhoofd& hoofd) {
  const auto ontbreekt = [](std::string path) {
    return base::fail(ErrorKind::Input, "De brief is niet volledig: dit ontbreekt.",
                      "Vul het aan en maak de brief opnieuw.", {.file = {}, .path = std::move(path)});
  };
  if (hoofd.kantoor.naam.empty()) {
    return ontbreekt("hoofd.kantoor.naam");
  }
  if (hoofd.geadresseerde.empty()) {
    return ontbreekt("hoofd.geadresseerde");
  }
  if (hoofd.aanhef.empty()) {
    return ontbreekt("hoofd.aanhef");
  }
  if (hoofd.nummer.empty()) {
    return ontbreekt("hoofd.nummer");
  }
  if (hoofd.client.voornaam.empty()) {
    return ontbreekt("hoofd.client.voornaam");
  }
  if (hoofd.ondertekenaar.naam.empty()) {
    return ontbreekt("hoofd.ondertekenaar.naam");
  }
  return {};
}

Brief begin_brief(const Briefhoofd& hoofd) {
  Brief brief;
  brief.hoofd = hoofd;
  brief.slot = {"Met vriendelijke groet,", hoofd.ondertekenaar.naam, hoofd.ondertekenaar.functie};
  if (hoofd.gegevens == Gegevens::Voorbeeld) {
    brief.gegevens_zin = fmt::format("{} bestaat niet. Voorbeeldgegevens.", hoofd.kantoor.naam);
  }
  return brief;
}

}  // namespace maatstaf::brieven
