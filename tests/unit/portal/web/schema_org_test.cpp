#include "portal/web/schema_org.hpp"

#include <gtest/gtest.h>

#include "samples.hpp"

namespace portal::web {
namespace {

const char* const kPage = "https://data.example.vn/vi/datasets/dan-so-2024";

TEST(SchemaOrg, SaysWhatSearchEnginesAskFor) {
  const base::Json node = schema_org(samples::full_document(), samples::context("vi"), kPage);
  EXPECT_EQ(node["@context"].as_string(), "https://schema.org/");
  EXPECT_EQ(node["@type"].as_string(), "Dataset");
  EXPECT_EQ(node["@id"].as_string(), "https://data.example.vn/datasets/7f3a");
  EXPECT_EQ(node["name"].as_string(), "Dân số trung bình phân theo tỉnh, thành phố và giới tính");
  EXPECT_TRUE(node["description"].as_string().starts_with("Số liệu dân số trung bình"));
  EXPECT_EQ(node["license"].as_string(), "http://creativecommons.org/licenses/by/4.0/");
  EXPECT_EQ(node["publisher"]["name"].as_string(), "Cục Thống kê");
  EXPECT_EQ(node["dateModified"].as_string(), "2026-08-02");
  EXPECT_EQ(node["isAccessibleForFree"].as_bool(), true);
  EXPECT_EQ(node["temporalCoverage"].items().at(0).as_string(), "2020-01-01/2024-12-31");
  EXPECT_EQ(node["inLanguage"].items().at(0).as_string(), "vi");
  EXPECT_EQ(node["spatialCoverage"].items().at(0)["geo"]["box"].as_string(),
            "8.1 102.1 23.4 109.6");
  EXPECT_EQ(node["sameAs"].as_string(), "https://thongke.example.vn/dan-so");
}

TEST(SchemaOrg, ListsFilesWithTheirAddressTypeAndSize) {
  const base::Json node = schema_org(samples::full_document(), samples::context("en"), kPage);
  const base::Json& files = node["distribution"];
  ASSERT_EQ(files.items().size(), 3u);
  const base::Json& csv = files.items()[0];
  EXPECT_EQ(csv["@type"].as_string(), "DataDownload");
  EXPECT_EQ(csv["contentUrl"].as_string(), "https://data.example.vn/files/d1/dan-so-2024.csv");
  EXPECT_EQ(csv["encodingFormat"].as_string(), "text/csv");
  EXPECT_EQ(csv["contentSize"].as_string(), "184320 B");
  EXPECT_EQ(csv["sha256"].as_string().size(), 64u);
}

TEST(SchemaOrg, GivesFilesOfThisPortalTheirWholeAddress) {
  const base::Json document = base::parse_json(
      R"({"id":"1","slug":"a","distribution":[{"downloadURL":"/files/d1/a b.csv"}]})");
  const base::Json node = schema_org(document, samples::context("vi"), kPage);
  ASSERT_EQ(node["distribution"].items().size(), 1u);
  EXPECT_EQ(node["distribution"].items()[0]["contentUrl"].as_string(),
            "https://data.example.vn/files/d1/a%20b.csv");
}

TEST(SchemaOrg, TakesTheLicenceFromTheFilesWhenTheyAgree) {
  const base::Json document = base::parse_json(
      R"({"distribution":[{"license":"https://a.example/l"},{"license":"https://a.example/l"}]})");
  EXPECT_EQ(schema_org(document, samples::context("vi"), kPage)["license"].as_string(),
            "https://a.example/l");
  EXPECT_TRUE(schema_org(base::parse_json(R"({"license":"https://a.example/l",
                                              "distribution":[{"license":"https://b.example/l"}]})"),
                         samples::context("vi"), kPage)["license"]
                  .is_null());
}

TEST(SchemaOrg, HasNoEmptyKeyword) {
  const base::Json document =
      base::parse_json(R"({"theme":["",{"prefLabel":{"en":"Fishing"}},{"a":"b"}]})");
  const base::Json node = schema_org(document, samples::context("en"), kPage);
  ASSERT_EQ(node["keywords"].items().size(), 1u);
  EXPECT_EQ(node["keywords"].items()[0].as_string(), "Fishing");
}

TEST(SchemaOrg, SaysNothingThatTheDocumentDoesNot) {
  const base::Json node = schema_org(samples::bare_document(), samples::context("vi"), kPage);
  EXPECT_EQ(node["name"].as_string(), "khong-ten");
  EXPECT_FALSE(node["description"].as_string().empty());
  for (const char* absent : {"license", "publisher", "dateModified", "distribution",
                             "isAccessibleForFree", "keywords", "temporalCoverage"})
    EXPECT_EQ(node.find(absent), nullptr) << absent;
}

}  // namespace
}  // namespace portal::web
