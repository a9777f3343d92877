#include "portal/api/batches.hpp"

#include <gtest/gtest.h>

#include "tests/unit/portal/api/writing_fixture.hpp"

namespace portal::api {
namespace {

using base::Json;

class Batches : public WritingTest {
 protected:
  http::Response send(const std::string& token, const std::string& method, const std::string& path,
                      const std::string& body = "", const std::string& type = "application/json") {
    http::Headers headers;
    headers.set("Authorization", "Bearer " + token);
    if (!body.empty()) headers.set("Content-Type", type);
    return portal.send(method, "/api/v1" + path, std::move(headers), body);
  }

  static Json json(const http::Response& response) {
    return base::parse_json(http::body_text(response));
  }
};

constexpr const char* kTable =
    "Tên,Ghi chú,description_en\nMưa,nội bộ,Of each day\nGió,,Of each hour\n";

TEST_F(Batches, ATableIsPreparedNamedCarriedOutAndUndone) {
  auto answer = send(publisher, "POST", "/agencies/weather/batches?name=list.csv&state=published",
                     kTable, "text/csv");
  ASSERT_EQ(answer.status, 201) << http::body_text(answer);
  Json batch = json(answer);
  const std::string path = "/batches/" + batch["id"].as_string();
  EXPECT_EQ(field(answer, "Location"), "http://data.example/api/v1" + path);
  EXPECT_EQ(batch["columns"].items().size(), 3u);
  EXPECT_EQ(batch["counts"]["add"].as_integer(), 2);

  answer =
      send(publisher, "POST", path + "/columns", R"({"columns":{"Ghi chú":"-","Tên":"title_vi"}})");
  ASSERT_EQ(answer.status, 200) << http::body_text(answer);
  EXPECT_EQ(json(answer)["columns"].items()[1]["column"].as_string(), "-");

  answer = send(publisher, "POST", path + "/apply");
  ASSERT_EQ(answer.status, 200) << http::body_text(answer);
  batch = json(answer);
  EXPECT_EQ(batch["state"].as_string(), "applied");
  const std::string rain = "/datasets/" + batch["rows"].items()[0]["dataset"].as_string();
  const Json document = portal.get_json("/api/v1" + rain);
  EXPECT_EQ(document["title"]["vi"].as_string(), "Mưa");
  EXPECT_EQ(http::body_text(portal.get("/api/v1" + rain)).find("nội bộ"), std::string::npos);
  EXPECT_EQ(send(publisher, "POST", path + "/apply").status, 409);

  EXPECT_EQ(send(publisher, "POST", path + "/undo").status, 200);
  EXPECT_EQ(portal.get("/api/v1" + rain).status, 410);
}

TEST_F(Batches, AreTheAgencysAlone) {
  EXPECT_EQ(send(stranger, "POST", "/agencies/weather/batches", kTable, "text/csv").status, 403);
  const Json batch = json(send(editor, "POST", "/agencies/weather/batches", kTable, "text/csv"));
  const std::string path = "/batches/" + batch["id"].as_string();
  EXPECT_EQ(send(editor, "GET", path).status, 200);
  for (const char* way : {"", "/apply", "/undo", "/columns"})
    EXPECT_EQ(send(stranger, *way ? "POST" : "GET", path + way, *way ? "{}" : "").status, 404)
        << way;
  EXPECT_EQ(send(stranger, "GET", "/agencies/weather/batches").status, 403);
}

TEST_F(Batches, OneChangeOfManyShowsWhatItWouldChangeInEach) {
  const Json added =
      json(send(editor, "POST", "/datasets",
                R"({"title":{"en":"Rain"},"publisher":"weather","keyword":{"en":["a"]}})"));
  Json body = base::parse_json(R"({"edit":{"add":{"keyword":{"en":["b"]}},"note":"tidy"}})");
  body.set("datasets", Json(Json::Array{added["id"]}));
  const auto answer = send(editor, "POST", "/agencies/weather/batches", base::write_json(body));
  ASSERT_EQ(answer.status, 201) << http::body_text(answer);
  const Json batch = json(answer);
  const Json& row = batch["rows"].items()[0];
  EXPECT_EQ(row["outcome"].as_string(), "change");
  ASSERT_EQ(row["changes"].items().size(), 1u);
  EXPECT_EQ(row["changes"].items()[0]["path"].as_string(), "keyword.en");
  EXPECT_EQ(send(editor, "POST", "/batches/" + batch["id"].as_string() + "/apply").status, 200);
  const auto revisions =
      json(send(editor, "GET", "/datasets/" + added["id"].as_string() + "/revisions"));
  EXPECT_EQ(revisions["items"].items()[0]["message"].as_string(), "tidy");
}

TEST_F(Batches, OfAnotherAgencysDatasetsSayNothingOfThem) {
  const Json theirs =
      json(send(stranger, "POST", "/datasets", R"({"title":{"en":"Flu"},"publisher":"health"})"));
  Json body = base::parse_json(R"({"edit":{"state":"review"}})");
  body.set("datasets", Json(Json::Array{theirs["id"]}));
  EXPECT_EQ(send(editor, "POST", "/agencies/weather/batches", base::write_json(body)).status, 404);
}

TEST_F(Batches, BadTablesAndChangesAreRefusedInASentence) {
  EXPECT_EQ(send(editor, "POST", "/agencies/weather/batches", "PK\x03\x04zip", "text/csv").status,
            422);
  EXPECT_EQ(
      send(editor, "POST", "/agencies/weather/batches", R"({"edit":{},"datasets":[]})").status,
      422);
  EXPECT_EQ(
      send(editor, "POST", "/agencies/weather/batches?state=archived", kTable, "text/csv").status,
      422);
  EXPECT_EQ(send(editor, "GET", "/batches/none").status, 404);
}

TEST_F(Batches, NextYearsDatasetIsADraftAndBothBelongToASeries) {
  const Json added =
      json(send(publisher, "POST", "/datasets",
                R"({"title":{"en":"Budget 2024"},"description":{"en":"Spent in 2024"},
                                   "publisher":"weather","state":"published"})"));
  const std::string path = "/datasets/" + added["id"].as_string();
  const auto answer = send(publisher, "POST", path + "/copy", R"({"as":"next-year"})");
  ASSERT_EQ(answer.status, 201) << http::body_text(answer);
  const Json next = json(send(publisher, "GET", "/datasets/" + json(answer)["id"].as_string()));
  EXPECT_EQ(next["title"]["en"].as_string(), "Budget 2025");
  EXPECT_EQ(next["state"].as_string(), "draft");
  const Json before = json(send(publisher, "GET", path));
  EXPECT_EQ(before["inSeries"], next["inSeries"]);
  const std::string series = next["inSeries"].items()[0].as_string();
  EXPECT_EQ(portal.get_json("/api/v1" + series.substr(series.find("/datasets/")))["title"]["en"]
                .as_string(),
            "Budget");
  EXPECT_EQ(send(stranger, "POST", path + "/copy", R"({"as":"copy"})").status, 403);
  EXPECT_EQ(send(publisher, "POST", path + "/copy", R"({"as":"twin"})").status, 422);
}

TEST_F(Batches, TemplatesAreKeptForTheAgencysEditors) {
  EXPECT_EQ(
      send(editor, "PUT", "/agencies/weather/templates/Daily", R"({"license":"CC-BY-4.0"})").status,
      200);
  EXPECT_EQ(send(stranger, "GET", "/agencies/weather/templates").status, 403);
  const Json list = json(send(editor, "GET", "/agencies/weather/templates"));
  ASSERT_EQ(list["items"].items().size(), 1u);
  EXPECT_EQ(list["items"].items()[0]["name"].as_string(), "Daily");
  EXPECT_EQ(send(editor, "DELETE", "/agencies/weather/templates/Daily").status, 204);
  EXPECT_EQ(send(editor, "DELETE", "/agencies/weather/templates/Daily").status, 404);
}

}  // namespace
}  // namespace portal::api
