// SPDX-License-Identifier: EUPL-1.2
#include "web/kern/cases.h"

#include <fmt/format.h>

#include "web/kern/forms.h"

namespace maatstaf::web {

namespace {

Html number_cell(std::string_view number, std::string_view unit) {
  const auto words = unit.empty() ? Html() : markup("<span class=\"ms-care__unit\"> {}</span>", unit);
  return markup("<span class=\"ms-number\">{}{}</span>", number, words);
}

/// What the columns of care are; each line says it again on a phone.
Html care_head() {
  Html cells;
  for (const auto* name : {"Zorg", "Past bij beperking", "Vorm", "Uren per week", "Tarief", "Per jaar", ""}) {
    cells += span(name);
  }
  return markup("<div class=\"ms-care__row ms-care__head\" aria-hidden=\"true\">{}</div>", cells);
}

Html care_total(const CareForm& form) {
  return markup("<p class=\"ms-care__row ms-care__total\">{}{}{}{}{}{}{}</p>", span("Samen"), span(""),
                span(""), number_cell(form.hours, "uur per week"), span(""), number_cell(form.per_year, ""),
                span(""));
}

}  // namespace

Html step_head(const StepHead& head) {
  return markup("<div class=\"ms-step\">{}{}{}</div>", spread(h2(head.heading), head.mark),
                lead("{}", head.explanation), p("{}", head.sources));
}

Html work_form(std::string_view action, const Html& csrf, const Html& work) {
  const auto quiet_button = markup(
      R"(<button type="submit" class="ms-hidden" name="doe" value="bewaar" tabindex="-1" aria-hidden="true">)"
      "Bewaar</button>");
  return markup("<form class=\"ms-work\" method=\"post\" action=\"{}\" novalidate>{}{}{}</form>", action,
                csrf, quiet_button, work);
}

Html judgement_field(const Html& field, const Html& why) {
  return markup("<div class=\"ms-judge\">{}<div class=\"ms-judge__why\">{}</div></div>", field, why);
}

Html fact_field(const Html& field) {
  return markup("<div class=\"ms-judge\">{}</div>", field);
}

Html wide_judgement(const Html& field, const Html& why) {
  return markup("<div class=\"ms-judge ms-judge--whole\">{}{}</div>", field, why);
}

Html judged(const Judged& judgement) {
  const auto head =
      markup("<div class=\"ms-judged__head\">{} {}</div>", strong(judgement.name), judgement.answer);
  const auto reason = judgement.reason.empty() ? Html() : p("{}", judgement.reason);
  const auto version = judgement.why_new_version.empty()
                           ? Html()
                           : second_line("Waarom een nieuwe versie: {}", judgement.why_new_version);
  return markup("<div class=\"ms-judged\">{}{}{}{}</div>", head, reason, judgement.evidence, version);
}

Html signed_line(std::string_view who, const Html& lock) {
  return markup("<p class=\"ms-signed\">{} {}</p>", second("{}", who), lock);
}

Html judged_group(JudgedLook look, const Html& judgements) {
  return markup("<div class=\"{}\">{}</div>", look == JudgedLook::Pair ? "ms-judged-pair" : "ms-judged-list",
                judgements);
}

Html declarations(const Html& boxes) {
  return markup("<div class=\"ms-declare\">{}</div>", boxes);
}

Html sign_card(Icon which, std::string_view heading, const Html& content) {
  return markup(
      "<section class=\"ms-card ms-sign\">"
      "<h2 class=\"ms-side__title ms-with-icon\">{}{}</h2>{}</section>",
      icon(which), heading, content);
}

Html domains(DomainsLook look, const Html& table) {
  return markup("<div class=\"ms-domains{}\">{}</div>", look == DomainsLook::Edit ? " ms-domains--edit" : "",
                table);
}

Html score_legend(std::string_view dot, const Html& stroke, const Html& remark) {
  return markup(
      "<p class=\"ms-legend\">"
      "<span class=\"ms-legend__dot\" aria-hidden=\"true\"></span>{} "
      "<span class=\"ms-legend__line\" aria-hidden=\"true\"></span>{} {}</p>",
      span(dot), span(stroke), span(remark));
}

Html care_line(const CareLine& line) {
  const auto pen = markup("<span class=\"ms-care__pen\">{}{}</span>", icon(Icon::Pen),
                          heard(fmt::format("Wijzig onderdeel {}", line.number)));
  const auto row = span(line.what) + span(line.limitation) + span(line.form) +
                   number_cell(line.hours, "uur per week") + number_cell(line.rate, "per uur") +
                   number_cell(line.per_year, "per jaar") + pen;
  return markup(
      "<details class=\"ms-care\"{}>"
      "<summary class=\"ms-care__row\">{}</summary>"
      "<div class=\"ms-care__fields\">{}{}</div></details>",
      line.fold == Fold::Open ? markup(" open") : Html(), row, item_fields(line.fields), line.action);
}

Html care_form(const CareForm& form) {
  const auto error = form.error.empty() ? Html()
                                        : markup("<p class=\"ms-field__error ms-care__error\">{}{}</p>",
                                                 icon(Icon::Triangle), span(form.error));
  return markup(
      "<section class=\"ms-card ms-card--flush\" id=\"{}\">"
      "<h3 class=\"ms-hidden\">{}</h3>{}{}{}{}"
      "<div class=\"ms-table-foot\">{}</div></section>",
      form.id, form.heading, error, care_head(), form.lines, care_total(form), form.foot);
}

Html week_card(std::string_view heading, const Html& table) {
  return markup("<div class=\"ms-card ms-week\">{}{}</div>", h3(heading), table);
}

Html amounts_card(std::string_view heading, const Html& calculations) {
  return markup("<section class=\"ms-card ms-amounts\">{}{}</section>", h3(heading), calculations);
}

Html amounts_add_up(std::string_view text) {
  return markup("<p class=\"ms-closes ms-with-icon\">{}{}</p>", icon(Icon::Check), span(text));
}

Html proposal(const Proposal& given) {
  const auto words = overline(given.overline) + h2(given.heading) + second_line("{}", given.remark);
  return markup("<div class=\"ms-spread ms-proposal\">{}{}</div>", together(words), given.figures);
}

Html why_link(std::string_view heading, std::string_view what, const Html& content) {
  return markup("<section>{}{}{}</section>", h3(heading), second_line("{}", what), content);
}

Html why_chain(const Html& facts, const Html& judgements, const Html& rules) {
  const auto arrow =
      markup("<span class=\"ms-chain__arrow\">{}</span>", icon(Icon::ArrowRight, IconSize::Small));
  return markup("<div class=\"ms-card ms-chain\">{}{}{}</div>", together(facts), together(arrow, judgements),
                together(arrow, rules));
}

Html decision(const Html& first, const Html& text_and_side) {
  return markup("<div class=\"ms-decide\"><div class=\"ms-stack ms-decide__first\">{}</div>{}</div>", first,
                text_and_side);
}

Html decision_text(const Html& content) {
  return markup("<div class=\"ms-stack ms-decide__text\">{}</div>", content);
}

Html decision_side(const Html& content) {
  return markup("<div class=\"ms-stack ms-decide__side\">{}</div>", content);
}

Html queue(const Html& table) {
  return markup("<div class=\"ms-queue\">{}</div>", table);
}

Html row_link(std::string_view address, std::string_view text) {
  return markup("<a class=\"ms-rowlink\" href=\"{}\">{}</a>", address, text);
}

Html now(const Html& card) {
  return markup("<section class=\"ms-now\">{}</section>", card);
}

Html for_you(std::string_view what, std::string_view explanation) {
  const auto mark = markup("<span class=\"ms-state ms-state--ja\">{}</span>", icon(Icon::Check));
  return icon_line(mark, span(markup("{} {}", strong(what), explanation)));
}

}  // namespace maatstaf::web
