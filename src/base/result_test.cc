// SPDX-License-Identifier: EUPL-1.2
#include "base/result.h"

#include <gtest/gtest.h>

namespace maatstaf::base {
namespace {

TEST(Error, text_names_place_cause_and_remedy) {
  const Error error{ErrorKind::Input,
                    {.file = "aanvraag.json", .path = "client.bsn", .line = 12, .column = 4},
                    "Het bsn klopt niet.",
                    "Controleer de negen cijfers."};
  EXPECT_EQ(error.text(),
            "aanvraag.json, regel 12, kolom 4, client.bsn: Het bsn klopt niet. Controleer de negen cijfers.");
}

Result<int> half(int value) {
  if (value % 2 != 0) {
    return fail(ErrorKind::Input, "Oneven.");
  }
  return value / 2;
}

Result<int> quarter(int value) {
  TRY(const int first, half(value));
  TRY(const int second, half(first));
  return second;
}

TEST(Result, try_passes_the_error_on) {
  EXPECT_EQ(quarter(12).value(), 3);
  EXPECT_EQ(quarter(6).error().cause, "Oneven.");
}

}  // namespace
}  // namespace maatstaf::base
