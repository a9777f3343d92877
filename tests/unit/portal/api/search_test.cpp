#include "portal/api/search.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "portal/api/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

using base::Json;

class SearchApi : public testing::Test {
 protected:
  SearchApi() {
    for (const char* title : {"Lượng mưa theo tháng", "Lượng mưa theo năm", "Dân số"})
      portal_.add(std::string(R"({"title":{"vi":")") + title +
                  R"("},"theme":["ENVI"],"publisher":{"name":{"vi":"Sở Tài nguyên"}}})");
    portal_.follow();
  }
  TestPortal portal_{routes()};
};

TEST_F(SearchApi, FindsWordsWithAndWithoutDiacritics) {
  EXPECT_EQ(
      portal_.get_json("/api/v1/datasets?q=l%C6%B0%E1%BB%A3ng+m%C6%B0a")["total"].as_integer(), 2);
  const Json found = portal_.get_json("/api/v1/datasets?q=luong+mua");
  EXPECT_EQ(found["total"].as_integer(), 2);
  const Json& first = found["items"].items()[0];
  EXPECT_TRUE(first["@id"].as_string().starts_with("http://data.example/datasets/"));
  EXPECT_TRUE(first["score"].is_number());
  EXPECT_FALSE(portal_.get_json("/api/v1/datasets")["items"].items()[0].find("score"));
}

TEST_F(SearchApi, SaysWhichWordsOfAHitMatch) {
  portal_.add(
      R"({"title":{"vi":"Sông ngòi","en":"Waterlines"},"description":{"vi":"<b>Mực nước</b>"}})");
  portal_.follow();
  const auto highlight = [&](const std::string& words) {
    const Json found = portal_.get_json("/api/v1/datasets?lang=vi&q=" + words);
    return base::write_json(found["items"].items()[0]["highlight"]);
  };
  EXPECT_EQ(
      highlight("song+muc"),
      R"({"title":{"vi":[{"text":"Sông","match":true},{"text":" ngòi","match":false}]},)"
      R"("description":{"vi":[{"text":"Mực","match":true},{"text":" nước","match":false}]}})");
  EXPECT_EQ(highlight("waterlines"), "{}");  // shown in Vietnamese, found in English
  EXPECT_FALSE(portal_.get_json("/api/v1/datasets")["items"].items()[0].find("highlight"));
}

TEST_F(SearchApi, ListsSimilarDatasets) {
  const Json found = portal_.get_json("/api/v1/datasets/luong-mua-theo-thang/similar");
  ASSERT_EQ(found["items"].items().size(), 1u);
  const Json& item = found["items"].items()[0];
  EXPECT_EQ(item["slug"].as_string(), "luong-mua-theo-nam");
  EXPECT_TRUE(item["@id"].as_string().starts_with("http://data.example/datasets/"));
  EXPECT_TRUE(item["score"].is_number());
  EXPECT_TRUE(found["seq"].is_number());
  EXPECT_TRUE(portal_.get_json("/api/v1/datasets/dan-so/similar")["items"].items().empty());
  EXPECT_EQ(portal_.get("/api/v1/datasets/none/similar").status, 404);
  EXPECT_EQ(portal_.get("/api/v1/datasets/dan-so/similar?limit=0").status, 400);
}

TEST_F(SearchApi, LeadsThroughAllResultsPageByPage) {
  std::set<std::string> seen;
  std::string next = "/api/v1/datasets?limit=1&theme=ENVI";
  for (int pages = 0; !next.empty() && pages < 10; ++pages) {
    const auto response = portal_.get(next);
    const Json page = base::parse_json(http::body_text(response));
    EXPECT_EQ(page["total"].as_integer(), 3);
    for (const auto& item : page["items"].items()) seen.insert(item["id"].as_string());
    next = page["next"].as_string();
    EXPECT_EQ(field(response, "Link"), next.empty() ? "" : "<" + next + ">; rel=\"next\"");
    if (!next.empty()) next = next.substr(std::string("http://data.example").size());
  }
  EXPECT_EQ(seen.size(), 3u);
}

TEST_F(SearchApi, LabelsFacetsInTheReadersLanguage) {
  const auto label = [&](const std::string& language) {
    const Json found = portal_.get_json("/api/v1/datasets?facets=theme,agency&lang=" + language);
    EXPECT_EQ(found["facets"]["agency"].items()[0]["label"].as_string(), "Sở Tài nguyên");
    EXPECT_EQ(found["facets"]["theme"].items()[0]["count"].as_integer(), 3);
    return found["facets"]["theme"].items()[0]["label"].as_string();
  };
  EXPECT_EQ(label("vi"), "Môi trường");
  EXPECT_EQ(label("en"), "Environment");
}

TEST_F(SearchApi, NamesAParameterThatIsWrong) {
  for (const char* query : {"nonsense=1", "limit=x", "limit=101", "sort=best", "from=May",
                            "cursor=broken", "open=maybe", "facets=colour"}) {
    const auto response = portal_.get(std::string("/api/v1/datasets?lang=en&") + query);
    EXPECT_EQ(response.status, 400) << query;
    const std::string name = std::string(query).substr(0, std::string(query).find('='));
    EXPECT_NE(http::body_text(response).find(name), std::string::npos) << query;
  }
}

TEST_F(SearchApi, SaysThatAQueryIsLongerThanItLooksAt) {
  const std::string long_text(513, 'a');
  const Json cut = portal_.get_json("/api/v1/datasets?lang=en&q=" + long_text);
  ASSERT_EQ(cut["notes"].items().size(), 1u);
  EXPECT_NE(cut["notes"].items()[0].as_string().find("512"), std::string::npos);
  const Json whole = portal_.get_json("/api/v1/datasets?q=" + long_text.substr(1));
  EXPECT_TRUE(whole["notes"].items().empty());
}

TEST_F(SearchApi, SortsTitlesInTheReadersLanguage) {
  portal_.add(R"({"title":{"vi":"Zebra","en":"Aardvark"},"theme":["TRAN"]})");
  portal_.add(R"({"title":{"vi":"An toàn","en":"Zoo"},"theme":["TRAN"]})");
  portal_.add(R"({"title":{"vi":"Mưa"},"theme":["TRAN"]})");
  portal_.follow();
  const auto order = [&](const std::string& language) {
    std::string letters;
    const Json found = portal_.get_json("/api/v1/datasets?theme=TRAN&sort=title&lang=" + language);
    for (const auto& item : found["items"].items()) letters += item["title"]["vi"].as_string()[0];
    return letters;
  };
  EXPECT_EQ(order("vi"), "AMZ");
  EXPECT_EQ(order("en"), "ZMA");
}

TEST_F(SearchApi, LabelsAPlaceThatNoListKnowsAsItsRecordsDo) {
  portal_.add(R"({"title":{"vi":"Chợ"},"spatial":[{"@id":"https://x.example/place/1",
      "prefLabel":{"vi":"Chợ Lớn","en":"Cho Lon"}}]})");
  portal_.add(R"({"title":{"vi":"Khác"},"spatial":["https://x.example/place/2"]})");
  portal_.follow();
  const Json found = portal_.get_json("/api/v1/datasets?facets=place&lang=en");
  std::map<std::string, std::string> labels;
  for (const auto& item : found["facets"]["place"].items())
    labels[item["value"].as_string()] = item["label"].as_string();
  EXPECT_EQ(labels["https://x.example/place/1"], "Cho Lon");
  EXPECT_EQ(labels["https://x.example/place/2"], "x.example/place/2");
}

TEST_F(SearchApi, NamesKeywordsAndAgenciesNearWhatWasNotFound) {
  portal_.add(R"({"title":{"vi":"Hồ chứa"},"keyword":{"vi":["Thủy lợi"]},"theme":["ENVI"]})");
  portal_.follow();
  const Json found = portal_.get_json("/api/v1/datasets?lang=vi&format=CSV&q=thuy+dien");
  EXPECT_EQ(found["total"].as_integer(), 0);
  EXPECT_EQ(base::write_json(found["related"]),
            R"([{"filter":"keyword","value":"Thủy lợi","label":"Thủy lợi","count":1}])");
  EXPECT_TRUE(portal_.get_json("/api/v1/datasets?q=ho+chua")["related"].items().empty());
}

// "Nothing found" would be untrue: nothing was looked through yet.
TEST(Search, IsUnavailableWhileTheFirstIndexIsBuilt) {
  TestPortal portal(routes());
  portal.app.has_index = false;
  for (const char* path : {"/api/v1/datasets", "/api/v1/suggest?q=a", "/feeds/datasets.atom",
                           "/api/v1/datasets.csv", "/api/v1/datasets.jsonl"})
    EXPECT_EQ(portal.get(path).status, 503) << path;
}

}  // namespace
}  // namespace portal::api
