#include "portal/api/dataset_json.hpp"

#include <gtest/gtest.h>

namespace portal::api {
namespace {

using base::Json;
using catalog::store::StoredDataset;

const std::string kBase = "http://data.example";

StoredDataset stored(const std::string& document) {
  StoredDataset dataset;
  dataset.id = "d1";
  dataset.slug = "rain";
  dataset.state = "published";
  dataset.revision = 3;
  dataset.document = base::write_json(base::parse_json(document));
  return dataset;
}

// What the splice must give, made the slow way.
Json merged(const StoredDataset& dataset) {
  const Json document = base::parse_json(dataset.document);
  Json types = Json::array();
  types.push(dataset.kind);
  const Json& stated = document["@type"];
  if (stated.is_string()) types.push(stated);
  for (const auto& type : stated.items()) types.push(type);
  Json out = Json::object();
  out.set("@context", kBase + "/context.jsonld");
  out.set("@id", kBase + "/datasets/" + dataset.id);
  out.set("@type", types.items().size() == 1 ? types.items()[0] : types);
  out.set("id", dataset.id);
  out.set("slug", dataset.slug);
  for (const auto& [key, value] : document.members())
    if (key != "@type") out.set(key, value);
  out.set("state", dataset.state);
  out.set("visibility", dataset.visibility);
  out.set("revision", Json::integer(dataset.revision));
  return out;
}

TEST(ServedDocument, IsWhatMergingWouldGive) {
  for (const char* document :
       {R"({"title":{"en":"Rain"}})", R"({})", R"({"title":{"en":"a } \"b\" , {"}})",
        R"({"@type":"http://example.org/Map","title":{"en":"Rain"}})",
        R"({"@type":["http://example.org/Map","Kind, of \"own\""],"title":{"en":"Rain"}})",
        R"({"@type":"http://example.org/Map"})",
        R"({"@type":"http://example.org/Map","@included":[{"@id":"http://x/1"}]})",
        R"({"description":{"en":"see \"/files/1/a.csv\" there"}})"}) {
    const StoredDataset dataset = stored(document);
    const std::string served = served_document(dataset, kBase);
    EXPECT_EQ(base::parse_json(served), merged(dataset)) << served;
    EXPECT_TRUE(served.ends_with("}\n"));
    EXPECT_EQ(served.find("\"@type\""), served.rfind("\"@type\"")) << served;
  }
}

TEST(ServedDocument, WritesOurAddressesOut) {
  const auto dataset =
      stored(R"({"inSeries":["/datasets/s1"],"distribution":[{"downloadURL":"/files/1/a.csv"},)"
             R"({"downloadURL":"http://other.example/files/2"}]})");
  const Json served = base::parse_json(served_document(dataset, kBase));
  EXPECT_EQ(served["inSeries"].items()[0].as_string(), kBase + "/datasets/s1");
  const auto& files = served["distribution"].items();
  EXPECT_EQ(files[0]["downloadURL"].as_string(), kBase + "/files/1/a.csv");
  EXPECT_EQ(files[1]["downloadURL"].as_string(), "http://other.example/files/2");
}

TEST(ServedDocument, LeavesTextsThatLookLikeOurAddressesAlone) {
  const auto dataset =
      stored(R"({"identifier":["/datasets/7"],"title":{"en":"/files/ and folders"},)"
             R"("keyword":{"en":["/datasets/"]},"http://example.org/path":["/files/x"],)"
             R"("distribution":[{"title":{"en":"/files/1"},"downloadURL":"/files/1/a.csv"}]})");
  Json expected = merged(dataset);
  auto& distribution = expected.find("distribution")->items()[0];
  distribution.set("downloadURL", kBase + "/files/1/a.csv");
  EXPECT_EQ(base::parse_json(served_document(dataset, kBase)), expected);
}

TEST(ServedRevision, IsTheDocumentAsItWas) {
  const auto dataset = stored(R"({"title":{"en":"Rain"}})");
  catalog::store::Revision revision;
  revision.number = 1;
  revision.state = "published";
  revision.visibility = "public";
  revision.document = R"({"title":{"en":"Rian"}})";
  const Json served = base::parse_json(served_revision(dataset, revision, kBase));
  EXPECT_EQ(served["title"]["en"].as_string(), "Rian");
  EXPECT_EQ(served["revision"].as_integer(), 1);
  EXPECT_EQ(served["id"].as_string(), "d1");
}

TEST(ServedCard, HasAWholeAddress) {
  EXPECT_EQ(served_card(R"({"id":"d1","@id":"/datasets/d1","title":"x"})", kBase),
            R"({"id":"d1","@id":"http://data.example/datasets/d1","title":"x"})");
}

TEST(PublicationOf, KnowsTheKind) {
  auto dataset = stored("{}");
  dataset.kind = "DataService";
  EXPECT_EQ(publication_of(dataset, kBase).kind, catalog::NodeClass::kDataService);
  dataset.kind = "DatasetSeries";
  EXPECT_EQ(publication_of(dataset, kBase).kind, catalog::NodeClass::kDatasetSeries);
}

}  // namespace
}  // namespace portal::api
