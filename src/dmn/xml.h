// SPDX-License-Identifier: EUPL-1.2
//
// A thin view on pugixml for files in one namespace: elements by local name, normalised names, places of
// elements. Internal to this module: only .cc files include it.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "dmn/syntax.h"

namespace maatstaf::dmn {

/// White space at both ends removed, every run inside made one space, as names in DMN compare.
[[nodiscard]] std::string normalised(std::string_view text);

/// The name of a node without its prefix.
[[nodiscard]] std::string_view local_name(const pugi::xml_node& node);
/// The namespace that a prefix stands for at this node; empty when none.
[[nodiscard]] std::string_view namespace_of(const pugi::xml_node& node);

/// An XML document with the places of its elements.
class XmlDocument {
 public:
  /// Refuses document types, other encodings than UTF-8 and more than `limit` bytes.
  [[nodiscard]] base::Result<void> load(std::string_view xml, std::string_view file, std::size_t kLimit);

  [[nodiscard]] pugi::xml_node root() const { return document_.document_element(); }
  [[nodiscard]] Position position(const pugi::xml_node& node) const;
  [[nodiscard]] base::Place place(const pugi::xml_node& node, std::string path = {}) const;

 private:
  [[nodiscard]] Position position_at(std::ptrdiff_t offset) const;

  pugi::xml_document document_;
  std::string file_;
  std::vector<std::size_t> line_starts_;
};

/// The child elements in the namespace of the root, without those of extensions.
[[nodiscard]] std::vector<pugi::xml_node> children(const pugi::xml_node& parent);
[[nodiscard]] std::vector<pugi::xml_node> children(const pugi::xml_node& parent, std::string_view name);
/// The first child element of that name, or an empty node.
[[nodiscard]] pugi::xml_node child(const pugi::xml_node& parent, std::string_view name);
/// All text directly in this element, trimmed.
[[nodiscard]] std::string content(const pugi::xml_node& node);
/// The text of the first child element of that name, trimmed; empty when absent.
[[nodiscard]] std::string child_text(const pugi::xml_node& parent, std::string_view name);

}  // namespace maatstaf::dmn
