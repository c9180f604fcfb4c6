// SPDX-License-Identifier: EUPL-1.2
#include "web/kern/invoer.h"

#include <algorithm>

#include "base/invoertekst.h"
#include "web/kern/layout.h"

namespace maatstaf::web {

namespace {

constexpr std::string_view kWachtwoord = "wachtwoord";
constexpr std::string_view kCsrf = "csrf";

/// "passende_zorg.toelichting" as the page asked for it: "Passende zorg: toelichting".
std::string opschrift(const Visit& visit, const std::string& veld) {
  const auto punt = veld.find('.');
  const auto* begrip = visit.services().bibliotheek->begrippen().vind(veld.substr(0, punt));
  std::string woorden = begrip == nullptr ? capital(veld) : begrip->naam;
  if (begrip != nullptr && punt != std::string::npos) {
    woorden += ": " + veld.substr(punt + 1);
  }
  std::ranges::replace(woorden, '_', ' ');
  std::ranges::replace(woorden, '.', ' ');
  return woorden;
}

}  // namespace

FieldErrors zuiver_velden(http::Fields& velden) {
  http::Fields schoon;
  FieldErrors fouten;
  for (const auto& [naam, waarde] : velden.list()) {
    if (naam == kWachtwoord) {
      schoon.add(naam, waarde);
      continue;
    }
    auto gelezen = base::invoertekst(waarde, base::Tekstsoort::Tekst, naam);
    if (!gelezen) {
      fouten.emplace_back(naam, gelezen.error().cause + " " + gelezen.error().remedy);
    }
    schoon.add(naam, gelezen ? std::move(*gelezen) : waarde);
  }
  velden = std::move(schoon);
  return fouten;
}

http::Response herstelpagina(const Visit& visit, const http::Fields& velden, const FieldErrors& fouten) {
  Html formulier;
  for (const auto& [naam, waarde] : velden.list()) {
    const auto fout = error_of(fouten, naam);
    if (!fout.empty()) {
      formulier += area_field({.name = naam,
                               .label = opschrift(visit, naam),
                               .help = {},
                               .value = waarde,
                               .error = fout,
                               .needed = Needed::Optional});
    } else if (naam != kCsrf && naam != kWachtwoord) {
      formulier += hidden_field(naam, waarde);
    }
  }
  const Html inhoud = group(
      h1("Er staat een teken in uw tekst dat niet kan"),
      lead("Er is nog niets opgeslagen. Pas de tekst hieronder aan en verstuur haar opnieuw. Wat u verder "
           "invulde, gaat mee."),
      error_summary(fouten),
      post_form({.action = visit.request().path, .csrf = visit.csrf_field()}, formulier,
                buttons(button({.text = "Verstuur opnieuw"}))));
  return page(visit, shell_of(visit),
              {.title = "Een teken dat niet kan",
               .current = {},
               .content = inhoud,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = {}},
              400);
}

}  // namespace maatstaf::web
