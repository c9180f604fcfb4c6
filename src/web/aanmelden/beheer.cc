// SPDX-License-Identifier: EUPL-1.2
//
// Where the beheerder lands after logging in. Who manages accounts sees no dossier, so there is no work list
// here: the page says who is logged in and which commands of the program do the work of this role.
#include "web/aanmelden/aanmelden.h"
#include "web/kern/layout.h"

namespace maatstaf::web {

namespace {

struct Opdracht {
  std::string_view wat;
  std::string_view regel;
};
constexpr Opdracht kOpdrachten[] = {
    {"Een account maken", "maatstaf account --database … --naam … --weergavenaam … --rol … --kantoor …"},
    {"De database bijwerken na een nieuwe versie", "maatstaf migreer --database …"},
    {"De webapplicatie starten", "maatstaf serve --database … --sleutels … --kantoor kantoor.json --https"},
    {"Alle opdrachten, met uitleg", "maatstaf --help"},
};

http::Response beheer(const Visit& visit) {
  const auto& account = *visit.account();
  Table tabel{.caption = "Wat u op de opdrachtregel kunt doen",
              .columns = {column("Wat"), column("Opdracht")},
              .rows = {},
              .total = {}};
  for (const auto& opdracht : kOpdrachten) {
    tabel.rows.push_back(
        {.cells = {Html::text(opdracht.wat), code(opdracht.regel)}, .group = {}, .group_note = {}});
  }
  const auto& kantoren = visit.services().bibliotheek->zorgkantoren();
  const Html inhoud = group(
      h1("Beheer"),
      lead("U bent ingelogd als {}, {} van {}.", account.weergavenaam, auth::naam(account.rol),
           kantoren.naam(account.kantoor)),
      reading("U beheert accounts en het systeem. U ziet geen aanvragen en geen dossiers: die zijn voor "
              "wie ze behandelt, en voor de auditor."),
      table_card(tabel));
  return page(visit, Shell::Office,
              {.title = "Beheer",
               .current = "/beheer",
               .content = inhoud,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = {}});
}

}  // namespace

void voeg_beheer_toe(Routes& routes) {
  routes.get("/beheer", Access::action(auth::Actie::AccountsBeheren), beheer);
}

}  // namespace maatstaf::web
