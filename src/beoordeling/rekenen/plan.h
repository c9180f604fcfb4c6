// SPDX-License-Identifier: EUPL-1.2
//
// What assessments with one package have in common, worked out once: where everything stands in the model and
// the grounds that its rows can give. Internal to beoordeling. Immutable, thread-safe.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "beoordeling/uitkomst/uitkomst.h"
#include "regels/pakket/pakket.h"

namespace maatstaf::beoordeling {

class Plan {
 public:
  /// An input of the model: a begrip or a parameter; an input that is neither stays unknown.
  struct Invoer {
    int slot = -1;
    const regels::Begrip* begrip = nullptr;
    int parameter = -1;  ///< place in Pakket::parameters
  };
  struct Begripplaats {
    const regels::Begrip* begrip = nullptr;
    int invoer = -1;  ///< place in `invoer`; -1: no decision reads it
  };
  struct Stap {
    int slot = -1;
    std::vector<const dmn::DecisionInfo*> onderdelen;
  };
  struct Uitkomst {
    int slot = -1;
    std::vector<int> waarden;  ///< slots of the values that belong to it
  };
  struct Regel {
    int slot = -1;       ///< -1: no decision reads it
    int parameter = -1;  ///< place in Pakket::parameters; -1: it is none
  };
  struct Berekening {
    int slot = -1;
    std::vector<Regel> regels;
  };
  /// The grounds of one table, by row.
  using Gronden = std::vector<Grond>;

  /// The plan of a package, made at the first call.
  [[nodiscard]] static std::shared_ptr<const Plan> van(const regels::Pakket& pakket);
  explicit Plan(const regels::Pakket& pakket);

  [[nodiscard]] const Begripplaats* begrip(std::string_view id) const;
  /// nullptr when the slot is no decision.
  [[nodiscard]] const dmn::DecisionInfo* beslissing(int slot) const {
    return beslissingen_[static_cast<std::size_t>(slot)];
  }
  /// What the rows of a table say when they fire for a decision.
  [[nodiscard]] const Gronden* gronden(int slot, const dmn::Table* tabel) const;

  std::vector<Invoer> invoer;                                  ///< in order of the model
  std::vector<Stap> stappen;                                   ///< as Pakket::stappen
  std::vector<Uitkomst> uitkomsten;                            ///< as Pakket::uitkomsten
  std::vector<Berekening> berekeningen;                        ///< as Pakket::berekeningen
  std::vector<std::pair<std::string_view, int>> beslissingen;  ///< names and slots, by name
  /// Own copies, so that what an assessment says of them outlives the package.
  std::vector<regels::Stap> stapsoorten;
  std::vector<regels::UitkomstSoort> uitkomstsoorten;
  std::vector<regels::BerekeningSoort> berekeningsoorten;
  std::vector<regels::Parameter> parameters;
  int hoofduitkomst = -1;  ///< slot; -1: there is none

 private:
  void lees_invoer(const regels::Pakket& pakket);
  void lees_beslissingen();
  void lees_onderdelen(const regels::Pakket& pakket);

  std::shared_ptr<const dmn::Model> model_;  ///< kept, because the plan looks into it
  std::shared_ptr<const regels::Begrippen> begrippen_;
  std::unordered_map<std::string_view, Begripplaats> plaats_van_;
  std::vector<const dmn::DecisionInfo*> beslissingen_;                       ///< by slot
  std::vector<std::vector<std::pair<const dmn::Table*, Gronden>>> gronden_;  ///< by slot
};

}  // namespace maatstaf::beoordeling
