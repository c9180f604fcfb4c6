// SPDX-License-Identifier: EUPL-1.2
#include "dmn/elements.h"

#include <fmt/format.h>

#include <algorithm>

#include "dmn/reader.h"

namespace maatstaf::dmn {

using base::ErrorKind;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t kMaxImports = 100;

}  // namespace

Result<void> Elements::load(std::string_view xml, std::string_view file, const ImportResolver& imports) {
  TRY_VOID(read(xml, file, imports));
  TRY_VOID(resolve_types());
  number();
  return {};
}

base::Place Elements::place(std::size_t index, Position position, std::string path) const {
  return {
      .file = model(index).file, .path = std::move(path), .line = position.line, .column = position.column};
}

/// Reads a model and, through the resolver, everything it imports; each namespace once.
Result<void> Elements::read(std::string_view xml, std::string_view file, const ImportResolver& imports) {
  TRY(auto first, read_definitions(xml, file));
  program_.definitions.push_back(std::make_unique<Definitions>(std::move(first)));
  for (std::size_t at = 0; at < program_.definitions.size(); ++at) {
    import_of_.emplace_back();
    for (const auto& import : model(at).imports) {
      const bool is_dmn = import.type.empty() || import.type.find("/DMN/") != std::string::npos;
      if (!is_dmn) {
        continue;
      }
      auto& all = program_.definitions;
      auto found = std::ranges::find_if(all, [&](const auto& each) { return each->space == import.space; });
      if (found == all.end()) {
        const auto text = imports ? imports(import.space, import.location) : std::nullopt;
        if (!text || all.size() > kMaxImports) {
          return fail(ErrorKind::Rules,
                      fmt::format("Het geïmporteerde model '{}' is niet gevonden.", import.name),
                      "Zet het model met deze namespace naast dit bestand.",
                      place(at, import.position, import.space));
        }
        TRY(auto imported, read_definitions(text->xml, text->file));
        all.push_back(std::make_unique<Definitions>(std::move(imported)));
        found = all.end() - 1;
      }
      import_of_[at].emplace_back(import.name, static_cast<std::size_t>(found - all.begin()));
    }
  }
  return {};
}

Result<void> Elements::resolve_types() {
  for (std::size_t at = 0; at < program_.definitions.size(); ++at) {
    auto imported = [program = &program_,
                     imports = import_of_[at]](std::string_view name) -> const ItemTypes* {
      for (const auto& [import, index] : imports) {
        if (import == name) {
          return program->types[index].get();
        }
      }
      return nullptr;
    };
    program_.types.push_back(std::make_unique<ItemTypes>(model(at), std::move(imported)));
  }
  for (auto& each : program_.types) {
    TRY_VOID(each->resolve_all());
  }
  return {};
}

void Elements::add(std::size_t model_index, const std::string& id, Element element) {
  element.model = model_index;
  elements_.push_back(std::make_unique<Element>(std::move(element)));
  const Element* added = elements_.back().get();
  if (!id.empty()) {
    by_id_[{model_index, id}] = added;
  }
  if (added->slot < 0) {
    return;
  }
  const auto& space = model(model_index).space;
  program_.slot_of.try_emplace({space, added->name}, added->slot);
  program_.main_slot_of.try_emplace(added->name, added->slot);
}

/// Gives every element its slot or place among the constants.
void Elements::number() {
  int slot = 0;
  std::size_t constant = 0;
  for (std::size_t at = 0; at < program_.definitions.size(); ++at) {
    const auto& each = model(at);
    for (std::size_t i = 0; i < each.inputs.size(); ++i) {
      add(at, each.inputs[i].id, {ElementKind::Input, at, i, slot++, 0, each.inputs[i].variable.name});
    }
    for (std::size_t i = 0; i < each.decisions.size(); ++i) {
      add(at, each.decisions[i].id,
          {ElementKind::Decision, at, i, slot++, 0, each.decisions[i].variable.name});
    }
    for (std::size_t i = 0; i < each.knowledge_models.size(); ++i) {
      const auto& knowledge = each.knowledge_models[i];
      if (at == 0) {
        program_.constant_of.try_emplace(knowledge.name, constant);
      }
      add(at, knowledge.id, {ElementKind::Knowledge, at, i, -1, constant++, knowledge.variable.name});
    }
    for (std::size_t i = 0; i < each.services.size(); ++i) {
      const auto& service = each.services[i];
      if (at == 0) {
        program_.constant_of.try_emplace(service.name, constant);
      }
      add(at, service.id, {ElementKind::Service, at, i, -1, constant++, service.variable.name});
    }
    for (std::size_t i = 0; i < each.knowledge_sources.size(); ++i) {
      const auto& source = each.knowledge_sources[i];
      add(at, source.id, {ElementKind::Source, at, i, -1, 0, source.name});
    }
  }
  program_.slots.resize(static_cast<std::size_t>(slot));
  program_.frame_size = slot;
  program_.constants.resize(constant);
  program_.bodies.resize(constant);
}

/// "#id" in this model, "namespace#id" in any model that was loaded.
const Element* Elements::find(const std::string& reference, std::size_t from) const {
  const auto hash = reference.find('#');
  if (hash == std::string::npos) {
    return nullptr;
  }
  const std::string id = reference.substr(hash + 1);
  std::size_t at = from;
  if (hash > 0) {
    const auto space = std::string_view(reference).substr(0, hash);
    const auto& all = program_.definitions;
    const auto found = std::ranges::find_if(all, [&](const auto& each) { return each->space == space; });
    if (found == all.end()) {
      return nullptr;
    }
    at = static_cast<std::size_t>(found - all.begin());
  }
  const auto found = by_id_.find({at, id});
  return found == by_id_.end() ? nullptr : found->second;
}

Result<const Element*> Elements::require(const std::string& reference, std::size_t from,
                                         const base::Place& where,
                                         std::initializer_list<ElementKind> kinds) const {
  const Element* found = find(reference, from);
  if (found == nullptr || std::ranges::find(kinds, found->kind) == kinds.end()) {
    return fail(ErrorKind::Rules, fmt::format("De verwijzing '{}' wijst nergens naar.", reference),
                "Herstel de href of voeg het element toe.", where);
  }
  return found;
}

std::string Elements::import_name(std::size_t from, std::size_t imported) const {
  for (const auto& [name, index] : import_of_[from]) {
    if (index == imported) {
      return name;
    }
  }
  return {};
}

Result<std::vector<Visible>> Elements::visible(const Requirements& requirements, std::size_t from,
                                               const base::Place& where) const {
  std::vector<Visible> result;
  const auto add = [&](const std::vector<std::string>& references,
                       std::initializer_list<ElementKind> kinds) -> Result<void> {
    for (const auto& reference : references) {
      TRY(const Element* element, require(reference, from, where, kinds));
      result.push_back({element, element->model == from ? std::string() : import_name(from, element->model)});
    }
    return {};
  };
  TRY_VOID(add(requirements.inputs, {ElementKind::Input}));
  TRY_VOID(add(requirements.decisions, {ElementKind::Decision}));
  TRY_VOID(add(requirements.knowledge, {ElementKind::Knowledge, ElementKind::Service}));
  return result;
}

}  // namespace maatstaf::dmn
