// SPDX-License-Identifier: EUPL-1.2
#include "cli/installatie.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <vector>

namespace maatstaf::cli {
namespace fs = std::filesystem;

namespace {

bool is_installatie(const fs::path& map) {
  std::error_code ignored;
  return fs::is_regular_file(map / "regels" / "begrippen.yaml", ignored);
}

}  // namespace

std::string Installatie::pad(std::string_view onderdeel) const {
  return (fs::path(map) / onderdeel).string();
}

base::Result<Installatie> vind_installatie(const std::string& gegeven) {
  std::string gekozen = gegeven;
  if (const char* omgeving = std::getenv("MAATSTAF_MAP"); gekozen.empty() && omgeving != nullptr) {
    gekozen = omgeving;
  }
  if (!gekozen.empty()) {
    if (is_installatie(gekozen)) {
      return Installatie{gekozen};
    }
    return base::fail(base::ErrorKind::NotFound, "In deze map staan geen regels van Maatstaf.",
                      "Geef met --map de map op waarin regels/begrippen.yaml staat.", {.file = gekozen});
  }
  std::error_code ignored;
  std::vector<fs::path> kandidaten{fs::current_path(ignored)};
  // A build stands in build/<preset>/ of the sources, an installed program in bin/ beside share/.
  for (fs::path boven = fs::read_symlink("/proc/self/exe", ignored).parent_path(); boven.has_relative_path();
       boven = boven.parent_path()) {
    kandidaten.push_back(boven);
    kandidaten.push_back(boven / "share" / "maatstaf");
  }
  for (const fs::path& map : kandidaten) {
    if (is_installatie(map)) {
      return Installatie{map.string()};
    }
  }
  return base::fail(base::ErrorKind::NotFound, "De regels van Maatstaf zijn niet gevonden.",
                    "Geef met --map de map op waarin regels/begrippen.yaml staat.");
}

}  // namespace maatstaf::cli
