// SPDX-License-Identifier: EUPL-1.2
//
// Ed25519 keys: the file holds the seed as 64 hexadecimal digits, readable by its owner only.
#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <optional>

#include "base/hash.h"
#include "base/new_file.h"
#include "brieven/bundel/bundel.h"
#include "brieven/bundel/bundel_inhoud.h"

namespace maatstaf::brieven {

using base::ErrorKind;
using base::Result;

namespace {

constexpr std::size_t kZaad = crypto_sign_SEEDBYTES;
constexpr std::size_t kHexLengte = 2 * kZaad;

Result<void> klaar_voor_gebruik() {
  if (sodium_init() >= 0) {
    return {};
  }
  return base::fail(ErrorKind::Internal, "De bibliotheek voor handtekeningen start niet.",
                    "Start het programma opnieuw.");
}

class Bestand {
 public:
  Bestand(const std::string& naam, int vlaggen, mode_t rechten)
      : nummer_(::open(naam.c_str(), vlaggen, rechten)) {}
  Bestand(const Bestand&) = delete;
  Bestand& operator=(const Bestand&) = delete;
  ~Bestand() {
    if (nummer_ >= 0) {
      ::close(nummer_);
    }
  }
  [[nodiscard]] bool open() const { return nummer_ >= 0; }
  [[nodiscard]] int nummer() const { return nummer_; }

 private:
  int nummer_;
};

/// 32 bytes from 64 hexadecimal digits, with a newline behind it or not.
std::optional<std::array<unsigned char, kZaad>> uit_hex(std::string_view tekst) {
  while (!tekst.empty() && (tekst.back() == '\n' || tekst.back() == '\r')) {
    tekst.remove_suffix(1);
  }
  std::array<unsigned char, kZaad> uit{};
  std::size_t lengte = 0;
  if (tekst.size() != kHexLengte ||
      sodium_hex2bin(uit.data(), uit.size(), tekst.data(), tekst.size(), nullptr, &lengte, nullptr) != 0 ||
      lengte != kZaad) {
    return std::nullopt;
  }
  return uit;
}

tl::unexpected<base::Error> schijf(const std::string& bestand, std::string oorzaak) {
  return base::fail(ErrorKind::Storage, std::move(oorzaak), "Kijk of de map bestaat en van u is.",
                    {.file = bestand, .path = {}});
}

Result<std::string> lees_geheim(const Bestand& bestand, const std::string& naam) {
  struct stat stand{};
  if (::fstat(bestand.nummer(), &stand) != 0) {
    return schijf(naam, "De sleutel kan niet worden gelezen.");
  }
  if ((stand.st_mode & 077) != 0) {
    return base::fail(ErrorKind::Forbidden, "Anderen kunnen deze sleutel lezen.",
                      "Geef alleen uzelf rechten: chmod 600.", {.file = naam, .path = {}});
  }
  std::string hex(kHexLengte + 2, '\0');
  const ssize_t gelezen = ::read(bestand.nummer(), hex.data(), hex.size());
  if (gelezen < 0) {
    return schijf(naam, "De sleutel kan niet worden gelezen.");
  }
  hex.resize(static_cast<std::size_t>(gelezen));
  const auto zaad = uit_hex(hex);
  sodium_memzero(hex.data(), hex.size());
  if (!zaad) {
    return base::fail(ErrorKind::Input, "Dit is geen sleutel van Maatstaf.",
                      "Geef het bestand met 64 hexadecimale tekens.", {.file = naam, .path = {}});
  }
  return std::string(zaad->begin(), zaad->end());
}

Result<void> maak_geheim(const std::string& naam) {
  std::string zaad(kZaad, '\0');
  randombytes_buf(zaad.data(), zaad.size());
  std::string hex = base::to_hex(zaad) + "\n";
  auto klaar = base::write_new_file(naam, hex, base::FileAccess::OwnerOnly);
  sodium_memzero(zaad.data(), zaad.size());
  sodium_memzero(hex.data(), hex.size());
  return klaar;
}

bool bestaat(const std::string& bestand) {
  std::error_code onbelangrijk;
  return std::filesystem::exists(std::filesystem::symlink_status(bestand, onbelangrijk));
}

}  // namespace

std::string PubliekeSleutel::hex() const {
  return base::to_hex(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

std::string PubliekeSleutel::id() const {
  return base::sha256_hex(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()))
      .substr(0, 16);
}

Result<Ondertekensleutel> Ondertekensleutel::van_zaad(std::string_view zaad) {
  TRY_VOID(klaar_voor_gebruik());
  if (zaad.size() != kZaad) {
    return base::fail(ErrorKind::Input, "Een sleutel wordt gemaakt van 32 bytes.", "Geef precies 32 bytes.");
  }
  Ondertekensleutel sleutel;
  crypto_sign_seed_keypair(sleutel.publiek_.bytes.data(), sleutel.geheim_.data(),
                           reinterpret_cast<const unsigned char*>(zaad.data()));
  return sleutel;
}

Result<Ondertekensleutel> Ondertekensleutel::lees_geheim_deel(const std::string& bestand) {
  TRY_VOID(klaar_voor_gebruik());
  const Bestand bestaand(bestand, O_RDONLY | O_CLOEXEC, 0);
  if (!bestaand.open() && errno == ENOENT) {
    return base::fail(
        ErrorKind::NotFound, "De ondertekensleutel is er niet.",
        "Zet de kopie van de sleutel terug. Alleen voor een nieuw kantoor: maatstaf sleutels maak.",
        {.file = bestand, .path = {}});
  }
  if (!bestaand.open()) {
    return schijf(bestand, "De sleutel kan niet worden gelezen.");
  }
  TRY(std::string zaad, lees_geheim(bestaand, bestand));
  auto sleutel = van_zaad(zaad);
  sodium_memzero(zaad.data(), zaad.size());
  return sleutel;
}

Result<Ondertekensleutel> Ondertekensleutel::lees(const std::string& bestand) {
  TRY(auto sleutel, lees_geheim_deel(bestand));
  const std::string publiek = bestand + ".pub";
  if (!bestaat(publiek)) {
    return base::fail(ErrorKind::NotFound, "De openbare sleutel bij de ondertekensleutel is er niet.",
                      "Zet het bestand terug, of laat het opnieuw schrijven: maatstaf sleutels maak.",
                      {.file = publiek, .path = {}});
  }
  TRY(const PubliekeSleutel gegeven, lees_publieke_sleutel_bestand(publiek));
  if (gegeven != sleutel.publiek()) {
    return base::fail(
        ErrorKind::Conflict,
        fmt::format("Deze openbare sleutel ({}) hoort niet bij de ondertekensleutel ernaast ({}).",
                    gegeven.id(), sleutel.publiek().id()),
        "Zet de twee bestanden terug die bij elkaar horen. Met de verkeerde openbare sleutel is geen besluit "
        "te "
        "controleren.",
        {.file = publiek, .path = {}});
  }
  return sleutel;
}

Result<Ondertekensleutel> Ondertekensleutel::maak(const std::string& bestand) {
  TRY_VOID(klaar_voor_gebruik());
  const std::string publiek = bestand + ".pub";
  if (!bestaat(bestand)) {
    if (bestaat(publiek)) {
      return base::fail(ErrorKind::Conflict,
                        "Er staat wel een openbare sleutel, maar niet de sleutel waar zij bij hoort.",
                        "Zet de ondertekensleutel terug, of zet dit bestand opzij voor een nieuwe sleutel.",
                        {.file = publiek, .path = {}});
    }
    TRY_VOID(maak_geheim(bestand));
  }
  TRY(auto sleutel, lees_geheim_deel(bestand));
  TRY_VOID(base::write_new_file(publiek, sleutel.publiek().hex() + "\n", base::FileAccess::Everyone));
  return sleutel;
}

Ondertekensleutel::Ondertekensleutel(Ondertekensleutel&& other) noexcept
    : geheim_(other.geheim_), publiek_(other.publiek_) {
  sodium_memzero(other.geheim_.data(), other.geheim_.size());
}

Ondertekensleutel& Ondertekensleutel::operator=(Ondertekensleutel&& other) noexcept {
  if (this != &other) {
    geheim_ = other.geheim_;
    publiek_ = other.publiek_;
    sodium_memzero(other.geheim_.data(), other.geheim_.size());
  }
  return *this;
}

Ondertekensleutel::~Ondertekensleutel() {
  sodium_memzero(geheim_.data(), geheim_.size());
}

std::string Ondertekensleutel::onderteken(std::string_view bytes) const {
  std::string uit(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(uit.data()), nullptr,
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), geheim_.data());
  return uit;
}

bool klopt_handtekening(const PubliekeSleutel& sleutel, std::string_view bytes,
                        std::string_view handtekening) {
  return klaar_voor_gebruik() && handtekening.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(reinterpret_cast<const unsigned char*>(handtekening.data()),
                                     reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                                     sleutel.bytes.data()) == 0;
}

bool klopt_handtekening_in_hex(const PubliekeSleutel& sleutel, std::string_view bytes,
                               std::string_view handtekening) {
  std::string ruw(crypto_sign_BYTES, '\0');
  std::size_t lengte = 0;
  return handtekening.size() == 2 * ruw.size() &&
         sodium_hex2bin(reinterpret_cast<unsigned char*>(ruw.data()), ruw.size(), handtekening.data(),
                        handtekening.size(), nullptr, &lengte, nullptr) == 0 &&
         lengte == ruw.size() && klopt_handtekening(sleutel, bytes, ruw);
}

Result<PubliekeSleutel> lees_publieke_sleutel(std::string_view tekst) {
  const auto bytes = uit_hex(tekst);
  if (!bytes) {
    return base::fail(ErrorKind::Input, "Dit is geen publieke sleutel.",
                      "Geef 64 hexadecimale tekens, zoals in het .pub-bestand.");
  }
  return PubliekeSleutel{*bytes};
}

Result<PubliekeSleutel> lees_publieke_sleutel_bestand(const std::string& bestand) {
  std::ifstream in(bestand);
  std::string tekst(kHexLengte + 2, '\0');
  in.read(tekst.data(), static_cast<std::streamsize>(tekst.size()));
  tekst.resize(static_cast<std::size_t>(in.gcount()));
  auto sleutel = lees_publieke_sleutel(tekst);
  if (!sleutel) {
    sleutel.error().place.file = bestand;
    if (tekst.empty()) {
      sleutel.error().cause = "De publieke sleutel kan niet worden gelezen.";
    }
  }
  return sleutel;
}

}  // namespace maatstaf::brieven
