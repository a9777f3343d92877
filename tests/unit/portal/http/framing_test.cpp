#include "portal/http/framing.hpp"

#include <gtest/gtest.h>

#include "portal/http/parser.hpp"

namespace portal::http {
namespace {

using State = HeadScanner::State;

struct Read {
  int status = 0;
  Request request;
  Framing framing;
};

// As the server does it: 0 when the head may be served, else the status of the refusal.
Read read(const std::string& bytes) {
  HeadScanner scanner;
  Read result;
  if (scanner.scan(bytes) != State::kWhole) {
    result.status = 400;
    return result;
  }
  const std::string head = bytes.substr(scanner.begin(), scanner.end() - scanner.begin());
  result.status = read_head(head, result.request);
  if (result.status != 0) return result;
  result.framing = check_head(result.request);
  result.status = result.framing.refused;
  return result;
}

int with_fields(const std::string& fields) {
  return read("POST / HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n").status;
}

int with_line(const std::string& line) {
  return read(line + "\r\nHost: x\r\n\r\n").status;
}

TEST(HeadScanner, FindsTheEndByteByByte) {
  const std::string head = "\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n";
  HeadScanner scanner;
  for (std::size_t size = 1; size < head.size(); ++size)
    ASSERT_EQ(scanner.scan(head.substr(0, size)), State::kMore) << size;
  EXPECT_EQ(scanner.scan(head + "rest"), State::kWhole);
  EXPECT_EQ(scanner.begin(), 4U);
  EXPECT_EQ(scanner.end(), head.size());
}

TEST(HeadScanner, RefusesEarlyWhatCanNeverBeAHead) {
  const auto state = [](const std::string& bytes) { return HeadScanner().scan(bytes); };
  EXPECT_EQ(state("\x16\x03\x01"), State::kBad);
  EXPECT_EQ(state("\n"), State::kBad);
  EXPECT_EQ(state(" GET"), State::kBad);
  EXPECT_EQ(state("GET / HTTP/1.1\n"), State::kBad);
  EXPECT_EQ(state("GET / HTTP/1.1\r\nA: b\n"), State::kBad);
  EXPECT_EQ(state("GET / HTTP/1.1\r\n A: b"), State::kBad);
  EXPECT_EQ(state("GET / HTTP/1.1\r\nA: b\r\n\tc"), State::kBad);
  std::string empty;
  for (int i = 0; i < 8; ++i) empty += "\r\n";
  EXPECT_EQ(state(empty), State::kMore);
  EXPECT_EQ(state(empty + "\r\n"), State::kBad);
}

TEST(Head, IsReadIntoARequest) {
  const Read got = read(
      "GET /a%20b?q=1&r HTTP/1.1\r\nHOST:  example.org:8080 \r\nX-Empty:\r\nX-Two: a\r\nx-two: "
      "b\r\n\r\n");
  ASSERT_EQ(got.status, 0);
  EXPECT_EQ(got.request.method, "GET");
  EXPECT_EQ(got.request.target, "/a%20b?q=1&r");
  EXPECT_EQ(got.request.path, "/a%20b");
  EXPECT_EQ(got.request.raw_query, "q=1&r");
  EXPECT_EQ(got.request.header("host"), "example.org:8080");
  EXPECT_EQ(got.request.header("x-two"), "a, b");
  EXPECT_EQ(got.request.headers.begin()->name, "host");
  EXPECT_TRUE(got.request.headers.has("x-empty"));
  EXPECT_TRUE(got.framing.keep_alive);
  EXPECT_FALSE(got.framing.has_body());
}

TEST(Head, ForgetsTheRequestBeforeIt) {
  Request request = make_request("PUT", "/old?q", {{"cookie", "secret"}}, "body");
  request.params = {{"id", "7"}};
  ASSERT_EQ(read_head("GET /new HTTP/1.0\r\nHost: x\r\n\r\n", request), 0);
  ASSERT_EQ(check_head(request).refused, 0);
  EXPECT_EQ(request.method + request.path + request.raw_query + request.body, "GET/new");
  EXPECT_EQ(request.headers.size(), 1U);
  EXPECT_TRUE(request.params.empty());
}

TEST(Target, MayBeAbsoluteAndThenNamesTheHost) {
  const Read got = read("GET http://portal.vn:80?q=1 HTTP/1.1\r\nHost: other\r\n\r\n");
  ASSERT_EQ(got.status, 0);
  EXPECT_EQ(got.request.path, "/");
  EXPECT_EQ(got.request.raw_query, "q=1");
  EXPECT_EQ(got.request.header("host"), "portal.vn:80");
}

TEST(Target, IsRefusedWhenItCannotBeRead) {
  for (const char* target : {"/a\x01", "/\xc3\xa1", "/#a", "a", "*", "ftp://x/", "http:///", "/%00",
                             "http://a@b/", "/%zz", "example.org:80"})
    EXPECT_EQ(with_line("GET " + std::string(target) + " HTTP/1.1"), 400) << target;
  EXPECT_EQ(with_line("OPTIONS * HTTP/1.1"), 0);
}

TEST(Target, MayHoldLettersInItsQueryAsTheyAre) {
  for (const char* target : {"/d?q=d\xc3\xa2n", "http://x/d?q=d\xc3\xa2n"}) {
    const Read got = read("GET " + std::string(target) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    ASSERT_EQ(got.status, 0) << target;
    EXPECT_EQ(got.request.raw_query, "q=d%C3%A2n");
    EXPECT_TRUE(got.request.target.ends_with("/d?q=d%C3%A2n"));
    EXPECT_EQ(got.request.query("q"), "d\xc3\xa2n");
  }
  EXPECT_EQ(with_line("GET /\xc3\xa1?q=\xc3\xa1 HTTP/1.1"), 400);
  EXPECT_EQ(with_line("GET /?q=\x7f HTTP/1.1"), 400);
}

TEST(RequestLine, NamesAKnownMethodAndVersion) {
  EXPECT_EQ(with_line("FOO / HTTP/1.1"), 501);
  EXPECT_EQ(with_line("get / HTTP/1.1"), 501);
  EXPECT_EQ(with_line("CONNECT a:22 HTTP/1.1"), 501);
  EXPECT_EQ(with_line("TRACE / HTTP/1.1"), 501);
  EXPECT_EQ(with_line("GET / HTTP/2.0"), 505);
  EXPECT_EQ(with_line("GET / HTTP/1.2"), 505);
  for (const char* line : {"GET /", "GET / http/1.1", "GET / HTTP/1.32", "GET / HTTP/1.1x",
                           "GET  / HTTP/1.1", "GET /a b HTTP/1.1", "G(E)T / HTTP/1.1"})
    EXPECT_EQ(with_line(line), 400) << line;
}

TEST(Host, IsSentOnceAndValid) {
  const auto with_host = [](const std::string& fields) {
    return read("GET / HTTP/1.1\r\n" + fields + "\r\n").status;
  };
  for (const char* good :
       {"x", "example.org:8080", "[::1]", "[2001:db8::7]:80", "1.2.3.4:", "xn--d1acufc.vn"})
    EXPECT_EQ(with_host("Host: " + std::string(good) + "\r\n"), 0) << good;
  for (const char* bad : {"", "a b", "user@a", "a/b", "a?b", "[::1", "[]", "a:b", "a:123456", ":80",
                          "a,b c", "[::1]x"})
    EXPECT_EQ(with_host("Host: " + std::string(bad) + "\r\n"), 400) << bad;
  EXPECT_EQ(with_host(""), 400);
  EXPECT_EQ(with_host("Host: x\r\nHost: x\r\n"), 400);
  EXPECT_EQ(read("GET / HTTP/1.0\r\n\r\n").status, 0);
}

TEST(Length, IsOneNumberThatCannotBeReadInTwoWays) {
  for (const char* bad : {"-1", "+5", "5.0", "0x5", "5 5", "", "5a", "99999999999999999999999999",
                          "18446744073709551621", "5, 5", "\"5\""})
    EXPECT_EQ(with_fields("Content-Length: " + std::string(bad) + "\r\n"), 400) << bad;
  EXPECT_EQ(with_fields("Content-Length: 5\r\nContent-Length: 5\r\n"), 400);
  EXPECT_EQ(with_fields("Content-Length : 5\r\n"), 400);
  EXPECT_EQ(with_fields("Content-Length: 0010\r\n"), 0);
}

TEST(Coding, IsChunkedAloneInHttp11) {
  EXPECT_EQ(with_fields("Transfer-Encoding: chunked\r\n"), 0);
  EXPECT_EQ(with_fields("Transfer-Encoding: CHUNKED\r\n"), 0);
  EXPECT_EQ(with_fields("Transfer-Encoding: gzip, chunked\r\n"), 501);
  for (const char* bad : {"xchunked", "chunked, chunked", ",chunked", "chunked;a=b", "\"chunked\"",
                          "\x0b"
                          "chunked",
                          "cow", ""})
    EXPECT_EQ(with_fields("Transfer-Encoding: " + std::string(bad) + "\r\n"), 400) << bad;
  EXPECT_EQ(with_fields("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400);
  EXPECT_EQ(with_fields("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"), 400);
  EXPECT_EQ(with_fields("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), 400);
  EXPECT_EQ(read("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n").status, 400);
}

TEST(Fields, AreTokensWithPrintableValues) {
  for (const char* bad : {"X-A : b", "NoColon", ": b", "X[1]: b", "X-\xef: b", "X: a\rb", "\rX: b"})
    EXPECT_EQ(with_fields(std::string(bad) + "\r\n"), 400) << bad;
  EXPECT_EQ(with_fields(std::string("X: a\0b\r\n", 8)), 400);
  EXPECT_EQ(with_fields("X: caf\xe9\r\n"), 0);
  std::string many;
  for (int i = 0; i < 250; ++i) many += "X: y\r\n";
  EXPECT_EQ(with_fields(many), 431);
}

TEST(Connection, IsKeptAsEachVersionSays) {
  const auto kept = [](const std::string& version, const std::string& fields) {
    return read("GET / HTTP/" + version + "\r\nHost: x\r\n" + fields + "\r\n").framing.keep_alive;
  };
  EXPECT_TRUE(kept("1.1", ""));
  EXPECT_FALSE(kept("1.1", "Connection: close\r\n"));
  EXPECT_FALSE(kept("1.1", "Connection: x, CLOSE\r\n"));
  EXPECT_FALSE(kept("1.1", "Connection: keep-alive\r\nConnection: close\r\n"));
  EXPECT_FALSE(kept("1.0", ""));
  EXPECT_TRUE(kept("1.0", "Connection: Keep-Alive\r\n"));
}

TEST(Expectation, OfContinueIsTheOnlyOne) {
  EXPECT_TRUE(
      read("PUT / HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\n\r\n").framing.expects_continue);
  EXPECT_EQ(with_fields("Expect: teapot\r\n"), 417);
  const Read old = read("PUT / HTTP/1.0\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(old.status, 0);
  EXPECT_FALSE(old.framing.expects_continue);
}

TEST(ChunkedReader, TakesTheCodingOffInAnyParts) {
  const std::string wire = "5;a=\"b;c\"\r\nhello\r\n00B\r\n0123456789\n\r\n0\r\nX-T: v\r\n\r\nNEXT";
  for (std::size_t step = 1; step <= wire.size(); ++step) {
    ChunkedReader reader(1000);
    std::string body, waiting;
    auto state = ChunkedReader::State::kMore;
    for (std::size_t at = 0; at < wire.size() && state == ChunkedReader::State::kMore; at += step) {
      waiting += wire.substr(at, step);
      std::string_view rest = waiting;
      state = reader.read(rest, body);
      waiting = std::string(rest);
    }
    EXPECT_EQ(state, ChunkedReader::State::kDone) << step;
    EXPECT_EQ(body, "hello0123456789\n") << step;
  }
}

TEST(ChunkedReader, RefusesWhatAnotherReaderMightReadOtherwise) {
  for (const char* wire :
       {"\r\n\r\n", "-1\r\n", "0x5\r\nhello\r\n", "+5\r\nhello\r\n", "5_0\r\nhello\r\n", "zz\r\n",
        " 5\r\nhello\r\n", "5\r\nhello0\r\n\r\n", "5\r\nhelloXX\r\n", "5;a\rb\r\nhello\r\n",
        "FFFFFFFFFFFFFFFFF\r\nhello\r\n", "10000000000000005\r\nhello\r\n"}) {
    ChunkedReader reader(1000);
    std::string body;
    const std::string bytes = std::string(wire) + "\r\n\r\n";
    std::string_view rest = bytes;
    const auto state = reader.read(rest, body);
    EXPECT_TRUE(state == ChunkedReader::State::kBad || state == ChunkedReader::State::kTooLarge)
        << wire;
  }
}

TEST(ChunkedReader, BoundsTheBodyAndTheLinesAroundIt) {
  ChunkedReader small(9);
  std::string body;
  std::string_view rest = "5\r\nhello\r\n5\r\nhello\r\n";
  EXPECT_EQ(small.read(rest, body), ChunkedReader::State::kTooLarge);
  ChunkedReader extended(9);
  const std::string extension = "5;" + std::string(10'000, 'a');
  rest = extension;
  EXPECT_EQ(extended.read(rest, body), ChunkedReader::State::kBad);
  ChunkedReader trailed(9);
  const std::string trailer = "0\r\nX: " + std::string(10'000, 'a');
  rest = trailer;
  EXPECT_EQ(trailed.read(rest, body), ChunkedReader::State::kBad);
}

}  // namespace
}  // namespace portal::http
