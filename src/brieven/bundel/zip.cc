// SPDX-License-Identifier: EUPL-1.2
#include "brieven/bundel/zip.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <cstdint>

namespace maatstaf::brieven {

using base::ErrorKind;
using base::Result;

namespace {

constexpr std::uint32_t kLokaal = 0x04034b50;
constexpr std::uint32_t kCentraal = 0x02014b50;
constexpr std::uint32_t kEinde = 0x06054b50;
constexpr std::size_t kLokaalLengte = 30;
constexpr std::size_t kCentraalLengte = 46;
constexpr std::size_t kEindeLengte = 22;
constexpr unsigned kVersie = 10;     // 1.0: stored files
constexpr unsigned kDatum = 0x0021;  // 1 January 1980: no clock in the bytes

void zet(std::string& uit, std::uint32_t waarde, int bytes) {
  for (int i = 0; i < bytes; ++i) {
    uit += static_cast<char>((waarde >> (8 * i)) & 255U);
  }
}

/// Little endian; the caller knows that the bytes are there.
std::uint32_t lees(std::string_view bytes, std::size_t plaats, int aantal) {
  std::uint32_t waarde = 0;
  for (int i = 0; i < aantal; ++i) {
    waarde |=
        static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[plaats + static_cast<std::size_t>(i)]))
        << (8 * i);
  }
  return waarde;
}

std::uint32_t som(std::string_view inhoud) {
  return static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(inhoud.data()), inhoud.size()));
}

struct Grenzen {
  std::size_t bestanden;
  std::size_t naam;  ///< bytes
};

constexpr Grenzen grenzen(ZipSoort soort) {
  return soort == ZipSoort::Bundel ? Grenzen{kZipHoogstensBestanden, 64} : Grenzen{512, 200};
}

bool deel_mag(std::string_view deel, ZipSoort soort) {
  const auto teken_mag = [soort](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           (soort == ZipSoort::Regels && c == '_');
  };
  return !deel.empty() && deel.front() != '.' && std::ranges::all_of(deel, teken_mag);
}

/// No part of a name is empty or starts with a point: no program unpacks a file outside the folder.
bool naam_mag(std::string_view naam, ZipSoort soort) {
  if (naam.size() > grenzen(soort).naam) {
    return false;
  }
  while (soort == ZipSoort::Regels && naam.find('/') != std::string_view::npos) {
    if (!deel_mag(naam.substr(0, naam.find('/')), soort)) {
      return false;
    }
    naam.remove_prefix(naam.find('/') + 1);
  }
  return deel_mag(naam, soort);
}

tl::unexpected<base::Error> kapot(std::string oorzaak, std::string path) {
  return base::fail(ErrorKind::Input, std::move(oorzaak), "Vraag de bundel opnieuw op bij het zorgkantoor.",
                    {.file = {}, .path = std::move(path)});
}

std::string byte(std::size_t plaats) {
  return fmt::format("byte {}", plaats);
}

/// What both headers of a file hold: versions, method, date, checksum, sizes, length of the name.
void zet_kern(std::string& uit, const ZipBestand& bestand) {
  zet(uit, kVersie, 2);
  zet(uit, 0, 2);  // flags
  zet(uit, 0, 2);  // stored
  zet(uit, 0, 2);  // time
  zet(uit, kDatum, 2);
  zet(uit, som(bestand.inhoud), 4);
  zet(uit, static_cast<std::uint32_t>(bestand.inhoud.size()), 4);
  zet(uit, static_cast<std::uint32_t>(bestand.inhoud.size()), 4);
  zet(uit, static_cast<std::uint32_t>(bestand.naam.size()), 2);
  zet(uit, 0, 2);  // no extra field
}

Result<void> controleer(const std::vector<ZipBestand>& bestanden, ZipSoort soort) {
  std::size_t totaal = 0;
  std::vector<std::string_view> namen;
  for (const ZipBestand& bestand : bestanden) {
    if (!naam_mag(bestand.naam, soort)) {
      return kapot("Deze bestandsnaam mag niet in een bundel.", {});
    }
    if (std::ranges::find(namen, bestand.naam) != namen.end()) {
      return kapot("Dit bestand staat twee keer in de bundel.", bestand.naam);
    }
    namen.push_back(bestand.naam);
    totaal += bestand.inhoud.size();
    if (totaal > kZipHoogstensBytes) {
      return kapot("De bundel is te groot.", bestand.naam);
    }
  }
  if (bestanden.size() > grenzen(soort).bestanden) {
    return kapot("De bundel bevat te veel bestanden.", {});
  }
  return {};
}

}  // namespace

Result<std::string> schrijf_zip(const std::vector<ZipBestand>& bestanden, ZipSoort soort) {
  TRY_VOID(controleer(bestanden, soort));
  std::string uit, centraal;
  for (const ZipBestand& bestand : bestanden) {
    const auto plaats = static_cast<std::uint32_t>(uit.size());
    zet(uit, kLokaal, 4);
    zet_kern(uit, bestand);
    uit += bestand.naam;
    uit += bestand.inhoud;
    zet(centraal, kCentraal, 4);
    zet(centraal, kVersie, 2);
    zet_kern(centraal, bestand);
    zet(centraal, 0, 2);  // no comment
    zet(centraal, 0, 2);  // disk
    zet(centraal, 0, 2);  // internal attributes
    zet(centraal, 0, 4);  // external attributes
    zet(centraal, plaats, 4);
    centraal += bestand.naam;
  }
  const auto begin = static_cast<std::uint32_t>(uit.size());
  uit += centraal;
  zet(uit, kEinde, 4);
  zet(uit, 0, 4);  // disks
  zet(uit, static_cast<std::uint32_t>(bestanden.size()), 2);
  zet(uit, static_cast<std::uint32_t>(bestanden.size()), 2);
  zet(uit, static_cast<std::uint32_t>(centraal.size()), 4);
  zet(uit, begin, 4);
  zet(uit, 0, 2);  // no comment
  return uit;
}

Result<std::vector<ZipBestand>> lees_zip(std::string_view bytes, ZipSoort soort) {
  if (bytes.size() > kZipHoogstensBytes) {
    return kapot("De bundel is te groot.", {});
  }
  if (bytes.size() < kEindeLengte) {
    return kapot("Dit is geen bundel: het bestand is te kort.", {});
  }
  std::vector<ZipBestand> uit;
  std::size_t plaats = 0;
  // The files stand one behind the other from the first byte; the list behind them says nothing new.
  while (plaats + kLokaalLengte <= bytes.size() && lees(bytes, plaats, 4) == kLokaal) {
    const std::size_t grootte = lees(bytes, plaats + 18, 4);
    const std::size_t naamlengte = lees(bytes, plaats + 26, 2);
    const std::size_t naam_op = plaats + kLokaalLengte;
    if (naamlengte > grenzen(soort).naam || naamlengte > bytes.size() - naam_op ||
        grootte > bytes.size() - naam_op - naamlengte) {
      return kapot("Een bestand in de bundel loopt door voorbij het einde.", byte(plaats));
    }
    ZipBestand bestand{std::string(bytes.substr(naam_op, naamlengte)),
                       std::string(bytes.substr(naam_op + naamlengte, grootte))};
    if (!naam_mag(bestand.naam, soort)) {
      return kapot("Een bestandsnaam in de bundel mag niet.", byte(naam_op));
    }
    if (lees(bytes, plaats + 14, 4) != som(bestand.inhoud)) {
      return kapot("De inhoud van dit bestand is veranderd: het controlegetal klopt niet.", bestand.naam);
    }
    plaats = naam_op + naamlengte + grootte;
    uit.push_back(std::move(bestand));
    if (uit.size() > grenzen(soort).bestanden) {
      return kapot("De bundel bevat te veel bestanden.", {});
    }
  }
  if (uit.empty()) {
    return kapot("Dit is geen bundel.", byte(0));
  }
  // Written again, the same files must give the same bytes: this covers every field, gap and tail.
  TRY(const std::string opnieuw, schrijf_zip(uit, soort));
  if (opnieuw == bytes) {
    return uit;
  }
  const auto verschil = std::ranges::mismatch(opnieuw, bytes).in1 - opnieuw.begin();
  return kapot("De opbouw van de bundel is veranderd.", byte(static_cast<std::size_t>(verschil)));
}

}  // namespace maatstaf::brieven
