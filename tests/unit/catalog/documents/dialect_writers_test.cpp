#include "catalog/documents/dialect_writers.hpp"

#include <gtest/gtest.h>

#include "catalog/documents/csv_table.hpp"
#include "catalog/documents/dialects.hpp"
#include "catalog/documents/normalise.hpp"
#include "catalog/documents/values.hpp"
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

TEST(DataJsonWriter, GivesNoTextForADate) {
  const Json out = to_data_json(document_of(R"({"title":{"en":"T"},"issued":"30 February 2019",
      "modified":"2019-02-30","temporal":[{"startDate":"2019-02-30","endDate":"2019-13"}]})"),
                                kPublication, "Office");
  EXPECT_FALSE(out.find("issued"));
  EXPECT_FALSE(out.find("temporal"));
  EXPECT_EQ(out["modified"].as_string(), kPublication.modified);
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

// What a table with one row is read back as.
Record read_row(const char* text, const Publication& publication = kPublication) {
  const Json document = document_of(text);
  std::set<std::string> languages;
  gather_csv_languages(document, languages);
  const std::string table = csv_header(languages) + to_csv_row(document, publication, languages);
  auto got = gather([&](const RecordSink& sink) { return read_metadata_csv(table, sink); });
  EXPECT_EQ(got.records.size(), 1u) << table;
  EXPECT_EQ(got.fidelity().foreign, 0u) << table;
  normalise(got.records[0].document, got.records[0].kind);
  return std::move(got.records[0]);
}

TEST(MetadataCsvWriter, IsReadBackAsTheSameDataset) {
  const char* const text =
      R"({"title":{"vi":"Dân số, \"2024\"","en":"Population","fr":"Population","pt-br":"População"},
          "description":{"@none":"no language","vi":"=1+1"},"identifier":["DS-1","a;b"],
          "keyword":{"vi":["dân số","một, hai"],"en":["one, two"],"@none":["x"]},
          "theme":["AGRI","http://x.example/theme","của riêng; tôi"],"license":"ours,\nof two lines",
          "publisher":{"@id":"http://x.example/office","name":{"vi":"Sở","en":"Office"}},
          "contactPoint":[{"fn":{"vi":"Phòng","en":"Desk"},"hasEmail":"mailto:a@example.vn",
                           "hasTelephone":"+84 24"}],
          "accessRights":"PUBLIC","accrualPeriodicity":"annual","language":["vi","en"],
          "issued":"2024-03-01","modified":"30 February 2024",
          "temporal":"2024-01-01/2024-12-31","landingPage":"http://x.example/a,b;c","page":["http://x.example/doc"],
          "inSeries":["http://x.example/series"],
          "spatial":[{"@id":"http://x.example/vn","prefLabel":{"@none":"Hà Nội, Việt Nam"}}],
          "distribution":[{"title":{"vi":"Bảng"},"accessURL":"http://x.example/page"},
              {"title":{"en":"Table; all"},"downloadURL":"http://x.example/a;b.csv",
               "accessURL":"http://x.example/p","format":"CSV","mediaType":"text/csv",
               "byteSize":12}]})";
  const Record read = read_row(text);
  Json wanted = document_of(text);
  wanted.set("sameAs", base::parse_json(R"(["http://p.vn/datasets/id1"])"));
  EXPECT_TRUE(say_the_same(read.document, wanted)) << base::write_json(read.document) << "\n"
                                                   << base::write_json(wanted);
  EXPECT_EQ(read.identity, "http://p.vn/datasets/id1");
}

TEST(MetadataCsvWriter, KeepsTheKindOfARecord) {
  Publication publication = kPublication;
  publication.kind = NodeClass::kDatasetSeries;
  EXPECT_EQ(read_row(R"({"title":{"en":"T"}})", publication).kind, NodeClass::kDatasetSeries);
}

TEST(MetadataCsvWriter, LetsNoCellBeAFormula) {
  for (const std::string text : {"=1+1", "+84", "-5", "@SUM(A1)", "\t=1", "'=1", "''-1"}) {
    EXPECT_TRUE(csv_cell(text).starts_with('\'')) << text;
    EXPECT_EQ(plain_cell(csv_cell(text)), text);
  }
  for (const std::string text : {"'tis", "a=b", "", "'"}) {
    EXPECT_EQ(csv_cell(text), text);
    EXPECT_EQ(plain_cell(text), text);
  }
}

}  // namespace
}  // namespace catalog::documents
