#include "portal/app/route.hpp"

#include <gtest/gtest.h>

namespace portal::app {
namespace {

Route route(const std::string& method, const std::string& pattern) {
  return {method, pattern, Access::anyone(), nullptr};
}

std::string found(const Router& router, std::string_view path, std::string_view method = "GET") {
  const auto match = router.match(method, path);
  if (!match.route) return match.allowed.empty() ? "nothing" : "another method";
  std::string text = match.route->pattern;
  for (const auto& [name, value] : match.params) text.append(" ").append(name + "=").append(value);
  return text;
}

TEST(Router, PrefersAFixedWordToAVariable) {
  const Router router(
      {route("GET", "/files/{id}/{name}"), route("GET", "/files/by-hash/{sha256}")});
  EXPECT_EQ(found(router, "/files/by-hash/ab"), "/files/by-hash/{sha256} sha256=ab");
  EXPECT_EQ(found(router, "/files/1/ab"), "/files/{id}/{name} id=1 name=ab");
}

TEST(Router, PrefersAVariableWithAnEnding) {
  const Router router({route("GET", "/datasets/{id}"), route("GET", "/datasets/{id}.ttl")});
  EXPECT_EQ(found(router, "/datasets/a.ttl"), "/datasets/{id}.ttl id=a");
  EXPECT_EQ(found(router, "/datasets/a.csv"), "/datasets/{id} id=a.csv");
  EXPECT_EQ(found(router, "/datasets/.ttl"), "/datasets/{id} id=.ttl");
}

TEST(Router, GivesTheRestOfAPathToAnOpenEnd) {
  const Router router({route("GET", "/static/{name...}")});
  EXPECT_EQ(found(router, "/static/css/a/b.css"), "/static/{name...} name=css/a/b.css");
  EXPECT_EQ(found(router, "/static"), "nothing");
}

TEST(Router, DecodesVariables) {
  const Router router({route("GET", "/themes/{code}")});
  EXPECT_EQ(found(router, "/themes/a%2Fb%20c"), "/themes/{code} code=a/b c");
}

TEST(Router, AnswersHeadByGet) {
  const Router router({route("GET", "/a"), route("POST", "/b")});
  EXPECT_EQ(found(router, "/a", "HEAD"), "/a");
  EXPECT_EQ(found(router, "/b", "HEAD"), "another method");
}

TEST(Router, ListsTheMethodsOfAPath) {
  const Router router({route("GET", "/a"), route("POST", "/a"), route("GET", "/b")});
  const auto match = router.match("DELETE", "/a");
  EXPECT_EQ(match.route, nullptr);
  EXPECT_EQ(match.allowed, (std::vector<std::string>{"GET", "POST"}));
  EXPECT_TRUE(router.match("GET", "/c").allowed.empty());
}

TEST(Router, TakesOnlyWholePaths) {
  const Router router({route("GET", "/vi/datasets"), route("GET", "/")});
  EXPECT_EQ(found(router, "/"), "/");
  EXPECT_EQ(found(router, "/vi"), "nothing");
  EXPECT_EQ(found(router, "/vi/datasets/"), "/vi/datasets");
  EXPECT_EQ(found(router, "/vi/datasets/x"), "nothing");
}

}  // namespace
}  // namespace portal::app
