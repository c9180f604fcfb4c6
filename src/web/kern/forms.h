// SPDX-License-Identifier: EUPL-1.2
//
// Forms (schermen, section 3): label, then help, then error, then field. "Dat weet ik niet" is a full answer
// and looks like one. Required is the default; optional fields say "(mag u overslaan)". Pure functions,
// thread-safe.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/html.h"
#include "http/form.h"
#include "web/kern/icons.h"

namespace maatstaf::web {

/// What "Dat weet ik niet" sends.
inline constexpr std::string_view kWeetIkNiet = "weet_ik_niet";

enum class ButtonKind { Primary, Secondary, Subtle };
enum class IconSide { Before, After };
struct Button {
  std::string text;
  ButtonKind kind = ButtonKind::Primary;
  std::optional<Icon> icon;
  IconSide side = IconSide::After;
  std::string name;  ///< of the value that it sends; may be empty
  std::string value;
};
/// Sends the form it stands in.
[[nodiscard]] Html button(const Button& button);
/// Looks like a button, is a link.
[[nodiscard]] Html button_link(std::string_view address, const Button& button);
/// Stays visible and cannot be used yet; beside it stands what is still needed, as a link to that place.
[[nodiscard]] Html button_unavailable(std::string_view text, std::string_view needed,
                                      std::string_view needed_address = {});

/// Errors by the id of their field, in the order of the form.
using FieldErrors = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] std::string error_of(const FieldErrors& errors, std::string_view field);
/// The list above the form, with links to the fields; it takes the focus. Empty when there are no errors.
[[nodiscard]] Html error_summary(const FieldErrors& errors);

enum class Needed { Required, Optional };
enum class InputKind { Text, Date, Number, Amount, Password, Search };
enum class LabelLook { Plain, Title, Hidden };  ///< Title: the label is the h1 of the page

struct TextField {
  std::string name;  ///< also the id
  std::string label;
  std::string help;
  std::string value;
  std::string error;
  InputKind kind = InputKind::Text;
  Needed needed = Needed::Required;
  std::string unit;          ///< behind the field: "uur per week"
  std::string autocomplete;  ///< "username", "off"
  LabelLook look = LabelLook::Plain;
};
[[nodiscard]] Html text_field(const TextField& field);

struct AreaField {
  std::string name;
  std::string label;
  std::string help;
  std::string value;
  std::string error;
  int rows = 4;
  Needed needed = Needed::Required;
};
[[nodiscard]] Html area_field(const AreaField& field);

struct Option {
  std::string value;
  std::string text;
  std::string hint;
};
enum class OptionLook {
  Column,
  Row,
  Segments,  ///< short answers side by side in one frame, for the office
};
enum class OptionCount { One, Several };
struct ChoiceField {
  std::string name;
  std::string label;
  std::string help;
  std::vector<Option> options;
  std::vector<std::string> chosen;
  std::string error;
  LabelLook look = LabelLook::Plain;
  OptionLook option_look = OptionLook::Column;
  OptionCount count = OptionCount::One;
  Needed needed = Needed::Required;
};
/// Cards with a radio button or a box.
[[nodiscard]] Html choice_field(const ChoiceField& field);
/// The option "Dat weet ik niet", with its reassurance.
[[nodiscard]] Option option_unknown();
/// A drop-down, for lists of more than seven.
[[nodiscard]] Html select_field(const ChoiceField& field);

[[nodiscard]] Html hidden_field(std::string_view name, std::string_view value);
/// One box with a sentence that somebody declares.
[[nodiscard]] Html checkbox(std::string_view name, std::string_view text, bool checked,
                            std::string_view error = {});

}  // namespace maatstaf::web
