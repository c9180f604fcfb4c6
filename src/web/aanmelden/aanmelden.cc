// SPDX-License-Identifier: EUPL-1.2
#include "web/aanmelden/aanmelden.h"

#include <fmt/format.h>

#include <random>

#include "web/kern/forms.h"
#include "web/kern/layout.h"

namespace maatstaf::web {

namespace {

/// Before login there is no session to bind a form to, so the form is bound to this browser: somebody else's
/// page cannot log a visitor in to another account.
constexpr std::string_view kVisitorCookie = "bezoek";

/// Tells that somebody logged in here before; gives no access (docs/adr/0044).
std::string device_cookie_name(http::Transport transport) {
  return transport == http::Transport::Encrypted ? "__Host-toestel" : "toestel";
}

std::string random_token() {
  std::random_device source;
  std::string token;
  for (int i = 0; i < 8; ++i) {
    token += fmt::format("{:08x}", source());
  }
  return token;
}

std::string home_of(const auth::Account& account) {
  if (auth::mag(account.rol, auth::Actie::EigenStatusZien)) {
    return "/portaal";
  }
  return auth::mag(account.rol, auth::Actie::WerkvoorraadZien) ? "/kantoor" : "/beheer";
}

Html sample_accounts(const Services& services) {
  if (services.voorbeeldaccounts.empty()) {
    return {};
  }
  Table content{
      .caption = "Voorbeeldaccounts",
      .columns = {column("Wie"), column("Rol"), column("Naam om in te loggen"), column("Wachtwoord")},
      .rows = {},
      .total = {}};
  for (const auto& account : services.voorbeeldaccounts) {
    content.rows.push_back({.cells = {Html::text(account.weergavenaam), Html::text(account.rol),
                                      code(account.naam), code(account.wachtwoord)},
                            .group = {},
                            .group_note = {}});
  }
  return section(
      "Voorbeeldaccounts",
      p("Deze mensen bestaan niet. Log in met een van deze accounts en bekijk het werk van die rol."),
      table_card(content));
}

Html login_form(const std::string& token, const std::string& naar, const std::string& naam,
                const FieldErrors& errors) {
  return post_form({.action = "/inloggen", .csrf = hidden_field("bezoek", auth::csrf_token(token))},
                   hidden_field("naar", naar),
                   text_field({.name = "naam",
                               .label = "Naam",
                               .help = {},
                               .value = naam,
                               .error = error_of(errors, "naam"),
                               .autocomplete = "username"}),
                   text_field({.name = "wachtwoord",
                               .label = "Wachtwoord",
                               .help = {},
                               .value = {},
                               .error = error_of(errors, "wachtwoord"),
                               .kind = InputKind::Password,
                               .needed = Needed::Required,
                               .unit = {},
                               .autocomplete = "current-password"}),
                   buttons(button({.text = "Inloggen", .icon = Icon::ArrowRight})));
}

http::Response login_page(const Visit& visit, const std::string& naam, const FieldErrors& errors,
                          int status) {
  const auto& services = visit.services();
  auto token = visit.request().cookie(kVisitorCookie);
  if (token.size() != 64) {
    token = random_token();
  }
  const auto naar =
      own_path(visit.form().fields.find("naar").value_or(visit.request().query.get("naar")), "");
  const auto content =
      sections(block(Block::Columns,
                     stack(error_summary(errors), h1("Inloggen"),
                           lead("Voor ouders, vertegenwoordigers en medewerkers van het zorgkantoor."),
                           login_form(token, naar, naam, errors)),
                     side(help_card(services))),
               sample_accounts(services));
  auto response = page(visit, Shell::Public,
                       {.title = "Inloggen",
                        .current = {},
                        .content = content,
                        .bars = {},
                        .width = MainWidth::Normal,
                        .sample = {}},
                       status);
  response.headers.emplace(
      "Set-Cookie",
      http::set_cookie({.name = std::string(kVisitorCookie), .value = token}, services.transport));
  return response;
}

http::Response log_in(const Visit& visit) {
  const auto& services = visit.services();
  const auto& fields = visit.form().fields;
  const auto naam = fields.get("naam");
  if (!auth::csrf_valid(visit.request().cookie(kVisitorCookie), fields.get("bezoek"))) {
    return login_page(visit, naam, {{"naam", "Deze pagina stond te lang open. Log opnieuw in."}}, 400);
  }
  FieldErrors errors;
  if (naam.empty()) {
    errors.emplace_back("naam", "Vul uw naam in.");
  }
  if (fields.get("wachtwoord").empty()) {
    errors.emplace_back("wachtwoord", "Vul uw wachtwoord in.");
  }
  if (!errors.empty()) {
    return login_page(visit, naam, errors, 400);
  }
  auto account = services.accounts->verify(naam, fields.get("wachtwoord"), visit.request().address,
                                           visit.request().cookie(device_cookie_name(services.transport)));
  if (!account) {
    if (account.error().kind != base::ErrorKind::Forbidden) {
      return error_page(visit, account.error());
    }
    return login_page(visit, naam, {{"naam", account.error().cause + " " + account.error().remedy}}, 403);
  }
  auto session =
      services.sessions->start(*account, visit.request().cookie(session_cookie_name(services.transport)));
  if (!session) {
    return error_page(visit, session.error());
  }
  auto response = http::redirect(own_path(fields.get("naar"), home_of(*account)));
  response.headers.emplace("Set-Cookie", http::set_cookie({.name = session_cookie_name(services.transport),
                                                           .value = session->token},
                                                          services.transport));
  // The login stands without it.
  constexpr int kHalfYear = 180 * 24 * 60 * 60;
  const auto device = services.accounts->remember_device(
      account->id, visit.request().cookie(device_cookie_name(services.transport)));
  if (device) {
    response.headers.emplace("Set-Cookie", http::set_cookie({.name = device_cookie_name(services.transport),
                                                             .value = *device,
                                                             .seconds = kHalfYear},
                                                            services.transport));
  }
  return response;
}

http::Response log_out(const Visit& visit) {
  const auto& services = visit.services();
  const auto name = session_cookie_name(services.transport);
  if (auto ended = services.sessions->end(visit.request().cookie(name)); !ended) {
    return error_page(visit, ended.error());
  }
  auto response = http::redirect("/");
  response.headers.emplace("Set-Cookie",
                           http::set_cookie({.name = name, .value = {}, .seconds = -1}, services.transport));
  return response;
}

http::Response choose_colours(const Visit& visit) {
  constexpr int kOneYear = 365 * 24 * 60 * 60;
  const auto thema = visit.form().fields.get("thema");
  const bool known = thema == "licht" || thema == "donker";
  auto response = http::redirect(own_path(visit.form().fields.get("naar"), "/"));
  response.headers.emplace(
      "Set-Cookie",
      http::set_cookie({.name = "thema", .value = known ? thema : "", .seconds = known ? kOneYear : -1},
                       visit.services().transport));
  return response;
}

}  // namespace

void voeg_aanmelden_toe(Routes& routes) {
  routes.get("/inloggen", Access::everyone(), [](const Visit& visit) {
    if (const auto* account = visit.account()) {
      return http::redirect(home_of(*account));
    }
    return login_page(visit, "", {}, 200);
  });
  routes.post("/inloggen", Access::everyone(), http::Lane::Login, log_in);
  routes.post("/uitloggen", Access::logged_in(), log_out);
  routes.post("/weergave", Access::everyone(), choose_colours);
}

}  // namespace maatstaf::web
