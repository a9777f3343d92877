// What catalog/purge erases of the tables of this module.
#include <gtest/gtest.h>

#include "catalog/assessment/forget.hpp"
#include "catalog/audit/chain_check.hpp"
#include "catalog/people/schema.hpp"
#include "catalog/publish/agencies.hpp"
#include "catalog/publish/publish.hpp"
#include "catalog/purge/purge.hpp"
#include "tests/unit/catalog/assessment/desk.hpp"

namespace catalog::assessment {
namespace {

const std::string kSecret = "Trần Văn Bí Mật";

people::Principal administrator(const std::string& name) {
  return people::Principal::signed_in({"id-" + name, name, name},
                                      {{}, {people::Role::kAdministrator}});
}

class AssessmentPurge : public testing::Test {
 protected:
  AssessmentPurge() {
    people::make_tables(desk_.store);
    Answer answer = desk_.answer("dgra.7.1");
    answer.comment.vi += " Theo " + kSecret;
    desk_.save(desk_.lan, answer, desk_.read().version_of("dgra.7.1"));
  }
  // A dataset's description has the text, and is erased.
  purge::Purge erase() {
    return desk_.in_transaction([&](auto& change) {
      publish::put_agency(change, {"north", base::parse_json(R"({"name":{"vi":"Bắc"}})"), ""});
      publish::Draft draft;
      draft.agency = "north";
      draft.document =
          base::parse_json(R"({"title":{"vi":"a"},"description":{"vi":")" + kSecret + "\"}}");
      const auto added = publish::publish(change, std::move(draft));
      const auto asked = purge::ask(change, administrator("an"),
                                    {.kind = purge::Kind::kField,
                                     .dataset = added.id,
                                     .pointer = "/description",
                                     .reason = "asked"});
      return purge::confirm(change, administrator("chi"), asked.id);
    });
  }
  std::string all_texts() {
    std::string text;
    const auto reader = desk_.store.read();
    for (const char* query :
         {"SELECT document FROM assessment", "SELECT document FROM assessment_part",
          "SELECT document FROM assessment_past", "SELECT text FROM assessment_remark",
          "SELECT document FROM readiness_action", "SELECT text FROM readiness_action_note"}) {
      auto rows = reader.connection().query(sql::Sql::generated(query));
      while (const auto row = rows.next()) text += row->text(0);
    }
    return text;
  }

  Desk desk_;
};

TEST_F(AssessmentPurge, TakesTheTextOutOfDraftsRemarksAndThePlan) {
  desk_.in_transaction([&](auto& change) {
    remark(change, desk_.binh, desk_.id, "dgra.7.1", "Ask " + kSecret);
    Action action{.title = {"Việc", "Work"}, .dimension = "dgra.7"};
    action.why.vi = kSecret;
    add_note(change, desk_.lan, put_action(change, desk_.lan, action, 0), kSecret);
  });
  const auto erased = erase().erased;
  EXPECT_EQ(all_texts().find(kSecret), std::string::npos);
  EXPECT_EQ(desk_.answer("dgra.7.1").comment.vi, "[…]");
  EXPECT_EQ(desk_.answer("dgra.7.1").rating, Rating::kYellowGreen) << "what was found stays";
  EXPECT_TRUE(erased.find("assessment_part"));
}

TEST_F(AssessmentPurge, PutsAPublishedOneUnderAnotherHashAndKeepsBothWithThePurge) {
  desk_.submit_by(desk_.lan);
  const std::string before = desk_.publish_by(desk_.binh).published->sha256;
  const auto purge = erase();
  EXPECT_EQ(all_texts().find(kSecret), std::string::npos);
  const auto after = desk_.read();
  EXPECT_EQ(after.document.published->sha256, after.stored.sha256);
  EXPECT_EQ(digest_of(after.document), after.stored.sha256);
  EXPECT_NE(after.stored.sha256, before);
  const auto reader = desk_.store.read();
  bool is_kept = false;
  for (const auto& replaced : store::list_replaced(reader.connection(), purge.id))
    is_kept |= replaced.dataset == desk_.id && replaced.former == before &&
               replaced.digest == after.stored.sha256;
  EXPECT_TRUE(is_kept);
  std::vector<store::Problem> problems;
  audit::check_chain(reader.connection(), problems);
  EXPECT_TRUE(problems.empty());
}

TEST_F(AssessmentPurge, LeavesToItsAuthorAListOfWhatTheyWrote) {
  const auto reader = desk_.store.read();
  const auto told = base::write_json(written_by(reader.connection(), desk_.lan.person().id));
  EXPECT_NE(told.find("dgra.7.1"), std::string::npos);
  EXPECT_NE(told.find("Bí Mật"), std::string::npos);
}

}  // namespace
}  // namespace catalog::assessment
