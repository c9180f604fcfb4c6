// SPDX-License-Identifier: EUPL-1.2
#include "dmn/xml.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"

namespace maatstaf::dmn {
namespace {

std::string_view prefix_of(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view{} : name.substr(0, colon);
}

}  // namespace

std::string normalised(std::string_view text) {
  std::string result;
  for (const char c : base::trimmed(text)) {
    if (!base::is_space(c)) {
      result.push_back(c);
    } else if (result.back() != ' ') {
      result.push_back(' ');
    }
  }
  return result;
}

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view namespace_of(const pugi::xml_node& node) {
  const std::string_view prefix = prefix_of(node.name());
  const std::string attribute = prefix.empty() ? std::string("xmlns") : fmt::format("xmlns:{}", prefix);
  for (pugi::xml_node at = node; at; at = at.parent()) {
    if (const auto found = at.attribute(attribute.c_str())) {
      return found.value();
    }
  }
  return {};
}

base::Result<void> XmlDocument::load(std::string_view xml, std::string_view file, std::size_t kLimit) {
  file_ = file;
  if (xml.size() > kLimit) {
    return base::fail(base::ErrorKind::Rules, fmt::format("Het bestand is groter dan {} bytes.", kLimit),
                      "Splits het bestand of verhoog de grens.", {.file = file_});
  }
  line_starts_ = {0};
  for (std::size_t i = 0; i < xml.size(); ++i) {
    if (xml[i] == '\n') {
      line_starts_.push_back(i + 1);
    }
  }
  const auto options = pugi::parse_default | pugi::parse_doctype | pugi::parse_ws_pcdata_single;
  const auto result = document_.load_buffer(xml.data(), xml.size(), options, pugi::encoding_utf8);
  if (!result) {
    const Position at = position_at(result.offset);
    return base::fail(
        base::ErrorKind::Rules, fmt::format("Dit is geen geldige XML ({}).", result.description()),
        "Open het bestand in een XML-editor en herstel deze plaats. Alleen UTF-8 wordt gelezen.",
        {.file = file_, .line = at.line, .column = at.column});
  }
  for (const auto& node : document_.children()) {
    if (node.type() == pugi::node_doctype) {
      return base::fail(base::ErrorKind::Rules, "Het bestand bevat een DOCTYPE. Dat is niet toegestaan.",
                        "Verwijder de DOCTYPE-regel.", place(node));
    }
  }
  return {};
}

Position XmlDocument::position_at(std::ptrdiff_t offset) const {
  if (offset < 0) {
    return {};
  }
  const auto at = static_cast<std::size_t>(offset);
  const auto next = std::ranges::upper_bound(line_starts_, at);
  const auto line = static_cast<std::size_t>(next - line_starts_.begin());
  return {static_cast<int>(line), static_cast<int>(at - line_starts_[line - 1] + 1)};
}

Position XmlDocument::position(const pugi::xml_node& node) const {
  return position_at(node.offset_debug());
}

base::Place XmlDocument::place(const pugi::xml_node& node, std::string path) const {
  const Position at = position(node);
  return {.file = file_, .path = std::move(path), .line = at.line, .column = at.column};
}

std::vector<pugi::xml_node> children(const pugi::xml_node& parent) {
  std::vector<pugi::xml_node> result;
  const std::string_view prefix = prefix_of(parent.name());
  const std::string_view space = namespace_of(parent);
  for (const auto& node : parent.children()) {
    if (node.type() != pugi::node_element) {
      continue;
    }
    const bool redeclared =
        !node.attributes().empty() && prefix == prefix_of(node.name()) && namespace_of(node) != space;
    if (redeclared) {
      continue;
    }
    if (prefix_of(node.name()) == prefix || namespace_of(node) == space) {
      result.push_back(node);
    }
  }
  return result;
}

std::vector<pugi::xml_node> children(const pugi::xml_node& parent, std::string_view name) {
  auto result = children(parent);
  std::erase_if(result, [&](const pugi::xml_node& node) { return local_name(node) != name; });
  return result;
}

pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
  for (const auto& node : children(parent)) {
    if (local_name(node) == name) {
      return node;
    }
  }
  return {};
}

std::string child_text(const pugi::xml_node& parent, std::string_view name) {
  return content(child(parent, name));
}

std::string content(const pugi::xml_node& node) {
  std::string result;
  for (const auto& part : node.children()) {
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) {
      result += part.value();
    }
  }
  return std::string(base::trimmed(result));
}

}  // namespace maatstaf::dmn
