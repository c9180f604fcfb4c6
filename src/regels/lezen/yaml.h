// SPDX-License-Identifier: EUPL-1.2
//
// YAML as rule files use it: maps, lists and plain values, each with its line. Anchors, aliases, tags,
// duplicate keys and more than one document are refused: a rule file says what it says where it says it, and
// no small file can blow up into a large one. Reading fields is strict: what is not asked for is an error.
// Not thread-safe: one reader per file.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/result.h"
#include "base/woorden.h"

namespace maatstaf::regels::yaml {

enum class NodeKind { Null, Scalar, List, Map };

struct Node {
  // Defined in the source file: the class holds pairs with itself, which are complete only there.
  Node();
  Node(const Node&);
  Node(Node&&) noexcept;
  Node& operator=(const Node&);
  Node& operator=(Node&&) noexcept;
  ~Node();

  NodeKind kind = NodeKind::Null;
  int line = 0;
  int column = 0;
  std::string text;  ///< Scalar
  bool quoted =
      false;  ///< Scalar: written between quotes or as a block, so it is text whatever it looks like
  std::vector<Node> items;                            ///< List
  std::vector<std::pair<std::string, Node>> entries;  ///< Map, in the order of the file

  [[nodiscard]] const Node* find(std::string_view key) const;
};

struct Limits {
  std::size_t bytes = 4 * 1024 * 1024;
  int depth = 24;
};

/// Reads one document. Errors: ErrorKind::Rules with file, line and column.
[[nodiscard]] base::Result<Node> parse(std::string_view text, std::string_view file, Limits limits = {});

/// The first thing that was wrong while reading one file; later ones follow from it too often to be of use.
class Failure {
 public:
  explicit Failure(std::string_view file) : file_(file) {}
  void report(const Node& node, std::string_view path, std::string cause, std::string remedy);
  void report(base::Error error);
  [[nodiscard]] bool failed() const { return error_.has_value(); }
  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] base::Result<void> result() const;

 private:
  std::string file_;
  std::optional<base::Error> error_;
};

enum class Presence { Required, Optional };

/// The fields of one map. Every getter reports a missing field or a wrong type and then gives an empty value,
/// so that a reader stays a list of fields; whoever reads asks `failure` at the end. `done()` reports the
/// fields nobody asked for.
class Fields {
 public:
  Fields(const Node& node, std::string path, Failure& failure);

  [[nodiscard]] std::string text(std::string_view key, Presence presence = Presence::Required);
  [[nodiscard]] std::vector<std::string> texts(std::string_view key, Presence presence = Presence::Optional);
  [[nodiscard]] base::Date date(std::string_view key);
  [[nodiscard]] std::optional<base::Date> optional_date(std::string_view key);
  [[nodiscard]] std::optional<base::Decimal> optional_number(std::string_view key);
  [[nodiscard]] int integer(std::string_view key);
  [[nodiscard]] bool flag(std::string_view key, bool otherwise);
  /// One of the words of the table; the first word's value when something is wrong.
  template <class Enum>
  [[nodiscard]] Enum choice(std::string_view key, const std::vector<std::pair<std::string_view, Enum>>& words,
                            std::optional<Enum> otherwise = std::nullopt) {
    std::vector<std::string_view> known;
    for (const auto& [word, value] : words) {
      known.push_back(word);
    }
    const int index = choice_index(key, known, otherwise ? Presence::Optional : Presence::Required);
    return index >= 0 ? words[static_cast<std::size_t>(index)].second
                      : otherwise.value_or(words.front().second);
  }
  /// The same by the codes of the words of the enum.
  template <base::MetWoorden Enum>
  [[nodiscard]] Enum choice(std::string_view key, std::optional<Enum> otherwise = std::nullopt) {
    std::vector<std::pair<std::string_view, Enum>> words;
    for (const base::Woord<Enum>& rij : base::woorden<Enum>()) {
      words.emplace_back(rij.code, rij.waarde);
    }
    return choice(key, words, otherwise);
  }
  /// The value under the key as it stands, or nullptr.
  [[nodiscard]] const Node* node(std::string_view key, Presence presence = Presence::Optional);
  /// Calls `read` with the fields of the map under the key.
  void map(std::string_view key, Presence presence, const std::function<void(Fields&)>& read);
  /// Calls `read` with the fields of every item of the list under the key.
  void each(std::string_view key, Presence presence, const std::function<void(Fields&)>& read);
  /// Calls `read` with every key and value of the map under the key.
  void each_entry(std::string_view key,
                  const std::function<void(const std::string&, const Node&, const std::string&)>& read);
  void done();

  [[nodiscard]] std::string path_of(std::string_view key) const;
  /// Where this map stands.
  [[nodiscard]] base::Place place() const;
  [[nodiscard]] const Node& here() const { return *node_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] Failure& failure() { return *failure_; }
  /// Reports at the field, or at the map when the field is absent.
  void report(std::string_view key, std::string cause, std::string remedy);

 private:
  [[nodiscard]] int choice_index(std::string_view key, const std::vector<std::string_view>& words,
                                 Presence presence);
  [[nodiscard]] const Node* scalar(std::string_view key, Presence presence);

  const Node* node_;
  std::string path_;
  Failure* failure_;
  std::set<std::string, std::less<>> asked_;
};

/// SHA-256 of what a node says, whatever its layout: of its canonical JSON, with every scalar as text.
[[nodiscard]] std::string fingerprint(const Node& node);

/// The texts of a list of scalars.
[[nodiscard]] std::vector<std::string> read_texts(const Node& node, const std::string& path,
                                                  Failure& failure);

/// The maps of the list under the only key of the file, for example `bronnen`.
[[nodiscard]] base::Result<void> read_list(std::string_view text, std::string_view file, std::string_view key,
                                           const std::function<void(Fields&)>& read);

}  // namespace maatstaf::regels::yaml
