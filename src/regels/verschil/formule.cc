// SPDX-License-Identifier: EUPL-1.2
#include "regels/verschil/formule.h"

#include "base/ascii.h"

namespace maatstaf::regels {

std::string gladgestreken(std::string_view tekst) {
  std::string uit;
  bool in_tekst = false;
  for (const char c : base::trimmed(tekst)) {
    const bool wit = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (c == '"') {
      in_tekst = !in_tekst;
    }
    if (wit && !in_tekst) {
      if (uit.back() != ' ') {
        uit += ' ';
      }
    } else {
      uit += c;
    }
  }
  return uit;
}

namespace {

void als_formule(const dmn::Expression& expressie, std::string& uit);

void tabel_als_formule(const dmn::Table& tabel, std::string& uit) {
  uit += "tabel(";
  for (const dmn::TableInput& kolom : tabel.inputs) {
    uit += gladgestreken(kolom.expression.text) + " | ";
  }
  for (const dmn::TableRule& rij : tabel.rules) {
    uit += "; ";
    for (const dmn::Text& cel : rij.inputs) {
      uit += gladgestreken(cel.text) + " | ";
    }
    for (const dmn::Text& cel : rij.outputs) {
      uit += "→ " + gladgestreken(cel.text);
    }
  }
  uit += ")";
}

void als_formule(const dmn::Expression& expressie, std::string& uit) {
  if (expressie.kind == dmn::ExpressionKind::Literal) {
    uit += gladgestreken(expressie.text.text);
  }
  if (expressie.table) {
    tabel_als_formule(*expressie.table, uit);
  }
  if (!expressie.iterator.empty()) {
    uit += expressie.iterator + ": ";
  }
  for (const dmn::Variable& kolom : expressie.columns) {
    uit += kolom.name + ", ";
  }
  if (expressie.kind == dmn::ExpressionKind::Function) {
    uit += "→ ";
  }
  for (const dmn::Entry& deel : expressie.entries) {
    uit += (deel.variable.name.empty() ? "uitkomst" : deel.variable.name) + ": ";
    if (deel.value) {
      als_formule(*deel.value, uit);
    }
    uit += "; ";
  }
  for (const dmn::ExpressionPointer& deel : expressie.parts) {
    if (deel) {
      als_formule(*deel, uit);
    }
    if (expressie.parts.size() > 1) {
      uit += "; ";
    }
  }
}

}  // namespace

std::string als_formule(const dmn::Expression& expressie) {
  std::string uit;
  als_formule(expressie, uit);
  return uit;
}

}  // namespace maatstaf::regels
