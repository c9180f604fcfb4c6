// SPDX-License-Identifier: EUPL-1.2
#include "feel/typing.h"

#include <gtest/gtest.h>

#include "feel/expression.h"

namespace maatstaf::feel {
namespace {

using Kind = TypingIssueKind;

struct Known {
  Scope names;
  TypeScope types;

  Known() {
    const Type item = Type::context({{"uren", TypeKind::Number}, {"soort", TypeKind::String}});
    add("n", TypeKind::Number);
    add("s", TypeKind::String);
    add("b", TypeKind::Boolean);
    add("d", TypeKind::Date);
    add("m", TypeKind::DateTime);
    add("lijst", Type::list(TypeKind::String));
    add("zorg", Type::list(item));
    add("een", item);
    add("iets", {});
  }
  void add(const std::string& name, const Type& type) {
    names.add(name, type);
    types.add(name, type);
  }
};

std::vector<Kind> issues_of(std::string_view text) {
  const Known known;
  const auto parsed = parse_expression(text, known.names);
  EXPECT_TRUE(parsed) << text;
  std::vector<TypingIssue> issues;
  if (parsed) {
    (void)type_of_syntax(parsed->syntax(), text, known.types, issues);
  }
  std::vector<Kind> kinds;
  for (const auto& issue : issues) {
    kinds.push_back(issue.kind);
  }
  return kinds;
}

std::string type_of_text(std::string_view text) {
  const Known known;
  const auto parsed = parse_expression(text, known.names);
  std::vector<TypingIssue> issues;
  return parsed ? type_of_syntax(parsed->syntax(), text, known.types, issues).text() : "fout";
}

std::vector<Kind> cell_issues(std::string_view text, const Type& input) {
  const Known known;
  const auto parsed = parse_unary_tests(text, known.names, input);
  EXPECT_TRUE(parsed) << text;
  std::vector<TypingIssue> issues;
  if (parsed && parsed->syntax()) {
    check_tests(*parsed->syntax(), text, input, known.types, issues);
  }
  std::vector<Kind> kinds;
  for (const auto& issue : issues) {
    kinds.push_back(issue.kind);
  }
  return kinds;
}

TEST(Typing, sound_expressions_have_a_type_and_no_issues) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"n * 2 + 1", "number"},
      {"s + \"x\"", "string"},
      {"d + duration(\"P1M\") * n", "date"},
      {"d - d", "days and time duration"},
      {"years and months duration(d, d).years", "number"},
      {"if b then n else 0", "number"},
      {"sum(for o in zorg return o.uren * 2)", "number"},
      {"zorg[soort = \"dag\"]", "list<context<uren: number, soort: string>>"},
      {"zorg.uren", "list<number>"},
      {"zorg[1].uren", "number"},
      {"every o in zorg satisfies o.uren > 0 and o.soort != s", "boolean"},
      {"list contains(lijst, s) and not(b)", "boolean"},
      {"(n in [1..2]) and b", "boolean"},
      {"n between 1 and 2 and b", "boolean"},
      {"s in (\"a\", \"b\") and b", "boolean"},
      {"iets + 1 = s or iets.x > 2", "boolean"},
      {"n = null or s != null", "boolean"},
      {"date(m) = d", "boolean"},
  };
  for (const auto& [text, type] : cases) {
    EXPECT_TRUE(issues_of(text).empty()) << text;
    EXPECT_EQ(type_of_text(text), type) << text;
  }
}

TEST(Typing, what_does_not_fit_is_said) {
  const std::pair<std::string_view, Kind> cases[] = {
      {"n + s", Kind::Mismatch},
      {"n < s", Kind::Mismatch},
      {"b and n", Kind::Mismatch},
      {"if n then 1 else 2", Kind::Mismatch},
      {"-s", Kind::Mismatch},
      {"d * 2", Kind::Mismatch},
      {"n = s", Kind::MixedEquality},
      {"b != \"ja\"", Kind::MixedEquality},
      {"n in (\"a\", \"b\")", Kind::MixedEquality},
      {"list contains(lijst, n)", Kind::MixedEquality},
      {"d = m", Kind::DateWithTime},
      {"d <= m", Kind::DateWithTime},
      {"lijst = s", Kind::SingletonList},
      {"count(s)", Kind::SingletonList},
      {"string length(lijst)", Kind::SingletonList},
      {"s[1]", Kind::SingletonList},
      {"for x in n return x", Kind::SingletonList},
      {"zorg + 1", Kind::SingletonList},
      {"een.tarief", Kind::UnknownMember},
      {"zorg.tarief", Kind::UnknownMember},
      {"d.hour", Kind::UnknownMember},
      {"string length(n)", Kind::Arguments},
      {"list contains(lijst)", Kind::Arguments},
      {"n in [1..2] and b", Kind::UnbracketedIn},
      {"b and n in (1..2] or b", Kind::UnbracketedIn},
  };
  for (const auto& [text, kind] : cases) {
    EXPECT_EQ(issues_of(text), std::vector<Kind>{kind}) << text;
  }
}

TEST(Typing, cells_are_judged_with_the_type_of_their_column) {
  EXPECT_TRUE(cell_issues("< 10, [20..30]", TypeKind::Number).empty());
  EXPECT_TRUE(cell_issues("not(\"a\", \"b\")", TypeKind::String).empty());
  EXPECT_TRUE(cell_issues("> n", TypeKind::Number).empty());
  EXPECT_TRUE(cell_issues("list contains(lijst, ?)", TypeKind::String).empty());
  EXPECT_TRUE(cell_issues("null", TypeKind::Date).empty());
  EXPECT_EQ(cell_issues("\"10\"", TypeKind::Number), std::vector<Kind>{Kind::MixedEquality});
  EXPECT_EQ(cell_issues("> s", TypeKind::Number), std::vector<Kind>{Kind::Mismatch});
  EXPECT_EQ(cell_issues("? + 1", TypeKind::Number), std::vector<Kind>{Kind::Mismatch});
  EXPECT_EQ(cell_issues("> date and time(\"2026-01-01T00:00:00\")", TypeKind::Date),
            std::vector<Kind>{Kind::DateWithTime});
  EXPECT_EQ(cell_issues("? in [1..2] and b", TypeKind::Number), std::vector<Kind>{Kind::UnbracketedIn});
}

}  // namespace
}  // namespace maatstaf::feel
