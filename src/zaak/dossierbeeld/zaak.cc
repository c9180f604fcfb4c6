// SPDX-License-Identifier: EUPL-1.2
#include "zaak/dossierbeeld/zaak.h"

#include <algorithm>

namespace maatstaf::zaak {

Fase Zaak::fase() const {
  if (!besluit) {
    return Fase::InBehandeling;
  }
  const bool verzonden =
      std::ranges::any_of(brieven, [](const VerzondenBrief& brief) { return brief.soort == "besluit"; });
  return verzonden ? Fase::BriefVerzonden : Fase::Besloten;
}

const Oordeel* Zaak::oordeel(std::string_view begrip) const {
  const auto it = oordelen.find(begrip);
  return it == oordelen.end() || it->second.empty() ? nullptr : &it->second.back();
}

const Verzoek* Zaak::verzoek(std::string_view id) const {
  const auto it = std::ranges::find(verzoeken, id, &Verzoek::id);
  return it == verzoeken.end() ? nullptr : &*it;
}

std::vector<std::string> Zaak::beoordelaars(std::string_view rol) const {
  std::vector<std::string> accounts;
  for (const auto& [begrip, versies] : oordelen) {
    for (const auto& versie : versies) {
      if (versie.door.rol == rol) {
        accounts.push_back(versie.door.account);
      }
    }
  }
  std::ranges::sort(accounts);
  const auto doubles = std::ranges::unique(accounts);
  accounts.erase(doubles.begin(), doubles.end());
  return accounts;
}

int Zaak::leeftijd(base::Date op) const {
  const auto& geboren = client.geboortedatum;
  const bool nog_niet_jarig =
      op.month() < geboren.month() || (op.month() == geboren.month() && op.day() < geboren.day());
  return static_cast<int>(op.year() - geboren.year()) - (nog_niet_jarig ? 1 : 0);
}

std::vector<termijnen::Onderbreking> Zaak::onderbrekingen() const {
  std::vector<termijnen::Onderbreking> lijst;
  for (const auto& verzoek : verzoeken) {
    if (verzoek.opschorting == Opschorting::Nee) {
      continue;
    }
    lijst.push_back({verzoek.verzonden, verzoek.uiterlijk, verzoek.ontvangen, verzoek.wat});
  }
  return lijst;
}

}  // namespace maatstaf::zaak
