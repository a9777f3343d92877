// What the catalogue says is the same in every form, and comes in again unchanged.
#include <gtest/gtest.h>

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
