// SPDX-License-Identifier: EUPL-1.2
//
// Compiled boxed expressions (DMN 1.5, clause 10.2 and 7.3): the logic of decisions and knowledge models,
// with names resolved and types known. Immutable; any number of threads may evaluate one at the same time.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "dmn/item_type.h"
#include "dmn/model.h"
#include "dmn/syntax.h"
#include "feel/expression.h"

namespace maatstaf::dmn {

/// What can be said of the values of an expression without evaluating it.
struct PossibleValues {
  bool is_finite = false;           ///< `values`, and null when nullable, are all there can be
  bool nullable = true;             ///< null may be among them
  std::vector<feel::Value> values;  ///< without null, each once

  void add(const feel::Value& value);
  /// After coercion to a type; a type that enumerates its values makes them finite.
  [[nodiscard]] PossibleValues as(const ItemType& type) const;
};

class Boxed {
 public:
  Boxed() = default;
  Boxed(const Boxed&) = delete;
  Boxed& operator=(const Boxed&) = delete;
  virtual ~Boxed() = default;

  /// The value, coerced to the type of the expression.
  [[nodiscard]] feel::Value evaluate(const feel::Environment& environment,
                                     feel::Evaluation& evaluation) const {
    feel::Value value = logic(environment, evaluation);
    return type_.is_any() ? value : type_.apply(value, evaluation);
  }
  /// What is known about the type of the result, so that names of members can be read behind a point.
  [[nodiscard]] virtual feel::Type static_type() const { return type_.type; }
  /// For tables that read the result while its inputs are unknown.
  [[nodiscard]] PossibleValues possible_values() const { return own_values().as(type_); }

  void set_type(ItemType type) { type_ = std::move(type); }
  [[nodiscard]] const ItemType& type() const { return type_; }

 private:
  [[nodiscard]] virtual feel::Value logic(const feel::Environment& environment,
                                          feel::Evaluation& evaluation) const = 0;
  [[nodiscard]] virtual PossibleValues own_values() const { return {}; }

  ItemType type_;
};

using BoxedPointer = std::unique_ptr<Boxed>;

/// What is known of a variable that table columns may read, beyond its FEEL type.
struct VariableFacts {
  std::string name;
  ItemType type;
  PossibleValues possible;
};

/// What the compiler of expressions must know of the element around it.
struct CompileContext {
  const ItemTypes& types;
  Strictness strictness = Strictness::Refuse;
  std::string file;
  std::string path;  ///< "beslissing 'Stap 3'", for messages
  std::string owner;
  std::string owner_label;
  std::vector<std::unique_ptr<TableInfo>>* tables = nullptr;  ///< every table is registered here
  std::vector<VariableFacts> variables;
};

/// Compiles one expression. With Strictness::Null a wrong expression becomes one that gives null with a
/// diagnostic.
[[nodiscard]] base::Result<BoxedPointer> compile_expression(const Expression& expression,
                                                            const feel::Scope& scope,
                                                            const CompileContext& context);

/// The same for filter, for, some and every.
[[nodiscard]] base::Result<BoxedPointer> compile_iteration(const Expression& expression,
                                                           const feel::Scope& scope,
                                                           const CompileContext& context);

/// Compiles the body of a function with its parameters in a scope of their own; the Environment of an
/// evaluation has the arguments in the frame of that scope.
[[nodiscard]] base::Result<BoxedPointer> compile_body(const Expression& function, const feel::Scope& scope,
                                                      const CompileContext& context);

/// The parameters of a function with their types.
[[nodiscard]] base::Result<std::vector<feel::Parameter>> compile_parameters(const Expression& function,
                                                                            const CompileContext& context);

/// The error of FEEL text with the place of the text in the file; `part` ("rij 3, kolom 2") may be empty.
[[nodiscard]] base::Error at_text(base::Error error, const Text& text, const CompileContext& context,
                                  std::string_view part = {});

/// Refuses names that do not exist, unless the model is read with Strictness::Null: then they give null.
[[nodiscard]] base::Result<void> check_names(const std::vector<std::string>& missing, const Text& text,
                                             const CompileContext& context, std::string_view part = {});

}  // namespace maatstaf::dmn
