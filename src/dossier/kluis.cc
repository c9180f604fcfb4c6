// SPDX-License-Identifier: EUPL-1.2
#include "dossier/kluis.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <charconv>
#include <cstdlib>

#include "base/hash.h"
#include "base/new_file.h"
#include "dossier/sodium.h"

namespace maatstaf::dossier {
namespace {

constexpr std::string_view kKopregel = "maatstaf-kantoorsleutel-1 ";
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* raw(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* raw(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

std::string sleutel_identiteit(std::string_view dossier) {
  return fmt::format("maatstaf-dossiersleutel-1 {}", dossier);
}

base::Error bestandsfout(const std::filesystem::path& bestand, std::string oorzaak, std::string oplossing) {
  return {base::ErrorKind::Storage, {.file = bestand.string()}, std::move(oorzaak), std::move(oplossing)};
}

/// Closes a file descriptor.
class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() {
    if (value_ >= 0) {
      ::close(value_);
    }
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int value() const { return value_; }

 private:
  int value_;
};

}  // namespace

void start_sodium() {
  // sodium_init is thread-safe and gives 1 when it ran before; without randomness nothing of this may go on.
  if (sodium_init() < 0) {
    std::abort();
  }
}

std::string willekeurig_hex(std::size_t bytes) {
  start_sodium();
  std::string out(bytes, '\0');
  randombytes_buf(out.data(), out.size());
  return base::to_hex(out);
}

DossierSleutel::~DossierSleutel() {
  sodium_memzero(bytes_.data(), bytes_.size());
}

DossierSleutel DossierSleutel::nieuw() {
  start_sodium();
  DossierSleutel sleutel;
  randombytes_buf(sleutel.bytes_.data(), sleutel.bytes_.size());
  return sleutel;
}

std::string DossierSleutel::versleutel(std::string_view inhoud, std::string_view identiteit) const {
  std::string out(kNonce + inhoud.size() + kTag, '\0');
  randombytes_buf(out.data(), kNonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(raw(out) + kNonce, nullptr, raw(inhoud), inhoud.size(),
                                             raw(identiteit), identiteit.size(), nullptr, raw(out),
                                             bytes_.data());
  return out;
}

base::Result<std::string> DossierSleutel::ontsleutel(std::string_view bytes,
                                                     std::string_view identiteit) const {
  std::string out;
  if (bytes.size() >= kNonce + kTag) {
    out.resize(bytes.size() - kNonce - kTag);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(out), nullptr, nullptr, raw(bytes) + kNonce,
                                                   bytes.size() - kNonce, raw(identiteit), identiteit.size(),
                                                   raw(bytes), bytes_.data()) == 0) {
      return out;
    }
  }
  return base::fail(base::ErrorKind::Storage,
                    "Versleutelde gegevens kunnen niet worden gelezen: zij zijn veranderd, "
                    "of de sleutel hoort er niet bij.",
                    "Controleer het sleutelbestand, of zet een reservekopie terug.");
}

std::int64_t DossierSleutel::merk(std::string_view tekst) const {
  std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
  crypto_generichash(hash.data(), hash.size(), raw(tekst), tekst.size(), bytes_.data(), kBytes);
  std::uint64_t getal = 0;
  for (std::size_t i = 0; i < sizeof(getal); ++i) {
    getal = getal << 8U | hash[i];
  }
  return std::bit_cast<std::int64_t>(getal);
}

base::Result<Kluis> Kluis::maak(const std::filesystem::path& bestand) {
  const DossierSleutel nieuw = DossierSleutel::nieuw();
  std::string tekst(kKopregel);
  tekst += base::to_hex({reinterpret_cast<const char*>(nieuw.bytes_.data()), DossierSleutel::kBytes});
  tekst += '\n';
  const auto geschreven = base::write_new_file(bestand.string(), tekst, base::FileAccess::OwnerOnly);
  sodium_memzero(tekst.data(), tekst.size());
  if (!geschreven) {
    return tl::unexpected(geschreven.error());
  }
  return open(bestand);
}

base::Result<Kluis> Kluis::open(const std::filesystem::path& bestand) {
  start_sodium();
  const Descriptor file(::open(bestand.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status{};
  if (file.value() < 0 && errno == ENOENT) {
    return base::fail(
        base::ErrorKind::NotFound, "De kantoorsleutel is er niet.",
        "Zet de kopie van de sleutel terug. Alleen voor een nieuw kantoor: maatstaf sleutels maak.",
        {.file = bestand.string()});
  }
  if (file.value() < 0 || ::fstat(file.value(), &status) != 0) {
    return tl::unexpected(bestandsfout(bestand, "De kantoorsleutel kan niet worden gelezen.",
                                       "Controleer de eigenaar en de rechten van het bestand."));
  }
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return base::fail(base::ErrorKind::Forbidden, "Anderen kunnen bij het bestand met de kantoorsleutel.",
                      "Geef alleen de eigenaar toegang: chmod 600.", {.file = bestand.string()});
  }
  std::string tekst(kKopregel.size() + 2 * DossierSleutel::kBytes + 1, '\0');
  const ssize_t gelezen = ::read(file.value(), tekst.data(), tekst.size());
  DossierSleutel sleutel;
  std::size_t aantal = 0;
  const bool goed =
      gelezen >= static_cast<ssize_t>(tekst.size() - 1) && tekst.starts_with(kKopregel) &&
      sodium_hex2bin(sleutel.bytes_.data(), DossierSleutel::kBytes, tekst.data() + kKopregel.size(),
                     2 * DossierSleutel::kBytes, nullptr, &aantal, nullptr) == 0 &&
      aantal == DossierSleutel::kBytes;
  sodium_memzero(tekst.data(), tekst.size());
  if (!goed) {
    return tl::unexpected(
        bestandsfout(bestand, "Dit is geen bestand met een kantoorsleutel.",
                     "Geef het goede bestand op, of zet de reservekopie van de sleutel terug."));
  }
  return Kluis(sleutel);
}

Kluis Kluis::tijdelijk() {
  return Kluis(DossierSleutel::nieuw());
}

std::string Kluis::kenmerk() const {
  static constexpr std::string_view kDoel = "maatstaf-kenmerk-kantoorsleutel-1";
  std::string out(crypto_generichash_BYTES_MIN, '\0');
  crypto_generichash(raw(out), out.size(), raw(kDoel), kDoel.size(), sleutel_.bytes_.data(),
                     DossierSleutel::kBytes);
  return base::to_hex(std::string_view(out).substr(0, 8));
}

DossierSleutel Kluis::afgeleide(std::string_view doel) const {
  const std::string tekst = fmt::format("maatstaf-afgeleide-sleutel-1 {}", doel);
  DossierSleutel sleutel;
  crypto_generichash(sleutel.bytes_.data(), DossierSleutel::kBytes, raw(tekst), tekst.size(),
                     sleutel_.bytes_.data(), DossierSleutel::kBytes);
  return sleutel;
}

std::string Kluis::verzegel(std::string_view tekst, std::string_view doel) const {
  static constexpr std::size_t kBlok = 64;
  std::string inhoud = fmt::format("{}:{}", tekst.size(), tekst);
  inhoud.resize((inhoud.size() + kBlok - 1) / kBlok * kBlok, ' ');
  return base::to_hex(afgeleide("verzegelen").versleutel(inhoud, doel));
}

std::optional<std::string> Kluis::ontzegel(std::string_view zegel, std::string_view doel) const {
  std::string bytes(zegel.size() / 2, '\0');
  std::size_t aantal = 0;
  if (sodium_hex2bin(raw(bytes), bytes.size(), zegel.data(), zegel.size(), nullptr, &aantal, nullptr) != 0 ||
      aantal * 2 != zegel.size()) {
    return std::nullopt;
  }
  const auto inhoud = afgeleide("verzegelen").ontsleutel(bytes, doel);
  const auto punt = inhoud ? inhoud->find(':') : std::string::npos;
  std::size_t lengte = 0;
  if (punt == std::string::npos ||
      std::from_chars(inhoud->data(), inhoud->data() + punt, lengte).ec != std::errc() ||
      lengte > inhoud->size() - punt - 1) {
    return std::nullopt;
  }
  return inhoud->substr(punt + 1, lengte);
}

std::string Kluis::verpak(const DossierSleutel& sleutel, std::string_view dossier) const {
  return sleutel_.versleutel({reinterpret_cast<const char*>(sleutel.bytes_.data()), DossierSleutel::kBytes},
                             sleutel_identiteit(dossier));
}

base::Result<DossierSleutel> Kluis::pak_uit(std::string_view bytes, std::string_view dossier) const {
  TRY(std::string uitgepakt, sleutel_.ontsleutel(bytes, sleutel_identiteit(dossier)));
  if (uitgepakt.size() != DossierSleutel::kBytes) {
    return base::fail(base::ErrorKind::Storage, "De sleutel van een dossier heeft niet de goede lengte.",
                      "Zet een reservekopie terug.");
  }
  DossierSleutel sleutel;
  std::ranges::copy(uitgepakt, sleutel.bytes_.begin());
  sodium_memzero(uitgepakt.data(), uitgepakt.size());
  return sleutel;
}

}  // namespace maatstaf::dossier
