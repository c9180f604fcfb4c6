// SPDX-License-Identifier: EUPL-1.2
#include "feel/value.h"

#include <algorithm>

namespace maatstaf::feel {
namespace {

// How deep a value nests and how many values it has in all, each counted once per place where it stands.
// Sharing makes a value of a few kilobytes that would take years to walk through; such values are refused
// when made.
struct Extent {
  std::uint32_t depth = 1;
  std::uint32_t count = 1;
  bool holds_unknown = false;

  void include(const Extent& part) {
    depth = std::max(depth, part.depth + 1);
    count = std::min(count + part.count, kCountLimit + 1);
    holds_unknown = holds_unknown || part.holds_unknown;
  }
  [[nodiscard]] bool is_too_large() const { return depth > kDepthLimit || count > kCountLimit; }

  static constexpr std::uint32_t kDepthLimit = 500;
  static constexpr std::uint32_t kCountLimit = 10'000'000;
};

struct NullObject final : SharedObject {
  explicit NullObject(Diagnostic value) : why(std::move(value)) {}
  Diagnostic why;
};

struct UnknownObject final : SharedObject {
  explicit UnknownObject(std::vector<std::string> value) : causes(std::move(value)) {}
  std::vector<std::string> causes;  // sorted, unique
};

struct StringObject final : SharedObject {
  explicit StringObject(std::string value) : text(std::move(value)) {}
  std::string text;
};

struct TimeObject final : SharedObject {
  explicit TimeObject(const Time& value) : time(value) {}
  Time time;
};

struct DateTimeObject final : SharedObject {
  explicit DateTimeObject(const DateTime& value) : moment(value) {}
  DateTime moment;
};

struct ListObject final : SharedObject {
  ListObject(List value, Extent size) : list(std::move(value)), extent(size) {}
  List list;
  Extent extent;
};

struct ContextObject final : SharedObject {
  ContextObject(Context value, Extent size) : context(std::move(value)), extent(size) {}
  Context context;
  Extent extent;
};

struct RangeObject final : SharedObject {
  RangeObject(Range value, Extent size) : range(std::move(value)), extent(size) {}
  Range range;
  Extent extent;
};

struct FunctionObject final : SharedObject {
  explicit FunctionObject(Function value) : function(std::move(value)) {}
  Function function;
};

template <class Object>
const Object& as(const SharedObject* object) {
  return *static_cast<const Object*>(object);
}

void sort_unique(std::vector<std::string>& names) {
  std::ranges::sort(names);
  const auto rest = std::ranges::unique(names);
  names.erase(rest.begin(), rest.end());
}

void collect_causes(const Value& value, std::vector<std::string>& out) {
  switch (value.kind()) {
    case Kind::Unknown:
      out.insert(out.end(), value.causes().begin(), value.causes().end());
      break;
    case Kind::List:
      for (const Value& item : value.list()) {
        collect_causes(item, out);
      }
      break;
    case Kind::Context:
      for (const auto& [name, item] : value.context().entries()) {
        collect_causes(item, out);
      }
      break;
    case Kind::Range:
      collect_causes(value.range().start, out);
      collect_causes(value.range().end, out);
      break;
    default:
      break;
  }
}

Extent extent_of(const Value& value, const SharedObject* object) {
  switch (value.kind()) {
    case Kind::List:
      return as<ListObject>(object).extent;
    case Kind::Context:
      return as<ContextObject>(object).extent;
    case Kind::Range:
      return as<RangeObject>(object).extent;
    default:
      return {1, 1, value.is_unknown()};
  }
}

const SharedObject* too_large() {
  return new NullObject({DiagnosticCode::Depth, "Een lijst of context is te diep genest of te groot.",
                         "Maak de gegevens kleiner of minder diep.", -1});
}

}  // namespace

std::string_view kind_name(Kind kind) {
  switch (kind) {
    case Kind::Null:
      return "niets (null)";
    case Kind::Unknown:
      return "onbekend";
    case Kind::Boolean:
      return "ja of nee";
    case Kind::Number:
      return "een getal";
    case Kind::String:
      return "een tekst";
    case Kind::Date:
      return "een datum";
    case Kind::Time:
      return "een tijd";
    case Kind::DateTime:
      return "een datum met tijd";
    case Kind::YearsMonthsDuration:
      return "een duur in jaren en maanden";
    case Kind::DaysTimeDuration:
      return "een duur in dagen en tijd";
    case Kind::List:
      return "een lijst";
    case Kind::Context:
      return "een context";
    case Kind::Range:
      return "een bereik";
    case Kind::Function:
      return "een functie";
  }
  return "een waarde";
}

Value::Value(std::string value) : Value(Kind::String, new StringObject(std::move(value))) {}
Value::Value(const Time& value) : Value(Kind::Time, new TimeObject(value)) {}
Value::Value(const DateTime& value) : Value(Kind::DateTime, new DateTimeObject(value)) {}
Value::Value(List value) : kind_(Kind::List) {
  Extent extent;
  for (const Value& item : value) {
    extent.include(extent_of(item, item.payload_.object));
  }
  kind_ = extent.is_too_large() ? Kind::Null : Kind::List;
  payload_.object = extent.is_too_large() ? too_large() : new ListObject(std::move(value), extent);
}

Value::Value(Context value) : kind_(Kind::Context) {
  Extent extent;
  for (const auto& [name, item] : value.entries()) {
    extent.include(extent_of(item, item.payload_.object));
  }
  kind_ = extent.is_too_large() ? Kind::Null : Kind::Context;
  payload_.object = extent.is_too_large() ? too_large() : new ContextObject(std::move(value), extent);
}

Value::Value(Range value) : kind_(Kind::Range) {
  Extent extent;
  extent.include(extent_of(value.start, value.start.payload_.object));
  extent.include(extent_of(value.end, value.end.payload_.object));
  kind_ = extent.is_too_large() ? Kind::Null : Kind::Range;
  payload_.object = extent.is_too_large() ? too_large() : new RangeObject(std::move(value), extent);
}

Value::Value(Function value) : Value(Kind::Function, new FunctionObject(std::move(value))) {}

Value Value::null(Diagnostic why) {
  return {Kind::Null, new NullObject(std::move(why))};
}

Value Value::unknown(std::vector<std::string> causes) {
  sort_unique(causes);
  return {Kind::Unknown, new UnknownObject(std::move(causes))};
}

Value Value::unknown(const Value& a, const Value& b) {
  if (a.is_unknown() && (!b.holds_unknown() || (b.is_unknown() && a.payload_.object == b.payload_.object))) {
    return a;
  }
  if (b.is_unknown() && !a.holds_unknown()) {
    return b;
  }
  std::vector<std::string> causes;
  collect_causes(a, causes);
  collect_causes(b, causes);
  return unknown(std::move(causes));
}

std::string_view Value::string() const {
  return as<StringObject>(payload_.object).text;
}
const Time& Value::time() const {
  return as<TimeObject>(payload_.object).time;
}
const DateTime& Value::date_time() const {
  return as<DateTimeObject>(payload_.object).moment;
}
const List& Value::list() const {
  return as<ListObject>(payload_.object).list;
}
const Context& Value::context() const {
  return as<ContextObject>(payload_.object).context;
}
const Range& Value::range() const {
  return as<RangeObject>(payload_.object).range;
}
const Function& Value::function() const {
  return as<FunctionObject>(payload_.object).function;
}

const Diagnostic* Value::diagnostic() const {
  return is_null() && payload_.object != nullptr ? &as<NullObject>(payload_.object).why : nullptr;
}

const std::vector<std::string>& Value::causes() const {
  static const std::vector<std::string> none;
  return is_unknown() ? as<UnknownObject>(payload_.object).causes : none;
}

bool Value::holds_unknown() const {
  return is_unknown() || (kind_ >= Kind::List && extent_of(*this, payload_.object).holds_unknown);
}

Context::Context(std::initializer_list<Entry> entries) {
  for (const auto& [name, value] : entries) {
    put(name, value);
  }
}

Context& Context::put(std::string name, Value value) {
  for (auto& [known, old] : entries_) {
    if (known == name) {
      old = std::move(value);
      return *this;
    }
  }
  entries_.emplace_back(std::move(name), std::move(value));
  return *this;
}

const Value* Context::find(std::string_view name) const {
  for (const auto& [known, value] : entries_) {
    if (known == name) {
      return &value;
    }
  }
  return nullptr;
}

Function::Function(std::vector<Parameter> parameters, Body body, Type result)
    : definition_(std::make_shared<const Definition>(
          Definition{std::move(parameters), std::move(body), std::move(result), nullptr})) {}

}  // namespace maatstaf::feel
