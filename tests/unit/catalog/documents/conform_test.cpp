#include "catalog/documents/conform.hpp"

#include <gtest/gtest.h>

namespace catalog::documents {
namespace {

using base::Json;

Json json(const std::string& text) {
  return base::parse_json(text);
}

bool conforms_to(const char* key, const std::string& value) {
  return conforms(*find_property(key), json(value));
}

TEST(Conforms, TakesWhatTheShapesAllow) {
  for (const auto& [key, value] : {std::pair("issued", R"("2019-12")"),
                                   {"byteSize", R"("12")"},
                                   {"spatialResolutionInMeters", R"("-1.5")"},
                                   {"temporalResolution", R"("P1DT2H")"},
                                   {"temporalResolution", R"("-P1Y")"},
                                   {"checksumValue", R"("9f86")"},
                                   {"license", R"("http://a.example/l")"},
                                   {"license", R"({"label":[{"@value":"x"}]})"},
                                   {"theme", R"({"@id":"http://a.example/t"})"},
                                   {"publisher", R"({"@id":"http://a.example"})"}})
    EXPECT_TRUE(conforms_to(key, value)) << key << " " << value;
}

TEST(Conforms, RefusesWhatTheyDoNot) {
  for (const auto& [key, value] : {std::pair("issued", R"("2019-13")"),
                                   {"byteSize", R"("1.5")"},
                                   {"byteSize", R"("")"},
                                   {"spatialResolutionInMeters", R"("1.2.3")"},
                                   {"spatialResolutionInMeters", R"(".")"},
                                   {"temporalResolution", R"("P")"},
                                   {"temporalResolution", R"("P1DT")"},
                                   {"temporalResolution", R"("P1H")"},
                                   {"temporalResolution", R"("daily")"},
                                   {"checksumValue", R"("9f8")"},
                                   {"checksumValue", R"("xy")"},
                                   {"license", R"("free")"},
                                   {"theme", R"({"prefLabel":[{"@value":"x"}]})"},
                                   {"publisher", R"("Office")"}})
    EXPECT_FALSE(conforms_to(key, value)) << key << " " << value;
}

TEST(PublishedValue, WritesTypesAndAddressesOut) {
  const auto published = [](const char* key, const std::string& value) {
    return base::write_json(published_value(*find_property(key), json(value), "http://d.example"));
  };
  EXPECT_EQ(published("issued", R"("2019-12-31")"), R"("2019-12-31")");
  EXPECT_EQ(published("issued", R"("2019")"),
            R"({"@type":"http://www.w3.org/2001/XMLSchema#gYear","@value":"2019"})");
  EXPECT_EQ(published("downloadURL", R"("/files/1/a")"), R"("http://d.example/files/1/a")");
  EXPECT_EQ(published("byteSize", "12"), R"("12")");
  EXPECT_EQ(published("bbox", "[1,2,3,4]"), R"x("POLYGON((1 4,3 4,3 2,1 2,1 4))")x");
}

TEST(PublishedTexts, AreJsonLdValues) {
  EXPECT_EQ(published_texts(json(R"({"vi":["a","b"],"@none":"c","en":""})")),
            json(R"([{"@language":"vi","@value":"a"},{"@language":"vi","@value":"b"},)"
                 R"({"@value":"c"}])"));
}

TEST(FillIn, GivesTheClassAndWhatItDemands) {
  Json agent = json(R"({"@id":"http://a.example/office"})");
  fill_in(agent, NodeClass::kAgent, Json());
  EXPECT_TRUE(agent["@type"].is_null());  // a reference alone

  Json service = json(R"({"@id":"http://a.example/api","title":[{"@value":"API"}]})");
  fill_in(service, NodeClass::kDataService, Json());
  EXPECT_EQ(service["@type"].as_string(), "DataService");
  EXPECT_EQ(service["endpointURL"].as_string(), "http://a.example/api");

  Json checksum = json(R"({"checksumValue":"9f"})");
  fill_in(checksum, NodeClass::kChecksum, Json());
  EXPECT_TRUE(checksum["@type"].is_null());  // its algorithm cannot be guessed
}

TEST(FillIn, KeepsTheClassesOfTheSource) {
  Json dataset = json(R"({"title":[{"@value":"x"}]})");
  fill_in(dataset, NodeClass::kDataset, json(R"(["http://a.example/Map","Dataset"])"));
  EXPECT_EQ(dataset["@type"], json(R"(["Dataset","http://a.example/Map"])"));
}

TEST(AsForeign, MakesReferencesOfAddresses) {
  EXPECT_EQ(as_foreign(json(R"("http://a.example/x")")), json(R"({"@id":"http://a.example/x"})"));
  EXPECT_EQ(as_foreign(json(R"("free")")), json(R"("free")"));
}

}  // namespace
}  // namespace catalog::documents
