// SPDX-License-Identifier: EUPL-1.2
//
// The parts that pages are made of (schermen, sections 1 and 3). Every function gives escaped Html and knows
// nothing of cases, sessions or storage. Pure functions, thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/html.h"
#include "regels/pakket/pakket.h"
#include "regels/register/bronnen.h"
#include "web/kern/blocks.h"
#include "web/kern/icons.h"

namespace maatstaf::web {

// ---- text ----

/// Paragraphs of plain text: a blank line separates them, a line end becomes a line break.
[[nodiscard]] Html paragraphs(std::string_view text);
/// 1 "fact", 2 "facts": "1 feit", "2 feiten".
[[nodiscard]] std::string count(std::size_t number, std::string_view one, std::string_view more);
/// First letter as a capital.
[[nodiscard]] std::string capital(std::string_view text);
/// "in_werking" to "in-werking", "Stap 5a" to "stap-5a": for ids in a page.
[[nodiscard]] std::string slug(std::string_view text);
[[nodiscard]] Html link(std::string_view address, std::string_view text);
/// A link that is linked to itself, as the place where something must be changed.
[[nodiscard]] Html link_at(std::string_view id, std::string_view address, const Html& text);
[[nodiscard]] Html code(std::string_view text);

// ---- labels ----

enum class LabelKind { Plain, InWerking, Voorgenomen, Voorbeeld, Gebied };
[[nodiscard]] Html label(std::string_view text, LabelKind kind = LabelKind::Plain);
/// The article as a link to its page in the source register; an id that is not registered stays a plain
/// label.
[[nodiscard]] Html source_label(const regels::Bronnen& bronnen, std::string_view id);
[[nodiscard]] Html source_labels(const regels::Bronnen& bronnen, const std::vector<std::string>& ids);
[[nodiscard]] Html status_label(regels::Status status);
/// "voorbeeldwaarde": a value without a source.
[[nodiscard]] Html example_label();
/// "gekozen lezing I-04", a link to the interpretation on the page of its package.
[[nodiscard]] Html reading_label(std::string_view package_id, std::string_view interpretation_id);
/// "versie 1, vastgezet" with a lock: a signed judgement.
[[nodiscard]] Html lock_label(int version);

// ---- messages and blocks ----

enum class MessageKind { Uitleg, Onbekend, LetOp, Opgeslagen };
[[nodiscard]] Html message(MessageKind kind, std::string_view strong, const Html& text = {});

enum class CardKind { Plain, Mist, Now, Accent, Wacht, Actie };
[[nodiscard]] Html card(const Html& content, CardKind kind = CardKind::Plain);
/// A card in the side column with its own heading.
[[nodiscard]] Html side_card(std::string_view heading, const Html& content, CardKind kind = CardKind::Plain);
/// A card that is one big link.
[[nodiscard]] Html door(Icon icon, std::string_view heading, std::string_view text, std::string_view action,
                        std::string_view address);

/// What is missing: the question, why it matters, who can supply it, and one action (a form or link, may be
/// empty).
struct Need {
  std::string heading = "Nog 1 feit nodig";
  std::string question;
  std::string why;
  std::string from;  ///< "gedragsdeskundige of school"
  Html action;
};
[[nodiscard]] Html need(const Need& need);

/// Pairs of a word and what it says.
struct Pair {
  std::string term;
  Html description;
};
[[nodiscard]] Html description_list(const std::vector<Pair>& pairs);
/// The same as a row of facts (case bar, head of a page).
[[nodiscard]] Html facts(const std::vector<Pair>& pairs);

// ---- tables ----

enum class ColumnKind { Text, Number, Mist, Planned };
struct Column {
  Html heading;
  ColumnKind kind = ColumnKind::Text;
  std::string label;  ///< plain text of the heading, shown above the value on a phone
};
[[nodiscard]] Column column(std::string_view heading, ColumnKind kind = ColumnKind::Text);

enum class CaptionVisibility { Hidden, Shown };
enum class Narrow { Scroll, Cards };  ///< what a wide table does on a phone

struct Row {
  std::vector<Html> cells;  ///< the first is the header of the row
  std::string group;        ///< when not empty, a heading over this and the following rows
  std::string group_note;
};
struct Table {
  std::string caption;
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::vector<Html> total;  ///< may be empty
  CaptionVisibility caption_visibility = CaptionVisibility::Hidden;
  Narrow narrow = Narrow::Cards;
};
[[nodiscard]] Html table(const Table& table);
/// A table in a card without padding.
[[nodiscard]] Html table_card(const Table& table);

/// One line of a calculation: what, its source, the amount in words with its sign.
struct CalculationLine {
  Html what;
  std::string amount;
};
struct Calculation {
  std::string caption;
  std::vector<CalculationLine> lines;
  CalculationLine total;
};
[[nodiscard]] Html calculation(const Calculation& calculation);

// ---- navigation ----

struct Link {
  std::string address;
  std::string text;
  bool current = false;
};
[[nodiscard]] Html tabs(std::string_view name, const std::vector<Link>& links);
[[nodiscard]] Html crumbs(const std::vector<Link>& links);
/// Filters that can be bookmarked; `text` may end in a number.
[[nodiscard]] Html pills(std::string_view name, const std::vector<Link>& links);

/// What happened, newest first.
struct Happening {
  std::string when;      ///< in words
  std::string datetime;  ///< ISO
  Html what;
};
[[nodiscard]] Html history(const std::vector<Happening>& list);

}  // namespace maatstaf::web
