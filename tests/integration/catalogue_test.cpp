// A citizen finds a dataset and downloads it; a developer reads it by program.
#include <gtest/gtest.h>

#include <set>

#include "catalog/base/hash.hpp"
#include "tests/integration/harness/portal.hpp"

namespace {

using base::Json;
using harness::Answer;
using harness::Portal;

class Catalogue : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    portal = new Portal;
    const auto loaded = portal->run({"demo", "--from", PORTAL_DEMO});
    ASSERT_EQ(loaded.exit_code, 0) << loaded.err;
    portal->serve();
  }
  static void TearDownTestSuite() {
    delete portal;
    portal = nullptr;
  }
  static Json hosted_distribution(Json* dataset = nullptr) {
    const Json found = portal->get("/api/v1/datasets?limit=100").json();
    for (const auto& card : found["items"].items()) {
      Json document = portal->get("/api/v1/datasets/" + card["id"].as_string()).json();
      for (const auto& distribution : document["distribution"].items())
        if (!distribution["file"].as_string().empty()) {
          Json chosen = distribution;
          if (dataset) *dataset = std::move(document);
          return chosen;
        }
    }
    return Json();
  }
  static inline Portal* portal = nullptr;
};

TEST_F(Catalogue, IsFoundWithAndWithoutDiacritics) {
  const Json exact = portal->get("/api/v1/datasets?q=d%C3%A2n%20s%E1%BB%91").json();
  const Json plain = portal->get("/api/v1/datasets?q=dan%20so").json();
  EXPECT_GT(exact["total"].as_integer().value_or(0), 0);
  EXPECT_EQ(exact["total"].as_integer(), plain["total"].as_integer());
  // Diacritics that were typed may part what is level without them.
  const std::string first = exact["items"].items()[0]["id"].as_string();
  bool near_the_top = false;
  for (std::size_t i = 0; i < 3; ++i)
    near_the_top = near_the_top || plain["items"].items()[i]["id"].as_string() == first;
  EXPECT_TRUE(near_the_top);
  EXPECT_FALSE(exact["facets"]["agency"].items().empty());
  EXPECT_FALSE(exact["facets"]["agency"].items()[0]["label"].as_string().empty());
}

TEST_F(Catalogue, ShowsEveryPageInBothLanguages) {
  const std::string slug =
      portal->get("/api/v1/datasets?limit=1").json()["items"].items()[0]["slug"].as_string();
  const std::string agency =
      portal->get("/api/v1/agencies").json()["items"].items()[0]["id"].as_string();
  for (const std::string language : {"/vi", "/en"})
    for (const std::string& path :
         {std::string("/"), std::string("/datasets"), std::string("/datasets?q=gia"),
          "/datasets/" + slug, std::string("/agencies"), "/agencies/" + agency,
          std::string("/developers"), std::string("/about")}) {
      const Answer answer = portal->get(language + path);
      EXPECT_EQ(answer.status, 200) << language << path;
      EXPECT_EQ(answer.headers.at("content-language"), language.substr(1)) << path;
      EXPECT_NE(answer.body.find("<html lang=\"" + language.substr(1)), std::string::npos) << path;
    }
  const Answer page = portal->get("/vi/datasets/" + slug);
  EXPECT_NE(page.body.find("application/ld+json"), std::string::npos);
  EXPECT_NE(page.body.find("\"https://schema.org"), std::string::npos);
}

TEST_F(Catalogue, HandsOutFilesWholeAndInPart) {
  const Json distribution = hosted_distribution();
  const std::string address =
      distribution["downloadURL"].as_string().substr(portal->base_url().size());
  const Answer whole = portal->get(address);
  ASSERT_EQ(whole.status, 200);
  EXPECT_EQ(base::sha256(whole.body), distribution["checksum"]["checksumValue"].as_string());
  EXPECT_EQ(whole.headers.at("x-content-type-options"), "nosniff");
  EXPECT_EQ(whole.headers.at("repr-digest"),
            "sha-256=:" + base::hex_to_base64(base::sha256(whole.body)) + ":");
  const Answer part = portal->get(address, {"Range: bytes=2-5"});
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(part.body, whole.body.substr(2, 4));
  const Answer same = portal->get(address, {"If-None-Match: " + whole.headers.at("etag")});
  EXPECT_EQ(same.status, 304);
  const Answer stale = portal->get(address, {"Range: bytes=2-5", "If-Range: \"other\""});
  EXPECT_EQ(stale.status, 200);
  EXPECT_EQ(portal->request("HEAD", address).headers.at("content-length"),
            std::to_string(whole.body.size()));
}

TEST_F(Catalogue, AnswersItsIdentifierInTheFormThatIsAskedFor) {
  const std::string id =
      portal->get("/api/v1/datasets?limit=1").json()["items"].items()[0]["id"].as_string();
  const Answer page = portal->get("/datasets/" + id, {"Accept: text/html"});
  EXPECT_EQ(page.status, 303);
  EXPECT_NE(page.headers.at("location").find("/datasets/"), std::string::npos);
  const std::pair<const char*, const char*> forms[] = {
      {"text/turtle", "text/turtle"},
      {"application/rdf+xml", "application/rdf+xml"},
      {"application/n-triples", "application/n-triples"},
      {"application/ld+json;q=0.9, text/turtle;q=0.1", "application/ld+json"}};
  for (const auto& [accept, type] : forms) {
    const Answer answer = portal->get("/datasets/" + id, {std::string("Accept: ") + accept});
    EXPECT_EQ(answer.status, 200) << accept;
    EXPECT_TRUE(answer.headers.at("content-type").starts_with(type)) << accept;
    EXPECT_NE(answer.headers.at("vary").find("Accept"), std::string::npos);
  }
  EXPECT_EQ(portal->get("/datasets/" + id + ".ttl").status, 200);
}

TEST_F(Catalogue, ExplainsErrorsInTheReadersLanguage) {
  const Answer vi = portal->get("/api/v1/datasets/none", {"Accept-Language: vi"});
  EXPECT_EQ(vi.status, 404);
  EXPECT_EQ(vi.headers.at("content-type"), "application/problem+json");
  EXPECT_EQ(vi.json()["title"].as_string(), "Không tìm thấy");
  EXPECT_FALSE(vi.json()["request_id"].as_string().empty());
  EXPECT_EQ(portal->get("/api/v1/datasets?limit=x").status, 400);
  EXPECT_EQ(portal->request("DELETE", "/vi/datasets").status, 405);
  EXPECT_EQ(portal->get("/vi/nothing/here").status, 404);
}

TEST_F(Catalogue, PagesThroughAllDatasetsOnce) {
  std::set<std::string> seen;
  std::string next = "/api/v1/datasets?limit=20&sort=title";
  for (int pages = 0; !next.empty() && pages < 20; ++pages) {
    const Json page = portal->get(next).json();
    for (const auto& card : page["items"].items())
      EXPECT_TRUE(seen.insert(card["id"].as_string()).second);
    const std::string address = page["next"].as_string();
    next = address.empty() ? "" : address.substr(portal->base_url().size());
  }
  EXPECT_EQ(static_cast<std::int64_t>(seen.size()),
            portal->get("/api/v1/datasets?limit=1").json()["total"].as_integer());
}

TEST_F(Catalogue, CompressesAndNamesItsEncodings) {
  for (const std::string coding : {"br", "gzip"}) {
    const Answer answer = portal->get("/vi/datasets", {"Accept-Encoding: " + coding});
    EXPECT_EQ(answer.headers.at("content-encoding"), coding);
    EXPECT_NE(answer.headers.at("vary").find("Accept-Encoding"), std::string::npos);
  }
}

TEST_F(Catalogue, DescribesItsApi) {
  const Json api = portal->get("/api/v1/openapi.json").json();
  EXPECT_EQ(api["openapi"].as_string(), "3.1.0");
  EXPECT_NE(api["paths"].find("/api/v1/datasets/{id}"), nullptr);
  for (const char* path : {"/api/v1/themes", "/api/v1/licenses", "/api/v1/vocabularies",
                           "/api/v1/vocabularies/file-types", "/api/v1/changes?since=0",
                           "/api/v1/suggest?q=d", "/context.jsonld", "/sitemap.xml", "/robots.txt",
                           "/opensearch.xml", "/healthz", "/metrics"})
    EXPECT_EQ(portal->get(path).status, 200) << path;
}

}  // namespace
