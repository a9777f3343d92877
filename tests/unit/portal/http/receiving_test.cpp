// Bodies that go to a sink instead of into memory.

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>

#include "catalog/base/error.hpp"
#include "tests/unit/portal/http/client.hpp"

namespace portal::http {
namespace {

// What the sinks of a server were given and how they ended, seen from the test's thread.
struct Seen {
  void note(std::size_t bytes) {
    const std::lock_guard lock(mutex);
    total += bytes;
    largest = std::max(largest, bytes);
    changed.notify_all();
  }
  void end() {
    const std::lock_guard lock(mutex);
    ++ended;
    changed.notify_all();
  }
  void await(const std::function<bool()>& is_so) {
    std::unique_lock lock(mutex);
    EXPECT_TRUE(changed.wait_for(lock, std::chrono::seconds(20), is_so));
  }
  std::mutex mutex;
  std::condition_variable changed;
  std::size_t total = 0, largest = 0;
  int ended = 0;
};

class Counting : public BodySink {
 public:
  Counting(Seen& seen, std::size_t limit) : seen_(seen), limit_(limit) {}
  ~Counting() override { seen_.end(); }
  void add(std::string_view bytes) override {
    bytes_ += bytes.size();
    if (bytes_ > limit_) throw base::Error(base::ErrorCode::kTooLarge, "http_body_too_large");
    text.append(bytes.substr(0, 100));
    seen_.note(bytes.size());
  }
  std::size_t bytes() const { return bytes_; }
  std::string text;

 private:
  Seen& seen_;
  std::size_t limit_;
  std::size_t bytes_ = 0;
};

class Receiving : public testing::Test {
 protected:
  ServerConfig config() {
    ServerConfig made;
    made.idle = idle;
    made.takes_stream = [](const Request& head) { return head.path == "/up"; };
    made.admit = [this](const Request& head) -> Admission {
      if (head.header("authorization").empty()) return {text("who are you?", 401), nullptr};
      return {std::nullopt, std::make_shared<Counting>(seen, limit)};
    };
    return made;
  }
  static Response answer(const Request& request) {
    if (request.sink_failure) return text("taken no further", 507);
    const auto* sink = dynamic_cast<const Counting*>(request.sink.get());
    if (!sink) return text("body " + request.body);
    return text(std::to_string(sink->bytes()) + " " + sink->text);
  }
  static std::string post(std::string_view fields, std::string_view path = "/up") {
    return "POST " + std::string(path) + " HTTP/1.1\r\nHost: x\r\n" + std::string(fields) + "\r\n";
  }
  static constexpr const char* kKnown = "Authorization: x\r\n";

  Seen seen;
  std::size_t limit = std::size_t{1} << 40;
  std::chrono::milliseconds idle{15'000};
};

TEST_F(Receiving, ABodyFarLargerThanTheLimitOfMemoryGoesToTheSinkInParts) {
  Running running(answer, config());
  constexpr std::size_t size = 20u << 20;
  const std::string whole =
      Client(running.server)
          .send(post(std::string(kKnown) + "Content-Length: " + std::to_string(size) +
                     "\r\nConnection: close\r\n"))
          .send(std::string(size, 'a'))
          .read_all();
  EXPECT_EQ(status_of(whole), "200");
  EXPECT_TRUE(body_of(whole).starts_with(std::to_string(size) + " a")) << body_of(whole);
  EXPECT_LE(seen.largest, std::size_t{2} << 20);
  EXPECT_EQ(seen.ended, 1);
}

TEST_F(Receiving, ChunkedBodiesToo) {
  Running running(answer, config());
  const std::string got =
      Client(running.server)
          .send(post(std::string(kKnown) + "Transfer-Encoding: chunked\r\nConnection: close\r\n"))
          .send("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
          .read_all();
  EXPECT_EQ(body_of(got), "5 abcde");
}

TEST_F(Receiving, TheConnectionGoesOnAfterABodyThatWasTakenWhole) {
  Running running(answer, config());
  const std::string got =
      Client(running.server)
          .send(post(std::string(kKnown) + "Content-Length: 3\r\n") + "abc")
          .send(post(std::string(kKnown) + "Content-Length: 0\r\n"))
          .send(post("Content-Length: 2\r\nConnection: close\r\n", "/other") + "xy")
          .read_all();
  EXPECT_NE(got.find("3 abc"), std::string::npos) << got;
  EXPECT_NE(got.find("0 "), std::string::npos) << got;
  EXPECT_NE(got.find("body xy"), std::string::npos) << got;
}

TEST_F(Receiving, StrangersAreRefusedBeforeTheySendAnything) {
  Running running(answer, config());
  Client client(running.server);
  const std::string got =
      client.send(post("Content-Length: 1000000000\r\nExpect: 100-continue\r\n")).read_all();
  EXPECT_EQ(status_of(got), "401");
  EXPECT_EQ(got.find("100 Continue"), std::string::npos);
  EXPECT_EQ(body_of(got), "who are you?");
  EXPECT_EQ(seen.total, 0U);
}

TEST_F(Receiving, WhoMaySendIsToldToGoOn) {
  Running running(answer, config());
  Client client(running.server);
  client.send(post(std::string(kKnown) + "Content-Length: 3\r\nExpect: 100-continue\r\n"));
  EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  EXPECT_NE(client.send("abc").read_until("3 abc").find("3 abc"), std::string::npos);
}

TEST_F(Receiving, ASinkThatTakesNoMoreIsAnsweredAtOnce) {
  limit = 1000;
  Running running(answer, config());
  Client client(running.server);
  client.send(post(std::string(kKnown) + "Content-Length: 1000000\r\n"))
      .send(std::string(5000, 'a'));
  const std::string got = client.read_all();
  EXPECT_EQ(status_of(got), "507");
  EXPECT_NE(got.find("Connection: close"), std::string::npos);
}

TEST_F(Receiving, ACutConnectionEndsTheSinkAndKeepsWhatItWasGiven) {
  Running running(answer, config());
  {
    Client client(running.server);
    client.send(post(std::string(kKnown) + "Content-Length: 1000000\r\n"))
        .send(std::string(5000, 'a'));
    seen.await([this] { return seen.total == 5000; });
  }
  seen.await([this] { return seen.ended == 1; });
  EXPECT_EQ(seen.total, 5000U);
  EXPECT_EQ(running.server.counters().handled, 0U);
}

TEST_F(Receiving, ASenderThatStallsIsTold) {
  idle = std::chrono::milliseconds(100);
  Running running(answer, config());
  Client client(running.server);
  client.send(post(std::string(kKnown) + "Content-Length: 1000000\r\n")).send("abc");
  EXPECT_EQ(status_of(client.read_all()), "408");
  seen.await([this] { return seen.ended == 1; });
}

TEST_F(Receiving, BrokenChunksAreRefused) {
  Running running(answer, config());
  const std::string got =
      Client(running.server)
          .send(post(std::string(kKnown) + "Transfer-Encoding: chunked\r\n") + "zz\r\n")
          .read_all();
  EXPECT_EQ(status_of(got), "400");
}

}  // namespace
}  // namespace portal::http
