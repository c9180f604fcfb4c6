// SPDX-License-Identifier: EUPL-1.2
#include "beoordeling/vergelijken/gebieden.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "base/ascii.h"
#include "base/nederlands.h"
#include "dmn/item_type.h"
#include "dmn/session.h"
#include "regels/pakket/woorden.h"

namespace maatstaf::beoordeling {
namespace {

using feel::Value;
using Masker = std::uint32_t;  ///< values of one column, by place in its domain
constexpr std::size_t kMeesteWaarden = 32;

/// One thing the tables read, with all it can be.
struct Kolom {
  std::string naam;  ///< begrip or decision
  std::string voor_mensen;
  std::vector<Value> domein;
};

/// A box: for every column the values it may have, and the two answers there.
struct Doos {
  std::vector<Masker> kolommen;
  std::string eerst;
  std::string nu;
};

/// One side: sets what the columns read and asks the decision.
class Zijde {
 public:
  Zijde(const regels::Pakketdag& kant, const std::string& beslissing)
      : pakket_(*kant.pakket), session_(*pakket_.model), dag_(kant.dag) {
    beslissing_ = pakket_.model->slot(beslissing).value_or(-1);
  }

  /// The answer in words; nothing when it is not known: then the table reads more than its columns.
  [[nodiscard]] std::optional<std::string> antwoord(const std::vector<Kolom>& kolommen,
                                                    const std::vector<std::size_t>& plaatsen) {
    session_.reset();
    for (const regels::Parameter& parameter : pakket_.parameters) {
      const auto slot = pakket_.model->slot(parameter.id);
      const auto* waarde = parameter.op(dag_);
      if (slot && waarde != nullptr) {
        session_.set(*slot, waarde->waarde);
      }
    }
    for (std::size_t i = 0; i < kolommen.size(); ++i) {
      if (const auto slot = pakket_.model->slot(kolommen[i].naam)) {
        session_.set(*slot, kolommen[i].domein[plaatsen[i]]);
      }
    }
    const Value& waarde = session_.evaluate(beslissing_);
    if (waarde.holds_unknown()) {
      return std::nullopt;
    }
    return waarde.is_null() ? "geen antwoord" : regels::waarde_in_woorden(pakket_, waarde);
  }

 private:
  const regels::Pakket& pakket_;
  dmn::Session session_;
  base::Date dag_;
  int beslissing_ = -1;
};

std::vector<Value> domein_van(const regels::Pakket& pakket, const std::string& naam,
                              std::string_view invoerwaarden) {
  if (const auto* begrip = pakket.begrippen->vind(naam)) {
    const bool eindig =
        begrip->type == regels::BegripType::JaNee || begrip->type == regels::BegripType::Keuze;
    return eindig ? regels::proefdomein(*begrip) : std::vector<Value>{};
  }
  return dmn::enumerated_values(invoerwaarden);
}

/// Adds the columns of one table; false when one of them is no plain name with finitely many values.
bool voeg_kolommen_toe(const regels::Pakket& pakket, const dmn::Table& tabel, std::vector<Kolom>& kolommen) {
  for (const dmn::TableInput& invoer : tabel.inputs) {
    const std::string naam(base::trimmed(invoer.expression.text));
    if (!pakket.model->slot(naam)) {
      return false;
    }
    auto domein = domein_van(pakket, naam, invoer.values.text);
    if (domein.empty() || domein.size() > kMeesteWaarden) {
      return false;
    }
    const auto zelfde =
        std::ranges::find_if(kolommen, [&naam](const Kolom& kolom) { return kolom.naam == naam; });
    if (zelfde == kolommen.end()) {
      kolommen.push_back({naam, regels::kolomnaam(pakket, invoer), std::move(domein)});
      continue;
    }
    // The other table may know more answers.
    for (Value& waarde : domein) {
      const bool bekend = std::ranges::any_of(
          zelfde->domein, [&waarde](const Value& ander) { return feel::same(ander, waarde); });
      if (!bekend) {
        zelfde->domein.push_back(std::move(waarde));
      }
    }
    if (zelfde->domein.size() > kMeesteWaarden) {
      return false;
    }
  }
  return true;
}

/// Boxes that differ in one column only become one.
void voeg_samen(std::vector<Doos>& dozen, std::size_t kolom) {
  std::map<std::tuple<std::vector<Masker>, std::string, std::string>, Masker> samen;
  for (Doos& doos : dozen) {
    const Masker masker = std::exchange(doos.kolommen[kolom], 0);
    samen[{doos.kolommen, doos.eerst, doos.nu}] |= masker;
  }
  dozen.clear();
  for (const auto& [sleutel, masker] : samen) {
    Doos doos{std::get<0>(sleutel), std::get<1>(sleutel), std::get<2>(sleutel)};
    doos.kolommen[kolom] = masker;
    dozen.push_back(std::move(doos));
  }
}

std::size_t omvang(const Doos& doos) {
  std::size_t maal = 1;
  for (const Masker masker : doos.kolommen) {
    maal *= static_cast<std::size_t>(__builtin_popcount(masker));
  }
  return maal;
}

std::string waarde_van(const regels::Pakket& pakket, const Kolom& kolom, const Value& waarde) {
  const auto* begrip = pakket.begrippen->vind(kolom.naam);
  if (begrip != nullptr && waarde.is_string()) {
    return regels::keuze_in_woorden(*begrip, waarde.string());
  }
  return regels::waarde_in_woorden(pakket, waarde);
}

std::string in_woorden(const regels::Pakket& pakket, const std::vector<Kolom>& kolommen, const Doos& doos) {
  std::vector<std::string> delen;
  for (std::size_t i = 0; i < kolommen.size(); ++i) {
    std::vector<std::string> waarden;
    for (std::size_t waarde = 0; waarde < kolommen[i].domein.size(); ++waarde) {
      if ((doos.kolommen[i] >> waarde & 1U) != 0) {
        waarden.push_back(waarde_van(pakket, kolommen[i], kolommen[i].domein[waarde]));
      }
    }
    if (waarden.size() < kolommen[i].domein.size()) {
      delen.push_back(fmt::format("‘{}’ is {}", kolommen[i].voor_mensen, base::enumerate(waarden, "of")));
    }
  }
  return delen.empty() ? "altijd" : base::enumerate(delen);
}

/// The next combination, as a clock counts; false after the last.
bool volgende(std::vector<std::size_t>& plaatsen, const std::vector<Kolom>& kolommen) {
  for (std::size_t i = plaatsen.size(); i-- > 0;) {
    if (++plaatsen[i] < kolommen[i].domein.size()) {
      return true;
    }
    plaatsen[i] = 0;
  }
  return false;
}

}  // namespace

std::optional<Gebieden> zoek_gebieden(const regels::Pakketdag& eerst, const regels::Pakketdag& nu,
                                      const std::string& beslissing) {
  const auto* oud = eerst.pakket->model->decision(beslissing).or_null();
  const auto* nieuw = nu.pakket->model->decision(beslissing).or_null();
  if (oud == nullptr || nieuw == nullptr || oud->table == nullptr || nieuw->table == nullptr) {
    return std::nullopt;
  }
  std::vector<Kolom> kolommen;
  if (!voeg_kolommen_toe(*eerst.pakket, *oud->table, kolommen) ||
      !voeg_kolommen_toe(*nu.pakket, *nieuw->table, kolommen)) {
    return std::nullopt;
  }
  std::size_t combinaties = 1;
  for (const Kolom& kolom : kolommen) {
    combinaties *= kolom.domein.size();
    if (combinaties > kMeesteCombinaties) {
      return std::nullopt;
    }
  }
  Zijde zijde_eerst(eerst, beslissing);
  Zijde zijde_nu(nu, beslissing);
  std::vector<Doos> dozen;
  std::vector<std::size_t> plaatsen(kolommen.size(), 0);
  do {
    const auto a = zijde_eerst.antwoord(kolommen, plaatsen);
    const auto b = zijde_nu.antwoord(kolommen, plaatsen);
    if (!a || !b) {
      return std::nullopt;
    }
    if (*a == *b) {
      continue;
    }
    Doos doos{{}, *a, *b};
    for (const std::size_t plaats : plaatsen) {
      doos.kolommen.push_back(Masker{1} << plaats);
    }
    dozen.push_back(std::move(doos));
  } while (volgende(plaatsen, kolommen));
  for (std::size_t kolom = kolommen.size(); kolom-- > 0;) {
    voeg_samen(dozen, kolom);
  }
  std::ranges::stable_sort(dozen, [](const Doos& a, const Doos& b) { return omvang(a) > omvang(b); });
  Gebieden uit{.lijst = {}, .totaal = dozen.size(), .combinaties = combinaties};
  for (std::size_t i = 0; i < std::min(dozen.size(), kMeesteGebieden); ++i) {
    uit.lijst.push_back({in_woorden(*nu.pakket, kolommen, dozen[i]), dozen[i].eerst, dozen[i].nu});
  }
  return uit;
}

}  // namespace maatstaf::beoordeling
