#include "portal/api/lists.hpp"

#include <gtest/gtest.h>

#include <set>

#include "portal/api/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

using base::Json;

class Lists : public testing::Test {
 protected:
  Lists() {
    add("one", "published");
    add("two", "published");
    add("three", "draft");
    portal_.follow();
  }
  void add(const std::string& title, const std::string& state) {
    catalog::publish::Draft draft;
    draft.document = base::parse_json(
        R"({"publisher":{"name":{"en":"Weather Office"}},"theme":["ENVI"],"license":"CC-BY-4.0"})");
    draft.document.set("title", title);
    draft.state = state;
    portal_.add(std::move(draft));
  }
  static const Json& find(const Json& list, const char* key, const std::string& value) {
    static const Json kNone;
    for (const auto& item : list["items"].items())
      if (item[key].as_string() == value) return item;
    return kNone;
  }
  TestPortal portal_{routes()};
};

TEST_F(Lists, CountPublicDatasetsOfAgencies) {
  const Json list = portal_.get_json("/api/v1/agencies");
  EXPECT_EQ(list["total"].as_integer(), 1);
  const Json& agency = list["items"].items()[0];
  EXPECT_EQ(agency["@id"].as_string(), "http://data.example/agencies/weather-office");
  EXPECT_EQ(agency["datasets"].as_integer(), 2);
  EXPECT_EQ(portal_.get_json("/api/v1/agencies/weather-office"), agency);
  EXPECT_EQ(portal_.get("/api/v1/agencies/nothing").status, 404);
}

TEST_F(Lists, CountThemesAndLicences) {
  EXPECT_EQ(find(portal_.get_json("/api/v1/themes"), "code", "ENVI")["datasets"].as_integer(), 2);
  EXPECT_EQ(find(portal_.get_json("/api/v1/themes"), "code", "ECON")["datasets"].as_integer(), 0);
  const Json licence = find(portal_.get_json("/api/v1/licenses"), "@id",
                            "https://creativecommons.org/licenses/by/4.0/");
  EXPECT_EQ(licence["datasets"].as_integer(), 2);
}

TEST_F(Lists, HoldEveryVocabularyInBothLanguages) {
  const Json list = portal_.get_json("/api/v1/vocabularies");
  EXPECT_GT(list["items"].items().size(), 5u);
  for (const auto& item : list["items"].items()) {
    const auto terms = portal_.get_json("/api/v1/vocabularies/" + item["name"].as_string());
    EXPECT_EQ(terms["total"], item["terms"]) << item["name"].as_string();
    EXPECT_FALSE(terms["items"].items()[0]["prefLabel"]["en"].as_string().empty());
  }
  EXPECT_EQ(portal_.get("/api/v1/vocabularies/nothing").status, 404);
}

TEST_F(Lists, ShowChangesOfWhatIsPublic) {
  const Json all = portal_.get_json("/api/v1/changes");
  std::size_t datasets = 0;
  for (const auto& item : all["items"].items())
    datasets += item["kind"].as_string() == "dataset" ? 1 : 0;
  EXPECT_EQ(datasets, 2u);
  EXPECT_TRUE(all["next"].is_null());
  EXPECT_EQ(all["seq"].as_integer(), portal_.app.store.read().last_seq());
}

TEST_F(Lists, LeadThroughAllChangesPageByPage) {
  std::set<std::int64_t> seen;
  std::string next = "/api/v1/changes?limit=1";
  for (int pages = 0; !next.empty() && pages < 20; ++pages) {
    const Json page = portal_.get_json(next);
    for (const auto& item : page["items"].items())
      EXPECT_TRUE(seen.insert(item["seq"].as_integer().value_or(-1)).second);
    next = page["next"].as_string();
    if (!next.empty()) next = next.substr(std::string("http://data.example").size());
  }
  EXPECT_EQ(seen.size(), portal_.get_json("/api/v1/changes")["items"].items().size());
}

TEST_F(Lists, AreTaggedSoThatNothingIsSentTwice) {
  for (const char* path :
       {"/api/v1/agencies", "/api/v1/agencies/weather-office", "/api/v1/themes", "/api/v1/licenses",
        "/api/v1/vocabularies", "/api/v1/vocabularies/themes", "/api/v1/changes",
        "/api/v1/suggest?q=o", "/api/v1/datasets/one/revisions", "/api/v1/openapi.json",
        "/agencies/weather-office.ttl"}) {
    const std::string tag = field(portal_.get(path), "ETag");
    EXPECT_NE(tag, "") << path;
    EXPECT_EQ(field(portal_.get(path), "ETag"), tag) << path;
  }
  const std::string before = field(portal_.get("/api/v1/agencies"), "ETag");
  add("four", "published");
  portal_.follow();
  EXPECT_NE(field(portal_.get("/api/v1/agencies"), "ETag"), before);
}

TEST_F(Lists, RefuseNumbersThatAreNone) {
  for (const char* query : {"since=x", "since=-1", "limit=1001", "limit=1.5", "limit=0"}) {
    const auto response = portal_.get(std::string("/api/v1/changes?") + query);
    EXPECT_EQ(response.status, 400) << query;
  }
}

}  // namespace
}  // namespace portal::api
