// SPDX-License-Identifier: EUPL-1.2
//
// Together with wire.cc the only file that includes Beast: it takes a quarter of a minute to compile.
#include "http/server.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <cerrno>
#include <csignal>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "http/head.h"
#include "http/limits.h"
#include "http/wire.h"

namespace maatstaf::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;

namespace {

/// Receives the result of an asynchronous call as an error code, not as an exception.
struct ErrorTo {
  boost::system::error_code& code;
  [[nodiscard]] auto token() const { return asio::redirect_error(asio::use_awaitable, code); }
};

Response run(const Handler& handler, const Request& request) {
  try {
    return handler(request);
  } catch (const std::exception& exception) {
    spdlog::error(R"({{"event":"exception","what":{}}})", base::canonical(base::Json(exception.what())));
  } catch (...) {
    spdlog::error(R"({{"event":"exception"}})");
  }
  return text("Er ging iets mis bij ons. Probeer het later opnieuw.", 500);
}

/// One line per request. The route and not the path, no query and no address: none of these belong in a log
/// that many people read.
void log(Method method, const Response& response, std::chrono::steady_clock::time_point start) {
  const auto micros =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
  spdlog::info(R"({{"event":"request","method":"{}","route":"{}","status":{},"bytes":{},"microseconds":{}}})",
               word(method), response.route, response.status, response.body.size(), micros.count());
}

/// Who waits for a request: nothing came yet, or not all of its head.
struct Seat {
  beast::tcp_stream* stream = nullptr;
  std::string peer;
  bool silent = false;
  std::list<Seat*>::iterator place{};       ///< among all, while silent
  std::list<Seat*>::iterator peer_place{};  ///< among those of its address, while silent
};

/// Lets threads of others wake a coroutine, until the network has ended.
struct Gate {
  std::mutex mutex;
  asio::io_context* io = nullptr;

  template <class Call>
  void post(Call&& call) {
    const std::lock_guard lock(mutex);
    if (io != nullptr) {
      asio::post(*io, std::forward<Call>(call));
    }
  }
  void close() {
    const std::lock_guard lock(mutex);
    io = nullptr;
  }
};

/// One event that a coroutine waits for; only the network thread touches it.
struct Event {
  explicit Event(asio::io_context& io) : timer(io) {}
  asio::steady_timer timer;
  std::optional<Response> response;
  bool happened = false;
};

/// Nobody is there any more to read the answer. A client that only closed its half counts as gone: browsers
/// and proxies do not do that.
bool left(int socket) {
  char byte = 0;
  const auto count = ::recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  return count == 0 || (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
}

std::string_view bytes_of(const beast::flat_buffer& buffer) {
  return {static_cast<const char*>(buffer.data().data()), buffer.size()};
}

/// What reached us of one request, or why it will not be handled.
struct Incoming {
  enum class Outcome { Request, Refused, Closed } outcome = Outcome::Closed;
  Request request;
  Response refusal;
  Method method = Method::Other;
  unsigned version = 11;
  bool keep = false;
};

Incoming refused(Response response) {
  Incoming incoming;
  incoming.outcome = Incoming::Outcome::Refused;
  incoming.refusal = std::move(response);
  return incoming;
}

/// Closed when the network failed, and otherwise what to say.
Incoming refused(const boost::system::error_code& error) {
  const int status = status_of_read_error(error);
  return status == 0 ? Incoming{} : refused(problem(status, "Dit verzoek kunnen wij niet lezen.", ""));
}

}  // namespace

struct Server::State {
  State(const ServerOptions& given, Handler asked)
      : options(given),
        handler(std::move(asked)),
        acceptor(io),
        signals(io),
        deadline(io),
        gate(std::make_shared<Gate>()),
        lanes(given.lanes) {
    gate->io = &io;
  }

  asio::awaitable<void> accept();
  asio::awaitable<void> session(tcp::socket socket);
  asio::awaitable<void> serve(beast::tcp_stream& stream, Seat& seat);
  asio::awaitable<std::size_t> read_head(beast::tcp_stream& stream, beast::flat_buffer& buffer,
                                         boost::system::error_code& error);
  asio::awaitable<Incoming> read(beast::tcp_stream& stream, beast::flat_buffer& buffer, Seat& seat);
  asio::awaitable<Response> answer(std::shared_ptr<const Request> request, int socket);
  asio::awaitable<Response> work(std::shared_ptr<const Request> request, int socket);
  asio::awaitable<bool> ready_soon(std::shared_ptr<Later> later);
  [[nodiscard]] Response full(const Request& request) const;
  void begin_silence(Seat& seat);
  void end_silence(Seat& seat);
  bool close_most_silent();
  void begin_stop();

  ServerOptions options;
  Handler handler;
  asio::io_context io{1};
  tcp::acceptor acceptor;
  asio::signal_set signals;
  asio::steady_timer deadline;
  std::shared_ptr<Gate> gate;
  std::thread network;
  std::uint16_t port = 0;
  std::atomic<std::uint64_t> answered{0};
  // Only the network thread touches these.
  bool stopping = false;
  std::list<Seat*> silent;  ///< the longest first
  std::map<std::string, std::list<Seat*>, std::less<>> silent_of;
  std::size_t open = 0;
  Lanes lanes;  ///< last: its threads end before what they use
};

void Server::State::begin_silence(Seat& seat) {
  seat.silent = true;
  seat.place = silent.insert(silent.end(), &seat);
  auto& theirs = silent_of[seat.peer];
  seat.peer_place = theirs.insert(theirs.end(), &seat);
  // Behind a proxy all connections have its address.
  if (options.peer == PeerAddress::Connection && theirs.size() > options.silent_per_address) {
    auto& oldest = *theirs.front();
    end_silence(oldest);
    oldest.stream->close();
  }
}

void Server::State::end_silence(Seat& seat) {
  if (!seat.silent) {
    return;
  }
  seat.silent = false;
  silent.erase(seat.place);
  const auto theirs = silent_of.find(seat.peer);
  theirs->second.erase(seat.peer_place);
  if (theirs->second.empty()) {
    silent_of.erase(theirs);
  }
}

bool Server::State::close_most_silent() {
  if (silent.empty()) {
    return false;
  }
  auto& oldest = *silent.front();
  end_silence(oldest);
  oldest.stream->close();
  return true;
}

asio::awaitable<void> Server::State::accept() {
  while (!stopping) {
    boost::system::error_code error;
    if (open >= options.connections && !close_most_silent()) {
      // All are at work: who comes now waits in the queue of the system.
      asio::steady_timer pause(io, std::chrono::milliseconds(20));
      co_await pause.async_wait(ErrorTo{error}.token());
      continue;
    }
    tcp::socket socket = co_await acceptor.async_accept(ErrorTo{error}.token());
    if (stopping) {
      break;
    }
    if (error) {
      // Out of descriptors: others make room.
      (void)close_most_silent();
      asio::steady_timer pause(io, std::chrono::milliseconds(20));
      co_await pause.async_wait(ErrorTo{error}.token());
      continue;
    }
    ++open;
    asio::co_spawn(io, session(std::move(socket)), asio::detached);
  }
}

asio::awaitable<void> Server::State::session(tcp::socket socket) {
  boost::system::error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  beast::tcp_stream stream(std::move(socket));
  const auto endpoint = stream.socket().remote_endpoint(ignored);
  Seat seat{.stream = &stream, .peer = ignored ? std::string{} : network_of(endpoint.address().to_string())};
  try {
    co_await serve(stream, seat);
  } catch (const std::exception& exception) {
    spdlog::error(R"({{"event":"connection","what":{}}})", base::canonical(base::Json(exception.what())));
  }
  end_silence(seat);
  stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
  --open;
  if (stopping && open == 0) {
    deadline.cancel();
  }
}

/// Reads until a whole head stands in the buffer and gives its length.
asio::awaitable<std::size_t> Server::State::read_head(beast::tcp_stream& stream, beast::flat_buffer& buffer,
                                                      boost::system::error_code& error) {
  constexpr std::string_view kEnd = "\r\n\r\n";
  std::size_t looked = 0;
  bool begun = false;
  while (true) {
    // RFC 9112, 2.2: empty lines before a request line are no request.
    while (bytes_of(buffer).starts_with("\r\n")) {
      buffer.consume(2);
      looked = 0;
    }
    const auto end = bytes_of(buffer).find(kEnd, looked);
    if ((end == std::string_view::npos ? buffer.size() : end) > options.header_bytes) {
      error = beast::http::error::header_limit;
      co_return 0;
    }
    if (end != std::string_view::npos) {
      co_return end + kEnd.size();
    }
    looked = buffer.size() < kEnd.size() ? 0 : buffer.size() - kEnd.size() + 1;
    if (buffer.size() == 0) {
      stream.expires_after(options.idle);
    } else if (!begun) {
      stream.expires_after(options.transfer);
      begun = true;
    }
    const auto count = co_await stream.async_read_some(buffer.prepare(4096), ErrorTo{error}.token());
    if (error) {
      co_return 0;
    }
    buffer.commit(count);
  }
}

asio::awaitable<Incoming> Server::State::read(beast::tcp_stream& stream, beast::flat_buffer& buffer,
                                              Seat& seat) {
  boost::system::error_code error;
  begin_silence(seat);
  const auto head = co_await read_head(stream, buffer, error);
  end_silence(seat);
  if (error) {
    co_return refused(error);
  }
  if (const auto sound = check_head(bytes_of(buffer).substr(0, head)); !sound) {
    co_return refused(problem(sound.error()));
  }
  beast::http::request_parser<beast::http::string_body> parser;
  parser.header_limit(static_cast<std::uint32_t>(options.header_bytes));
  parser.body_limit(options.body_bytes);
  co_await beast::http::async_read_header(stream, buffer, parser, ErrorTo{error}.token());
  if (!error && beast::iequals(parser.get()[beast::http::field::expect], "100-continue")) {
    beast::http::response<beast::http::empty_body> proceed{beast::http::status::continue_,
                                                           parser.get().version()};
    co_await beast::http::async_write(stream, proceed, ErrorTo{error}.token());
  }
  if (!error) {
    stream.expires_after(options.transfer);
    co_await beast::http::async_read(stream, buffer, parser, ErrorTo{error}.token());
  }
  if (error) {
    co_return refused(error);
  }
  auto message = parser.release();
  Incoming incoming;
  incoming.version = message.version();
  incoming.keep = message.keep_alive();
  auto request = from_wire(message, seat.peer, options.peer);
  if (request) {
    incoming.outcome = Incoming::Outcome::Request;
    incoming.method = request->method;
    incoming.request = std::move(*request);
  } else {
    incoming.outcome = Incoming::Outcome::Refused;
    incoming.refusal = problem(request.error());
  }
  co_return incoming;
}

Response Server::State::full(const Request& request) const {
  return options.full ? options.full(request)
                      : busy("Het is druk. Probeer het zo opnieuw.\n", "text/plain; charset=utf-8", 2);
}

/// Asks the handler in its lane. This coroutine goes on as soon as the handler is done: the completion goes
/// to the network and not into a queue of work.
asio::awaitable<Response> Server::State::work(std::shared_ptr<const Request> request, int socket) {
  const auto event = std::make_shared<Event>(io);
  event->timer.expires_at(asio::steady_timer::time_point::max());
  const auto asked = std::chrono::steady_clock::now();
  const auto job = [this, request, socket, event, asked] {
    auto response = left(socket)                                                  ? text("", 499)
                    : std::chrono::steady_clock::now() - asked > options.patience ? full(*request)
                                                                                  : run(handler, *request);
    asio::post(io, [event, response = std::move(response)]() mutable {
      event->response = std::move(response);
      event->timer.cancel();
    });
  };
  const auto lane = options.lane ? options.lane(*request) : Lane::Public;
  if (lanes.submit(lane, request->address, job) == Lanes::Taken::Full) {
    co_return full(*request);
  }
  boost::system::error_code ignored;
  co_await event->timer.async_wait(ErrorTo{ignored}.token());
  co_return std::move(*event->response);
}

/// Whether it is ready within `options.soon`. No thread waits.
asio::awaitable<bool> Server::State::ready_soon(std::shared_ptr<Later> later) {
  const auto event = std::make_shared<Event>(io);
  event->timer.expires_after(options.soon);
  // The call may come when this server is gone; the gate knows.
  later->when_ready([gate = gate, weak = std::weak_ptr(event)] {
    gate->post([weak] {
      if (const auto waiting = weak.lock()) {
        waiting->happened = true;
        waiting->timer.cancel();
      }
    });
  });
  boost::system::error_code ignored;
  co_await event->timer.async_wait(ErrorTo{ignored}.token());
  co_return event->happened;
}

asio::awaitable<Response> Server::State::answer(std::shared_ptr<const Request> request, int socket) {
  auto response = co_await work(request, socket);
  if (response.later && co_await ready_soon(response.later)) {
    response = co_await work(request, socket);
  }
  response.later = nullptr;
  co_return response;
}

asio::awaitable<void> Server::State::serve(beast::tcp_stream& stream, Seat& seat) {
  boost::system::error_code error;
  beast::flat_buffer buffer(options.header_bytes + 64 * 1024);
  while (!stopping) {
    auto incoming = co_await read(stream, buffer, seat);
    if (incoming.outcome == Incoming::Outcome::Closed) {
      co_return;
    }
    const auto start = std::chrono::steady_clock::now();
    Response response = std::move(incoming.refusal);
    if (incoming.outcome == Incoming::Outcome::Request) {
      stream.expires_never();
      response = co_await answer(std::make_shared<const Request>(std::move(incoming.request)),
                                 stream.socket().native_handle());
    }
    const bool keep = incoming.keep && !stopping;
    log(incoming.method, response, start);
    ++answered;
    if (response.status == 499) {
      co_return;
    }
    auto message = to_wire(std::move(response), incoming.version, incoming.method);
    message.keep_alive(keep);
    stream.expires_after(options.transfer);
    if (incoming.method == Method::Head) {
      beast::http::response_serializer<beast::http::string_body> serializer{message};
      co_await beast::http::async_write_header(stream, serializer, ErrorTo{error}.token());
    } else {
      co_await beast::http::async_write(stream, message, ErrorTo{error}.token());
    }
    if (error || !keep) {
      co_return;
    }
  }
}

void Server::State::begin_stop() {
  if (stopping) {
    return;
  }
  stopping = true;
  boost::system::error_code ignored;
  acceptor.close(ignored);
  signals.cancel(ignored);
  for (auto* seat : silent) {
    seat->stream->cancel();
  }
  if (open == 0) {
    return;
  }
  deadline.expires_after(options.grace);
  deadline.async_wait([this](const boost::system::error_code& error) {
    if (!error) {
      io.stop();
    }
  });
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}

base::Result<std::unique_ptr<Server>> Server::start(const ServerOptions& options, Handler handler) {
  auto state = std::make_unique<State>(options, std::move(handler));
  boost::system::error_code error;
  const auto refuse = [&] {
    return base::fail(
        base::ErrorKind::Storage,
        fmt::format("De server kan niet luisteren op {} poort {}.", options.address, options.port),
        "Kies een ander adres of een andere poort, of stop het programma dat deze poort gebruikt.");
  };
  const auto address = asio::ip::make_address(options.address, error);
  if (error) {
    return refuse();
  }
  const tcp::endpoint endpoint(address, options.port);
  state->acceptor.open(endpoint.protocol(), error);
  if (error) {
    return refuse();
  }
  state->acceptor.set_option(asio::socket_base::reuse_address(true), error);
  state->acceptor.bind(endpoint, error);
  if (error) {
    return refuse();
  }
  state->acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    return refuse();
  }
  state->port = state->acceptor.local_endpoint(error).port();
  asio::co_spawn(state->io, state->accept(), asio::detached);
  state->network = std::thread([raw = state.get()] { raw->io.run(); });
  return std::unique_ptr<Server>(new Server(std::move(state)));
}

Server::~Server() {
  stop();
  wait();
}

std::uint16_t Server::port() const {
  return state_->port;
}

void Server::stop() {
  asio::post(state_->io, [state = state_.get()] { state->begin_stop(); });
}

void Server::stop_on_signals() {
  asio::post(state_->io, [state = state_.get()] {
    state->signals.add(SIGINT);
    state->signals.add(SIGTERM);
    state->signals.async_wait([state](const boost::system::error_code& error, int) {
      if (!error) {
        state->begin_stop();
      }
    });
  });
}

void Server::wait() {
  if (state_->network.joinable()) {
    state_->network.join();
  }
  state_->lanes.stop();
  state_->gate->close();
}

std::uint64_t Server::answered() const {
  return state_->answered;
}

}  // namespace maatstaf::http
