// SPDX-License-Identifier: EUPL-1.2
//
// For tests: a model with one decision table, written down in a few lines.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "dmn/model.h"

namespace maatstaf::dmn {

enum class TestSource { Input, Decision };

struct TestColumn {
  std::string name;       ///< of an input: also its expression
  std::string type;       ///< may be empty
  std::string values;     ///< inputValues or outputValues, may be empty
  std::string otherwise;  ///< default output, may be empty
  TestSource source = TestSource::Input;
};

struct TestTable {
  std::string name = "uitkomst";
  std::string policy = "UNIQUE";
  std::string aggregation;
  std::vector<TestColumn> inputs;
  std::vector<TestColumn> outputs;
  std::vector<std::vector<std::string>> rows;  ///< input cells, then output cells

  /// The model with this table only.
  [[nodiscard]] std::string xml() const;
  /// The decision and the inputs it reads.
  [[nodiscard]] std::string elements() const;
};

inline std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '<':
        result += "&lt;";
        break;
      case '&':
        result += "&amp;";
        break;
      case '>':
        result += "&gt;";
        break;
      default:
        result.push_back(c);
    }
  }
  return result;
}

/// A whole model around its elements.
inline std::string model_xml(std::string_view elements) {
  return fmt::format(
      "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"proef\" "
      "namespace=\"urn:proef\">"
      "{}</definitions>",
      elements);
}

inline std::string TestTable::xml() const {
  return model_xml(elements());
}

inline std::string TestTable::elements() const {
  const auto text = [](std::string_view element, std::string_view content) {
    return content.empty() ? std::string()
                           : fmt::format("<{0}><text>{1}</text></{0}>", element, escaped(content));
  };
  std::string data;
  std::string requirements;
  std::string table;
  for (const auto& input : inputs) {
    const auto type = input.type.empty() ? std::string() : fmt::format(" typeRef=\"{}\"", input.type);
    if (input.source == TestSource::Decision) {
      requirements += fmt::format(
          "<informationRequirement><requiredDecision href=\"#d_{}\"/></informationRequirement>", input.name);
    } else {
      data += fmt::format("<inputData id=\"i_{0}\" name=\"{0}\"><variable name=\"{0}\"{1}/></inputData>",
                          input.name, type);
      requirements += fmt::format(
          "<informationRequirement><requiredInput href=\"#i_{}\"/></informationRequirement>", input.name);
    }
    table += fmt::format("<input><inputExpression{}><text>{}</text></inputExpression>{}</input>", type,
                         input.name, text("inputValues", input.values));
  }
  for (const auto& output : outputs) {
    table += fmt::format("<output name=\"{}\"{}>{}{}</output>", output.name,
                         output.type.empty() ? std::string() : fmt::format(" typeRef=\"{}\"", output.type),
                         text("outputValues", output.values), text("defaultOutputEntry", output.otherwise));
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    table += fmt::format("<rule id=\"r{}\">", row + 1);
    for (std::size_t i = 0; i < rows[row].size(); ++i) {
      table += fmt::format("<{0}><text>{1}</text></{0}>", i < inputs.size() ? "inputEntry" : "outputEntry",
                           escaped(rows[row][i]));
    }
    table += "</rule>";
  }
  const auto aggregate =
      aggregation.empty() ? std::string() : fmt::format(" aggregation=\"{}\"", aggregation);
  return fmt::format(
      "{0}<decision id=\"d_{1}\" name=\"{1}\"><variable name=\"{1}\"/>{2}<decisionTable "
      "hitPolicy=\"{3}\"{4}>{5}"
      "</decisionTable></decision>",
      data, name, requirements, policy, aggregate, table);
}

}  // namespace maatstaf::dmn
