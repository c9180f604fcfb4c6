// SPDX-License-Identifier: EUPL-1.2
//
// Any bytes as a model: reading never crashes, and what can be read can be evaluated with unknown inputs and
// nulls.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "dmn/session.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace maatstaf::dmn;
  const std::string_view xml(reinterpret_cast<const char*>(data), size);
  const auto model = read_model(xml, "fuzz.dmn", {}, Strictness::Null);
  if (!model) {
    return 0;
  }
  for (const auto absent : {Absent::Unknown, Absent::Null}) {
    Session session(*model, TraceMode::Full, absent);
    for (const auto& decision : model->decisions()) {
      (void)session.evaluate(decision.slot);
    }
    (void)session.trace();
  }
  return 0;
}
