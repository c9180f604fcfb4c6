// SPDX-License-Identifier: EUPL-1.2
#include "http/router.h"

#include <gtest/gtest.h>

namespace maatstaf::http {
namespace {

Handler says(std::string what) {
  return
      [what = std::move(what)](const Request& request) { return text(what + request.parameter("nummer")); };
}

Router sample() {
  Router router;
  router.get("/", says("start"));
  router.get("/zaken/{nummer}", says("zaak "));
  router.get("/zaken/nieuw", says("nieuw"));
  router.post("/zaken/{nummer}", says("post "));
  router.below("/stijl/", says("bestand"));
  return router;
}

Response ask(const Router& router, Method method, std::string path) {
  Request request;
  request.method = method;
  request.path = std::move(path);
  return router.handle(request);
}

TEST(Router, takes_the_most_literal_route) {
  const auto router = sample();
  EXPECT_EQ(ask(router, Method::Get, "/").body, "start");
  EXPECT_EQ(ask(router, Method::Get, "/zaken/nieuw").body, "nieuw");
  EXPECT_EQ(ask(router, Method::Get, "/zaken/MZ-1").body, "zaak MZ-1");
  EXPECT_EQ(ask(router, Method::Head, "/zaken/MZ-1").body, "zaak MZ-1");
  EXPECT_EQ(ask(router, Method::Post, "/zaken/MZ-1").body, "post MZ-1");
  EXPECT_EQ(ask(router, Method::Get, "/stijl/a/b.css").body, "bestand");
}

TEST(Router, names_the_route_and_not_the_path_for_the_log) {
  EXPECT_EQ(ask(sample(), Method::Get, "/zaken/MZ-1").route, "/zaken/{nummer}");
}

TEST(Router, knows_what_is_missing_and_what_is_not_allowed) {
  const auto router = sample();
  EXPECT_EQ(ask(router, Method::Get, "/weg").status, 404);
  EXPECT_EQ(ask(router, Method::Get, "/zaken/").status, 404);
  EXPECT_EQ(ask(router, Method::Get, "/zaken/a/b").status, 404);
  const auto response = ask(router, Method::Delete, "/zaken/MZ-1");
  EXPECT_EQ(response.status, 405);
  EXPECT_EQ(response.headers.find("Allow")->second, "GET, POST");
}

TEST(Router, runs_around_every_answer) {
  auto router = sample();
  router.around([](const Request& request, const Handler& next) {
    auto response = next(request);
    response.headers.emplace("X-Rond", "ja");
    return response;
  });
  EXPECT_EQ(ask(router, Method::Get, "/").headers.count("x-rond"), 1U);
  EXPECT_EQ(ask(router, Method::Get, "/weg").headers.count("x-rond"), 1U);
}

}  // namespace
}  // namespace maatstaf::http
