// SPDX-License-Identifier: EUPL-1.2
#include "regels/lezen/yaml.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <yaml.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <new>

#include "base/hash.h"
#include "base/json.h"
#include "base/utf8.h"

namespace maatstaf::regels::yaml {
namespace {

using base::ErrorKind;
using base::Place;
using base::Result;

/// Reads the events of libyaml into a tree. Errors end the reading.
class TreeBuilder {
 public:
  TreeBuilder(std::string_view text, std::string_view file, int depth) : file_(file), depth_(depth) {
    if (yaml_parser_initialize(&parser_) == 0) {
      throw std::bad_alloc();
    }
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  TreeBuilder(const TreeBuilder&) = delete;
  TreeBuilder& operator=(const TreeBuilder&) = delete;
  ~TreeBuilder() { yaml_parser_delete(&parser_); }

  Result<Node> read() {
    for (bool done = false; !done;) {
      yaml_event_t event;
      if (yaml_parser_parse(&parser_, &event) == 0) {
        return no_yaml();
      }
      const std::unique_ptr<yaml_event_t, decltype(&yaml_event_delete)> owner(&event, &yaml_event_delete);
      TRY_VOID(take(event));
      done = event.type == YAML_STREAM_END_EVENT;
    }
    return std::move(root_);
  }

 private:
  struct Frame {
    Node node;
    std::optional<std::string> key;  ///< of the entry whose value comes next
  };

  Result<void> take(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_DOCUMENT_START_EVENT:
        if (documents_++ > 0) {
          return refuse(event.start_mark, "Het bestand bevat meer dan één document (---).",
                        "Maak er één bestand per document van.");
        }
        return {};
      case YAML_ALIAS_EVENT:
        return refuse(event.start_mark, "Verwijzingen met * mogen niet in een regelbestand.",
                      "Schrijf de waarde zelf op.");
      case YAML_SCALAR_EVENT:
        return take_scalar(event);
      case YAML_SEQUENCE_START_EVENT:
        return open(event.start_mark, event.data.sequence_start.tag, event.data.sequence_start.anchor,
                    NodeKind::List);
      case YAML_MAPPING_START_EVENT:
        return open(event.start_mark, event.data.mapping_start.tag, event.data.mapping_start.anchor,
                    NodeKind::Map);
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        return close();
      default:
        return {};
    }
  }

  Result<void> take_scalar(const yaml_event_t& event) {
    const auto& scalar = event.data.scalar;
    TRY_VOID(check(event.start_mark, scalar.tag, scalar.anchor));
    Node node = make(event.start_mark, NodeKind::Scalar);
    node.text.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
    node.quoted = scalar.style != YAML_PLAIN_SCALAR_STYLE;
    if (!node.quoted && is_null(node.text)) {
      node.kind = NodeKind::Null;
      node.text.clear();
    }
    return put(std::move(node));
  }

  static bool is_null(std::string_view text) {
    return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
  }
  [[nodiscard]] base::Place place(const yaml_mark_t& mark) const {
    return {.file = file_,
            .path = {},
            .line = static_cast<int>(mark.line) + 1,
            .column = static_cast<int>(mark.column) + 1};
  }
  [[nodiscard]] tl::unexpected<base::Error> refuse(const yaml_mark_t& mark, std::string cause,
                                                   std::string remedy) const {
    return base::fail(ErrorKind::Rules, std::move(cause), std::move(remedy), place(mark));
  }
  [[nodiscard]] tl::unexpected<base::Error> no_yaml() const {
    return refuse(parser_.problem_mark, "Dit is geen geldige YAML.",
                  "Kijk op deze plaats naar inspringen, dubbele punten en aanhalingstekens.");
  }
  [[nodiscard]] Result<void> check(const yaml_mark_t& mark, const yaml_char_t* tag,
                                   const yaml_char_t* anchor) const {
    if (anchor != nullptr) {
      return refuse(mark, "Ankers met & mogen niet in een regelbestand.", "Haal het anker weg.");
    }
    if (tag != nullptr) {
      return refuse(mark, "Typeaanduidingen met ! mogen niet in een regelbestand.",
                    "Haal de aanduiding weg.");
    }
    return {};
  }
  static Node make(const yaml_mark_t& mark, NodeKind kind) {
    Node node;
    node.kind = kind;
    node.line = static_cast<int>(mark.line) + 1;
    node.column = static_cast<int>(mark.column) + 1;
    return node;
  }
  Result<void> open(const yaml_mark_t& mark, const yaml_char_t* tag, const yaml_char_t* anchor,
                    NodeKind kind) {
    TRY_VOID(check(mark, tag, anchor));
    if (static_cast<int>(frames_.size()) >= depth_) {
      return refuse(mark, fmt::format("Het bestand is dieper genest dan {} niveaus.", depth_),
                    "Maak de opbouw vlakker.");
    }
    if (expects_key()) {
      return refuse(mark, "De naam van een veld moet gewone tekst zijn.", "Schrijf een naam.");
    }
    frames_.push_back({make(mark, kind), std::nullopt});
    return {};
  }
  Result<void> close() {
    Node node = std::move(frames_.back().node);
    frames_.pop_back();
    return put(std::move(node));
  }
  [[nodiscard]] bool expects_key() const {
    return !frames_.empty() && frames_.back().node.kind == NodeKind::Map && !frames_.back().key;
  }
  Result<void> put(Node node) {
    if (frames_.empty()) {
      root_ = std::move(node);
      return {};
    }
    Frame& frame = frames_.back();
    if (frame.node.kind == NodeKind::List) {
      frame.node.items.push_back(std::move(node));
    } else if (frame.key) {
      frame.node.entries.emplace_back(std::move(*frame.key), std::move(node));
      frame.key.reset();
    } else {
      return put_key(frame, node);
    }
    return {};
  }
  Result<void> put_key(Frame& frame, const Node& key) {
    const base::Place where{.file = file_, .path = {}, .line = key.line, .column = key.column};
    if (key.kind != NodeKind::Scalar) {
      return base::fail(ErrorKind::Rules, "De naam van een veld moet gewone tekst zijn.", "Schrijf een naam.",
                        where);
    }
    if (frame.node.find(key.text) != nullptr) {
      return base::fail(ErrorKind::Rules, fmt::format("Het veld “{}” staat hier twee keer.", key.text),
                        "Laat één van de twee staan.", where);
    }
    frame.key = key.text;
    return {};
  }

  yaml_parser_t parser_;
  std::string file_;
  int depth_;
  int documents_ = 0;
  std::vector<Frame> frames_;
  Node root_;
};

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

base::Json as_json(const Node& node) {
  switch (node.kind) {
    case NodeKind::Null:
      return {};
    case NodeKind::Scalar:
      return base::Json(node.text);
    case NodeKind::List: {
      base::Json::Array array;
      for (const Node& item : node.items) {
        array.push_back(as_json(item));
      }
      return base::Json(std::move(array));
    }
    case NodeKind::Map:
      break;
  }
  base::Json::Object object;
  for (const auto& [key, value] : node.entries) {
    object.emplace(key, as_json(value));
  }
  return base::Json(std::move(object));
}

}  // namespace

Node::Node() = default;
Node::Node(const Node&) = default;
Node::Node(Node&&) noexcept = default;
Node& Node::operator=(const Node&) = default;
Node& Node::operator=(Node&&) noexcept = default;
Node::~Node() = default;

const Node* Node::find(std::string_view key) const {
  for (const auto& [name, value] : entries) {
    if (name == key) {
      return &value;
    }
  }
  return nullptr;
}

Result<Node> parse(std::string_view text, std::string_view file, Limits limits) {
  const std::string name(file);
  if (text.size() > limits.bytes) {
    return base::fail(
        ErrorKind::Rules,
        fmt::format("Het bestand is te groot: {} bytes, en er mogen er {} in.", text.size(), limits.bytes),
        "Verdeel het over meer bestanden.", {.file = name, .path = {}});
  }
  if (const auto offset = base::find_invalid_utf8(text)) {
    const auto position = base::position_at(text, *offset);
    return base::fail(ErrorKind::Rules, "De tekst is niet in UTF-8 opgeslagen.",
                      "Sla het bestand opnieuw op met de codering UTF-8.",
                      {.file = name, .path = {}, .line = position.line, .column = position.column});
  }
  return TreeBuilder(text, file, limits.depth).read();
}

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

std::string fingerprint(const Node& node) {
  return base::sha256_hex(base::canonical(as_json(node)));
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
