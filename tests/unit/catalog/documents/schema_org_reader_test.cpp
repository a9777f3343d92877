#include <gtest/gtest.h>

#include "catalog/documents/document_reader.hpp"
#include "catalog/documents/normalise.hpp"
#include "tests/unit/catalog/documents/reading.hpp"

namespace catalog::documents {
namespace {

using base::Json;

TEST(SchemaOrgReader, PutsItsTermsUnderOurKeys) {
  const auto got = gather([](const RecordSink& sink) {
    return read_document(fixture("schema-org.jsonld"), "schema-org.jsonld", "", "", sink);
  });
  EXPECT_EQ(got.summary.format, "schema.org");
  ASSERT_EQ(got.records.size(), 1u);
  EXPECT_EQ(got.records[0].identity, "http://example.vn/ds/1");
  EXPECT_EQ(got.fidelity().dropped, 0u);
  Json document = got.records[0].document;
  normalise(document, NodeClass::kDataset);
  EXPECT_EQ(document["title"]["@none"].as_string(), "Air quality");
  EXPECT_EQ(document["keyword"]["@none"].items().size(), 2u);
  EXPECT_EQ(document["landingPage"].as_string(), "http://example.vn/air");
  EXPECT_EQ(document["license"].as_string(), "https://creativecommons.org/licenses/by/4.0/");
  EXPECT_EQ(document["creator"].items()[0]["name"]["@none"].as_string(), "Environment Office");
  EXPECT_EQ(document["temporal"].items()[0]["startDate"].as_string(), "2020-01-01");
  const Json& file = document["distribution"].items()[0];
  EXPECT_EQ(file["downloadURL"].as_string(), "http://example.vn/air.csv");
  EXPECT_EQ(file["byteSize"].as_integer(), 1234);
  EXPECT_EQ(file["checksum"]["checksumValue"].as_string().substr(0, 4), "9f86");
  EXPECT_TRUE(document.find("https://schema.org/isAccessibleForFree"));
}

}  // namespace
}  // namespace catalog::documents
