// SPDX-License-Identifier: EUPL-1.2
//
// Requests and responses as plain structs: what the rest of Maatstaf sees of HTTP. No library shows through,
// so a page can be tested without a network. Value types; not thread-safe for concurrent writing.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace maatstaf::http {

enum class Method { Get, Head, Post, Put, Delete, Other };
[[nodiscard]] std::string_view word(Method method);  ///< "GET"
[[nodiscard]] Method method_of(std::string_view text);

/// Header names compare without regard to case (RFC 9110, 5.1).
struct NameLess {
  using is_transparent = void;
  bool operator()(std::string_view a, std::string_view b) const;
};
using Headers = std::multimap<std::string, std::string, NameLess>;

/// Names and values of a query or form, in the order given; a name may come more than once.
class Fields {
 public:
  void add(std::string name, std::string value) { list_.emplace_back(std::move(name), std::move(value)); }
  /// The first value, or nullopt when the name is absent.
  [[nodiscard]] std::optional<std::string> find(std::string_view name) const;
  /// The first value, or empty.
  [[nodiscard]] std::string get(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> all(std::string_view name) const;
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& list() const { return list_; }
  [[nodiscard]] bool empty() const { return list_.empty(); }

 private:
  std::vector<std::pair<std::string, std::string>> list_;
};

struct Request {
  Method method = Method::Get;
  std::string path;  ///< decoded, starts with a slash, without query
  Fields query;
  Headers headers;
  std::string body;
  std::string address;  ///< of the peer, as far as limits tell people apart (http/limits.h): "192.0.2.1"
  std::map<std::string, std::string, std::less<>> parameters;  ///< filled in by the router

  [[nodiscard]] std::string header(std::string_view name) const;     ///< first value, or empty
  [[nodiscard]] std::string parameter(std::string_view name) const;  ///< of the route, or empty
  [[nodiscard]] std::string cookie(std::string_view name) const;     ///< or empty
};

/// Something that is being made elsewhere.
class Later {
 public:
  virtual ~Later() = default;
  /// Calls `call` once when it is ready, from any thread; at once when it is ready already.
  virtual void when_ready(std::function<void()> call) = 0;
};

struct Response {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body;
  Headers headers;
  std::string route;  ///< the pattern that answered, "/zaken/{nummer}": for the log, set by the router
  /// Set: the answer needs what is being made. The server asks the handler once more when that is ready soon,
  /// and gives this response otherwise; no thread waits meanwhile.
  std::shared_ptr<Later> later = nullptr;
};

using Handler = std::function<Response(const Request&)>;

[[nodiscard]] Response html(std::string body, int status = 200);
[[nodiscard]] Response text(std::string body, int status = 200);
[[nodiscard]] Response json(const base::Json& body, int status = 200);
/// 303: after a POST the browser fetches the page with GET.
[[nodiscard]] Response redirect(std::string location);

/// The status that belongs to a kind of error (base/result.h).
[[nodiscard]] int status_of(base::ErrorKind kind);
[[nodiscard]] std::string_view reason(int status);
/// 503: there is no room now, come back in so many seconds. Nothing was done.
[[nodiscard]] Response busy(std::string body, std::string_view type, int seconds);
/// Sixteen characters that a person can quote and that stand in the log beside what went wrong.
[[nodiscard]] std::string new_trace();
/// Writes a failure of ours to the log and gives its trace.
std::string log_failure(const base::Error& error);
/// RFC 9457 problem details for the API. `errors` becomes the extension member `invalidParams`.
[[nodiscard]] Response problem(int status, std::string_view title, std::string_view detail,
                               const std::vector<base::Error>& errors = {});
/// What went wrong inside is logged with a trace; the answer holds the trace and nothing of the inside.
[[nodiscard]] Response problem(const base::Error& error);

}  // namespace maatstaf::http
