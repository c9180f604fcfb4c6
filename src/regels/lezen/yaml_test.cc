// SPDX-License-Identifier: EUPL-1.2
#include "regels/lezen/yaml.h"

#include <gtest/gtest.h>

namespace maatstaf::regels::yaml {
namespace {

base::Error refusal(std::string_view text, Limits limits = {}) {
  const auto node = parse(text, "proef.yaml", limits);
  EXPECT_FALSE(node) << text;
  return node ? base::Error{} : node.error();
}

TEST(Yaml, keeps_lines_order_and_quotes) {
  const auto root = parse("a: 1\nb:\n  - x\n  - \"1\"\nc: {d: }\n", "proef.yaml");
  ASSERT_TRUE(root) << root.error().text();
  EXPECT_EQ(root->entries.size(), 3U);
  EXPECT_EQ(root->find("a")->text, "1");
  EXPECT_FALSE(root->find("a")->quoted);
  EXPECT_TRUE(root->find("b")->items[1].quoted);
  EXPECT_EQ(root->find("b")->items[1].line, 4);
  EXPECT_EQ(root->find("c")->find("d")->kind, NodeKind::Null);
}

TEST(Yaml, refuses_what_can_blow_up_or_mislead) {
  EXPECT_NE(refusal("a: &x 1\nb: 2").cause.find("Ankers"), std::string::npos);
  EXPECT_NE(refusal("a: &x [1]\nb: *x").cause.find("Ankers"), std::string::npos);
  EXPECT_NE(refusal("a: 1\na: 2").cause.find("twee keer"), std::string::npos);
  EXPECT_NE(refusal("a: !!int 1").cause.find("Typeaanduidingen"), std::string::npos);
  EXPECT_NE(refusal("a: 1\n---\nb: 2\n").cause.find("document"), std::string::npos);
  EXPECT_NE(refusal("? [a, b]\n: 1").cause.find("naam van een veld"), std::string::npos);
  EXPECT_NE(refusal(std::string(60, '[') + std::string(60, ']')).cause.find("dieper"), std::string::npos);
  EXPECT_NE(refusal(std::string(100'000, '[')).cause, "");
  EXPECT_NE(refusal("a: 12345", {.bytes = 4}).cause.find("te groot"), std::string::npos);
  EXPECT_NE(refusal("a: \xFF").cause.find("UTF-8"), std::string::npos);
  EXPECT_NE(refusal("a: [1, 2").cause.find("geen geldige YAML"), std::string::npos);
  EXPECT_EQ(refusal("a: 1\nb: [1,\nc: 2\n").place.file, "proef.yaml");
}

TEST(Yaml, fields_report_the_first_mistake_with_its_place) {
  const auto root = parse("naam: x\ndatum: 2026-02-30\nextra: 1\n", "proef.yaml");
  ASSERT_TRUE(root);
  Failure failure("proef.yaml");
  Fields fields(*root, "kop", failure);
  EXPECT_EQ(fields.text("naam"), "x");
  (void)fields.date("datum");
  (void)fields.text("ontbrekend");
  fields.done();
  ASSERT_FALSE(failure.result());
  const base::Error error = failure.result().error();
  EXPECT_EQ(error.kind, base::ErrorKind::Rules);
  EXPECT_EQ(error.place.text(), "proef.yaml, regel 2, kolom 8, kop.datum");
}

TEST(Yaml, fields_refuse_what_was_not_asked_for) {
  const auto root = parse("naam: x\nextra: 1\n", "proef.yaml");
  ASSERT_TRUE(root);
  Failure failure("proef.yaml");
  Fields fields(*root, "", failure);
  (void)fields.text("naam");
  fields.done();
  ASSERT_FALSE(failure.result());
  EXPECT_EQ(failure.result().error().place.path, "extra");
}

TEST(Yaml, fingerprint_is_of_content_not_layout) {
  const auto a = parse("b: [1, x]\na: {c: 2}\n", "a.yaml");
  const auto b = parse("# anders\na:\n  c: \"2\"\nb:\n  - 1\n  - x\n", "b.yaml");
  const auto c = parse("b: [1, y]\na: {c: 2}\n", "c.yaml");
  EXPECT_EQ(fingerprint(*a), fingerprint(*b));
  EXPECT_NE(fingerprint(*a), fingerprint(*c));
}

}  // namespace
}  // namespace maatstaf::regels::yaml
