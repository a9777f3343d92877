#include "portal/http/conditional.hpp"

#include <gtest/gtest.h>

namespace portal::http {
namespace {

constexpr const char* kDate = "Fri, 02 Jan 2026 03:04:05 GMT";
constexpr const char* kEarlier = "Thu, 01 Jan 2026 00:00:00 GMT";
constexpr const char* kLater = "Sat, 03 Jan 2026 00:00:00 GMT";

Response page() {
  Response response = html("0123456789");
  response.headers.add("ETag", "\"7\"");
  response.headers.add("Last-Modified", kDate);
  response.headers.add("Cache-Control", "no-cache");
  return response;
}

int status_of(const char* method, Headers headers) {
  return conclude(make_request(method, "/", std::move(headers)), page()).status;
}

TEST(Etags, CompareStronglyOrWeakly) {
  EXPECT_TRUE(names_etag("\"a\"", "\"a\"", true));
  EXPECT_TRUE(names_etag("\"x\", W/\"a\" ,\"a,b\"", "\"a,b\"", true));
  EXPECT_TRUE(names_etag("W/\"a\"", "\"a\"", false));
  EXPECT_TRUE(names_etag("\"a\"", "W/\"a\"", false));
  EXPECT_TRUE(names_etag(" * ", "\"a\"", true));
  EXPECT_FALSE(names_etag("W/\"a\"", "\"a\"", true));
  EXPECT_FALSE(names_etag("\"a\"", "W/\"a\"", true));
  EXPECT_FALSE(names_etag("\"A\"", "\"a\"", false));
  EXPECT_FALSE(names_etag("a", "\"a\"", false));
  EXPECT_FALSE(names_etag("\"a", "\"a\"", false));
  EXPECT_FALSE(names_etag("", "\"a\"", false));
  EXPECT_FALSE(names_etag("\"a\"", "", false));
}

TEST(HttpDates, AreReadInAllThreeForms) {
  const base::FixedClock clock(*base::parse_time("2026-01-02T00:00:00Z"));
  const auto wanted = base::parse_time("1994-11-06T08:49:37Z");
  EXPECT_EQ(parse_any_http_time("Sun, 06 Nov 1994 08:49:37 GMT"), wanted);
  EXPECT_EQ(parse_any_http_time("Sunday, 06-Nov-94 08:49:37 GMT"), wanted);
  EXPECT_EQ(parse_any_http_time("Sun Nov  6 08:49:37 1994"), wanted);
  for (const char* text : {"", "yesterday", "1994-11-06", "Sunday, 06-Foo-94 08:49:37 GMT",
                           "Sun Nov 31 08:49:37 1994", "Sunday, 6-Nov-94 08:49:37 GMT"})
    EXPECT_FALSE(parse_any_http_time(text)) << text;
}

TEST(Conditions, OfReadersAnswerNotModified) {
  EXPECT_EQ(status_of("GET", {}), 200);
  EXPECT_EQ(status_of("GET", {{"if-none-match", "\"7\""}}), 304);
  EXPECT_EQ(status_of("HEAD", {{"If-None-Match", "W/\"7\""}}), 304);
  EXPECT_EQ(status_of("GET", {{"if-none-match", "*"}}), 304);
  EXPECT_EQ(status_of("GET", {{"if-none-match", "\"1\""}, {"if-none-match", "\"7\""}}), 304);
  EXPECT_EQ(status_of("GET", {{"if-none-match", "\"8\""}}), 200);
  EXPECT_EQ(status_of("GET", {{"if-modified-since", kDate}}), 304);
  EXPECT_EQ(status_of("GET", {{"if-modified-since", kLater}}), 304);
  EXPECT_EQ(status_of("GET", {{"if-modified-since", kEarlier}}), 200);
  EXPECT_EQ(status_of("GET", {{"if-modified-since", "yesterday"}}), 200);
}

TEST(Conditions, FollowTheOrderOfPrecedence) {
  EXPECT_EQ(status_of("GET", {{"if-none-match", "\"8\""}, {"if-modified-since", kLater}}), 200);
  EXPECT_EQ(status_of("GET", {{"if-match", "\"7\""}, {"if-unmodified-since", kEarlier}}), 200);
  EXPECT_EQ(status_of("GET", {{"if-match", "\"8\""}, {"if-none-match", "\"7\""}}), 412);
  EXPECT_EQ(status_of("GET", {{"if-none-match", "\"7\""}, {"range", "bytes=0-1"}}), 304);
}

TEST(Conditions, OfWritersFailWhenTheResourceIsAnother) {
  const auto check = [](const char* name, const char* value, bool exists) {
    const Request request = make_request("PUT", "/", {{name, value}});
    return check_conditions(request, {exists ? "\"7\"" : "", base::parse_http_time(kDate), exists});
  };
  EXPECT_EQ(check("if-match", "\"7\"", true), Condition::kProceed);
  EXPECT_EQ(check("if-match", "W/\"7\"", true), Condition::kFailed);
  EXPECT_EQ(check("if-match", "\"6\"", true), Condition::kFailed);
  EXPECT_EQ(check("if-match", "*", true), Condition::kProceed);
  EXPECT_EQ(check("if-match", "*", false), Condition::kFailed);
  EXPECT_EQ(check("if-none-match", "*", true), Condition::kFailed);
  EXPECT_EQ(check("if-none-match", "*", false), Condition::kProceed);
  EXPECT_EQ(check("if-unmodified-since", kEarlier, true), Condition::kFailed);
  EXPECT_EQ(check("if-unmodified-since", kDate, true), Condition::kProceed);
  EXPECT_EQ(check("if-modified-since", kLater, true), Condition::kProceed);
}

TEST(Conditions, LeaveOtherAnswersAlone) {
  Response error = text("absent", 404);
  error.headers.add("ETag", "\"7\"");
  const Request request = make_request("GET", "/", {{"if-none-match", "\"7\""}});
  EXPECT_EQ(conclude(request, error).status, 404);
  EXPECT_EQ(conclude(make_request("POST", "/", {{"if-none-match", "\"7\""}}), page()).status, 200);
}

TEST(NotModified, KeepsTheValidatorsAndDropsTheBody) {
  const Response answer = conclude(make_request("GET", "/", {{"if-none-match", "\"7\""}}), page());
  EXPECT_EQ(answer.headers.joined("etag"), "\"7\"");
  EXPECT_EQ(answer.headers.joined("cache-control"), "no-cache");
  EXPECT_FALSE(answer.headers.has("content-type"));
  EXPECT_EQ(body_text(answer), "");
}

TEST(Ranges, CutBodiesInMemory) {
  const Response part = conclude(make_request("GET", "/", {{"range", "bytes=2-4"}}), page());
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(body_text(part), "234");
  EXPECT_EQ(part.headers.joined("content-range"), "bytes 2-4/10");
  EXPECT_EQ(conclude(make_request("GET", "/", {{"range", "bytes=2-4"}}), part).status, 206);

  Response shared = page();
  shared.body = SharedBytes{std::make_shared<const std::string>("xx0123456789yy"), 2, 10};
  const Request request = make_request("GET", "/", {{"range", "bytes=-3"}});
  EXPECT_EQ(body_text(conclude(request, shared)), "789");
}

TEST(Ranges, OutsideAreRefusedWithTheSize) {
  const Response answer = conclude(make_request("GET", "/", {{"range", "bytes=10-"}}), page());
  EXPECT_EQ(answer.status, 416);
  EXPECT_EQ(answer.headers.joined("content-range"), "bytes */10");
  EXPECT_EQ(body_text(answer), "");
}

TEST(Ranges, AreForGetAndKnownLengthsOnly) {
  EXPECT_EQ(status_of("HEAD", {{"range", "bytes=2-4"}}), 200);
  Response stream = page();
  stream.body = [](std::string& chunk) { return chunk = "0123456789", false; };
  const Request request = make_request("GET", "/", {{"range", "bytes=2-4"}});
  EXPECT_EQ(body_text(conclude(request, stream)), "0123456789");
}

TEST(Ranges, ApplyOnlyToTheStateThatIfRangeNames) {
  const auto with = [](const char* value) {
    return status_of("GET", {{"range", "bytes=2-4"}, {"if-range", value}});
  };
  EXPECT_EQ(with("\"7\""), 206);
  EXPECT_EQ(with(kDate), 206);
  for (const char* other : {"\"8\"", "W/\"7\"", kEarlier, kLater, "nonsense", "*", ""})
    EXPECT_EQ(with(other), 200) << other;
}

}  // namespace
}  // namespace portal::http
