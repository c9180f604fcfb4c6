// SPDX-License-Identifier: EUPL-1.2
//
// The shells (schermen, section 2): outside is white with a ruler, inside is a dark bar. One look tells where
// you are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/html.h"
#include "regels/pakket/pakket.h"
#include "web/kern/components.h"
#include "web/kern/visit.h"

namespace maatstaf::web {

enum class Shell { Public, Portal, Office };
enum class MainWidth {
  Normal,  ///< 1184 within the margins
  Case,    ///< up to 1440, for the case with its evidence
  Full,    ///< the page sets widths itself
};

/// Whether the page asks for itself again after so many seconds; 0: it does not.
struct Refresh {
  int seconds = 0;
};

struct Page {
  std::string title;    ///< in the title bar: what the page is about
  std::string current;  ///< address of the menu entry that is current
  Html content;
  Html bars;  ///< case bar, regime bar, horizontal rail
  MainWidth width = MainWidth::Normal;
  std::string sample;  ///< what on this page is invented: "Noor en Karin Verhoeven bestaan niet."; shown in a
                       ///< demo only
  Refresh refresh = {};
};

[[nodiscard]] Html layout(const Visit& visit, Shell shell, const Page& page);
[[nodiscard]] http::Response page(const Visit& visit, Shell shell, const Page& page, int status = 200);
/// The shell that belongs to who is logged in.
[[nodiscard]] Shell shell_of(const Visit& visit);
/// An error as people outside may read it: of a failure of ours only a number that stands in the log too, of
/// a case that is not theirs that it does not exist. For pages that show the text of an error.
[[nodiscard]] base::Error for_outside(const base::Error& error);
/// What went wrong and what to do about it, as a whole page with the status of its kind.
[[nodiscard]] http::Response error_page(const Visit& visit, const base::Error& error);

/// The five facts of a case; the last is Beslissen uiterlijk. `back` is the address of the work list.
struct CaseBar {
  std::string name;
  std::string number;
  std::vector<Pair> facts;
  std::string back = "/kantoor";
  enum class Heading { H1, Text } heading = Heading::H1;
};
[[nodiscard]] Html case_bar(const CaseBar& bar);

/// Which rules hold for this case, and why these. `compare` may be empty.
struct RegimeBar {
  const regels::Pakket* pakket = nullptr;
  std::string chosen_on;  ///< "aanvraagdatum"
  base::Date chosen_date;
  std::string compare_address;
  std::string compare_text;  ///< "Vergelijk met rlz-2027 (voorgenomen)"
};
[[nodiscard]] Html regime_bar(const RegimeBar& bar);

/// Why these rules, where there was a choice; stands below the regime bar.
[[nodiscard]] Html regime_reason(std::string_view why);

/// The help block that is on every page of the portal.
[[nodiscard]] Html help_card(const Services& services);

}  // namespace maatstaf::web
