// SPDX-License-Identifier: EUPL-1.2
#include "web/kern/tabellen.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/nederlands.h"
#include "regels/pakket/woorden.h"
#include "web/kern/components.h"

namespace maatstaf::web {

namespace {

/// A cell in words, a dash for what does not matter, and anything else as it is written.
Html cel(const regels::Pakket& pakket, std::string_view expressie, std::string_view feel) {
  const auto text = base::trimmed(feel);
  if (text == "-" || text.empty()) {
    return markup("<span aria-hidden=\"true\">–</span><span class=\"ms-hidden\">maakt niet uit</span>");
  }
  if (const auto words = regels::cel_in_woorden(pakket, expressie, text)) {
    return Html::text(*words);
  }
  if (const auto words = regels::formule_in_woorden(pakket, text)) {
    return Html::text(*words);
  }
  return code(text);
}

Html annotation(const regels::Pakket& pakket, std::string_view column_name, std::string_view text) {
  return column_name == "Grondslag" ? source_labels(*pakket.bronregister, regels::ids_van(text))
                                    : Html::text(text);
}

std::string_view hit_policy(const dmn::Table& table) {
  switch (table.hit_policy) {
    case dmn::HitPolicy::Unique:
      return "Precies één rij past.";
    case dmn::HitPolicy::First:
      return "De eerste rij die past, telt.";
    case dmn::HitPolicy::Priority:
      return "Van de rijen die passen telt de belangrijkste uitkomst.";
    case dmn::HitPolicy::Any:
      return "Alle rijen die passen, zeggen hetzelfde.";
    case dmn::HitPolicy::Collect:
    case dmn::HitPolicy::RuleOrder:
    case dmn::HitPolicy::OutputOrder:
      return "Alle rijen die passen, tellen.";
  }
  return "";
}

Html decision_table(const regels::Pakket& pakket, const dmn::Table& given, std::string_view name) {
  Table content{.caption = fmt::format("Tabel bij ‘{}’", name),
                .columns = {column("Rij")},
                .rows = {},
                .total = {},
                .narrow = Narrow::Scroll};
  for (const auto& input : given.inputs) {
    content.columns.push_back(column(regels::kolomnaam(pakket, input)));
  }
  for (const auto& output : given.outputs) {
    const auto label = !output.label.empty() ? output.label : given.outputs.size() > 1 ? output.name : "Dan";
    content.columns.push_back(column(label, ColumnKind::Mist));
  }
  for (const auto& name_of_column : given.annotations) {
    content.columns.push_back(column(name_of_column));
  }
  std::size_t number = 0;
  for (const auto& rule : given.rules) {
    Row row{.cells = {Html::text(std::to_string(++number))}, .group = {}, .group_note = {}};
    for (std::size_t i = 0; i < rule.inputs.size(); ++i) {
      row.cells.push_back(cel(pakket, given.inputs[i].expression.text, rule.inputs[i].text));
    }
    for (const auto& output : rule.outputs) {
      row.cells.push_back(markup("<strong>{}</strong>", cel(pakket, {}, output.text)));
    }
    for (std::size_t i = 0; i < given.annotations.size(); ++i) {
      row.cells.push_back(annotation(pakket, given.annotations[i],
                                     i < rule.annotations.size() ? rule.annotations[i] : std::string{}));
    }
    content.rows.push_back(std::move(row));
  }
  return markup("{}<p class=\"ms-caption\">{} – betekent: dit maakt in deze rij niet uit.</p>",
                table_card(content), hit_policy(given));
}

/// In words where that can be done, with the formula itself behind a button; else the formula.
Html formula_text(const regels::Pakket& pakket, std::string_view feel) {
  const auto written = markup("<pre class=\"ms-formula\"><code>{}</code></pre>", base::trimmed(feel));
  const auto words = regels::formule_in_woorden(pakket, feel);
  if (!words) {
    return written;
  }
  return markup("<p class=\"ms-text\">{}.</p>{}", capital(*words),
                disclosure("Toon de formule zoals de computer die leest", written));
}

/// What the logic of a decision without a table looks like: the formula, or the named parts of it.
Html formula(const regels::Pakket& pakket, const dmn::Expression& expression) {
  switch (expression.kind) {
    case dmn::ExpressionKind::Literal:
      return formula_text(pakket, expression.text.text);
    case dmn::ExpressionKind::Table:
      return expression.table ? decision_table(pakket, *expression.table, expression.label) : Html{};
    case dmn::ExpressionKind::Context: {
      std::vector<Pair> pairs;
      for (const auto& entry : expression.entries) {
        pairs.push_back({entry.variable.name.empty() ? "uitkomst" : entry.variable.name,
                         entry.value ? formula(pakket, *entry.value) : Html{}});
      }
      return description_list(pairs);
    }
    default: {
      Html parts;
      for (const auto& part : expression.parts) {
        if (part) {
          parts += formula(pakket, *part);
        }
      }
      return parts;
    }
  }
}

std::vector<std::string> reads(const regels::Pakket& pakket, const dmn::DecisionInfo& beslissing) {
  std::vector<std::string> names;
  for (const int slot : beslissing.decisions) {
    if (const auto* other = pakket.model->decision_at(slot)) {
      names.push_back(naam_voor_mensen(pakket, other->name));
    }
  }
  for (const int slot : beslissing.inputs) {
    if (const auto* input = pakket.model->input_at(slot)) {
      names.push_back(naam_voor_mensen(pakket, input->name));
    }
  }
  return names;
}

/// The law, letters and people that the decision rests on, as the model draws them. The rows of a table have
/// sources of their own; a formula has only these.
Html rests_on(const regels::Pakket& pakket, const dmn::DecisionInfo& beslissing) {
  std::vector<Html> labels;
  for (const auto& id : beslissing.authorities) {
    for (const auto& source : pakket.model->knowledge_sources()) {
      if (source.id != id) {
        continue;
      }
      const auto text = source.label.empty() ? source.name : source.label;
      labels.push_back(source.location.starts_with("jci")
                           ? link("https://wetten.overheid.nl/" + source.location, text)
                           : Html::text(text));
    }
  }
  if (labels.empty()) {
    return {};
  }
  return markup("<p class=\"ms-caption\">Rust op: {}.</p>", join(labels, Html::text("; ")));
}

}  // namespace

Html beslissing_blok(const regels::Pakket& pakket, const dmn::DecisionInfo& beslissing) {
  const auto name = beslissing.label.empty() ? beslissing.name : beslissing.label;
  Html readings;
  for (const auto& reading : pakket.interpretaties) {
    if (std::ranges::find(reading.raakt, beslissing.name) != reading.raakt.end()) {
      readings += markup(" {}", reading_label(pakket.id, reading.id));
    }
  }
  Html content = markup("<h3 id=\"beslissing-{}\">{}{}</h3>", slug(beslissing.name), name, readings);
  if (!beslissing.question.empty()) {
    content += markup("<p class=\"ms-second\">{}</p>", beslissing.question);
  }
  const auto names = reads(pakket, beslissing);
  if (!names.empty()) {
    content += markup("<p class=\"ms-caption\">Leest: {}.</p>", base::enumerate(names));
  }
  content += rests_on(pakket, beslissing);
  if (beslissing.table != nullptr) {
    content += decision_table(pakket, *beslissing.table, name);
  } else if (beslissing.expression != nullptr) {
    content += formula(pakket, *beslissing.expression);
  }
  return markup("<div class=\"ms-section\">{}</div>", content);
}

}  // namespace maatstaf::web
