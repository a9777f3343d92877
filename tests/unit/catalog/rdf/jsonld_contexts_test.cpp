#include "catalog/rdf/jsonld_contexts.hpp"

#include <gtest/gtest.h>

#include "catalog/rdf/jsonld_reader.hpp"

namespace catalog::rdf {
namespace {

TEST(JsonLdContexts, AreFoundByTheAddressesThatCataloguesUse) {
  for (const char* known : {
           "https://schema.org",
           "http://schema.org/",
           "https://www.schema.org/docs/jsonldcontext.jsonld",
           "https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld",
           "https://semiceu.github.io/DCAT-AP/releases/3.0.0/context/dcat-ap.jsonld",
           "https://semiceu.github.io/uri.semic.eu-generated/DCAT-AP/releases/3.0.0/html/"
           "examples/context.jsonld",
           "https://semiceu.github.io/DCAT-AP/releases/2.2.0-hvd/context/dcat-ap-hvd.jsonld",
           "https://raw.githubusercontent.com/DOI-DO/dcat-us/refs/heads/main/context/"
           "dcat-us-3.0.jsonld",
       }) {
    const base::Json* document = find_bundled_context(known);
    ASSERT_NE(document, nullptr) << known;
    EXPECT_TRUE(document->find("@context")) << known;
  }
}

TEST(JsonLdContexts, AreNotFoundByOtherAddresses) {
  for (const char* unknown :
       {"", "schema.org", "https://schema.org.example/", "ftp://schema.org/",
        "https://example.org/context/dcat-ap.jsonld", "https://example.org/schema.org"})
    EXPECT_EQ(find_bundled_context(unknown), nullptr) << unknown;
}

TEST(JsonLdContexts, AreValidJsonLd) {
  for (const char* known :
       {"https://schema.org", "https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld",
        "https://x/DCAT-AP/releases/3.0.1/context/dcat-ap.jsonld",
        "https://x/DCAT-AP/releases/3.0.1/html/examples/context.jsonld",
        "https://x/DCAT-AP/context/dcat-ap-hvd.jsonld",
        "https://x/dcat-us/context/dcat-us-3.0.jsonld"}) {
    base::Json document = base::Json::object();
    document.set("@context", base::Json(known));
    std::vector<Problem> problems;
    EXPECT_NO_THROW(expand_jsonld(document, default_jsonld_options(), problems)) << known;
  }
}

// Its own file defines "Xsd:dateTime" as another IRI, which JSON-LD 1.1 forbids.
TEST(JsonLdContexts, GiveTheHighValueAnnexItsMeaning) {
  const auto document = base::parse_json(R"({
      "@context": "https://x/DCAT-AP/context/dcat-ap-hvd.jsonld",
      "@id": "http://e/d", "@type": "Dcat:Dataset",
      "dcatap:hvdCategory": "http://data.europa.eu/bna/c_dd313021"})");
  Graph graph;
  std::vector<Problem> problems;
  read_jsonld(document, default_jsonld_options(), graph, problems);
  EXPECT_EQ(graph.size(), 2U);
  EXPECT_NE(graph.find_iri("http://www.w3.org/ns/dcat#Dataset"), Graph::kAbsent);
  EXPECT_NE(graph.find_iri("http://data.europa.eu/bna/c_dd313021"), Graph::kAbsent);
}

}  // namespace
}  // namespace catalog::rdf
