// SPDX-License-Identifier: EUPL-1.2
#include "web/tabellen.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nederlands.h"
#include "web/components.h"

namespace maatstaf::web {

namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '\t'))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\t'))
    text.remove_suffix(1);
  return text;
}

/// A literal as a word: "ja" without quotes, true as ja; nullopt when it is anything else.
std::optional<std::string> literal(std::string_view text) {
  text = trimmed(text);
  if (text == "true") return "ja";
  if (text == "false") return "nee";
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"' && text.find('"', 1) == text.size() - 1) {
    std::string word(text.substr(1, text.size() - 2));
    if (word == "nvt") word = "n.v.t.";
    std::replace(word.begin(), word.end(), '_', ' ');
    return word;
  }
  const bool number = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == '-';
  });
  return number && text != "-" ? std::optional(std::string(text)) : std::nullopt;
}

/// Split at commas outside quotes and brackets.
std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == ']' || c == '}') --depth;
    if (c == ',' && depth == 0) {
      parts.push_back(text.substr(start, i - start));
      start = i + 1;
    }
  }
  parts.push_back(text.substr(start));
  return parts;
}

std::optional<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const auto part : parts_of(text)) {
    auto word = literal(part);
    if (!word) return std::nullopt;
    words.push_back(std::move(*word));
  }
  return base::enumerate(words, "of");
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == ',' || c == ';') {
      if (!word.empty()) words.push_back(std::exchange(word, {}));
    } else {
      word += c;
    }
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

Html annotation(const regels::Pakket& pakket, std::string_view column_name, std::string_view text) {
  return column_name == "Grondslag" ? source_labels(*pakket.bronregister, split_words(text))
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

/// The code of an outcome is shown as its name: "Meerzorg".
Html outcome_cell(const regels::Pakket& pakket, std::string_view text) {
  const auto plain = trimmed(text);
  for (const auto& outcome : pakket.uitkomsten) {
    if (plain == '"' + outcome.id + '"') return Html::text(outcome.naam);
  }
  return cel(text);
}

Html decision_table(const regels::Pakket& pakket, const dmn::Table& given, std::string_view name) {
  Table content{.caption = fmt::format("Tabel bij ‘{}’", name),
                .columns = {column("Rij")},
                .rows = {},
                .total = {},
                .narrow = Narrow::Scroll};
  for (const auto& input : given.inputs) {
    content.columns.push_back(
        column(input.label.empty() ? naam_voor_mensen(pakket, trimmed(input.expression.text)) : input.label));
  }
  for (const auto& output : given.outputs) {
    const auto label = !output.label.empty() ? output.label : given.outputs.size() > 1 ? output.name : "Dan";
    content.columns.push_back(column(label, ColumnKind::Mist));
  }
  for (const auto& name_of_column : given.annotations) content.columns.push_back(column(name_of_column));
  std::size_t number = 0;
  for (const auto& rule : given.rules) {
    Row row{.cells = {Html::text(std::to_string(++number))}, .group = {}, .group_note = {}};
    for (const auto& input : rule.inputs) row.cells.push_back(cel(input.text));
    for (const auto& output : rule.outputs)
      row.cells.push_back(markup("<strong>{}</strong>", outcome_cell(pakket, output.text)));
    for (std::size_t i = 0; i < given.annotations.size(); ++i) {
      row.cells.push_back(annotation(pakket, given.annotations[i],
                                     i < rule.annotations.size() ? rule.annotations[i] : std::string{}));
    }
    content.rows.push_back(std::move(row));
  }
  return markup("{}<p class=\"ms-caption\">{} – betekent: dit maakt in deze rij niet uit.</p>",
                table_card(content), hit_policy(given));
}

/// What the logic of a decision without a table looks like: the formula, or the named parts of it.
Html formula(const regels::Pakket& pakket, const dmn::Expression& expression) {
  switch (expression.kind) {
    case dmn::ExpressionKind::Literal:
      return markup("<pre class=\"ms-formula\"><code>{}</code></pre>", trimmed(expression.text.text));
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
        if (part) parts += formula(pakket, *part);
      }
      return parts;
    }
  }
}

std::vector<std::string> reads(const regels::Pakket& pakket, const dmn::DecisionInfo& beslissing) {
  std::vector<std::string> names;
  for (const int slot : beslissing.decisions) {
    if (const auto* other = pakket.model->decision_at(slot))
      names.push_back(naam_voor_mensen(pakket, other->name));
  }
  for (const int slot : beslissing.inputs) {
    if (const auto* input = pakket.model->input_at(slot))
      names.push_back(naam_voor_mensen(pakket, input->name));
  }
  return names;
}

}  // namespace

Html cel(std::string_view feel) {
  const auto text = trimmed(feel);
  if (text == "-" || text.empty())
    return markup("<span aria-hidden=\"true\">–</span><span class=\"ms-hidden\">maakt niet uit</span>");
  if (const auto words = words_of(text)) return Html::text(*words);
  if (text.starts_with("not(") && text.ends_with(")")) {
    if (const auto words = words_of(text.substr(4, text.size() - 5))) return Html::text("niet " + *words);
  }
  return code(text);
}

std::string naam_voor_mensen(const regels::Pakket& pakket, std::string_view naam) {
  if (const auto* begrip = pakket.begrippen->vind(naam)) return begrip->naam;
  if (const auto* decision = pakket.model->decision(naam))
    return decision->label.empty() ? decision->name : decision->label;
  if (const auto* parameter = pakket.parameter(naam)) return parameter->naam;
  return std::string(naam);
}

Html beslissing_blok(const regels::Pakket& pakket, const dmn::DecisionInfo& beslissing) {
  const auto name = beslissing.label.empty() ? beslissing.name : beslissing.label;
  Html readings;
  for (const auto& reading : pakket.interpretaties) {
    if (std::find(reading.raakt.begin(), reading.raakt.end(), beslissing.name) != reading.raakt.end()) {
      readings += markup(" {}", reading_label(pakket.id, reading.id));
    }
  }
  Html content = markup("<h3 id=\"beslissing-{}\">{}{}</h3>", slug(beslissing.name), name, readings);
  if (!beslissing.question.empty()) content += markup("<p class=\"ms-second\">{}</p>", beslissing.question);
  const auto names = reads(pakket, beslissing);
  if (!names.empty()) content += markup("<p class=\"ms-caption\">Leest: {}.</p>", base::enumerate(names));
  if (beslissing.table != nullptr) {
    content += decision_table(pakket, *beslissing.table, name);
  } else if (beslissing.expression != nullptr) {
    content += formula(pakket, *beslissing.expression);
  }
  return markup("<div class=\"ms-section\">{}</div>", content);
}

}  // namespace maatstaf::web
