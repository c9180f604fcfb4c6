// SPDX-License-Identifier: EUPL-1.2
#include "regels/lezen/yaml.h"

#include <fmt/format.h>
#include <yaml.h>

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

std::string fingerprint(const Node& node) {
  return base::sha256_hex(base::canonical(as_json(node)));
}

}  // namespace maatstaf::regels::yaml
