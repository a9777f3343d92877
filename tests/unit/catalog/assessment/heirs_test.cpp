#include "catalog/assessment/heirs.hpp"

#include <gtest/gtest.h>

#include "catalog/people/schema.hpp"
#include "catalog/publish/agencies.hpp"
#include "tests/unit/catalog/assessment/desk.hpp"

namespace catalog::assessment {
namespace {

class AssessmentHeirs : public testing::Test {
 protected:
  AssessmentHeirs() {
    people::make_tables(desk_.store);
    change_.basis = {"2025-07-01", "", "202/2025/QH15", ""};
    change_.author = "root";
    change_.follow = follow_agency;
    desk_.in_transaction([&](auto& change) {
      for (const char* slug : {"viet-nam", "ha-giang", "tuyen-quang"})
        publish::put_agency(
            change, {slug, base::parse_json(R"({"name":{"vi":"Tỉnh )" + std::string(slug) + "\"}}"),
                     std::string(slug) == "tuyen-quang" ? "viet-nam" : ""});
      Head head = desk_.read().document.head;
      head.scope = head.publisher = "ha-giang";
      save_head(change, desk_.lan, desk_.id, head, desk_.frame, 1);
      action_ = put_action(change, desk_.lan, made_action(ActionStatus::kAgreed), 0);
      done_ = put_action(change, desk_.lan, made_action(ActionStatus::kDone), 0);
    });
  }
  static Action made_action(ActionStatus status) {
    Action action{.title = {"Việc", "Work"}, .dimension = "dgra.1", .lead = "ha-giang"};
    action.status = status;
    action.test = {.indicator = "m.lic.open", .scope = "ha-giang", .colour = Rating::kGreen};
    return action;
  }
  void merge() {
    desk_.in_transaction([&](auto& change) {
      publish::merge_agencies(change, {"ha-giang"}, "tuyen-quang", change_);
    });
  }
  Action action(const std::string& id) {
    return find_action(desk_.store.read().connection(), id)->action;
  }

  Desk desk_;
  publish::AgencyChange change_;
  std::string action_, done_;
};

TEST_F(AssessmentHeirs, AreWhatADraftIsOfAndWhoPublishesIt) {
  const auto before = desk_.read();
  merge();
  const auto after = desk_.read();
  EXPECT_EQ(after.document.head.scope, "tuyen-quang");
  EXPECT_EQ(after.document.head.publisher, "tuyen-quang");
  EXPECT_GT(after.version_of(kHeadPart), before.version_of(kHeadPart))
      << "a form that was open before does not bring the former agency back";
  EXPECT_EQ(after.parts.at(kHeadPart).changed_by, before.parts.at(kHeadPart).changed_by);
}

TEST_F(AssessmentHeirs, DoNotChangeWhatIsPublishedAndItsOldNameStays) {
  desk_.submit_by(desk_.lan);
  const Document published = desk_.publish_by(desk_.binh);
  EXPECT_EQ(published.head.scope_name.vi, "Tỉnh ha-giang");
  merge();
  const auto after = desk_.read();
  EXPECT_EQ(after.document, published);
  EXPECT_EQ(digest_of(after.document), after.stored.sha256);
  EXPECT_EQ(read_document(after.stored.document).head.scope_name.vi, "Tỉnh ha-giang");
  const auto next = desk_.in_transaction(
      [&](auto& change) { return begin_next(change, desk_.lan, desk_.id, frame_of_head); });
  EXPECT_EQ(desk_.read_of(next).document.head.scope, "tuyen-quang");
  EXPECT_EQ(desk_.read_of(next).document.head.publisher, "tuyen-quang");
  EXPECT_TRUE(desk_.read_of(next).document.head.scope_name.is_empty());
}

TEST_F(AssessmentHeirs, LeadTheWorkThatIsStillOpen) {
  merge();
  EXPECT_EQ(action(action_).lead, "tuyen-quang");
  EXPECT_EQ(action(action_).test.scope, "viet-nam") << "figures stand with the highest agency";
  EXPECT_EQ(action(done_).lead, "ha-giang");
}

}  // namespace
}  // namespace catalog::assessment
