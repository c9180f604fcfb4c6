// SPDX-License-Identifier: EUPL-1.2
#include "web/kern/components.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "web/kern/forms.h"
#include "web/kern/rulers.h"

namespace maatstaf::web {
namespace {

constexpr std::string_view kHostile = "<img src=x onerror=alert(1)>\"'&";

bool has(const Html& html, std::string_view part) {
  return html.str().find(part) != std::string::npos;
}

TEST(Components, nothing_a_person_typed_becomes_markup) {
  const std::string typed(kHostile);
  const std::vector<Html> parts = {
      paragraphs(typed),
      link("/x?" + typed, typed),
      label(typed),
      message(MessageKind::LetOp, typed, Html::text(typed)),
      side_card(typed, {}),
      door(Icon::Home, typed, typed, typed, typed),
      need({.heading = typed, .question = typed, .why = typed, .from = typed, .action = {}}),
      facts({{typed, Html::text(typed)}}),
      disclosure(typed, {}),
      table({.caption = typed,
             .columns = {column(typed)},
             .rows = {{.cells = {Html::text(typed)}, .group = typed, .group_note = typed}},
             .total = {}}),
      tabs(typed, {{typed, typed, true}}),
      crumbs({{typed, typed}}),
      history({{typed, typed, Html::text(typed)}}),
      text_field(
          {.name = "veld", .label = typed, .help = typed, .value = typed, .error = typed, .unit = typed}),
      area_field({.name = "veld", .label = typed, .help = typed, .value = typed, .error = typed}),
      choice_field({.name = "veld",
                    .label = typed,
                    .help = typed,
                    .options = {{typed, typed, typed}},
                    .chosen = {typed},
                    .error = typed}),
      select_field({.name = "veld",
                    .label = typed,
                    .help = typed,
                    .options = {{typed, typed, typed}},
                    .chosen = {typed},
                    .error = typed}),
      hidden_field(typed, typed),
      checkbox("veld", typed, true, typed),
      button({.text = typed, .name = typed, .value = typed}),
      error_summary({{typed, typed}}),
      state(Toestand::Nee, typed),
      rail({{.number = typed,
             .name = typed,
             .state = Toestand::Nu,
             .word = typed,
             .caption = typed,
             .address = typed,
             .current = true}}),
      status_steps({{typed, typed, Toestand::Wacht}}),
      mini_rail({{typed, beoordeling::Antwoord::Ja, MiniStep::Turn::Passed}}),
  };
  for (std::size_t i = 0; i < parts.size(); ++i) {
    EXPECT_FALSE(has(parts[i], "<img")) << i;
    EXPECT_FALSE(has(parts[i], "\"'&")) << i;
  }
}

TEST(States, each_has_its_own_shape_and_word) {
  std::vector<std::string> seen;
  for (const auto toestand : {Toestand::Ja, Toestand::Nee, Toestand::Onbekend, Toestand::Nvt, Toestand::Wacht,
                              Toestand::Nu, Toestand::Klaar, Toestand::Later, Toestand::LetOp}) {
    const auto shape = state_mark(toestand).str();
    EXPECT_EQ(std::ranges::count(seen, shape), 0);
    seen.push_back(shape);
    EXPECT_TRUE(has(state(toestand), naam(toestand)));
  }
}

// Requirements: N05.
TEST(States, unknown_is_never_shown_as_no) {
  const auto unknown = state(beoordeling::Antwoord::Onbekend);
  EXPECT_TRUE(has(unknown, "onbekend"));
  EXPECT_FALSE(has(unknown, "nee"));
}

TEST(Forms, an_error_stands_in_the_summary_and_at_the_field_and_is_tied_to_it) {
  const FieldErrors errors = {{"datum", "Deze datum ligt in de toekomst."}};
  EXPECT_TRUE(has(error_summary(errors), "href=\"#datum\""));
  EXPECT_TRUE(error_summary({}).empty());
  const auto field = text_field({.name = "datum",
                                 .label = "Datum",
                                 .help = "Bijvoorbeeld 17-11-2026",
                                 .value = "17-11-2027",
                                 .error = error_of(errors, "datum"),
                                 .kind = InputKind::Date});
  EXPECT_TRUE(has(field, "aria-describedby=\"datum-hulp datum-fout\""));
  EXPECT_TRUE(has(field, "aria-invalid=\"true\""));
  EXPECT_TRUE(has(field, "value=\"17-11-2027\""));
}

TEST(Forms, i_do_not_know_looks_like_every_other_option) {
  const auto field = choice_field({.name = "v",
                                   .label = "Vraag",
                                   .help = {},
                                   .options = {{"ja", "Ja", ""}, option_unknown()},
                                   .chosen = {std::string(kWeetIkNiet)},
                                   .error = {}});
  EXPECT_TRUE(has(field, "value=\"weet_ik_niet\" checked"));
  EXPECT_TRUE(has(field, "Dat weet ik niet"));
}

TEST(Table, cells_carry_their_heading_for_a_phone_and_the_region_has_a_name) {
  const auto html =
      table({.caption = "Zorg",
             .columns = {column("Zorg"), column("Uren", ColumnKind::Number)},
             .rows = {{.cells = {Html::text("Nacht"), Html::text("12,0")}, .group = {}, .group_note = {}}},
             .total = {}});
  EXPECT_TRUE(has(html, "<th scope=\"row\" class=\"\">Nacht</th>"));
  EXPECT_TRUE(has(html, "data-label=\"Uren\">12,0</td>"));
  EXPECT_TRUE(has(html, "role=\"region\" tabindex=\"0\" aria-label=\"Zorg\""));
}

TEST(Rails, only_the_current_step_is_marked) {
  const auto html =
      horizontal_rail({{.number = "1", .name = "Profiel", .state = Toestand::Klaar, .word = "ja"},
                       {.number = "2", .name = "Recht", .state = Toestand::Nu, .current = true}});
  const auto& text = html.str();
  EXPECT_EQ(text.find("aria-current=\"step\"") != std::string::npos, true);
  EXPECT_TRUE(has(html, "Stap 2: Recht. Toon alle stappen"));
}

TEST(Text, counts_and_slugs) {
  EXPECT_EQ(count(1, "feit", "feiten"), "1 feit");
  EXPECT_EQ(count(2, "feit", "feiten"), "2 feiten");
  EXPECT_EQ(slug("Stap 5a, in_werking!"), "stap-5a-in-werking");
  EXPECT_EQ(paragraphs("een\ntwee\n\ndrie").str(), "<p>een<br>twee</p><p>drie</p>");
}

}  // namespace
}  // namespace maatstaf::web
