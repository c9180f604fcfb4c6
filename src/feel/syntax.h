// SPDX-License-Identifier: EUPL-1.2
//
// The syntax tree of an expression as plain data, for whoever wants to judge it without evaluating it (types,
// ambiguous forms). What was constant is folded already and stands as one Constant.
#pragma once

#include <string>
#include <vector>

#include "feel/type.h"
#include "feel/value.h"

namespace maatstaf::feel {

enum class SyntaxKind {
  Constant,    ///< value
  Name,        ///< text; of the scope, an iterator or a parameter
  Member,      ///< text; inside a filter: a member of the item, else a name around it
  Missing,     ///< text; a name that stands for nothing
  Negation,    ///< one part
  Arithmetic,  ///< text is the sign; two parts
  Comparison,  ///< text is the sign; two parts
  And,
  Or,
  Between,     ///< value, low, high
  In,          ///< value, then the tests
  InstanceOf,  ///< one part; type
  If,          ///< condition, then, else
  For,         ///< names of the iterators; per iterator its list or range, then the body
  Some,
  Every,
  Items,     ///< a list that is written out
  Context,   ///< names, and a part for each
  Range,     ///< parts are the ends that are there; text is the sign of `< 10`, empty for an interval
  Path,      ///< one part; text is the member
  Filter,    ///< list, condition
  Function,  ///< names of the parameters; the body
  External,  ///< the body
  Call,      ///< what is called, then the arguments; names when they are given by name
  Builtin,   ///< text is the name of the function; arguments; names when they are given by name
  AnyOf,     ///< unary tests of which one must hold
  NoneOf,    ///< not(...) around unary tests
  IsEqual,   ///< a unary test that is compared with the input
};

struct Syntax {
  SyntaxKind kind = SyntaxKind::Constant;
  int offset = 0;  ///< in the text of the expression
  std::string text;
  std::vector<std::string> names;
  std::vector<Syntax> parts;
  Value value;
  Type type;
};

}  // namespace maatstaf::feel
