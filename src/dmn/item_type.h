// SPDX-License-Identifier: EUPL-1.2
//
// The types of a model: FEEL types with the values they allow (DMN 1.5, 7.3.2 and 7.3.3). allowedValues
// bounds every element of a collection, typeConstraint the collection as a whole. Immutable and thread-safe
// once made.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "dmn/syntax.h"
#include "feel/expression.h"
#include "feel/type.h"

namespace maatstaf::dmn {

/// What a value must satisfy beyond its FEEL type.
struct Constraint {
  std::vector<feel::UnaryTests> tests;  ///< all must hold for the value
  std::shared_ptr<const Constraint> elements;
  std::vector<std::pair<std::string, std::shared_ptr<const Constraint>>> members;
};

struct ItemType {
  feel::Type type;
  std::shared_ptr<const Constraint> constraint;  ///< null: none
  std::vector<feel::Value> enumerated;           ///< the allowed values when they are a list of constants

  /// Coerces to the type and checks the constraint. Null with a diagnostic when the value does not conform;
  /// null and unknown pass.
  [[nodiscard]] feel::Value apply(const feel::Value& value, feel::Evaluation& evaluation) const;
  [[nodiscard]] bool is_any() const { return type.is_any() && !constraint; }
};

/// The constants of a list of values as in allowedValues ("a", "b"); empty when it holds anything else.
[[nodiscard]] std::vector<feel::Value> enumerated_values(std::string_view text);

/// The item definitions of one model, resolved by name when asked for.
class ItemTypes {
 public:
  /// Gives the types of an imported model by the name of the import; nullptr when there is no such import.
  using Imported = std::function<const ItemTypes*(std::string_view import)>;

  /// The definitions must outlive this object.
  ItemTypes(const Definitions& definitions, Imported imported);

  /// Resolves every item definition. Errors: a type that does not exist or contains itself, a wrong
  /// constraint.
  [[nodiscard]] base::Result<void> resolve_all();
  /// The type of that name: an item definition, a simple type, or a type as FEEL writes it. Empty is Any.
  [[nodiscard]] base::Result<ItemType> find(std::string_view name, Position position) const;
  /// Adds the item definitions to a scope, for `instance of`; with the prefix of the import before the name.
  void add_to(feel::Scope& scope, std::string_view prefix = {}) const;

 private:
  enum class State { Open, Busy, Done };

  base::Result<ItemType> resolve(std::size_t index) const;
  base::Result<ItemType> make(const ItemDefinition& item) const;
  base::Result<ItemType> constrained(const ItemDefinition& item, ItemType type) const;
  base::Place place(const ItemDefinition& item) const;

  const Definitions& definitions_;
  Imported imported_;
  mutable std::vector<State> states_;
  mutable std::vector<ItemType> types_;
};

}  // namespace maatstaf::dmn
