// SPDX-License-Identifier: EUPL-1.2
//
// Icons and state marks: inline SVG of our own, hidden from screen readers because a word always stands
// beside them. Pure functions.
#pragma once

#include <string_view>

#include "base/html.h"
#include "beoordeling/uitkomst/uitkomst.h"

namespace maatstaf::web {

using base::Html;
using base::markup;

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
[[nodiscard]] std::string_view woord(Toestand toestand);
[[nodiscard]] Toestand toestand(beoordeling::Antwoord antwoord);

enum class StateSize { Normal, Large };
/// The shape with a word; without `word` the word of the state itself. Later without a word gives only the
/// shape.
[[nodiscard]] Html state(Toestand toestand, std::string_view word = {}, StateSize size = StateSize::Normal);
[[nodiscard]] Html state(beoordeling::Antwoord antwoord, StateSize size = StateSize::Normal);
/// Only the shape, for where the word stands elsewhere in the text.
[[nodiscard]] Html state_mark(Toestand toestand);

}  // namespace maatstaf::web
