#include "catalog/coverage/tags.hpp"

#include <gtest/gtest.h>

#include "catalog/coverage/claims.hpp"
#include "tests/unit/catalog/coverage/made.hpp"

namespace catalog::coverage {
namespace {

class Tags : public testing::Test {
 protected:
  std::string claims_of(const std::string& id) {
    std::string text;
    for (const auto& claim : list_claims_of(made.store.read(), id))
      text += claim.item + " " + std::string(code_of(claim.state)) + " " +
              std::string(code_of(claim.origin)) + "\n";
    return text;
  }
  void revise(const std::string& id, const std::string& document) {
    auto change = made.store.write();
    publish::Draft draft;
    draft.id = id;
    draft.agency = "finance";
    draft.state = "published";
    draft.document = base::parse_json(document);
    publish::publish(change, std::move(draft));
    change.commit();
  }
  Made made;
};

const char* const kTagged =
    R"(,"covers":["https://other.example/readiness/checklist/godi2016/budget",)"
    R"("https://other.example/readiness/checklist/godi2016/none"])";

TEST_F(Tags, OfARecordAreClaims) {
  const auto id = made.add("Budget", kTagged);
  EXPECT_EQ(follow_tags(made.store, made.lists), 1);
  EXPECT_EQ(claims_of(id), "godi2016/budget claimed tag\n");
}

TEST_F(Tags, OfHighValueCategoriesAreClaimsAlsoOfOnesBelow) {
  const auto whole = made.add("Map", R"(,"hvdCategory":["http://data.europa.eu/bna/c_ac64a52d"])");
  const auto part =
      made.add("Addresses", R"(,"hvdCategory":["http://data.europa.eu/bna/c_c3de25e4"])");
  follow_tags(made.store, made.lists);
  EXPECT_EQ(claims_of(whole), "hvd_theme/geospatial claimed category\n");
  EXPECT_EQ(claims_of(part), "hvd_theme/geospatial claimed category\n");
}

TEST_F(Tags, ThatARecordDropsAreTakenBackUnlessSomebodyDecided) {
  const auto open = made.add("Budget", kTagged);
  const auto decided = made.add("Second", kTagged);
  follow_tags(made.store, made.lists);
  {
    auto change = made.store.write();
    confirm(change, *find_item(made.lists, "godi2016/budget"), decided, {}, "steward");
    change.commit();
  }
  revise(open, R"({"title":{"en":"Budget"}})");
  revise(decided, R"({"title":{"en":"Second"}})");
  EXPECT_EQ(follow_tags(made.store, made.lists), 1);
  EXPECT_EQ(claims_of(open), "");
  EXPECT_EQ(claims_of(decided), "godi2016/budget confirmed tag\n");
}

TEST_F(Tags, OfRecordsThatAreNotPublicAreNotTaken) {
  const auto id = made.add("Secret", kTagged, "draft");
  EXPECT_EQ(follow_tags(made.store, made.lists), 0);
  EXPECT_EQ(claims_of(id), "");
}

TEST_F(Tags, AreFollowedFromWhereItStoppedAndWriteNothingWithoutAChange) {
  made.add("Budget", kTagged);
  EXPECT_EQ(follow_tags(made.store, made.lists), 1);
  follow_tags(made.store, made.lists);
  const auto seq = made.store.read().last_seq();
  EXPECT_EQ(follow_tags(made.store, made.lists), 0);
  EXPECT_EQ(made.store.read().last_seq(), seq);
}

}  // namespace
}  // namespace catalog::coverage
