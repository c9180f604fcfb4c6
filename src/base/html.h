// SPDX-License-Identifier: EUPL-1.2
//
// HTML that is known to be escaped. Text becomes Html only by escaping it or as a literal of this program, so
// that nothing a person typed can become markup. Value type, thread-safe as such.
//
//   Html page = markup("<p class=\"{}\">{}</p>", kind, "3 < 5") + markup("<p>{}</p>", other_html);
#pragma once

#include <fmt/format.h>

#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace maatstaf::base {

/// Text with & < > " ' replaced: safe as content and inside a quoted attribute. Control characters that HTML
/// does not allow become U+FFFD.
[[nodiscard]] std::string escape(std::string_view text);

class Html {
 public:
  Html() = default;  ///< nothing
  /// For markup that was made by code, never for text that came from outside.
  [[nodiscard]] static Html trusted(std::string markup) { return Html(std::move(markup)); }
  [[nodiscard]] static Html text(std::string_view text) { return Html(escape(text)); }

  [[nodiscard]] const std::string& str() const& { return markup_; }
  [[nodiscard]] std::string str() && { return std::move(markup_); }
  [[nodiscard]] bool empty() const { return markup_.empty(); }

  Html& operator+=(const Html& other) {
    markup_ += other.markup_;
    return *this;
  }
  friend Html operator+(Html a, const Html& b) { return std::move(a += b); }
  friend bool operator==(const Html&, const Html&) = default;

 private:
  explicit Html(std::string markup) : markup_(std::move(markup)) {}
  std::string markup_;
};

namespace detail {
inline std::string shown(const Html& html) {
  return html.str();
}
inline std::string shown(std::string_view text) {
  return escape(text);
}
/// A bool has no words of its own: say in words what it means.
template <std::integral T>
  requires(!std::same_as<T, bool>)
std::string shown(T value) {
  return std::to_string(value);
}
template <class>
using Shown = std::string;
}  // namespace detail

/// Fills in a literal: text arguments are escaped, Html arguments stand as they are.
template <class... Arguments>
[[nodiscard]] Html markup(fmt::format_string<detail::Shown<Arguments>...> literal,
                          const Arguments&... arguments) {
  return Html::trusted(fmt::vformat(static_cast<fmt::string_view>(literal),
                                    fmt::make_format_args(detail::shown(arguments)...)));
}

/// The parts one after another, with `separator` between them.
[[nodiscard]] Html join(const std::vector<Html>& parts, const Html& separator = {});

}  // namespace maatstaf::base
