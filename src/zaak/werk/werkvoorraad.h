// SPDX-License-Identifier: EUPL-1.2
//
// The work list: the cases of an office by legal deadline, with what is missing and who must act. Kept as a
// read model in the archive, made by `projectie` from the events, made again at will. One sees it by pages;
// only what a page shows is decrypted.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "beoordeling/uitkomst/uitkomst.h"
#include "dossier/archief.h"
#include "regels/bibliotheek/bibliotheek.h"
#include "termijnen/kalender.h"
#include "zaak/dossierbeeld/stand.h"

namespace maatstaf::zaak {

enum class Groep { OverDeTermijn, DezeWeek, VolgendeTweeWeken, Later, KlokStaatStil, Afgerond };
[[nodiscard]] std::string_view woord(Groep groep);  ///< "Over de termijn", …

struct StapVak {
  std::string nummer;
  beoordeling::Antwoord antwoord = beoordeling::Antwoord::Onbekend;
  bool nu = false;
};

struct WerkItem {
  std::string nummer;  ///< "MZ-2026-0412"
  std::string dossier;
  Gegevens gegevens = Gegevens::Echt;
  std::string naam;
  int leeftijd = 0;
  std::string soort;          ///< in words: "verhoging"
  std::string profiel;        ///< "8VG"; empty when unknown
  std::string leveringsvorm;  ///< in words: "pgb + mpt"; empty when unknown
  Fase fase = Fase::InBehandeling;
  base::Date ontvangen;
  base::Date uiterlijk;
  std::int64_t dagen_over = 0;         ///< negative: too late
  std::int64_t dagen_voorbij = 0;      ///< of the term, without the days on which the clock stood still
  std::optional<base::Date> stil_tot;  ///< the clock stands still, to complete until this day
  Groep groep = Groep::Later;
  std::vector<StapVak> stappen;
  Taak::Soort taak = Taak::Soort::Invullen;
  std::string ontbreekt;    ///< "Oordeel medisch adviseur"; empty when nothing is
  std::string wie_rol;      ///< role id
  std::string wie;          ///< name or role in words
  std::string belemmering;  ///< why the case could not be assessed; empty when it could
  std::string open_stap;    ///< number of the first step without an answer; empty when all have one
};

/// `beurt` of a line on which somebody outside the office must act.
inline constexpr std::string_view kBeurtAnder = "ander";

/// Who is looked for in the list.
enum class Wie { Alle, Rol, Ander, Afgerond };

struct Werkvraag {
  Wie wie = Wie::Alle;
  std::string rol;  ///< with Wie::Rol
  dossier::Richting richting = dossier::Richting::Verder;
  std::optional<dossier::Plaats> vanaf = std::nullopt;
  int hoogstens = 25;
};

/// A page of the list with the counts of the whole.
struct Werkblad {
  std::vector<WerkItem> items;
  bool eerder = false;
  bool later = false;
  dossier::Plaats eerste;  ///< of the first and the last line, to go on from; empty without lines
  dossier::Plaats laatste;
  std::int64_t open = 0;  ///< all open cases
  std::int64_t afgerond = 0;
  std::map<std::string, std::int64_t, std::less<>> per_beurt;  ///< open cases by role or "ander"
  std::map<Groep, std::int64_t> per_groep;                     ///< of those that were looked for
};

/// The line of a dossier for the archive without its assessment, for loading many events at once; rebuild
/// afterwards.
[[nodiscard]] dossier::Projectie projectie_zonder_beoordeling(const regels::Bibliotheek& bibliotheek,
                                                              const Termijnboek& termijnboek);

/// The line of a dossier for the archive. Bibliotheek and Termijnboek must outlive the function. `ingevoerd`:
/// when the office took packages into use.
[[nodiscard]] dossier::Beeldprojectie projectie(const regels::Bibliotheek& bibliotheek,
                                                const Termijnboek& termijnboek,
                                                std::shared_ptr<Beoordelingsgeheugen> geheugen,
                                                Ingevoerd ingevoerd = {});

/// Adds up the counts of an office. `per_groep` counts what `vraag` looks for.
void tel_op(Werkblad& blad, const std::vector<dossier::Telling>& tellingen, const Werkvraag& vraag,
            base::Date vandaag);

/// Reads a stored line as it stands on a day. A line that cannot be read says so in `belemmering`.
[[nodiscard]] base::Result<WerkItem> lees_werkitem(const dossier::WerkRegel& regel, base::Date vandaag,
                                                   const Termijnboek& termijnboek);

}  // namespace maatstaf::zaak
