// SPDX-License-Identifier: EUPL-1.2
//
// Lines of the work list and how to ask for a page of them. What the list is ordered, filtered and counted by
// stands readable in columns and holds no personal data; a name is only in what is encrypted. Value types.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/json.h"

namespace maatstaf::dossier {

enum class Staat { Open, Afgerond };

/// Whether the content of a line could be read. Nee: damaged, or sealed with another key; `persoonlijk` is
/// null then, and `velden` too when it was that.
enum class Leesbaar { Ja, Nee };

/// One line of the work list: what an office must see of a case without opening it.
struct WerkRegel {
  std::string zaaknummer;  ///< unique: "MZ-2026-0001"
  std::string dossier;     ///< filled in by the archive
  std::string kantoor;
  std::string status;                   ///< free for the caller, without personal data
  std::optional<base::Date> uiterlijk;  ///< the legal deadline
  base::Json velden;                    ///< stored readable: no personal data
  base::Json persoonlijk;               ///< stored encrypted with the key of the dossier: name, profile
  Staat staat = Staat::Open;
  std::string beurt;                   ///< who must act, as a word to filter by; empty: nobody
  std::optional<base::Date> stil_tot;  ///< the clock stands still until this day at most
  std::string soort;                   ///< kind of case, as a word to filter by
  /// By which words it can be found, folded by the caller. Stored encrypted; beside the list stands only a
  /// keyed mark of each.
  std::vector<std::string> zoekwoorden;
  Leesbaar leesbaar = Leesbaar::Ja;  ///< filled in by the archive
};

/// The place of a line in the list: pages go on from here. The order is: lines whose clock runs by deadline,
/// then those whose clock stands still, each by number when the deadline is the same.
struct Plaats {
  bool stil = false;
  std::string uiterlijk;  ///< ISO, or as far as it was given
  std::string zaaknummer;
};
[[nodiscard]] Plaats plaats_van(const WerkRegel& regel, base::Date vandaag);

enum class Richting { Verder, Terug };

struct Bladvraag {
  std::string kantoor;
  Staat staat = Staat::Open;
  std::optional<std::string> beurt = std::nullopt;  ///< absent: of everybody
  base::Date vandaag;                               ///< to know whose clock stands still
  Richting richting = Richting::Verder;
  std::optional<Plaats> vanaf = std::nullopt;  ///< absent: from the beginning (or, going back, the end)
  int hoogstens = 25;
};

/// Lines in order of the list.
struct Blad {
  std::vector<WerkRegel> regels;
  bool eerder = false;  ///< there are lines before these
  bool later = false;   ///< there are lines after these
};

/// Lines that are alike in everything a count can be asked by.
struct Telling {
  Staat staat = Staat::Open;
  std::string beurt;  ///< empty for finished ones, as the days are
  std::optional<base::Date> uiterlijk;
  std::optional<base::Date> stil_tot;
  std::int64_t aantal = 0;
};

/// Where a case is, without its personal part.
struct Vindplaats {
  std::string zaaknummer;
  std::string dossier;
  std::string kantoor;
};

struct Zoekvraag {
  std::string kantoor;
  std::vector<std::string> woorden;  ///< folded; a line must have all of them (at most eight count)
  std::string voor;                  ///< numbers below this one only; empty: from the highest
  int hoogstens = 25;
};

}  // namespace maatstaf::dossier
