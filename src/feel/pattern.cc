// SPDX-License-Identifier: EUPL-1.2
#include "feel/pattern.h"

#include <fmt/format.h>
#include <unicode/regex.h>
#include <unicode/unistr.h>

#include "base/ascii.h"

namespace maatstaf::feel {

using base::is_digit;
using base::is_letter;
using base::is_space;

namespace {

constexpr std::int32_t kTimeLimit = 500;         // ICU counts in steps of about a millisecond
constexpr std::int32_t kStackLimit = 1'000'000;  // bytes of backtracking
constexpr std::size_t kLongestPattern = 10'000;

tl::unexpected<base::Error> fail(std::string cause) {
  return base::fail(base::ErrorKind::Input, std::move(cause), "Verbeter het patroon.");
}

icu::UnicodeString to_unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

// Rewrites a pattern of XPath as ICU understands it, and refuses what XPath does not know.
class Translator {
 public:
  Translator(std::string_view pattern, std::string_view flags)
      : pattern_(has(flags, 'x') ? without_space(pattern) : std::string(pattern)),
        is_multiline_(has(flags, 'm')),
        ignores_case_(has(flags, 'i')) {}

  base::Result<std::string> translate() {
    while (at_ < pattern_.size()) {
      const char c = pattern_[at_];
      if (c == '\\') {
        TRY_VOID(escape());
        continue;
      }
      if (depth_ == 0) {
        outside_class(c);
      } else {
        inside_class(c);
      }
      ++at_;
    }
    if (depth_ != 0) {
      return fail("In een patroon ontbreekt \"]\".");
    }
    if (highest_reference_ > groups_) {
      return fail("Een patroon verwijst naar een groep die er niet is.");
    }
    return out_;
  }

 private:
  static bool has(std::string_view flags, char flag) { return flags.find(flag) != std::string_view::npos; }

  // 5.6.1.1, flag x: white space is removed except inside a character class.
  static std::string without_space(std::string_view pattern) {
    std::string out;
    int depth = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      const char c = pattern[i];
      if (c == '\\' && i + 1 < pattern.size() && !is_space(pattern[i + 1])) {
        out += c;
        out += pattern[++i];
        continue;
      }
      depth += c == '[' ? 1 : (c == ']' && depth > 0 ? -1 : 0);
      if (!is_space(c) || depth > 0) {
        out += c;
      }
    }
    return out;
  }

  void outside_class(char c) {
    if (c == '[') {
      ++depth_;
      is_class_start_ = true;
      out_ += c;
    } else if (c == '^' && !is_multiline_) {
      out_ += "\\A";
    } else if (c == '$' && !is_multiline_) {
      out_ += "\\z";
    } else {
      groups_ += c == '(' && pattern_.compare(at_, 3, "(?:") != 0 ? 1 : 0;
      out_ += c;
    }
  }

  void inside_class(char c) {
    if (c == '[') {
      ++depth_;
      is_class_start_ = true;
      out_ += c;
      return;
    }
    if (c == ']') {
      --depth_;
      out_ += c;
    } else if (c == '&' || c == '{' || c == '}' || c == '$' || (c == '^' && !is_class_start_)) {
      out_ += '\\';  // plain characters in XPath, operators in ICU
      out_ += c;
    } else if (c == '-' && at_ + 1 < pattern_.size() && pattern_[at_ + 1] == '[') {
      out_ += "--";  // subtraction
    } else if (c == '-' && is_plain_hyphen()) {
      out_ += "\\-";
    } else if (ignores_case_ && depth_ > 1 && is_letter(c)) {
      subtract_both_cases(c);
    } else {
      out_ += c;
    }
    is_class_start_ = c == '^' && is_class_start_;
  }

  // ICU subtracts before it ignores case, XPath after: [A-Z-[OI]] with flag i must not match "o". So a letter
  // or a range of letters that is subtracted is subtracted in both cases.
  void subtract_both_cases(char first) {
    char last = first;
    if (at_ + 2 < pattern_.size() && pattern_[at_ + 1] == '-' && is_letter(pattern_[at_ + 2])) {
      last = pattern_[at_ + 2];
      at_ += 2;
    }
    constexpr unsigned kCaseBit = 0x20;
    for (const unsigned flip : {0U, kCaseBit}) {
      out_ += static_cast<char>(static_cast<unsigned char>(first) ^ flip);
      out_ += '-';
      out_ += static_cast<char>(static_cast<unsigned char>(last) ^ flip);
    }
  }

  // A hyphen that begins or ends a class, or follows a range, stands for itself.
  [[nodiscard]] bool is_plain_hyphen() const {
    const char next = at_ + 1 < pattern_.size() ? pattern_[at_ + 1] : ']';
    const bool follows_range = at_ >= 3 && pattern_[at_ - 2] == '-' && pattern_[at_ - 3] != '[';
    return is_class_start_ || next == ']' || follows_range;
  }

  base::Result<void> escape() {
    if (at_ + 1 >= pattern_.size()) {
      return fail("Een patroon eindigt met een losse backslash.");
    }
    const char c = pattern_[at_ + 1];
    is_class_start_ = false;
    if (c == 'p' || c == 'P') {
      return property();
    }
    if (is_digit(c)) {
      return reference();
    }
    at_ += 2;
    switch (c) {
      case 'i':
        out_ += "[\\p{L}_:]";
        return {};
      case 'I':
        out_ += "[^\\p{L}_:]";
        return {};
      case 'c':
        out_ += "[\\p{L}\\p{M}\\p{Nd}\\-._:\\u00B7]";
        return {};
      case 'C':
        out_ += "[^\\p{L}\\p{M}\\p{Nd}\\-._:\\u00B7]";
        return {};
      default:
        break;
    }
    constexpr std::string_view kAllowed = "nrt\\|.?*+(){}-[]^$sSdDwW";
    if (kAllowed.find(c) == std::string_view::npos) {
      return fail("Een patroon heeft een onbekend teken achter een backslash.");
    }
    out_ += '\\';
    out_ += c;
    return {};
  }

  base::Result<void> reference() {
    if (depth_ > 0 || pattern_[at_ + 1] == '0') {
      return fail("Een verwijzing naar een groep kan hier in een patroon niet staan.");
    }
    out_ += '\\';
    out_ += pattern_[at_ + 1];
    highest_reference_ = std::max(highest_reference_, pattern_[at_ + 1] - '0');
    at_ += 2;
    // XPath reads as many digits as there are groups; ICU might read more of them.
    if (at_ < pattern_.size() && is_digit(pattern_[at_])) {
      out_ += "(?:)";
    }
    return {};
  }

  // \p{IsBasicLatin} is a block; ICU calls that \p{Block=BasicLatin}.
  base::Result<void> property() {
    const std::size_t close = pattern_.find('}', at_);
    if (at_ + 2 >= pattern_.size() || pattern_[at_ + 2] != '{' || close == std::string::npos) {
      return fail("Een patroon heeft een onvolledige \\p{…}.");
    }
    const std::string name = pattern_.substr(at_ + 3, close - at_ - 3);
    if (name.empty() || name.find_first_of(" \t\n\r{") != std::string::npos) {
      return fail("Een patroon heeft een onbekende \\p{…}.");
    }
    out_ += '\\';
    out_ += pattern_[at_ + 1];
    out_ +=
        name.starts_with("Is") ? fmt::format("{{Block={}}}", name.substr(2)) : fmt::format("{{{}}}", name);
    at_ = close + 1;
    return {};
  }

  std::string pattern_;
  bool is_multiline_;
  bool ignores_case_;
  std::size_t at_ = 0;
  std::string out_;
  int depth_ = 0;  // of character classes
  bool is_class_start_ = false;
  int groups_ = 0;
  int highest_reference_ = 0;
};

base::Result<std::uint32_t> read_flags(std::string_view flags) {
  std::uint32_t out = 0;
  for (const char flag : flags) {
    switch (flag) {
      case 's':
        out |= UREGEX_DOTALL;
        break;
      case 'm':
        out |= UREGEX_MULTILINE;
        break;
      case 'i':
        out |= UREGEX_CASE_INSENSITIVE;
        break;
      case 'x':
        break;  // the translator sees to it
      case 'q':
        out |= UREGEX_LITERAL;
        break;
      default:
        return fail("Een patroon kent alleen de vlaggen s, m, i, x en q.");
    }
  }
  return out;
}

}  // namespace

struct Pattern::Compiled {
  std::unique_ptr<icu::RegexPattern> regex;

  [[nodiscard]] std::unique_ptr<icu::RegexMatcher> matcher(const icu::UnicodeString& text,
                                                           UErrorCode& status) const {
    std::unique_ptr<icu::RegexMatcher> out(regex->matcher(text, status));
    if (out) {
      out->setTimeLimit(kTimeLimit, status);
      out->setStackLimit(kStackLimit, status);
    }
    return out;
  }
};

Pattern::Pattern(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

base::Result<Pattern> Pattern::compile(std::string_view pattern, std::string_view flags) {
  if (pattern.size() > kLongestPattern) {
    return fail("Een patroon is te lang.");
  }
  TRY(const std::uint32_t options, read_flags(flags));
  std::string source(pattern);
  if ((options & UREGEX_LITERAL) == 0) {
    TRY(source, Translator(pattern, flags).translate());
  }
  UErrorCode status = U_ZERO_ERROR;
  UParseError place;
  auto compiled = std::make_unique<Compiled>();
  compiled->regex.reset(icu::RegexPattern::compile(to_unicode(source), options, place, status));
  if (U_FAILURE(status) != 0 || !compiled->regex) {
    return fail("Een patroon is geen geldige reguliere expressie.");
  }
  return Pattern(std::move(compiled));
}

base::Result<bool> Pattern::occurs_in(std::string_view text) const {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString unicode = to_unicode(text);
  const auto matcher = compiled_->matcher(unicode, status);
  const bool found = U_SUCCESS(status) != 0 && matcher->find(status) != 0;
  if (U_FAILURE(status) != 0) {
    return fail("Het zoeken met een patroon duurt te lang.");
  }
  return found;
}

namespace {

// Appends the replacement for one match (XPath and XQuery functions 3.1, 5.6.4).
base::Result<void> append_replacement(const icu::UnicodeString& replacement, icu::RegexMatcher& matcher,
                                      icu::UnicodeString& out, UErrorCode& status) {
  for (std::int32_t i = 0; i < replacement.length(); ++i) {
    const char16_t c = replacement[i];
    const char16_t next = i + 1 < replacement.length() ? replacement[i + 1] : u'\0';
    if (c == u'\\') {
      if (next != u'\\' && next != u'$') {
        return fail("In de vervangende tekst kan een backslash alleen voor \\ of $ staan.");
      }
      out.append(next);
      ++i;
    } else if (c == u'$') {
      if (next < u'0' || next > u'9') {
        return fail("In de vervangende tekst hoort achter $ het nummer van een groep.");
      }
      std::int32_t group = next - u'0';
      ++i;
      while (i + 1 < replacement.length() && replacement[i + 1] >= u'0' && replacement[i + 1] <= u'9' &&
             group * 10 + (replacement[i + 1] - u'0') <= matcher.groupCount()) {
        group = group * 10 + (replacement[++i] - u'0');
      }
      if (group <= matcher.groupCount()) {
        out.append(matcher.group(group, status));
      }
    } else {
      out.append(c);
    }
  }
  return {};
}

}  // namespace

base::Result<std::string> Pattern::replace(std::string_view text, std::string_view replacement) const {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString unicode = to_unicode(text);
  const icu::UnicodeString replacing = to_unicode(replacement);
  const auto matcher = compiled_->matcher(unicode, status);
  icu::UnicodeString out;
  std::int32_t behind = 0;
  const bool is_literal = (compiled_->regex->flags() & UREGEX_LITERAL) != 0;
  while (U_SUCCESS(status) != 0 && matcher->find(status) != 0) {
    const std::int32_t start = matcher->start(status);
    out.append(unicode, behind, start - behind);
    behind = matcher->end(status);
    if (is_literal) {
      out.append(replacing);
      continue;
    }
    TRY_VOID(append_replacement(replacing, *matcher, out, status));
  }
  if (U_FAILURE(status) != 0) {
    return fail("Het zoeken met een patroon duurt te lang.");
  }
  out.append(unicode, behind, unicode.length() - behind);
  return to_utf8(out);
}

base::Result<std::vector<std::string>> Pattern::split(std::string_view text) const {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString unicode = to_unicode(text);
  const auto matcher = compiled_->matcher(unicode, status);
  std::vector<std::string> parts;
  std::int32_t behind = 0;
  while (U_SUCCESS(status) != 0 && matcher->find(status) != 0) {
    if (matcher->end(status) == matcher->start(status)) {
      return fail("Een patroon om mee te splitsen mag niet op een lege tekst passen.");
    }
    parts.push_back(to_utf8(unicode.tempSubStringBetween(behind, matcher->start(status))));
    behind = matcher->end(status);
  }
  if (U_FAILURE(status) != 0) {
    return fail("Het zoeken met een patroon duurt te lang.");
  }
  parts.push_back(to_utf8(unicode.tempSubString(behind)));
  return parts;
}

}  // namespace maatstaf::feel
