// Facets of an imported catalogue with agencies below agencies, asked of a running portal.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>

#include "tests/integration/harness/portal.hpp"

namespace {

using base::Json;
using harness::Portal;

const std::string kCatalogue = R"(
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
<http://x.example/bo> a foaf:Agent ; foaf:name "Bộ Đê điều"@vi .
<http://x.example/cuc> a foaf:Agent ; foaf:name "Cục Đê"@vi ; org:subOrganizationOf <http://x.example/bo> .
<http://x.example/chi> a foaf:Agent ; foaf:name "Chi cục Đê"@vi ; org:subOrganizationOf <http://x.example/cuc> .
<http://x.example/1> a dcat:Dataset ; dct:title "Một"@vi ; dct:publisher <http://x.example/bo> ; dcat:keyword "lũ"@vi .
<http://x.example/2> a dcat:Dataset ; dct:title "Hai"@vi ; dct:publisher <http://x.example/cuc> ; dcat:keyword "lũ"@vi .
<http://x.example/3> a dcat:Dataset ; dct:title "Ba"@vi ; dct:publisher <http://x.example/chi> ; dcat:keyword "kè"@vi .
)";

class Facets : public testing::Test {
 protected:
  Facets() {
    EXPECT_EQ(portal_.run({"import", portal_.file("a.ttl", kCatalogue).string()}).exit_code, 0);
    portal_.serve();
    portal_.wait_for_index();
  }
  Portal portal_;
};

TEST_F(Facets, PromiseOfAnAgencyWhatItsFilterFindsInEveryForm) {
  const Json agencies = portal_.get("/api/v1/facets/agency").json();
  ASSERT_EQ(agencies["items"].items().size(), 3u);
  for (const auto& item : agencies["items"].items()) {
    const auto count = item["count"].as_integer().value();
    const std::string filter = "?agency=" + item["value"].as_string();
    EXPECT_EQ(portal_.get("/api/v1/datasets" + filter).json()["total"].as_integer(), count);
    const std::string lines = portal_.get("/api/v1/datasets.jsonl" + filter).body;
    EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), count) << filter;
    const std::string feed = portal_.get("/feeds/datasets.atom" + filter).body;
    std::int64_t entries = 0;
    for (auto at = feed.find("<entry>"); at != std::string::npos; at = feed.find("<entry>", at + 1))
      ++entries;
    EXPECT_EQ(entries, count) << filter;
  }
}

TEST_F(Facets, FollowANewPlaceOfAnAgencyInTheTree) {
  const auto found = [&] {
    return portal_.get("/api/v1/datasets?agency=bo-de-dieu").json()["total"].as_integer();
  };
  EXPECT_EQ(found(), 3);
  ASSERT_EQ(portal_.run({"agency", "add", "so-de", "--name-vi", "Sở Đê"}).exit_code, 0);
  ASSERT_EQ(portal_.run({"agency", "add", "chi-cuc-de", "--parent", "so-de"}).exit_code, 0);
  portal_.wait_for_index();
  EXPECT_EQ(found(), 2);
}

TEST_F(Facets, HoldWhatWasTypedWithOrWithoutDiacritics) {
  for (const char* typed : {"ke", "k%C3%A8"}) {
    const Json values =
        portal_.get(std::string("/api/v1/facets/keyword?match=") + typed).json()["items"];
    ASSERT_EQ(values.items().size(), 1u) << typed;
    EXPECT_EQ(values.items()[0]["label"].as_string(), "kè");
  }
  EXPECT_EQ(portal_.get("/api/v1/facets/colour").status, 404);
}

}  // namespace
