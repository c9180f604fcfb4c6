// SPDX-License-Identifier: EUPL-1.2
//
// Running text of a page: headings, paragraphs and words in them. Pages write what a text is for; how that
// looks stands here and in web/stijl/. Pure functions, thread-safe.
//
//   p("Uw nummer is {}.", strong(number)) + second_line("{} op {}", who, date)
//
// A literal is checked when compiled: its text arguments are escaped, its Html arguments stand as they are.
#pragma once

#include <string>
#include <string_view>

#include "base/html.h"
#include "web/kern/icons.h"

namespace maatstaf::web {

/// Text, which is escaped, or Html, which stands as it is.
class Content {
 public:
  Content(const Html& html) : html_(html) {}
  Content(std::string_view text) : html_(Html::text(text)) {}
  Content(const std::string& text) : html_(Html::text(text)) {}
  Content(const char* text) : html_(Html::text(text)) {}
  [[nodiscard]] const Html& html() const { return html_; }

 private:
  Html html_;
};

template <class... Arguments>
using Literal = fmt::format_string<base::detail::Shown<Arguments>...>;

/// The parts one after another.
template <std::same_as<Html>... Parts>
[[nodiscard]] Html all(const Parts&... parts) {
  return (Html() + ... + parts);
}

// ---- headings ----

[[nodiscard]] Html h1(const Content& text);
/// The title of the start page.
[[nodiscard]] Html welcome_title(std::string_view text);
[[nodiscard]] Html h2(const Content& text);
[[nodiscard]] Html h3(const Content& text);

// ---- paragraphs ----

enum class Paragraph { Plain, Lead, Reading, Second, Caption, Overline };
[[nodiscard]] Html paragraph(Paragraph kind, const Html& text);

template <class... Arguments>
[[nodiscard]] Html p(Literal<Arguments...> text, const Arguments&... arguments) {
  return paragraph(Paragraph::Plain, markup(text, arguments...));
}
/// What a page is about, below its title.
template <class... Arguments>
[[nodiscard]] Html lead(Literal<Arguments...> text, const Arguments&... arguments) {
  return paragraph(Paragraph::Lead, markup(text, arguments...));
}
/// Text to read, no wider than is pleasant.
template <class... Arguments>
[[nodiscard]] Html reading(Literal<Arguments...> text, const Arguments&... arguments) {
  return paragraph(Paragraph::Reading, markup(text, arguments...));
}
/// What matters less than what stands around it.
template <class... Arguments>
[[nodiscard]] Html second_line(Literal<Arguments...> text, const Arguments&... arguments) {
  return paragraph(Paragraph::Second, markup(text, arguments...));
}
/// What explains the thing above it: a source, an origin, a condition.
template <class... Arguments>
[[nodiscard]] Html caption_line(Literal<Arguments...> text, const Arguments&... arguments) {
  return paragraph(Paragraph::Caption, markup(text, arguments...));
}
/// What a heading belongs to, above it.
[[nodiscard]] Html overline(std::string_view text);
/// An icon or mark and a sentence.
[[nodiscard]] Html icon_line(const Html& mark, std::string_view text);
[[nodiscard]] Html icon_line(const Html& mark, const Html& text);

// ---- words in a sentence or cell ----

[[nodiscard]] Html strong(const Content& text);
[[nodiscard]] Html span(const Content& text);
/// `second_line` within a sentence.
template <class... Arguments>
[[nodiscard]] Html second(Literal<Arguments...> text, const Arguments&... arguments);
/// `caption_line` within a sentence.
template <class... Arguments>
[[nodiscard]] Html caption(Literal<Arguments...> text, const Arguments&... arguments);
/// For who hears the page: it does not show.
[[nodiscard]] Html heard(std::string_view text);
/// A sign for who sees the page, with its word for who hears it.
[[nodiscard]] Html sign_for(std::string_view sign, std::string_view word);
/// An icon or mark and a word, in a cell.
[[nodiscard]] Html with_mark(const Html& mark, std::string_view text);
/// A cell of two lines, the second of less weight; one line when it is empty.
[[nodiscard]] Html two_lines(const Content& first, const Content& below);
/// The words of a cell, and behind or below them the labels of their sources.
[[nodiscard]] Html with_labels(const Content& text, const Html& labels);

namespace detail {
[[nodiscard]] Html second(const Html& text);
[[nodiscard]] Html caption(const Html& text);
}  // namespace detail

template <class... Arguments>
Html second(Literal<Arguments...> text, const Arguments&... arguments) {
  return detail::second(markup(text, arguments...));
}
template <class... Arguments>
Html caption(Literal<Arguments...> text, const Arguments&... arguments) {
  return detail::caption(markup(text, arguments...));
}

}  // namespace maatstaf::web
