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
#include "web/kern/text.h"

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

enum class FormLook {
  Fields,  ///< fields below each other
  Search,  ///< one field and a button, for finding
  Bare,    ///< the content says how it is laid out
};
enum class BrowserChecks { On, Off };  ///< Off: the server checks, and says it in our words
enum class Sends { Fields, Files };
/// A form that changes something; `csrf` binds it to its visitor (Visit::csrf_field).
struct PostForm {
  std::string action;
  Html csrf;
  FormLook look = FormLook::Fields;
  BrowserChecks checks = BrowserChecks::On;
  Sends sends = Sends::Fields;
};
[[nodiscard]] Html post_form_of(const PostForm& form, const Html& content);
template <std::same_as<Html>... Parts>
[[nodiscard]] Html post_form(const PostForm& form, const Parts&... parts) {
  return post_form_of(form, all(parts...));
}
enum class AskLook {
  Line,  ///< one field and a button
  Card,  ///< a card with fields
};
/// A form that only asks: what is filled in stands in the address.
[[nodiscard]] Html get_form(AskLook look, std::string_view action, const Html& content);

/// Errors by the id of their field, in the order of the form.
using FieldErrors = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] std::string error_of(const FieldErrors& errors, std::string_view field);
/// The list above the form, with links to the fields; it takes the focus. Empty when there are no errors.
[[nodiscard]] Html error_summary(const FieldErrors& errors);

/// What is wrong, beside its field; `id` lets the field refer to it and may be empty.
[[nodiscard]] Html field_error(std::string_view error, std::string_view id = {});

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
  std::string id =
      {};  ///< in the page; empty: the name. For two forms on one page that have a field of one name
};
[[nodiscard]] Html area_field(const AreaField& field);

/// A small area among others; `subject` names what it is about for who cannot see where it stands.
struct SmallArea {
  std::string name;
  std::string label;
  std::string subject;
  std::string value;
  std::string error;
};
[[nodiscard]] Html small_area_field(const SmallArea& area);
/// An area that reads as text of its row until somebody writes in it; the label is for who hears the page.
struct QuietArea {
  std::string name;
  std::string label;
  std::string value;
  std::string error;
};
[[nodiscard]] Html quiet_area_field(const QuietArea& area);

struct FileField {
  std::string name;
  std::string label;
  std::string accept;  ///< media types and endings
};
[[nodiscard]] Html file_field(const FileField& field);

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
/// The same as a box below a field that has no options of its own.
[[nodiscard]] Html unknown_box(std::string_view name, std::string_view value);
/// A drop-down, for lists of more than seven.
[[nodiscard]] Html select_field(const ChoiceField& field);

[[nodiscard]] Html hidden_field(std::string_view name, std::string_view value);
/// One box with a sentence that somebody declares.
/// `id` in the page; empty: the name.
[[nodiscard]] Html checkbox(std::string_view name, std::string_view text, bool checked,
                            std::string_view error = {}, std::string_view id = {});

// ---- a question that is answered with a list of items ----

/// Where the items are asked: a page of their own, or among the work of a step.
enum class ItemsLook { Page, Work };
struct ItemsQuestion {
  std::string id;
  Html heading;
  std::string help;
  std::string error;
};
[[nodiscard]] Html items_question(ItemsLook look, const ItemsQuestion& question, const Html& content);
/// The fields of one item; the legend counts it.
[[nodiscard]] Html item_fieldset(ItemsLook look, std::string_view legend, const Html& fields,
                                 const Html& action = {});
/// The fields of one item beside each other.
[[nodiscard]] Html item_fields(const Html& fields);

}  // namespace maatstaf::web
