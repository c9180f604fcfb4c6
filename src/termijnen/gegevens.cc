// SPDX-License-Identifier: EUPL-1.2
#include "termijnen/gegevens.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/ascii.h"
#include "base/nederlands.h"

namespace maatstaf::termijnen {

namespace {

using base::Date;
using base::ErrorKind;
using base::Result;

constexpr const char* kBestand = "parameters/termijnen.yaml";

struct EenheidWoord {
  std::string_view woord;
  char letter;
  Eenheid eenheid;
  int per_tien_jaar;  ///< the most that a person may ask for
};

constexpr std::array kEenheden = {
    EenheidWoord{"dagen", 'd', Eenheid::Dagen, 3653},
    EenheidWoord{"weken", 'w', Eenheid::Weken, 521},
    EenheidWoord{"maanden", 'm', Eenheid::Maanden, 120},
    EenheidWoord{"jaar", 'j', Eenheid::Jaren, 10},
};

tl::unexpected<base::Error> regelfout(std::string_view id, std::string oorzaak) {
  return base::fail(ErrorKind::Rules, std::move(oorzaak), "Vul de waarde aan in termijnen.yaml, met de bron.",
                    {.file = kBestand, .path = std::string(id)});
}

tl::unexpected<base::Error> invoerfout(std::string_view naam, std::string oorzaak, std::string raad) {
  return base::fail(ErrorKind::Input, std::move(oorzaak), std::move(raad),
                    {.file = {}, .path = std::string(naam)});
}

// Three numbers in the order of a date, whether or not that day exists.
bool lijkt_op_datum(std::string_view tekst) {
  return tekst.size() >= 8 && tekst.size() <= 10 && std::ranges::count(tekst, '-') == 2 &&
         std::ranges::all_of(tekst, [](char c) { return base::is_digit(c) || c == '-'; });
}

}  // namespace

const Reeks* Gegevens::vind(std::string_view id) const {
  const auto reeks = reeksen_.find(id);
  return reeks == reeksen_.end() ? nullptr : &reeks->second;
}

Result<const Waarde*> Gegevens::op(std::string_view id, Date dag) const {
  const Reeks* reeks = vind(id);
  if (reeks == nullptr) {
    return regelfout(id, "Deze parameter is er niet.");
  }
  for (const auto& waarde : reeks->waarden) {
    if (waarde.van <= dag && (!waarde.tot_en_met || dag <= *waarde.tot_en_met)) {
      return &waarde;
    }
  }
  return regelfout(id, fmt::format("“{}” heeft geen waarde op {}.", reeks->naam, base::date_long(dag)));
}

Result<TermijnDuur> Gegevens::duur(std::string_view id, Date dag) const {
  TRY(const auto* waarde, op(id, dag));
  const auto& eenheid = vind(id)->eenheid;
  const auto* woord = std::ranges::find(kEenheden, eenheid, &EenheidWoord::woord);
  const auto aantal = waarde->getal.to_int64();
  if (woord == kEenheden.end() || !aantal || *aantal < 1 || *aantal > 1000) {
    return regelfout(id, "Dit is geen lengte van een termijn.");
  }
  return TermijnDuur{static_cast<int>(*aantal), woord->eenheid};
}

Result<base::Decimal> Gegevens::bedrag(std::string_view id, Date dag) const {
  TRY(const auto* waarde, op(id, dag));
  if (waarde->getal.is_negative()) {
    return regelfout(id, "Een bedrag is niet kleiner dan nul.");
  }
  return waarde->getal;
}

Result<Kalender> Gegevens::kalender() const {
  std::vector<Feestdag> dagen;
  const Reeks* reeks = vind(kGelijkgesteldeDagen);
  if (reeks == nullptr) {
    return regelfout(kGelijkgesteldeDagen, "Deze parameter is er niet.");
  }
  for (const auto& waarde : reeks->waarden) {
    for (const auto& tekst : waarde.lijst) {
      const auto dag = Date::parse(tekst);
      if (!dag) {
        return regelfout(kGelijkgesteldeDagen, fmt::format("“{}” is geen dag.", tekst));
      }
      dagen.push_back({*dag, "gelijkgesteld met een feestdag", "Atw art. 3 lid 3"});
    }
  }
  return Kalender(std::move(dagen));
}

Result<void> controleer_dag(Date dag, std::string_view naam) {
  static const Date vroegste = Date::parse(kVroegsteDag).value_or(Date());
  static const Date laatste = Date::parse(kLaatsteDag).value_or(Date());
  if (dag < vroegste) {
    return invoerfout(naam, fmt::format("Deze dag ligt vóór 2015: {}.", base::date_long(dag)),
                      "De Wlz begon op 1 januari 2015. Geef een dag vanaf die datum.");
  }
  if (dag > laatste) {
    return invoerfout(naam, fmt::format("Deze dag ligt na 2100: {}.", base::date_long(dag)),
                      "Controleer het jaartal.");
  }
  return {};
}

Result<Date> lees_dag(std::string_view tekst, std::string_view naam) {
  auto dag = Date::parse(tekst);
  if (!dag) {
    dag = base::parse_dutch_date(tekst);
  }
  if (!dag && lijkt_op_datum(tekst)) {
    return invoerfout(naam, fmt::format("De dag {} bestaat niet.", tekst),
                      "Controleer de maand en de dag, bijvoorbeeld 2026-11-24.");
  }
  if (!dag) {
    return invoerfout(naam, "Dit is geen datum.", "Schrijf jjjj-mm-dd, bijvoorbeeld 2026-11-24.");
  }
  TRY_VOID(controleer_dag(*dag, naam));
  return *dag;
}

int hoogste_aantal(Eenheid eenheid) {
  return std::ranges::find(kEenheden, eenheid, &EenheidWoord::eenheid)->per_tien_jaar;
}

Result<TermijnDuur> lees_duur(std::string_view tekst, std::string_view naam) {
  const std::string raad = "Schrijf een getal met d, w, m of j, bijvoorbeeld 6w of 18m.";
  int aantal = 0;
  const auto [einde, fout] = std::from_chars(tekst.data(), tekst.data() + tekst.size(), aantal);
  if (fout == std::errc::result_out_of_range) {
    return invoerfout(naam, "Deze duur is langer dan tien jaar.", "Controleer het getal.");
  }
  if (fout != std::errc() || einde + 1 != tekst.data() + tekst.size()) {
    return invoerfout(naam, "Dit is geen duur.", raad);
  }
  const auto* eenheid = std::ranges::find(kEenheden, *einde, &EenheidWoord::letter);
  if (eenheid == kEenheden.end()) {
    return invoerfout(naam, "Dit is geen duur.", raad);
  }
  if (aantal < 1) {
    return invoerfout(naam, "Een duur is minstens één dag.", raad);
  }
  if (aantal > eenheid->per_tien_jaar) {
    return invoerfout(naam, "Deze duur is langer dan tien jaar.", "Controleer het getal.");
  }
  return TermijnDuur{aantal, eenheid->eenheid};
}

}  // namespace maatstaf::termijnen
