#include "portal/pages/dataset.hpp"

#include <gtest/gtest.h>

#include "portal/pages/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::pages {
namespace {

catalog::publish::Draft draft(const std::string& key, const std::string& json,
                              const std::string& state = "published") {
  catalog::publish::Draft made;
  made.source = "test";
  made.source_key = key;
  made.state = state;
  made.document = base::parse_json(json);
  return made;
}

TEST(DatasetPage, ShowsTheDatasetInBothLanguages) {
  TestPortal portal(routes({}));
  portal.add(draft("1", R"({"title":{"vi":"Lượng mưa","en":"Rainfall"}})"));
  const auto vietnamese = portal.get("/vi/datasets/luong-mua");
  EXPECT_EQ(vietnamese.status, 200);
  EXPECT_EQ(field(vietnamese, "Content-Language"), "vi");
  EXPECT_NE(http::body_text(vietnamese).find("<h1"), std::string::npos);
  EXPECT_NE(http::body_text(portal.get("/en/datasets/luong-mua")).find("Rainfall"),
            std::string::npos);
  EXPECT_NE(field(vietnamese, "Link").find("application/ld+json"), std::string::npos);
}

TEST(DatasetPage, IsFoundByAnOldSlug) {
  TestPortal portal(routes({}));
  const auto id = portal.add(draft("1", R"({"title":"Rain"})")).id;
  auto renamed = draft("1", R"({"title":"Rainfall"})");
  renamed.slug = "rainfall";
  portal.add(std::move(renamed));
  const auto response = portal.get("/en/datasets/rain");
  EXPECT_EQ(response.status, 301);
  EXPECT_EQ(field(response, "Location"), "http://data.example/en/datasets/rainfall");
  EXPECT_EQ(portal.get("/en/datasets/" + id).status, 301);
}

TEST(DatasetPage, IsNotThereForWhatIsNotPublic) {
  TestPortal portal(routes({}));
  portal.add(draft("1", R"({"title":"Rain"})", "withdrawn"));
  const auto response = portal.get("/vi/datasets/rain");
  EXPECT_EQ(response.status, 404);
  EXPECT_TRUE(field(response, "Content-Type").starts_with("text/html"));
}

TEST(DatasetPage, TellsWhyWhatWasPublicIsThereNoMore) {
  TestPortal portal(routes({}));
  portal.add(draft("1", R"({"title":"Rain"})"));
  auto withdrawn = draft("1", R"({"title":"Rain"})", "withdrawn");
  withdrawn.note = "số liệu <b>sai</b>";
  portal.add(std::move(withdrawn));
  portal.add(draft("2", R"({"title":"Snow"})", "withdrawn"));
  const auto gone = portal.get("/vi/datasets/rain", {{"Accept", "text/html"}});
  EXPECT_EQ(gone.status, 410);
  EXPECT_NE(http::body_text(gone).find("số liệu &lt;b&gt;sai"), std::string::npos);
  EXPECT_EQ(portal.get("/vi/datasets/snow").status, 404) << "it never was public";
}

TEST(DatasetPage, LinksSimilarDatasetsWhereThereAreAny) {
  TestPortal portal(routes({}));
  portal.add(draft("1", R"({"title":{"vi":"Lượng mưa theo tháng","en":"Rain by month"}})"));
  portal.add(draft("2", R"({"title":{"vi":"Lượng mưa theo năm"},"publisher":{"name":"Đài"}})"));
  portal.add(draft("3", R"({"title":{"vi":"Giá điện"}})"));
  portal.follow();
  const std::string page = http::body_text(portal.get("/vi/datasets/luong-mua-theo-thang"));
  EXPECT_NE(page.find("Bộ dữ liệu tương tự"), std::string::npos);
  EXPECT_NE(page.find("href=\"/vi/datasets/luong-mua-theo-nam\""), std::string::npos);
  EXPECT_EQ(page.find("Giá điện"), std::string::npos);
  EXPECT_EQ(http::body_text(portal.get("/en/datasets/gia-dien")).find("Similar datasets"),
            std::string::npos);
}

TEST(DatasetPage, LinksASeriesAndItsMembers) {
  TestPortal portal(routes({}));
  auto series = draft("http://a.example/series", R"({"title":"Rain by year"})");
  series.kind = catalog::NodeClass::kDatasetSeries;
  portal.add(std::move(series));
  portal.add(draft("2", R"({"title":"Rain 2024","inSeries":["http://a.example/series"]})"));
  portal.add(draft("3", R"({"title":"Hidden","inSeries":["http://a.example/series"]})", "draft"));
  EXPECT_NE(http::body_text(portal.get("/en/datasets/rain-2024")).find("/en/datasets/rain-by-year"),
            std::string::npos);
  const std::string page = http::body_text(portal.get("/en/datasets/rain-by-year"));
  EXPECT_NE(page.find("/en/datasets/rain-2024"), std::string::npos);
  EXPECT_EQ(page.find("/en/datasets/hidden"), std::string::npos);
}

TEST(DatasetPage, NamesTheDatasetsThatAServiceServes) {
  TestPortal portal(routes({}));
  portal.add(draft("http://a.example/rain", R"({"title":"Rain 2024"})"));
  auto service = draft("http://a.example/api", R"({"title":"Rain API","servesDataset":
      ["http://a.example/rain","http://b.example/elsewhere"]})");
  service.kind = catalog::NodeClass::kDataService;
  portal.add(std::move(service));
  const std::string page = http::body_text(portal.get("/en/datasets/rain-api"));
  EXPECT_NE(page.find("<a href=\"/en/datasets/rain-2024\">Rain 2024</a>"), std::string::npos);
  EXPECT_EQ(page.find("http://a.example/rain<"), std::string::npos);
  EXPECT_NE(page.find("http://b.example/elsewhere"), std::string::npos);
}

}  // namespace
}  // namespace portal::pages
