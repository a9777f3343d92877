#include "portal/app/letters.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "catalog/base/error.hpp"
#include "catalog/people/accounts.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/publish/agencies.hpp"
#include "catalog/queue/queue.hpp"
#include "tests/support/portal.hpp"

namespace portal::app {
namespace {

using people::Role;

// An agency with an editor, two publishers and a reader, all but one with an address.
class LettersTest : public testing::Test {
 protected:
  LettersTest() : portal({}) {
    portal.app.config.mail.sink = "log";
    portal.app.refresh_site();
    auto change = portal.app.store.write();
    catalog::publish::AgencyDraft agency;
    agency.slug = "weather";
    agency.document = base::parse_json(R"({"name":{"vi":"Khí tượng","en":"Weather"}})");
    catalog::publish::put_agency(change, agency);
    add(change, "edith", Role::kEditor, "edith@d.vn");
    add(change, "paul", Role::kPublisher, "paul@d.vn");
    add(change, "petra", Role::kPublisher, "");
    add(change, "anna", Role::kAdmin, "anna@d.vn");
    add(change, "rita", Role::kReader, "rita@d.vn");
    change.commit();
  }

  void add(catalog::store::WriteTransaction& change, const std::string& name, Role role,
           const std::string& email) {
    people::Account account;
    account.name = name;
    account.email = email;
    const auto id = people::add_account(change, account).id;
    people::grant(change, id, "weather", role);
    persons.emplace(
        name, people::Principal::signed_in({id, name, name}, people::roles_of(change.read(), id)));
  }

  std::string draft() {
    return add_dataset(portal.app, {persons.at("edith")},
                       base::parse_json(R"({"title":{"vi":"Mưa"},"description":{"vi":"Theo ngày"},
                                            "publisher":"weather"})"))
        .published.id;
  }

  void move(const std::string& who, const std::string& id, const std::string& state,
            const std::string& note = "") {
    const auto written =
        move_dataset(portal.app, {persons.at(who), note}, {id, Seen::anything()}, state);
    ASSERT_FALSE(written.is_refused());
  }

  // "ABOUT to ADDRESS" of each letter that waits.
  std::set<std::string> letters() {
    std::set<std::string> list;
    for (const auto& job : catalog::queue::Queue(portal.app.store).list_open())
      if (job.kind == "mail")
        list.insert(job.arguments["about"].as_string() + " to " +
                    job.arguments["address"].as_string());
    return list;
  }

  TestPortal portal;
  std::map<std::string, people::Principal> persons;
};

TEST_F(LettersTest, AskThoseWhoMayPublishToLookAtARecord) {
  move("edith", draft(), "review");
  EXPECT_EQ(letters(), (std::set<std::string>{"review_requested to anna@d.vn",
                                              "review_requested to paul@d.vn"}));
}

TEST_F(LettersTest, TellTheAuthorWhyARecordWasRefusedAndThatItWasApproved) {
  const auto id = draft();
  move("edith", id, "review");
  move("paul", id, "draft", "Thiếu nguồn");
  EXPECT_TRUE(letters().contains("refused to edith@d.vn"));
  move("edith", id, "review");
  move("paul", id, "published");
  EXPECT_TRUE(letters().contains("approved to edith@d.vn"));
  EXPECT_FALSE(letters().contains("approved to paul@d.vn"));
}

TEST_F(LettersTest, AreNotWrittenForWhatWasNotDoneNorWhileMailIsOff) {
  const auto id = draft();
  EXPECT_THROW(move("edith", id, "published"), base::Error);
  EXPECT_TRUE(letters().empty());
  portal.app.config.mail.sink.clear();
  portal.app.refresh_site();
  move("edith", id, "review");
  EXPECT_TRUE(letters().empty());
}

}  // namespace
}  // namespace portal::app
