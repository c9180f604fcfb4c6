// SPDX-License-Identifier: EUPL-1.2
#include "web/kern/text.h"

namespace maatstaf::web {

Html h1(const Content& text) {
  return markup("<h1>{}</h1>", text.html());
}

Html welcome_title(std::string_view text) {
  return markup("<h1 class=\"ms-start\">{}</h1>", text);
}

Html h2(const Content& text) {
  return markup("<h2>{}</h2>", text.html());
}

Html h3(const Content& text) {
  return markup("<h3>{}</h3>", text.html());
}

Html paragraph(Paragraph kind, const Html& text) {
  switch (kind) {
    case Paragraph::Plain:
      return markup("<p>{}</p>", text);
    case Paragraph::Lead:
      return markup("<p class=\"ms-lead\">{}</p>", text);
    case Paragraph::Reading:
      return markup("<p class=\"ms-text\">{}</p>", text);
    case Paragraph::Second:
      return markup("<p class=\"ms-second\">{}</p>", text);
    case Paragraph::Caption:
      return markup("<p class=\"ms-caption\">{}</p>", text);
    case Paragraph::Overline:
      return markup("<p class=\"ms-accent\">{}</p>", text);
  }
  return text;
}

Html overline(std::string_view text) {
  return paragraph(Paragraph::Overline, Html::text(text));
}

Html icon_line(const Html& mark, std::string_view text) {
  return icon_line(mark, span(text));
}

Html icon_line(const Html& mark, const Html& text) {
  return markup("<p class=\"ms-with-icon\">{}{}</p>", mark, text);
}

Html strong(const Content& text) {
  return markup("<strong>{}</strong>", text.html());
}

Html span(const Content& text) {
  return markup("<span>{}</span>", text.html());
}

Html heard(std::string_view text) {
  return markup("<span class=\"ms-hidden\">{}</span>", text);
}

Html sign_for(std::string_view sign, std::string_view word) {
  return markup("<span aria-hidden=\"true\">{}</span>{}", sign, heard(word));
}

Html with_mark(const Html& mark, std::string_view text) {
  return markup("<span class=\"ms-with-icon\">{}<span>{}</span></span>", mark, text);
}

Html two_lines(const Content& first, const Content& below) {
  return below.html().empty() ? first.html() : markup("{}<br>{}", first.html(), detail::second(below.html()));
}

Html with_labels(const Content& text, const Html& labels) {
  return markup("{} <span class=\"ms-labels\">{}</span>", text.html(), labels);
}

namespace detail {

Html second(const Html& text) {
  return markup("<span class=\"ms-second\">{}</span>", text);
}

Html caption(const Html& text) {
  return markup("<span class=\"ms-caption\">{}</span>", text);
}

}  // namespace detail

}  // namespace maatstaf::web
