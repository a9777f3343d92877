#include "catalog/facts/filler.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "catalog/base/hash.hpp"
#include "catalog/privacy/reviews.hpp"
#include "catalog/publish/agencies_merge.hpp"
#include "tests/unit/catalog/facts/facts_catalogue.hpp"

namespace catalog::facts {
namespace {

class FillerOfFacts : public testing::Test, public FactsCatalogue {
 protected:
  static std::string record(const std::string& title, const std::string& agency,
                            const std::string& more = "") {
    return R"({"title":{"vi":")" + title + R"("},"description":{"vi":"m"},"publisher":")" + agency +
           "\"" + more + "}";
  }
};

TEST_F(FillerOfFacts, FillsAllTheFirstTimeAndThenWhatChanged) {
  put_agency("bo");
  add(record("a", "bo"));
  EXPECT_EQ(facts.reflected(), -1);
  EXPECT_TRUE(filler.follow().was_empty);
  EXPECT_EQ(facts.reflected(), store.read().last_seq());
  add(record("b", "bo"));
  const Followed followed = filler.follow();
  EXPECT_FALSE(followed.was_empty);
  EXPECT_EQ(followed.datasets, 1u);
  EXPECT_EQ(followed.roots, std::set<std::string>{"bo"});
  EXPECT_EQ(ask("SELECT COUNT(*) FROM rd_dataset"), "2");
  EXPECT_EQ(filler.follow().datasets, 0u);
}

TEST_F(FillerOfFacts, CountsWhatIsBelowAnAgencyWithIt) {
  put_agency("bo");
  put_agency("cuc", "bo");
  put_agency("tinh", "", "RegionalAuthority");
  put_agency("cong-ty", "", "Company");
  const auto id = add(record("a", "cuc"));
  filler.follow();
  EXPECT_EQ(of(id, "publisher_id"), "cuc");
  EXPECT_EQ(of(id, "root_publisher_id"), "bo");
  EXPECT_EQ(cell("rd_publisher", "bo", "dataset_n"), "1");
  EXPECT_EQ(cell("rd_publisher", "bo", "level"), "ministry");
  EXPECT_EQ(cell("rd_publisher", "cuc", "level"), "unit");
  EXPECT_EQ(cell("rd_publisher", "cuc", "root_id"), "bo");
  EXPECT_EQ(cell("rd_publisher", "tinh", "level"), "province");
  EXPECT_EQ(cell("rd_publisher", "cong-ty", "level"), "other");
  EXPECT_EQ(cell("rd_publisher", "tinh", "dataset_n"), "0");
  EXPECT_EQ(cell("rd_publisher", "tinh", "last_publish_day"), "NULL");
}

TEST_F(FillerOfFacts, AnAgencyThatMovesTakesItsDatasetsToItsNewRoot) {
  put_agency("bo");
  put_agency("cuc");
  const auto id =
      add(record("a", "cuc", R"(,"distribution":[{"accessURL":"https://a.example/1"}])"));
  filler.follow();
  EXPECT_EQ(of(id, "root_publisher_id"), "cuc");
  put_agency("cuc", "bo");
  const Followed followed = filler.follow();
  EXPECT_TRUE(followed.agencies_changed);
  EXPECT_TRUE(followed.roots.contains("bo") && followed.roots.contains("cuc"));
  EXPECT_EQ(of(id, "root_publisher_id"), "bo");
  EXPECT_EQ(file_of(id, "root_publisher_id"), "bo");
  EXPECT_EQ(cell("rd_publisher", "bo", "dataset_n"), "1");
}

TEST_F(FillerOfFacts, APrivacyCheckIsSeenThoughNoRecordChanged) {
  const auto file = upload("a.csv", "id\n1\n");
  const auto id = add(R"({"title":{"vi":"a"},"description":{"vi":"m"},"distribution":[{"file":")" +
                      file + "\"}]}");
  filler.follow();
  EXPECT_EQ(of(id, "privacy_review"), "NULL");
  auto write = store.write();
  privacy::Review review;
  review.sha256 = base::sha256("id\n1\n");
  privacy::add_review(write, review, "");
  write.commit();
  EXPECT_EQ(filler.follow().datasets, 1u);
  EXPECT_EQ(of(id, "privacy_review"), "done");
}

TEST_F(FillerOfFacts, ACheckTellsOfADamagedRowAndMendsIt) {
  const auto id = add(record("a", ""));
  const auto lost = add(record("b", ""));
  filler.follow();
  damage("UPDATE rd_dataset SET keyword_n = 9, stars = 5 WHERE id = '" + id + "'");
  damage("DELETE FROM rd_dataset WHERE id = '" + lost + "'");
  damage("INSERT INTO rd_dataset (id, kind) VALUES ('ghost', 'dataset')");
  const Checked checked = filler.check();
  EXPECT_EQ(checked.differences, 3);
  std::map<std::string, std::string> told;
  for (const auto& each : checked.examples) told[each.key] = each.table + " " + each.what;
  EXPECT_EQ(told[id], "rd_dataset keyword_n stars");
  EXPECT_EQ(told[lost], "rd_dataset missing");
  EXPECT_EQ(told["ghost"], "rd_dataset left over");
  EXPECT_EQ(of(id, "keyword_n"), "0");
  EXPECT_EQ(of(lost, "id"), lost);
  EXPECT_EQ(of("ghost", "id"), "none");
  EXPECT_EQ(facts.list_sources().front().note, "facts_differed");
  EXPECT_EQ(filler.check().differences, 0);
  EXPECT_EQ(facts.list_sources().front().note, "");
}

TEST_F(FillerOfFacts, ACheckLeavesTheColumnsOfFeedersAlone) {
  const auto id = add(record("a", ""));
  filler.follow();
  damage("UPDATE rd_dataset SET downloads_90d = 7");
  EXPECT_EQ(filler.check().differences, 0);
  add(record("b", ""));
  publish::Draft draft;
  draft.id = id;
  draft.document = base::parse_json(record("c", ""));
  add(std::move(draft));
  filler.follow();
  EXPECT_EQ(of(id, "downloads_90d"), "7");
}

TEST_F(FillerOfFacts, FactsOfAnotherCatalogueAreNotTaken) {
  add(record("a", ""));
  filler.follow();
  TemporaryFolder elsewhere;
  store::Store other(elsewhere.path());
  Filler follower(other, facts, std::chrono::hours(7));
  EXPECT_TRUE(follower.follow().was_empty);
  EXPECT_EQ(ask("SELECT COUNT(*) FROM rd_dataset"), "0");
}

// Edits as people make them, in any order: what followed each of them is what is found anew.
class RandomEdits : public testing::TestWithParam<unsigned>, public FactsCatalogue {
 protected:
  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }
  std::string pick(std::initializer_list<std::string> texts) {
    return *(texts.begin() + static_cast<std::ptrdiff_t>(below(texts.size())));
  }
  std::string agency() { return pick({"bo", "cuc", "tinh", "so", ""}); }
  std::string distribution() {
    if (below(3) == 0) {
      const std::string bytes = pick({"id\n1\n", "a,b\n1,2\n", "x"});
      return R"({"file":")" + upload(pick({"a.csv", "b.txt"}), bytes) + "\"}";
    }
    return R"({"accessURL":")" + pick({"https", "http"}) + "://a.example/" +
           std::to_string(below(4)) + "\"" +
           pick({"", R"(,"format":"CSV")", R"(,"format":"PDF")",
                 R"(,"license":"https://creativecommons.org/licenses/by/4.0/")"}) +
           "}";
  }
  publish::Draft draft() {
    publish::Draft made;
    std::string text =
        R"({"title":{"vi":")" + pick({"a", "b", "c", "d"}) + R"("},"description":{"en":"m"})" +
        pick({"", R"(,"keyword":{"vi":["k"]})", R"(,"modified":"2024-05-01")"}) +
        pick({"",
              R"(,"theme":["http://publications.europa.eu/resource/authority/data-theme/SOCI"])"});
    if (below(4) == 0) {
      made.kind = NodeClass::kDataService;
      if (!ids_.empty())
        text += R"(,"servesDataset":["/datasets/)" + ids_[below(ids_.size())] + "\"]";
    } else {
      text += ",\"distribution\":[" + distribution() + (below(2) ? "," + distribution() : "") + "]";
    }
    made.document = base::parse_json(text + "}");
    made.agency = agency();
    made.state = pick({"published", "published", "published", "draft", "withdrawn"});
    made.visibility = pick({"public", "public", "public", "private"});
    made.note = pick({"", "why"});
    return made;
  }
  void edit() {
    const auto what = below(12);
    if (what == 0) return put_agency("cuc", pick({"", "bo", "tinh"}));
    if (what == 1) return put_agency("so", pick({"", "bo", "tinh", "cuc"}));
    if (what == 2) {
      auto write = store.write();
      privacy::Review review;
      review.sha256 = base::sha256(pick({"id\n1\n", "a,b\n1,2\n", "x"}));
      privacy::add_review(write, review, "");
      return write.commit();
    }
    publish::Draft made = draft();
    if (!ids_.empty() && below(2) == 0) {
      made.id = ids_[below(ids_.size())];
      made.kind = publish::kind_of(*store.read().find_dataset(made.id));
    }
    const auto id = add(std::move(made));
    if (std::ranges::find(ids_, id) == ids_.end()) ids_.push_back(id);
  }

  std::mt19937 random_{GetParam()};
  std::vector<std::string> ids_;
};

TEST_P(RandomEdits, FollowedOneByOneGiveWhatIsMadeAnew) {
  for (const char* slug : {"bo", "cuc", "tinh", "so"}) put_agency(slug);
  filler.follow();
  for (int i = 0; i < 120; ++i) {
    edit();
    if (below(3) != 0) filler.follow();
  }
  const Checked checked = filler.check();
  EXPECT_FALSE(checked.was_empty);
  EXPECT_GT(checked.datasets, 10u);
  EXPECT_EQ(checked.differences, 0);
  for (const auto& each : checked.examples)
    ADD_FAILURE() << each.table << " " << each.key << ": " << each.what;
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomEdits, testing::Range(1u, 9u));

}  // namespace
}  // namespace catalog::facts
