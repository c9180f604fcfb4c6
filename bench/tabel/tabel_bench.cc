// SPDX-License-Identifier: EUPL-1.2
//
// The table of tabel.json in Maatstaf: evaluations per second with and without trace, on the cases of
// gevallen.mjs. Prints one line per way to run: name, evaluations per second, wrong answers; separated by
// tabs.
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "base/json.h"
#include "dmn/session.h"
#include "dmn/test_table.h"

namespace {

using namespace maatstaf;

struct Case {
  int age;
  int hours;
  std::string_view kind;
};

std::vector<Case> cases(std::size_t count) {
  constexpr std::array<std::string_view, 4> kKinds = {"pgb", "mpt", "vpt", "zin"};
  std::uint32_t state = 2026;
  const auto next = [&](std::uint32_t bound) {
    state = state * 1664525U + 1013904223U;
    return static_cast<int>((std::uint64_t{state} * bound) >> 32U);
  };
  std::vector<Case> result;
  for (std::size_t i = 0; i < count; ++i) {
    const int age = next(111);
    const int hours = next(169);
    result.push_back({age, hours, kKinds[static_cast<std::size_t>(next(4))]});
  }
  return result;
}

/// The table as an if/else by hand.
char oracle(const Case& given) {
  const auto [age, hours, kind] = given;
  if (age < 5) {
    return 'a';
  }
  if (age <= 12 && hours > 100) {
    return 'b';
  }
  if (age < 18 && kind == "pgb") {
    return 'c';
  }
  if (age >= 80 && hours > 60) {
    return 'd';
  }
  if (age >= 80 && (kind == "vpt" || kind == "zin")) {
    return 'e';
  }
  if (age >= 18 && age <= 30 && hours <= 10) {
    return 'f';
  }
  if (age >= 18 && age < 65 && hours >= 10 && hours <= 40 && kind == "mpt") {
    return 'g';
  }
  if (age >= 18 && age < 65 && hours > 40 && (kind == "mpt" || kind == "vpt")) {
    return 'h';
  }
  return hours > 150 ? 'i' : 'j';
}

base::Result<dmn::Model> read_table(const std::string& text) {
  TRY(const auto json, base::parse_json(text, "tabel.json"));
  dmn::TestTable table;
  table.policy = "FIRST";
  for (const auto& name : *json.find("invoer")->if_array()) {
    const auto& field = *name.if_string();
    table.inputs.push_back({field, field == "soort" ? "string" : "number", "", ""});
  }
  table.outputs = {{"x", "string", "", ""}};
  for (const auto& row : *json.find("rijen")->if_array()) {
    std::vector<std::string> cells;
    for (const auto& cell : *row.if_array()) {
      cells.push_back(*cell.if_string());
    }
    cells.back() = '"' + cells.back() + '"';
    table.rows.push_back(std::move(cells));
  }
  return dmn::read_model(table.xml(), "tabel.dmn");
}

void measure(const dmn::Model& model, dmn::TraceMode mode, std::string_view name) {
  const auto all = cases(20000);
  constexpr int kRounds = 25;
  dmn::Session session(model, mode);
  const int age = *model.slot("leeftijd");
  const int hours = *model.slot("uren");
  const int kind = *model.slot("soort");
  const int decision = *model.slot("uitkomst");
  int wrong = 0;
  const auto start = std::chrono::steady_clock::now();
  for (int round = 0; round < kRounds; ++round) {
    for (const auto& each : all) {
      session.reset();
      session.set(age, feel::Value(each.age));
      session.set(hours, feel::Value(each.hours));
      session.set(kind, feel::Value(each.kind));
      const auto& value = session.evaluate(decision);
      if (!value.is_string() || value.string()[0] != oracle(each)) {
        ++wrong;
      }
    }
  }
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
  fmt::print("{}\t{:.0f}\t{}\n", name, static_cast<double>(all.size()) * kRounds / time.count(),
             wrong / kRounds);
}

/// The same table while the hours are not known: how much completing costs. Checked against the oracle for
/// every number of hours that the table can tell apart.
void measure_unknown(const dmn::Model& model) {
  const auto all = cases(20000);
  constexpr std::array<int, 9> kHours = {0, 10, 25, 40, 50, 60, 80, 120, 160};
  dmn::Session session(model);
  const int age = *model.slot("leeftijd");
  const int kind = *model.slot("soort");
  const int decision = *model.slot("uitkomst");
  std::vector<feel::Value> answers;
  const auto start = std::chrono::steady_clock::now();
  for (const auto& each : all) {
    session.reset();
    session.set(age, feel::Value(each.age));
    session.set(kind, feel::Value(each.kind));
    answers.push_back(session.evaluate(decision));
  }
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
  int wrong = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool agree = true;
    for (const int each : kHours) {
      agree &= oracle({all[i].age, each, all[i].kind}) == oracle(all[i]);
    }
    if (answers[i].is_unknown() == agree) {
      ++wrong;
    }
  }
  fmt::print("Maatstaf, uren onbekend\t{:.0f}\t{}\n", static_cast<double>(all.size()) / time.count(), wrong);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "Gebruik: tabel_bench tabel.json\n");
    return 2;
  }
  std::FILE* file = std::fopen(argv[1], "rb");
  if (file == nullptr) {
    fmt::print(stderr, "{} kan niet worden gelezen.\n", argv[1]);
    return 2;
  }
  std::string text(64 * 1024, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), file));
  std::fclose(file);
  const auto model = read_table(text);
  if (!model) {
    fmt::print(stderr, "{}\n", model.error().text());
    return 1;
  }
  measure(*model, dmn::TraceMode::None, "Maatstaf");
  measure(*model, dmn::TraceMode::Full, "Maatstaf met trace");
  measure_unknown(*model);
  return 0;
}
