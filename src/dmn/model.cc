// SPDX-License-Identifier: EUPL-1.2
#include "dmn/model.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "dmn/program.h"
#include "dmn/session.h"

namespace maatstaf::dmn {

const std::string& Model::name() const {
  return program_->definitions.front()->name;
}
const std::string& Model::label() const {
  return program_->definitions.front()->label;
}
const std::string& Model::space() const {
  return program_->definitions.front()->space;
}
const std::string& Model::file() const {
  return program_->definitions.front()->file;
}
const std::vector<InputInfo>& Model::inputs() const {
  return program_->inputs;
}
const std::vector<DecisionInfo>& Model::decisions() const {
  return program_->decisions;
}
const std::vector<KnowledgeInfo>& Model::knowledge_models() const {
  return program_->knowledge;
}
const std::vector<ServiceInfo>& Model::services() const {
  return program_->service_infos;
}
const std::vector<SourceInfo>& Model::knowledge_sources() const {
  return program_->sources;
}
const std::vector<std::unique_ptr<TableInfo>>& Model::tables() const {
  return program_->tables;
}
int Model::slot_count() const {
  return static_cast<int>(program_->slots.size());
}

std::optional<int> Model::slot(std::string_view name, std::string_view space) const {
  if (!space.empty()) {
    const auto found = program_->slot_of.find(std::pair<std::string, std::string>(space, name));
    if (found == program_->slot_of.end()) {
      return std::nullopt;
    }
    return found->second;
  }
  const auto found = program_->main_slot_of.find(name);
  if (found == program_->main_slot_of.end()) {
    return std::nullopt;
  }
  return found->second;
}

Found<InputInfo> Model::input(std::string_view name) const {
  const auto at = slot(name);
  return Found<InputInfo>(at ? input_at(*at) : nullptr);
}

Found<DecisionInfo> Model::decision(std::string_view name) const {
  const auto at = slot(name);
  return Found<DecisionInfo>(at ? decision_at(*at) : nullptr);
}

const InputInfo* Model::input_at(int slot) const {
  const auto& all = program_->inputs;
  const auto found = std::ranges::find_if(all, [&](const auto& each) { return each.slot == slot; });
  return found == all.end() ? nullptr : &*found;
}

const DecisionInfo* Model::decision_at(int slot) const {
  const auto& all = program_->decisions;
  const auto found = std::ranges::find_if(all, [&](const auto& each) { return each.slot == slot; });
  return found == all.end() ? nullptr : &*found;
}

std::set<std::string> Model::inputs_of(std::string_view decision) const {
  std::set<std::string> result;
  const auto at = slot(decision);
  if (!at) {
    return result;
  }
  for (const int needed : program_->needed_by(*at)) {
    if (const auto* info = input_at(needed)) {
      result.insert(info->name);
    }
  }
  return result;
}

std::set<std::string> Model::decisions_of(std::string_view decision) const {
  std::set<std::string> result;
  const auto at = slot(decision);
  if (!at) {
    return result;
  }
  for (const int needed : program_->needed_by(*at)) {
    if (const auto* info = decision_at(needed)) {
      result.insert(info->name);
    }
  }
  return result;
}

base::Result<feel::Value> Model::invoke(std::string_view name, const feel::Context& arguments,
                                        feel::Diagnostics* sink) const {
  const auto found = program_->constant_of.find(name);
  if (found == program_->constant_of.end()) {
    return base::fail(base::ErrorKind::NotFound,
                      fmt::format("Het model heeft geen '{}' om aan te roepen.", name),
                      "Kies een kennismodel of beslisdienst van dit model.", {.file = file()});
  }
  feel::Evaluation evaluation(sink);
  const auto& function = program_->constants[found->second];
  // What the function does not take is left out; what it takes and was not given is null.
  std::vector<feel::Value> values;
  if (function.is_function()) {
    for (const auto& each : function.function().parameters()) {
      const auto* given = arguments.find(each.name);
      values.push_back(given == nullptr ? feel::Value() : *given);
    }
  }
  return feel::call(function, values, evaluation);
}

std::set<int> Program::needed_by(int slot) const {
  std::set<int> result;
  std::vector<int> open = {slot};
  while (!open.empty()) {
    const int at = open.back();
    open.pop_back();
    const auto found = std::ranges::find_if(decisions, [&](const auto& each) { return each.slot == at; });
    if (found == decisions.end()) {
      continue;
    }
    for (const auto* needs : {&found->inputs, &found->decisions}) {
      for (const int each : *needs) {
        if (result.insert(each).second) {
          open.push_back(each);
        }
      }
    }
  }
  return result;
}

void Program::note_dependents() {
  std::vector<std::vector<int>> readers(static_cast<std::size_t>(frame_size));
  for (const auto& decision : decisions) {
    for (const auto* needs : {&decision.inputs, &decision.decisions}) {
      for (const int each : *needs) {
        readers[static_cast<std::size_t>(each)].push_back(decision.slot);
      }
    }
  }
  dependents.assign(readers.size(), {});
  for (std::size_t slot = 0; slot < readers.size(); ++slot) {
    std::vector<char> seen(readers.size(), 0);
    auto& found = dependents[slot] = readers[slot];
    for (std::size_t at = 0; at < found.size();) {
      const auto reader = static_cast<std::size_t>(found[at]);
      if (std::exchange(seen[reader], 1) != 0) {
        found.erase(found.begin() + static_cast<std::ptrdiff_t>(at));
        continue;
      }
      found.insert(found.end(), readers[reader].begin(), readers[reader].end());
      ++at;
    }
  }
}

feel::Value Program::run_service(const Service& service, std::span<const feel::Value> arguments,
                                 feel::Evaluation& evaluation) const {
  // A service that calls itself through its decisions would not end.
  constexpr int kLevels = 100;
  if (!evaluation.enter(kLevels)) {
    evaluation.leave(kLevels);
    return evaluation.error({feel::DiagnosticCode::Depth, "De beslisdiensten roepen elkaar te diep aan.",
                             "Haal de kring uit het model."});
  }
  Session session(Model(shared_from_this()), TraceMode::None, Absent::Null);
  session.set_outer(evaluation);
  evaluation.leave(kLevels);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    session.set(service.parameters[i].second, arguments[i]);
  }
  feel::Context outputs;
  for (const auto& [name, slot] : service.outputs) {
    outputs.put(name, session.evaluate(slot));
  }
  for (const auto& each : session.diagnostics()) {
    evaluation.report(each);
  }
  // DMN 1.5, 10.4: one output decision gives its value, several give a context by name.
  feel::Value result =
      service.outputs.size() == 1 ? outputs.entries().front().second : feel::Value(std::move(outputs));
  return service.type.apply(result, evaluation);
}

}  // namespace maatstaf::dmn
