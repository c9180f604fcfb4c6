// SPDX-License-Identifier: EUPL-1.2
//
// The HTTP/1.1 server: one thread for the network, lanes of threads for the handler (http/lanes.h). An answer
// leaves as soon as it is there: nothing of the network waits for work. Encryption and HTTP/2 are the work of
// a proxy in front (docs/adr/0060). Limits hold before anything is handed on: a head of 16 kB, a body of 8
// MB, 30 seconds for a request to arrive or an answer to leave, 75 seconds of silence between two requests.
// What breaks HTTP, or can be read in two ways (http/head.h), gets a 400, 413 or 431 and the connection is
// closed; the handler never sees it. What does not fit in its lane gets 503 with Retry-After at once
// (docs/adr/0067).
//
//   auto server = http::Server::start({.port = 8080}, [&](const http::Request& request) { return
//   router.handle(request); }); server->wait();
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "http/lanes.h"
#include "http/message.h"

namespace maatstaf::http {

/// Who tells the address of the visitor: the connection, or the last value of X-Forwarded-For, written by our
/// proxy (http/limits.h).
enum class PeerAddress { Connection, Proxy };

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  ///< 0: any free port, see Server::port()
  LaneTable lanes = default_lanes();
  std::size_t header_bytes = 16 * 1024;
  std::size_t body_bytes = 8 * 1024 * 1024;
  /// More than these wait in the queue of the system, after the one that was silent longest has been closed.
  std::size_t connections = 2000;
  std::size_t silent_per_address = 256;  ///< silent connections of one address; not when a proxy is in front
  std::chrono::seconds transfer{30};
  std::chrono::seconds idle{75};
  std::chrono::seconds grace{10};  ///< after stop(): how long running requests may go on
  std::chrono::milliseconds soon{
      400};                           ///< how long an answer that is being made (Response::later) is awaited
  std::chrono::seconds patience{20};  ///< a request that waited longer in its lane gets 503 and is not done
  PeerAddress peer = PeerAddress::Connection;
  std::function<Lane(const Request&)> lane;  ///< fast, on the thread of the network; empty: all are Public
  std::function<Response(const Request&)> full;  ///< the 503; fast, from any thread; empty: a line
};

class Server {
 public:
  /// Listens and answers until stop(). The handler is called from several threads at once; an exception that
  /// leaves it becomes a 500. Errors: Storage when the address cannot be bound.
  [[nodiscard]] static base::Result<std::unique_ptr<Server>> start(const ServerOptions& options,
                                                                   Handler handler);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  /// Takes no new connections, lets running requests end within the grace, then closes. Safe from any thread.
  void stop();
  /// Stops when the process gets SIGINT or SIGTERM.
  void stop_on_signals();
  /// Returns when the server has stopped.
  void wait();
  /// Requests answered so far.
  [[nodiscard]] std::uint64_t answered() const;

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace maatstaf::http
