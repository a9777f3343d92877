#include "portal/http/server.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>

#include "catalog/base/clock.hpp"
#include "catalog/base/error.hpp"
#include "tests/unit/portal/http/client.hpp"

namespace portal::http {
namespace {

using std::chrono::milliseconds;

Response echo(const Request& request) {
  return text(request.method + " " + request.path + " " + request.body);
}

// A door that handlers wait at until the test opens it.
class Gate {
 public:
  void open() {
    const std::lock_guard lock(mutex_);
    is_open_ = true;
    changed_.notify_all();
  }
  void pass() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return is_open_; });
  }
  void await(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_ >= count; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_open_ = false;
  int waiting_ = 0;
};

TEST(Server, AnswersAndSaysHowTheBodyEnds) {
  Running running(echo);
  const std::string answer = Client(running.server).send(get("/a")).read_all();
  EXPECT_EQ(answer.substr(0, 23), "HTTP/1.1 200 OK\r\nDate: ");
  EXPECT_NE(answer.find("\r\nContent-Length: 7\r\n"), std::string::npos);
  EXPECT_NE(answer.find("\r\nConnection: close\r\n"), std::string::npos);
  EXPECT_EQ(body_of(answer), "GET /a ");
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
  ServerConfig config;
  config.hot = [](const Request& request) {
    return request.path == "/2" ? prepare(text("hot")) : nullptr;
  };
  Running running(echo, config);
  const std::string put = "PUT /3 HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody";
  const std::string answers =
      Client(running.server).send(get("/1", "") + get("/2", "") + put + get("/4")).read_all();
  const auto first = answers.find("GET /1 ");
  const auto second = answers.find("hot", first);
  const auto third = answers.find("PUT /3 body", second);
  EXPECT_NE(answers.find("GET /4 ", third), std::string::npos) << answers;
  EXPECT_EQ(running.server.counters().hot, 1U);
  EXPECT_EQ(running.server.counters().handled, 3U);
}

TEST(Server, GivesTheHandlerTheWholeRequest) {
  Request seen;
  Running running([&](const Request& request) { return seen = request, text(""); });
  Client(running.server)
      .send(
          "POST /p?q=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
          "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
      .read_all();
  running.stop();
  EXPECT_EQ(seen.body, "abcde");
  EXPECT_EQ(seen.query("q"), "1");
  EXPECT_EQ(seen.remote_address, "127.0.0.1");
  EXPECT_EQ(seen.minor_version, 1);
}

TEST(Server, AnswersOnceAndClosesOnWhatItCannotRead) {
  Running running(echo);
  const std::string smuggled = get("/smuggled");
  const std::pair<std::string, const char*> cases[] = {
      {"GARBAGE\r\n\r\n", "400"},
      {"GET / HTTP/1.1\r\n\r\n", "400"},
      {"GET / HTTP/3.0\r\nHost: x\r\n\r\n", "505"},
      {"BREW / HTTP/1.1\r\nHost: x\r\n\r\n", "501"},
      {"GET / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n", "417"},
      {"GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(40'000, 'a') + "\r\n\r\n", "431"},
      {"GET /" + std::string(40'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", "414"},
      {"PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "400"},
      {"PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000\r\n\r\n", "413"},
  };
  for (const auto& [bytes, status] : cases) {
    const std::string answer = Client(running.server).send(bytes + smuggled).read_all();
    EXPECT_EQ(status_of(answer), status) << bytes.substr(0, 60);
    EXPECT_EQ(answer.find("\r\nDate: "), answer.rfind("\r\nDate: ")) << answer;
    EXPECT_NE(answer.find("Connection: close"), std::string::npos);
  }
}

TEST(Server, RefusesInTheReadersLanguageOrAsTheOwnerWants) {
  Running plain(echo);
  const std::string bad = "BREW / HTTP/1.1\r\nHost: x\r\nAccept-Language: vi\r\n\r\n";
  EXPECT_NE(Client(plain.server).send(bad).read_all().find("Content-Language: vi"),
            std::string::npos);
  ServerConfig config;
  config.error_response = [](int status, const Request* request) {
    return json("{\"head\":" + std::string(request ? "true" : "false") + "}", status);
  };
  Running running(echo, config);
  EXPECT_EQ(body_of(Client(running.server).send(bad).read_all()), "{\"head\":true}");
  EXPECT_EQ(body_of(Client(running.server).send("\x16\x03").read_all()), "{\"head\":false}");
}

TEST(Server, KeepsTheAnswerFromBeingLostToUnreadBytes) {
  Running running(echo);
  Client client(running.server);
  client.send("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000\r\n\r\n");
  client.send(std::string(3'000'000, 'x'));
  client.half_close();
  EXPECT_EQ(status_of(client.read_all()), "413");
  EXPECT_FALSE(client.was_reset);
}

TEST(Server, AsksForTheBodyOnlyWhenItWillTakeIt) {
  ServerConfig config;
  config.body_limit = [](const Request& head) { return head.path == "/big" ? 10u : 2u; };
  Running running(echo, config);
  const auto put = [](const std::string& path) {
    return "PUT " + path +
           " HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
           "Connection: close\r\nContent-Length: 5\r\n\r\n";
  };
  Client client(running.server);
  EXPECT_EQ(client.send(put("/big")).read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  EXPECT_EQ(body_of(client.send("hello").read_all()), "PUT /big hello");
  EXPECT_EQ(status_of(Client(running.server).send(put("/small")).read_all()), "413");
}

TEST(Server, LimitsChunkedBodiesToo) {
  ServerConfig config;
  config.body_bytes = 4;
  Running running(echo, config);
  const std::string put =
      "PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
  EXPECT_EQ(status_of(Client(running.server).send(put).read_all()), "413");
}

TEST(Server, DropsTheBodyOfHeadAndKeepsItsLength) {
  ServerConfig config;
  config.hot = [](const Request& request) {
    return request.path == "/hot" ? prepare(text("12345")) : nullptr;
  };
  Running running([](const Request&) { return text("12345"); }, config);
  for (const char* path : {"/hot", "/cold"}) {
    const std::string head = "HEAD " + std::string(path) + " HTTP/1.1\r\nHost: x\r\n\r\n";
    const std::string answers = Client(running.server).send(head + get(path)).read_all();
    const auto second = answers.find("HTTP/1.1", 1);
    EXPECT_EQ(body_of(answers.substr(0, second)), "") << answers;
    EXPECT_NE(answers.substr(0, second).find("Content-Length: 5"), std::string::npos);
    EXPECT_EQ(body_of(answers.substr(second)), "12345");
  }
}

TEST(Server, SpeaksHttp10) {
  Running running(echo);
  const std::string old = "GET /a HTTP/1.0\r\n\r\n";
  const std::string kept = "GET /b HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
  const std::string answers = Client(running.server).send(kept + old).read_all();
  EXPECT_NE(answers.find("Connection: keep-alive"), std::string::npos);
  EXPECT_EQ(answers.substr(answers.size() - 7), "GET /a ");
}

TEST(Server, AnswersConditionsOnHotAndColdAnswersAlike) {
  const auto page = [] {
    Response response = text("0123456789");
    response.headers.add("ETag", "\"7\"");
    return response;
  };
  ServerConfig config;
  config.hot = [&](const Request& request) {
    return request.path == "/hot" ? prepare(page()) : nullptr;
  };
  Running running([&](const Request&) { return page(); }, config);
  for (const char* path : {"/hot", "/cold"}) {
    const auto ask = [&](const std::string& field) {
      return Client(running.server).send(get(path, field + "\r\nConnection: close\r\n")).read_all();
    };
    const std::string unchanged = ask("If-None-Match: \"7\"");
    EXPECT_EQ(status_of(unchanged), "304");
    EXPECT_EQ(unchanged.find("Content-Length"), std::string::npos);
    EXPECT_EQ(body_of(ask("Range: bytes=2-4")), "234");
    const std::string outside = ask("Range: bytes=20-");
    EXPECT_EQ(status_of(outside), "416");
    EXPECT_NE(outside.find("Content-Range: bytes */10"), std::string::npos);
    EXPECT_NE(body_of(outside), "");
    EXPECT_EQ(status_of(ask("If-Match: \"6\"")), "412");
  }
}

TEST(Server, SendsGeneratedBodiesChunkedAndToOldClientsUntilTheEnd) {
  const auto stream = [](const Request&) {
    Response response = text("");
    auto left = std::make_shared<int>(4);
    response.body = [left](std::string& chunk) {
      if (*left != 2) chunk = "part" + std::to_string(*left);  // one turn may be empty
      return --*left > 0;
    };
    return response;
  };
  Running running(stream);
  const std::string answer = Client(running.server).send(get("/")).read_all();
  EXPECT_NE(answer.find("Transfer-Encoding: chunked"), std::string::npos);
  EXPECT_EQ(body_of(answer), "5\r\npart4\r\n5\r\npart3\r\n5\r\npart1\r\n0\r\n\r\n");
  const std::string old = Client(running.server).send("GET / HTTP/1.0\r\n\r\n").read_all();
  EXPECT_EQ(body_of(old), "part4part3part1");
}

TEST(Server, CutsAnAnswerOffWhenItsGeneratorFails) {
  Running running([](const Request&) {
    Response response = text("");
    auto calls = std::make_shared<int>(0);
    response.body = [calls](std::string& chunk) {
      if (++*calls > 1) throw base::Error(base::ErrorCode::kInternal, "internal");
      chunk = "begin";
      return true;
    };
    return response;
  });
  const std::string answer = Client(running.server).send(get("/")).read_all();
  EXPECT_EQ(answer.find("0\r\n\r\n"), std::string::npos);
}

TEST(Server, AnswersAFailedHandlerWith500AndSaysNothingOfWhy) {
  Running running([](const Request&) -> Response { throw std::runtime_error("secret"); });
  const std::string answer = Client(running.server).send(get("/")).read_all();
  EXPECT_EQ(status_of(answer), "500");
  EXPECT_EQ(answer.find("secret"), std::string::npos);
}

TEST(Server, SendsFilesAndTheirParts) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("http_files_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  std::string bytes;
  for (int i = 0; bytes.size() < 5'000'000; ++i) bytes += std::to_string(i) + "\n";
  std::ofstream(folder / "big") << bytes;
  Running running([&](const Request& request) {
    Response response = text("");
    const auto size = request.path == "/short" ? bytes.size() + 1 : bytes.size();
    const auto* name = request.path == "/absent" ? "none" : "big";
    response.body = FileRange{(folder / name).string(), 0, size};
    return response;
  });
  EXPECT_TRUE(body_of(Client(running.server).send(get("/")).read_all()) == bytes);
  const std::string part =
      Client(running.server)
          .send(get("/", "Range: bytes=1000000-4000000\r\nConnection: close\r\n"))
          .read_all();
  EXPECT_EQ(status_of(part), "206");
  EXPECT_TRUE(body_of(part) == bytes.substr(1'000'000, 3'000'001));
  EXPECT_EQ(status_of(Client(running.server).send(get("/absent")).read_all()), "500");
  EXPECT_EQ(status_of(Client(running.server).send(get("/short")).read_all()), "500");
  std::filesystem::remove_all(folder);
}

TEST(Server, NeverLetsAnAnswersFieldsBreakOut) {
  Running running([](const Request&) {
    Response response = redirect(303, "/a\r\nSet-Cookie: x=y");
    response.headers.add("Content-Length", "999");
    response.headers.add("connection", "upgrade");
    return response;
  });
  const std::string answer = Client(running.server).send(get("/")).read_all();
  EXPECT_EQ(answer.find("\nSet-Cookie"), std::string::npos);
  EXPECT_EQ(answer.find("999"), std::string::npos);
  EXPECT_EQ(answer.find("upgrade"), std::string::npos);
  EXPECT_NE(answer.find("Content-Length: 0\r\n"), std::string::npos);
}

TEST(Server, SaysThatItIsBusyWhenTheQueueIsFull) {
  Gate gate;
  ServerConfig config;
  config.workers = 1;
  config.queue = 1;
  Running running([&](const Request&) { return gate.pass(), text("done"); }, config);
  Client working(running.server), waiting(running.server), refused(running.server);
  working.send(get("/"));
  gate.await(1);
  waiting.send(get("/"));
  while (running.server.counters().waiting < 2) std::this_thread::yield();
  const std::string answer = refused.send(get("/")).read_all();
  EXPECT_EQ(status_of(answer), "503");
  EXPECT_NE(answer.find("Retry-After: "), std::string::npos);
  gate.open();
  EXPECT_EQ(body_of(working.read_all()), "done");
  EXPECT_EQ(body_of(waiting.read_all()), "done");
  EXPECT_EQ(running.server.counters().overflow, 1U);
}

TEST(Server, LetsRunningHandlersAnswerWhenItStops) {
  Gate gate;
  Running running([&](const Request&) { return gate.pass(), text("done"); });
  Client working(running.server), idle(running.server);
  working.send(get("/", "") + get("/second", ""));
  gate.await(1);
  running.server.stop();
  EXPECT_EQ(idle.read_all(), "");
  gate.open();
  const std::string answer = working.read_all();
  EXPECT_EQ(body_of(answer), "done");
  EXPECT_NE(answer.find("Connection: close"), std::string::npos);
  running.stop();
  EXPECT_FALSE(Client(running.server).connected);
}

TEST(Server, StopsBeforeItRan) {
  Server server({}, echo);
  server.stop();
  server.run();
}

TEST(Server, EndsConnectionsThatSayNothingOrTooLittle) {
  ServerConfig config;
  config.idle = milliseconds(60);
  config.minimum_bytes_per_second = 1'000'000;
  Running running(echo, config);
  EXPECT_EQ(Client(running.server).read_all(), "");
  EXPECT_EQ(status_of(Client(running.server).send("GET / HT").read_all()), "408");
  const std::string put = "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\nabc";
  EXPECT_EQ(status_of(Client(running.server).send(put).read_all()), "408");
}

TEST(Server, GivesEachPipelinedHeadItsOwnTime) {
  ServerConfig config;
  config.idle = milliseconds(200);
  const auto answer = prepare(text("hot"));
  config.hot = [&](const Request&) { return answer; };
  Running running(echo, config);
  Client client(running.server);
  client.send("GET / HTTP/1.1\r\n");
  const auto end = std::chrono::steady_clock::now() + 3 * config.idle;
  while (std::chrono::steady_clock::now() < end) {
    client.send("Host: x\r\n\r\nGET / HTTP/1.1\r\n");
    ASSERT_EQ(status_of(client.read_until("hot")), "200");
  }
}

TEST(Server, EndsClientsThatAskAndNeverRead) {
  ServerConfig config;
  config.idle = milliseconds(50);
  config.minimum_bytes_per_second = 1'000'000'000;
  const auto big = prepare(text(std::string(20'000'000, 'x')));
  config.hot = [&](const Request&) { return big; };
  Running running(echo, config);
  Client deaf(running.server);
  deaf.send(get("/"));
  while (running.server.counters().hot == 0) std::this_thread::yield();
  while (running.server.counters().open > 0) std::this_thread::yield();
  EXPECT_LT(deaf.read_all().size(), 20'000'000U);
}

TEST(Server, MakesRoomForNewClientsByClosingThoseThatWait) {
  ServerConfig config;
  config.maximum_connections = 4;
  Running running(echo, config);
  std::vector<std::unique_ptr<Client>> idle;
  for (int i = 0; i < 12; ++i) idle.push_back(std::make_unique<Client>(running.server));
  EXPECT_EQ(body_of(Client(running.server).send(get("/")).read_all()), "GET / ");
  EXPECT_LE(running.server.counters().open, 5U);
}

TEST(Server, SharesItsPortAmongIoThreads) {
  ServerConfig config;
  config.io_threads = 2;
  std::atomic<int> hot = 0;
  const auto answer = prepare(text("hot"));
  config.hot = [&](const Request&) { return ++hot, answer; };
  Running running(echo, config);
  for (int i = 0; i < 20; ++i)
    EXPECT_EQ(body_of(Client(running.server).send(get("/")).read_all()), "hot");
  EXPECT_EQ(hot, 20);
}

TEST(Server, RefusesAnAddressItCannotHave) {
  Running running(echo);
  ServerConfig config;
  config.port = running.server.port();
  EXPECT_THROW(Server(config, echo), base::Error);
  config.address = "not an address";
  EXPECT_THROW(Server(config, echo), base::Error);
}

TEST(Prepared, GivesLargeAndSmallBodiesByteForByte) {
  ServerConfig config;
  std::string bytes;
  for (int i = 0; bytes.size() < 9'000'000; ++i) bytes += std::to_string(i) + "\n";
  const auto large = with_file(*prepare(text(bytes)));
  const auto small = with_file(*prepare(text(bytes.substr(0, 1000))));
  EXPECT_TRUE(large->file);
  EXPECT_FALSE(small->file);
  config.hot = [&](const Request& request) { return request.path == "/large" ? large : small; };
  Running running(echo, config);
  const std::string thrice =
      get("/large", "") + get("/small", "") + get("/large", "") + get("/large");
  const std::string answers = Client(running.server).send(thrice).read_all();
  const auto first = answers.find("\r\n\r\n") + 4;
  // Not EXPECT_EQ, which would compare a million lines with each other to show the difference.
  EXPECT_TRUE(answers.substr(first, bytes.size()) == bytes);
  const std::string rest = answers.substr(first + bytes.size());
  EXPECT_EQ(body_of(rest).substr(0, 1000), bytes.substr(0, 1000));
  const std::string third = rest.substr(rest.find("HTTP/1.1 200", 1));
  EXPECT_TRUE(body_of(third).substr(0, bytes.size()) == bytes);
  EXPECT_TRUE(answers.substr(answers.size() - bytes.size()) == bytes);
  EXPECT_NE(answers.rfind("Connection: close"), std::string::npos);
}

TEST(Prepared, TellsTheDateOfEachAnswerFromAFileToo) {
  ServerConfig config;
  const auto answer = with_file(*prepare(text(std::string(8000, 'x'))));
  ASSERT_TRUE(answer->file);
  config.hot = [&](const Request&) { return answer; };
  Running running(echo, config);
  const auto ask_at = [&](const char* time) {
    const base::FixedClock clock(*base::parse_time(time));
    return Client(running.server).send(get("/", "") + get("/")).read_all();
  };
  for (const auto& [time, date] :
       {std::pair("2030-01-02T03:04:05Z", "Wed, 02 Jan 2030 03:04:05 GMT"),
        std::pair("2030-11-12T13:14:15Z", "Tue, 12 Nov 2030 13:14:15 GMT")}) {
    const std::string answers = ask_at(time);
    const auto at = answers.find(std::string("Date: ") + date);
    EXPECT_NE(at, std::string::npos) << answers.substr(0, 200);
    EXPECT_NE(answers.find(std::string("Date: ") + date, at + 1), std::string::npos);
  }
}

TEST(Prepared, GivesTheHeadAloneOfAnAnswerInAFile) {
  ServerConfig config;
  const auto answer = with_file(*prepare(text(std::string(8000, 'x'))));
  config.hot = [&](const Request&) { return answer; };
  Running running(echo, config);
  const std::string head = Client(running.server)
                               .send("HEAD / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
                               .read_all();
  EXPECT_NE(head.find("Content-Length: 8000"), std::string::npos);
  EXPECT_TRUE(head.ends_with("\r\n\r\n"));
}

TEST(Prepared, RefusesBodiesThatAreNotInMemory) {
  Response response = text("");
  response.body = FileRange{"/x", 0, 1};
  EXPECT_THROW(prepare(response), base::Error);
}

}  // namespace
}  // namespace portal::http
