// SPDX-License-Identifier: EUPL-1.2
#include "web/kern/weigering.h"

#include <spdlog/spdlog.h>

#include "base/json.h"
#include "dossier/logboek.h"
#include "zaak/zaken.h"

namespace maatstaf::web {

namespace {

constexpr int kForbidden = 403;
constexpr int kNotFound = 404;

/// The dossier that the address names, when there is one.
std::string dossier_van_adres(const Visit& visit) {
  const auto nummer = visit.request().parameter("nummer");
  if (nummer.empty() || visit.services().zaken == nullptr) {
    return {};
  }
  return visit.services().zaken->dossier_van_nummer(nummer).value_or("");
}

}  // namespace

void leg_weigering_vast(const Visit& visit, Access access, std::string_view patroon,
                        const http::Response& antwoord) {
  const auto* account = visit.account();
  if (account == nullptr || visit.services().logboek == nullptr) {
    return;
  }
  if (antwoord.status != kForbidden && antwoord.status != kNotFound) {
    return;
  }
  const std::string dossier = dossier_van_adres(visit);
  // A case of somebody else may be answered as a case that is not there; it was refused all the same.
  const bool ontzegd = antwoord.status == kForbidden ||
                       (!dossier.empty() &&
                        !visit.services().zaken->dossier_van(*account, visit.request().parameter("nummer")));
  if (!ontzegd) {
    return;
  }
  const auto gelogd = visit.services().logboek->leg_vast(dossier::AuditRegel{
      .verwerking = dossier::Logboek::nieuwe_verwerking(),
      .actor = {account->id, std::string(auth::woord(account->rol)), account->kantoor},
      .dossier = dossier,
      .handeling =
          access.kind == Access::Kind::Action ? std::string(auth::woord(access.actie)) : "pagina_openen",
      .doel = std::string(patroon),
      .afloop = dossier::Afloop::Geweigerd,
      .tijdstip = {}});
  if (!gelogd) {
    spdlog::error(R"({{"event":"audit","text":{}}})", base::canonical(base::Json(gelogd.error().text())));
  }
}

}  // namespace maatstaf::web
