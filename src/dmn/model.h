// SPDX-License-Identifier: EUPL-1.2
//
// A DMN model (1.5; reads 1.2 to 1.6): read and compiled once, then immutable and shared by any number of
// threads. Evaluate it through a Session (session.h).
//
//   TRY(auto model, read_model(xml, "meerzorg.dmn"));
//   Session session(model, TraceMode::Full);
//   session.set(*model.slot("geindiceerd_profiel"), feel::Value("8VG"));
//   const feel::Value& answer = session.evaluate(*model.slot("stap_2"));
//
// Inputs and decisions share one numbering, the slots; look names up once, use slots afterwards.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "dmn/syntax.h"
#include "feel/value.h"

namespace maatstaf::dmn {

class DecisionTable;

/// A table with the element it belongs to, for traces and pages.
struct TableInfo {
  std::string owner;                        ///< name of the decision or knowledge model
  std::string owner_label;                  ///< its label, or its name when it has none
  const Table* table = nullptr;             ///< cells as text, rules with id and annotations
  const DecisionTable* compiled = nullptr;  ///< for analysis (analysis.h)
};

struct InputInfo {
  std::string id;
  std::string name;
  std::string label;
  std::string description;
  std::string type;                  ///< as the model names it; empty: Any
  std::vector<feel::Value> allowed;  ///< the allowed values when they are enumerated, in order of the model
  std::string model;                 ///< namespace it comes from
  int slot = -1;
};

struct DecisionInfo {
  std::string id;
  std::string name;
  std::string label;
  std::string description;
  std::string question;
  std::string allowed_answers;
  std::string type;
  std::string model;
  int slot = -1;
  std::vector<int> inputs;                 ///< slots of the inputs it requires
  std::vector<int> decisions;              ///< slots of the decisions it requires
  std::vector<std::string> knowledge;      ///< names of the knowledge models and services it requires
  std::vector<std::string> authorities;    ///< ids of the knowledge sources (and elements) it rests on
  const Expression* expression = nullptr;  ///< its logic; nullptr when it has none
  const Table* table = nullptr;            ///< when its logic is a table
};

struct KnowledgeInfo {
  std::string id;
  std::string name;
  std::string label;
  std::string description;
  std::vector<std::string> knowledge;    ///< names of what it requires itself
  std::vector<std::string> authorities;  ///< ids
  const Expression* logic = nullptr;     ///< a function
};

struct ServiceInfo {
  std::string name;
  std::string label;
  std::vector<std::string> parameters;  ///< input data, then input decisions
  std::vector<std::string> outputs;     ///< names of the output decisions
};

struct SourceInfo {
  std::string id;
  std::string name;
  std::string label;
  std::string description;
  std::string type;
  std::string location;
};

/// What a model says of a name: the element, or that it has none. No `->` and no `*`: a name that one model
/// has may be missing in the next, so whoever reads it says first what holds then.
template <class T>
class Found {
 public:
  explicit Found(const T* element) : element_(element) {}
  [[nodiscard]] bool known() const { return element_ != nullptr; }
  /// The element, or nullptr: for `if (const auto* … = ….or_null())`.
  [[nodiscard]] const T* or_null() const { return element_; }
  friend bool operator==(const Found& found, std::nullptr_t) { return !found.known(); }

 private:
  const T* element_;
};

/// Gives the text of an imported model, or nothing when it is not known. `location` may be empty.
struct ImportedText {
  std::string xml;
  std::string file;
};
using ImportResolver =
    std::function<std::optional<ImportedText>(std::string_view space, std::string_view location)>;

enum class Strictness {
  Refuse,  ///< any expression or type that is wrong refuses the model: for rule packages
  Null,    ///< such an expression gives null with a diagnostic when evaluated: for conformance tests
};

class Program;

class Model {
 public:
  [[nodiscard]] const std::string& name() const;
  [[nodiscard]] const std::string& label() const;
  [[nodiscard]] const std::string& space() const;
  [[nodiscard]] const std::string& file() const;

  /// Of this model first, then of the imported ones. References stay valid as long as the model or a copy
  /// lives.
  [[nodiscard]] const std::vector<InputInfo>& inputs() const;
  [[nodiscard]] const std::vector<DecisionInfo>& decisions() const;
  [[nodiscard]] const std::vector<KnowledgeInfo>& knowledge_models() const;
  [[nodiscard]] const std::vector<ServiceInfo>& services() const;
  [[nodiscard]] const std::vector<SourceInfo>& knowledge_sources() const;
  /// Every table, also those inside contexts and knowledge models.
  [[nodiscard]] const std::vector<std::unique_ptr<TableInfo>>& tables() const;

  /// The slot of an input or decision by name; of this model first, of an import when `space` says so or when
  /// the name occurs only there.
  [[nodiscard]] std::optional<int> slot(std::string_view name, std::string_view space = {}) const;
  [[nodiscard]] Found<InputInfo> input(std::string_view name) const;
  [[nodiscard]] Found<DecisionInfo> decision(std::string_view name) const;
  [[nodiscard]] const InputInfo* input_at(int slot) const;        ///< nullptr when the slot is no input
  [[nodiscard]] const DecisionInfo* decision_at(int slot) const;  ///< nullptr when the slot is no decision
  [[nodiscard]] int slot_count() const;

  /// The names of all inputs that a decision depends on, through other decisions too. Empty for an unknown
  /// name.
  [[nodiscard]] std::set<std::string> inputs_of(std::string_view decision) const;
  /// The names of all decisions that a decision depends on, itself not included.
  [[nodiscard]] std::set<std::string> decisions_of(std::string_view decision) const;

  /// Calls a knowledge model or decision service by name with arguments by name; what is not given is null.
  [[nodiscard]] base::Result<feel::Value> invoke(std::string_view name, const feel::Context& arguments,
                                                 feel::Diagnostics* sink = nullptr) const;

  [[nodiscard]] const Program& program() const { return *program_; }
  [[nodiscard]] const std::shared_ptr<const Program>& shared_program() const { return program_; }
  explicit Model(std::shared_ptr<const Program> program) : program_(std::move(program)) {}

 private:
  std::shared_ptr<const Program> program_;
};

/// Reads and compiles a model with its imports. Errors: ErrorKind::Rules with file, line, decision, row and
/// column.
[[nodiscard]] base::Result<Model> read_model(std::string_view xml, std::string_view file,
                                             const ImportResolver& imports = {},
                                             Strictness strictness = Strictness::Refuse);

}  // namespace maatstaf::dmn
