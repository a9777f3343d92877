#include "catalog/documents/complete.hpp"

#include <gtest/gtest.h>

#include "catalog/documents/values.hpp"

namespace catalog::documents {
namespace {

using base::Json;

Publication publication(NodeClass kind = NodeClass::kDataset) {
  return {"http://d.example", "1", kind, "2024-01-01T00:00:00Z", "2024-02-01T00:00:00Z"};
}

Json completed(const std::string& document, NodeClass kind = NodeClass::kDataset) {
  return complete(base::parse_json(document), publication(kind));
}

TEST(Complete, NamesTheDatasetAndItsRecord) {
  const Json out = completed(R"({"title":{"en":"Rain"}})");
  EXPECT_EQ(out["@id"].as_string(), "http://d.example/datasets/1");
  EXPECT_EQ(out["@type"].as_string(), "Dataset");
  const Json& record = out["@included"].items()[0];
  EXPECT_EQ(record["@id"].as_string(), "http://d.example/datasets/1#record");
  EXPECT_EQ(record["primaryTopic"].as_string(), "http://d.example/datasets/1");
  EXPECT_EQ(record["modified"]["@value"].as_string(), "2024-02-01T00:00:00Z");
}

TEST(Complete, GivesEveryKindItsClassWhateverItLacks) {
  EXPECT_EQ(completed("{}")["@type"].as_string(), "Dataset");
  EXPECT_EQ(completed("{}", NodeClass::kDatasetSeries)["@type"].as_string(), "DatasetSeries");
  EXPECT_EQ(completed("{}", NodeClass::kDataService)["@type"].as_string(), "DataService");
}

TEST(Complete, GivesEveryDistributionAWayToIt) {
  const auto access = [](const std::string& document) {
    return completed(document)["distribution"]["accessURL"].as_string();
  };
  EXPECT_EQ(access(R"({"distribution":[{"id":"x","accessURL":["http://a.example/1"]}]})"),
            "http://a.example/1");
  EXPECT_EQ(access(R"({"distribution":[{"id":"x","downloadURL":["/files/x/a.csv"]}]})"),
            "http://d.example/files/x/a.csv");
  EXPECT_EQ(access(R"({"landingPage":["http://a.example/p"],"distribution":[{"id":"x"}]})"),
            "http://a.example/p");
  EXPECT_EQ(access(R"({"distribution":[{"id":"x"}]})"), "http://d.example/datasets/1");
}

TEST(Complete, NamesDistributionsAndAgenciesByOurAddresses) {
  const Json out = completed(
      R"({"distribution":[{"id":"x"}],"publisher":{"id":"office","name":{"en":"Office"}}})");
  EXPECT_EQ(out["distribution"]["@id"].as_string(), "http://d.example/distributions/x");
  EXPECT_EQ(out["publisher"]["@id"].as_string(), "http://d.example/agencies/office");
  EXPECT_EQ(out["publisher"]["@type"].as_string(), "Agent");
}

TEST(Complete, KeepsWhatAPropertyCannotTakeAsAStatement) {
  const Json out =
      completed(R"({"license":["http://a.example/1","http://a.example/2"],"issued":"2019-13"})");
  EXPECT_EQ(out["license"].as_string(), "http://a.example/1");
  EXPECT_FALSE(out.find("issued"));
  const auto& statements = out[kSourceStatement].items();
  ASSERT_EQ(statements.size(), 2u);
  const std::string object = std::string(kRdf) + "object";
  EXPECT_EQ(statements[0][object].items()[0]["@id"].as_string(), "http://a.example/2");
  EXPECT_EQ(statements[1][object].items()[0].as_string(), "2019-13");
}

TEST(Complete, KeepsForeignProperties) {
  const Json out = completed(R"({"http://a.example/p":["x",{"@id":"http://a.example/n"}]})");
  EXPECT_EQ(out["http://a.example/p"].items().size(), 2u);
}

TEST(Complete, SaysTheSameWheneverItIsAsked) {
  const std::string document =
      R"({"title":{"vi":"a","en":"b"},"keyword":{"vi":["x"]},"distribution":[{"id":"x"}]})";
  EXPECT_EQ(base::write_json(completed(document)), base::write_json(completed(document)));
}

TEST(Context, HoldsEveryPropertyAndClass) {
  const Json& terms = context()["@context"];
  for (const auto& property : properties())
    EXPECT_EQ(terms[property.key]["@id"].as_string(), property.iri) << property.key;
  EXPECT_EQ(terms["Dataset"].as_string(), "http://www.w3.org/ns/dcat#Dataset");
}

TEST(Absolute, LeavesAddressesOfOthers) {
  EXPECT_EQ(absolute("/files/x", "http://d.example"), "http://d.example/files/x");
  for (const char* other : {"http://a.example/x", "//a.example/x", "mailto:a@b.example", ""})
    EXPECT_EQ(absolute(other, "http://d.example"), other);
}

}  // namespace
}  // namespace catalog::documents
