// SPDX-License-Identifier: EUPL-1.2
//
// The fields of a map as a reader asks for them, and the first thing that is wrong with them.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "regels/lezen/yaml.h"

namespace maatstaf::regels::yaml {
namespace {

using base::ErrorKind;
using base::Result;

std::string_view kind_word(const Node& node) {
  switch (node.kind) {
    case NodeKind::Null:
      return "niets";
    case NodeKind::Scalar:
      return "één waarde";
    case NodeKind::List:
      return "een lijst";
    case NodeKind::Map:
      return "een groep velden";
  }
  return "";
}

}  // namespace

void Failure::report(const Node& node, std::string_view path, std::string cause, std::string remedy) {
  report({ErrorKind::Rules,
          {.file = file_, .path = std::string(path), .line = node.line, .column = node.column},
          std::move(cause),
          std::move(remedy)});
}

void Failure::report(base::Error error) {
  if (!error_) {
    error_ = std::move(error);
  }
}

Result<void> Failure::result() const {
  if (error_) {
    return tl::unexpected(*error_);
  }
  return {};
}

Fields::Fields(const Node& node, std::string path, Failure& failure)
    : node_(&node), path_(std::move(path)), failure_(&failure) {
  if (node.kind != NodeKind::Map) {
    failure.report(node, path_,
                   fmt::format("Hier hoort een groep velden te staan, geen {}.", kind_word(node)),
                   "Schrijf de velden onder elkaar als naam: waarde.");
  }
}

std::string Fields::path_of(std::string_view key) const {
  return path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key);
}

base::Place Fields::place() const {
  return {.file = failure_->file(), .path = path_, .line = node_->line, .column = node_->column};
}

void Fields::report(std::string_view key, std::string cause, std::string remedy) {
  const Node* node = node_->find(key);
  failure_->report(node == nullptr ? *node_ : *node, path_of(key), std::move(cause), std::move(remedy));
}

const Node* Fields::node(std::string_view key, Presence presence) {
  asked_.emplace(key);
  const Node* found = node_->find(key);
  if (found == nullptr && presence == Presence::Required) {
    report(key, fmt::format("Het veld “{}” ontbreekt.", key), "Vul het veld in.");
  }
  return found;
}

const Node* Fields::scalar(std::string_view key, Presence presence) {
  const Node* found = node(key, presence);
  if (found == nullptr) {
    return nullptr;
  }
  if (found->kind != NodeKind::Scalar) {
    report(key, fmt::format("Bij “{}” hoort één waarde te staan, geen {}.", key, kind_word(*found)),
           "Schrijf één waarde.");
    return nullptr;
  }
  return found;
}

std::string Fields::text(std::string_view key, Presence presence) {
  const Node* found = scalar(key, presence);
  if (found == nullptr) {
    return {};
  }
  if (found->text.empty() && presence == Presence::Required) {
    report(key, fmt::format("Het veld “{}” is leeg.", key), "Vul het veld in.");
  }
  return found->text;
}

std::vector<std::string> Fields::texts(std::string_view key, Presence presence) {
  const Node* found = node(key, presence);
  return found == nullptr ? std::vector<std::string>{} : read_texts(*found, path_of(key), *failure_);
}

base::Date Fields::date(std::string_view key) {
  const auto value = optional_date(key);
  if (!value) {
    (void)node(key, Presence::Required);
  }
  return value.value_or(base::Date{});
}

std::optional<base::Date> Fields::optional_date(std::string_view key) {
  const Node* found = scalar(key, Presence::Optional);
  if (found == nullptr) {
    return std::nullopt;
  }
  auto value = base::Date::parse(found->text);
  if (!value) {
    report(key, fmt::format("“{}” is geen bestaande datum.", found->text),
           "Schrijf de datum als jjjj-mm-dd.");
  }
  return value;
}

std::optional<base::Decimal> Fields::optional_number(std::string_view key) {
  const Node* found = scalar(key, Presence::Optional);
  if (found == nullptr) {
    return std::nullopt;
  }
  auto value = found->quoted ? std::nullopt : base::Decimal::parse(found->text);
  if (!value) {
    report(key, fmt::format("“{}” is geen getal.", found->text),
           "Schrijf een getal met een punt, zonder eenheid.");
  }
  return value;
}

int Fields::integer(std::string_view key) {
  const Node* found = scalar(key, Presence::Required);
  if (found == nullptr) {
    return 0;
  }
  int value = 0;
  const char* end = found->text.data() + found->text.size();
  const auto [stop, error] = std::from_chars(found->text.data(), end, value);
  if (error != std::errc{} || stop != end) {
    report(key, fmt::format("“{}” is geen heel getal.", found->text), "Schrijf een heel getal.");
  }
  return value;
}

bool Fields::flag(std::string_view key, bool otherwise) {
  const Node* found = scalar(key, Presence::Optional);
  if (found == nullptr) {
    return otherwise;
  }
  if (found->text != "true" && found->text != "false") {
    report(key, fmt::format("“{}” is geen true of false.", found->text), "Schrijf true of false.");
  }
  return found->text == "true";
}

int Fields::choice_index(std::string_view key, const std::vector<std::string_view>& words,
                         Presence presence) {
  const Node* found = scalar(key, presence);
  if (found == nullptr) {
    return -1;
  }
  const auto it = std::ranges::find(words, found->text);
  if (it != words.end()) {
    return static_cast<int>(it - words.begin());
  }
  report(key, fmt::format("“{}” is hier geen bekend woord.", found->text),
         fmt::format("Kies uit: {}.", fmt::join(words, ", ")));
  return -1;
}

void Fields::map(std::string_view key, Presence presence, const std::function<void(Fields&)>& read) {
  const Node* found = node(key, presence);
  if (found == nullptr) {
    return;
  }
  Fields inner(*found, path_of(key), *failure_);
  read(inner);
  inner.done();
}

void Fields::each(std::string_view key, Presence presence, const std::function<void(Fields&)>& read) {
  const Node* found = node(key, presence);
  if (found == nullptr) {
    return;
  }
  if (found->kind != NodeKind::List) {
    report(key, fmt::format("Bij “{}” hoort een lijst te staan, geen {}.", key, kind_word(*found)),
           "Begin elke regel van de lijst met een streepje.");
    return;
  }
  for (std::size_t i = 0; i < found->items.size(); ++i) {
    Fields inner(found->items[i], fmt::format("{}[{}]", path_of(key), i), *failure_);
    read(inner);
    inner.done();
  }
}

void Fields::each_entry(
    std::string_view key,
    const std::function<void(const std::string&, const Node&, const std::string&)>& read) {
  const Node* found = node(key);
  if (found == nullptr) {
    return;
  }
  if (found->kind != NodeKind::Map) {
    report(key, fmt::format("Bij “{}” hoort een groep velden te staan, geen {}.", key, kind_word(*found)),
           "Schrijf de velden als naam: waarde.");
    return;
  }
  for (const auto& [name, value] : found->entries) {
    read(name, value, fmt::format("{}.{}", path_of(key), name));
  }
}

void Fields::done() {
  for (const auto& [key, value] : node_->entries) {
    if (asked_.contains(key)) {
      continue;
    }
    failure_->report(value, path_of(key), fmt::format("Het veld “{}” is hier niet bekend.", key),
                     fmt::format("Kies uit: {}.", fmt::join(asked_, ", ")));
    return;
  }
}

std::vector<std::string> read_texts(const Node& node, const std::string& path, Failure& failure) {
  std::vector<std::string> texts;
  if (node.kind != NodeKind::List) {
    failure.report(node, path, fmt::format("Hier hoort een lijst te staan, geen {}.", kind_word(node)),
                   "Zet de waarden tussen [ en ].");
    return texts;
  }
  for (const Node& item : node.items) {
    if (item.kind != NodeKind::Scalar) {
      failure.report(item, path, fmt::format("In deze lijst horen gewone waarden, geen {}.", kind_word(item)),
                     "Schrijf elke waarde op zichzelf.");
      return texts;
    }
    texts.push_back(item.text);
  }
  return texts;
}

Result<void> read_list(std::string_view text, std::string_view file, std::string_view key,
                       const std::function<void(Fields&)>& read) {
  TRY(const Node root, parse(text, file));
  Failure failure(file);
  Fields fields(root, "", failure);
  fields.each(key, Presence::Required, read);
  fields.done();
  return failure.result();
}

}  // namespace maatstaf::regels::yaml
