// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>

#include "dmn/session.h"
#include "dmn/test_table.h"
#include "feel/expression.h"

namespace maatstaf::dmn {
namespace {

namespace fs = std::filesystem;

std::string text(const YAML::Node& node, const char* key) {
  return node[key] ? node[key].as<std::string>() : std::string();
}

std::vector<TestColumn> columns(const YAML::Node& node) {
  std::vector<TestColumn> result;
  for (const auto& each : node) {
    result.push_back(
        {text(each, "naam"), text(each, "type"), text(each, "waarden"), text(each, "standaard")});
  }
  return result;
}

TestTable read_table(const YAML::Node& file) {
  TestTable table;
  table.policy = text(file, "hit_policy");
  table.aggregation = text(file, "aggregatie");
  table.inputs = columns(file["invoer"]);
  table.outputs = columns(file["uitvoer"]);
  for (const auto& row : file["rijen"]) {
    table.rows.push_back(row.as<std::vector<std::string>>());
  }
  return table;
}

feel::Value value(const std::string& feel_text) {
  const feel::Scope nothing;
  const auto expression = feel::parse_expression(feel_text, nothing);
  EXPECT_TRUE(expression) << feel_text;
  return expression ? expression->evaluate(feel::Environment()) : feel::Value();
}

std::vector<std::string> files() {
  std::vector<std::string> result;
  for (const auto& entry : fs::directory_iterator(MAATSTAF_SOURCE_DIR "/tests/tabellen")) {
    if (entry.path().extension() == ".yaml") {
      result.push_back(entry.path().string());
    }
  }
  std::ranges::sort(result);
  return result;
}

class TableSuite : public ::testing::TestWithParam<std::string> {};

TEST_P(TableSuite, every_case) {
  const YAML::Node file = YAML::LoadFile(GetParam());
  const auto model = read_model(read_table(file).xml(), GetParam());
  ASSERT_TRUE(model) << model.error().text();
  int number = 0;
  for (const auto& each : file["gevallen"]) {
    SCOPED_TRACE("geval " + std::to_string(++number));
    feel::Context inputs;
    for (const auto& given : each["invoer"]) {
      inputs.put(given.first.as<std::string>(), value(given.second.as<std::string>()));
    }
    for (const auto trace : {TraceMode::None, TraceMode::Full}) {
      const auto result = evaluate(*model, "uitkomst", inputs, trace);
      ASSERT_TRUE(result) << result.error().text();
      EXPECT_EQ(feel::to_text(result->value), text(each, "uitkomst"));
    }
  }
  EXPECT_GT(number, 0);
}

INSTANTIATE_TEST_SUITE_P(All, TableSuite, ::testing::ValuesIn(files()), [](const auto& each) {
  std::string name = fs::path(each.param).stem().string();
  std::ranges::replace_if(name, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
});

}  // namespace
}  // namespace maatstaf::dmn
