// SPDX-License-Identifier: EUPL-1.2
#include "dmn/model.h"

#include <gtest/gtest.h>

#include "dmn/session.h"
#include "dmn/test_table.h"

namespace maatstaf::dmn {
namespace {

using feel::Value;

std::string input(std::string_view name, std::string_view type) {
  return fmt::format(
      "<inputData id=\"{0}\" name=\"{0}\"><variable name=\"{0}\" typeRef=\"{1}\"/></inputData>", name, type);
}

/// A decision with any expression; `needs` are ids of inputs ("i:x"), decisions ("d:x") and knowledge
/// ("k:x").
std::string decision(std::string_view name, std::vector<std::string> needs, std::string_view expression) {
  std::string result = fmt::format("<decision id=\"{0}\" name=\"{0}\">", name);
  for (const auto& need : needs) {
    const char kind = need.front();
    const std::string id = need.substr(2);
    if (kind == 'i') {
      result +=
          fmt::format("<informationRequirement><requiredInput href=\"#{}\"/></informationRequirement>", id);
    } else if (kind == 'd') {
      result += fmt::format(
          "<informationRequirement><requiredDecision href=\"#{}\"/></informationRequirement>", id);
    } else {
      result +=
          fmt::format("<knowledgeRequirement><requiredKnowledge href=\"#{}\"/></knowledgeRequirement>", id);
    }
  }
  return result + std::string(expression) + "</decision>";
}

std::string literal(std::string_view text) {
  return fmt::format("<literalExpression><text>{}</text></literalExpression>", escaped(text));
}

std::string run(const std::string& elements, std::string_view name, const feel::Context& inputs = {},
                Absent absent = Absent::Unknown) {
  const auto model = read_model(model_xml(elements), "proef.dmn");
  if (!model) {
    return model.error().text();
  }
  const auto result = evaluate(*model, name, inputs, TraceMode::Full, absent);
  return result ? feel::to_text(result->value) : result.error().text();
}

TEST(Model, evaluates_a_graph) {
  const auto elements = input("uren", "number") + decision("per week", {"i:uren"}, literal("uren * 2")) +
                        decision("per jaar", {"d:per week"}, literal("per week * 52"));
  EXPECT_EQ(run(elements, "per jaar", {{"uren", Value(10)}}), "1040");
  EXPECT_EQ(run(elements, "per jaar"), "onbekend(uren)");
  EXPECT_EQ(run(elements, "per jaar", {}, Absent::Null), "null");
}

TEST(Model, knows_what_depends_on_what) {
  const auto model =
      read_model(model_xml(input("uren", "number") + input("setting", "string") +
                           decision("a", {"i:uren"}, literal("uren")) + decision("b", {"d:a"}, literal("a")) +
                           decision("c", {"d:b", "i:setting"}, literal("b"))),
                 "proef.dmn");
  ASSERT_TRUE(model) << model.error().text();
  EXPECT_EQ(model->inputs_of("b"), std::set<std::string>{"uren"});
  EXPECT_EQ(model->inputs_of("c"), (std::set<std::string>{"setting", "uren"}));
  EXPECT_EQ(model->decisions_of("c"), (std::set<std::string>{"a", "b"}));
  EXPECT_TRUE(model->inputs_of("bestaat niet").empty());
}

TEST(Model, a_decision_sees_only_what_it_requires) {
  const auto elements = input("uren", "number") + decision("a", {}, literal("uren"));
  EXPECT_NE(run(elements, "a").find("proef.dmn"), std::string::npos);
}

TEST(Model, inputs_are_coerced_to_their_type) {
  const auto elements = input("uren", "number") + decision("a", {"i:uren"}, literal("uren"));
  EXPECT_EQ(run(elements, "a", {{"uren", Value("tien")}}), "null");
  EXPECT_EQ(run(elements, "a", {{"uren", Value(feel::List{Value(3)})}}), "3");
}

TEST(Model, allowed_values_bound_inputs) {
  const auto elements =
      "<itemDefinition name=\"tKeuze\"><typeRef>string</typeRef><allowedValues><text>\"ja\", \"nee\"</text>"
      "</allowedValues></itemDefinition>" +
      input("keuze", "tKeuze") + decision("a", {"i:keuze"}, literal("keuze"));
  EXPECT_EQ(run(elements, "a", {{"keuze", Value("ja")}}), "\"ja\"");
  EXPECT_EQ(run(elements, "a", {{"keuze", Value("misschien")}}), "null");
  const auto model = read_model(model_xml(elements), "proef.dmn");
  ASSERT_TRUE(model) << model.error().text();
  ASSERT_EQ(model->inputs()[0].allowed.size(), 2U);
  EXPECT_TRUE(feel::same(model->inputs()[0].allowed[1], Value("nee")));
}

TEST(Model, calls_knowledge_models) {
  const std::string knowledge =
      "<businessKnowledgeModel id=\"k\" name=\"dubbel\"><variable name=\"dubbel\"/><encapsulatedLogic>"
      "<formalParameter name=\"x\" typeRef=\"number\"/>" +
      literal("x * 2") + "</encapsulatedLogic></businessKnowledgeModel>";
  EXPECT_EQ(run(knowledge + decision("a", {"k:k"}, literal("dubbel(4)")), "a"), "8");
  const std::string invocation = "<invocation>" + literal("dubbel") + "<binding><parameter name=\"x\"/>" +
                                 literal("5") + "</binding></invocation>";
  EXPECT_EQ(run(knowledge + decision("a", {"k:k"}, invocation), "a"), "10");
}

TEST(Model, the_trace_has_the_tables_of_the_knowledge_models_that_were_called) {
  const std::string knowledge =
      "<businessKnowledgeModel id=\"k\" name=\"klasse\"><variable name=\"klasse\"/><encapsulatedLogic>"
      "<formalParameter name=\"x\" typeRef=\"number\"/><decisionTable hitPolicy=\"FIRST\">"
      "<input><inputExpression><text>x</text></inputExpression></input><output name=\"y\"/>"
      "<rule id=\"klasse-r1\"><inputEntry><text>&gt; 5</text></inputEntry><outputEntry><text>1</text>"
      "</outputEntry></rule></decisionTable></encapsulatedLogic></businessKnowledgeModel>";
  const auto model = read_model(
      model_xml(knowledge + decision("a", {"k:k"}, literal("klasse(7) + klasse(8)"))), "proef.dmn");
  ASSERT_TRUE(model) << model.error().text();
  const auto result = evaluate(*model, "a", {}, TraceMode::Full);
  ASSERT_TRUE(result);
  EXPECT_EQ(feel::to_text(result->value), "2");
  const auto& decisions = result->trace.decisions();
  ASSERT_EQ(decisions.size(), 1U);
  const auto tables = result->trace.tables(decisions[0]);
  ASSERT_EQ(tables.size(), 2U);
  EXPECT_EQ(tables[1].table->owner, "klasse");
  EXPECT_EQ(result->trace.rows(tables[1])[0].outcome, RowOutcome::Fired);
  EXPECT_TRUE(feel::same(result->trace.inputs(tables[1])[0], Value(8)));
}

TEST(Model, a_boxed_context_sees_its_own_entries) {
  const std::string context = "<context><contextEntry><variable name=\"een\"/>" + literal("1") +
                              "</contextEntry><contextEntry><variable name=\"twee\"/>" + literal("een + 1") +
                              "</contextEntry></context>";
  EXPECT_EQ(run(decision("a", {}, context), "a"), "{een: 1, twee: 2}");
}

TEST(Model, boxed_conditional_is_known_when_both_branches_agree) {
  const auto conditional = [](const char* yes, const char* no) {
    return "<conditional><if>" + literal("v") + "</if><then>" + literal(yes) + "</then><else>" + literal(no) +
           "</else></conditional>";
  };
  const auto v = input("v", "boolean");
  EXPECT_EQ(run(v + decision("a", {"i:v"}, conditional("1", "1")), "a"), "1");
  EXPECT_EQ(run(v + decision("a", {"i:v"}, conditional("1", "2")), "a"), "onbekend(v)");
}

TEST(Model, boxed_iterations) {
  const std::string in = "<in>" + literal("[1, 2, 3]") + "</in>";
  EXPECT_EQ(
      run(decision("a", {}, "<filter>" + in + "<match>" + literal("item > 1") + "</match></filter>"), "a"),
      "[2, 3]");
  EXPECT_EQ(
      run(decision("a", {},
                   "<for iteratorVariable=\"x\">" + in + "<return>" + literal("x * 2") + "</return></for>"),
          "a"),
      "[2, 4, 6]");
  EXPECT_EQ(run(decision("a", {},
                         "<for iteratorVariable=\"x\">" + in + "<return><list>" + literal("x") +
                             "</list></return></for>"),
                "a"),
            "[[1], [2], [3]]");
  EXPECT_EQ(run(decision("a", {},
                         "<some iteratorVariable=\"x\">" + in + "<satisfies>" + literal("x > 2") +
                             "</satisfies></some>"),
                "a"),
            "true");
}

TEST(Model, calls_a_decision_service) {
  const auto elements = input("x", "number") + decision("binnen", {"i:x"}, literal("x + 1")) +
                        "<decisionService id=\"s\" name=\"dienst\"><variable "
                        "name=\"dienst\"/><outputDecision href=\"#binnen\"/>"
                        "<inputData href=\"#x\"/></decisionService>" +
                        decision("a", {"k:s"}, literal("dienst(4)"));
  EXPECT_EQ(run(elements, "a"), "5");
}

TEST(Model, a_service_that_calls_itself_ends) {
  const auto elements =
      decision("binnen", {"k:s"}, literal("dienst()")) +
      "<decisionService id=\"s\" name=\"dienst\"><outputDecision href=\"#binnen\"/></decisionService>";
  EXPECT_EQ(run(elements, "binnen"), "null");
}

TEST(Model, a_ring_of_decisions_is_refused) {
  const auto elements = decision("a", {"d:b"}, literal("b")) + decision("b", {"d:a"}, literal("a"));
  EXPECT_NE(run(elements, "a").find("kring"), std::string::npos);
}

TEST(Model, references_must_exist) {
  EXPECT_NE(run(decision("a", {"i:weg"}, literal("1")), "a").find("#weg"), std::string::npos);
}

TEST(Model, imports_through_the_resolver) {
  const std::string imported =
      "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"b\" namespace=\"urn:b\">" +
      input("naam", "string") + decision("groet", {"i:naam"}, literal("\"Dag \" + naam")) + "</definitions>";
  const std::string main = model_xml(
      "<import name=\"deel b\" namespace=\"urn:b\" "
      "importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>"
      "<decision id=\"a\" name=\"a\"><informationRequirement><requiredDecision href=\"urn:b#groet\"/>"
      "</informationRequirement>" +
      literal("deel b.groet") + "</decision>");
  const auto resolver = [&](std::string_view space, std::string_view) -> std::optional<ImportedText> {
    if (space != "urn:b") {
      return std::nullopt;
    }
    return ImportedText{imported, "b.dmn"};
  };
  const auto model = read_model(main, "proef.dmn", resolver);
  ASSERT_TRUE(model) << model.error().text();
  const auto result = evaluate(*model, "a", {{"naam", Value("Bo")}});
  ASSERT_TRUE(result) << result.error().text();
  EXPECT_EQ(feel::to_text(result->value), "\"Dag Bo\"");
  EXPECT_FALSE(read_model(main, "proef.dmn"));
}

TEST(Model, lenient_reading_makes_wrong_expressions_null) {
  const auto xml = model_xml(decision("a", {}, literal("1 +")) + decision("b", {}, literal("2")));
  EXPECT_FALSE(read_model(xml, "proef.dmn"));
  const auto model = read_model(xml, "proef.dmn", {}, Strictness::Null);
  ASSERT_TRUE(model) << model.error().text();
  const auto wrong = evaluate(*model, "a", {});
  ASSERT_TRUE(wrong);
  EXPECT_NE(wrong->value.diagnostic(), nullptr);
  EXPECT_EQ(feel::to_text(evaluate(*model, "b", {})->value), "2");
}

TEST(Session, a_decision_without_logic_waits_for_a_person) {
  const auto elements = decision("oordeel", {}, "") + decision("a", {"d:oordeel"}, literal("oordeel"));
  EXPECT_EQ(run(elements, "a"), "onbekend(oordeel)");
  EXPECT_EQ(run(elements, "a", {{"oordeel", Value("ja")}}), "\"ja\"");
}

TEST(Session, reset_forgets_inputs_and_results) {
  const auto model =
      read_model(model_xml(input("x", "number") + decision("a", {"i:x"}, literal("x"))), "proef.dmn");
  ASSERT_TRUE(model);
  Session session(*model);
  session.set(*model->slot("x"), Value(1));
  EXPECT_TRUE(feel::same(session.evaluate(*model->slot("a")), Value(1)));
  session.reset();
  EXPECT_TRUE(session.evaluate(*model->slot("a")).is_unknown());
}

}  // namespace
}  // namespace maatstaf::dmn
