// SPDX-License-Identifier: EUPL-1.2
#include <string>
#include <vector>

#include "cli/opdrachten.h"

int main(int argc, char** argv) {
  return maatstaf::cli::voer_uit(std::vector<std::string>(argv, argv + argc));
}
