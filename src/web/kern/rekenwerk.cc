// SPDX-License-Identifier: EUPL-1.2
#include "web/kern/rekenwerk.h"

#include <fmt/format.h>

#include <utility>

#include "http/form.h"
#include "http/security.h"
#include "web/kern/components.h"
#include "web/kern/layout.h"

namespace maatstaf::web {

namespace {

constexpr int kOver = 3;       // seconds until the page looks again
constexpr int kOverDruk = 10;  // seconds

/// The address of this request, as a link.
std::string address_of(const http::Request& request) {
  std::string address = request.path;
  char mark = '?';
  for (const auto& [name, value] : request.query.list()) {
    address += mark + http::encode_percent(name) + "=" + http::encode_percent(value);
    mark = '&';
  }
  return own_path(address, "/");
}

http::Response calm_page(const Visit& visit, std::string_view title, std::string_view text, Html again,
                         int seconds, Refresh refresh) {
  auto response = page(visit, Shell::Public,
                       {.title = std::string(title),
                        .current = {},
                        .content = group(h1(title), lead("{}", text), again),
                        .bars = {},
                        .width = MainWidth::Normal,
                        .sample = {},
                        .refresh = refresh},
                       503);
  response.headers.emplace("Retry-After", std::to_string(seconds));
  return response;
}

http::Response being_made(const Visit& visit, std::shared_ptr<http::Later> later) {
  auto response =
      calm_page(visit, "Dit wordt berekend",
                "Dit kost een paar seconden. De pagina kijkt zelf of het klaar is; u hoeft niets te doen.",
                markup("<p>{}</p>", link(address_of(visit.request()), "Kijk nu")), kOver, Refresh{kOver});
  response.later = std::move(later);
  return response;
}

http::Response too_many(const Visit& visit) {
  return calm_page(
      visit, "Het is nu druk", "Er worden al veel vragen berekend. Probeer het over een minuut opnieuw.",
      markup("<p>{}</p>", link(address_of(visit.request()), "Probeer opnieuw")), kOverDruk, Refresh{});
}

std::shared_ptr<const std::string> text_of(const http::Computations::Outcome& outcome) {
  return {outcome, &outcome->value()};
}

}  // namespace

Berekend bereken(const Visit& visit, const std::string& key, http::Computations::Work work) {
  auto* computations = visit.services().rekenwerk;
  http::Computations::Outcome outcome;
  if (computations == nullptr) {
    outcome = std::make_shared<const base::Result<std::string>>(work());
  } else {
    auto answer = computations->ask(key, visit.request().address, std::move(work));
    switch (answer.state) {
      case http::Computations::State::Busy:
        return being_made(visit, std::move(answer.later));
      case http::Computations::State::Full:
        return too_many(visit);
      case http::Computations::State::Ready:
        outcome = std::move(answer.outcome);
        break;
    }
  }
  if (!*outcome) {
    return error_page(visit, outcome->error());
  }
  return text_of(outcome);
}

std::function<http::Response(const http::Request&)> druk_antwoord(const Services& services) {
  const http::Request nobody;
  auto people =
      calm_page(Visit(services, nobody), "Het is nu druk",
                "Wij hebben uw verzoek niet verwerkt. Wacht een paar tellen en probeer het opnieuw. Vulde "
                "u een formulier in? Ga terug in uw browser en verstuur het nog een keer.",
                Html{}, kOver, Refresh{});
  auto programs =
      http::problem(503, "Het is nu druk.", "Er is niets gedaan. Probeer het over een paar tellen opnieuw.");
  programs.headers.emplace("Retry-After", std::to_string(kOver));
  for (auto* response : {&people, &programs}) {
    response->route = "(druk)";
    http::add_security_headers(*response, services.transport);
  }
  return [people = std::move(people), programs = std::move(programs)](const http::Request& request) {
    return request.path.starts_with("/api/") ? programs : people;
  };
}

http::Lane baan_van(const Services& services, const http::Router& router, const http::Request& request) {
  const auto lane = router.lane_of(request);
  return lane == http::Lane::Public && !request.path.starts_with(services.stijlen.prefix()) &&
                 !request.cookie(session_cookie_name(services.transport)).empty()
             ? http::Lane::Office
             : lane;
}

}  // namespace maatstaf::web
