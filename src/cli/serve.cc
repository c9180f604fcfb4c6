// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "cli/brondocumenten.h"
#include "cli/controlewacht.h"
#include "cli/kantoorbestand.h"
#include "cli/onderhoud.h"
#include "cli/opdrachten.h"
#include "cli/opstelling.h"
#include "cli/sleutelmap.h"
#include "cli/uitvoer.h"
#include "http/limits.h"
#include "http/server.h"
#include "web/kern/rekenwerk.h"
#include "web/publiek/verschil.h"
#include "web/router.h"

namespace maatstaf::cli {
namespace {

base::Result<void> vul(const Installatie& installatie, const ServeOpdracht& opdracht, Opstelling& deel,
                       web::Services& services) {
  TRY(services.stijlen, http::StaticFiles::read(installatie.pad("web/dist"), "/stijl/"));
  services.bibliotheek = deel.bibliotheek;
  services.profielbeelden = deel.profielbeelden;
  // Once, at the start: finding a passage means looking at every word of a document.
  TRY(const auto documenten, lees_brondocumenten(opdracht.bronnen));
  if (documenten) {
    services.passages = regels::vind_passages(deel.bibliotheek->bronnen(), *documenten);
  }
  services.zaken = &*deel.zaken;
  services.concepten = &*deel.concepten;
  services.accounts = &*deel.accounts;
  services.sessions = &*deel.sessies;
  services.logboek = &*deel.logboek;
  services.sleutel = &*deel.sleutel;
  services.clock = deel.klok.get();
  services.transport = opdracht.https ? http::Transport::Encrypted : http::Transport::Plain;
  services.afzender = deel.kantoor.afzender;
  if (opdracht.voorbeeld) {
    services.gegevens = web::Gegevens::Voorbeeld;
    for (const auto& account : deel.voorbeelden.accounts) {
      services.voorbeeldaccounts.push_back({account.naam, std::string(kVoorbeeldwachtwoord),
                                            account.weergavenaam, std::string(auth::naam(account.rol))});
    }
  }
  services.kantoor.id = deel.kantoor.id;
  services.kantoor.naam = services.afzender.kantoor.naam;
  services.kantoor.telefoon = services.afzender.kantoor.telefoon;
  return {};
}

void begroet(const ServeOpdracht& opdracht, const Opstelling& deel, const web::Services& services,
             int poort) {
  schrijf(fmt::format("Maatstaf draait op http://{}:{}", opdracht.adres, poort));
  if (!opdracht.voorbeeld) {
    return;
  }
  schrijf(fmt::format("\nVoorbeeldgegevens: {} verzonnen zaken. Er wordt niets bewaard.\nInloggen kan met:\n",
                      deel.voorbeelden.zaken.size()));
  for (const auto& account : services.voorbeeldaccounts) {
    schrijf(fmt::format("  {:<22} {:<22} {}", account.naam, account.rol, account.weergavenaam));
  }
  schrijf(fmt::format("\nHet wachtwoord is voor iedereen: {}", kVoorbeeldwachtwoord));
}

}  // namespace

int serve(const Installatie& installatie, const ServeOpdracht& opdracht) {
  http::tame_memory();
  const auto descriptors = http::raise_descriptor_limit();
  const auto deel = stel_op(installatie, {.voorbeeld = opdracht.voorbeeld,
                                          .database = opdracht.database,
                                          .sleutelmap = opdracht.sleutelmap,
                                          .kantoor = opdracht.kantoor});
  if (!deel) {
    return meld(deel.error());
  }
  web::Services services;
  if (const auto gevuld = vul(installatie, opdracht, **deel, services); !gevuld) {
    return meld(gevuld.error());
  }
  // A program that is stopped soon after its start does not wait for comparisons that nobody asked for.
  http::Computations rekenwerk({.rest = std::chrono::seconds(3)});
  services.rekenwerk = &rekenwerk;
  const http::Router router = web::maak_router(services);
  // Before anybody can ask for a number: a database that is older than its checkpoints is not served.
  std::unique_ptr<Controlewacht> wacht;
  if (!opdracht.voorbeeld) {
    auto gestart = Controlewacht::start(*(*deel)->database, *(*deel)->klok, ondertekenaar(*(*deel)->sleutel),
                                        opdracht.sleutelmap + "/controlepunten");
    if (!gestart) {
      return meld(gestart.error());
    }
    wacht = std::move(*gestart);
  }
  constexpr std::size_t kVerbindingen = 10'000;
  const auto server = http::Server::start(
      {.address = opdracht.adres,
       .port = static_cast<std::uint16_t>(opdracht.poort),
       .connections = http::connections_within(descriptors, kVerbindingen),
       .peer = opdracht.https ? http::PeerAddress::Proxy : http::PeerAddress::Connection,
       .lane = [&](const http::Request& request) { return web::baan_van(services, router, request); },
       .full = web::druk_antwoord(services)},
      [&router](const http::Request& request) { return router.handle(request); });
  if (!server) {
    return meld(server.error());
  }
  web::bereid_verschillen_voor(services);
  const Onderhoud onderhoud(*deel.value()->accounts, *deel.value()->sessies,
                            [&server] { return (*server)->answered(); });
  (*server)->stop_on_signals();
  begroet(opdracht, **deel, services, (*server)->port());
  (*server)->wait();
  return 0;
}

}  // namespace maatstaf::cli
