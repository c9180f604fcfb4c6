// SPDX-License-Identifier: EUPL-1.2
#include "web/delen/inzage.h"

namespace maatstaf::web {

namespace {

base::Result<void> leg_vast(const Visit& visit, auth::Actie actie, std::string_view dossier,
                            std::string_view doel) {
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
                          .handeling = std::string(auth::woord(actie)),
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

}  // namespace

base::Result<void> leg_inzage_vast(const Visit& visit, std::string_view dossier, std::string_view doel) {
  return leg_vast(visit, auth::Actie::ZaakZien, dossier, doel);
}

base::Result<void> leg_lijst_vast(const Visit& visit, auth::Actie actie, std::string_view doel) {
  return leg_vast(visit, actie, "", doel);
}

}  // namespace maatstaf::web
