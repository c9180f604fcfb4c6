// SPDX-License-Identifier: EUPL-1.2
#include "http/message.h"

#include <gtest/gtest.h>

namespace maatstaf::http {
namespace {

TEST(Problem, names_every_wrong_field) {
  const base::Error error{.kind = base::ErrorKind::Input,
                          .place = {.file = "", .path = "client.bsn"},
                          .cause = "Dit is geen geldig burgerservicenummer.",
                          .remedy = "Controleer het nummer."};
  const auto response = problem(error);
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(response.type, "application/problem+json; charset=utf-8");
  const auto body = base::parse_json(response.body, "antwoord").value();
  EXPECT_EQ(body.integer("status"), 400);
  EXPECT_EQ(body.find("invalidParams")->if_array()->front().text("name"), "client.bsn");
}

TEST(Problem, keeps_what_happened_inside_to_itself) {
  base::Error error;
  error.kind = base::ErrorKind::Storage;
  error.place.file = "/var/geheim.db";
  error.cause = "Schijf vol";
  const auto response = problem(error);
  EXPECT_EQ(response.status, 503);
  EXPECT_EQ(response.body.find("geheim"), std::string::npos);
  EXPECT_EQ(response.body.find("Schijf"), std::string::npos);
}

TEST(Request, finds_headers_without_regard_to_case_and_cookies) {
  Request request;
  request.headers.emplace("cookie", "a=1; b=2");
  EXPECT_EQ(request.header("Cookie"), "a=1; b=2");
  EXPECT_EQ(request.cookie("b"), "2");
  EXPECT_EQ(request.cookie("c"), "");
}

}  // namespace
}  // namespace maatstaf::http
