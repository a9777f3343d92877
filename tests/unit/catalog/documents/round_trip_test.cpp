// What a catalogue of this program says is read back the same by its own readers.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "catalog/documents/catalogue_writer.hpp"
#include "catalog/documents/document_reader.hpp"
#include "catalog/documents/normalise.hpp"
#include "catalog/documents/values.hpp"
#include "tests/unit/catalog/documents/reading.hpp"

namespace catalog::documents {
namespace {

using base::Json;

const char* const kRdfForms[] = {"turtle", "rdfxml", "ntriples", "jsonld"};

Json stored(const std::string& text) {
  Json document = base::parse_json(text);
  normalise(document, NodeClass::kDataset);
  return document;
}

std::string exported(const char* form, const std::vector<Json>& documents) {
  CatalogueInfo info;
  info.base_url = "http://d.example";
  info.title = base::parse_json(R"({"en":"Catalogue"})");
  info.publisher_name = base::parse_json(R"({"en":"Office"})");
  const auto writer = make_catalogue_writer(*export_format_of(form), info);
  std::string out;
  writer->begin(out);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const std::string id = "id" + std::to_string(i);
    Published record;
    record.document = &documents[i];
    record.publication = {"http://d.example", id, NodeClass::kDataset, "2024-01-01T00:00:00Z",
                          "2024-01-01T00:00:00Z"};
    record.slug = "slug-" + std::to_string(i);
    writer->add(out, record);
  }
  writer->end(out);
  return out;
}

// The documents in their one form, without what names them at the portal they come from.
std::vector<Json> read_back(const char* form, const std::vector<Json>& documents) {
  const auto got = gather([&](const RecordSink& sink) {
    return read_document(exported(form, documents), "catalog", form, "", sink);
  });
  std::vector<Json> found;
  for (const auto& record : got.records) {
    Json document = record.document;
    normalise(document, record.kind);
    for (const char* key : {"sameAs", "record", "@id"}) document.erase(key);
    if (Json* files = document.find("distribution"))
      for (Json& file : files->items()) file.erase("@id");
    if (Json* publisher = document.find("publisher"))
      if ((*publisher)["@id"].as_string().starts_with("http://d.example/")) publisher->erase("@id");
    found.push_back(std::move(document));
  }
  return found;
}

template <typename Forms>
void expect_same_in(const Forms& forms, const std::vector<Json>& documents) {
  for (const char* form : forms) {
    const auto found = read_back(form, documents);
    ASSERT_EQ(found.size(), documents.size()) << form;
    for (std::size_t i = 0; i < found.size(); ++i)
      EXPECT_TRUE(say_the_same(found[i], documents[i])) << form << "\n"
                                                        << base::write_json(documents[i]) << "\n"
                                                        << base::write_json(found[i]);
  }
}

void expect_same(const std::vector<Json>& documents) {
  expect_same_in(kRdfForms, documents);
}

TEST(RdfRoundTrip, KeepsValuesOutsideOfTheVocabularies) {
  expect_same({stored(R"({"title":{"vi":"Mưa"},"description":{"vi":"d"},
      "theme":["Giao thông nông thôn","ECON"],"license":"Our own licence","language":["us-EN"],
      "accrualPeriodicity":"completely irregular",
      "distribution":[{"downloadURL":"http://x.example/a.csv","format":"quite another"}]})")});
}

TEST(RdfRoundTrip, KeepsDatesAndAddressesThatCannotBeRead) {
  expect_same({stored(R"({"title":{"en":"Rain"},"modified":"R/P1D","issued":"30 February 2019",
      "landingPage":"ask at the counter","distribution":[{"accessURL":"http://x.example/a",
      "byteSize":"some","modified":"May"}]})")});
}

TEST(RdfRoundTrip, KeepsTheSecondValueOfAPropertyThatTakesOne) {
  expect_same({stored(R"({"title":{"en":"Rain"},
      "license":["https://x.example/one","https://x.example/two"],
      "issued":["2019","2020"]})")});
}

TEST(RdfRoundTrip, AddsNothingThatOnlyTheShapesAskFor) {
  expect_same({stored(R"({"title":{"en":"Rain"},"landingPage":"http://x.example/page",
      "conformsTo":[{"@id":"http://x.example/scheme",
                     "@type":"http://www.w3.org/2004/02/skos/core#ConceptScheme"}],
      "sample":[{"@id":"http://x.example/sample"}],
      "type":[{"@id":"http://x.example/type","inScheme":["http://x.example/types"]}],
      "distribution":[{"title":{"en":"without address"}},
                      {"downloadURL":"http://x.example/a.csv"},
                      {"accessURL":"http://x.example/b.csv","downloadURL":"http://x.example/b.csv"},
                      {"accessURL":"http://x.example/c","accessService":[
                        {"title":{"en":"Service"},"landingPage":"http://x.example/service"}]}]})")});
}

TEST(RdfRoundTrip, LeavesNestedDatasetsAndServicesWhereTheyStand) {
  expect_same({stored(R"({"title":{"en":"Rain 2024"},
      "inSeries":[{"@id":"http://x.example/series","title":{"en":"Rain"},
                   "@type":"http://www.w3.org/ns/dcat#DatasetSeries"}],
      "previousVersion":[{"@id":"http://x.example/2023","title":{"en":"Rain 2023"},
                          "@type":"http://www.w3.org/ns/dcat#Dataset"}],
      "distribution":[{"accessURL":"http://x.example/a","accessService":[
          {"@id":"http://x.example/api","title":{"en":"API"},
           "endpointURL":"http://x.example/api/v1"}]}]})")});
}

TEST(RdfRoundTrip, GivesNoRecordWhatAnotherSays) {
  expect_same({stored(R"({"title":{"en":"One"},"license":"http://x.example/licence",
          "applicableLegislation":["http://x.example/act"],
          "@included":[{"@id":"http://x.example/licence","label":{"en":"Our licence"}}]})"),
               stored(R"({"title":{"en":"Two"},"license":"http://x.example/licence",
          "applicableLegislation":[{"@id":"http://x.example/act","title":{"en":"The act"}}]})"),
               stored(R"({"title":{"en":"Three"},"license":"http://x.example/licence"})")});
}

TEST(RdfRoundTrip, SaysOnceWhatSeveralRecordsSayOfOneNode) {
  const char* const text = R"({"title":{"en":"T"},"publisher":{"@id":"http://x.example/office",
      "name":{"en":"Office"},"subOrganizationOf":[{"name":{"en":"Ministry"}}]},
      "contactPoint":[{"@id":"http://x.example/desk","fn":{"en":"Desk"},
                       "hasTelephone":[{"label":{"@none":"0123"}}]}]})";
  expect_same({stored(text), stored(text), stored(text)});
}

TEST(RdfRoundTrip, SaysOnceWhatIsForeignInASharedNodeToo) {
  const char* const text = R"({"title":{"en":"T"},"publisher":{"@id":"http://x.example/office",
      "name":{"en":"Office"},
      "http://u.example/p":[{"http://u.example/q":["v"]}]},
      "contactPoint":[{"@id":"http://x.example/desk","fn":{"en":"Desk"},
                       "http://www.w3.org/2006/vcard/ns#hasAddress":[
                         {"http://www.w3.org/2006/vcard/ns#locality":["Hue"]}]}]})";
  expect_same({stored(text), stored(text), stored(text)});
}

TEST(RdfRoundTrip, SaysOnceWhatASharedNodeHasTooManyOf) {
  const char* const text = R"({"title":{"en":"T"},"publisher":{"@id":"http://x.example/office",
      "name":{"en":"Office"},"type":["http://x.example/one","http://x.example/two"]}})";
  expect_same({stored(text), stored(text), stored(text)});
}

TEST(RdfRoundTrip, KeepsClassesBesideTheirOwn) {
  expect_same({stored(R"({"title":{"en":"T"},"contactPoint":[{"@type":"Kind","fn":{"en":"Desk"}}],
      "provenance":[{"@type":"ProvenanceStatement","label":{"en":"from above"}}],
      "publisher":{"@type":"http://www.w3.org/ns/org#Organization","name":{"en":"Office"}}})")});
}

const char* const kDialects[] = {"data.json", "ckan"};

TEST(DialectRoundTrip, KeepsWhatTheDialectHasNoWordsFor) {
  expect_same_in(kDialects,
                 {stored(R"({"title":{"vi":"Mưa","en":"Rain","fr":"Pluie"},"description":{"en":"d"},
          "keyword":{"vi":["mưa"],"en":["rain"]},"theme":["Giao thông nông thôn","ECON"],
          "identifier":["DS-1"],"license":"Our own licence","issued":"30 February 2019",
          "publisher":{"name":{"vi":"Sở","en":"Department"}},"provenance":["by hand"],
          "contactPoint":[{"fn":{"vi":"Phòng","en":"Desk"},"hasEmail":"mailto:a@example.vn"}],
          "spatial":[{"@id":"http://x.example/vn","prefLabel":{"vi":"Việt Nam"}}],
          "https://project-open-data.cio.gov/v1.1/schema#bureauCode":["010:04"],
          "https://ckan.org/ns#owner_org":["x"],
          "distribution":[{"title":{"vi":"Bảng","en":"Table"},"downloadURL":"http://x.example/a",
              "accessURL":"http://x.example/page","format":"CSV","byteSize":12}]})"),
                  stored(R"({"title":{"en":"Only a title"}})")});
}

TEST(DialectRoundTrip, KnowsItsRecordsByTheirAddress) {
  for (const char* form : kDialects) {
    const auto got = gather([&](const RecordSink& sink) {
      return read_document(exported(form, {stored(R"({"title":{"en":"T"}})")}), "c", form, "",
                           sink);
    });
    ASSERT_EQ(got.records.size(), 1u) << form;
    EXPECT_EQ(got.records[0].identity, "http://d.example/datasets/id0") << form;
    EXPECT_EQ(got.fidelity().dropped, 0u) << form;
  }
}

TEST(JsonLinesRoundTrip, KnowsADocumentWithoutTitleAndItsKind) {
  const std::string document = R"({"@context":"http://d.example/context.jsonld",
      "@id":"http://d.example/datasets/id0","@type":["DatasetSeries","http://x.example/Class"],
      "id":"id0","slug":"id0","keyword":{"en":["rain"]}})";
  const auto got = gather([&](const RecordSink& sink) {
    return read_document(document, "catalog.json", "", "", sink);
  });
  ASSERT_EQ(got.records.size(), 1u);
  EXPECT_EQ(got.records[0].kind, NodeClass::kDatasetSeries);
  EXPECT_TRUE(got.records[0].is_whole);
}

}  // namespace
}  // namespace catalog::documents
