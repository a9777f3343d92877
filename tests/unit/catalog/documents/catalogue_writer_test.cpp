#include "catalog/documents/catalogue_writer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace catalog::documents {
namespace {

using base::Json;

CatalogueInfo info() {
  CatalogueInfo made;
  made.base_url = "http://d.example";
  made.title = base::parse_json(R"({"vi":"Danh mục","en":"Catalogue"})");
  made.description = base::parse_json(R"({"en":"All of it"})");
  made.publisher_name = base::parse_json(R"({"en":"Office"})");
  return made;
}

// Two datasets, each with a node without name, and a service.
std::string written(ExportFormat format, std::optional<CataloguePage> page = {}) {
  const Json document = base::parse_json(
      R"({"title":{"en":"Rain, \"heavy\""},"temporal":[{"@id":"_:b0","startDate":"2019"}]})");
  const auto writer = make_catalogue_writer(format, info(), page);
  std::string out;
  writer->begin(out);
  for (const auto& [id, kind] : {std::pair("1", NodeClass::kDataset),
                                 {"2", NodeClass::kDataset},
                                 {"3", NodeClass::kDataService}}) {
    Published record;
    record.document = &document;
    record.publication = {"http://d.example", id, kind, "2024-01-01T00:00:00Z",
                          "2024-01-01T00:00:00Z"};
    record.slug = std::string("rain-") + id;
    record.served = "{\"id\":\"" + std::string(id) + "\"}\n";
    writer->add(out, record);
  }
  writer->end(out);
  return out;
}

std::ptrdiff_t lines(const std::string& text) {
  return std::count(text.begin(), text.end(), '\n');
}

TEST(ExportFormats, HaveNamesAndMediaTypes) {
  for (const char* name :
       {"turtle", "rdfxml", "ntriples", "jsonld", "data.json", "ckan", "jsonl", "csv"}) {
    const auto format = export_format_of(name);
    ASSERT_TRUE(format) << name;
    EXPECT_NE(media_type_of(*format), "application/octet-stream") << name;
  }
  EXPECT_FALSE(export_format_of("word"));
}

TEST(CatalogueWriter, SaysHowToReachWhoeverRunsTheCatalogue) {
  const auto opening = [](const CatalogueInfo& about) {
    std::string out;
    const auto writer = make_catalogue_writer(ExportFormat::kNTriples, about, {});
    writer->begin(out);
    writer->end(out);
    return out;
  };
  EXPECT_EQ(opening(info()).find("contactPoint"), std::string::npos);
  CatalogueInfo about = info();
  about.contact_email = "data@d.example";
  about.contact_phone = "+84 (24) 3974 0001";
  const std::string triples = opening(about);
  EXPECT_NE(triples.find("<http://www.w3.org/ns/dcat#contactPoint> <http://d.example/#contact>"),
            std::string::npos)
      << triples;
  EXPECT_NE(triples.find("<mailto:data@d.example>"), std::string::npos);
  EXPECT_NE(triples.find("<tel:+842439740001>"), std::string::npos);
}

TEST(CatalogueWriter, ListsEveryRecordOnceInRdf) {
  const std::string triples = written(ExportFormat::kNTriples);
  for (const char* link : {"<http://d.example/catalog> <http://www.w3.org/ns/dcat#dataset> "
                           "<http://d.example/datasets/1>",
                           "<http://d.example/catalog> <http://www.w3.org/ns/dcat#dataset> "
                           "<http://d.example/datasets/2>",
                           "<http://d.example/catalog> <http://www.w3.org/ns/dcat#service> "
                           "<http://d.example/datasets/3>",
                           "<http://d.example/catalog> <http://www.w3.org/ns/dcat#record> "
                           "<http://d.example/datasets/3#record>"}) {
    const auto at = triples.find(link);
    ASSERT_NE(at, std::string::npos) << link;
    EXPECT_EQ(triples.find(link, at + 1), std::string::npos) << link;
  }
}

TEST(CatalogueWriter, KeepsNamelessNodesOfRecordsApart) {
  std::set<std::string> labels;
  const Json document = base::parse_json(written(ExportFormat::kJsonLd));
  for (const auto& node : document["@graph"].items())
    if (node.find("temporal")) labels.insert(node["temporal"]["@id"].as_string());
  EXPECT_EQ(labels.size(), 3u);
}

TEST(CatalogueWriter, WritesJsonThatCanBeRead) {
  const Json linked = base::parse_json(written(ExportFormat::kJsonLd));
  EXPECT_TRUE(linked["@context"].find("title"));
  EXPECT_EQ(linked["@graph"].items()[0]["@id"].as_string(), "http://d.example/catalog");
  EXPECT_EQ(base::parse_json(written(ExportFormat::kDataJson))["dataset"].items().size(), 2u);
  EXPECT_EQ(base::parse_json(written(ExportFormat::kCkan)).items().size(), 2u);
}

TEST(CatalogueWriter, WritesOneLineARecord) {
  EXPECT_EQ(written(ExportFormat::kJsonLines), "{\"id\":\"1\"}\n{\"id\":\"2\"}\n{\"id\":\"3\"}\n");
  const std::string table = written(ExportFormat::kCsv);
  EXPECT_EQ(lines(table), 4);
  EXPECT_NE(table.find("\"Rain, \"\"heavy\"\"\""), std::string::npos) << table;
}

TEST(CatalogueWriter, StandsWithoutRecords) {
  for (const auto format : {ExportFormat::kJsonLd, ExportFormat::kDataJson, ExportFormat::kCkan}) {
    const auto writer = make_catalogue_writer(format, info());
    std::string out;
    writer->begin(out);
    writer->end(out);
    EXPECT_NO_THROW(base::parse_json(out)) << out;
  }
}

TEST(CatalogueWriter, LinksThePagesAroundOne) {
  const std::string middle = written(ExportFormat::kNTriples, CataloguePage{2, 3, 250});
  for (const auto& [link, page] :
       {std::pair("first", "1"), {"previous", "1"}, {"next", "3"}, {"last", "3"}})
    EXPECT_NE(middle.find("hydra/core#" + std::string(link) +
                          "> <http://d.example/catalog.nt?page=" + page + ">"),
              std::string::npos)
        << link;
  const std::string only = written(ExportFormat::kNTriples, CataloguePage{1, 1, 3});
  EXPECT_EQ(only.find("hydra/core#next"), std::string::npos);
  EXPECT_EQ(only.find("hydra/core#previous"), std::string::npos);
}

TEST(WriteAgency, NamesIt) {
  const Json agency = base::parse_json(R"({"@id":"http://a.example/o","name":{"vi":"Sở Y tế"}})");
  EXPECT_NE(write_agency(ExportFormat::kTurtle, agency, "http://d.example").find("Sở Y tế"),
            std::string::npos);
}

}  // namespace
}  // namespace catalog::documents
