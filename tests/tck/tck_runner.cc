// SPDX-License-Identifier: EUPL-1.2
//
// Runs the DMN TCK and counts as its README says. Exit code 0: level 2 complete and level 3 not below the
// floor; 1: not so; 2: wrong arguments; 77: the suite is not there (skipped).
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "dmn/model.h"
#include "dmn/reader.h"
#include "dmn/session.h"
#include "suite.h"

namespace {

namespace fs = std::filesystem;
using namespace maatstaf;

struct Count {
  int passed = 0;
  int total = 0;
};

struct Options {
  bool list_failures = false;
  std::string group;
};

/// Finds models by namespace among the files of one folder.
dmn::ImportResolver resolver(const fs::path& folder) {
  std::map<std::string, dmn::ImportedText> by_space;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".dmn") {
      continue;
    }
    auto text = tck::read_text(entry.path().string());
    if (!text) {
      continue;
    }
    if (const auto definitions = dmn::read_definitions(*text, entry.path().string())) {
      by_space[definitions->space] = {*text, entry.path().filename().string()};
    }
  }
  return [by_space](std::string_view space, std::string_view) -> std::optional<dmn::ImportedText> {
    const auto found = by_space.find(std::string(space));
    if (found == by_space.end()) {
      return std::nullopt;
    }
    return found->second;
  };
}

/// The actual values of the result nodes of one case, in order.
std::vector<feel::Value> run_case(const dmn::Model& model, const tck::TestCase& test) {
  std::vector<feel::Value> values;
  if (test.type == "decisionService" || test.type == "bkm") {
    feel::Context arguments;
    for (const auto& input : test.inputs) {
      arguments.put(input.name, input.value);
    }
    const auto result = model.invoke(test.invocable, arguments);
    for (const auto& expected : test.results) {
      if (!result) {
        values.emplace_back("FOUT: " + result.error().text());
      } else if (test.results.size() > 1 && result->is_context()) {
        const auto* member = result->context().find(expected.name);
        values.push_back(member == nullptr ? feel::Value("FOUT: geen lid") : *member);
      } else {
        values.push_back(*result);
      }
    }
    return values;
  }
  dmn::Session session(model, dmn::TraceMode::None, dmn::Absent::Null);
  for (const auto& input : test.inputs) {
    auto slot = model.slot(input.name, input.space);
    if (!slot) {
      slot = model.slot(input.name);
    }
    if (slot) {
      session.set(*slot, input.value);
    }
  }
  for (const auto& expected : test.results) {
    const auto result = session.evaluate(expected.name);
    values.push_back(result ? *result : feel::Value("FOUT: " + result.error().text()));
  }
  return values;
}

void report_failure(const std::string& name, const tck::Expected& expected, const feel::Value& actual) {
  const auto* why = actual.diagnostic();
  fmt::print("  {} {}: verwacht {}{}, kreeg {}{}\n", name, expected.name, feel::to_text(expected.value),
             expected.error ? " (fout)" : "", feel::to_text(actual),
             why == nullptr ? "" : " — " + why->cause);
}

Count run_file(const fs::path& path, const Options& options) {
  Count count;
  const auto file = tck::read_test_file(path.string());
  if (!file) {
    fmt::print("  {}\n", file.error().text());
    return count;
  }
  const fs::path folder = path.parent_path();
  const std::string name = folder.filename().string();
  count.total = static_cast<int>(file->cases.size());
  const auto text = tck::read_text((folder / file->model).string());
  auto model = text ? dmn::read_model(*text, file->model, resolver(folder), dmn::Strictness::Null)
                    : base::Result<dmn::Model>(tl::unexpected(text.error()));
  if (!model) {
    if (options.list_failures) {
      fmt::print("  {}: het model is niet te lezen: {}\n", name, model.error().text());
    }
    return count;
  }
  for (const auto& test : file->cases) {
    const auto values = run_case(*model, test);
    bool passed = true;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (tck::matches(test.results[i].value, values[i])) {
        continue;
      }
      passed = false;
      if (options.list_failures) {
        report_failure(name + "/" + test.id, test.results[i], values[i]);
      }
    }
    if (passed) {
      ++count.passed;
    }
  }
  return count;
}

/// Runs all test files of a level; `failing` gets the groups that are not complete.
Count run_level(const fs::path& level, const Options& options, std::vector<std::string>& failing) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(level)) {
    if (entry.path().extension() == ".xml" &&
        entry.path().parent_path().filename().string().find(options.group) != std::string::npos) {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  Count total;
  for (const auto& path : files) {
    const Count count = run_file(path, options);
    total.passed += count.passed;
    total.total += count.total;
    if (count.passed < count.total) {
      failing.push_back(
          fmt::format("{} {} van {}", path.parent_path().filename().string(), count.passed, count.total));
    }
  }
  return total;
}

int read_floor() {
  const auto text = tck::read_text(std::string(MAATSTAF_SOURCE_DIR) + "/tests/tck/vloer.txt");
  return text ? std::atoi(text->c_str()) : 0;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--lijst-fouten") {
      options.list_failures = true;
    } else if (argument == "--groep" && i + 1 < argc) {
      options.group = argv[++i];
      options.list_failures = true;
    } else {
      fmt::print(stderr, "Gebruik: tck_runner [--lijst-fouten] [--groep NAAM]\n");
      return 2;
    }
  }
  const char* given = std::getenv("MAATSTAF_TCK");
  const fs::path root = given != nullptr ? given : MAATSTAF_SOURCE_DIR "/../shared/dmn-tck/TestCases";
  if (!fs::is_directory(root / "compliance-level-2") || !fs::is_directory(root / "compliance-level-3")) {
    fmt::print(
        "De DMN-conformiteitssuite staat hier niet; overgeslagen. Zet MAATSTAF_TCK op de map TestCases.\n");
    return 77;
  }
  std::vector<std::string> failing;
  const Count two = run_level(root / "compliance-level-2", options, failing);
  const Count three = run_level(root / "compliance-level-3", options, failing);
  for (const auto& each : failing) {
    fmt::print("onvolledig: {}\n", each);
  }
  fmt::print("DMN TCK niveau 2: {} van {}\nDMN TCK niveau 3: {} van {}\n", two.passed, two.total,
             three.passed, three.total);
  if (!options.group.empty()) {
    return two.passed == two.total && three.passed == three.total ? 0 : 1;
  }
  const int floor = read_floor();
  if (two.passed < two.total) {
    fmt::print("Niveau 2 moet volledig zijn.\n");
  }
  if (three.passed < floor) {
    fmt::print("Niveau 3 is gezakt onder de vloer van {}.\n", floor);
  }
  return two.passed == two.total && three.passed >= floor ? 0 : 1;
}
