// SPDX-License-Identifier: EUPL-1.2
#include "http/router.h"

#include <algorithm>
#include <set>

namespace maatstaf::http {

namespace {

std::vector<std::string> split(std::string_view path) {
  std::vector<std::string> segments;
  while (!path.empty() && path.front() == '/') {
    path.remove_prefix(1);
  }
  while (!path.empty()) {
    const auto slash = path.find('/');
    segments.emplace_back(path.substr(0, slash));
    if (slash == std::string_view::npos) {
      break;
    }
    path.remove_prefix(slash + 1);
    // "/zaken/" is another address than "/zaken": the empty last segment keeps them apart.
    if (path.empty()) {
      segments.emplace_back();
    }
  }
  return segments;
}

bool is_parameter(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

bool matches(const std::vector<std::string>& pattern, const std::vector<std::string>& segments) {
  return std::ranges::equal(pattern, segments, [](const std::string& p, const std::string& s) {
    return is_parameter(p) ? !s.empty() : p == s;
  });
}

}  // namespace

void Router::add(Method method, std::string_view pattern, Handler handler, Lane lane) {
  auto segments = split(pattern);
  const auto parameters = std::ranges::count_if(segments, is_parameter);
  const auto literals = segments.size() - static_cast<std::size_t>(parameters);
  routes_.push_back({method, std::string(pattern), std::move(segments), literals, std::move(handler), lane});
}

void Router::below(std::string_view prefix, Handler handler) {
  below_.push_back({std::string(prefix), std::move(handler)});
}

const Router::Route* Router::find(Method method, const std::vector<std::string>& segments) const {
  const Route* best = nullptr;
  for (const auto& route : routes_) {
    if (route.method == method && (best == nullptr || route.literals > best->literals) &&
        matches(route.segments, segments)) {
      best = &route;
    }
  }
  return best;
}

Lane Router::lane_of(const Request& request) const {
  const auto method = request.method == Method::Head ? Method::Get : request.method;
  const auto* route = find(method, split(request.path));
  return route == nullptr ? Lane::Public : route->lane;
}

Response Router::handle(Request request) const {
  const auto segments = split(request.path);
  const auto method = request.method == Method::Head ? Method::Get : request.method;
  const Route* best = find(method, segments);
  if (best != nullptr) {
    for (std::size_t i = 0; i < segments.size(); ++i) {
      const std::string_view pattern = best->segments[i];
      if (is_parameter(pattern)) {
        request.parameters[std::string(pattern.substr(1, pattern.size() - 2))] = segments[i];
      }
    }
    auto response = around_ ? around_(request, best->handler) : best->handler(request);
    response.route = best->pattern;
    return response;
  }
  if (method == Method::Get) {
    for (const auto& [prefix, handler] : below_) {
      if (request.path.starts_with(prefix)) {
        return around_ ? around_(request, handler) : handler(request);
      }
    }
  }
  std::set<std::string_view> allowed;
  for (const auto& route : routes_) {
    if (matches(route.segments, segments)) {
      allowed.insert(word(route.method));
    }
  }
  const int status = allowed.empty() ? 404 : 405;
  const Handler missing = [&](const Request& asked) {
    auto response = otherwise_ ? otherwise_(asked, status) : text(std::string(reason(status)), status);
    if (status == 405) {
      std::string list;
      for (const auto name : allowed) {
        list += (list.empty() ? "" : ", ") + std::string(name);
      }
      response.headers.emplace("Allow", list);
    }
    return response;
  };
  return around_ ? around_(request, missing) : missing(request);
}

}  // namespace maatstaf::http
