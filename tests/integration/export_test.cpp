// What the catalogue says is the same in every form, and comes in again unchanged.
#include <gtest/gtest.h>

#include <map>
#include <sstream>
#include <utility>

#include "catalog/documents/values.hpp"
#include "tests/integration/harness/portal.hpp"

namespace {

using harness::Finished;
using harness::Portal;

class Export : public testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(portal.run({"demo", "--from", PORTAL_DEMO}).exit_code, 0); }
  std::string exported(const std::string& format) {
    const Finished finished =
        portal.run({"export", "--format", format, "--base-url", "http://p.example"});
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    return finished.out;
  }
  Portal portal;
};

TEST_F(Export, WritesEveryForm) {
  for (const char* format :
       {"turtle", "rdfxml", "jsonld", "ntriples", "data.json", "ckan", "jsonl", "csv"})
    EXPECT_GT(exported(format).size(), 10000u) << format;
  EXPECT_EQ(portal.run({"export", "--format", "pdf"}).exit_code, 2);
}

TEST_F(Export, HasNoDoubleSlashInItsIdentifiers) {
  for (const char* command : {"export", "get"}) {
    std::vector<std::string> words = {command, "--base-url", "http://p.example/"};
    if (words[0] == "get") words.emplace_back("/catalog.ttl");
    const Finished finished = portal.run(words);
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    EXPECT_EQ(finished.out.find("p.example//"), std::string::npos) << command;
  }
}

TEST_F(Export, ComesInAgainInAnotherPortal) {
  for (const char* format : {"turtle", "rdfxml", "jsonld", "ntriples"}) {
    Portal other;
    const auto path = other.file(std::string("catalog.") + format, exported(format)).string();
    const Finished first = other.run({"import", "--format", format, path});
    EXPECT_EQ(first.exit_code, 0) << format << first.out << first.err;
    EXPECT_NE(first.out.find("65 records: 65 added"), std::string::npos)
        << format << first.out.substr(0, 300);
    const Finished second = other.run({"import", "--format", format, path});
    EXPECT_NE(second.out.find("65 unchanged"), std::string::npos)
        << format << second.out.substr(0, 300);
  }
}

// The documents of a portal by the address that the first portal gave them, without what names
// things at a portal.
std::map<std::string, base::Json> documents_of(const Portal& portal) {
  const Finished finished =
      portal.run({"export", "--format", "jsonl", "--base-url", "http://p.example"});
  std::map<std::string, base::Json> found;
  std::istringstream lines(finished.out);
  for (std::string line; std::getline(lines, line);) {
    base::Json document = base::parse_json(line);
    const auto& same = std::as_const(document)["sameAs"].items();
    const std::string iri = (same.empty() ? document["@id"] : same[0]).as_string();
    if (base::Json* publisher = document.find("publisher"))
      for (const char* key : {"id", "@id"}) publisher->erase(key);
    if (base::Json* files = document.find("distribution"))
      for (auto& file : files->items())
        for (const char* key : {"id", "sameAs", "file"}) file.erase(key);
    found.emplace(iri, std::move(document));
  }
  return found;
}

const char* const kEveryForm[] = {
    "title",    "description", "keyword",  "theme",      "contactPoint",
    "license",  "issued",      "modified", "identifier", "accrualPeriodicity",
    "language", "temporal"};
const char* const kWholeForms[] = {"publisher", "distribution", "spatial", "provenance",
                                   "hvdCategory"};

TEST_F(Export, IsReadBackTheSameInEveryForm) {
  const auto wanted = documents_of(portal);
  ASSERT_EQ(wanted.size(), 65u);
  for (const std::string format :
       {"turtle", "rdfxml", "jsonld", "ntriples", "jsonl", "data.json", "ckan", "csv"}) {
    Portal other;
    const auto path = other.file("catalog." + format, exported(format)).string();
    EXPECT_EQ(other.run({"import", "--format", format, path}).exit_code, 0) << format;
    const auto found = documents_of(other);
    const bool services = format != "data.json" && format != "ckan";
    EXPECT_EQ(found.size(), services ? 65u : 64u) << format;
    for (const auto& [iri, document] : found) {
      const auto source = wanted.find(iri);
      ASSERT_NE(source, wanted.end()) << format << " " << iri;
      const auto same = [&](const char* key) {
        return catalog::documents::say_the_same(document[key], source->second[key]);
      };
      for (const char* key : kEveryForm) EXPECT_TRUE(same(key)) << format << " " << iri << key;
      if (format == "csv") continue;
      for (const char* key : kWholeForms) EXPECT_TRUE(same(key)) << format << " " << iri << key;
    }
  }
}

TEST_F(Export, IsKnownAgainByItsOwnPortal) {
  for (const std::string format :
       {"turtle", "rdfxml", "jsonld", "ntriples", "jsonl", "data.json", "ckan", "csv"}) {
    const auto path = portal.file("catalog." + format, exported(format)).string();
    const Finished finished =
        portal.run({"import", "--format", format, "--base-url", "http://p.example", path});
    EXPECT_EQ(finished.exit_code, 0) << format << finished.err;
    const bool services = format != "data.json" && format != "ckan";
    EXPECT_NE(finished.out.find(services ? "0 added, 0 changed, 65 unchanged"
                                         : "0 added, 0 changed, 64 unchanged"),
              std::string::npos)
        << format << finished.out.substr(0, 300);
  }
}

TEST_F(Export, IsPagedWithHydra) {
  portal.serve();
  const auto page = portal.get("/catalog.ttl?page=1");
  EXPECT_EQ(page.status, 200);
  EXPECT_NE(page.body.find("PartialCollectionView"), std::string::npos);
  EXPECT_EQ(portal.get("/catalog.ttl?page=99").status, 400);
  EXPECT_EQ(portal.get("/catalog", {"Accept: application/ld+json"}).status, 200);
  EXPECT_EQ(portal.get("/catalog", {"Accept: image/png"}).status, 406);
}

}  // namespace
