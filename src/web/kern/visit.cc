// SPDX-License-Identifier: EUPL-1.2
#include "web/kern/visit.h"

#include <algorithm>

#include "base/invoertekst.h"
#include "web/kern/invoer.h"
#include "web/kern/layout.h"
#include "web/kern/weigering.h"

namespace maatstaf::web {

std::string session_cookie_name(http::Transport transport) {
  // The prefix makes a browser refuse the cookie unless it is Secure, for this host and for every path.
  return transport == http::Transport::Encrypted ? "__Host-maatstaf" : "maatstaf";
}

base::Html Visit::csrf_field() const {
  return session_ ? base::markup("<input type=\"hidden\" name=\"csrf\" value=\"{}\">", session_->csrf)
                  : base::Html{};
}

std::string Visit::thema() const {
  const auto thema = request_.cookie("thema");
  return thema == "licht" || thema == "donker" ? thema : std::string{};
}

std::string own_path(std::string_view path, std::string_view otherwise) {
  const bool own = path.size() < 500 && path.starts_with('/') && !path.starts_with("//") &&
                   path.find('\\') == std::string_view::npos &&
                   std::ranges::all_of(path, [](char c) { return c > 0x20 && c < 0x7f; });
  return std::string(own ? path : otherwise);
}

bool from_elsewhere(const http::Request& request) {
  const auto site = request.header("Sec-Fetch-Site");
  if (!site.empty()) {
    return site != "same-origin" && site != "none";
  }
  const auto origin = request.header("Origin");
  if (origin.empty()) {
    return false;
  }
  const auto scheme = origin.find("://");
  return scheme == std::string::npos || origin.substr(scheme + 3) != request.header("Host");
}

namespace {

http::Response to_login(const http::Request& request) {
  const bool can_return = request.method == http::Method::Get || request.method == http::Method::Head;
  return http::redirect(can_return ? "/inloggen?naar=" + http::encode_percent(request.path) : "/inloggen");
}

}  // namespace

std::optional<http::Response> Routes::refuse(Visit& visit, Access access) {
  const auto token = visit.request_.cookie(session_cookie_name(visit.services_.transport));
  if (!token.empty() && visit.services_.sessions != nullptr) {
    auto session = visit.services_.sessions->find(token);
    if (!session) {
      return error_page(visit, session.error());
    }
    visit.session_ = std::move(*session);
  }
  if (access.kind != Access::Kind::Everyone && !visit.session_) {
    return to_login(visit.request_);
  }
  if (access.kind == Access::Kind::Action && !visit.may(access.actie)) {
    return error_page(visit,
                      {.kind = base::ErrorKind::Forbidden,
                       .place = {},
                       .cause = "Deze pagina hoort niet bij uw rol.",
                       .remedy = "Vraag een collega met de juiste rol, of log in met een ander account."});
  }
  return std::nullopt;
}

http::Response Routes::answer_get(Visit& visit, Access access, const PageHandler& handler) {
  if (auto refused = refuse(visit, access)) {
    return *refused;
  }
  for (const auto& [naam, waarde] : visit.request_.query.list()) {
    if (auto gelezen = base::invoertekst(waarde, base::Tekstsoort::Tekst, naam); !gelezen) {
      return error_page(visit, gelezen.error());
    }
  }
  return handler(visit);
}

http::Response Routes::answer_post(Visit& visit, Access access, const PageHandler& handler) {
  if (auto refused = refuse(visit, access)) {
    return *refused;
  }
  const base::Error elsewhere{.kind = base::ErrorKind::Forbidden,
                              .place = {},
                              .cause = "Dit formulier hoort niet bij uw bezoek van nu.",
                              .remedy = "Open de pagina opnieuw en vul het formulier daar in."};
  if (from_elsewhere(visit.request_)) {
    return error_page(visit, elsewhere);
  }
  auto form = http::read_form(visit.request_);
  if (!form) {
    return error_page(visit, form.error());
  }
  visit.form_ = std::move(*form);
  if (visit.session_ && !auth::csrf_valid(visit.session_->token, visit.form_.fields.get("csrf"))) {
    return error_page(visit, elsewhere);
  }
  if (const auto fouten = zuiver_velden(visit.form_.fields); !fouten.empty()) {
    return herstelpagina(visit, visit.form_.fields, fouten);
  }
  return handler(visit);
}

void Routes::get(std::string_view pattern, Access access, http::Lane lane, PageHandler handler) {
  lijst_.push_back({http::Method::Get, std::string(pattern), access});
  router_.get(
      pattern,
      [&services = services_, access, patroon = std::string(pattern),
       handler = std::move(handler)](const http::Request& request) {
        Visit visit(services, request);
        auto antwoord = answer_get(visit, access, handler);
        leg_weigering_vast(visit, access, patroon, antwoord);
        return antwoord;
      },
      lane);
}

void Routes::post(std::string_view pattern, Access access, http::Lane lane, PageHandler handler) {
  lijst_.push_back({http::Method::Post, std::string(pattern), access});
  router_.post(
      pattern,
      [&services = services_, access, patroon = std::string(pattern),
       handler = std::move(handler)](const http::Request& request) {
        Visit visit(services, request);
        auto antwoord = answer_post(visit, access, handler);
        leg_weigering_vast(visit, access, patroon, antwoord);
        return antwoord;
      },
      lane);
}

void Routes::open(http::Method method, std::string_view pattern, http::Handler handler, http::Lane lane) {
  lijst_.push_back({method, std::string(pattern), Access::everyone()});
  router_.add(method, pattern, std::move(handler), lane);
}

}  // namespace maatstaf::web
