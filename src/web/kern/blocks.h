// SPDX-License-Identifier: EUPL-1.2
//
// How a page is laid out: sections, columns, cards and lists. A page is an outline of these; what the blocks
// look like stands in web/stijl/. Pure functions, thread-safe.
//
//   sections(page_head(crumbs, h1("Bronnen")), section("Waar het staat", description_list(pairs)))
#pragma once

#include <string_view>
#include <vector>

#include "base/html.h"
#include "web/kern/text.h"

namespace maatstaf::web {

/// What holds several parts, by what it is for.
enum class Block {
  Sections,        ///< the sections of a page, far apart
  Group,           ///< what belongs together, close
  Stack,           ///< blocks below each other
  Side,            ///< the column beside the work
  Prose,           ///< a page of text
  Width,           ///< the width of the page, where the page is wider
  WidthSections,   ///< the same, with sections
  Cluster,         ///< small things beside each other
  Spread,          ///< the first at the left, the last at the right
  Columns,         ///< the work, and a column beside it
  FormColumns,     ///< a form, and help beside it
  PairColumns,     ///< two of the same
  ThirdColumns,    ///< three of the same
  CaseColumns,     ///< the rail of a case, the work, the evidence
  FigureColumns,   ///< questions, and figures beside them
  WelcomeColumns,  ///< the first words of the site, and help beside them
  DoorColumns,     ///< three ways in
  Buttons,         ///< the actions of a form or card
  StackedButtons,  ///< the same in a narrow card
};
[[nodiscard]] Html block(Block kind, const Html& content);

template <std::same_as<Html>... Parts>
[[nodiscard]] Html block(Block kind, const Html& first, const Parts&... parts)
  requires(sizeof...(parts) > 0)
{
  return block(kind, all(first, parts...));
}
template <std::same_as<Html>... Parts>
[[nodiscard]] Html sections(const Parts&... parts) {
  return block(Block::Sections, all(parts...));
}
template <std::same_as<Html>... Parts>
[[nodiscard]] Html group(const Parts&... parts) {
  return block(Block::Group, all(parts...));
}
template <std::same_as<Html>... Parts>
[[nodiscard]] Html stack(const Parts&... parts) {
  return block(Block::Stack, all(parts...));
}
/// The column beside the work.
template <std::same_as<Html>... Parts>
[[nodiscard]] Html side(const Parts&... parts) {
  return block(Block::Side, all(parts...));
}
template <std::same_as<Html>... Parts>
[[nodiscard]] Html cluster(const Parts&... parts) {
  return block(Block::Cluster, all(parts...));
}
template <std::same_as<Html>... Parts>
[[nodiscard]] Html buttons(const Parts&... parts) {
  return block(Block::Buttons, all(parts...));
}
/// `left` and, at the other end of the line, `right`.
[[nodiscard]] Html spread(const Html& left, const Html& right);
/// Parts that stay together as one child of the block around them.
template <std::same_as<Html>... Parts>
[[nodiscard]] Html together(const Parts&... parts) {
  return markup("<div>{}</div>", all(parts...));
}

/// A section of a page; `heading` is its h2, or markup that holds it.
[[nodiscard]] Html section_of(std::string_view id, const Html& heading, const Html& content);
template <std::same_as<Html>... Parts>
[[nodiscard]] Html section(std::string_view heading, const Parts&... parts) {
  return section_of({}, h2(heading), all(parts...));
}
/// A section that the list of contents leads to.
template <std::same_as<Html>... Parts>
[[nodiscard]] Html section_at(std::string_view id, std::string_view heading, const Parts&... parts) {
  return section_of(id, h2(heading), all(parts...));
}

// ---- cards ----

/// A card with its own place in the outline of the page.
[[nodiscard]] Html section_card(const Html& content);
/// A card that can be linked to.
[[nodiscard]] Html article_card(std::string_view id, const Html& content);
/// A card without padding, with a line of remarks at its foot.
[[nodiscard]] Html table_card_with_foot(const Html& table, const Html& foot);
/// One question with its answer as a statement.
struct Answer {
  Icon icon = Icon::Info;
  std::string_view question;
  std::string_view answer;
  std::string_view explanation;
  Html more;
};
[[nodiscard]] Html answer_card(const Answer& answer);

// ---- lists; an empty list gives nothing ----

enum class ListLook {
  Plain,     ///< without bullets
  Rows,      ///< lines between the items
  Checks,    ///< a mark before each item
  Numbered,  ///< in order
  Steps,     ///< in order, as an explanation
};
[[nodiscard]] Html list(ListLook look, const std::vector<Html>& items);
[[nodiscard]] Html plain_list(const std::vector<Html>& items);
[[nodiscard]] Html bullets(const std::vector<Content>& items);
/// Lines between the items, a mark and a word in each.
[[nodiscard]] Html state_list(const std::vector<Html>& items);

// ---- what opens ----

enum class Fold { Closed, Open };
[[nodiscard]] Html disclosure(const Content& summary, const Html& content, Fold fold = Fold::Closed);

/// Words of a source as they stand there, with where that is.
[[nodiscard]] Html quotation(std::string_view text, std::string_view where);

}  // namespace maatstaf::web
