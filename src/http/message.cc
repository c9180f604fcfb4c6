// SPDX-License-Identifier: EUPL-1.2
#include "http/message.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>

#include "http/cookie.h"

namespace maatstaf::http {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr std::array<std::pair<Method, std::string_view>, 5> kMethodWords = {{{Method::Get, "GET"},
                                                                              {Method::Head, "HEAD"},
                                                                              {Method::Post, "POST"},
                                                                              {Method::Put, "PUT"},
                                                                              {Method::Delete, "DELETE"}}};

}  // namespace

std::string_view word(Method method) {
  for (const auto& [value, name] : kMethodWords) {
    if (value == method) {
      return name;
    }
  }
  return "OTHER";
}

Method method_of(std::string_view text) {
  for (const auto& [value, name] : kMethodWords) {
    if (name == text) {
      return value;
    }
  }
  return Method::Other;
}

bool NameLess::operator()(std::string_view a, std::string_view b) const {
  return std::ranges::lexicographical_compare(a, b, [](char x, char y) { return lower(x) < lower(y); });
}

std::optional<std::string> Fields::find(std::string_view name) const {
  for (const auto& [key, value] : list_) {
    if (key == name) {
      return value;
    }
  }
  return std::nullopt;
}

std::string Fields::get(std::string_view name) const {
  return find(name).value_or(std::string{});
}

std::vector<std::string> Fields::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : list_) {
    if (key == name) {
      values.push_back(value);
    }
  }
  return values;
}

std::string Request::header(std::string_view name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string{} : found->second;
}

std::string Request::parameter(std::string_view name) const {
  const auto found = parameters.find(name);
  return found == parameters.end() ? std::string{} : found->second;
}

std::string Request::cookie(std::string_view name) const {
  const auto range = headers.equal_range("Cookie");
  for (auto header = range.first; header != range.second; ++header) {
    if (auto value = parse_cookies(header->second).find(name)) {
      return *value;
    }
  }
  return {};
}

Response html(std::string body, int status) {
  return {.status = status,
          .type = "text/html; charset=utf-8",
          .body = std::move(body),
          .headers = {},
          .route = {}};
}

Response text(std::string body, int status) {
  return {.status = status,
          .type = "text/plain; charset=utf-8",
          .body = std::move(body),
          .headers = {},
          .route = {}};
}

Response json(const base::Json& body, int status) {
  return {.status = status,
          .type = "application/json; charset=utf-8",
          .body = base::canonical(body),
          .headers = {},
          .route = {}};
}

Response redirect(std::string location) {
  Response response{
      .status = 303, .type = "text/plain; charset=utf-8", .body = {}, .headers = {}, .route = {}};
  response.headers.emplace("Location", std::move(location));
  return response;
}

int status_of(base::ErrorKind kind) {
  switch (kind) {
    case base::ErrorKind::Input:
      return 400;
    case base::ErrorKind::NotFound:
      return 404;
    case base::ErrorKind::Conflict:
      return 409;
    case base::ErrorKind::Forbidden:
      return 403;
    case base::ErrorKind::Storage:
      return 503;
    case base::ErrorKind::Rules:
    case base::ErrorKind::Internal:
      return 500;
  }
  return 500;
}

std::string_view reason(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 204:
      return "No Content";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 422:
      return "Unprocessable Content";
    case 415:
      return "Unsupported Media Type";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 499:
      return "Client Closed Request";
    case 503:
      return "Service Unavailable";
    default:
      return status < 500 ? "Bad Request" : "Internal Server Error";
  }
}

Response problem(int status, std::string_view title, std::string_view detail,
                 const std::vector<base::Error>& errors) {
  base::Json body;
  body["type"] = "about:blank";
  body["title"] = title;
  body["status"] = status;
  if (!detail.empty()) {
    body["detail"] = detail;
  }
  for (const auto& error : errors) {
    base::Json item;
    item["name"] = error.place.path;
    item["reason"] = error.cause;
    if (!error.remedy.empty()) {
      item["remedy"] = error.remedy;
    }
    if (error.place.line > 0) {
      item["line"] = error.place.line;
    }
    if (error.place.column > 0) {
      item["column"] = error.place.column;
    }
    body["invalidParams"].push_back(std::move(item));
  }
  Response response = json(body, status);
  response.type = "application/problem+json; charset=utf-8";
  return response;
}

Response problem(const base::Error& error) {
  const int status = status_of(error.kind);
  if (status < 500) {
    return problem(status, error.cause, error.remedy, {error});
  }
  // What went wrong inside is for the log; the outside learns only that it did (no path of a file, no query).
  const auto trace = log_failure(error);
  base::Json body;
  body["type"] = "about:blank";
  body["title"] = "Er ging iets mis bij ons.";
  body["status"] = status;
  body["detail"] = "Probeer het later opnieuw. Noem bij vragen het storingsnummer.";
  body["traceId"] = trace;
  Response response = json(body, status);
  response.type = "application/problem+json; charset=utf-8";
  if (status == 503) {
    response.headers.emplace("Retry-After", "5");
  }
  return response;
}

Response busy(std::string body, std::string_view type, int seconds) {
  Response response{
      .status = 503, .type = std::string(type), .body = std::move(body), .headers = {}, .route = {}};
  response.headers.emplace("Retry-After", std::to_string(seconds));
  return response;
}

std::string new_trace() {
  std::random_device source;
  return fmt::format("{:08x}{:08x}", static_cast<std::uint32_t>(source()),
                     static_cast<std::uint32_t>(source()));
}

std::string log_failure(const base::Error& error) {
  auto trace = new_trace();
  spdlog::error(R"({{"event":"error","trace":"{}","text":{}}})", trace,
                base::canonical(base::Json(error.text())));
  return trace;
}

}  // namespace maatstaf::http
