// SPDX-License-Identifier: EUPL-1.2
//
// How long the analysis of a table of 1,000 rows and 5 columns takes: a sound one that cuts the whole space
// into boxes, the same with one row left out and one row widened, and a FIRST table of random boxes. Prints
// one line per table: name, milliseconds, findings, complete or cut off; separated by tabs.
#include <fmt/format.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "dmn/analysis.h"
#include "dmn/test_table.h"

namespace {

using namespace maatstaf;

constexpr int kColumns = 5;
constexpr std::size_t kRows = 1000;
constexpr int kSpan = 100'000;

/// A half open interval of numbers.
struct Interval {
  int from = 0;
  int to = kSpan;
};
using Box = std::vector<Interval>;

class Random {
 public:
  int below(int bound) {
    state_ = state_ * 1664525U + 1013904223U;
    return static_cast<int>((std::uint64_t{state_} * static_cast<std::uint32_t>(bound)) >> 32U);
  }

 private:
  std::uint32_t state_ = 2027;
};

/// Cuts a box in two, again and again, so that the boxes together are the whole space.
std::vector<Box> partition() {
  Random random;
  std::vector<Box> boxes{Box(kColumns)};
  while (boxes.size() < kRows) {
    Box& box = boxes[static_cast<std::size_t>(random.below(static_cast<int>(boxes.size())))];
    auto& side = box[static_cast<std::size_t>(random.below(kColumns))];
    const int width = side.to - side.from;
    if (width > 8) {
      const int cut = side.from + width / 4 + random.below(width / 2);
      Box other = box;
      const auto index = static_cast<std::size_t>(&side - box.data());
      side.to = cut;
      other[index].from = cut;
      boxes.push_back(std::move(other));
    }
  }
  return boxes;
}

std::vector<Box> scattered() {
  Random random;
  std::vector<Box> boxes(kRows - 1, Box(kColumns));
  for (Box& box : boxes) {
    for (Interval& side : box) {
      side.from = random.below(kSpan - 1);
      side.to = side.from + 1 + random.below(kSpan - side.from);
    }
  }
  boxes.emplace_back(kColumns);
  return boxes;
}

std::string cell(const Interval& side) {
  if (side.from == 0 && side.to == kSpan) {
    return "-";
  }
  if (side.from == 0) {
    return fmt::format("< {}", side.to);
  }
  if (side.to == kSpan) {
    return fmt::format(">= {}", side.from);
  }
  return fmt::format("[{}..{})", side.from, side.to);
}

void measure(std::string_view name, std::string policy, const std::vector<Box>& boxes) {
  dmn::TestTable table;
  table.policy = std::move(policy);
  for (int i = 0; i < kColumns; ++i) {
    table.inputs.push_back({fmt::format("x{}", i), "number", "", "", dmn::TestSource::Input});
  }
  table.outputs = {{"uit", "number", "", "", dmn::TestSource::Input}};
  for (std::size_t row = 0; row < boxes.size(); ++row) {
    std::vector<std::string> texts;
    for (const Interval& side : boxes[row]) {
      texts.push_back(cell(side));
    }
    texts.push_back(fmt::format("{}", row));
    table.rows.push_back(std::move(texts));
  }
  const auto model = dmn::read_model(table.xml(), "bench.dmn");
  if (!model) {
    fmt::print(stderr, "{}\n", model.error().text());
    return;
  }
  const auto begin = std::chrono::steady_clock::now();
  const auto analysis = dmn::analyse(*model->tables().front()->compiled, feel::Environment());
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  fmt::print("{}\t{:.0f} ms\t{} findings\t{}\n", name, took.count(), analysis.findings.size(),
             analysis.is_complete ? "complete" : "cut off");
}

}  // namespace

int main() {
  auto boxes = partition();
  measure("sound, UNIQUE", "UNIQUE", boxes);
  auto hole = boxes;
  hole.erase(hole.begin() + 500);
  measure("one row missing, UNIQUE", "UNIQUE", hole);
  auto wide = boxes;
  wide[500].front() = {};
  measure("one row widened, UNIQUE", "UNIQUE", wide);
  measure("sound, FIRST", "FIRST", boxes);
  measure("random boxes, FIRST", "FIRST", scattered());
}
