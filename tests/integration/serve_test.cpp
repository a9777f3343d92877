// The server follows the store, survives being killed, and stops when asked.
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "tests/integration/harness/portal.hpp"

namespace {

using base::Json;
using harness::Portal;

std::string record(const std::string& id, const std::string& title) {
  return "<http://x.example/" + id +
         "> a <http://www.w3.org/ns/dcat#Dataset> ; "
         "<http://purl.org/dc/terms/title> \"" +
         title +
         "\"@en ; "
         "<http://purl.org/dc/terms/description> \"d\"@en .\n";
}

TEST(Serve, ShowsWhatAnotherProcessImported) {
  Portal portal;
  portal.serve();
  EXPECT_EQ(portal.get("/api/v1/datasets").json()["total"].as_integer(), 0);
  ASSERT_EQ(portal.run({"import", portal.file("a.ttl", record("1", "Bridges")).string()}).exit_code,
            0);
  portal.wait_for_index();
  const Json found = portal.get("/api/v1/datasets?q=bridges").json();
  EXPECT_EQ(found["total"].as_integer(), 1);
  EXPECT_EQ(portal.stop(), 0);
}

TEST(Serve, LosesNothingWhenItIsKilled) {
  Portal portal;
  portal.serve();
  ASSERT_EQ(portal.run({"import", portal.file("a.ttl", record("1", "Bridges")).string()}).exit_code,
            0);
  portal.kill();
  EXPECT_EQ(portal.run({"check"}).exit_code, 0);
  portal.serve();
  EXPECT_EQ(portal.get("/api/v1/datasets?q=bridges").json()["total"].as_integer(), 1);
}

TEST(Serve, ForgetsReadyAnswersWhenTheCatalogueChanges) {
  Portal portal;
  portal.serve();
  const std::string before = portal.get("/en/datasets").body;
  EXPECT_EQ(portal.get("/en/datasets").body, before);
  ASSERT_EQ(portal.run({"import", portal.file("a.ttl", record("1", "Bridges")).string()}).exit_code,
            0);
  portal.wait_for_index();
  EXPECT_NE(portal.get("/en/datasets").body.find("Bridges"), std::string::npos);
}

// The second answer and those after it are ready ones.
TEST(Serve, CountsWhatIsLookedForAndNotFoundAlsoInReadyAnswers) {
  Portal portal;
  portal.serve();
  const std::vector<std::string> person = {"User-Agent: Firefox/128.0"};
  for (int i = 0; i < 6; ++i) portal.get("/vi/datasets?q=xe+bu%C3%BDt", person);
  for (int i = 0; i < 4; ++i) portal.get("/vi/datasets?q=seldom", person);
  EXPECT_EQ(portal.stop(), 0);
  const auto missing = base::parse_json(portal.run({"get", "/api/v1/missing"}).out);
  ASSERT_EQ(missing["items"].items().size(), 1u);
  EXPECT_EQ(missing["items"].items()[0]["q"].as_string(), "xe buyt");
  EXPECT_EQ(missing["items"].items()[0]["asked"].as_integer(), 6);
}

std::string record_of(const std::string& id, const std::string& title, const std::string& agency,
                      const std::string& keyword) {
  return "<http://x.example/" + id +
         "> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> \"" + title +
         "\"@en ; <http://purl.org/dc/terms/description> \"d\"@en ;"
         " <http://www.w3.org/ns/dcat#keyword> \"" +
         keyword +
         "\"@en ; <http://purl.org/dc/terms/publisher> [ a <http://xmlns.com/foaf/0.1/Agent> ;"
         " <http://xmlns.com/foaf/0.1/name> \"" +
         agency + "\"@en ] .\n";
}

// What the portal makes ready beside comes a moment after the index.
template <typename Condition>
bool comes_true(const Condition& condition) {
  for (int i = 0; i < 200 && !condition(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  return condition();
}

TEST(Serve, LooksForAnAgencyByTheAcronymThatItsRecordsShow) {
  Portal portal;
  portal.serve();
  const std::string knots = "Board of Rope Knots";
  ASSERT_EQ(
      portal
          .run({"import", portal
                              .file("a.ttl", record_of("1", "Harbours", knots, "ships") +
                                                 record_of("2", "Depths by BRK", knots, "sea"))
                              .string()})
          .exit_code,
      0);
  const auto found = [&] { return portal.get("/api/v1/datasets?q=BRK&explain=1&lang=en").json(); };
  EXPECT_TRUE(comes_true([&] { return found()["total"].as_integer() == 2; }));
  EXPECT_EQ(base::write_json(found()["explanation"]["also_looked_for"]),
            R"(["board of rope knots"])");
  portal.stop();
  portal.serve();
  EXPECT_TRUE(comes_true([&] { return found()["total"].as_integer() == 2; }));
}

TEST(Serve, LeadsOnFromASearchThatFindsNothing) {
  Portal portal;
  portal.serve();
  ASSERT_EQ(portal
                .run({"import",
                      portal.file("a.ttl", record_of("1", "Harbours", "Board", "shipping lanes"))
                          .string()})
                .exit_code,
            0);
  portal.wait_for_index();
  const std::string page = portal.get("/en/datasets?q=shipp").body;
  EXPECT_NE(page.find("/en/datasets?keyword=shipping%20lanes"), std::string::npos);
  const Json related = portal.get("/api/v1/datasets?q=shipp").json()["related"];
  ASSERT_EQ(related.items().size(), 1u);
  EXPECT_EQ(related.items()[0]["count"].as_integer(), 1);
  EXPECT_EQ(portal.get("/api/v1/datasets?keyword=shipping%20lanes").json()["total"].as_integer(),
            1);
}

TEST(Serve, SavesTheResultsOfASearch) {
  Portal portal;
  ASSERT_EQ(portal
                .run({"import",
                      portal.file("a.ttl", record("1", "Bridges") + record("2", "Roads")).string()})
                .exit_code,
            0);
  portal.serve();
  const auto table = portal.get("/api/v1/datasets.csv?q=bridges");
  EXPECT_EQ(table.status, 200);
  EXPECT_EQ(table.headers.at("x-total-count"), "1");
  EXPECT_NE(table.body.find("Bridges"), std::string::npos);
  EXPECT_EQ(table.body.find("Roads"), std::string::npos);
  const auto again =
      portal.get("/api/v1/datasets.csv?q=bridges", {"If-None-Match: " + table.headers.at("etag")});
  EXPECT_EQ(again.status, 304);
}

TEST(Serve, SendsReadersToTheirLanguage) {
  Portal portal;
  portal.serve();
  EXPECT_TRUE(portal.get("/", {"Accept-Language: en"}).headers.at("location").ends_with("/en/"));
  EXPECT_TRUE(portal.get("/", {"Accept-Language: fr"}).headers.at("location").ends_with("/vi/"));
  EXPECT_TRUE(portal.get("/", {"Accept-Language: en", "Cookie: lang=vi"})
                  .headers.at("location")
                  .ends_with("/vi/"));
}

TEST(Serve, AnswersOneRequestWithoutAServer) {
  Portal portal;
  ASSERT_EQ(portal.run({"import", portal.file("a.ttl", record("1", "Bridges")).string()}).exit_code,
            0);
  const auto answer = portal.run({"get", "/api/v1/datasets?q=bridges"});
  EXPECT_EQ(answer.exit_code, 0) << answer.err;
  EXPECT_EQ(base::parse_json(answer.out)["total"].as_integer(), 1);
  EXPECT_EQ(portal.run({"get", "/api/v1/datasets/none"}).exit_code, 1);
}

}  // namespace
