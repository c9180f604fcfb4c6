// SPDX-License-Identifier: EUPL-1.2
//
// Reads the logic of a model: expressions, boxed or not, and decision tables. What carries them (decisions,
// knowledge models, services) is read by reader.cc. Internal to dmn; one per document.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "dmn/reader.h"
#include "dmn/syntax.h"
#include "dmn/xml.h"

namespace maatstaf::dmn {

[[nodiscard]] std::string attribute(const pugi::xml_node& node, const char* name);
[[nodiscard]] std::string name_of(const pugi::xml_node& node);
/// The type is an attribute since DMN 1.2; item definitions still have an element.
[[nodiscard]] std::string type_of(const pugi::xml_node& node);

class LogicReader {
 public:
  LogicReader(XmlDocument& document, ReaderLimits limits) : document_(document), limits_(limits) {}

  [[nodiscard]] Text text_of(const pugi::xml_node& node) const;
  [[nodiscard]] Variable variable(const pugi::xml_node& node) const;
  [[nodiscard]] base::Result<ExpressionPointer> expression(const pugi::xml_node& node, ExpressionKind kind,
                                                           int depth) const;
  /// The expression in an element, or nullptr when there is none.
  [[nodiscard]] base::Result<ExpressionPointer> only_expression(const pugi::xml_node& parent,
                                                                int depth) const;
  [[nodiscard]] base::Result<ExpressionPointer> required_expression(const pugi::xml_node& parent,
                                                                    int depth) const;

 protected:
  [[nodiscard]] tl::unexpected<base::Error> wrong(const pugi::xml_node& node, std::string cause,
                                                  std::string remedy) const;
  [[nodiscard]] XmlDocument& document() const { return document_; }
  [[nodiscard]] const ReaderLimits& limits() const { return limits_; }

 private:
  base::Result<void> entries(Expression& into, const pugi::xml_node& node, std::string_view element,
                             int depth) const;
  base::Result<void> function(Expression& into, const pugi::xml_node& node, int depth) const;
  base::Result<void> relation(Expression& into, const pugi::xml_node& node, int depth) const;
  base::Result<void> parts(Expression& into, const pugi::xml_node& node,
                           std::initializer_list<std::string_view> names, int depth) const;
  base::Result<std::unique_ptr<Table>> table(const pugi::xml_node& node) const;
  base::Result<TableRule> rule(const pugi::xml_node& node, const Table& table, std::size_t number) const;
  static std::string where(const pugi::xml_node& node);

  XmlDocument& document_;
  ReaderLimits limits_;
};

}  // namespace maatstaf::dmn
