// SPDX-License-Identifier: EUPL-1.2
//
// Relations between points and ranges (DMN 1.5, 10.3.4.11), after Allen's interval algebra. A point is
// compared as it stands; a range may be open or closed on either side.
#include <fmt/format.h>

#include "feel/builtin.h"
#include "feel/node.h"

namespace maatstaf::feel {
namespace {

// Equality for ends: other types cannot be compared.
Value equal(const Value& a, const Value& b) {
  return kleene_and(less_or_equal(a, b), less_or_equal(b, a));
}

Value both(const Value& a, const Value& b) {
  return kleene_and(a, b);
}
Value either(const Value& a, const Value& b) {
  return kleene_or(a, b);
}

bool has_start(const Range& range) {
  return range.start_boundary == Boundary::Closed;
}
bool has_end(const Range& range) {
  return range.end_boundary == Boundary::Closed;
}

Value misfit(const Value& a, const Value& b) {
  const Value& wrong = a.is_null() || a.is_range() ? b : a;
  return wrong_type(a.is_null() ? a : wrong, "een punt of een bereik dat hier past");
}

Value point_before(const Value& point, const Range& range) {
  return either(less(point, range.start), both(!has_start(range), equal(point, range.start)));
}

Value before_point(const Range& range, const Value& point) {
  return either(less(range.end, point), both(!has_end(range), equal(range.end, point)));
}

Value before_range(const Range& a, const Range& b) {
  return either(less(a.end, b.start), both(!has_end(a) || !has_start(b), equal(a.end, b.start)));
}

Value before(Arguments arguments, Evaluation& /*evaluation*/) {
  const Value& a = arguments[0];
  const Value& b = arguments[1];
  if (a.is_range()) {
    return b.is_range() ? before_range(a.range(), b.range()) : before_point(a.range(), b);
  }
  return b.is_range() ? point_before(a, b.range()) : less(a, b);
}

// Calls a relation with its arguments the other way round.
template <BuiltinBody body>
Value swapped(Arguments arguments, Evaluation& evaluation) {
  const Value pair[] = {arguments[1], arguments[0]};
  return body(Arguments(pair), evaluation);
}

Value meets(Arguments arguments, Evaluation& /*evaluation*/) {
  if (!arguments[0].is_range() || !arguments[1].is_range()) {
    return misfit(arguments[0], arguments[1]);
  }
  const Range& a = arguments[0].range();
  const Range& b = arguments[1].range();
  return both(has_end(a) && has_start(b), equal(a.end, b.start));
}

// a ends at or behind the start of b, so that they share a point there.
Value reaches(const Range& a, const Range& b) {
  return either(less(b.start, a.end), both(has_end(a) && has_start(b), equal(a.end, b.start)));
}

Value overlaps(Arguments arguments, Evaluation& /*evaluation*/) {
  if (!arguments[0].is_range() || !arguments[1].is_range()) {
    return misfit(arguments[0], arguments[1]);
  }
  const Range& a = arguments[0].range();
  const Range& b = arguments[1].range();
  return both(reaches(a, b), reaches(b, a));
}

// The end of a is not beyond the end of b.
Value ends_within(const Range& a, const Range& b) {
  return either(less(a.end, b.end), both(!has_end(a) || has_end(b), equal(a.end, b.end)));
}

// The start of a is not before the start of b.
Value starts_within(const Range& a, const Range& b) {
  return either(less(b.start, a.start), both(!has_start(a) || has_start(b), equal(a.start, b.start)));
}

Value overlaps_before(Arguments arguments, Evaluation& /*evaluation*/) {
  if (!arguments[0].is_range() || !arguments[1].is_range()) {
    return misfit(arguments[0], arguments[1]);
  }
  const Range& a = arguments[0].range();
  const Range& b = arguments[1].range();
  const Value starts_earlier =
      either(less(a.start, b.start), both(has_start(a) && !has_start(b), equal(a.start, b.start)));
  return both(both(starts_earlier, reaches(a, b)), ends_within(a, b));
}

Value finishes(Arguments arguments, Evaluation& /*evaluation*/) {
  const Value& a = arguments[0];
  if (!arguments[1].is_range()) {
    return misfit(a, arguments[1]);
  }
  const Range& b = arguments[1].range();
  if (!a.is_range()) {
    return both(has_end(b), equal(a, b.end));
  }
  return both(both(has_end(a.range()) == has_end(b), equal(a.range().end, b.end)),
              starts_within(a.range(), b));
}

Value includes(Arguments arguments, Evaluation& /*evaluation*/) {
  if (!arguments[0].is_range()) {
    return misfit(arguments[0], arguments[1]);
  }
  const Range& a = arguments[0].range();
  if (!arguments[1].is_range()) {
    return in_range(arguments[1], a);
  }
  const Range& b = arguments[1].range();
  return both(starts_within(b, a), ends_within(b, a));
}

Value starts(Arguments arguments, Evaluation& /*evaluation*/) {
  const Value& a = arguments[0];
  if (!arguments[1].is_range()) {
    return misfit(a, arguments[1]);
  }
  const Range& b = arguments[1].range();
  if (!a.is_range()) {
    return both(has_start(b), equal(a, b.start));
  }
  return both(both(has_start(a.range()) == has_start(b), equal(a.range().start, b.start)),
              ends_within(a.range(), b));
}

Value coincides(Arguments arguments, Evaluation& /*evaluation*/) {
  const Value& a = arguments[0];
  const Value& b = arguments[1];
  if (!a.is_range() && !b.is_range()) {
    return equal(a, b);
  }
  if (!a.is_range() || !b.is_range()) {
    return misfit(a, b);
  }
  const bool same_form =
      has_start(a.range()) == has_start(b.range()) && has_end(a.range()) == has_end(b.range());
  return both(same_form, both(equal(a.range().start, b.range().start), equal(a.range().end, b.range().end)));
}

Overload points(BuiltinBody body) {
  return overload({"point1", "point2"}, body);
}
Overload ranges(BuiltinBody body) {
  return overload({"range1", "range2"}, body);
}
Overload point_range(BuiltinBody body) {
  return overload({"point", "range"}, body);
}
Overload range_point(BuiltinBody body) {
  return overload({"range", "point"}, body);
}

}  // namespace

void add_range_functions(std::vector<Builtin>& out) {
  constexpr BuiltinBody kAfter = swapped<before>;
  out.push_back({"before", {points(before), point_range(before), range_point(before), ranges(before)}});
  out.push_back({"after", {points(kAfter), point_range(kAfter), range_point(kAfter), ranges(kAfter)}});
  out.push_back({"meets", {ranges(meets)}});
  out.push_back({"met by", {ranges(swapped<meets>)}});
  out.push_back({"overlaps", {ranges(overlaps)}});
  out.push_back({"overlaps before", {ranges(overlaps_before)}});
  out.push_back({"overlaps after", {ranges(swapped<overlaps_before>)}});
  out.push_back({"finishes", {point_range(finishes), ranges(finishes)}});
  out.push_back({"finished by", {range_point(swapped<finishes>), ranges(swapped<finishes>)}});
  out.push_back({"includes", {range_point(includes), ranges(includes)}});
  out.push_back({"during", {point_range(swapped<includes>), ranges(swapped<includes>)}});
  out.push_back({"starts", {point_range(starts), ranges(starts)}});
  out.push_back({"started by", {range_point(swapped<starts>), ranges(swapped<starts>)}});
  out.push_back({"coincides", {points(coincides), ranges(coincides)}});
}

}  // namespace maatstaf::feel
