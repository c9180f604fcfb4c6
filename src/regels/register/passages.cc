// SPDX-License-Identifier: EUPL-1.2
#include "regels/register/passages.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace maatstaf::regels {
namespace {

namespace fs = std::filesystem;
constexpr std::uintmax_t kHoogstens = 32U * 1024 * 1024;

}  // namespace

base::Result<Documenten> lees_documenten(const std::string& map) {
  std::vector<fs::path> paden;
  std::error_code fout;
  for (fs::directory_iterator it(map, fout), einde; !fout && it != einde; it.increment(fout)) {
    if (it->path().extension() == ".txt") {
      paden.push_back(it->path());
    }
  }
  if (fout || paden.empty()) {
    return base::fail(base::ErrorKind::NotFound, "In deze map staan geen documenten.",
                      "Noem de map met de brondocumenten als .txt.", {.file = map});
  }
  std::ranges::sort(paden);
  Documenten uit;
  for (const fs::path& pad : paden) {
    if (fs::file_size(pad, fout) > kHoogstens || fout) {
      return base::fail(base::ErrorKind::Rules, "Dit document kan niet worden gelezen of is te groot.",
                        "Geef een kleiner tekstbestand.", {.file = pad.string()});
    }
    std::ifstream stroom(pad, std::ios::binary);
    const std::string tekst{std::istreambuf_iterator<char>(stroom), {}};
    uit.emplace(fmt::format("S{}", uit.size()), normaliseer(tekst));
  }
  return uit;
}

std::vector<Bevinding> controleer_passages(const Bronnen& bronnen, const Documenten& documenten) {
  std::vector<Bevinding> uit;
  for (const Bron& bron : bronnen.lijst()) {
    if (!bron.passage) {
      continue;
    }
    const auto document = documenten.find(bron.passage->document);
    const bool bekend = document != documenten.end();
    if (bekend && vind_passage(document->second, *bron.passage)) {
      continue;
    }
    Bevinding each;
    each.soort = BevindingSoort::Passage;
    each.plek = bron.id;
    each.plaats = bron.plaats;
    each.oorzaak = bekend ? fmt::format("De passage staat niet in document {}.", bron.passage->document)
                          : fmt::format("Document {} is er niet.", bron.passage->document);
    each.oplossing = "Bepaal de vingerafdruk opnieuw met script/passage.";
    uit.push_back(std::move(each));
  }
  return uit;
}

Passageteksten vind_passages(const Bronnen& bronnen, const Documenten& documenten) {
  Passageteksten uit;
  for (const Bron& bron : bronnen.lijst()) {
    if (!bron.passage) {
      continue;
    }
    const auto document = documenten.find(bron.passage->document);
    if (document == documenten.end()) {
      continue;
    }
    if (auto tekst = vind_passage(document->second, *bron.passage)) {
      uit.emplace(bron.id, std::move(*tekst));
    }
  }
  return uit;
}

std::size_t aantal_passages(const Bronnen& bronnen) {
  return static_cast<std::size_t>(
      std::ranges::count_if(bronnen.lijst(), [](const Bron& bron) { return bron.passage.has_value(); }));
}

}  // namespace maatstaf::regels
