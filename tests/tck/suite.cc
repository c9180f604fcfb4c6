// SPDX-License-Identifier: EUPL-1.2
#include "suite.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/ascii.h"
#include "dmn/xml.h"
#include "feel/expression.h"

namespace maatstaf::tck {
namespace {

using feel::Value;

/// Converts the text of an XML Schema value with the function of the language itself.
Value converted(const std::string& text, std::string_view function) {
  feel::Scope scope;
  scope.add("tekst");
  const auto expression = feel::parse_expression(std::string(function) + "(tekst)", scope);
  if (!expression) {
    return Value();
  }
  const Value values[] = {Value(text)};
  return expression->evaluate(feel::Environment(values));
}

Value simple_value(const pugi::xml_node& node) {
  std::string type;
  for (const auto& attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (name.ends_with(":nil") && std::string_view(attribute.value()) == "true") {
      return Value();
    }
    if (name.ends_with(":type")) {
      type = attribute.value();
    }
  }
  type = type.substr(type.find(':') + 1);
  const std::string raw = node.text().get();
  const std::string text(base::trimmed(raw));
  if (type == "string") {
    return Value(raw);
  }
  if (type == "boolean") {
    return Value(text == "true");
  }
  if (type == "date") {
    return converted(text, "date");
  }
  if (type == "time") {
    return converted(text, "time");
  }
  if (type == "dateTime") {
    return converted(text, "date and time");
  }
  if (type == "duration") {
    return converted(text, "duration");
  }
  if (type == "decimal" || type == "double") {
    const auto number = base::Decimal::parse(text);
    return number ? Value(*number) : Value();
  }
  return Value(raw);
}

Value read_value(const pugi::xml_node& parent) {
  feel::Context context;
  for (const auto& node : dmn::children(parent)) {
    const auto name = dmn::local_name(node);
    if (name == "value") {
      return simple_value(node);
    }
    if (name == "list") {
      for (const auto& attribute : node.attributes()) {
        const std::string_view nil = attribute.name();
        if (nil.ends_with(":nil") && std::string_view(attribute.value()) == "true") {
          return Value();
        }
      }
      feel::List list;
      for (const auto& item : dmn::children(node, "item")) {
        list.push_back(read_value(item));
      }
      return Value(std::move(list));
    }
    if (name == "component") {
      context.put(dmn::normalised(node.attribute("name").value()), read_value(node));
    }
  }
  return Value(std::move(context));
}

bool close(const base::Decimal& a, const base::Decimal& b) {
  if (a == b) {
    return true;
  }
  const auto difference = a.subtract(b);
  return difference && difference->absolute() <= *base::Decimal::parse("0.00000001");
}

}  // namespace

base::Result<std::string> read_text(const std::string& path) {
  const std::ifstream file(path, std::ios::binary);
  if (!file) {
    return base::fail(base::ErrorKind::NotFound, "Het bestand kan niet worden gelezen.",
                      "Controleer het pad.", {.file = path});
  }
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

base::Result<TestFile> read_test_file(const std::string& path) {
  TRY(const auto xml, read_text(path));
  dmn::XmlDocument document;
  TRY_VOID(document.load(xml, path, 20 * 1024 * 1024));
  const auto root = document.root();
  TestFile result;
  result.model = dmn::child_text(root, "modelName");
  for (const auto& node : dmn::children(root, "testCase")) {
    TestCase test{node.attribute("id").value(),
                  node.attribute("type").value(),
                  dmn::normalised(node.attribute("invocableName").value()),
                  {},
                  {}};
    for (const auto& input : dmn::children(node, "inputNode")) {
      test.inputs.push_back({dmn::normalised(input.attribute("name").value()),
                             input.attribute("namespace").value(), read_value(input)});
    }
    for (const auto& each : dmn::children(node, "resultNode")) {
      test.results.push_back({dmn::normalised(each.attribute("name").value()),
                              read_value(dmn::child(each, "expected")),
                              std::string_view(each.attribute("errorResult").value()) == "true"});
    }
    result.cases.push_back(std::move(test));
  }
  return result;
}

bool matches(const Value& expected, const Value& actual) {
  if (expected.kind() != actual.kind()) {
    return false;
  }
  if (expected.is_number()) {
    return close(expected.number(), actual.number());
  }
  if (expected.is_list()) {
    return std::ranges::equal(expected.list(), actual.list(), matches);
  }
  if (expected.is_context()) {
    const auto& entries = expected.context().entries();
    return entries.size() == actual.context().size() && std::ranges::all_of(entries, [&](const auto& each) {
             const Value* other = actual.context().find(each.first);
             return other != nullptr && matches(each.second, *other);
           });
  }
  return feel::same(expected, actual) || feel::equals(expected, actual).is_true();
}

}  // namespace maatstaf::tck
