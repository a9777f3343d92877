#include "portal/app/usage.hpp"

#include <gtest/gtest.h>

namespace portal::app {
namespace {

using catalog::usage::Uses;
using catalog::usage::UsesByDataset;

constexpr const char* kBrowser = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0";

http::Request request(const std::string& method, http::Headers headers) {
  return http::make_request(method, "/vi/datasets/x", std::move(headers));
}

TEST(UsageCounter, CountsWhatPeopleLookAtAndDownload) {
  UsageCounter counter;
  const auto person = request("GET", {{"user-agent", kBrowser}});
  counter.count(person, subject_of_view("a"));
  counter.count(person, subject_of_view("a"));
  counter.count(person, subject_of_download("a"));
  counter.count(person, subject_of_download("b"));
  counter.count(person, "");
  EXPECT_EQ(counter.take(), (UsesByDataset{{"a", Uses{2, 1}}, {"b", Uses{0, 1}}}));
  EXPECT_TRUE(counter.take().empty());
}

TEST(UsageCounter, LeavesOutWhoOnlyCollectsPages) {
  UsageCounter counter;
  for (const auto* agent : {"", "Googlebot/2.1", "Mozilla/5.0 (compatible; bingbot/2.0)",
                            "SomeCrawler", "Mozilla/5.0 HeadlessChrome/120"})
    counter.count(request("GET", {{"user-agent", agent}}), subject_of_view("a"));
  counter.count(request("GET", {{"user-agent", kBrowser}, {"sec-purpose", "prefetch"}}),
                subject_of_view("a"));
  EXPECT_TRUE(counter.take().empty());
}

TEST(UsageCounter, CountsSearchesThatFoundHardlyAnything) {
  UsageCounter counter;
  const auto count = [&](const char* method, const char* agent) {
    counter.count(request(method, {{"user-agent", agent}}), "missed vi 0 0 xe buyt");
  };
  for (int i = 0; i < 5; ++i) count("GET", kBrowser), count("HEAD", kBrowser), count("GET", "bot");
  const auto missed = counter.take_missed(base::now());
  ASSERT_EQ(missed.size(), 1u);
  EXPECT_EQ(missed[0].asked, 5);
  EXPECT_TRUE(counter.take().empty());
}

TEST(UsageCounter, CountsTheDayOfAllWhoAreNoRobots) {
  constexpr const char* kPhone = "Mozilla/5.0 (Android 14; Mobile; rv:128.0) Firefox/128.0";
  UsageCounter counter;
  const auto answer = [&](const char* target, const char* agent, int status,
                          const std::string& subject = "") {
    counter.count_answer(http::make_request("GET", target, {{"user-agent", agent}}), status,
                         subject);
  };
  answer("/vi", kBrowser, 200);
  answer("/en/datasets/x", kPhone, 200, subject_of_view("x"));
  answer("/vi/datasets?q=abc", kBrowser, 200, "missed vi 0 0 abc");
  answer("/vi/datasets?q=gao", kBrowser, 200);
  answer("/vi/datasets?format=CSV", kBrowser, 200);
  answer("/api/v1/datasets?q=few", "curl/8", 200, "missed vi 0 2 few");
  answer("/api/v1/datasets/x", "curl/8", 200, subject_of_call("x"));
  answer("/files/1/a.csv", "curl/8", 200, subject_of_download("x"));
  answer("/vi/datasets?q=abc", "Googlebot", 200, "missed vi 0 0 abc");
  answer("/vi/nothing", kBrowser, 404);
  answer("/static/css/a.css", kBrowser, 200);
  answer("/video", kBrowser, 200);
  const catalog::usage::DayCounts day = counter.take_day();
  EXPECT_EQ(day, (catalog::usage::DayCounts{5, 1, 1, 2, 3, 1}));
  EXPECT_EQ(counter.take(), (UsesByDataset{{"x", Uses{1, 1, 1}}}));
  counter.give_back(day);
  EXPECT_EQ(counter.take_day(), day);
  EXPECT_EQ(counter.take_day(), catalog::usage::DayCounts());
}

TEST(UsageCounter, CountsADownloadInPartsOnceAndNoHead) {
  UsageCounter counter;
  const auto part = [&](const char* range) {
    counter.count(request("GET", {{"user-agent", "curl/8.0"}, {"range", range}}),
                  subject_of_download("a"));
  };
  part("bytes=0-999");
  part("bytes=1000-1999");
  part("bytes=-5");
  counter.count(request("HEAD", {{"user-agent", kBrowser}}), subject_of_view("a"));
  EXPECT_EQ(counter.take(), (UsesByDataset{{"a", Uses{0, 1}}}));
}

TEST(UsageCounter, CountsOnWhatCouldNotBeKept) {
  UsageCounter counter;
  const auto person = request("GET", {{"user-agent", kBrowser}});
  counter.count(person, subject_of_view("a"));
  const auto taken = counter.take();
  counter.count(person, subject_of_view("a"));
  counter.count(person, subject_of_download("b"));
  counter.give_back(taken);
  EXPECT_EQ(counter.take(), (UsesByDataset{{"a", Uses{2, 0}}, {"b", Uses{0, 1}}}));
  EXPECT_TRUE(counter.take().empty());
}

TEST(UsageCounter, TakesBackNoMoreThanItCounts) {
  UsesByDataset many;
  for (int i = 0; i < 100'000; ++i) many[std::to_string(i)].views = 1;
  UsageCounter counter;
  counter.count(request("GET", {{"user-agent", kBrowser}}), subject_of_view("a"));
  counter.give_back(many);
  EXPECT_EQ(counter.take().size(), 100'000u);
}

}  // namespace
}  // namespace portal::app
