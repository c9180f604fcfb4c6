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
  void SetUp() override { server_ = Server::start({.workers = 2, .body_bytes = 10'000}, echo).value(); }
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
        "GET zonder HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"}) {
    EXPECT_TRUE(ask(bytes).starts_with("HTTP/1.1 400 ")) << bytes;
  }
  EXPECT_NE(ask("GET /goed HTTP/1.0\r\n\r\n").find("GET /goed"), std::string::npos);
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
  auto server = Server::start({.workers = 2}, [&](const Request&) {
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

TEST(Server, refuses_an_address_that_is_not_ours) {
  const auto server = Server::start({.address = "geen adres"}, echo);
  ASSERT_FALSE(server);
  EXPECT_EQ(server.error().kind, base::ErrorKind::Storage);
}

}  // namespace
}  // namespace maatstaf::http
