// SPDX-License-Identifier: EUPL-1.2
//
// What pages may use, composed once in `main`. Everything outlives the router.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "auth/accounts.h"
#include "auth/sessions.h"
#include "base/clock.h"
#include "brieven/bundel/bundel.h"
#include "dossier/logboek.h"
#include "http/computations.h"
#include "http/cookie.h"
#include "http/static_files.h"
#include "regels/bibliotheek/bibliotheek.h"
#include "regels/register/passages.h"
#include "regels/register/profielbeelden.h"
#include "zaak/besluitbrief.h"

namespace maatstaf::zaak {
class Conceptaanvragen;
class Zaken;
}  // namespace maatstaf::zaak

namespace maatstaf::web {

/// Whether the people and cases in the database exist.
enum class Gegevens { Echt, Voorbeeld };

/// Shown on the login page of a demo, so that a newcomer can try every role.
struct Voorbeeldaccount {
  std::string naam;
  std::string wachtwoord;
  std::string weergavenaam;
  std::string rol;  ///< for people
};

/// How the office presents itself to clients.
struct Kantoor {
  std::string id;  ///< in the list of offices; where applications of the portal go
  std::string naam = "Zorgkantoor";
  std::string telefoon;    ///< empty: not shown
  std::string bereikbaar;  ///< "maandag tot en met donderdag, 9 tot 16 uur"
};

struct Services {
  std::shared_ptr<const regels::Bibliotheek> bibliotheek;
  std::shared_ptr<const regels::Profielbeelden> profielbeelden;  ///< aid at step 4
  zaak::Zaken* zaken = nullptr;
  zaak::Conceptaanvragen* concepten = nullptr;  ///< applications that were begun in the portal
  auth::Accounts* accounts = nullptr;
  auth::Sessions* sessions = nullptr;
  dossier::Logboek* logboek = nullptr;                  ///< who saw or did what on which dossier
  const brieven::Ondertekensleutel* sleutel = nullptr;  ///< signs the bundles of decisions
  http::Computations* rekenwerk =
      nullptr;  ///< what costs more than a page may; nullptr: computed on the spot
  const base::Clock* clock = nullptr;
  http::StaticFiles stijlen;
  http::Transport transport = http::Transport::Plain;
  Gegevens gegevens = Gegevens::Echt;
  std::vector<Voorbeeldaccount> voorbeeldaccounts;
  Kantoor kantoor;
  zaak::Afzender afzender;          ///< the office as letters show it
  regels::Passageteksten passages;  ///< literal texts of sources; empty when the documents are not installed
};

}  // namespace maatstaf::web
