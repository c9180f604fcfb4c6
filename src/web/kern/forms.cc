// SPDX-License-Identifier: EUPL-1.2
#include "web/kern/forms.h"

#include <algorithm>

#include "web/kern/components.h"

namespace maatstaf::web {

namespace {

std::string_view class_of(ButtonKind kind) {
  switch (kind) {
    case ButtonKind::Primary:
      return "utrecht-button utrecht-button--primary-action";
    case ButtonKind::Secondary:
      return "utrecht-button utrecht-button--secondary-action";
    case ButtonKind::Subtle:
      return "utrecht-button utrecht-button--subtle";
  }
  return "";
}

std::string_view class_of(OptionLook look) {
  switch (look) {
    case OptionLook::Column:
      return "ms-options";
    case OptionLook::Row:
      return "ms-options ms-options--row";
    case OptionLook::Segments:
      return "ms-segments";
  }
  return "";
}

Html button_content(const Button& button) {
  const auto text = Html::text(button.text);
  if (!button.icon) {
    return text;
  }
  const auto drawn = icon(*button.icon);
  return button.side == IconSide::Before ? drawn + text : text + drawn;
}

std::string describedby(std::string_view id, std::string_view help, std::string_view error) {
  std::string ids;
  if (!help.empty()) {
    ids = std::string(id) + "-hulp";
  }
  if (!error.empty()) {
    ids += (ids.empty() ? "" : " ") + std::string(id) + "-fout";
  }
  return ids;
}

Html help_and_error(std::string_view id, std::string_view help, std::string_view error) {
  Html result;
  if (!help.empty()) {
    result +=
        markup("<p class=\"ms-field__help utrecht-form-field-description\" id=\"{}-hulp\">{}</p>", id, help);
  }
  return result + field_error(error, id);
}

Html optional_note(Needed needed) {
  return needed == Needed::Optional ? markup(" <span class=\"ms-second\">(mag u overslaan)</span>") : Html{};
}

Html label_of(std::string_view id, std::string_view text, Needed needed, LabelLook look) {
  const auto label =
      markup("<label class=\"utrecht-form-label {}\" for=\"{}\">{}{}</label>",
             look == LabelLook::Hidden ? "ms-hidden" : "ms-field__label", id, text, optional_note(needed));
  return look == LabelLook::Title ? markup("<h1>{}</h1>", label) : label;
}

/// The attributes that tell a screen reader about help and error.
Html aria_of(std::string_view id, std::string_view help, std::string_view error) {
  const auto ids = describedby(id, help, error);
  Html result;
  if (!ids.empty()) {
    result += markup(" aria-describedby=\"{}\"", ids);
  }
  if (!error.empty()) {
    result += markup(" aria-invalid=\"true\"");
  }
  return result;
}

Html type_of(InputKind kind) {
  switch (kind) {
    case InputKind::Text:
    case InputKind::Date:
      return markup("type=\"text\"");
    case InputKind::Number:
    case InputKind::Amount:
      return markup("type=\"text\" inputmode=\"decimal\"");
    case InputKind::Password:
      return markup("type=\"password\"");
    case InputKind::Search:
      return markup("type=\"search\"");
  }
  return {};
}

bool is_chosen(const ChoiceField& field, const Option& option) {
  return std::ranges::find(field.chosen, option.value) != field.chosen.end();
}

}  // namespace

Html button(const Button& given) {
  const auto value =
      given.name.empty() ? Html{} : markup(" name=\"{}\" value=\"{}\"", given.name, given.value);
  return markup("<button type=\"submit\" class=\"{}\"{}>{}</button>", class_of(given.kind), value,
                button_content(given));
}

Html button_link(std::string_view address, const Button& given) {
  return markup("<a class=\"{}\" href=\"{}\">{}</a>", class_of(given.kind), address, button_content(given));
}

Html button_unavailable(std::string_view text, std::string_view needed, std::string_view needed_address) {
  const auto why = needed_address.empty() ? markup("<span class=\"ms-second\">{}</span>", needed)
                                          : link(needed_address, needed);
  return markup("<button type=\"button\" class=\"utrecht-button\" aria-disabled=\"true\">{}{}</button> {}",
                icon(Icon::Lock), text, why);
}

Html post_form_of(const PostForm& form, const Html& content) {
  const auto look = form.look == FormLook::Fields   ? markup(" class=\"ms-form\"")
                    : form.look == FormLook::Search ? markup(" class=\"ms-cluster\" role=\"search\"")
                                                    : Html();
  const auto sends = form.sends == Sends::Files ? markup(" enctype=\"multipart/form-data\"") : Html();
  const auto checks = form.checks == BrowserChecks::Off ? markup(" novalidate") : Html();
  return markup("<form{} method=\"post\" action=\"{}\"{}{}>{}{}</form>", look, form.action, sends, checks,
                form.csrf, content);
}

Html get_form(AskLook look, std::string_view action, const Html& content) {
  switch (look) {
    case AskLook::Line:
      return markup("<form class=\"ms-inline\" method=\"get\" action=\"{}\">{}</form>", action, content);
    case AskLook::Card:
      return markup("<form class=\"ms-card ms-stack\" method=\"get\" action=\"{}\">{}</form>", action,
                    content);
  }
  return content;
}

Html field_error(std::string_view error, std::string_view id) {
  if (error.empty()) {
    return {};
  }
  const auto reference = id.empty() ? Html() : markup(" id=\"{}-fout\"", id);
  return markup("<p class=\"ms-field__error\"{}>{}{}</p>", reference, icon(Icon::Triangle), span(error));
}

std::string error_of(const FieldErrors& errors, std::string_view field) {
  for (const auto& [name, text] : errors) {
    if (name == field) {
      return text;
    }
  }
  return {};
}

Html error_summary(const FieldErrors& errors) {
  if (errors.empty()) {
    return {};
  }
  Html items;
  for (const auto& [name, text] : errors) {
    items += name.empty() ? markup("<li>{}</li>", text)
                          : markup("<li><a class=\"utrecht-link\" href=\"#{}\">{}</a></li>", name, text);
  }
  return markup(
      "<div class=\"ms-errors\" role=\"alert\" tabindex=\"-1\" data-focus><h2>Er gaat nog iets niet "
      "goed</h2><ul>{}</ul></div>",
      items);
}

Html text_field(const TextField& field) {
  const bool is_short =
      field.kind == InputKind::Date || field.kind == InputKind::Number || field.kind == InputKind::Amount;
  Html input = markup(
      R"(<input class="utrecht-textbox utrecht-textbox--html-input{}{}" {} id="{}" name="{}" value="{}" autocomplete="{}"{}>)",
      is_short ? " ms-short" : "", field.error.empty() ? "" : " utrecht-textbox--invalid",
      type_of(field.kind), field.name, field.name, field.value,
      field.autocomplete.empty() ? "off" : field.autocomplete, aria_of(field.name, field.help, field.error));
  if (!field.unit.empty()) {
    input = markup("<div class=\"ms-with-unit\">{}<span>{}</span></div>", input, field.unit);
  }
  return markup("<div class=\"ms-field\">{}{}{}</div>",
                label_of(field.name, field.label, field.needed, field.look),
                help_and_error(field.name, field.help, field.error), input);
}

Html area_field(const AreaField& field) {
  const auto& id = field.id.empty() ? field.name : field.id;
  const auto area = markup(
      R"(<textarea class="utrecht-textarea utrecht-textarea--html-textarea{}" id="{}" name="{}" rows="{}"{}>)"
      "{}</textarea>",
      field.error.empty() ? "" : " utrecht-textarea--invalid", id, field.name, field.rows,
      aria_of(id, field.help, field.error), "\n" + field.value);
  return markup("<div class=\"ms-field\">{}{}{}</div>",
                label_of(id, field.label, field.needed, LabelLook::Plain),
                help_and_error(id, field.help, field.error), area);
}

Html small_area_field(const SmallArea& area) {
  const auto label = markup("<label class=\"ms-caption\" for=\"{}\">{}{}</label>", area.name, area.label,
                            heard(" " + area.subject));
  const auto field =
      markup("<textarea class=\"utrecht-textarea{}\" id=\"{}\" name=\"{}\" rows=\"2\"{}>{}</textarea>",
             area.error.empty() ? "" : " utrecht-textarea--invalid", area.name, area.name,
             aria_of(area.name, {}, area.error), "\n" + area.value);
  return markup("<div class=\"ms-field ms-small-area\">{}{}{}</div>", label,
                field_error(area.error, area.name), field);
}

Html quiet_area_field(const QuietArea& area) {
  const auto field = markup(
      "<textarea class=\"utrecht-textarea ms-quiet{}\" id=\"{}\" name=\"{}\" rows=\"2\" aria-label=\"{}\"{}>"
      "{}</textarea>",
      area.error.empty() ? "" : " utrecht-textarea--invalid", area.name, area.name, area.label,
      aria_of(area.name, {}, area.error), "\n" + area.value);
  return field_error(area.error, area.name) + field;
}

Html file_field(const FileField& field) {
  return markup(
      "<div class=\"ms-field\"><label class=\"ms-field__label\" for=\"{}\">{}</label>"
      "<input type=\"file\" id=\"{}\" name=\"{}\" accept=\"{}\"></div>",
      field.name, field.label, field.name, field.name, field.accept);
}

Html unknown_box(std::string_view name, std::string_view value) {
  const auto unknown = option_unknown();
  return markup(
      "<label class=\"ms-option\"><input type=\"checkbox\" name=\"{}\" value=\"{}\"{}>"
      "<span>{}<span class=\"ms-option__hint\">{}</span></span></label>",
      name, kWeetIkNiet, value == kWeetIkNiet ? markup(" checked") : Html{}, unknown.text, unknown.hint);
}

Option option_unknown() {
  return {std::string(kWeetIkNiet), "Dat weet ik niet", "Dat mag. Wij zoeken het samen met u uit."};
}

Html choice_field(const ChoiceField& field) {
  Html options;
  bool first = true;
  for (const auto& option : field.options) {
    // The link in the error summary goes to the first option.
    const auto id = first ? field.name : field.name + "-" + slug(option.value);
    first = false;
    const auto hint =
        option.hint.empty() ? Html{} : markup("<span class=\"ms-option__hint\">{}</span>", option.hint);
    options += markup(
        "<label class=\"{}\"><input type=\"{}\" id=\"{}\" name=\"{}\" value=\"{}\"{}><span>{}{}</span>"
        "</label>",
        field.option_look == OptionLook::Segments ? "ms-segment" : "ms-option",
        field.count == OptionCount::One ? "radio" : "checkbox", id, field.name, option.value,
        is_chosen(field, option) ? markup(" checked") : Html{}, option.text, hint);
  }
  const auto legend =
      field.look == LabelLook::Title
          ? markup("<legend class=\"ms-field__title\"><h1>{}{}</h1></legend>", field.label,
                   optional_note(field.needed))
          : markup("<legend class=\"{}\">{}{}</legend>", field.look == LabelLook::Hidden ? "ms-hidden" : "",
                   field.label, optional_note(field.needed));
  return markup("<fieldset class=\"ms-field\"{}>{}{}<div class=\"{}\">{}</div></fieldset>",
                describedby(field.name, field.help, field.error).empty()
                    ? Html{}
                    : markup(" aria-describedby=\"{}\"", describedby(field.name, field.help, field.error)),
                legend, help_and_error(field.name, field.help, field.error), class_of(field.option_look),
                options);
}

Html select_field(const ChoiceField& field) {
  Html options = markup("<option value=\"\">Kies</option>");
  for (const auto& option : field.options) {
    options += markup("<option value=\"{}\"{}>{}</option>", option.value,
                      is_chosen(field, option) ? markup(" selected") : Html{}, option.text);
  }
  const auto select = markup(
      "<select class=\"utrecht-select utrecht-select--html-select{}\" id=\"{}\" name=\"{}\"{}>{}</select>",
      field.error.empty() ? "" : " utrecht-select--invalid", field.name, field.name,
      aria_of(field.name, field.help, field.error), options);
  return markup("<div class=\"ms-field\">{}{}{}</div>",
                label_of(field.name, field.label, field.needed, field.look),
                help_and_error(field.name, field.help, field.error), select);
}

Html hidden_field(std::string_view name, std::string_view value) {
  return markup("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
}

Html checkbox(std::string_view name, std::string_view text, bool checked, std::string_view error,
              std::string_view id) {
  const auto own = id.empty() ? name : id;
  return markup(
      "<div class=\"ms-field\">{}<label class=\"ms-option\">"
      "<input type=\"checkbox\" id=\"{}\" name=\"{}\" value=\"ja\"{}{}><span>{}</span></label></div>",
      help_and_error(own, {}, error), own, name, checked ? markup(" checked") : Html{},
      aria_of(own, {}, error), text);
}

Html items_question(ItemsLook look, const ItemsQuestion& question, const Html& content) {
  const auto help = markup("<p class=\"ms-field__help\">{}</p>", question.help);
  return markup("<div class=\"{}\" id=\"{}\">{}{}{}{}</div>",
                look == ItemsLook::Page ? "ms-section" : "ms-lines", question.id, question.heading, help,
                field_error(question.error), content);
}

Html item_fieldset(ItemsLook look, std::string_view legend, const Html& fields, const Html& action) {
  if (look == ItemsLook::Page) {
    return markup("<fieldset class=\"ms-card ms-item\"><legend>{}</legend>{}{}</fieldset>", legend,
                  item_fields(fields), action);
  }
  return markup("<fieldset class=\"ms-line\"><legend class=\"ms-hidden\">{}</legend>{}{}</fieldset>", legend,
                item_fields(fields), action);
}

Html item_fields(const Html& fields) {
  return markup("<div class=\"ms-item__fields\">{}</div>", fields);
}

}  // namespace maatstaf::web
