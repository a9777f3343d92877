#include "portal/api/catalogue.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "portal/api/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

class Catalogue : public testing::Test {
 protected:
  Catalogue() {
    add("Rain", "published");
    add("Secret", "draft");
  }
  void add(const std::string& title, const std::string& state) {
    catalog::publish::Draft draft;
    draft.document.set("title", title);
    draft.state = state;
    portal_.add(std::move(draft));
  }
  TestPortal portal_{routes()};
};

TEST_F(Catalogue, GoesOutInEveryFormWithWhatIsPublic) {
  for (const char* path : {"/catalog.ttl", "/catalog.rdf", "/catalog.nt", "/catalog.jsonld",
                           "/data.json", "/catalog.jsonl", "/catalog.csv"}) {
    const auto response = portal_.get(path);
    EXPECT_EQ(response.status, 200) << path;
    const std::string body = http::body_text(response);
    EXPECT_NE(body.find("Rain"), std::string::npos) << path;
    EXPECT_EQ(body.find("Secret"), std::string::npos) << path;
    EXPECT_TRUE(field(response, "ETag").starts_with("W/")) << path;
  }
}

TEST_F(Catalogue, IsChosenByAccept) {
  EXPECT_EQ(field(portal_.get("/catalog", {{"accept", "application/rdf+xml"}}), "Content-Type"),
            "application/rdf+xml");
  EXPECT_TRUE(field(portal_.get("/catalog"), "Content-Type").starts_with("text/turtle"));
  const auto page = portal_.get("/catalog", {{"accept", "text/html"}});
  EXPECT_EQ(page.status, 303);
  EXPECT_EQ(field(page, "Location"), "http://data.example/vi/datasets");
  EXPECT_GE(portal_.get("/catalog", {{"accept", "image/png"}}).status, 400);
}

TEST_F(Catalogue, IsPagedWithHydra) {
  const std::string body = http::body_text(portal_.get("/catalog.nt?page=1"));
  EXPECT_NE(body.find("http://www.w3.org/ns/hydra/core#last"), std::string::npos);
  EXPECT_NE(body.find("hydra/core#totalItems> \"1\""), std::string::npos);
  for (const char* page : {"0", "2", "x", ""})
    EXPECT_EQ(portal_.get(std::string("/catalog.nt?page=") + page).status, 400) << page;
}

TEST_F(Catalogue, TellsAllRecordsAcrossChunks) {
  for (int i = 0; i < 120; ++i) add("Rain " + std::to_string(i), "published");
  const std::string lines = http::body_text(portal_.get("/catalog.jsonl"));
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 121);
  const std::string second = http::body_text(portal_.get("/catalog.nt?page=2"));
  EXPECT_NE(second.find("hydra/core#previous"), std::string::npos);
  EXPECT_EQ(second.find("hydra/core#next"), std::string::npos);
}

TEST_F(Catalogue, IsOfTheMomentThatItsTagNames) {
  for (const char* path : {"/catalog.ttl", "/catalog.jsonl", "/catalog.csv"}) {
    const auto response = portal_.get(path);
    add(std::string("Late for ") + path, "published");
    EXPECT_NE(field(portal_.get(path), "ETag"), field(response, "ETag")) << path;
    EXPECT_EQ(http::body_text(response).find(std::string("Late for ") + path), std::string::npos)
        << path;
  }
}

TEST_F(Catalogue, IsMadeOfPartsThatFitInMemory) {
  for (int i = 0; i < 8; ++i) add(std::to_string(i) + std::string(400 << 10, 'x'), "published");
  const auto response = portal_.get("/catalog.jsonl");
  std::size_t largest = 0;
  std::size_t bytes = 0;
  for (bool more = true; more;) {
    std::string chunk;
    more = std::get<http::Generator>(response.body)(chunk);
    largest = std::max(largest, chunk.size());
    bytes += chunk.size();
  }
  EXPECT_LT(largest, std::size_t{2} << 20);
  EXPECT_GT(bytes, std::size_t{8 * 400} << 10);
}

TEST_F(Catalogue, ReadsForAPageOnlyWhatThePageShows) {
  for (int i = 0; i < 120; ++i) add("Rain " + std::to_string(i), "published");
  auto change = portal_.app.store.write();
  change.connection().execute(
      "UPDATE dataset SET seal = 'x' WHERE id = (SELECT min(id) FROM dataset"
      " WHERE state = 'published')");
  change.commit();
  EXPECT_EQ(portal_.get("/catalog.nt?page=1").status, 503);
  EXPECT_EQ(portal_.get("/catalog.nt?page=2").status, 200);
}

TEST_F(Catalogue, ServesItsContext) {
  const auto response = portal_.get("/context.jsonld");
  EXPECT_EQ(field(response, "Content-Type"), "application/ld+json");
  EXPECT_TRUE(base::parse_json(http::body_text(response))["@context"].find("title"));
}

}  // namespace
}  // namespace portal::api
