#include "catalog/publish/agencies_merge.hpp"

#include <gtest/gtest.h>

#include "catalog/audit/log.hpp"
#include "catalog/base/error.hpp"
#include "catalog/people/accounts.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/people/schema.hpp"
#include "catalog/people/tokens.hpp"
#include "catalog/publish/agencies.hpp"
#include "catalog/publish/agencies_move.hpp"
#include "catalog/publish/publish.hpp"
#include "catalog/queue/queue.hpp"
#include "tests/support/temporary_folder.hpp"

namespace catalog::publish {
namespace {

using base::Json;

class AgenciesMerge : public testing::Test {
 protected:
  AgenciesMerge() {
    people::make_tables(store_);
    change_.basis = {"2025-07-01", "Nghị quyết về sắp xếp đơn vị hành chính", "202/2025/QH15", ""};
    change_.author = "root";
    auto write = store_.write();
    for (const char* slug : {"ha-giang", "tuyen-quang", "so-y-te-ha-giang", "other"})
      put_agency(write, {slug, base::parse_json(R"({"name":{"vi":")" + std::string(slug) + "\"}}"),
                         std::string(slug) == "so-y-te-ha-giang" ? "ha-giang" : ""});
    write.commit();
  }
  std::string add(const std::string& title, const std::string& agency,
                  const std::string& state = "published") {
    auto write = store_.write();
    Draft draft;
    draft.document =
        base::parse_json(R"({"title":{"vi":")" + title + R"("},"publisher":")" + agency + "\"}");
    draft.agency = agency;
    draft.state = state;
    const auto published = publish(write, std::move(draft));
    write.commit();
    return published.id;
  }
  AgencyOutcome merge(const std::vector<std::string>& former, const std::string& successor) {
    auto write = store_.write();
    auto outcome = merge_agencies(write, former, successor, change_);
    write.commit();
    return outcome;
  }
  template <typename Act>
  std::string refusal(Act act) {
    try {
      auto write = store_.write();
      act(write);
      write.commit();
    } catch (const base::Error& error) {
      return error.message().key;
    }
    return "";
  }
  std::string add_member(const std::string& agency, people::Role role) {
    auto write = store_.write();
    people::Account account;
    account.name = "member";
    const auto added = people::add_account(write, account);
    people::grant(write, added.id, agency, role);
    write.commit();
    return added.id;
  }

  TemporaryFolder folder_;
  store::Store store_{folder_.path()};
  AgencyChange change_;
};

TEST_F(AgenciesMerge, MovesEveryDatasetWithARevisionThatNamesTheLaw) {
  const auto open = add("a", "ha-giang"), draft = add("b", "ha-giang", "draft");
  EXPECT_EQ(merge({"ha-giang"}, "tuyen-quang").waiting, 0);
  for (const auto& id : {open, draft}) {
    const auto dataset = store_.read().find_dataset(id);
    EXPECT_EQ(dataset->agency, "tuyen-quang");
    EXPECT_EQ(dataset->revision, 2);
    const Json document = base::parse_json(dataset->document);
    EXPECT_EQ(document["publisher"]["id"].as_string(), "tuyen-quang");
    EXPECT_EQ(document["publisher"]["name"]["vi"].as_string(), "tuyen-quang");
    const auto revision = store_.read().list_revisions(id).front();
    EXPECT_EQ(revision.author, "root");
    EXPECT_NE(revision.note.find("202/2025/QH15"), std::string::npos) << revision.note;
    EXPECT_NE(revision.note.find("2025-07-01"), std::string::npos);
  }
  EXPECT_EQ(store_.read().find_dataset(draft)->state, "draft");
}

TEST_F(AgenciesMerge, LeavesTheFormerUnitAsARecordThatLeadsOn) {
  add("a", "ha-giang");
  add("b", "ha-giang", "draft");
  merge({"ha-giang"}, "tuyen-quang");
  const auto reader = store_.read();
  const Json former = base::parse_json(reader.find_agency("ha-giang")->document);
  EXPECT_EQ(former["isReplacedBy"].items().at(0).as_string(), "/agencies/tuyen-quang");
  EXPECT_EQ(former["closed"]["date"].as_string(), "2025-07-01");
  EXPECT_EQ(former["closed"]["number"].as_string(), "202/2025/QH15");
  EXPECT_EQ(reader.current_agency("ha-giang"), "tuyen-quang");
  EXPECT_EQ(reader.find_agency("so-y-te-ha-giang")->parent, "tuyen-quang");
  ASSERT_EQ(reader.count_former_datasets().size(), 1u);
  EXPECT_EQ(reader.count_former_datasets()[0].datasets, 1) << "public ones alone are counted";
}

TEST_F(AgenciesMerge, IsToldToTheAuditLog) {
  add("a", "ha-giang");
  merge({"ha-giang"}, "tuyen-quang");
  std::string told;
  auto lease = store_.pool().read();
  audit::for_each(lease.connection(), {.agency = "ha-giang"}, [&](const audit::Entry& entry) {
    if (entry.action == "merged") told = entry.detail->actor + entry.detail->text;
    return true;
  });
  EXPECT_NE(told.find("root"), std::string::npos);
  EXPECT_NE(told.find("tuyen-quang"), std::string::npos);
  EXPECT_NE(told.find("202/2025/QH15"), std::string::npos);
}

TEST_F(AgenciesMerge, EndsRolesUnlessTheyAreToMove) {
  const auto member = add_member("ha-giang", people::Role::kEditor);
  EXPECT_EQ(merge({"ha-giang"}, "tuyen-quang").members, 1u);
  EXPECT_TRUE(people::roles_of(store_.read(), member).memberships.empty());
}

TEST_F(AgenciesMerge, MovesRolesWhereAskedAndKeepsTheGreaterOne) {
  const auto member = add_member("ha-giang", people::Role::kEditor);
  {
    auto write = store_.write();
    people::grant(write, member, "tuyen-quang", people::Role::kReader);
    write.commit();
  }
  change_.move_members = true;
  merge({"ha-giang"}, "tuyen-quang");
  EXPECT_EQ(people::roles_of(store_.read(), member).memberships,
            (std::vector<people::Membership>{{"tuyen-quang", people::Role::kEditor}}));
}

TEST_F(AgenciesMerge, TakesWhatIsLaterImportedForTheFormerUnit) {
  merge({"ha-giang"}, "tuyen-quang");
  const auto id = add("late", "ha-giang");
  EXPECT_EQ(store_.read().find_dataset(id)->agency, "tuyen-quang");
}

TEST_F(AgenciesMerge, IntoTheUnitBelowLiftsIt) {
  merge({"ha-giang"}, "so-y-te-ha-giang");
  EXPECT_EQ(store_.read().find_agency("so-y-te-ha-giang")->parent, "");
}

TEST_F(AgenciesMerge, RefusesWhatCannotBe) {
  const auto merging = [&](std::vector<std::string> former, const std::string& successor) {
    return refusal([&](auto& write) { merge_agencies(write, former, successor, change_); });
  };
  EXPECT_EQ(merging({"ha-giang"}, "ha-giang"), "agency_successor_same");
  EXPECT_EQ(merging({}, "ha-giang"), "agencies_needed");
  EXPECT_EQ(merging({"nowhere"}, "ha-giang"), "agency_not_found");
  change_.basis.date = "2999-01-01";
  EXPECT_EQ(merging({"ha-giang"}, "tuyen-quang"), "legal_date_bad");
  change_.basis = {"2025-07-01", " ", "", ""};
  EXPECT_EQ(merging({"ha-giang"}, "tuyen-quang"), "legal_title_needed");
  change_.basis = {"2025-07-01", "x", "", "javascript:alert(1)"};
  EXPECT_EQ(merging({"ha-giang"}, "tuyen-quang"), "legal_url_bad");
  change_.basis.url.clear();
  EXPECT_EQ(merging({"ha-giang"}, "tuyen-quang"), "");
  EXPECT_EQ(merging({"ha-giang"}, "other"), "agency_ended");
  EXPECT_EQ(merging({"tuyen-quang"}, "ha-giang"), "agency_ended");
}

TEST_F(AgenciesMerge, OfMoreThanAPortionGoesOnAsAJob) {
  for (int i = 0; i < 5; ++i) add("a" + std::to_string(i), "ha-giang");
  {
    auto write = store_.write();
    write.plan_moves({"", "ha-giang", "tuyen-quang", "root", "note"}, true);
    EXPECT_EQ(carry_out_moves(write, 2), 2);
    write.commit();
  }
  EXPECT_EQ(store_.read().count_moves("ha-giang"), 3);
  {
    auto write = store_.write();
    EXPECT_EQ(carry_out_moves(write), 3);
    EXPECT_EQ(carry_out_moves(write), 0);
    write.commit();
  }
  EXPECT_EQ(store_.read().count_datasets({.agency = "tuyen-quang"}), 5);
}

TEST_F(AgenciesMerge, SplitsByAListAndGivesTheRestToTheFirst) {
  const auto first = add("first", "ha-giang"), second = add("second", "ha-giang");
  auto write = store_.write();
  split_agency(write, "ha-giang", {{"tuyen-quang", {}}, {"other", {second}}}, change_);
  write.commit();
  EXPECT_EQ(store_.read().find_dataset(first)->agency, "tuyen-quang");
  EXPECT_EQ(store_.read().find_dataset(second)->agency, "other");
  EXPECT_EQ(store_.read().current_agency("ha-giang"), "ha-giang");
  EXPECT_EQ(store_.read().list_successions("ha-giang").size(), 2u);
}

TEST_F(AgenciesMerge, SplitsOnlyWhatIsTheFormersAndOnce) {
  const auto mine = add("mine", "ha-giang"), foreign = add("foreign", "other");
  const auto splitting = [&](const std::vector<SplitPart>& parts) {
    return refusal([&](auto& write) { split_agency(write, "ha-giang", parts, change_); });
  };
  EXPECT_EQ(splitting({{"other", {mine}}}), "split_parts_needed");
  EXPECT_EQ(splitting({{"other", {mine}}, {"other", {}}}), "split_parts_needed");
  EXPECT_EQ(splitting({{"tuyen-quang", {}}, {"other", {foreign}}}), "split_dataset_bad");
  EXPECT_EQ(splitting({{"tuyen-quang", {mine}}, {"other", {mine}}}), "split_dataset_repeated");
  EXPECT_EQ(store_.read().find_dataset(mine)->revision, 1);
}

TEST_F(AgenciesMerge, ClosesWithoutASuccessorAndKeepsTheDatasets) {
  const auto id = add("a", "ha-giang");
  auto write = store_.write();
  close_agency(write, "ha-giang", change_);
  write.commit();
  EXPECT_EQ(store_.read().find_dataset(id)->agency, "ha-giang");
  EXPECT_EQ(store_.read().list_successions("ha-giang").at(0).kind, "closed");
}

TEST_F(AgenciesMerge, RenamesWithDatasetsMembersAndTheOldAddress) {
  const auto id = add("a", "ha-giang");
  const auto member = add_member("ha-giang", people::Role::kAdmin);
  change_.basis = {};
  {
    auto write = store_.write();
    revise_agency(
        write,
        {"ha-giang", "tinh-ha-giang",
         base::parse_json(R"({"name":{"vi":"Tỉnh Hà Giang"},"@id":"https://hg.vn/#it"})"), ""},
        change_);
    write.commit();
  }
  const auto reader = store_.read();
  EXPECT_EQ(reader.current_agency("ha-giang"), "tinh-ha-giang");
  EXPECT_EQ(reader.find_dataset(id)->agency, "tinh-ha-giang");
  EXPECT_EQ(
      base::parse_json(reader.find_dataset(id)->document)["publisher"]["name"]["vi"].as_string(),
      "Tỉnh Hà Giang");
  EXPECT_EQ(reader.find_agency("so-y-te-ha-giang")->parent, "tinh-ha-giang");
  EXPECT_EQ(people::roles_of(reader, member).memberships.at(0).agency, "tinh-ha-giang");
  EXPECT_EQ(refusal([&](auto& again) {
              revise_agency(again,
                            {"other", "ha-giang", base::parse_json(R"({"name":{"vi":"x"}})"), ""},
                            change_);
            }),
            "agency_slug_taken");
}

}  // namespace
}  // namespace catalog::publish
