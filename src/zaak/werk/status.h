// SPDX-License-Identifier: EUPL-1.2
//
// What the client or the parent sees of the case: what happens now and on whom it waits, must I do something,
// the latest date and what can move it, what continues meanwhile, the steps, what happened. Plain Dutch, no
// articles.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "termijnen/termijn.h"
#include "zaak/dossierbeeld/stand.h"
#include "zaak/dossierbeeld/zaak.h"

namespace maatstaf::zaak {

enum class WieIsAanZet { Wij, U, Ander, Niemand };
enum class StatusStand { Klaar, Nu, Wacht, Later };

struct StatusStap {
  std::string naam;  ///< "Compleet maken"
  std::string uitleg;
  StatusStand stand = StatusStand::Later;
};

struct StatusRegel {
  base::Date datum;
  std::string tekst;
};

struct StatusVoorOuder {
  std::string nummer;
  std::string voornaam;
  WieIsAanZet aan_zet = WieIsAanZet::Wij;
  std::string kop;  ///< "De kinderarts moet nog een verklaring sturen"
  std::string uitleg;
  std::string voor_u;  ///< "U hoeft nu niets te doen."
  std::string voor_u_uitleg;
  base::Date uiterlijk;
  std::string uiterlijk_kop;     ///< "Uiterlijk maandag 7 december 2026"
  std::string uiterlijk_uitleg;  ///< what can move it
  std::vector<termijnen::TermijnStap> berekening;
  std::string loopt_door_kop;  ///< "Uw meerzorg van nu, tot en met 28 februari 2027"; empty when nothing does
  std::string loopt_door_uitleg;
  std::vector<StatusStap> stappen;
  std::vector<StatusRegel> geschiedenis;  ///< newest first
  std::string contactpersoon;
  std::string ondersteuner;  ///< name of the cliëntondersteuner; may be empty
};

[[nodiscard]] StatusVoorOuder status_voor_ouder(const Zaak& zaak, const Stand& stand, base::Date vandaag);

}  // namespace maatstaf::zaak
