// SPDX-License-Identifier: EUPL-1.2
#include "web/kern/blocks.h"

namespace maatstaf::web {

namespace {

std::string_view class_of(Block kind) {
  switch (kind) {
    case Block::Sections:
      return "ms-sections";
    case Block::Group:
      return "ms-section";
    case Block::Stack:
      return "ms-stack";
    case Block::Side:
      return "ms-stack ms-side";
    case Block::Prose:
      return "ms-prose";
    case Block::Width:
      return "ms-width";
    case Block::WidthSections:
      return "ms-width ms-sections";
    case Block::Cluster:
      return "ms-cluster";
    case Block::Spread:
      return "ms-spread";
    case Block::Columns:
      return "ms-columns ms-columns--side";
    case Block::FormColumns:
      return "ms-columns ms-columns--form";
    case Block::PairColumns:
      return "ms-columns ms-columns--pair";
    case Block::ThirdColumns:
      return "ms-columns ms-columns--third";
    case Block::CaseColumns:
      return "ms-columns ms-columns--case";
    case Block::FigureColumns:
      return "ms-columns ms-columns--figures";
    case Block::WelcomeColumns:
      return "ms-columns ms-columns--start";
    case Block::DoorColumns:
      return "ms-columns ms-columns--third ms-doors";
    case Block::Buttons:
      return "ms-buttons";
    case Block::StackedButtons:
      return "ms-buttons ms-buttons--stacked";
  }
  return "";
}

Html items_of(const std::vector<Html>& items) {
  Html result;
  for (const auto& item : items) {
    result += markup("<li>{}</li>", item);
  }
  return result;
}

}  // namespace

Html block(Block kind, const Html& content) {
  return markup("<div class=\"{}\">{}</div>", class_of(kind), content);
}

Html spread(const Html& left, const Html& right) {
  return block(Block::Spread, left + right);
}

Html section_of(std::string_view id, const Html& heading, const Html& content) {
  const auto anchor = id.empty() ? Html() : markup(" id=\"{}\"", id);
  return markup("<section class=\"ms-section\"{}>{}{}</section>", anchor, heading, content);
}

Html section_card(const Html& content) {
  return markup("<section class=\"ms-card\">{}</section>", content);
}

Html article_card(std::string_view id, const Html& content) {
  return markup("<article class=\"ms-card\" id=\"{}\">{}</article>", id, content);
}

Html table_card_with_foot(const Html& table, const Html& foot) {
  return markup(
      "<div class=\"ms-card ms-card--flush\">{}"
      "<p class=\"ms-table-foot\">{}</p></div>",
      table, foot);
}

Html answer_card(const Answer& answer) {
  return markup(
      "<section class=\"ms-card ms-answer\">{}"
      "<p class=\"ms-statement\">{}</p>{}{}</section>",
      h2(icon(answer.icon) + Html::text(answer.question)), answer.answer,
      second_line("{}", answer.explanation), answer.more);
}

Html list(ListLook look, const std::vector<Html>& items) {
  if (items.empty()) {
    return {};
  }
  switch (look) {
    case ListLook::Plain:
      return markup("<ul class=\"ms-plain\">{}</ul>", items_of(items));
    case ListLook::Rows:
      return markup("<ul class=\"ms-plain ms-rows\">{}</ul>", items_of(items));
    case ListLook::Checks:
      return markup("<ul class=\"ms-plain ms-checks\">{}</ul>", items_of(items));
    case ListLook::Numbered:
      return markup("<ol>{}</ol>", items_of(items));
    case ListLook::Steps:
      return markup("<ol class=\"ms-list\">{}</ol>", items_of(items));
  }
  return {};
}

Html plain_list(const std::vector<Html>& items) {
  return list(ListLook::Plain, items);
}

Html bullets(const std::vector<Content>& items) {
  Html result;
  for (const auto& item : items) {
    result += markup("<li>{}</li>", item.html());
  }
  return result.empty() ? result : markup("<ul>{}</ul>", result);
}

Html state_list(const std::vector<Html>& items) {
  Html result;
  for (const auto& item : items) {
    result += markup("<li class=\"ms-cluster\">{}</li>", item);
  }
  return result.empty() ? result : markup("<ul class=\"ms-plain ms-rows\">{}</ul>", result);
}

Html disclosure(const Content& summary, const Html& content, Fold fold) {
  const auto open = fold == Fold::Open ? markup(" open") : Html();
  return markup("<details class=\"ms-more\"{}><summary>{}</summary>{}</details>", open, summary.html(),
                content);
}

Html quotation(std::string_view text, std::string_view where) {
  return markup(
      "<figure class=\"ms-stack\"><blockquote class=\"ms-text\"><p>{}</p></blockquote>"
      "<figcaption class=\"ms-second\">{}</figcaption></figure>",
      text, where);
}

}  // namespace maatstaf::web
