// SPDX-License-Identifier: EUPL-1.2
#include "web/kern/components.h"

#include <fmt/format.h>

#include "base/nederlands.h"
#include "http/form.h"

namespace maatstaf::web {

namespace {

std::string_view class_of(LabelKind kind) {
  switch (kind) {
    case LabelKind::Plain:
      return "";
    case LabelKind::InWerking:
      return " ms-label--in-werking";
    case LabelKind::Voorgenomen:
      return " ms-label--voorgenomen";
    case LabelKind::Voorbeeld:
      return " ms-label--voorbeeld";
    case LabelKind::Gebied:
      return " ms-label--gebied";
  }
  return "";
}

std::string_view class_of(CardKind kind) {
  switch (kind) {
    case CardKind::Plain:
      return "";
    case CardKind::Mist:
      return " ms-card--mist";
    case CardKind::Now:
      return " ms-card--now";
    case CardKind::Accent:
      return " ms-card--accent";
    case CardKind::Wacht:
      return " ms-card--accent ms-card--wacht";
    case CardKind::Actie:
      return " ms-card--accent ms-card--actie";
  }
  return "";
}

std::string_view class_of(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::Text:
      return "";
    case ColumnKind::Number:
      return "ms-number";
    case ColumnKind::Mist:
      return "ms-mist";
    case ColumnKind::Planned:
      return "ms-planned";
  }
  return "";
}

Html table_row(const Table& table, const Row& row) {
  Html cells;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto& column = table.columns.at(i);
    if (i == 0) {
      cells += markup("<th scope=\"row\" class=\"{}\">{}</th>", class_of(column.kind), row.cells[i]);
    } else {
      cells += markup("<td class=\"{}\" data-label=\"{}\">{}</td>", class_of(column.kind), column.label,
                      row.cells[i]);
    }
  }
  return markup("<tr>{}</tr>", cells);
}

Html link_list(std::string_view name, std::string_view list_class, const std::vector<Link>& links) {
  Html items;
  for (const auto& item : links) {
    items += item.current
                 ? markup("<li><a href=\"{}\" aria-current=\"page\">{}</a></li>", item.address, item.text)
                 : markup("<li><a href=\"{}\">{}</a></li>", item.address, item.text);
  }
  return markup("<nav aria-label=\"{}\"><ul class=\"{}\">{}</ul></nav>", name, list_class, items);
}

}  // namespace

Html paragraphs(std::string_view text) {
  Html result;
  while (!text.empty()) {
    const auto end = text.find("\n\n");
    auto part = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 2);
    Html lines;
    while (true) {
      const auto line_end = part.find('\n');
      lines += Html::text(part.substr(0, line_end));
      if (line_end == std::string_view::npos) {
        break;
      }
      part.remove_prefix(line_end + 1);
      if (!part.empty()) {
        lines += markup("<br>");
      }
    }
    if (!lines.empty()) {
      result += markup("<p>{}</p>", lines);
    }
  }
  return result;
}

std::string count(std::size_t number, std::string_view one, std::string_view more) {
  return fmt::format("{} {}", number, number == 1 ? one : more);
}

std::string capital(std::string_view text) {
  std::string result(text);
  if (!result.empty() && result.front() >= 'a' && result.front() <= 'z') {
    result.front() = static_cast<char>(result.front() - 32);
  }
  return result;
}

std::string slug(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter) {
      result += c;
    } else if (c >= 'A' && c <= 'Z') {
      result += static_cast<char>(c + 32);
    } else if (!result.empty() && result.back() != '-') {
      result += '-';
    }
  }
  while (!result.empty() && result.back() == '-') {
    result.pop_back();
  }
  return result;
}

Html link(std::string_view address, std::string_view text) {
  return markup("<a class=\"utrecht-link\" href=\"{}\">{}</a>", address, text);
}

Html link_at(std::string_view id, std::string_view address, const Html& text) {
  return markup("<a class=\"utrecht-link\" id=\"{}\" href=\"{}\">{}</a>", id, address, text);
}

Html code(std::string_view text) {
  return markup("<span class=\"ms-code\">{}</span>", text);
}

Html label(std::string_view text, LabelKind kind) {
  return markup("<span class=\"ms-label{}\">{}</span>", class_of(kind), text);
}

Html source_label(const regels::Bronnen& bronnen, std::string_view id) {
  const auto* bron = bronnen.vind(id);
  if (bron == nullptr) {
    return label(id);
  }
  return markup("<a class=\"ms-label\" href=\"/bronnen/{}\">{}</a>", http::encode_percent(bron->id),
                bron->kort.empty() ? bron->titel : bron->kort);
}

Html source_labels(const regels::Bronnen& bronnen, const std::vector<std::string>& ids) {
  if (ids.empty()) {
    return {};
  }
  std::vector<Html> labels;
  labels.reserve(ids.size());
  for (const auto& id : ids) {
    labels.push_back(source_label(bronnen, id));
  }
  return markup("<span class=\"ms-labels\">{}</span>", join(labels, Html::text(" ")));
}

Html status_label(regels::Status status) {
  switch (status) {
    case regels::Status::InWerking:
    case regels::Status::Vastgesteld:
      return label(regels::woord(status), LabelKind::InWerking);
    case regels::Status::Vervallen:
      return label(regels::woord(status));
    case regels::Status::Concept:
    case regels::Status::Voorgenomen:
    case regels::Status::InConsultatie:
    case regels::Status::Alternatief:
      return label(regels::woord(status), LabelKind::Voorgenomen);
  }
  return label(regels::woord(status));
}

Html example_label() {
  return label("voorbeeldwaarde", LabelKind::Voorbeeld);
}

Html reading_label(std::string_view package_id, std::string_view interpretation_id) {
  return markup("<a class=\"ms-label ms-label--lezing\" href=\"/regels/{}#lezing-{}\">gekozen lezing {}</a>",
                package_id, slug(interpretation_id), interpretation_id);
}

Html lock_label(int version) {
  return markup("<span class=\"ms-label ms-label--slot\">{}versie {}, vastgezet</span>",
                icon(Icon::Lock, IconSize::Small), version);
}

Html message(MessageKind kind, std::string_view strong, const Html& text) {
  const auto body = markup("<div><strong>{}</strong> {}</div>", strong, text);
  switch (kind) {
    case MessageKind::Uitleg:
      return markup("<div class=\"ms-message ms-message--uitleg\">{}{}</div>", icon(Icon::Info), body);
    case MessageKind::Onbekend:
      return markup("<div class=\"ms-message ms-message--onbekend\">{}{}</div>",
                    state_mark(Toestand::Onbekend), body);
    case MessageKind::LetOp:
      return markup("<div class=\"ms-message ms-message--letop\">{}{}</div>", icon(Icon::Triangle), body);
    case MessageKind::Opgeslagen:
      return markup("<div class=\"ms-message ms-message--opgeslagen\" role=\"status\">{}{}</div>",
                    icon(Icon::Check), body);
  }
  return body;
}

Html card(const Html& content, CardKind kind) {
  return markup("<div class=\"ms-card{}\">{}</div>", class_of(kind), content);
}

Html side_card(std::string_view heading, const Html& content, CardKind kind) {
  return markup("<section class=\"ms-card{}\"><h2 class=\"ms-side__title\">{}</h2>{}</section>",
                class_of(kind), heading, content);
}

Html door(Icon which, std::string_view heading, std::string_view text, std::string_view action,
          std::string_view address) {
  return markup(
      "<div class=\"ms-card ms-door\">{}<h2><a href=\"{}\">{}</a></h2><p>{}</p>"
      "<p class=\"ms-door__action\" aria-hidden=\"true\">{}{}</p></div>",
      icon(which, IconSize::Large), address, heading, text, action, icon(Icon::ArrowRight));
}

Html need(const Need& need) {
  Html text = markup("<h3>{}{}</h3>", state_mark(Toestand::Onbekend), need.heading);
  text += markup("<p><strong>{}</strong> {}</p>", need.question, need.why);
  if (!need.from.empty()) {
    text += markup("<p class=\"ms-second\">Kan komen van: {}</p>", need.from);
  }
  return markup("<div class=\"ms-need\"><div class=\"ms-need__text\">{}</div>{}</div>", text, need.action);
}

Html description_list(const std::vector<Pair>& pairs) {
  Html items;
  for (const auto& pair : pairs) {
    items += markup("<dt>{}</dt><dd>{}</dd>", pair.term, pair.description);
  }
  return markup("<dl class=\"ms-list\">{}</dl>", items);
}

Html facts(const std::vector<Pair>& pairs) {
  Html items;
  for (const auto& pair : pairs) {
    items += markup("<div><dt>{}</dt><dd>{}</dd></div>", pair.term, pair.description);
  }
  return markup("<dl class=\"ms-facts\">{}</dl>", items);
}

Column column(std::string_view heading, ColumnKind kind) {
  return {Html::text(heading), kind, std::string(heading)};
}

Html table(const Table& table) {
  Html head;
  for (const auto& item : table.columns) {
    head += markup("<th scope=\"col\" class=\"{}\">{}</th>", class_of(item.kind), item.heading);
  }
  Html bodies;
  Html rows;
  for (const auto& row : table.rows) {
    if (!row.group.empty()) {
      if (!rows.empty()) {
        bodies += markup("<tbody>{}</tbody>", rows);
      }
      rows =
          markup("<tr class=\"ms-group\"><th scope=\"rowgroup\" colspan=\"{}\">{}<small>{}</small></th></tr>",
                 table.columns.size(), row.group, row.group_note);
    }
    rows += table_row(table, row);
  }
  bodies += markup("<tbody>{}</tbody>", rows);
  if (!table.total.empty()) {
    bodies +=
        markup("<tfoot>{}</tfoot>", table_row(table, {.cells = table.total, .group = {}, .group_note = {}}));
  }
  const std::string_view caption_class =
      table.caption_visibility == CaptionVisibility::Hidden ? "ms-hidden" : "ms-caption";
  const std::string_view narrow_class = table.narrow == Narrow::Cards ? " ms-table--cards" : "";
  // A region that scrolls must be reachable by keyboard and have a name (WCAG 2.1.1).
  return markup(
      "<div class=\"ms-table-region\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">"
      "<table class=\"ms-table{}\"><caption class=\"{}\">{}</caption><thead><tr>{}</tr></thead>{}</table>"
      "</div>",
      table.caption, narrow_class, caption_class, table.caption, head, bodies);
}

Html table_card(const Table& content) {
  return markup("<div class=\"ms-card ms-card--flush\">{}</div>", table(content));
}

Html calculation(const Calculation& calculation) {
  Html lines;
  for (const auto& line : calculation.lines) {
    lines += markup("<tr><th scope=\"row\">{}</th><td>{}</td></tr>", line.what, line.amount);
  }
  lines += markup("<tr class=\"ms-total\"><th scope=\"row\">{}</th><td>{}</td></tr>", calculation.total.what,
                  calculation.total.amount);
  return markup(
      "<table class=\"ms-calculation\"><caption class=\"ms-hidden\">{}</caption><tbody>{}</tbody></table>",
      calculation.caption, lines);
}

Html tabs(std::string_view name, const std::vector<Link>& links) {
  return link_list(name, "ms-tabs", links);
}

Html pills(std::string_view name, const std::vector<Link>& links) {
  return link_list(name, "ms-pills", links);
}

Html crumbs(const std::vector<Link>& links) {
  Html items;
  for (const auto& item : links) {
    items += item.current ? markup("<li><span aria-current=\"page\">{}</span></li>", item.text)
                          : markup("<li><a href=\"{}\">{}</a></li>", item.address, item.text);
  }
  return markup("<nav aria-label=\"Kruimelpad\"><ol class=\"ms-crumbs\">{}</ol></nav>", items);
}

Html history(const std::vector<Happening>& list) {
  Html items;
  for (const auto& item : list) {
    items +=
        markup("<li><time datetime=\"{}\">{}</time><div>{}</div></li>", item.datetime, item.when, item.what);
  }
  return markup("<ol class=\"ms-history\">{}</ol>", items);
}

}  // namespace maatstaf::web
