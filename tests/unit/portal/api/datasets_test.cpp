#include "portal/api/datasets.hpp"

#include <gtest/gtest.h>

#include <set>

#include "portal/api/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

catalog::publish::Draft draft(const std::string& title, const std::string& state = "published") {
  catalog::publish::Draft made;
  made.document.set("title", title);
  made.source = "test";
  made.source_key = "1";
  made.state = state;
  return made;
}

TEST(Datasets, AreFoundByIdentifierAndSlug) {
  TestPortal portal(routes());
  const auto added = portal.add(draft("Rain"));
  EXPECT_EQ(portal.get_json("/api/v1/datasets/" + added.id)["slug"].as_string(), "rain");
  EXPECT_EQ(portal.get_json("/api/v1/datasets/rain")["id"].as_string(), added.id);
  const auto response = portal.get("/api/v1/datasets/rain");
  EXPECT_TRUE(field(response, "ETag").starts_with("\"1-")) << field(response, "ETag");
  EXPECT_FALSE(field(response, "Last-Modified").empty());
}

TEST(Datasets, HaveAnotherTagWhenTheStoreWasReplaced) {
  std::set<std::string> tags;
  for (const char* title : {"Rain", "Snow"}) {
    TestPortal portal(routes());
    const std::string id = portal.add(draft(title)).id;
    for (const char* rest : {"", "/revisions/1"})
      tags.insert(field(portal.get("/api/v1/datasets/" + id + rest), "ETag"));
  }
  EXPECT_EQ(tags.size(), 2u);
}

TEST(Datasets, AreLedOnFromAnOldSlug) {
  TestPortal portal(routes());
  const auto id = portal.add(draft("Rain")).id;
  auto renamed = draft("Rainfall");
  renamed.slug = "rainfall";
  portal.add(std::move(renamed));
  for (const char* rest : {"", "?lang=en", "/revisions", "/revisions/1", "/diff?from=1"}) {
    const auto response = portal.get(std::string("/api/v1/datasets/rain") + rest);
    EXPECT_EQ(response.status, 301) << rest;
    EXPECT_EQ(field(response, "Location"),
              std::string("http://data.example/api/v1/datasets/rainfall") + rest);
  }
  for (const auto& name : {std::string("rainfall"), id})
    EXPECT_EQ(portal.get("/api/v1/datasets/" + name).status, 200) << name;
}

TEST(Datasets, ThatAreNotPublicAreNotThere) {
  TestPortal portal(routes());
  const auto added = portal.add(draft("Rain", "draft"));
  for (const char* rest : {"", "/revisions", "/revisions/1", "/diff"})
    EXPECT_EQ(portal.get("/api/v1/datasets/" + added.id + rest).status, 404) << rest;
  EXPECT_EQ(portal.get("/api/v1/datasets/nothing").status, 404);
}

TEST(Revisions, AreListedLatestFirstAndKeptWhole) {
  TestPortal portal(routes());
  portal.add(draft("Rian"));
  const auto id = portal.add(draft("Rain")).id;
  const auto list = portal.get_json("/api/v1/datasets/" + id + "/revisions");
  EXPECT_EQ(list["total"].as_integer(), 2);
  EXPECT_EQ(list["items"].items()[0]["revision"].as_integer(), 2);
  const auto first = portal.get_json("/api/v1/datasets/" + id + "/revisions/1");
  EXPECT_EQ(first["title"]["@none"].as_string(), "Rian");
  for (const char* number : {"3", "0", "-1", "x"})
    EXPECT_EQ(portal.get("/api/v1/datasets/" + id + "/revisions/" + number).status, 404) << number;
}

TEST(Revisions, ThatWereNotPublicStayHidden) {
  TestPortal portal(routes());
  portal.add(draft("Secret", "draft"));
  const auto id = portal.add(draft("Rain")).id;
  EXPECT_EQ(portal.get_json("/api/v1/datasets/" + id + "/revisions")["total"].as_integer(), 1);
  EXPECT_EQ(portal.get("/api/v1/datasets/" + id + "/revisions/1").status, 404);
}

TEST(Differences, AreToldFieldByField) {
  TestPortal portal(routes());
  portal.add(draft("Rain in spring"));
  const auto id = portal.add(draft("Rain in autumn")).id;
  const std::string address = "/api/v1/datasets/" + id + "/diff";
  const auto usual = portal.get_json(address);
  EXPECT_EQ(usual["from"].as_integer(), 1);
  EXPECT_EQ(usual["to"].as_integer(), 2);
  ASSERT_EQ(usual["items"].items().size(), 1u) << base::write_json(usual);
  const auto& title = usual["items"].items()[0];
  EXPECT_EQ(title["path"].as_string(), "title.@none");
  EXPECT_EQ(title["before"].as_string(), "Rain in spring");
  EXPECT_EQ(base::write_json(title["text"]),
            R"([{"kept":"Rain in "},{"removed":"spring"},{"added":"autumn"}])");
  EXPECT_EQ(portal.get_json(address + "?from=2&to=1")["items"].items()[0]["after"].as_string(),
            "Rain in spring");
  EXPECT_TRUE(portal.get_json(address + "?from=2&to=2")["items"].items().empty());
  EXPECT_EQ(portal.get(address + "?from=3").status, 404);
  EXPECT_EQ(portal.get(address + "?from=x").status, 400);
}

TEST(Differences, ToWhatWasNotPublicStayHidden) {
  TestPortal portal(routes());
  portal.add(draft("Secret", "draft"));
  const auto id = portal.add(draft("Rain")).id;
  EXPECT_EQ(portal.get("/api/v1/datasets/" + id + "/diff?from=1").status, 404);
  EXPECT_TRUE(portal.get_json("/api/v1/datasets/" + id + "/diff")["items"].items().empty());
}

}  // namespace
}  // namespace portal::api
