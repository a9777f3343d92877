#include "portal/app/answer.hpp"

#include <gtest/gtest.h>

#include "catalog/base/json.hpp"
#include "catalog/base/message.hpp"
#include "tests/support/temporary_folder.hpp"

namespace portal::app {
namespace {

class AnswerTest : public testing::Test {
 protected:
  AnswerTest() : app_(make()) {}
  Config make() const {
    Config config = read_config(folder_.path());
    config.assets.clear();
    return config;
  }
  std::string language(const std::string& target, http::Headers headers = {}) {
    return language_of(http::make_request("GET", target, std::move(headers)), app_);
  }
  catalog::TemporaryFolder folder_;
  App app_;
};

TEST_F(AnswerTest, FindsTheLanguageOfAReader) {
  const http::Header cookie{"cookie", "lang=vi"};
  const http::Header english{"accept-language", "en-GB, vi;q=0.5"};
  const http::Header vietnamese{"accept-language", "vi-VN, en;q=0.5"};
  EXPECT_EQ(language("/en/datasets?lang=vi", {cookie, vietnamese}), "en");
  EXPECT_EQ(language("/api?lang=en", {cookie, vietnamese}), "en");
  EXPECT_EQ(language("/api", {cookie, english}), "vi");
  EXPECT_EQ(language("/api", {english}), "en");
  EXPECT_EQ(language("/api", {vietnamese}), "vi");
  EXPECT_EQ(language("/api"), "vi");
  EXPECT_EQ(language("/api?lang=fr", {{"accept-language", "fr"}}), "vi");
}

TEST_F(AnswerTest, TellsCachesWhereTheLanguageCameFrom) {
  http::Response response;
  vary_by_language(response);
  EXPECT_EQ(*response.headers.find("Vary"), "Accept-Language, Cookie");
  response.headers.set("Vary", "Accept");
  vary_by_language(response);
  EXPECT_EQ(*response.headers.find("Vary"), "Accept, Accept-Language, Cookie");
}

TEST_F(AnswerTest, HasATitleForEveryStatusOfAnError) {
  for (int code = 0; code <= static_cast<int>(base::ErrorCode::kStorageFull); ++code) {
    const int status = status_of(static_cast<base::ErrorCode>(code));
    EXPECT_GE(status, 400);
    for (const char* each : {"vi", "en"})
      EXPECT_TRUE(base::has_text("status_" + std::to_string(status), each)) << status;
  }
}

TEST_F(AnswerTest, TellsAProblemInTheReadersLanguage) {
  const auto response = problem(404, {"dataset_not_found", {{"id", "x"}}}, "vi", "abc");
  EXPECT_EQ(*response.headers.find("Content-Type"), "application/problem+json");
  EXPECT_EQ(*response.headers.find("Content-Language"), "vi");
  const base::Json body = base::parse_json(http::body_text(response));
  EXPECT_EQ(body["status"].as_integer(), 404);
  EXPECT_EQ(body["title"].as_string(), "Không tìm thấy");
  EXPECT_NE(body["detail"].as_string().find("x"), std::string::npos);
  EXPECT_EQ(body["request_id"].as_string(), "abc");
}

TEST_F(AnswerTest, AsksToComeBackLater) {
  EXPECT_TRUE(problem(503, {"internal", {}}, "en", "").headers.has("Retry-After"));
  EXPECT_FALSE(problem(404, {"internal", {}}, "en", "").headers.has("Retry-After"));
}

TEST_F(AnswerTest, KnowsThePathOfAPageWithoutItsLanguage) {
  const auto path = [&](const char* target) {
    return page_context(http::make_request("GET", target), app_).path;
  };
  EXPECT_EQ(path("/vi"), "/");
  EXPECT_EQ(path("/en/datasets?q=x"), "/datasets");
  EXPECT_EQ(path("/video"), "/video");
}

}  // namespace
}  // namespace portal::app
