#include "portal/api/suggest.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "catalog/publish/agencies.hpp"
#include "portal/api/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

using base::Json;

class SuggestApi : public testing::Test {
 protected:
  SuggestApi() {
    put_agency(R"({"name":{"vi":"Sở Giao thông vận tải","en":"Department of Transport"},)"
               R"("altLabel":"SGTVT"})");
    for (const char* document :
         {R"({"title":{"vi":"Giao thông đường bộ","en":"Road traffic"},"theme":["TRAN"],)"
          R"("keyword":{"vi":["xe & cộ"]}})",
          R"({"title":{"vi":"Giao thông đường thủy"},"theme":["TRAN"]})"}) {
      catalog::publish::Draft draft;
      draft.document = base::parse_json(document);
      draft.agency = "so-gtvt";
      portal_.add(std::move(draft));
    }
    portal_.follow();
  }

  void put_agency(const char* document) {
    auto change = portal_.app.store.write();
    catalog::publish::put_agency(change, {"so-gtvt", base::parse_json(document), ""});
    change.commit();
  }

  Json::Array items(const std::string& query) {
    return portal_.get_json("/api/v1/suggest?" + query)["items"].items();
  }

  TestPortal portal_{routes()};
};

TEST_F(SuggestApi, TellsKindLabelCountAndPageInTheReadersLanguage) {
  const auto vietnamese = items("q=giao+thong&lang=vi");
  ASSERT_EQ(vietnamese.size(), 4u);
  const Json& theme = vietnamese[0];
  EXPECT_EQ(theme["kind"].as_string(), "theme");
  EXPECT_EQ(theme["label"].as_string(), "Giao thông vận tải");
  EXPECT_EQ(theme["count"].as_integer(), 2);
  EXPECT_TRUE(theme["url"].as_string().starts_with("http://data.example/vi/datasets?theme="));
  const Json& dataset = vietnamese[1];
  EXPECT_EQ(dataset["kind"].as_string(), "dataset");
  EXPECT_EQ(dataset["label"].as_string(), "Giao thông đường bộ");
  EXPECT_EQ(dataset["slug"].as_string(), "giao-thong-duong-bo");
  EXPECT_FALSE(dataset["id"].as_string().empty());
  EXPECT_FALSE(dataset.find("count"));
  EXPECT_EQ(dataset["url"].as_string(), "http://data.example/vi/datasets/giao-thong-duong-bo");
  EXPECT_EQ(vietnamese[3]["label"].as_string(), "Sở Giao thông vận tải");
  EXPECT_EQ(vietnamese[3]["url"].as_string(), "http://data.example/vi/datasets?agency=so-gtvt");

  const auto english = items("q=giao+thong&lang=en");
  EXPECT_EQ(english[0]["label"].as_string(), "Transport");
  EXPECT_EQ(english[1]["label"].as_string(), "Road traffic");
  EXPECT_EQ(english[2]["label"].as_string(), "Giao thông đường thủy");
  EXPECT_EQ(english[2]["lang"].as_string(), "vi") << "it has no English title";
  EXPECT_EQ(english[3]["label"].as_string(), "Department of Transport");
}

TEST_F(SuggestApi, LeadsToWhatItPromises) {
  for (const char* typed : {"sgtvt", "xe+c", "giao", "department"})
    for (const auto& item : items(std::string("lang=vi&q=") + typed)) {
      if (item["kind"].as_string() == "dataset") continue;
      const std::string& url = item["url"].as_string();
      const Json found = portal_.get_json("/api/v1/datasets" + url.substr(url.find('?')));
      EXPECT_EQ(found["total"].as_integer(), item["count"].as_integer()) << url;
    }
  EXPECT_EQ(items("lang=vi&q=xe+c")[0]["label"].as_string(), "xe & cộ");
  EXPECT_EQ(items("lang=vi&q=sgtvt")[0]["kind"].as_string(), "agency");
}

TEST_F(SuggestApi, KnowsAnAgencyByItsNewName) {
  EXPECT_TRUE(items("q=cuc").empty());
  put_agency(R"({"name":{"vi":"Cục Đường bộ"}})");
  portal_.follow();
  EXPECT_EQ(items("q=cuc").at(0)["label"].as_string(), "Cục Đường bộ");
}

TEST_F(SuggestApi, AnswersAsManyAsAreWanted) {
  EXPECT_EQ(items("q=giao&limit=1").size(), 1u);
  EXPECT_EQ(items("q=giao&limit=").size(), 4u);
  EXPECT_TRUE(items("").empty());
  EXPECT_TRUE(items("q=zzz").empty());
}

TEST_F(SuggestApi, NamesAParameterThatIsWrong) {
  const std::vector<std::string> queries = {"nonsense=1", "limit=0",        "limit=11",
                                            "limit=x",    "agency=so-gtvt", "q=a&lang=fr"};
  for (const auto& query : queries) {
    const auto response = portal_.get("/api/v1/suggest?" + query);
    EXPECT_EQ(response.status, 400) << query;
    const std::string pair = query.substr(query.rfind('&') + 1);
    EXPECT_NE(http::body_text(response).find(pair.substr(0, pair.find('='))), std::string::npos)
        << query;
  }
}

TEST_F(SuggestApi, TellsCachesWhatTheAnswerIsOf) {
  const auto english = portal_.get("/api/v1/suggest?q=giao&lang=en");
  const auto vietnamese = portal_.get("/api/v1/suggest?q=giao&lang=vi");
  EXPECT_NE(field(english, "ETag"), field(vietnamese, "ETag"));
  EXPECT_NE(field(english, "Vary").find("Accept-Language"), std::string::npos);
  portal_.add(R"({"title":"Giao hàng"})");
  portal_.follow();
  EXPECT_NE(field(portal_.get("/api/v1/suggest?q=giao&lang=en"), "ETag"), field(english, "ETag"));
}

}  // namespace
}  // namespace portal::api
