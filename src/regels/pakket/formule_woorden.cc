// SPDX-License-Identifier: EUPL-1.2
//
// A simple formula as a Dutch sentence: names with their label, and, or, not, comparisons, sums and choices.
// Whatever is beyond that stays as it is written.
#include <fmt/format.h>

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/nederlands.h"
#include "regels/pakket/woorden.h"

namespace maatstaf::regels {
namespace {

struct Zin {
  std::string tekst;
  std::string naam;  ///< when it is nothing but a name
  bool is_bewering = false;
};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Words, numbers, texts and signs; nothing when the text holds anything else.
std::optional<std::vector<std::string>> tekens_van(std::string_view tekst) {
  std::vector<std::string> uit;
  std::size_t i = 0;
  while (i < tekst.size()) {
    const char c = tekst[i];
    std::size_t eind = i + 1;
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      ++i;
      continue;
    }
    if (c == '"') {
      eind = tekst.find('"', i + 1);
      if (eind == std::string_view::npos) {
        return std::nullopt;
      }
      ++eind;
    } else if (is_letter(c)) {
      while (eind < tekst.size() &&
             (is_letter(tekst[eind]) || (tekst[eind] == '.' && c >= '0' && c <= '9'))) {
        ++eind;
      }
    } else if ((c == '<' || c == '>' || c == '!') && eind < tekst.size() && tekst[eind] == '=') {
      ++eind;
    } else if (std::string_view("+-*/()=<>,[]").find(c) == std::string_view::npos) {
      return std::nullopt;
    }
    uit.emplace_back(tekst.substr(i, eind - i));
    i = eind;
  }
  return uit;
}

class Vertaler {
 public:
  Vertaler(const Pakket& pakket, std::vector<std::string> tekens)
      : pakket_(pakket), tekens_(std::move(tekens)) {}

  std::optional<std::string> run() {
    auto zin = keuze();
    if (!zin || plaats_ != tekens_.size()) {
      return std::nullopt;
    }
    return zin->tekst;
  }

 private:
  using Deel = std::optional<Zin>;
  using Bewerkingen = std::array<std::pair<std::string_view, std::string_view>, 2>;

  [[nodiscard]] std::string_view hier() const {
    return plaats_ < tekens_.size() ? std::string_view(tekens_[plaats_]) : std::string_view();
  }
  bool neem(std::string_view teken) {
    if (hier() != teken) {
      return false;
    }
    ++plaats_;
    return true;
  }

  /// if … then … else …
  Deel keuze() {
    if (!neem("if")) {
      return of();
    }
    const Deel als = stellig(of());
    if (!als || !neem("then")) {
      return std::nullopt;
    }
    const Deel dan = keuze();
    if (!dan || !neem("else")) {
      return std::nullopt;
    }
    const Deel anders = keuze();
    if (!anders) {
      return std::nullopt;
    }
    return Zin{fmt::format("als {}, dan {}, en anders {}", als->tekst, dan->tekst, anders->tekst), {}, false};
  }

  Deel of() {
    return reeks("or", "of", [this] { return en(); });
  }
  Deel en() {
    return reeks("and", "en", [this] { return vergelijking(); });
  }

  template <class Lees>
  Deel reeks(std::string_view teken, std::string_view woord, const Lees& lees) {
    Deel eerste = lees();
    if (!eerste || hier() != teken) {
      return eerste;
    }
    std::string tekst = stellig(eerste)->tekst;
    while (neem(teken)) {
      const Deel volgende = stellig(lees());
      if (!volgende) {
        return std::nullopt;
      }
      tekst += fmt::format(" {} {}", woord, volgende->tekst);
    }
    return Zin{std::move(tekst), {}, true};
  }

  /// A name that stands for yes or no becomes a statement.
  Deel stellig(Deel deel) const {
    if (deel && !deel->is_bewering) {
      deel->tekst += " is ja";
      deel->is_bewering = true;
    }
    return deel;
  }

  Deel vergelijking() {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kVergelijkingen{
        {{"=", "is"},
         {"!=", "is niet"},
         {"<=", "is hoogstens"},
         {">=", "is minstens"},
         {"<", "is minder dan"},
         {">", "is meer dan"}}};
    const Deel links = som();
    if (!links) {
      return std::nullopt;
    }
    for (const auto& [teken, woord] : kVergelijkingen) {
      if (!neem(teken)) {
        continue;
      }
      over_ = links->naam;
      const Deel rechts = som();
      over_.clear();
      if (!rechts) {
        return std::nullopt;
      }
      return Zin{fmt::format("{} {} {}", links->tekst, woord, rechts->tekst), {}, true};
    }
    return links;
  }

  Deel som() {
    return rekenreeks(Bewerkingen{{{"+", "plus"}, {"-", "min"}}}, [this] { return product(); });
  }
  Deel product() {
    return rekenreeks(Bewerkingen{{{"*", "maal"}, {"/", "gedeeld door"}}}, [this] { return term(); });
  }

  template <class Lees>
  Deel rekenreeks(const Bewerkingen& bewerkingen, const Lees& lees) {
    Deel deel = lees();
    for (bool verder = true; deel && verder;) {
      verder = false;
      for (const auto& [teken, woord] : bewerkingen) {
        if (!neem(teken)) {
          continue;
        }
        const Deel volgende = lees();
        if (!volgende) {
          return std::nullopt;
        }
        deel = Zin{fmt::format("{} {} {}", deel->tekst, woord, volgende->tekst), {}, false};
        verder = true;
      }
    }
    return deel;
  }

  Deel term() {
    if (neem("not")) {
      return ontkenning();
    }
    if (neem("(")) {
      const Deel binnen = keuze();
      if (!binnen || !neem(")")) {
        return std::nullopt;
      }
      return Zin{fmt::format("({})", binnen->tekst), {}, binnen->is_bewering};
    }
    if (hier() == "list" && plaats_ + 1 < tekens_.size() && tekens_[plaats_ + 1] == "contains") {
      return lijst();
    }
    return enkel();
  }

  Deel ontkenning() {
    if (!neem("(")) {
      return std::nullopt;
    }
    const Deel binnen = keuze();
    if (!binnen || !neem(")")) {
      return std::nullopt;
    }
    if (!binnen->is_bewering) {
      return Zin{binnen->tekst + " is nee", {}, true};
    }
    return Zin{fmt::format("niet ({})", binnen->tekst), {}, true};
  }

  /// list contains(a, b): b is one of a.
  Deel lijst() {
    plaats_ += 2;
    if (!neem("(")) {
      return std::nullopt;
    }
    std::vector<std::string> delen;
    const bool opgesomd = neem("[");
    do {
      const Deel deel = enkel();
      if (!deel) {
        return std::nullopt;
      }
      delen.push_back(deel->tekst);
    } while (opgesomd && neem(","));
    if ((opgesomd && !neem("]")) || !neem(",")) {
      return std::nullopt;
    }
    const Deel wat = enkel();
    if (!wat || !neem(")")) {
      return std::nullopt;
    }
    return Zin{opgesomd ? fmt::format("{} is {}", wat->tekst, base::enumerate(delen, "of"))
                        : fmt::format("{} staat in {}", wat->tekst, delen.front()),
               {},
               true};
  }

  /// A constant or a name that the package knows.
  Deel enkel() {
    const std::string teken(hier());
    if (teken.empty()) {
      return std::nullopt;
    }
    ++plaats_;
    if (hier() == "(") {
      return std::nullopt;  // a function
    }
    if (pakket_.model->slot(teken)) {
      return Zin{"‘" + naam_voor_mensen(pakket_, teken) + "’", teken, false};
    }
    const auto woorden = cel_in_woorden(pakket_, over_, teken);
    if (!woorden || teken == "-") {
      return std::nullopt;
    }
    return Zin{*woorden, {}, true};
  }

  const Pakket& pakket_;
  std::vector<std::string> tekens_;
  std::size_t plaats_ = 0;
  std::string over_;  ///< the name that a constant is compared with
};

}  // namespace

std::optional<std::string> formule_in_woorden(const Pakket& pakket, std::string_view feel) {
  auto tekens = tekens_van(feel);
  if (!tekens || tekens->empty()) {
    return std::nullopt;
  }
  return Vertaler(pakket, std::move(*tekens)).run();
}

}  // namespace maatstaf::regels
