// SPDX-License-Identifier: EUPL-1.2
//
// A DMN model as it stands in the file: plain data, nothing resolved yet (DMN 1.5, clauses 6 to 10, annex
// XML). The reader fills it; the compiler (compile.h) resolves names, types and references. References keep
// the form of the file: "#id" or "namespace#id".
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace maatstaf::dmn {

/// Where an element starts in its file; both count from 1, 0 means not known.
struct Position {
  int line = 0;
  int column = 0;
};

/// DMN 1.5 clause 8.2.10: which of the matching rules give the result.
enum class HitPolicy : std::uint8_t { Unique, First, Priority, Any, Collect, RuleOrder, OutputOrder };

/// What COLLECT does with the outputs of the matching rules.
enum class Aggregation : std::uint8_t { None, Sum, Count, Min, Max };

enum class ExpressionKind : std::uint8_t {
  Literal,
  Table,
  Context,
  Invocation,
  List,
  Relation,
  Function,
  Conditional,
  Filter,
  For,
  Some,
  Every,
};

/// Who carries out the body of a boxed function.
enum class FunctionKind : std::uint8_t { Feel, Java, Pmml };

/// A name with the type it must have; an empty type means Any.
struct Variable {
  std::string name;
  std::string type;
  Position position;
};

struct Expression;
using ExpressionPointer = std::unique_ptr<Expression>;

/// A piece of FEEL text with its place.
struct Text {
  std::string text;
  Position position;
};

struct TableInput {
  std::string id;
  std::string label;
  Text expression;
  std::string type;
  Text values;  ///< inputValues, empty when absent
};

struct TableOutput {
  std::string id;
  std::string name;
  std::string label;
  std::string type;
  Text values;         ///< outputValues, empty when absent
  Text default_entry;  ///< defaultOutputEntry, empty when absent
};

struct TableRule {
  std::string id;
  std::string description;
  std::vector<Text> inputs;
  std::vector<Text> outputs;
  std::vector<std::string> annotations;  ///< by column, as in Table::annotations
  Position position;
};

struct Table {
  HitPolicy hit_policy = HitPolicy::Unique;
  Aggregation aggregation = Aggregation::None;
  std::string output_label;
  std::vector<TableInput> inputs;
  std::vector<TableOutput> outputs;
  std::vector<std::string> annotations;  ///< names of the annotation columns
  std::vector<TableRule> rules;
};

/// A context entry or a binding: a variable with its expression. The result entry of a context has no name.
struct Entry {
  Variable variable;
  ExpressionPointer value;
};

/// One boxed expression. Which members count depends on the kind.
struct Expression {
  ExpressionKind kind = ExpressionKind::Literal;
  std::string id;
  std::string label;
  std::string type;
  Position position;

  Text text;                             ///< Literal
  std::unique_ptr<Table> table;          ///< Table
  std::vector<Entry> entries;            ///< Context: entries; Invocation: bindings
  std::vector<Variable> columns;         ///< Relation: columns; Function: formal parameters
  std::vector<ExpressionPointer> parts;  ///< List: items; Relation: cells row by row; Invocation: called
                                         ///< function; Function: body; Conditional: if, then, else; Filter:
                                         ///< in, match; For: in, return; Some, Every: in, satisfies
  std::string iterator;                  ///< For, Some, Every
  FunctionKind function = FunctionKind::Feel;
};

struct Import {
  std::string name;
  std::string space;     ///< namespace of the imported model
  std::string location;  ///< locationURI, may be empty
  std::string type;
  Position position;
};

struct ItemDefinition {
  std::string name;
  std::string label;
  std::string type;
  bool is_collection = false;
  Text allowed_values;
  Text type_constraint;
  std::vector<ItemDefinition> components;
  bool is_function = false;
  std::vector<Variable> parameters;  ///< of a function item
  std::string output_type;           ///< of a function item
  Position position;
};

struct InputData {
  std::string id;
  std::string name;
  std::string label;
  std::string description;
  Variable variable;
  Position position;
};

/// References to what a decision or a knowledge model needs.
struct Requirements {
  std::vector<std::string> inputs;
  std::vector<std::string> decisions;
  std::vector<std::string> knowledge;
  std::vector<std::string> authorities;
};

struct Decision {
  std::string id;
  std::string name;
  std::string label;
  std::string description;
  std::string question;
  std::string allowed_answers;
  Variable variable;
  Requirements requirements;
  ExpressionPointer expression;  ///< null when the decision has no logic
  Position position;
};

struct BusinessKnowledgeModel {
  std::string id;
  std::string name;
  std::string label;
  std::string description;
  Variable variable;
  Requirements requirements;
  ExpressionPointer logic;  ///< a Function; null when absent
  Position position;
};

struct DecisionService {
  std::string id;
  std::string name;
  std::string label;
  std::string description;
  Variable variable;
  std::vector<std::string> output_decisions;
  std::vector<std::string> encapsulated_decisions;
  std::vector<std::string> input_decisions;
  std::vector<std::string> input_data;
  Position position;
};

struct KnowledgeSource {
  std::string id;
  std::string name;
  std::string label;
  std::string description;
  std::string type;
  std::string location;
  Requirements requirements;
  Position position;
};

struct Definitions {
  std::string file;
  std::string id;
  std::string name;
  std::string label;
  std::string description;
  std::string space;  ///< the namespace of this model
  std::vector<Import> imports;
  std::vector<ItemDefinition> item_definitions;
  std::vector<InputData> inputs;
  std::vector<Decision> decisions;
  std::vector<BusinessKnowledgeModel> knowledge_models;
  std::vector<DecisionService> services;
  std::vector<KnowledgeSource> knowledge_sources;
};

}  // namespace maatstaf::dmn
