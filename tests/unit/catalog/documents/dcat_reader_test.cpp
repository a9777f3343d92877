#include "catalog/documents/dcat_reader.hpp"

#include <gtest/gtest.h>

#include "catalog/documents/complete.hpp"
#include "catalog/documents/dcat_writer.hpp"
#include "catalog/documents/document_reader.hpp"
#include "catalog/documents/normalise.hpp"
#include "tests/unit/catalog/documents/reading.hpp"

namespace catalog::documents {
namespace {

using base::Json;
using rdf::blank;
using rdf::Graph;
using rdf::iri;
using rdf::literal;

const std::string kDcat = "http://www.w3.org/ns/dcat#";
const std::string kDct = "http://purl.org/dc/terms/";
const std::string kType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

Graph sample() {
  Graph graph;
  const auto dataset = iri("http://x.vn/ds/1");
  graph.add(iri("http://x.vn/"), kType, iri(kDcat + "Catalog"));
  graph.add(iri("http://x.vn/"), kDct + "title", literal("Cat", "en"));
  graph.add(iri("http://x.vn/"), kDcat + "dataset", dataset);
  graph.add(dataset, kType, iri(kDcat + "Dataset"));
  graph.add(dataset, kDct + "title", literal("Dân số", "vi"));
  graph.add(dataset, kDct + "title", literal("Population", "en"));
  graph.add(dataset, kDct + "description", literal("D"));
  graph.add(dataset, kDct + "publisher", iri("http://x.vn/org"));
  graph.add(iri("http://x.vn/org"), "http://xmlns.com/foaf/0.1/name", literal("GSO"));
  graph.add(dataset, kDct + "license", iri("http://x.vn/lic"));
  graph.add(iri("http://x.vn/lic"), "http://www.w3.org/2000/01/rdf-schema#label", literal("Own"));
  graph.add(dataset, kDct + "accrualPeriodicity", literal("annual"));
  graph.add(dataset, kDct + "accrualPeriodicity", literal("monthly"));
  graph.add(dataset, "http://example.org/colour", literal("red", "en"));
  graph.add(dataset, "http://example.org/tree", blank("t"));
  graph.add(blank("t"), "http://example.org/leaf",
            literal("7", "", "http://www.w3.org/2001/XMLSchema#integer"));
  graph.add(dataset, kDcat + "distribution", blank("d"));
  graph.add(blank("d"), kDct + "format", literal("CSV"));
  graph.add(blank("d"), kDcat + "byteSize",
            literal("12", "", "http://www.w3.org/2001/XMLSchema#decimal"));
  graph.add(iri("http://x.vn/orphan"), kDct + "title", literal("nobody's"));
  return graph;
}

std::vector<Record> read_all(const Graph& graph, Summary* summary = nullptr) {
  std::vector<Record> records;
  Summary read = read_dcat(graph, [&](Record&& record) { records.push_back(std::move(record)); });
  if (summary) *summary = std::move(read);
  return records;
}

TEST(DcatReader, KeepsEveryStatementOfADataset) {
  Summary summary;
  const auto records = read_all(sample(), &summary);
  ASSERT_EQ(records.size(), 1u);
  const Json& document = records[0].document;
  EXPECT_EQ(records[0].identity, "http://x.vn/ds/1");
  EXPECT_EQ(records[0].catalogue, "http://x.vn/");
  EXPECT_EQ(document["title"]["vi"].as_string(), "Dân số");
  EXPECT_EQ(document["publisher"]["name"]["@none"].as_string(), "GSO");
  EXPECT_EQ(document["license"].as_string(), "http://x.vn/lic");
  EXPECT_EQ(document["@included"].items()[0]["label"]["@none"].as_string(), "Own");
  EXPECT_EQ(document["http://example.org/colour"].items()[0]["@value"].as_string(), "red");
  EXPECT_EQ(document["http://example.org/tree"]
                .items()[0]["http://example.org/leaf"]
                .items()[0]["@value"]
                .as_string(),
            "7");
  EXPECT_EQ(document["distribution"].items()[0]["byteSize"].as_integer(), 12);
  EXPECT_NE(base::write_json(document).find("monthly"), std::string::npos);
  EXPECT_EQ(records[0].fidelity.dropped + summary.fidelity.dropped, 0u);
  EXPECT_EQ(records[0].fidelity.ours + records[0].fidelity.foreign + summary.fidelity.ours +
                summary.fidelity.foreign,
            sample().size());
}

TEST(DcatReader, PublishesWhatItReadAsValidDcat) {
  auto records = read_all(sample());
  normalise(records[0].document, records[0].kind);
  Publication publication{"http://p.vn", "id1", NodeClass::kDataset, "2026-01-01T00:00:00Z",
                          "2026-01-02T00:00:00Z"};
  const Json tree = complete(records[0].document, publication);
  EXPECT_EQ(tree["@id"].as_string(), "http://p.vn/datasets/id1");
  EXPECT_EQ(tree["distribution"]["accessURL"].as_string(), "http://p.vn/datasets/id1");
  EXPECT_EQ(tree["distribution"]["@type"].as_string(), "Distribution");
  Graph out;
  add_statements(tree, out);
  const auto again = read_all(out);
  ASSERT_EQ(again.size(), 1u);
  EXPECT_EQ(again[0].document["title"]["vi"].as_string(), "Dân số");
  EXPECT_EQ(again[0].document["http://example.org/colour"].items()[0]["@value"].as_string(), "red");
}

// The name that a parser gives a nameless node is no identifier: two datasets would have one.
TEST(DcatReader, TakesNoNamelessNodeForAText) {
  const auto got = gather([&](const RecordSink& sink) {
    return read_document(R"(@prefix dcat: <http://www.w3.org/ns/dcat#> .
        @prefix dct: <http://purl.org/dc/terms/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        [] a dcat:Dataset ; dct:title "One"@en ; dct:identifier [ skos:notation "id-1" ] ;
          dcat:keyword [] ; dct:issued [] ; dcat:version [] ;
          dcat:distribution [ dcat:byteSize [] ] .)",
                         "x.ttl", "", "http://x.example/", sink);
  });
  ASSERT_EQ(got.records.size(), 1u);
  const auto& document = got.records[0].document;
  for (const char* key : {"identifier", "keyword", "issued", "version"})
    EXPECT_EQ(document.find(key), nullptr) << key;
  EXPECT_EQ(document["distribution"].items().at(0).find("byteSize"), nullptr);
  const auto& kept = document["http://purl.org/dc/terms/identifier"].items();
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_NE(base::write_json(kept[0]).find("id-1"), std::string::npos);
  EXPECT_EQ(got.fidelity().dropped, 0u);
}

TEST(DcatReader, SaysThatDatasetsInOtherWordsWereLeft) {
  const auto read = [](const std::string& classes) {
    return gather([&](const RecordSink& sink) {
      return read_document(
          "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix s: <http://schema.org/> ."
          "<http://x.example/d> a dcat:Dataset . <http://x.example/s> a " +
              classes + ".",
          "x.ttl", "", "http://x.example/", sink);
    });
  };
  EXPECT_TRUE(has_rule(read("s:Dataset").summary.findings, "schema_org_beside_dcat"));
  EXPECT_FALSE(
      has_rule(read("s:Dataset, dcat:Dataset").summary.findings, "schema_org_beside_dcat"));
}

}  // namespace
}  // namespace catalog::documents
