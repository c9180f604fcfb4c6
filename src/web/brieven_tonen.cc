// SPDX-License-Identifier: EUPL-1.2
#include "web/brieven_tonen.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "web/layout.h"

namespace maatstaf::web {

namespace {

int digit(char c) {
  return c >= 'a' ? c - 'a' + 10 : c - '0';
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string result;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group = (group << 8U) | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      result += i + k > bytes.size() ? '=' : letters[(group >> (18U - 6U * k)) & 0x3fU];
    }
  }
  return result;
}

}  // namespace

std::string csp_hash(std::string_view text) {
  const auto hex = base::sha256_hex(text);
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
  return "'sha256-" + base64(bytes) + "'";
}

zaak::Afzender afzender_van(const Services& services) {
  if (services.gegevens == Gegevens::Voorbeeld) return zaak::voorbeeldafzender();
  const auto& kantoor = services.kantoor;
  zaak::Afzender afzender;
  afzender.kantoor.naam = kantoor.naam;
  afzender.kantoor.telefoon = kantoor.telefoon;
  afzender.kantoor.bezwaaradres = kantoor.bezwaaradres;
  afzender.contact.telefoon = kantoor.telefoon;
  return afzender;
}

http::Response toon_brief(std::string html) {
  constexpr std::string_view open = "<style>";
  const auto start = html.find(open);
  const auto end = html.find("</style>");
  std::string style = "'none'";
  if (start != std::string::npos && end != std::string::npos && start < end) {
    style = csp_hash(std::string_view(html).substr(start + open.size(), end - start - open.size()));
  }
  auto response = http::html(std::move(html));
  response.headers.emplace("Content-Security-Policy",
                           fmt::format("default-src 'none'; style-src {}; img-src data:; base-uri 'none'; "
                                       "form-action 'none'; frame-ancestors 'self'",
                                       style));
  return response;
}

http::Response bestand(std::string bytes, std::string_view type, std::string_view name) {
  http::Response response;
  response.type = type;
  response.body = std::move(bytes);
  response.headers.emplace("Content-Disposition",
                           fmt::format("attachment; filename=\"{}\"", http::encode_percent(name)));
  return response;
}

http::Response besluit_als(const Visit& visit, std::string_view nummer, std::string_view vorm) {
  const auto& services = visit.services();
  auto bundel = zaak::maak_besluitbundel(*services.zaken, *visit.account(), nummer, afzender_van(services),
                                         *services.sleutel);
  if (!bundel) return error_page(visit, bundel.error());
  if (vorm == "html") return toon_brief(std::move(bundel->html));
  if (vorm == "pdf")
    return bestand(std::move(bundel->pdf), "application/pdf", fmt::format("besluit-{}.pdf", nummer));
  if (vorm == "zip")
    return bestand(std::move(bundel->zip), "application/zip", fmt::format("besluit-{}.zip", nummer));
  return error_page(visit, {.kind = base::ErrorKind::NotFound,
                            .place = {},
                            .cause = "Deze vorm van de brief is er niet.",
                            .remedy = "Kies html, pdf of zip."});
}

}  // namespace maatstaf::web
