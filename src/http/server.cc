// SPDX-License-Identifier: EUPL-1.2
//
// The only file that includes Beast: it takes a quarter of a minute to compile.
#include "http/server.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <csignal>
#include <set>
#include <thread>

#include "http/form.h"

namespace maatstaf::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using BeastRequest = beast::http::request<beast::http::string_body>;
using BeastResponse = beast::http::response<beast::http::string_body>;

namespace {

/// Receives the result of an asynchronous call as an error code, not as an exception.
struct ErrorTo {
  boost::system::error_code& code;
  [[nodiscard]] auto token() const { return asio::redirect_error(asio::use_awaitable, code); }
};

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

/// The address that our proxy saw: the last one in X-Forwarded-For. What stands before it anyone can have
/// written.
std::string forwarded_address(const Request& request, const std::string& otherwise) {
  const auto header = request.header("X-Forwarded-For");
  const auto start = header.find_last_not_of(" \t,");
  if (start == std::string::npos) {
    return otherwise;
  }
  const auto before = header.find_last_of(" \t,", start);
  return header.substr(before == std::string::npos ? 0 : before + 1,
                       start - (before == std::string::npos ? 0 : before + 1) + 1);
}

base::Result<Request> convert(BeastRequest& message, const std::string& address, PeerAddress peer) {
  Request request;
  request.method = method_of(view(message.method_string()));
  const auto target = view(message.target());
  if (target.empty() || target.front() != '/') {
    return base::fail(base::ErrorKind::Input, "Het adres begint niet met een schuine streep.");
  }
  const auto question = target.find('?');
  TRY(request.path, decode_percent(target.substr(0, question), Plus::IsPlus));
  if (question != std::string_view::npos) {
    TRY(request.query, parse_urlencoded(target.substr(question + 1)));
  }
  for (const auto& field : message) {
    request.headers.emplace(view(field.name_string()), view(field.value()));
  }
  request.body = std::move(message.body());
  request.address = peer == PeerAddress::Proxy ? forwarded_address(request, address) : address;
  return request;
}

BeastResponse convert(Response response, unsigned version, Method method) {
  BeastResponse message{static_cast<beast::http::status>(response.status), version};
  message.reason({reason(response.status).data(), reason(response.status).size()});
  for (const auto& [name, value] : response.headers) {
    message.insert(name, value);
  }
  const bool has_body = response.status != 304 && response.status != 204;
  if (has_body) {
    message.set(beast::http::field::content_type, response.type);
  }
  const auto length = response.body.size();
  if (has_body && method != Method::Head) {
    message.body() = std::move(response.body);
  }
  // For HEAD the length is that of the answer GET would have had (RFC 9110, 8.6).
  if (has_body) {
    message.content_length(length);
  }
  return message;
}

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

int status_of_read_error(const boost::system::error_code& error) {
  if (error == beast::http::error::body_limit) {
    return 413;
  }
  if (error == beast::http::error::header_limit || error == beast::http::error::buffer_overflow) {
    return 431;
  }
  // Errors of the HTTP grammar have their own category; the rest is the network and gets no answer.
  const auto& http_category = make_error_code(beast::http::error::bad_method).category();
  if (error.category() == http_category && error != beast::http::error::end_of_stream &&
      error != beast::http::error::partial_message) {
    return 400;
  }
  return 0;
}

}  // namespace

struct Server::State {
  State(const ServerOptions& given, Handler asked)
      : options(given),
        handler(std::move(asked)),
        acceptor(io),
        signals(io),
        deadline(io),
        pool(given.workers) {}

  asio::awaitable<void> accept();
  asio::awaitable<void> serve(beast::tcp_stream& stream);
  asio::awaitable<void> session(tcp::socket socket);
  void begin_stop();

  ServerOptions options;
  Handler handler;
  asio::io_context io{1};
  tcp::acceptor acceptor;
  asio::signal_set signals;
  asio::steady_timer deadline;
  asio::thread_pool pool;
  std::thread network;
  std::uint16_t port = 0;
  // Only the network thread touches these.
  bool stopping = false;
  std::set<beast::tcp_stream*> idle;
  std::size_t open = 0;
};

asio::awaitable<void> Server::State::accept() {
  while (!stopping) {
    boost::system::error_code error;
    tcp::socket socket = co_await acceptor.async_accept(ErrorTo{error}.token());
    if (stopping) {
      break;
    }
    if (error || open >= options.connections) {
      // Out of file descriptors or full: let others finish first instead of spinning.
      boost::system::error_code ignored;
      if (!error) {
        socket.close(ignored);
      }
      asio::steady_timer pause(io, std::chrono::milliseconds(20));
      co_await pause.async_wait(ErrorTo{ignored}.token());
      continue;
    }
    asio::co_spawn(io, session(std::move(socket)), asio::detached);
  }
}

asio::awaitable<void> Server::State::session(tcp::socket socket) {
  ++open;
  boost::system::error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  beast::tcp_stream stream(std::move(socket));
  try {
    co_await serve(stream);
  } catch (const std::exception& exception) {
    spdlog::error(R"({{"event":"connection","what":{}}})", base::canonical(base::Json(exception.what())));
  }
  stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
  --open;
  if (stopping && open == 0) {
    deadline.cancel();
  }
}

asio::awaitable<void> Server::State::serve(beast::tcp_stream& stream) {
  boost::system::error_code error;
  const auto endpoint = stream.socket().remote_endpoint(error);
  const std::string address = error ? std::string{} : endpoint.address().to_string();
  beast::flat_buffer buffer(options.header_bytes + 64 * 1024);
  while (!stopping) {
    beast::http::request_parser<beast::http::string_body> parser;
    parser.header_limit(static_cast<std::uint32_t>(options.header_bytes));
    parser.body_limit(options.body_bytes);

    idle.insert(&stream);
    stream.expires_after(options.idle);
    if (buffer.size() == 0) {
      auto space = buffer.prepare(4096);
      const auto count = co_await stream.async_read_some(space, ErrorTo{error}.token());
      buffer.commit(error ? 0 : count);
    }
    idle.erase(&stream);
    if (error) {
      co_return;
    }

    stream.expires_after(options.transfer);
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
    const auto start = std::chrono::steady_clock::now();
    Response response;
    Method method = Method::Other;
    unsigned version = 11;
    bool keep = false;
    if (error) {
      const int status = status_of_read_error(error);
      if (status == 0) {
        co_return;
      }
      response = problem(status, "Dit verzoek kunnen wij niet lezen.", "");
    } else {
      auto message = parser.release();
      version = message.version();
      keep = message.keep_alive();
      auto request = convert(message, address, options.peer);
      if (!request) {
        response = problem(request.error());
      } else {
        method = request->method;
        // The handler may wait for a database: it runs in the pool, and this coroutine goes on afterwards
        // here.
        response = co_await asio::co_spawn(
            pool, [&]() -> asio::awaitable<Response> { co_return run(handler, *request); },
            asio::use_awaitable);
      }
    }
    keep = keep && !stopping;
    log(method, response, start);
    auto message = convert(std::move(response), version, method);
    message.keep_alive(keep);
    stream.expires_after(options.transfer);
    if (method == Method::Head) {
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
  for (auto* stream : idle) {
    stream->cancel();
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
  state_->pool.join();
}

}  // namespace maatstaf::http
