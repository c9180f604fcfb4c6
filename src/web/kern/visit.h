// SPDX-License-Identifier: EUPL-1.2
//
// One request as a page sees it: who asks, with which form, in which colours; and the routes with their
// access. Session, role, origin and CSRF are checked here, before any page runs, so that a page cannot forget
// them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auth/rechten.h"
#include "auth/sessions.h"
#include "base/html.h"
#include "http/form.h"
#include "http/message.h"
#include "http/router.h"
#include "web/kern/services.h"

namespace maatstaf::web {

class Visit {
 public:
  Visit(const Services& services, const http::Request& request) : services_(services), request_(request) {}

  [[nodiscard]] const Services& services() const { return services_; }
  [[nodiscard]] const http::Request& request() const { return request_; }
  [[nodiscard]] const http::Form& form() const { return form_; }
  /// nullptr when nobody is logged in.
  [[nodiscard]] const auth::Account* account() const { return session_ ? &session_->account : nullptr; }
  [[nodiscard]] bool may(auth::Actie actie) const {
    return session_ && auth::mag(session_->account.rol, actie);
  }
  /// The hidden field that every form with method POST carries.
  [[nodiscard]] base::Html csrf_field() const;
  /// "licht", "donker" or empty: as the system says.
  [[nodiscard]] std::string thema() const;
  /// The calendar day in the Netherlands.
  [[nodiscard]] base::Date today() const { return services_.clock->today(); }

 private:
  friend class Routes;
  const Services& services_;
  const http::Request& request_;
  std::optional<auth::Session> session_;
  http::Form form_;
};

/// Who may open a page.
struct Access {
  enum class Kind { Everyone, LoggedIn, Action } kind = Kind::Everyone;
  auth::Actie actie = auth::Actie::EigenStatusZien;

  [[nodiscard]] static Access everyone() { return {}; }
  [[nodiscard]] static Access logged_in() { return {Kind::LoggedIn, {}}; }
  /// The role must allow the action; office and dossier are checked by the work module for each case.
  [[nodiscard]] static Access action(auth::Actie actie) { return {Kind::Action, actie}; }
};

/// A route as it was added, for whoever asks who may reach what.
struct Routeregel {
  http::Method method = http::Method::Get;
  std::string pattern;
  Access access;
};

using PageHandler = std::function<http::Response(const Visit&)>;

class Routes {
 public:
  /// `services` must outlive the router; this object only has to live while routes are added.
  Routes(const Services& services, http::Router& router) : services_(services), router_(router) {}

  void get(std::string_view pattern, Access access, PageHandler handler) {
    get(pattern, access, lane_of(access), std::move(handler));
  }
  /// In another lane than that of plain pages (http/lanes.h), for what costs more.
  void get(std::string_view pattern, Access access, http::Lane lane, PageHandler handler);
  /// Before the handler runs, the form is read, its CSRF token checked, and every text in it brought under
  /// the one rule for texts (web/kern/invoer.h).
  void post(std::string_view pattern, Access access, PageHandler handler) {
    post(pattern, access, lane_of(access), std::move(handler));
  }
  void post(std::string_view pattern, Access access, http::Lane lane, PageHandler handler);
  /// For programs: no session, no form, open to everyone.
  void open(http::Method method, std::string_view pattern, http::Handler handler,
            http::Lane lane = http::Lane::Public);
  [[nodiscard]] const Services& services() const { return services_; }
  /// Every route that was added, in order. There is no other way to add one.
  [[nodiscard]] const std::vector<Routeregel>& lijst() const { return lijst_; }

 private:
  [[nodiscard]] static http::Lane lane_of(Access access) {
    return access.kind == Access::Kind::Everyone ? http::Lane::Public : http::Lane::Office;
  }
  static std::optional<http::Response> refuse(Visit& visit, Access access);
  static http::Response answer_get(Visit& visit, Access access, const PageHandler& handler);
  static http::Response answer_post(Visit& visit, Access access, const PageHandler& handler);
  const Services& services_;
  http::Router& router_;
  std::vector<Routeregel> lijst_;
};

[[nodiscard]] std::string session_cookie_name(http::Transport transport);
/// The path when it is one of our own, otherwise `otherwise`: never sends a visitor to another site.
[[nodiscard]] std::string own_path(std::string_view path, std::string_view otherwise);
/// A POST that a browser says comes from another site. Browsers that say nothing pass; the CSRF token
/// remains.
[[nodiscard]] bool from_elsewhere(const http::Request& request);

}  // namespace maatstaf::web
