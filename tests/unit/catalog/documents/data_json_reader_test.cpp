#include <gtest/gtest.h>

#include "catalog/documents/dialects.hpp"
#include "catalog/documents/normalise.hpp"
#include "tests/unit/catalog/documents/reading.hpp"

namespace catalog::documents {
namespace {

using base::Json;

Gathered read(const std::string& name) {
  const Json document = base::parse_json(fixture(name));
  return gather([&](const RecordSink& sink) { return read_data_json(document, sink); });
}

constexpr const char* kPod = "https://project-open-data.cio.gov/v1.1/schema#";

TEST(DataJsonReader, ReadsVersion11UnderOurKeysAndTheRestUnderItsOwn) {
  const auto got = read("data-1.1.json");
  EXPECT_EQ(got.summary.format, "data.json-1.1");
  EXPECT_EQ(got.summary.catalogue_iri, "http://data.example.gov/data.json");
  ASSERT_EQ(got.records.size(), 3u);
  EXPECT_EQ(got.records[0].identity, "EX-1");
  EXPECT_EQ(got.records[0].catalogue, "http://data.example.gov/data.json");
  Json document = got.records[0].document;
  normalise(document, NodeClass::kDataset);
  EXPECT_EQ(document["accrualPeriodicity"].as_string(),
            "http://publications.europa.eu/resource/authority/frequency/DAILY");
  EXPECT_EQ(document["accessRights"].as_string(),
            "http://publications.europa.eu/resource/authority/access-right/RESTRICTED");
  EXPECT_EQ(document["publisher"]["subOrganizationOf"].items()[0]["name"]["@none"].as_string(),
            "Ministry");
  EXPECT_EQ(document["spatial"].items()[0]["bbox"].items()[3].digits(), "23.4");
  EXPECT_EQ(document["temporal"].items()[0]["endDate"].as_string(), "2020-12-31");
  EXPECT_EQ(document["describedBy"].items()[0]["downloadURL"].as_string(),
            "http://data.example.gov/dictionary.pdf");
  EXPECT_EQ(document[std::string(kPod) + "bureauCode"].items()[0].as_string(), "010:04");
  EXPECT_EQ(document[std::string(kPod) + "notes"].items()[0]["@value"].as_string(),
            R"({"internal":[1,2,{"a":null}]})");
  EXPECT_EQ(
      document["distribution"].items()[1][std::string(kPod) + "colour"].items()[0].as_string(),
      "blue");
}

TEST(DataJsonReader, LosesNothingAndCountsIt) {
  for (const char* name : {"data-1.1.json", "data-1.0.json", "dcat-us-3.json"}) {
    const auto sum = read(name).fidelity();
    EXPECT_EQ(sum.dropped, 0u) << name;
    EXPECT_GT(sum.ours, 10u) << name;
  }
}

TEST(DataJsonReader, RefusesWhatIsNoObjectAndTakesTheOthers) {
  const auto got = read("data-1.1.json");
  EXPECT_TRUE(got.records[1].refused);
  EXPECT_TRUE(has_rule(got.records[1].findings, "record_not_an_object"));
  EXPECT_EQ(got.records[2].identity, "2");
  EXPECT_EQ(got.records[2].document["distribution"].items()[0]["accessURL"].as_string(),
            "http://data.example.gov/second");
}

TEST(DataJsonReader, ReadsVersion10WithItsFileOnTheDataset) {
  const auto got = read("data-1.0.json");
  EXPECT_EQ(got.summary.format, "data.json-1.0");
  ASSERT_EQ(got.records.size(), 1u);
  const Json& document = got.records[0].document;
  EXPECT_EQ(document["keyword"].items()[1].as_string(), "schools");
  EXPECT_EQ(document["contactPoint"].items()[0]["hasEmail"].as_string(), "binh@example.gov");
  ASSERT_EQ(document["distribution"].items().size(), 2u);
  EXPECT_EQ(document["distribution"].items()[0]["format"].as_string(), "text/csv");
  EXPECT_EQ(document["distribution"].items()[1]["accessURL"].as_string(),
            "http://data.example.gov/api/schools");
}

TEST(DataJsonReader, ReadsSeriesServicesRecordsAndInnerCataloguesOfVersion3) {
  const auto got = read("dcat-us-3.json");
  EXPECT_EQ(got.summary.format, "dcat-us-3");
  ASSERT_EQ(got.records.size(), 5u);
  EXPECT_EQ(got.records[0].kind, NodeClass::kDatasetSeries);
  const Json& one = got.records[1].document;
  EXPECT_EQ(got.records[1].identity, "https://example.gov/d/1");
  EXPECT_EQ(one["inSeries"].items()[0].as_string(), "https://example.gov/s");
  EXPECT_EQ(one["record"].items()[0]["modified"].as_string(), "2024-06-15");
  EXPECT_EQ(one["identifier"].as_string(), "N-1");
  EXPECT_EQ(got.records[2].kind, NodeClass::kDataService);
  EXPECT_EQ(got.records[3].catalogue, "https://example.gov/inner");
  EXPECT_EQ(got.records[4].identity, "https://example.gov/d/2");
}

}  // namespace
}  // namespace catalog::documents
