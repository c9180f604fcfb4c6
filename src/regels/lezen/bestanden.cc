// SPDX-License-Identifier: EUPL-1.2
#include "regels/lezen/bestanden.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/hash.h"

namespace maatstaf::regels {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;

constexpr std::uintmax_t kMostBytes = 4 * 1024 * 1024;
constexpr std::size_t kMostFiles = 2000;

bool is_rule_file(const fs::path& path) {
  return path.extension() == ".yaml" || path.extension() == ".dmn";
}

base::Result<std::string> lees_bestand(const fs::path& path, const std::string& naam) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error || size > kMostBytes) {
    return base::fail(ErrorKind::Rules,
                      error ? "Dit bestand kan niet worden gelezen." : "Dit bestand is groter dan 4 MiB.",
                      "Controleer het bestand.", {.file = naam, .path = {}});
  }
  std::ifstream stream(path, std::ios::binary);
  std::string content(std::istreambuf_iterator<char>(stream), {});
  if (!stream.good() && !stream.eof()) {
    return base::fail(ErrorKind::Rules, "Dit bestand kan niet worden gelezen.", "Controleer de rechten.",
                      {.file = naam, .path = {}});
  }
  return content;
}

std::string with_line_feeds(std::string_view content) {
  std::string out;
  out.reserve(content.size());
  for (std::size_t i = 0; i < content.size(); ++i) {
    if (content[i] == '\r' && i + 1 < content.size() && content[i + 1] == '\n') {
      continue;
    }
    out += content[i];
  }
  return out;
}

}  // namespace

base::Result<Bestanden> lees_bestanden(const std::string& map) {
  std::error_code error;
  if (!fs::is_directory(map, error)) {
    return base::fail(ErrorKind::NotFound, "De map met regels is er niet.",
                      "Geef de map die begrippen.yaml bevat.", {.file = map, .path = {}});
  }
  Bestanden bestanden;
  for (fs::recursive_directory_iterator it(map, error), end; !error && it != end; it.increment(error)) {
    if (!it->is_regular_file(error) || !is_rule_file(it->path())) {
      continue;
    }
    const std::string naam = fs::path(it->path()).lexically_relative(map).generic_string();
    TRY(std::string content, lees_bestand(it->path(), naam));
    bestanden.emplace(naam, std::move(content));
    if (bestanden.size() > kMostFiles) {
      return base::fail(ErrorKind::Rules, fmt::format("De map bevat meer dan {} regelbestanden.", kMostFiles),
                        "Geef alleen de map met regels.", {.file = map, .path = {}});
    }
  }
  if (error) {
    return base::fail(ErrorKind::Rules, "De map met regels kan niet worden gelezen.",
                      "Controleer de rechten.", {.file = map, .path = {}});
  }
  return bestanden;
}

std::vector<std::string> paden(const Bestanden& bestanden, std::string_view begin, std::string_view einde) {
  std::vector<std::string> out;
  for (const auto& [pad, content] : bestanden) {
    if (pad.starts_with(begin) && pad.ends_with(einde)) {
      out.push_back(pad);
    }
  }
  return out;
}

base::Result<std::vector<Tekstbestand>> delen(const Bestanden& bestanden, std::string_view naam) {
  std::vector<Tekstbestand> out;
  for (const auto& [pad, content] : bestanden) {
    const bool in_folder = pad.starts_with(fmt::format("{}/", naam)) && pad.ends_with(".yaml");
    if (in_folder || pad == fmt::format("{}.yaml", naam)) {
      out.push_back({.file = pad, .tekst = content});
    }
  }
  if (out.empty()) {
    return base::fail(ErrorKind::Rules, fmt::format("De lijst met {} ontbreekt.", naam),
                      fmt::format("Geef de map die {}.yaml bevat, of de map {}.", naam, naam),
                      {.file = fmt::format("{}.yaml", naam), .path = {}});
  }
  return out;
}

std::string vingerafdruk(const Bestanden& bestanden, std::vector<std::string> paths,
                         std::vector<std::string> lines) {
  std::ranges::sort(paths);
  std::ranges::sort(lines);
  std::string out;
  for (const std::string& pad : paths) {
    const auto it = bestanden.find(pad);
    if (it != bestanden.end()) {
      out += fmt::format("{}  {}\n", base::sha256_hex(with_line_feeds(it->second)), pad);
    }
  }
  for (const std::string& line : lines) {
    out += line + "\n";
  }
  return base::sha256_hex(out);
}

}  // namespace maatstaf::regels
