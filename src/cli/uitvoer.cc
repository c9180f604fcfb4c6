// SPDX-License-Identifier: EUPL-1.2
#include "cli/uitvoer.h"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>

namespace maatstaf::cli {
namespace fs = std::filesystem;

int exit_code(base::ErrorKind soort) {
  switch (soort) {
    case base::ErrorKind::Input:
      return 2;
    case base::ErrorKind::NotFound:
      return 3;
    case base::ErrorKind::Conflict:
      return 4;
    case base::ErrorKind::Forbidden:
      return 5;
    case base::ErrorKind::Rules:
      return 6;
    case base::ErrorKind::Storage:
      return 7;
    case base::ErrorKind::Internal:
      return 70;
  }
  return 70;
}

int meld(const std::vector<base::Error>& fouten) {
  for (const base::Error& fout : fouten) {
    std::cerr << "Fout: ";
    if (const std::string plaats = fout.place.text(); !plaats.empty()) {
      std::cerr << plaats << '\n' << "      ";
    }
    std::cerr << fout.cause << '\n';
    if (!fout.remedy.empty()) {
      std::cerr << "      " << fout.remedy << '\n';
    }
  }
  return fouten.empty() ? exit_code(base::ErrorKind::Internal) : exit_code(fouten.front().kind);
}

int meld(const base::Error& fout) {
  return meld(std::vector<base::Error>{fout});
}

void schrijf(std::string_view tekst) {
  std::cout << tekst;
  if (!tekst.ends_with('\n')) {
    std::cout << '\n';
  }
  std::cout.flush();  // whoever reads through a pipe waits for these lines
}

void schrijf_json(const base::Json& json) {
  schrijf(base::pretty(json));
}

base::Result<std::string> lees_bestand(const std::string& pad, std::size_t maximum) {
  std::ifstream bestand;
  if (pad != "-") {
    std::error_code ignored;
    if (!fs::is_regular_file(pad, ignored)) {
      return base::fail(base::ErrorKind::NotFound, "Dit bestand is er niet.", "Controleer de naam en de map.",
                        {.file = pad});
    }
    bestand.open(pad, std::ios::binary);
  }
  std::istream& bron = pad == "-" ? std::cin : bestand;
  std::string inhoud;
  std::string blok(64 * 1024, '\0');
  while (bron.read(blok.data(), static_cast<std::streamsize>(blok.size())) || bron.gcount() > 0) {
    inhoud.append(blok, 0, static_cast<std::size_t>(bron.gcount()));
    if (inhoud.size() > maximum) {
      return base::fail(base::ErrorKind::Input,
                        fmt::format("Dit bestand is te groot: meer dan {} MB.", maximum / (1024 * 1024)),
                        "Geef een kleiner bestand.", {.file = pad});
    }
  }
  if (bron.bad() || (pad != "-" && !bestand.is_open())) {
    return base::fail(base::ErrorKind::Storage, "Dit bestand kan niet worden gelezen.",
                      "Controleer de rechten.", {.file = pad});
  }
  return inhoud;
}

base::Result<void> schrijf_bestand(const std::string& pad, std::string_view inhoud, Lezers lezers) {
  const auto mislukt = [&pad] {
    return base::fail(base::ErrorKind::Storage, "Dit bestand kan niet worden geschreven.",
                      "Controleer de rechten en de vrije ruimte.", {.file = pad});
  };
  std::error_code fout;
  if (const fs::path boven = fs::path(pad).parent_path(); !boven.empty()) {
    fs::create_directories(boven, fout);
  }
  const std::string naast = pad + ".nieuw";
  {
    std::ofstream bestand(naast, std::ios::binary | std::ios::trunc);
    if (lezers == Lezers::AlleenEigenaar) {
      // Before the first byte of it is written.
      fs::permissions(naast, fs::perms::owner_read | fs::perms::owner_write, fout);
      if (fout) {
        return mislukt();
      }
    }
    bestand.write(inhoud.data(), static_cast<std::streamsize>(inhoud.size()));
    bestand.flush();
    if (!bestand) {
      return mislukt();
    }
  }
  fs::rename(naast, pad, fout);
  if (fout) {
    return mislukt();
  }
  return {};
}

}  // namespace maatstaf::cli
