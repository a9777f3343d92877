#include "portal/app/cache.hpp"

#include <gtest/gtest.h>

namespace portal::app {
namespace {

constexpr std::size_t kLimit = 64 << 10;

http::Request request(const std::string& target, http::Headers headers = {}) {
  return http::make_request("GET", target, std::move(headers));
}

TEST(ResponseCache, AnswersWhatItKept) {
  ResponseCache cache(kLimit);
  cache.keep(request("/a"), cache.generation(), http::text("kept"));
  const auto found = cache.find(request("/a"));
  ASSERT_TRUE(found);
  EXPECT_EQ(http::body_text(found->answer), "kept");
  EXPECT_TRUE(cache.find(http::make_request("HEAD", "/a")));
  EXPECT_FALSE(cache.find(request("/a?x")));
}

// Else what is asked for most would be counted least.
TEST(ResponseCache, KeepsWhatAnAnswerHandsOutForWhoeverCounts) {
  ResponseCache cache(kLimit);
  http::Response response = http::text("kept");
  response.subject = "view a";
  cache.keep(request("/a"), cache.generation(), response);
  EXPECT_EQ(cache.find(request("/a"))->answer.subject, "view a");
}

TEST(ResponseCache, GivesAnAnswerThatIsAskedForOftenAFileAndCountsIt) {
  ResponseCache cache(kLimit * 16);
  cache.keep(request("/a"), cache.generation(), http::text(std::string(20000, 'a')));
  cache.keep(request("/small"), cache.generation(), http::text("small"));
  const auto before = cache.bytes();
  EXPECT_FALSE(cache.find(request("/a"))->file);
  for (int i = 0; i < 30; ++i) cache.find(request("/a")), cache.find(request("/small"));
  EXPECT_TRUE(cache.find(request("/a"))->file);
  EXPECT_FALSE(cache.find(request("/small"))->file);
  EXPECT_GT(cache.bytes(), before + 20000);
  cache.start_epoch(1);
  EXPECT_EQ(cache.bytes(), 0u);
}

TEST(ResponseCache, ForgetsAllAtANewEpoch) {
  ResponseCache cache(kLimit);
  cache.keep(request("/a"), cache.generation(), http::text("old"));
  cache.start_epoch(7);
  EXPECT_FALSE(cache.find(request("/a")));
  EXPECT_EQ(cache.bytes(), 0u);
}

TEST(ResponseCache, ForgetsAllWhenTold) {
  ResponseCache cache(kLimit);
  cache.keep(request("/a"), cache.generation(), http::text("of a damaged index"));
  cache.forget();
  EXPECT_FALSE(cache.find(request("/a")));
  EXPECT_EQ(cache.bytes(), 0u);
}

TEST(ResponseCache, DoesNotKeepWhatIsNotToBeKept) {
  ResponseCache cache(kLimit);
  auto response = http::text("of a moment");
  response.headers.set("Cache-Control", "no-store");
  cache.keep(request("/a"), cache.generation(), response);
  EXPECT_FALSE(cache.find(request("/a")));
}

TEST(ResponseCache, DoesNotKeepAnAnswerBegunBeforeAllWasForgotten) {
  ResponseCache cache(kLimit);
  const auto begun = cache.generation();
  cache.forget();
  cache.keep(request("/a"), begun, http::text("of a damaged index"));
  EXPECT_FALSE(cache.find(request("/a")));
}

TEST(ResponseCache, DoesNotKeepAnAnswerOfAFormerEpoch) {
  ResponseCache cache(kLimit);
  const auto begun = cache.generation();
  cache.start_epoch(7);
  cache.keep(request("/a"), begun, http::text("old"));
  EXPECT_FALSE(cache.find(request("/a")));
}

TEST(ResponseCache, TellsReadersWithOtherWishesApart) {
  ResponseCache cache(kLimit);
  cache.keep(request("/a", {{"accept-language", "vi"}}), cache.generation(),
             http::text("xin chào"));
  EXPECT_TRUE(cache.find(request("/a", {{"accept-language", "vi"}})));
  EXPECT_FALSE(cache.find(request("/a", {{"accept-language", "en"}})));
  for (const char* name : {"accept", "accept-encoding", "host"})
    EXPECT_FALSE(cache.find(request("/a", {{"accept-language", "vi"}, {name, "x"}}))) << name;
}

TEST(ResponseCache, IsNotForSomebodyInParticular) {
  ResponseCache cache(kLimit);
  cache.keep(request("/a"), cache.generation(), http::text("all"));
  for (const char* name : {"cookie", "authorization", "x-ckan-api-key"}) {
    EXPECT_FALSE(cache.find(request("/a", {{name, "x"}}))) << name;
    cache.keep(request("/b", {{name, "x"}}), cache.generation(), http::text("mine"));
    EXPECT_FALSE(cache.find(request("/b", {{name, "x"}}))) << name;
  }
  EXPECT_FALSE(cache.find(request("/b")));
}

TEST(ResponseCache, KeepsOnlyGoodAnswersOfReads) {
  ResponseCache cache(kLimit);
  cache.keep(request("/a"), 0, http::redirect(302, "/b"));
  cache.keep(http::make_request("POST", "/b"), cache.generation(), http::text("written"));
  http::Response streamed{200, {}, http::Generator([](std::string&) { return false; })};
  cache.keep(request("/c"), 0, streamed);
  for (const char* path : {"/a", "/b", "/c"}) EXPECT_FALSE(cache.find(request(path))) << path;
}

TEST(ResponseCache, StaysWithinItsMemory) {
  ResponseCache cache(kLimit);
  cache.keep(request("/large"), cache.generation(), http::text(std::string(kLimit / 8, 'x')));
  EXPECT_FALSE(cache.find(request("/large")));
  for (int i = 0; i < 100; ++i) {
    cache.keep(request("/" + std::to_string(i)), cache.generation(),
               http::text(std::string(3000, 'x')));
    EXPECT_TRUE(cache.find(request("/0"))) << i;  // used again and again: stays
    EXPECT_LE(cache.bytes(), kLimit);
  }
  EXPECT_TRUE(cache.find(request("/99")));
  EXPECT_FALSE(cache.find(request("/50")));
}

TEST(ResponseCache, KeepsNothingWithoutMemory) {
  ResponseCache cache(0);
  cache.keep(request("/a"), cache.generation(), http::text("kept"));
  EXPECT_FALSE(cache.find(request("/a")));
}

}  // namespace
}  // namespace portal::app
