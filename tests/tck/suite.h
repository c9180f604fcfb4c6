// SPDX-License-Identifier: EUPL-1.2
//
// The file format of the DMN TCK: test cases with inputs and expected results (testCases.xsd of the suite).
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "feel/value.h"

namespace maatstaf::tck {

struct Input {
  std::string name;
  std::string space;
  feel::Value value;
};

struct Expected {
  std::string name;
  feel::Value value;
  bool error = false;
};

struct TestCase {
  std::string id;
  std::string type;       ///< decision, bkm or decisionService
  std::string invocable;  ///< name of the knowledge model or service
  std::vector<Input> inputs;
  std::vector<Expected> results;
};

struct TestFile {
  std::string model;  ///< file name, in the same folder
  std::vector<TestCase> cases;
};

[[nodiscard]] base::Result<TestFile> read_test_file(const std::string& path);

/// The whole file as text.
[[nodiscard]] base::Result<std::string> read_text(const std::string& path);

/// Is the value what the suite expects? Numbers within 0.00000001.
[[nodiscard]] bool matches(const feel::Value& expected, const feel::Value& actual);

}  // namespace maatstaf::tck
