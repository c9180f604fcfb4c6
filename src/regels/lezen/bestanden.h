// SPDX-License-Identifier: EUPL-1.2
//
// The files of a folder of rules, in memory: reading rules is then a pure function of their content.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace maatstaf::regels {

/// Content by path below the folder, with forward slashes: "meerzorg-thuis/kader-2026/pakket.yaml".
using Bestanden = std::map<std::string, std::string, std::less<>>;

/// A file as it is read: its path for messages, and what it holds.
struct Tekstbestand {
  std::string_view file;
  std::string_view tekst;
};

/// The files of one list: `<naam>.yaml`, and the files of the folder `<naam>/`, in order of their path.
/// Errors: Rules when there is none.
[[nodiscard]] base::Result<std::vector<Tekstbestand>> delen(const Bestanden& bestanden,
                                                            std::string_view naam);

/// Reads every .yaml and .dmn file below the folder. Errors: NotFound when the folder is not there; Rules
/// when a file cannot be read or is larger than 4 MiB, or when there are more than 2,000.
[[nodiscard]] base::Result<Bestanden> lees_bestanden(const std::string& map);

/// The paths that start with `begin` and end with `einde`, in order.
[[nodiscard]] std::vector<std::string> paden(const Bestanden& bestanden, std::string_view begin,
                                             std::string_view einde);

/// SHA-256 over "<sha256 of the content>  <path>\n" of the given paths in order of the bytes of the path,
/// then of the given lines. Line ends are read as line feeds, so that a checkout on another system has the
/// same fingerprint.
[[nodiscard]] std::string vingerafdruk(const Bestanden& bestanden, std::vector<std::string> paths,
                                       std::vector<std::string> lines);

}  // namespace maatstaf::regels
