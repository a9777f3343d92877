#include <gtest/gtest.h>

#include "catalog/documents/dialects.hpp"
#include "catalog/documents/normalise.hpp"
#include "tests/unit/catalog/documents/reading.hpp"

namespace catalog::documents {
namespace {

using base::Json;

Gathered read(const std::string& text) {
  const Json document = base::parse_json(text);
  return gather([&](const RecordSink& sink) { return read_ckan(document, sink); });
}

TEST(CkanReader, ReadsAPackageWithItsExtras) {
  const auto got = read(fixture("ckan-package-search.json"));
  ASSERT_EQ(got.records.size(), 3u);
  EXPECT_EQ(got.records[0].identity, "0f5c1f6e-5d0b-4f8a-9c77-0a6a9b1f2c3d");
  EXPECT_EQ(got.records[0].fidelity.dropped, 0u);
  Json document = got.records[0].document;
  normalise(document, NodeClass::kDataset);
  EXPECT_EQ(document["title"]["en"].as_string(), "Rainfall");
  EXPECT_EQ(document["keyword"]["@none"].items()[0].as_string(), "mưa");
  EXPECT_EQ(document["license"].as_string(),
            "http://publications.europa.eu/resource/authority/licence/CC_BY");
  EXPECT_EQ(document["publisher"]["name"]["@none"].as_string(), "Trung tâm Dự báo");
  EXPECT_EQ(document["creator"].items()[0]["mbox"].as_string(), "mailto:nam@example.vn");
  EXPECT_EQ(document["contactPoint"].items()[0]["fn"]["@none"].as_string(), "Chị Mai");
  EXPECT_EQ(document["language"].items().size(), 2u);
  EXPECT_EQ(document["temporal"].items()[0]["startDate"].as_string(), "2010-01-01");
  EXPECT_TRUE(document["spatial"].items()[0]["geometry"].find("@value"));
  EXPECT_NE(base::write_json(document).find("https://ckan.org/ns/extras#m"), std::string::npos);
}

TEST(CkanReader, TellsFilesFromPagesAmongResources) {
  const auto got = read(fixture("ckan-package-search.json"));
  Json document = got.records[0].document;
  normalise(document, NodeClass::kDataset);
  const Json& file = document["distribution"].items()[0];
  EXPECT_EQ(file["downloadURL"].as_string(), "http://example.vn/mua.csv");
  EXPECT_EQ(file["byteSize"].as_integer(), 120);
  EXPECT_EQ(file["checksum"]["checksumValue"].as_string(), "d41d8cd98f00b204e9800998ecf8427e");
  EXPECT_EQ(document["distribution"].items()[1]["accessURL"].as_string(), "http://example.vn/mua");
}

TEST(CkanReader, RefusesPrivateAndDeletedPackages) {
  const auto got = read(fixture("ckan-package-search.json"));
  EXPECT_TRUE(got.records[1].refused && has_rule(got.records[1].findings, "record_private"));
  EXPECT_TRUE(got.records[2].refused && has_rule(got.records[2].findings, "record_not_published"));
}

TEST(CkanReader, OpensListsOfTextsAndLeavesOtherTextsWhole) {
  const auto extra = [](const std::string& value) {
    Json package = base::parse_json(R"({"name":"p","title":"T","notes":"n","resources":[]})");
    Json extras = Json::array();
    Json one = Json::object();
    one.set("key", "https://x.example/k");
    one.set("value", value);
    extras.push(std::move(one));
    package.set("extras", std::move(extras));
    const auto got = gather([&](const RecordSink& sink) { return read_ckan(package, sink); });
    return base::write_json(got.records.at(0).document);
  };
  for (const char* whole : {R"(["a", 5, "b"])", R"(["A"] and ["B"])", R"(["a" "b"])"}) {
    std::string text;
    base::append_json_string(text, whole);
    EXPECT_NE(extra(whole).find(text), std::string::npos) << extra(whole);
  }
  EXPECT_NE(extra(R"(["a","b"])").find(R"(["a","b"])"), std::string::npos);
}

TEST(CkanReader, TellsOfEveryItemOfAListOfPackages) {
  const auto got = read(R"([{"name":"x"},{"name":"p","title":"T","notes":"n","resources":[]}])");
  EXPECT_EQ(got.records.size(), 2u);
}

TEST(CkanReader, SaysWhyAnAnswerHoldsNothing) {
  const auto failed = read(R"({"success":false,"error":{"message":"Not found"}})");
  EXPECT_FALSE(failed.summary.complete);
  EXPECT_TRUE(has_rule(failed.summary.findings, "ckan_answer_failed"));
  const auto names = read(R"({"success":true,"result":["a","b"]})");
  EXPECT_TRUE(has_rule(names.summary.findings, "ckan_without_packages"));
  EXPECT_TRUE(read(R"({"success":true,"result":{"count":0,"results":[]}})").summary.complete);
}

}  // namespace
}  // namespace catalog::documents
