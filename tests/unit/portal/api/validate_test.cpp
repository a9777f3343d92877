#include "portal/api/validate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "catalog/base/error.hpp"
#include "portal/api/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

using base::Json;

class ValidateApi : public testing::Test {
 protected:
  ValidateApi() : portal_(routes()) {}

  Json check(const std::string& body) {
    const auto request = http::make_request("POST", "/api/v1/validate", {}, body);
    return base::parse_json(http::body_text(validate(request, portal_.app)));
  }

  base::ErrorCode refusal(const std::string& body) {
    try {
      check(body);
    } catch (const base::Error& error) {
      return error.code();
    }
    ADD_FAILURE() << body << " was taken";
    return base::ErrorCode::kInternal;
  }

  TestPortal portal_;
};

TEST_F(ValidateApi, TellsPlaceRuleSourceAndASentenceInBothLanguages) {
  const Json answer = check(R"({"title":{"vi":"Lượng mưa"},"distribution":[{"format":"?"}]})");
  const auto& findings = answer["findings"].items();
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings[0]["severity"].as_string(), "error");
  const auto found = std::find_if(findings.begin(), findings.end(), [](const Json& each) {
    return each["path"].as_string() == "/distribution/0/format";
  });
  ASSERT_NE(found, findings.end());
  EXPECT_EQ((*found)["rule"].as_string(), "term_expected");
  EXPECT_EQ((*found)["source"].as_string(), "DCAT-AP 3.0.1, mdr-vocabularies.shape.ttl");
  EXPECT_NE((*found)["message"]["vi"].as_string(), (*found)["message"]["en"].as_string());
}

TEST_F(ValidateApi, CountsWhatItTells) {
  const Json answer = check("{}");
  std::int64_t counted = 0;
  for (const auto& [severity, number] : answer["counts"].members()) counted += *number.as_integer();
  EXPECT_EQ(counted, static_cast<std::int64_t>(answer["findings"].items().size()));
  EXPECT_EQ(answer["counts"]["error"].as_integer(), 2) << "title and description";
}

TEST_F(ValidateApi, LooksAtWhatTheDocumentSaysThatItIs) {
  const auto errors = [&](const char* type) {
    return check(R"({"title":{"vi":"x"},"@type":)" + std::string(type) + "}")["counts"]["error"]
        .as_integer();
  };
  EXPECT_EQ(errors(R"("DataService")"), 1) << "its endpoint";
  EXPECT_EQ(errors(R"(["http://www.w3.org/ns/dcat#DatasetSeries"])"), 1) << "its description";
  EXPECT_EQ(refusal(R"({"@type":"Catalog"})"), base::ErrorCode::kInvalidData);
}

TEST_F(ValidateApi, RefusesWhatIsNoDocument) {
  EXPECT_EQ(refusal("{"), base::ErrorCode::kMalformed);
  EXPECT_EQ(refusal(""), base::ErrorCode::kMalformed);
  EXPECT_EQ(refusal("[]"), base::ErrorCode::kInvalidData);
}

TEST_F(ValidateApi, SaysWhatToMendFirstAndWhatItGains) {
  const Json quality = check(R"({"title":{"vi":"x"},"theme":"ENVI"})")["quality"];
  EXPECT_EQ(quality["possible"].as_integer(), 405);
  EXPECT_EQ(quality["points"].as_integer(), 30);
  EXPECT_EQ(quality["band"].as_string(), "bad");
  EXPECT_EQ(quality["dimensions"].items().size(), 5u);
  EXPECT_EQ(quality["dimensions"].items()[0]["points"].as_integer(), 30);
  const auto& first = quality["first"].items();
  ASSERT_GT(first.size(), 2u);
  EXPECT_EQ(first[0]["metric"].as_string(), "access_answers");
  for (std::size_t i = 1; i < first.size(); ++i)
    EXPECT_GE(*first[i - 1]["gain"].as_integer(), *first[i]["gain"].as_integer());
  EXPECT_EQ(quality["list"].members().size(), 9u);
}

TEST_F(ValidateApi, KeepsNothing) {
  const auto before = portal_.get_json("/api/v1/changes");
  check(R"({"title":{"vi":"Lượng mưa"}})");
  EXPECT_EQ(portal_.get_json("/api/v1/changes"), before);
}

TEST_F(ValidateApi, IsARouteThatTakesABody) {
  const auto list = routes();
  const auto route = std::find_if(list.begin(), list.end(), [](const app::Route& each) {
    return each.pattern == "/api/v1/validate";
  });
  ASSERT_NE(route, list.end());
  EXPECT_EQ(route->method, "POST");
  EXPECT_EQ(route->body_bytes, kMostDocumentBytes);
  EXPECT_FALSE(route->cached);
}

}  // namespace
}  // namespace portal::api
