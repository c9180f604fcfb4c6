// SPDX-License-Identifier: EUPL-1.2
//
// Recursive descent for expressions, precedence climbing for operators (DMN 1.5, 10.3.1.2). Internal to feel.
//
// Precedence, from weak to strong: or; and; comparison, between, in; + -; * /; **; unary minus; instance of;
// path, filter and call. As the suite has it, unary minus binds stronger than ** and ** runs from left to
// right.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "feel/expression.h"
#include "feel/lexer.h"
#include "feel/node.h"

namespace maatstaf::feel {

// The levels of operators: 1 or, 2 and, 3 comparison, 4 + -, 5 * /, 6 **. Beside a comparison stands at least
// a 4.
constexpr int kOperandLevel = 4;

class Parser {
 public:
  Parser(std::string_view source, const Scope& scope, const Type& input_type = {});

  [[nodiscard]] base::Result<NodePointer> whole_expression();
  /// nullptr for "-".
  [[nodiscard]] base::Result<NodePointer> whole_unary_tests();
  [[nodiscard]] base::Result<Type> whole_type();

  [[nodiscard]] std::vector<std::string> take_references() { return std::move(references_); }
  [[nodiscard]] std::vector<std::string> take_missing() { return std::move(missing_); }

 private:
  enum class LevelKind { Scope, Frame, Filter };
  // One Environment at run time.
  struct Level {
    LevelKind kind = LevelKind::Frame;
    const Scope* scope = nullptr;    // of a Scope
    std::vector<std::string> names;  // of a Frame, by slot
    bool is_partial_used = false;
    bool is_input_used = false;
  };
  struct Word {
    std::string name;
    std::size_t end = 0;
  };
  // Counts how deep brackets and operators nest; and inside brackets `[` is a filter again.
  class Nesting {
   public:
    explicit Nesting(Parser& parser) : parser_(parser), was_in_range_end_(parser.is_in_range_end_) {
      ++parser.depth_;
      parser.is_in_range_end_ = false;
    }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;
    ~Nesting() {
      --parser_.depth_;
      parser_.is_in_range_end_ = was_in_range_end_;
    }
    [[nodiscard]] bool is_too_deep() const { return parser_.depth_ > kDeepest; }

   private:
    static constexpr int kDeepest = 200;
    Parser& parser_;
    bool was_in_range_end_;
  };

  // Tokens.
  void advance() { move_to(token_.end()); }
  void move_to(std::size_t offset) { token_ = next_token(source_, offset); }
  [[nodiscard]] bool at_symbol(std::string_view symbol) const;
  [[nodiscard]] bool at_word(std::string_view word) const;
  bool take_symbol(std::string_view symbol);
  bool take_word(std::string_view word);
  [[nodiscard]] base::Result<void> expect_symbol(std::string_view symbol);
  [[nodiscard]] base::Result<void> expect_word(std::string_view word);
  [[nodiscard]] tl::unexpected<base::Error> error(std::string cause) const;
  [[nodiscard]] tl::unexpected<base::Error> unexpected_token() const;
  [[nodiscard]] base::Result<NodePointer> checked(NodePointer node) const;
  [[nodiscard]] int offset() const { return static_cast<int>(token_.offset); }

  // Names (parser_names.cc).
  void learn_members(const Type& type, int depth = 0);
  [[nodiscard]] bool in_filter() const;
  [[nodiscard]] Word declared_name() const;
  [[nodiscard]] Word undeclared_name() const;
  [[nodiscard]] Word member_name() const;
  [[nodiscard]] base::Result<std::string> name_before_word(std::string_view word);
  [[nodiscard]] base::Result<std::string> name_before_colon();
  [[nodiscard]] std::size_t argument_name_end() const;
  [[nodiscard]] NodePointer resolve(const std::string& name, int at);
  [[nodiscard]] NodePointer find_in_levels(const std::string& name, int at, std::vector<int>& item_hops);
  [[nodiscard]] base::Result<NodePointer> name_expression();
  void remember(std::vector<std::string>& names, const std::string& name);

  // Types (parser_names.cc).
  [[nodiscard]] base::Result<Type> type();
  [[nodiscard]] base::Result<Type> named_type();
  [[nodiscard]] base::Result<Type> context_type();
  [[nodiscard]] base::Result<Type> function_type();

  // Expressions.
  [[nodiscard]] static std::optional<Comparison> comparison_of(const Token& token);
  [[nodiscard]] base::Result<NodePointer> expression();
  [[nodiscard]] base::Result<NodePointer> binary(int weakest);
  [[nodiscard]] base::Result<NodePointer> binary_rest(NodePointer left, int weakest);
  [[nodiscard]] base::Result<NodePointer> between_rest(NodePointer value, int at);
  [[nodiscard]] base::Result<NodePointer> in_rest(NodePointer value, int at);
  [[nodiscard]] base::Result<NodePointer> unary();
  [[nodiscard]] base::Result<NodePointer> postfix(NodePointer node);
  [[nodiscard]] base::Result<NodePointer> primary();
  [[nodiscard]] base::Result<NodePointer> word_expression();
  [[nodiscard]] base::Result<NodePointer> number();
  [[nodiscard]] base::Result<NodePointer> temporal();
  [[nodiscard]] base::Result<NodeList> parenthesised();
  [[nodiscard]] base::Result<NodePointer> operator_range();
  [[nodiscard]] base::Result<NodePointer> list_or_range();
  [[nodiscard]] base::Result<NodePointer> range_rest(int at, Boundary from, NodePointer start);
  [[nodiscard]] base::Result<NodePointer> context();
  [[nodiscard]] base::Result<NodePointer> filter_rest(NodePointer source);
  [[nodiscard]] base::Result<NodePointer> path_rest(NodePointer source);
  [[nodiscard]] base::Result<NodePointer> call_rest(NodePointer callee, const Builtin* builtin);
  [[nodiscard]] base::Result<NodePointer> if_expression();
  [[nodiscard]] base::Result<NodePointer> for_expression();
  [[nodiscard]] base::Result<NodePointer> quantified_expression(Quantifier quantifier);
  [[nodiscard]] base::Result<std::vector<Iterator>> iterators();
  [[nodiscard]] base::Result<NodePointer> function_definition();
  [[nodiscard]] base::Result<std::vector<Parameter>> parameters();

  // Unary tests.
  [[nodiscard]] base::Result<NodePointer> unary_tests();
  [[nodiscard]] base::Result<NodePointer> unary_test();

  std::string_view source_;
  const Scope& scope_;
  Token token_;
  std::vector<Level> levels_;                   // from outside to inside
  std::set<std::string, std::less<>> members_;  // names that may follow a point or stand in a filter
  std::vector<std::string> references_;
  std::vector<std::string> missing_;
  int depth_ = 0;
  int type_depth_ = 0;
  bool is_in_range_end_ = false;  // there `[` closes an open range and begins no filter
};

}  // namespace maatstaf::feel
