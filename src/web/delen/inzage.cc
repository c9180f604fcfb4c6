// SPDX-License-Identifier: EUPL-1.2
#include "web/delen/inzage.h"

namespace maatstaf::web {

base::Result<void> leg_inzage_vast(const Visit& visit, std::string_view dossier, std::string_view doel) {
  const auto& services = visit.services();
  if (services.logboek == nullptr) {
    return {};  // only in tests of pages without storage
  }
  const auto& account = *visit.account();
  const std::string verwerking = dossier::Logboek::nieuwe_verwerking();
  return services.logboek->leg_vast(
      dossier::AuditRegel{.verwerking = verwerking,
                          .actor = {account.id, std::string(auth::woord(account.rol)), account.kantoor},
                          .dossier = std::string(dossier),
                          .handeling = std::string(auth::woord(auth::Actie::ZaakZien)),
                          .doel = std::string(doel),
                          .afloop = dossier::Afloop::Gelukt,
                          .tijdstip = {}},
      dossier::VerwerkingRegel{.verwerking = verwerking,
                               .activiteit = "meerzorg.inzien",
                               .dossier = std::string(dossier),
                               .spoor = {},
                               .afloop = dossier::Afloop::Gelukt,
                               .begin = services.clock->now(),
                               .einde = {}});
}

}  // namespace maatstaf::web
