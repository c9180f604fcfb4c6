// SPDX-License-Identifier: EUPL-1.2
#include "web/kern/icons.h"

namespace maatstaf::web {

namespace {

/// Paths on a grid of 20 by 20.
std::string_view path_of(Icon icon) {
  switch (icon) {
    case Icon::Check:
      return "M4 10.5l4 4 8-9";
    case Icon::Cross:
      return "M5 5l10 10M15 5L5 15";
    case Icon::Question:
      return "M7 7.5a3 3 0 115 2.2c-1.2.9-2 1.4-2 2.8M10 15.5v.01";
    case Icon::Minus:
      return "M5 10h10";
    case Icon::Clock:
      return "M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15M10 6v4.2l2.8 1.8";
    case Icon::Lock:
      return "M5 9h10v8H5zM7 9V6.5a3 3 0 016 0V9";
    case Icon::Document:
      return "M5 2.5h6.5L15 6v11.5H5zM11.5 2.5V6H15M7.5 10h5M7.5 13h5";
    case Icon::Person:
      return "M10 3.5a3 3 0 100 6 3 3 0 000-6M4.5 17c.3-3.3 2.4-5 5.5-5s5.2 1.7 5.5 5";
    case Icon::People:
      return "M7.5 4a2.8 2.8 0 100 5.6A2.8 2.8 0 007.5 4M2.5 16.5c.3-3.1 2.2-4.6 5-4.6s4.7 1.5 5 "
             "4.6M13 4.2a2.7 2.7 0 010 5.2M14.5 12.2c1.8.5 2.8 2 3 4.3";
    case Icon::Phone:
      return "M4 3h3l1.5 4L6.7 8.4a10 10 0 004.9 4.9L13 11.5l4 1.5v3c0 .8-.7 1.5-1.5 1.5C9.5 17 3 10.5 2.5 "
             "4.5 "
             "2.5 3.7 3.2 3 4 3z";
    case Icon::Pen:
      return "M4 16l.8-3.5L13 4.3a1.6 1.6 0 012.3 0l.4.4a1.6 1.6 0 010 2.3L7.5 15.2 4 16zM11.5 6l2.5 2.5";
    case Icon::Calendar:
      return "M3 5h14v12H3zM3 8.5h14M6.5 3v3.5M13.5 3v3.5";
    case Icon::ArrowRight:
      return "M3.5 10h13M11.5 5l5 5-5 5";
    case Icon::ArrowLeft:
      return "M16.5 10h-13M8.5 5l-5 5 5 5";
    case Icon::Info:
      return "M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15M10 9.2V14M10 6.3v.01";
    case Icon::Triangle:
      return "M10 3l7.5 13.5h-15zM10 8v4M10 14.3v.01";
    case Icon::Book:
      return "M10 5C8 3.6 5.5 3.4 3 4v12c2.5-.6 5-.4 7 1 2-1.4 4.5-1.6 7-1V4c-2.5-.6-5-.4-7 1zM10 5v12";
    case Icon::Search:
      return "M8.5 3a5.5 5.5 0 100 11 5.5 5.5 0 000-11M12.6 12.6L17 17";
    case Icon::Download:
      return "M10 3v9.5M6 9l4 4 4-4M3.5 16.5h13";
    case Icon::Hide:
      return "M2.5 10c2-3.5 4.5-5 7.5-5s5.5 1.5 7.5 5c-2 3.5-4.5 5-7.5 5s-5.5-1.5-7.5-5M4 16.5l12-13";
    case Icon::Eye:
      return "M2.5 10c2-3.5 4.5-5 7.5-5s5.5 1.5 7.5 5c-2 3.5-4.5 5-7.5 5s-5.5-1.5-7.5-5M10 8a2 2 0 100 4 2 2 "
             "0 000-4";
    case Icon::Plus:
      return "M10 4v12M4 10h12";
    case Icon::Save:
      return "M3.5 3.5h10l3 3v10h-13zM6.5 3.5V8h6V3.5M6.5 16.5V12h7v4.5";
    case Icon::Home:
      return "M2.5 10L10 3.5l7.5 6.5M5 8.5V17h10V8.5";
    case Icon::Menu:
      return "M3 5.5h14M3 10h14M3 14.5h14";
  }
  return "";
}

/// The shape of a state on a grid of 20 by 20.
Html shape_of(Toestand toestand) {
  switch (toestand) {
    case Toestand::Ja:
      return markup(
          "<circle class=\"ms-mark-fill\" cx=\"10\" cy=\"10\" r=\"9.5\"/>"
          "<path class=\"ms-mark-sign\" d=\"M6 10.3l2.7 2.7L14 7.5\"/>");
    case Toestand::Nee:
      return markup(
          "<rect class=\"ms-mark-fill\" x=\"1\" y=\"1\" width=\"18\" height=\"18\" rx=\"4\"/>"
          "<path class=\"ms-mark-sign\" d=\"M7 7l6 6M13 7l-6 6\"/>");
    case Toestand::Onbekend:
      return markup(
          "<circle class=\"ms-mark-soft ms-mark-soft--onbekend\" cx=\"10\" cy=\"10\" r=\"9\"/>"
          R"(<path class="ms-mark-line ms-mark-line--bold" d="M7.8 8.2a2.2 2.2 0 113.6 1.7c-.9.7-1.4 1.1-1.4 2.1M10 14.5v.01"/>)");
    case Toestand::Nvt:
      return markup(
          "<circle class=\"ms-mark-soft ms-mark-soft--nvt\" cx=\"10\" cy=\"10\" r=\"9\"/>"
          "<path class=\"ms-mark-line ms-mark-line--bold\" d=\"M6.5 10h7\"/>");
    case Toestand::Wacht:
      return markup(
          "<circle class=\"ms-mark-soft ms-mark-soft--wacht\" cx=\"10\" cy=\"10\" r=\"9\"/>"
          "<path class=\"ms-mark-line\" d=\"M10 6v4.3l2.6 1.5\"/>");
    case Toestand::Nu:
      return markup(
          "<circle class=\"ms-mark-fill\" cx=\"10\" cy=\"10\" r=\"9.5\"/>"
          "<path class=\"ms-mark-sign\" d=\"M6 10h8M11 7l3 3-3 3\"/>");
    case Toestand::Klaar:
      return markup(
          "<circle class=\"ms-mark-soft ms-mark-soft--klaar\" cx=\"10\" cy=\"10\" r=\"9\"/>"
          "<path class=\"ms-mark-line ms-mark-line--bold\" d=\"M6 10.3l2.7 2.7L14 7.5\"/>");
    case Toestand::Later:
      return markup("<circle class=\"ms-mark-soft ms-mark-soft--nvt\" cx=\"10\" cy=\"10\" r=\"9\"/>");
    case Toestand::LetOp:
      return markup("<path class=\"ms-mark-line\" d=\"M10 2.5l8 15H2zM10 8v4.5M10 15v.01\"/>");
  }
  return {};
}

}  // namespace

Html icon(Icon which, IconSize size) {
  const std::string_view modifier = size == IconSize::Small   ? " ms-icon--small"
                                    : size == IconSize::Large ? " ms-icon--large"
                                                              : "";
  return markup(
      "<svg class=\"ms-icon{}\" viewBox=\"0 0 20 20\" aria-hidden=\"true\" focusable=\"false\">"
      "<path d=\"{}\"/></svg>",
      modifier, path_of(which));
}

Html logo() {
  return markup(
      "<svg class=\"ms-mark\" viewBox=\"0 0 34 34\" aria-hidden=\"true\" focusable=\"false\">"
      "<rect width=\"34\" height=\"34\" rx=\"6\"/><path d=\"M7 26V8m5 18v-8m5 8V13m5 13v-8m5 8V8\"/>"
      "</svg>");
}

Toestand toestand(beoordeling::Antwoord antwoord) {
  switch (antwoord) {
    case beoordeling::Antwoord::Ja:
      return Toestand::Ja;
    case beoordeling::Antwoord::Nee:
      return Toestand::Nee;
    case beoordeling::Antwoord::Onbekend:
      return Toestand::Onbekend;
    case beoordeling::Antwoord::Nvt:
      return Toestand::Nvt;
  }
  return Toestand::Onbekend;
}

Html state_mark(Toestand which) {
  return markup(
      "<svg class=\"ms-state__mark\" viewBox=\"0 0 20 20\" aria-hidden=\"true\" focusable=\"false\">{}</svg>",
      shape_of(which));
}

Html state(Toestand which, std::string_view word, StateSize size) {
  const auto shown = word.empty() ? naam(which) : word;
  return markup("<span class=\"ms-state ms-state--{}{}\">{}{}</span>", woord(which),
                size == StateSize::Large ? " ms-state--large" : "", state_mark(which),
                shown.empty() ? Html{} : markup("<span class=\"ms-state__word\">{}</span>", shown));
}

Html state(beoordeling::Antwoord antwoord, StateSize size) {
  return state(toestand(antwoord), {}, size);
}

}  // namespace maatstaf::web
