#include "portal/http/message.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"

namespace portal::http {
namespace {

TEST(Headers, AreFoundInAnyCaseAndKeepTheirOrder) {
  Headers headers = {{"Accept", "text/html"}, {"Vary", "Accept"}, {"vary", "Cookie"}};
  EXPECT_EQ(headers.joined("VARY"), "Accept, Cookie");
  EXPECT_EQ(*headers.find("accept"), "text/html");
  EXPECT_EQ(headers.find("absent"), nullptr);
  EXPECT_EQ(headers.joined("absent"), "");
  headers.set("Vary", headers.joined("vary"));
  EXPECT_EQ(headers.size(), 2U);
  headers.remove("accept");
  EXPECT_EQ(headers.begin()->value, "Accept, Cookie");
}

TEST(Headers, AreEmptyAfterTheyMoved) {
  Headers headers = {{"a", "1"}};
  const Headers moved = std::move(headers);
  EXPECT_EQ(moved.size(), 1U);
  EXPECT_EQ(headers.size(), 0U);  // NOLINT(bugprone-use-after-move)
  headers.add("b", "2");
  EXPECT_EQ(headers.joined("b"), "2");
}

TEST(Request, GivesQueryValuesDecoded) {
  const Request request =
      make_request("GET", "/d?q=gi%C3%A1o+d%E1%BB%A5c&theme=a&theme=b&x&=&y=%ff");
  EXPECT_EQ(request.path, "/d");
  EXPECT_EQ(request.query("q"), "giáo dục");
  EXPECT_EQ(request.query_all("theme"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(request.query("x"), "");
  EXPECT_EQ(request.query("y"), "\uFFFD");
  EXPECT_FALSE(request.query("absent"));
}

TEST(Request, GivesSegmentsDecodedAndNeverSplitsInsideOne) {
  EXPECT_EQ(make_request("GET", "/").segments(), std::vector<std::string>{});
  EXPECT_EQ(make_request("GET", "/a/b%2Fc%20d/").segments(),
            (std::vector<std::string>{"a", "b/c d"}));
}

TEST(Request, FindsCookies) {
  const Request request = make_request("GET", "/", {{"cookie", "a=1; session=x=y;b=2"}});
  EXPECT_EQ(request.cookie("session"), "x=y");
  EXPECT_EQ(request.cookie("b"), "2");
  EXPECT_FALSE(request.cookie("ession"));
}

TEST(Request, KnowsThePartsOfItsRoute) {
  Request request = make_request("GET", "/datasets/7");
  request.params = {{"id", "7"}};
  EXPECT_EQ(request.param("id"), "7");
  EXPECT_THROW(request.param("slug"), base::Error);
}

TEST(Response, HelpersSetStatusAndType) {
  EXPECT_EQ(html("x").headers.joined("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(json("{}", 201).status, 201);
  EXPECT_EQ(redirect(303, "/vi/").headers.joined("location"), "/vi/");
  EXPECT_EQ(not_modified().status, 304);
}

TEST(Response, TellsItsLengthUnlessItIsGenerated) {
  Response response = text("12345");
  EXPECT_EQ(body_bytes(response), 5U);
  response.body = FileRange{"/absent", 10, 7};
  EXPECT_EQ(body_bytes(response), 7U);
  auto left = std::make_shared<int>(3);
  response.body = [left](std::string& chunk) {
    chunk = std::to_string(*left);
    return --*left > 0;
  };
  EXPECT_FALSE(body_bytes(response));
  EXPECT_EQ(body_text(response), "321");
}

}  // namespace
}  // namespace portal::http
