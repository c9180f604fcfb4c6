// SPDX-License-Identifier: EUPL-1.2
//
// Icons and state marks: inline SVG of our own, hidden from screen readers because a word always stands
// beside them. Pure functions.
#pragma once

#include <string_view>

#include "base/html.h"
#include "base/woorden.h"
#include "beoordeling/uitkomst/uitkomst.h"

namespace maatstaf::web {

using base::Html;
using base::markup;
using base::naam;
using base::woord;

enum class Icon {
  Check,
  Cross,
  Question,
  Minus,
  Clock,
  Lock,
  Document,
  Person,
  People,
  Phone,
  Pen,
  Calendar,
  ArrowRight,
  ArrowLeft,
  Info,
  Triangle,
  Book,
  Search,
  Download,
  Hide,
  Eye,
  Plus,
  Save,
  Home,
  Menu,
};
enum class IconSize { Normal, Small, Large };
[[nodiscard]] Html icon(Icon icon, IconSize size = IconSize::Normal);
/// The mark of Maatstaf: five strokes on one baseline.
[[nodiscard]] Html logo();

/// What something is in: always shown as shape, colour and word (schermen, section 1). Onbekend is not nee,
/// LetOp is not nee, Klaar is not ja.
enum class Toestand { Ja, Nee, Onbekend, Nvt, Wacht, Nu, Klaar, Later, LetOp };
/// The code is the end of the class in the style sheet.
constexpr auto woordenlijst(Toestand /*enum*/) {
  return base::woordenlijst<Toestand>({{Toestand::Ja, "ja"},
                                       {Toestand::Nee, "nee"},
                                       {Toestand::Onbekend, "onbekend"},
                                       {Toestand::Nvt, "nvt", "n.v.t."},
                                       {Toestand::Wacht, "wacht"},
                                       {Toestand::Nu, "nu"},
                                       {Toestand::Klaar, "klaar"},
                                       {Toestand::Later, "later", ""},
                                       {Toestand::LetOp, "letop", "let op"}});
}
[[nodiscard]] Toestand toestand(beoordeling::Antwoord antwoord);

enum class StateSize { Normal, Large };
/// The shape with a word; without `word` the word of the state itself. Later without a word gives only the
/// shape.
[[nodiscard]] Html state(Toestand toestand, std::string_view word = {}, StateSize size = StateSize::Normal);
[[nodiscard]] Html state(beoordeling::Antwoord antwoord, StateSize size = StateSize::Normal);
/// Only the shape, for where the word stands elsewhere in the text.
[[nodiscard]] Html state_mark(Toestand toestand);

}  // namespace maatstaf::web
