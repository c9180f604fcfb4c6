// SPDX-License-Identifier: EUPL-1.2
//
// Speaks to the server through a plain socket, so that malformed requests can be sent as they are.
#include "http/server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <future>
#include <stdexcept>
#include <thread>
#include <vector>

namespace maatstaf::http {
namespace {

class Client {
 public:
  explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  [[nodiscard]] bool connected() const { return connected_; }
  void send(std::string_view bytes) const { (void)::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL); }
  void time_out(std::chrono::milliseconds after) const {
    const timeval time{0, static_cast<suseconds_t>(after.count() * 1000)};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
  }
  /// Everything until the server closes.
  [[nodiscard]] std::string read_all() const { return read_until("\x01never"); }
  [[nodiscard]] std::string read_until(std::string_view mark) const {
    std::string result;
    char buffer[4096];
    while (result.find(mark) == std::string::npos) {
      const auto count = ::recv(socket_, buffer, sizeof buffer, 0);
      if (count <= 0) {
        break;
      }
      result.append(buffer, static_cast<std::size_t>(count));
    }
    return result;
  }

 private:
  int socket_;
  bool connected_ = false;
};

Response echo(const Request& request) {
  if (request.path == "/fout") {
    throw std::runtime_error("stuk");
  }
  return text(std::string(word(request.method)) + " " + request.path + " " + request.query.get("q") + " " +
              std::to_string(request.body.size()) + "\n");
}

class ServerTest : public ::testing::Test {
 protected:
  void SetUp() override { server_ = Server::start({.body_bytes = 10'000}, echo).value(); }
  [[nodiscard]] std::string ask(std::string_view bytes) const {
    const Client client(server_->port());
    client.send(bytes);
    return client.read_all();
  }
  std::unique_ptr<Server> server_;
};

TEST_F(ServerTest, answers_and_decodes) {
  const auto answer = ask("GET /zaken/Zo%C3%AB?q=a+b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 OK\r\n")) << answer;
  EXPECT_NE(answer.find("GET /zaken/Zoë a b 0\n"), std::string::npos);
}

TEST_F(ServerTest, keeps_the_connection_for_several_requests) {
  const Client client(server_->port());
  for (int i = 0; i < 3; ++i) {
    client.send("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
    EXPECT_NE(client.read_until("3\n").find("POST /x  3\n"), std::string::npos);
  }
}

TEST_F(ServerTest, answers_requests_that_come_together_in_order) {
  const Client client(server_->port());
  client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const auto answer = client.read_all();
  EXPECT_LT(answer.find("GET /a"), answer.find("GET /b"));
}

TEST_F(ServerTest, head_has_length_and_no_body) {
  const auto answer = ask("HEAD /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_NE(answer.find("Content-Length: 11"), std::string::npos) << answer;
  EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
}

TEST_F(ServerTest, refuses_malformed_requests_and_goes_on) {
  for (const std::string_view bytes :
       {"ONZIN\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\nHost x\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /?q=%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET zonder HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"}) {
    EXPECT_TRUE(ask(bytes).starts_with("HTTP/1.1 400 ")) << bytes;
  }
  EXPECT_NE(ask("GET /goed HTTP/1.0\r\n\r\n").find("GET /goed"), std::string::npos);
}

TEST_F(ServerTest, a_body_that_is_refused_is_never_a_second_request) {
  const auto answer =
      ask("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\nGET /tweede HTTP/1.1\r\nHost: "
          "x\r\n\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 400 "));
  EXPECT_EQ(answer.find("HTTP/1.1", 10), std::string::npos) << answer;
  EXPECT_NE(ask("\r\nPOST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\nConnection: "
                "close\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
                .find("POST /  3\n"),
            std::string::npos)
      << "chunked in any case, after an empty line";
}

TEST_F(ServerTest, limits_head_and_body) {
  const auto head = "GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n";
  EXPECT_TRUE(ask(head).starts_with("HTTP/1.1 431 "));
  EXPECT_TRUE(
      ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10001\r\n\r\n").starts_with("HTTP/1.1 413 "));
}

TEST_F(ServerTest, turns_an_exception_into_500_without_telling_what) {
  const auto answer = ask("GET /fout HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 500 "));
  EXPECT_EQ(answer.find("stuk"), std::string::npos);
}

TEST_F(ServerTest, says_continue_when_asked) {
  const Client client(server_->port());
  client.send("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_TRUE(client.read_until("\r\n\r\n").starts_with("HTTP/1.1 100 "));
  client.send("abc");
  EXPECT_NE(client.read_until("3\n").find("POST /x  3"), std::string::npos);
}

TEST(Server, stop_closes_idle_connections_and_lets_a_running_request_end) {
  std::promise<void> entered;
  std::promise<void> release;
  auto released = release.get_future().share();
  auto server = Server::start({}, [&](const Request&) {
                  entered.set_value();
                  released.wait();
                  return text("klaar\n");
                }).value();
  const Client idle(server->port());
  const Client busy(server->port());
  busy.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  entered.get_future().wait();
  server->stop();
  EXPECT_EQ(idle.read_all(), "");
  release.set_value();
  EXPECT_NE(busy.read_all().find("klaar"), std::string::npos);
  server->wait();
  EXPECT_FALSE(Client(server->port()).connected());
}

/// Lets requests wait until the test says so.
class Brake {
 public:
  Response hold(const Request&) {
    ++entered_;
    entered_.notify_all();
    released_.wait(false);
    ++done_;
    return text("klaar\n");
  }
  void wait_for(int count) const {
    for (int now = entered_; now < count; now = entered_) {
      entered_.wait(now);
    }
  }
  void release() {
    released_ = true;
    released_.notify_all();
  }
  [[nodiscard]] int done() const { return done_; }

 private:
  std::atomic<int> entered_{0};
  std::atomic<int> done_{0};
  std::atomic<bool> released_{false};
};

constexpr std::string_view kSlow = "GET /traag HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
constexpr std::string_view kPlain = "GET /snel HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

Lane lane_of_test(const Request& request) {
  return request.path == "/traag" ? Lane::Letters : Lane::Public;
}

TEST(Server, a_full_lane_says_503_at_once_and_leaves_other_pages_alone) {
  Brake brake;
  ServerOptions options;
  options.lanes[static_cast<std::size_t>(Lane::Letters)] = {.threads = 1, .queue = 1, .per_asker = 1};
  options.lane = lane_of_test;
  auto server = Server::start(options, [&](const Request& request) {
                  return request.path == "/traag" ? brake.hold(request) : text("plain\n");
                }).value();
  const Client running(server->port());
  running.send(kSlow);
  brake.wait_for(1);
  const Client waiting(server->port());
  waiting.send(kSlow);
  std::string refused;
  // The second takes the one place in the queue; whoever comes after it is refused.
  for (int i = 0; i < 100 && !refused.starts_with("HTTP/1.1 503 "); ++i) {
    const Client late(server->port());
    late.send(kSlow);
    late.time_out(std::chrono::milliseconds(200));
    refused = late.read_all();
  }
  EXPECT_TRUE(refused.starts_with("HTTP/1.1 503 ")) << refused;
  EXPECT_NE(refused.find("Retry-After: "), std::string::npos);
  const Client other(server->port());
  other.send(kPlain);
  EXPECT_NE(other.read_all().find("plain"), std::string::npos);
  brake.release();
  EXPECT_NE(running.read_all().find("klaar"), std::string::npos);
}

TEST(Server, an_answer_leaves_while_others_wait) {
  Brake brake;
  ServerOptions options;
  options.lanes[static_cast<std::size_t>(Lane::Letters)] = {.threads = 1, .queue = 8, .per_asker = 8};
  options.lane = [](const Request&) { return Lane::Letters; };
  auto server = Server::start(options, [&](const Request& request) {
                  return request.path == "/traag" ? brake.hold(request) : text("plain\n");
                }).value();
  const Client first(server->port());
  first.send(kPlain);
  const Client second(server->port());
  second.send(kSlow);
  brake.wait_for(1);
  const Client third(server->port());
  third.send(kSlow);
  EXPECT_NE(first.read_all().find("plain"), std::string::npos) << "while the lane is at work";
  brake.release();
  EXPECT_NE(third.read_all().find("klaar"), std::string::npos);
}

TEST(Server, work_for_who_left_is_not_begun) {
  Brake brake;
  std::atomic<int> begun{0};
  ServerOptions options;
  options.lanes[static_cast<std::size_t>(Lane::Public)] = {.threads = 1, .queue = 64, .per_asker = 64};
  auto server = Server::start(options, [&](const Request& request) {
                  ++begun;
                  return request.path == "/traag" ? brake.hold(request) : text("plain\n");
                }).value();
  const Client busy(server->port());
  busy.send(kSlow);
  brake.wait_for(1);
  for (int i = 0; i < 20; ++i) {
    Client(server->port()).send(kPlain);
  }
  const Client stays(server->port());
  stays.send(kPlain);
  std::this_thread::sleep_for(std::chrono::milliseconds(200));  // until all stand in the queue
  brake.release();
  EXPECT_NE(stays.read_all().find("plain"), std::string::npos);
  EXPECT_EQ(begun, 2) << "the first and the one that stayed";
}

TEST(Server, asks_again_when_what_is_being_made_is_ready_soon) {
  class Now final : public Later {
   public:
    void when_ready(std::function<void()> call) override { call(); }
  };
  class Never final : public Later {
   public:
    void when_ready(std::function<void()>) override {}
  };
  std::atomic<int> asked{0};
  ServerOptions options;
  options.soon = std::chrono::milliseconds(50);
  auto server = Server::start(options, [&](const Request& request) {
                  if (request.path == "/traag" || ++asked == 1) {
                    auto response = busy("wordt berekend", "text/plain", 3);
                    response.later = request.path == "/traag"
                                         ? std::shared_ptr<Later>(std::make_shared<Never>())
                                         : std::make_shared<Now>();
                    return response;
                  }
                  return text("klaar\n");
                }).value();
  const Client soon(server->port());
  soon.send(kPlain);
  EXPECT_NE(soon.read_all().find("klaar"), std::string::npos);
  const Client late(server->port());
  late.send(kSlow);
  const auto answer = late.read_all();
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 503 ")) << answer;
  EXPECT_NE(answer.find("Retry-After: 3"), std::string::npos);
}

TEST(Server, when_it_is_full_the_longest_silent_connection_makes_room) {
  ServerOptions options;
  options.connections = 20;
  auto server = Server::start(options, echo).value();
  std::vector<std::unique_ptr<Client>> silent;
  for (int i = 0; i < 60; ++i) {
    silent.push_back(std::make_unique<Client>(server->port()));
    // Half a head is silence too.
    silent.back()->send(i % 2 == 0 ? "" : "GET / HT");
  }
  const Client visitor(server->port());
  visitor.send(kPlain);
  EXPECT_NE(visitor.read_all().find("GET /snel"), std::string::npos);
  EXPECT_EQ(silent.front()->read_all(), "") << "closed";
}

TEST(Server, one_address_keeps_a_part_of_the_silent_connections) {
  ServerOptions options;
  options.silent_per_address = 5;
  auto server = Server::start(options, echo).value();
  std::vector<std::unique_ptr<Client>> silent;
  for (int i = 0; i < 6; ++i) {
    silent.push_back(std::make_unique<Client>(server->port()));
  }
  EXPECT_EQ(silent.front()->read_all(), "") << "the oldest was closed";
  silent.back()->send(kPlain);
  EXPECT_NE(silent.back()->read_all().find("GET /snel"), std::string::npos);
}

TEST(Server, many_askers_at_once_get_their_own_answer) {
  auto server = Server::start({}, echo).value();
  std::atomic<int> right{0};
  std::vector<std::thread> askers;
  for (int i = 0; i < 8; ++i) {
    askers.emplace_back([&, i] {
      for (int j = 0; j < 25; ++j) {
        const Client client(server->port());
        const auto path = "/" + std::to_string(i) + "-" + std::to_string(j);
        client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        right += client.read_all().find("GET " + path + " ") != std::string::npos ? 1 : 0;
      }
    });
  }
  for (auto& asker : askers) {
    asker.join();
  }
  EXPECT_EQ(right, 200);
  EXPECT_EQ(server->answered(), 200U);
}

TEST(Server, the_last_forwarded_address_counts) {
  auto server = Server::start({.peer = PeerAddress::Proxy}, [](const Request& request) {
                  return text("van " + request.address + "\n");
                }).value();
  const Client client(server->port());
  client.send(
      "GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 203.0.113.9\r\nX-Forwarded-For: 198.51.100.1, "
      "192.0.2.7\r\nConnection: close\r\n\r\n");
  EXPECT_NE(client.read_all().find("van 192.0.2.7\n"), std::string::npos);
}

TEST(Server, refuses_an_address_that_is_not_ours) {
  const auto server = Server::start({.address = "geen adres"}, echo);
  ASSERT_FALSE(server);
  EXPECT_EQ(server.error().kind, base::ErrorKind::Storage);
}

}  // namespace
}  // namespace maatstaf::http
