// SPDX-License-Identifier: EUPL-1.2
#include "web/kern/text.h"

#include <gtest/gtest.h>

#include "web/kern/blocks.h"
#include "web/kern/forms.h"

namespace maatstaf::web {
namespace {

bool has(const Html& html, std::string_view part) {
  return html.str().find(part) != std::string::npos;
}

TEST(Text, what_a_person_typed_never_becomes_markup) {
  const std::string typed = "<b>Noor</b>";
  for (const auto& html :
       {p("{}", typed), lead("{}", typed), second("{}", typed), h1(typed), strong(typed), heard(typed),
        two_lines(typed, typed), icon_line(icon(Icon::Info), typed), bullets({typed}),
        disclosure(typed, Html()), quotation(typed, typed), section(typed), field_error(typed)}) {
    EXPECT_FALSE(has(html, "<b>")) << html.str();
    EXPECT_TRUE(has(html, "&lt;b&gt;")) << html.str();
  }
}

TEST(Text, html_stands_as_it_is) {
  EXPECT_EQ(p("Uw nummer is {}.", strong("12")).str(), "<p>Uw nummer is <strong>12</strong>.</p>");
  EXPECT_EQ(h2(markup("<em>ja</em>")).str(), "<h2><em>ja</em></h2>");
}

TEST(Text, a_second_line_that_is_empty_leaves_one_line) {
  EXPECT_EQ(two_lines("Dagbesteding", "").str(), "Dagbesteding");
  EXPECT_TRUE(has(two_lines("Dagbesteding", "op maandag"), "<br>"));
}

TEST(Blocks, an_empty_list_gives_nothing) {
  EXPECT_TRUE(plain_list({}).empty());
  EXPECT_TRUE(list(ListLook::Numbered, {}).empty());
  EXPECT_TRUE(bullets({}).empty());
  EXPECT_TRUE(state_list({}).empty());
  EXPECT_TRUE(has(list(ListLook::Numbered, {Html::text("een")}), "<ol><li>een</li></ol>"));
}

TEST(Blocks, parts_stand_in_the_order_in_which_they_are_given) {
  const auto html = stack(h2("Eerst"), Html(), p("Daarna")).str();
  EXPECT_LT(html.find("Eerst"), html.find("Daarna"));
}

TEST(Blocks, a_section_is_linked_to_only_when_it_has_an_id) {
  EXPECT_FALSE(has(section("De stappen", p("een")), " id="));
  EXPECT_TRUE(has(section_at("stappen", "De stappen", p("een")), "id=\"stappen\""));
}

TEST(Blocks, a_disclosure_is_closed_until_it_has_a_reason_to_be_open) {
  EXPECT_FALSE(has(disclosure("Meer", p("een")), " open"));
  EXPECT_TRUE(has(disclosure("Meer", p("een"), Fold::Open), " open"));
}

TEST(Formulieren, a_form_that_changes_something_carries_its_token) {
  const auto form = post_form({.action = "/kantoor", .csrf = hidden_field("csrf", "abc")}, p("een"));
  EXPECT_TRUE(has(form, "method=\"post\""));
  EXPECT_TRUE(has(form, "value=\"abc\""));
  EXPECT_FALSE(has(form, "novalidate"));
}

TEST(Formulieren, a_field_refers_to_its_error) {
  const auto area = small_area_field(
      {.name = "reden", .label = "Waarom?", .subject = "de nacht", .value = {}, .error = "Vul in."});
  EXPECT_TRUE(has(area, "id=\"reden-fout\""));
  EXPECT_TRUE(has(area, "aria-describedby=\"reden-fout\""));
  EXPECT_TRUE(field_error("", "reden").empty());
}

}  // namespace
}  // namespace maatstaf::web
