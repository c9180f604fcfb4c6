// SPDX-License-Identifier: EUPL-1.2
//
// A compiled model with everything it imports: what Model and Session share. Immutable once made.
//
// Two frames hold values. The constants: knowledge models and services as functions, made once. The slots of
// a session: inputs and decisions, and per decision the imported things it requires, grouped in contexts by
// the name of the import. A decision sees only what its requirements name.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dmn/boxed.h"
#include "dmn/item_type.h"
#include "dmn/model.h"
#include "dmn/syntax.h"

namespace maatstaf::dmn {

/// A context that a decision reads under the name of an import: `model b.naam`.
struct ImportedGroup {
  int slot = -1;
  std::vector<std::pair<std::string, int>> members;            ///< name and slot
  std::vector<std::pair<std::string, std::size_t>> constants;  ///< name and place among the constants
};

/// What happens when a slot is asked for.
struct Logic {
  ItemType type;
  std::unique_ptr<Boxed> logic;  ///< null for inputs and for decisions without logic
  std::vector<int> decisions;    ///< slots that must be there first
  std::vector<ImportedGroup> imported;
  bool is_decision = false;
};

struct Service {
  std::string name;
  ItemType type;
  std::vector<std::pair<std::string, int>> parameters;  ///< input data and input decisions, with their slots
  std::vector<std::pair<std::string, int>> outputs;
};

class Program : public std::enable_shared_from_this<Program> {
 public:
  std::vector<std::unique_ptr<Definitions>> definitions;  ///< the model itself first
  std::vector<std::unique_ptr<ItemTypes>> types;          ///< by definitions

  std::vector<InputInfo> inputs;
  std::vector<DecisionInfo> decisions;
  std::vector<KnowledgeInfo> knowledge;
  std::vector<ServiceInfo> service_infos;
  std::vector<SourceInfo> sources;
  std::vector<std::unique_ptr<TableInfo>> tables;

  std::vector<Logic> slots;                ///< inputs and decisions
  int frame_size = 0;                      ///< slots, and behind them the imported groups
  std::vector<feel::Value> unknown_frame;  ///< of a session without inputs: each unknown by its own name
  std::vector<std::vector<int>>
      dependents;  ///< by slot: the decisions that depend on it, through others as well
  std::vector<feel::Value> constants;
  std::vector<std::unique_ptr<Boxed>> bodies;  ///< of the knowledge models among the constants; else null
  std::vector<Service> services;
  std::map<std::string, std::size_t, std::less<>>
      constant_of;  ///< invocable things of the model itself, by name

  std::map<std::pair<std::string, std::string>, int, std::less<>> slot_of;  ///< by namespace and name
  std::map<std::string, int, std::less<>> main_slot_of;  ///< the model itself, then imports

  [[nodiscard]] std::set<int> needed_by(int slot) const;  ///< all slots it depends on, itself not included

  /// Fills `dependents`.
  void note_dependents();

  /// Evaluates a service with the values of its parameters.
  [[nodiscard]] feel::Value run_service(const Service& service, std::span<const feel::Value> arguments,
                                        feel::Evaluation& evaluation) const;
};

}  // namespace maatstaf::dmn
