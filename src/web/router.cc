// SPDX-License-Identifier: EUPL-1.2
#include "web/router.h"

#include "http/security.h"
#include "web/aanmelden/aanmelden.h"
#include "web/api/api.h"
#include "web/kantoor/kantoor.h"
#include "web/kern/layout.h"
#include "web/portaal/portaal.h"
#include "web/publiek/publiek.h"

namespace maatstaf::web {

namespace {

void voeg_alles_toe(Routes& routes) {
  voeg_start_toe(routes);
  voeg_zelf_nagaan_toe(routes);
  voeg_regels_toe(routes);
  voeg_bronnen_toe(routes);
  voeg_over_toe(routes);
  voeg_aanmelden_toe(routes);
  voeg_beheer_toe(routes);
  voeg_portaal_toe(routes);
  voeg_werkvoorraad_toe(routes);
  voeg_intake_toe(routes);
  voeg_stappen_toe(routes);
  voeg_besluit_toe(routes);
  voeg_vergelijking_toe(routes);
  voeg_dossier_toe(routes);
  voeg_brieven_toe(routes);
  voeg_api_toe(routes);
}

}  // namespace

std::vector<Routeregel> routelijst(const Services& services) {
  http::Router router;
  Routes routes(services, router);
  voeg_alles_toe(routes);
  return routes.lijst();
}

http::Router maak_router(const Services& services) {
  http::Router router;
  Routes routes(services, router);
  voeg_alles_toe(routes);
  router.below(services.stijlen.prefix(),
               [&services](const http::Request& request) { return services.stijlen.answer(request); });
  router.otherwise([&services](const http::Request& request, int status) {
    if (request.path.starts_with("/api/")) {
      return http::problem(status, "Dit adres kent de API niet.", "Kijk in /openapi.json.");
    }
    auto response =
        error_page(Visit(services, request), {.kind = base::ErrorKind::NotFound,
                                              .place = {},
                                              .cause = "Misschien is het adres verkeerd getypt.",
                                              .remedy = "Ga naar het begin en kies daar opnieuw."});
    response.status = status;
    return response;
  });
  router.around([&services](const http::Request& request, const http::Handler& next) {
    auto response = next(request);
    http::add_security_headers(response, services.transport);
    return response;
  });
  return router;
}

}  // namespace maatstaf::web
