// SPDX-License-Identifier: EUPL-1.2
#include "regels/pakket/woorden.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/nederlands.h"
#include "dmn/cell.h"

namespace maatstaf::regels {
namespace {

bool is_naam(std::string_view tekst) {
  return !tekst.empty() && tekst.front() >= 'a' && tekst.front() <= 'z' &&
         std::ranges::all_of(
             tekst, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

/// The cells of one column in words.
class Cellezer {
 public:
  Cellezer(const Pakket& pakket, std::string_view expressie)
      : pakket_(pakket), begrip_(pakket.begrippen->vind(expressie)) {}

  /// A constant or a name; nothing when it is anything else.
  [[nodiscard]] std::optional<std::string> eindpunt(std::string_view tekst) const {
    tekst = base::trimmed(tekst);
    if (tekst == "true") {
      return "ja";
    }
    if (tekst == "false") {
      return "nee";
    }
    if (tekst.size() >= 2 && tekst.front() == '"' && tekst.find('"', 1) == tekst.size() - 1) {
      return keuze(tekst.substr(1, tekst.size() - 2));
    }
    if (const auto getal = base::Decimal::parse(tekst)) {
      return base::number(*getal);
    }
    if (tekst.starts_with("date(\"") && tekst.ends_with("\")")) {
      const auto dag = base::Date::parse(tekst.substr(6, tekst.size() - 8));
      return dag ? std::optional(base::date_long(*dag)) : std::nullopt;
    }
    if (is_naam(tekst) && pakket_.model->slot(tekst)) {
      return "‘" + naam_voor_mensen(pakket_, tekst) + "’";
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::string> toets(std::string_view tekst) const {
    tekst = base::trimmed(tekst);
    struct Vergelijking {
      std::string_view teken;
      std::string_view getal;
      std::string_view dag;
    };
    constexpr std::array<Vergelijking, 4> kVergelijkingen{{{"<=", "hoogstens {}", "tot en met {}"},
                                                           {">=", "{} of meer", "vanaf {}"},
                                                           {"<", "minder dan {}", "voor {}"},
                                                           {">", "meer dan {}", "na {}"}}};
    for (const Vergelijking& vergelijking : kVergelijkingen) {
      if (!tekst.starts_with(vergelijking.teken)) {
        continue;
      }
      const auto rechts = base::trimmed(tekst.substr(vergelijking.teken.size()));
      const auto waarde = eindpunt(rechts);
      const auto vorm = rechts.starts_with("date(") ? vergelijking.dag : vergelijking.getal;
      return waarde ? std::optional(fmt::format(fmt::runtime(vorm), *waarde)) : std::nullopt;
    }
    if (tekst.starts_with('[') && tekst.ends_with(']')) {
      const auto midden = tekst.find("..");
      if (midden == std::string_view::npos) {
        return std::nullopt;
      }
      const auto eerste = eindpunt(tekst.substr(1, midden - 1));
      const auto laatste = eindpunt(tekst.substr(midden + 2, tekst.size() - midden - 3));
      return eerste && laatste ? std::optional(fmt::format("{} tot en met {}", *eerste, *laatste))
                               : std::nullopt;
    }
    return eindpunt(tekst);
  }

  [[nodiscard]] std::optional<std::string> toetsen(std::string_view tekst) const {
    std::vector<std::string> woorden;
    const auto delen = dmn::split_tests(tekst);
    if (!delen) {
      return std::nullopt;
    }
    for (const std::string_view deel : *delen) {
      auto woord = toets(deel);
      if (!woord) {
        return std::nullopt;
      }
      woorden.push_back(std::move(*woord));
    }
    return base::enumerate(woorden, "of");
  }

 private:
  [[nodiscard]] std::string keuze(std::string_view code) const {
    if (begrip_ != nullptr) {
      return keuze_in_woorden(*begrip_, code);
    }
    // What is no fact is worked out: the code of an outcome means that outcome.
    const UitkomstSoort* soort = pakket_.uitkomst(code);
    return soort == nullptr ? woord_van_code(code) : soort->naam;
  }

  const Pakket& pakket_;
  const Begrip* begrip_;
};

}  // namespace

std::string naam_voor_mensen(const Pakket& pakket, std::string_view naam) {
  if (const auto* begrip = pakket.begrippen->vind(naam)) {
    return begrip->naam;
  }
  if (const auto* beslissing = pakket.model->decision(naam).or_null()) {
    return beslissing->label.empty() ? beslissing->name : beslissing->label;
  }
  if (const auto* parameter = pakket.parameter(naam)) {
    return parameter->naam;
  }
  return std::string(naam);
}

std::string keuze_in_woorden(const Begrip& begrip, std::string_view code) {
  constexpr std::size_t kNogKort = 40;
  for (const Keuze& keuze : begrip.waarden) {
    if (keuze.code == code && !keuze.naam.starts_with(code) && keuze.naam.size() <= kNogKort) {
      return keuze.naam;
    }
  }
  return woord_van_code(code);
}

std::optional<std::string> cel_in_woorden(const Pakket& pakket, std::string_view expressie,
                                          std::string_view feel) {
  const auto tekst = base::trimmed(feel);
  if (tekst == "-" || tekst.empty()) {
    return "maakt niet uit";
  }
  const Cellezer lezer(pakket, base::trimmed(expressie));
  if (tekst.starts_with("not(") && tekst.ends_with(")")) {
    const auto woorden = lezer.toetsen(tekst.substr(4, tekst.size() - 5));
    return woorden ? std::optional("niet " + *woorden) : std::nullopt;
  }
  return lezer.toetsen(tekst);
}

std::string kolomnaam(const Pakket& pakket, const dmn::TableInput& kolom) {
  return kolom.label.empty() ? naam_voor_mensen(pakket, base::trimmed(kolom.expression.text)) : kolom.label;
}

std::string voorwaarde_in_woorden(const Pakket& pakket, const dmn::Table& tabel, const dmn::TableRule& rij) {
  std::vector<std::string> delen;
  for (std::size_t i = 0; i < rij.inputs.size() && i < tabel.inputs.size(); ++i) {
    const auto tekst = base::trimmed(rij.inputs[i].text);
    if (tekst == "-" || tekst.empty()) {
      continue;
    }
    const auto woorden = cel_in_woorden(pakket, tabel.inputs[i].expression.text, tekst);
    delen.push_back(fmt::format("‘{}’ is {}", kolomnaam(pakket, tabel.inputs[i]),
                                woorden ? *woorden : std::string(tekst)));
  }
  return delen.empty() ? "altijd" : base::enumerate(delen);
}

std::string gevolg_in_woorden(const Pakket& pakket, const dmn::Table& tabel, const dmn::TableRule& rij) {
  std::vector<std::string> delen;
  for (std::size_t i = 0; i < rij.outputs.size(); ++i) {
    const auto tekst = base::trimmed(rij.outputs[i].text);
    std::string woorden = cel_in_woorden(pakket, {}, tekst).value_or(std::string(tekst));
    if (rij.outputs.size() > 1 && i < tabel.outputs.size()) {
      const auto& kolom = tabel.outputs[i];
      woorden = fmt::format("{}: {}", kolom.label.empty() ? kolom.name : kolom.label, woorden);
    }
    delen.push_back(std::move(woorden));
  }
  return fmt::format("{}", fmt::join(delen, "; "));
}

std::string waarde_in_woorden(const Pakket& pakket, const feel::Value& waarde, std::string_view eenheid,
                              Eenheidsvorm vorm) {
  const auto codenaam = [&pakket](std::string_view code) {
    const auto* soort = pakket.uitkomst(code);
    return soort == nullptr ? woord_van_code(code) : soort->naam;
  };
  return waarde_in_woorden(waarde, eenheid, codenaam, vorm);
}

std::string parameter_in_woorden(const Pakket& pakket, const Parameter& parameter,
                                 const feel::Value& waarde) {
  const bool kaal_bedrag = parameter.type == "bedrag" && !parameter.eenheid.starts_with("euro");
  return waarde_in_woorden(pakket, waarde, kaal_bedrag ? std::string_view("euro") : parameter.eenheid);
}

std::string rekenregel_in_woorden(const Pakket& pakket, std::string_view teken, const feel::Value& waarde,
                                  std::string_view eenheid) {
  const bool factor = teken == "maal" || teken == "gedeeld_door";
  return waarde_in_woorden(pakket, waarde, factor ? std::string_view{} : eenheid, Eenheidsvorm::InKop);
}

std::string annotatie_van(const dmn::Table& tabel, const dmn::TableRule& rij, std::string_view kolom) {
  for (std::size_t i = 0; i < tabel.annotations.size() && i < rij.annotations.size(); ++i) {
    if (tabel.annotations[i] == kolom) {
      return rij.annotations[i];
    }
  }
  return {};
}

std::vector<std::string> ids_van(std::string_view grondslag) {
  std::vector<std::string> ids;
  std::string id;
  for (const char c : grondslag) {
    if (c == ' ' || c == '\n' || c == '\t' || c == ',' || c == ';') {
      if (!id.empty()) {
        ids.push_back(std::exchange(id, {}));
      }
    } else {
      id += c;
    }
  }
  if (!id.empty()) {
    ids.push_back(std::move(id));
  }
  return ids;
}

}  // namespace maatstaf::regels
