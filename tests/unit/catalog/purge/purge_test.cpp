#include "catalog/purge/purge.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "catalog/base/error.hpp"
#include "catalog/queue/queue.hpp"
#include "tests/unit/catalog/purge/office.hpp"

namespace catalog::purge {
namespace {

using Texts = std::vector<std::string>;

class Purges : public testing::Test {
 protected:
  Purges() {
    office_.publish("d1", R"({"title":{"vi":"Mưa"},"contactPoint":{"fn":"Ketxuhiem"}})");
    wish_ = {.kind = Kind::kField, .dataset = "d1", .pointer = "/contactPoint", .reason = "Luật"};
  }

  template <typename Do>
  std::string key_of(const Do& what) {
    try {
      what();
    } catch (const base::Error& error) {
      return error.message().key;
    }
    return "";
  }

  Office office_;
  Wish wish_;
};

TEST_F(Purges, AreAskedByAdministratorsAlone) {
  EXPECT_EQ(key_of([&] { office_.ask(wish_, publisher("lan", "weather")); }), "purge_not_yours");
  EXPECT_EQ(key_of([&] { office_.ask(wish_, {}); }), "purge_not_yours");
  EXPECT_EQ(office_.ask(wish_).state, State::kAsked);
}

TEST_F(Purges, AreNeverConfirmedByWhoAsked) {
  const Purge asked = office_.ask(wish_);
  EXPECT_EQ(key_of([&] { office_.confirm(asked, administrator("an")); }), "purge_same_person");
  EXPECT_TRUE(office_.store.read().find_dataset("d1")->document.find("Ketxuhiem") !=
              std::string::npos);
  EXPECT_EQ(office_.confirm(asked, administrator("binh")).state, State::kDone);
}

TEST_F(Purges, AreConfirmedByWhoPublishesForTheAgencyConcerned) {
  const Purge asked = office_.ask(wish_);
  EXPECT_EQ(key_of([&] { office_.confirm(asked, publisher("lan", "health")); }), "purge_unknown");
  EXPECT_EQ(key_of([&] { office_.confirm(asked, {}); }), "purge_unknown");
  EXPECT_EQ(office_.confirm(asked, publisher("lan", "weather")).answered_by, "lan");
}

TEST_F(Purges, OfAContentNeedWhoPublishesForEveryAgencyThatHasIt) {
  const auto sha256 = office_.upload("f1", "bytes");
  {
    auto change = office_.store.write();
    change.add_file({.id = "f2", .sha256 = sha256, .byte_size = 5, .agency = "health"});
    change.commit();
  }
  const Purge asked = office_.ask({.sha256 = sha256, .reason = "Luật"});
  EXPECT_EQ(key_of([&] { office_.confirm(asked, publisher("lan", "weather")); }), "purge_unknown");
  const auto both = person(
      "mai", {{{"weather", people::Role::kPublisher}, {"health", people::Role::kPublisher}}, {}});
  EXPECT_EQ(office_.confirm(asked, both).state, State::kDone);
  EXPECT_EQ(office_.rows("SELECT name FROM file"), (Texts{"", ""}));
}

TEST_F(Purges, ForgetTheNameOfAnAccountThatIsDeletedButNotThatItWasOnePerson) {
  const Purge asked = office_.ask(wish_);
  auto change = office_.store.write();
  change.replace_author("an", "former-1");
  EXPECT_EQ(find_purge(change.connection(), asked.id)->asked_by, "former-1");
  EXPECT_EQ(key_of([&] { purge::confirm(change, administrator("an"), asked.id); }),
            "purge_same_person");
}

TEST_F(Purges, AreAnsweredOnce) {
  const Purge asked = office_.ask(wish_);
  EXPECT_EQ(key_of([&] { office_.ask(wish_); }), "purge_asked");
  office_.confirm(asked);
  EXPECT_EQ(key_of([&] { office_.confirm(asked); }), "purge_answered");
}

TEST_F(Purges, AreDeclinedWithNothingErased) {
  const Purge asked = office_.ask(wish_);
  auto change = office_.store.write();
  EXPECT_EQ(decline(change, administrator("binh"), asked.id, "Không cần").state, State::kDeclined);
  change.commit();
  EXPECT_NE(office_.store.read().find_dataset("d1")->document.find("Ketxuhiem"), std::string::npos);
  EXPECT_EQ(office_.problems(), Texts());
}

TEST_F(Purges, NeedAReasonAndSomethingToErase) {
  const auto asked_with = [&](auto alter) {
    Wish wish = wish_;
    alter(wish);
    return key_of([&] { office_.ask(wish); });
  };
  EXPECT_EQ(asked_with([](Wish& w) { w.reason = "  "; }), "purge_reason_bad");
  EXPECT_EQ(asked_with([](Wish& w) { w.pointer = "/version"; }), "purge_nothing_there");
  EXPECT_EQ(asked_with([](Wish& w) { w.dataset = "d9"; }), "purge_nothing_there");
  EXPECT_EQ(asked_with([](Wish& w) { w = {.sha256 = "ab", .reason = "x"}; }),
            "purge_nothing_there");
}

TEST_F(Purges, AreToldToTheAuditLogWithoutWhatWasErased) {
  office_.confirm(office_.ask(wish_));
  EXPECT_EQ(office_.rows("SELECT action FROM audit WHERE kind = 'purge' ORDER BY seq"),
            (Texts{"purge_asked", "purged"}));
  EXPECT_EQ(office_.rows("SELECT seq FROM audit WHERE instr(detail, 'Ketxuhiem') > 0"), Texts());
}

TEST_F(Purges, AreFinishedByAJobOnceTheIndexIsBuiltAnew) {
  const Purge done = office_.confirm(office_.ask(wish_));
  EXPECT_TRUE(queue::Queue(office_.store).has("purge/" + done.id));
  EXPECT_EQ(key_of([&] { finish(office_.store, [] {}); }), "purge_index_waits");
  const auto waiting = list_unindexed(office_.store.read());
  EXPECT_EQ(waiting, Texts{done.id});
  note_indexed(office_.store, waiting);
  finish(office_.store, [] {});
  EXPECT_NE(find_purge(office_.store.read().connection(), done.id)->finished_at, base::Time{});
  EXPECT_EQ(finish(office_.store, [] {}).key, "job_purge_nothing");
}

TEST_F(Purges, LeaveNothingInTheFilesOfTheDatabase) {
  const auto holds = [&](const char* name) {
    std::ifstream in(office_.folder.path() / name, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str().find("Ketxuhiem") != std::string::npos;
  };
  // What was deleted before lies in free pages.
  office_.run("INSERT INTO kept_answer VALUES ('a', 'k', 1, 'r', 'Ketxuhiem')");
  office_.run("DELETE FROM kept_answer");
  EXPECT_TRUE(holds("catalog.db-wal") || holds("catalog.db"));
  office_.confirm(office_.ask(wish_));
  note_indexed(office_.store, list_unindexed(office_.store.read()));
  finish(office_.store, [] {});
  EXPECT_FALSE(holds("catalog.db"));
  EXPECT_FALSE(holds("catalog.db-wal"));
  EXPECT_EQ(office_.problems(), Texts());
}

}  // namespace
}  // namespace catalog::purge
