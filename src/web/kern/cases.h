// SPDX-License-Identifier: EUPL-1.2
//
// Patterns of the pages on which the office works at a case: judging, putting care together, deciding, and
// the work list (schermen, section 5). They know how such a thing looks, not what is in it. Pure functions,
// thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "web/kern/blocks.h"

namespace maatstaf::web {

// ---- a step ----

struct StepHead {
  std::string heading;
  Html mark;  ///< at the right: the answer, or that a draft is private
  std::string explanation;
  Html sources;
};
[[nodiscard]] Html step_head(const StepHead& head);

/// The form around the work of a step. Its first button does not show: Enter keeps the draft, and never adds
/// a line or signs.
[[nodiscard]] Html work_form(std::string_view action, const Html& csrf, const Html& work);

// ---- judging ----

/// A question with, beside it, why.
[[nodiscard]] Html judgement_field(const Html& field, const Html& why);
/// A question that needs no reason.
[[nodiscard]] Html fact_field(const Html& field);
/// A question over the whole width, with why below it.
[[nodiscard]] Html wide_judgement(const Html& field, const Html& why = {});

/// A signed judgement; the texts may be empty.
struct Judged {
  std::string name;
  Html answer;
  std::string reason;
  Html evidence;
  std::string why_new_version;
};
[[nodiscard]] Html judged(const Judged& judgement);
/// Who signed the judgements above it, and their lock.
[[nodiscard]] Html signed_line(std::string_view who, const Html& lock);
enum class JudgedLook { Pair, List };
[[nodiscard]] Html judged_group(JudgedLook look, const Html& judgements);

/// Boxes with what somebody declares by signing.
[[nodiscard]] Html declarations(const Html& boxes);
/// The card in which somebody signs.
[[nodiscard]] Html sign_card(Icon icon, std::string_view heading, const Html& content);

/// The table in which client and profile are compared, per domain.
enum class DomainsLook { Read, Edit };
[[nodiscard]] Html domains(DomainsLook look, const Html& table);
/// What the dot and the stroke in a score mean, and what a score is not.
[[nodiscard]] Html score_legend(std::string_view dot, const Html& stroke, const Html& remark);

// ---- care ----

/// One item of care as a line that opens to its fields.
struct CareLine {
  std::size_t number = 1;
  Html what;
  Html limitation;
  std::string form;
  std::string hours;
  std::string rate;
  std::string per_year;
  Html fields;
  Html action;  ///< takes the line away; may be empty
  Fold fold = Fold::Closed;
};
[[nodiscard]] Html care_line(const CareLine& line);

struct CareForm {
  std::string id;
  std::string heading;
  std::string error;
  Html lines;
  std::string hours;  ///< together
  std::string per_year;
  Html foot;
};
[[nodiscard]] Html care_form(const CareForm& form);
/// The hours of a week by part of the day.
[[nodiscard]] Html week_card(std::string_view heading, const Html& table);
/// From care to amount: calculations, and whether they add up.
[[nodiscard]] Html amounts_card(std::string_view heading, const Html& calculations);
[[nodiscard]] Html amounts_add_up(std::string_view text);

// ---- deciding ----

struct Proposal {
  std::string overline;
  std::string heading;
  std::string remark;
  Html figures;
};
[[nodiscard]] Html proposal(const Proposal& proposal);

/// One link of the chain: what kind of thing, in a few words, and the things.
[[nodiscard]] Html why_link(std::string_view heading, std::string_view what, const Html& content);
/// Facts, judgements and rules beside each other, each leading to the next.
[[nodiscard]] Html why_chain(const Html& facts, const Html& judgements, const Html& rules);

/// What comes first stands above the text and, where there is room, the buttons beside both.
[[nodiscard]] Html decision(const Html& first, const Html& text_and_side);
[[nodiscard]] Html decision_text(const Html& content);
[[nodiscard]] Html decision_side(const Html& content);

// ---- the work list ----

[[nodiscard]] Html queue(const Html& table);
/// The link of a row, in its second cell: the whole row can be pressed.
[[nodiscard]] Html row_link(std::string_view address, std::string_view text);

// ---- what the client reads ----

/// What happens now, on top of the status.
[[nodiscard]] Html now(const Html& card);
/// Whether the client must do something.
[[nodiscard]] Html for_you(std::string_view what, std::string_view explanation);

}  // namespace maatstaf::web
