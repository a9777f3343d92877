#include "catalog/documents/dialect_writers.hpp"

#include <gtest/gtest.h>

#include "catalog/documents/dialects.hpp"
#include "catalog/documents/normalise.hpp"
#include "tests/unit/catalog/documents/reading.hpp"

namespace catalog::documents {
namespace {

using base::Json;

const Publication kPublication{"http://p.vn", "id1", NodeClass::kDataset, "2026-01-01T00:00:00Z",
                               "2026-01-02T00:00:00Z"};

Json document_of(const char* text) {
  Json document = base::parse_json(text);
  normalise(document, NodeClass::kDataset);
  return document;
}

const char* kRich =
    R"({"title":{"vi":"Dân số, \"2024\"","en":"Population"},"description":{"vi":"Mô tả"},
        "keyword":{"vi":["dân số","tỉnh"]},"license":"CC BY 4.0","accessRights":"restricted public",
        "accrualPeriodicity":"annual","language":["vi"],"theme":["SOCI"],
        "publisher":{"id":"cuc-thong-ke","name":{"vi":"Cục Thống kê"}},
        "contactPoint":[{"fn":"Phòng Dữ liệu","hasEmail":"mailto:a@example.vn"}],
        "temporal":"2024-01-01/2024-12-31","issued":"2024-03-01",
        "https://project-open-data.cio.gov/v1.1/schema#bureauCode":["010:04"],
        "distribution":[{"id":"f1","downloadURL":"/files/f1/a.csv","format":"CSV","byteSize":12}]})";

TEST(DataJsonWriter, WritesEveryRequiredFieldOfAnyDataset) {
  for (const char* text : {"{}", kRich}) {
    const Json out = to_data_json(document_of(text), kPublication, "Cơ quan vận hành");
    for (const char* field :
         {"title", "description", "keyword", "modified", "publisher", "identifier", "accessLevel"})
      EXPECT_TRUE(out.find(field)) << field;
  }
}

TEST(DataJsonWriter, NamesThePublisherOfTheCatalogueWhereADatasetHasNone) {
  const auto publisher = [](const char* text, const std::string& of_catalogue) {
    return to_data_json(document_of(text), kPublication, of_catalogue)["publisher"];
  };
  EXPECT_EQ(publisher("{}", "Cơ quan vận hành")["name"].as_string(), "Cơ quan vận hành");
  EXPECT_EQ(publisher(kRich, "Cơ quan vận hành")["name"].as_string(), "Cục Thống kê");
  EXPECT_TRUE(publisher("{}", "").is_null());
}

TEST(DataJsonWriter, InventsNoContact) {
  const auto contact = [](const char* text) {
    return to_data_json(document_of(text), kPublication, "Office")["contactPoint"];
  };
  EXPECT_TRUE(contact(R"({"title":{"en":"T"}})").is_null());
  const Json nameless = contact(R"({"contactPoint":[{"hasEmail":"mailto:a@example.vn"}]})");
  EXPECT_EQ(nameless["fn"].as_string(), "a@example.vn");
  const Json desk = contact(R"({"contactPoint":[{"fn":{"vi":"Phòng"}}]})");
  EXPECT_EQ(desk["fn"].as_string(), "Phòng");
  EXPECT_FALSE(desk.find("hasEmail"));
}

TEST(DataJsonWriter, WritesAbsoluteAddressesAndItsOwnWords) {
  const Json out = to_data_json(document_of(kRich), kPublication, "Office");
  EXPECT_EQ(out["accessLevel"].as_string(), "restricted public");
  EXPECT_EQ(out["accrualPeriodicity"].as_string(), "R/P1Y");
  EXPECT_EQ(out["temporal"].as_string(), "2024-01-01/2024-12-31");
  EXPECT_EQ(out["bureauCode"].items()[0].as_string(), "010:04");
  const Json& file = out["distribution"].items()[0];
  EXPECT_EQ(file["downloadURL"].as_string(), "http://p.vn/files/f1/a.csv");
  EXPECT_EQ(file["mediaType"].as_string(), "text/csv");
}

TEST(DataJsonWriter, WritesValuesWithoutSenseAsTexts) {
  const std::string pod = "https://project-open-data.cio.gov/v1.1/schema#";
  const std::string xsd = "http://www.w3.org/2001/XMLSchema#";
  const std::string rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  for (const std::string& value :
       {R"([{"@type":")" + xsd + R"(boolean"}])",
        R"([{"@id":"http://e/1","@type":")" + xsd + R"(boolean"}])",
        R"([{"@type":")" + rdf + R"(JSON","@value":"garbage{"}])",
        R"([{"@type":")" + rdf + R"(JSON"}])", std::string("[]"), std::string("{}")}) {
    Json document = base::parse_json(R"({"title":{"en":"x"}})");
    document.set(pod + "dataQuality", base::parse_json(value));
    EXPECT_NO_THROW(base::write_json(to_data_json(document, kPublication, "Office"))) << value;
  }
}

TEST(CkanPackage, IsReadBackAsTheSameDataset) {
  const Json package = to_ckan_package(document_of(kRich), kPublication, "dan-so");
  EXPECT_EQ(package["name"].as_string(), "dan-so");
  EXPECT_EQ(package["num_resources"].as_integer(), 1);
  EXPECT_TRUE(package["isopen"].as_bool());
  const auto got = gather([&](const RecordSink& sink) { return read_ckan(package, sink); });
  ASSERT_EQ(got.records.size(), 1u);
  Json document = got.records[0].document;
  normalise(document, NodeClass::kDataset);
  EXPECT_EQ(document["title"]["en"].as_string(), "Population");
  EXPECT_EQ(document["license"].as_string(), "https://creativecommons.org/licenses/by/4.0/");
  EXPECT_EQ(document["distribution"].items()[0]["downloadURL"].as_string(),
            "http://p.vn/files/f1/a.csv");
}

TEST(MetadataCsvWriter, QuotesCellsAndIsReadBack) {
  const std::string row = to_csv_row(document_of(kRich), kPublication, "dan-so");
  EXPECT_NE(row.find("\"Dân số, \"\"2024\"\"\""), std::string::npos);
  EXPECT_TRUE(row.ends_with("http://p.vn/datasets/id1\r\n"));
  const std::string table = csv_header() + row;
  const auto got = gather([&](const RecordSink& sink) { return read_metadata_csv(table, sink); });
  ASSERT_EQ(got.records.size(), 1u);
  Json document = got.records[0].document;
  normalise(document, NodeClass::kDataset);
  EXPECT_EQ(document["title"]["vi"].as_string(), "Dân số, \"2024\"");
  EXPECT_EQ(document["keyword"]["vi"].items().size(), 2u);
  EXPECT_EQ(document["temporal"].items()[0]["startDate"].as_string(), "2024-01-01");
  EXPECT_EQ(document["theme"].items()[0].as_string(),
            "http://publications.europa.eu/resource/authority/data-theme/SOCI");
}

}  // namespace
}  // namespace catalog::documents
