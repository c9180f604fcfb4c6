// SPDX-License-Identifier: EUPL-1.2
#include "dmn/reader.h"

#include <gtest/gtest.h>

#include "dmn/test_table.h"

namespace maatstaf::dmn {
namespace {

TEST(Reader, reads_a_table_with_several_annotation_columns) {
  const auto definitions = read_definitions(model_xml(R"(
<decision id="d" name="Stap  3" label="Andere mogelijkheden">
  <description>Of er iets anders kan.</description>
  <question>Is er een andere weg?</question>
  <allowedAnswers>ja, nee</allowedAnswers>
  <variable name="Stap 3" typeRef="string"/>
  <informationRequirement><requiredInput href="#i"/></informationRequirement>
  <knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>
  <authorityRequirement><requiredAuthority href="#bron"/></authorityRequirement>
  <decisionTable hitPolicy="COLLECT" aggregation="MAX">
    <input id="in"><inputExpression typeRef="number"><text>uren</text></inputExpression>
      <inputValues><text>[0..168]</text></inputValues></input>
    <output name="x"/>
    <annotation name="Grondslag"/><annotation name="Toelichting"/>
    <rule id="r1"><inputEntry><text>&lt; 5</text></inputEntry><outputEntry><text>1</text></outputEntry>
      <annotationEntry><text>rlz-2.2</text></annotationEntry></rule>
  </decisionTable>
</decision>
<inputData id="i" name="uren"/>
<knowledgeSource id="bron" name="Rlz 2.2" locationURI="urn:rlz"><type>regeling</type></knowledgeSource>)"),
                                            "proef.dmn");
  ASSERT_TRUE(definitions) << definitions.error().text();
  ASSERT_EQ(definitions->decisions.size(), 1U);
  const auto& decision = definitions->decisions[0];
  EXPECT_EQ(decision.name, "Stap 3");
  EXPECT_EQ(decision.label, "Andere mogelijkheden");
  EXPECT_EQ(decision.question, "Is er een andere weg?");
  EXPECT_EQ(decision.allowed_answers, "ja, nee");
  EXPECT_EQ(decision.requirements.authorities, std::vector<std::string>{"#bron"});
  ASSERT_TRUE(decision.expression && decision.expression->table);
  const Table& table = *decision.expression->table;
  EXPECT_EQ(table.hit_policy, HitPolicy::Collect);
  EXPECT_EQ(table.aggregation, Aggregation::Max);
  EXPECT_EQ(table.inputs[0].values.text, "[0..168]");
  EXPECT_EQ(table.annotations, (std::vector<std::string>{"Grondslag", "Toelichting"}));
  EXPECT_EQ(table.rules[0].annotations, (std::vector<std::string>{"rlz-2.2", ""}));
  EXPECT_EQ(table.rules[0].inputs[0].text, "< 5");
  EXPECT_EQ(table.rules[0].position.line, 15);
  EXPECT_EQ(definitions->inputs[0].variable.name, "uren");
  EXPECT_EQ(definitions->knowledge_sources[0].type, "regeling");
}

TEST(Reader, ignores_other_namespaces) {
  const auto definitions = read_definitions(
      R"(<d:definitions xmlns:d="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:v="urn:vreemd" name="p" namespace="urn:p">
<d:extensionElements><v:decision name="nee"/></d:extensionElements><v:decision name="nee"/>
<d:decision name="ja"/></d:definitions>)",
      "proef.dmn");
  ASSERT_TRUE(definitions) << definitions.error().text();
  ASSERT_EQ(definitions->decisions.size(), 1U);
  EXPECT_EQ(definitions->decisions[0].name, "ja");
}

struct BadCase {
  const char* name;
  std::string xml;
  const char* cause;
};

class ReaderErrors : public ::testing::TestWithParam<BadCase> {};

TEST_P(ReaderErrors, says_what_is_wrong) {
  const auto definitions = read_definitions(GetParam().xml, "proef.dmn");
  ASSERT_FALSE(definitions);
  EXPECT_EQ(definitions.error().kind, base::ErrorKind::Rules);
  EXPECT_EQ(definitions.error().place.file, "proef.dmn");
  EXPECT_NE(definitions.error().cause.find(GetParam().cause), std::string::npos) << definitions.error().cause;
  EXPECT_FALSE(definitions.error().remedy.empty());
}

std::string nested(int depth) {
  std::string open;
  std::string close;
  for (int i = 0; i < depth; ++i) {
    open += "<list>";
    close = "</list>" + close;
  }
  return model_xml("<decision name=\"d\">" + open + close + "</decision>");
}

std::string one_table(std::string_view attributes, std::string_view content) {
  return model_xml(fmt::format("<decision name=\"d\"><decisionTable {}>{}</decisionTable></decision>",
                               attributes, content));
}

INSTANTIATE_TEST_SUITE_P(
    All, ReaderErrors,
    ::testing::Values(BadCase{"Empty", "", "geen geldige XML"},
                      BadCase{"Cut", "<definitions", "geen geldige XML"},
                      BadCase{"Other", "<iets/>", "geen DMN-model"},
                      BadCase{"Version", "<definitions xmlns=\"urn:dmn\"/>", "niet bekend"},
                      BadCase{"Doctype", "<!DOCTYPE x [<!ENTITY a \"b\">]>" + model_xml(""), "DOCTYPE"},
                      BadCase{"Deep", nested(100), "te diep"},
                      BadCase{"Policy", one_table("hitPolicy=\"SOMS\"", "<output/>"), "hit policy"},
                      BadCase{"Aggregation", one_table("aggregation=\"AVG\"", "<output/>"), "aggregatie"},
                      BadCase{"NoOutput", one_table("", ""), "geen uitvoerkolom"},
                      BadCase{"Cells", one_table("", "<output/><rule id=\"r\"></rule>"),
                              "Rij 1 heeft 0 invoercellen en 0 uitvoercellen"},
                      BadCase{"Part",
                              model_xml("<decision name=\"d\"><conditional><if/></conditional></decision>"),
                              "ontbreekt"}),
    [](const auto& each) { return std::string(each.param.name); });

TEST(Reader, refuses_more_than_the_limit) {
  const auto definitions = read_definitions(model_xml(""), "proef.dmn", {.bytes = 10, .depth = 64});
  ASSERT_FALSE(definitions);
}

}  // namespace
}  // namespace maatstaf::dmn
