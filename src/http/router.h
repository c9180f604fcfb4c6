// SPDX-License-Identifier: EUPL-1.2
//
// From method and path to handler. A pattern is a path whose segments may be parameters:
// "/regels/{regeling}/{versie}". A literal segment wins over a parameter. HEAD uses the handler of GET. Build
// it once, then it is thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "http/lanes.h"
#include "http/message.h"

namespace maatstaf::http {

class Router {
 public:
  /// Adds a route. Two routes with the same method and shape: the first one answers.
  void add(Method method, std::string_view pattern, Handler handler, Lane lane = Lane::Public);
  void get(std::string_view pattern, Handler handler, Lane lane = Lane::Public) {
    add(Method::Get, pattern, std::move(handler), lane);
  }
  void post(std::string_view pattern, Handler handler, Lane lane = Lane::Public) {
    add(Method::Post, pattern, std::move(handler), lane);
  }
  /// Answers every path below `prefix` that no other route takes (static files).
  void below(std::string_view prefix, Handler handler);
  /// Answers when there is no such page (404) or not for this method (405, with Allow already set by the
  /// router).
  void otherwise(std::function<Response(const Request&, int status)> handler) {
    otherwise_ = std::move(handler);
  }
  /// Runs around every handler: sessions, security headers, errors.
  using Around = std::function<Response(const Request&, const Handler&)>;
  void around(Around around) { around_ = std::move(around); }

  [[nodiscard]] Response handle(Request request) const;
  /// The lane of the route that would answer; Public when there is none.
  [[nodiscard]] Lane lane_of(const Request& request) const;

 private:
  struct Route {
    Method method;
    std::string pattern;
    std::vector<std::string> segments;
    std::size_t literals;
    Handler handler;
    Lane lane;
  };
  [[nodiscard]] const Route* find(Method method, const std::vector<std::string>& segments) const;
  struct Below {
    std::string prefix;
    Handler handler;
  };

  std::vector<Route> routes_;
  std::vector<Below> below_;
  std::function<Response(const Request&, int)> otherwise_;
  Around around_;
};

}  // namespace maatstaf::http
