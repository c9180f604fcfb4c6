// SPDX-License-Identifier: EUPL-1.2
//
// The elements of a model and of everything it imports, found by the references between them. Used while
// compiling.
#pragma once

#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "dmn/program.h"

namespace maatstaf::dmn {

enum class ElementKind { Input, Decision, Knowledge, Service, Source };

/// An element that others may refer to.
struct Element {
  ElementKind kind = ElementKind::Input;
  std::size_t model = 0;     ///< in Program::definitions
  std::size_t index = 0;     ///< among the elements of its kind in that model
  int slot = -1;             ///< of inputs and decisions
  std::size_t constant = 0;  ///< of knowledge models and services
  std::string name;          ///< of its variable
};

/// How an element is visible in another model: by its own name, or as a member of an import.
struct Visible {
  const Element* element = nullptr;
  std::string import;  ///< empty in the same model
};

class Elements {
 public:
  /// Fills the definitions, types and names of this program, which must outlive this object.
  explicit Elements(Program& program) : program_(program) {}

  /// Reads the model and, through the resolver, what it imports; resolves the types; gives every element its
  /// place.
  [[nodiscard]] base::Result<void> load(std::string_view xml, std::string_view file,
                                        const ImportResolver& imports);

  [[nodiscard]] const std::vector<std::unique_ptr<Element>>& all() const { return elements_; }
  /// The element of a reference in a model; nullptr when there is none.
  [[nodiscard]] const Element* find(const std::string& reference, std::size_t model) const;
  /// The same; an error when there is none of these kinds.
  [[nodiscard]] base::Result<const Element*> require(const std::string& reference, std::size_t model,
                                                     const base::Place& place,
                                                     std::initializer_list<ElementKind> kinds) const;
  /// Everything that the requirements of an element make visible to it.
  [[nodiscard]] base::Result<std::vector<Visible>> visible(const Requirements& requirements,
                                                           std::size_t model, const base::Place& place) const;
  using NamedModels = std::vector<std::pair<std::string, std::size_t>>;
  /// The imports of a model: name and place in Program::definitions.
  [[nodiscard]] const NamedModels& imports(std::size_t model) const { return import_of_[model]; }
  [[nodiscard]] base::Place place(std::size_t model, Position position, std::string path) const;
  [[nodiscard]] const Definitions& model(std::size_t index) const { return *program_.definitions[index]; }

 private:
  base::Result<void> read(std::string_view xml, std::string_view file, const ImportResolver& imports);
  base::Result<void> resolve_types();
  void number();
  void add(std::size_t model, const std::string& id, Element element);
  [[nodiscard]] std::string import_name(std::size_t model, std::size_t imported) const;

  Program& program_;
  std::vector<std::unique_ptr<Element>> elements_;
  std::map<std::pair<std::size_t, std::string>, const Element*> by_id_;
  std::vector<NamedModels> import_of_;  ///< by model
};

}  // namespace maatstaf::dmn
