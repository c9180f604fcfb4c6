// SPDX-License-Identifier: EUPL-1.2
//
// For tests: a whole site over an empty database, asked without a network, and a browser that keeps cookies
// and fills in the hidden fields of forms.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "dossier/logboek.h"
#include "http/form.h"
#include "web/router.h"
#include "zaak/aanvraag/concepten.h"
#include "zaak/voorbeelden/testing.h"

namespace maatstaf::web::testing {

inline constexpr const char* kWachtwoord = "een lang wachtwoord";

using FormFields = std::vector<std::pair<std::string, std::string>>;

class Browser {
 public:
  explicit Browser(const http::Router& router) : router_(router) {}

  http::Response get(const std::string& address) {
    http::Request request;
    const auto question = address.find('?');
    request.path = address.substr(0, question);
    if (question != std::string::npos) {
      request.query = http::parse_urlencoded(address.substr(question + 1)).value();
    }
    return send(request);
  }

  /// Posts the fields together with the hidden fields that bind a form to its visitor, taken from the page
  /// seen last.
  http::Response post(const std::string& address, const FormFields& fields) {
    std::string body;
    for (const auto* name : {"csrf", "bezoek"}) {
      const auto value = hidden(name);
      if (!value.empty()) {
        body += std::string(name) + "=" + http::encode_percent(value) + "&";
      }
    }
    for (const auto& [name, value] : fields) {
      body += http::encode_percent(name) + "=" + http::encode_percent(value) + "&";
    }
    return post_raw(address, body);
  }

  http::Response post_raw(const std::string& address, const std::string& body,
                          const std::string& origin = "") {
    http::Request request;
    request.method = http::Method::Post;
    request.path = address;
    request.body = body;
    request.headers.emplace("Content-Type", "application/x-www-form-urlencoded");
    request.headers.emplace("Host", "maatstaf.test");
    if (!origin.empty()) {
      request.headers.emplace("Origin", origin);
    }
    return send(request);
  }

  /// Logs in and follows to the page after it.
  http::Response log_in(const std::string& naam) {
    (void)get("/inloggen");
    const auto answer = post("/inloggen", {{"naam", naam}, {"wachtwoord", kWachtwoord}});
    return answer.status == 303 ? get(answer.headers.find("Location")->second) : answer;
  }

  [[nodiscard]] const std::string& page() const { return page_; }
  /// The value of the first hidden field with that name on the page seen last, or empty.
  [[nodiscard]] std::string hidden(const std::string& name) const {
    const std::string start = "<input type=\"hidden\" name=\"" + name + "\" value=\"";
    const auto found = page_.find(start);
    if (found == std::string::npos) {
      return {};
    }
    const auto from = found + start.size();
    return page_.substr(from, page_.find('"', from) - from);
  }

 private:
  http::Response send(http::Request request) {
    std::string cookies;
    for (const auto& [name, value] : cookies_) {
      cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
    }
    if (!cookies.empty()) {
      request.headers.emplace("Cookie", cookies);
    }
    request.address = "192.0.2.1";
    auto response = router_.handle(request);
    const auto range = response.headers.equal_range("Set-Cookie");
    for (auto header = range.first; header != range.second; ++header) {
      const auto& text = header->second;
      const auto equals = text.find('=');
      cookies_[text.substr(0, equals)] = text.substr(equals + 1, text.find(';') - equals - 1);
    }
    page_ = response.body;
    return response;
  }

  const http::Router& router_;
  std::map<std::string, std::string> cookies_;
  std::string page_;
};

/// The site of one office with one account for each role: intake, arts, verpleegkundige, beslisser, auditor,
/// karin (parent) and beheerder.
class MetSite : public zaak::testing::MetZaken {
 protected:
  void SetUp() override {
    MetZaken::SetUp();
    accounts_ = std::make_unique<auth::Accounts>(*database_, klok_, auth::Wachtwoordkosten::laagste());
    sessions_ = std::make_unique<auth::Sessions>(*database_, *accounts_, klok_);
    logboek_ = std::make_unique<dossier::Logboek>(*database_, klok_);
    concepten_ = std::make_unique<zaak::Conceptaanvragen>(*database_, kluis_, klok_);
    const std::pair<const char*, auth::Rol> people[] = {{"intake", auth::Rol::Intake},
                                                        {"arts", auth::Rol::MedischAdviseur},
                                                        {"verpleegkundige", auth::Rol::Verpleegkundige},
                                                        {"beslisser", auth::Rol::Beslisser},
                                                        {"auditor", auth::Rol::Auditor},
                                                        {"karin", auth::Rol::Ouder},
                                                        {"beheerder", auth::Rol::Beheerder}};
    for (const auto& [naam, rol] : people) {
      ASSERT_TRUE(accounts_->create({.naam = naam,
                                     .weergavenaam = naam,
                                     .rol = rol,
                                     .kantoor = rol == auth::Rol::Ouder ? "" : zaak::testing::kKantoor,
                                     .wachtwoord = kWachtwoord}));
    }
    // The library lives as long as the test program.
    services_.bibliotheek = {std::shared_ptr<const void>(), &zaak::testing::gronden().bibliotheek};
    static const auto kBeelden =
        std::make_shared<const regels::Profielbeelden>(zaak::testing::goed(regels::Profielbeelden::lees(
            zaak::testing::lees_bestand("regels/profielbeelden.yaml"), "profielbeelden.yaml")));
    services_.profielbeelden = kBeelden;
    services_.zaken = zaken_.get();
    services_.concepten = concepten_.get();
    services_.accounts = accounts_.get();
    services_.sessions = sessions_.get();
    services_.logboek = logboek_.get();
    services_.clock = &klok_;
    services_.gegevens = Gegevens::Voorbeeld;
    services_.kantoor.id = zaak::testing::kKantoor;
    services_.kantoor.naam = services_.bibliotheek->zorgkantoren().naam(zaak::testing::kKantoor);
    router_ = std::make_unique<http::Router>(maak_router(services_));
  }

  [[nodiscard]] Browser browser() const { return Browser(*router_); }

  Services services_;
  std::unique_ptr<auth::Accounts> accounts_;
  std::unique_ptr<auth::Sessions> sessions_;
  std::unique_ptr<dossier::Logboek> logboek_;
  std::unique_ptr<zaak::Conceptaanvragen> concepten_;
  std::unique_ptr<http::Router> router_;
};

}  // namespace maatstaf::web::testing
