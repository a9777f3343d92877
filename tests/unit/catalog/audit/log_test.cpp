#include "catalog/audit/log.hpp"

#include "tests/unit/catalog/audit/audit_fixture.hpp"

namespace catalog::audit {
namespace {

using AuditLog = AuditTest;

TEST_F(AuditLog, BeginsByTellingWithWhichChangeItBegins) {
  put(dataset("1"));
  put(dataset("2"));
  EXPECT_EQ(tell("lan"), 2);
  const auto entries = list();
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[0].action, "begun");
  EXPECT_EQ(entries[0].kind, "log");
  EXPECT_EQ(entries[0].revision, 2);
  EXPECT_EQ(entries[0].hash, hash_of(entries[0], kNoHash));
}

TEST_F(AuditLog, ChainsEachEntryToTheOneBefore) {
  const base::FixedClock clock(at("2026-05-18T02:00:00.250Z"));
  for (const char* actor : {"lan", "minh", "hoa"}) tell(actor);
  const auto entries = list();
  ASSERT_EQ(entries.size(), 4u);
  for (std::size_t i = 1; i < entries.size(); ++i) {
    EXPECT_EQ(entries[i].seq, static_cast<std::int64_t>(i) + 1);
    EXPECT_EQ(entries[i].time, at("2026-05-18T02:00:00.250Z"));
    EXPECT_EQ(entries[i].hash, hash_of(entries[i], entries[i - 1].hash));
    EXPECT_EQ(entries[i].detail_digest, digest_of(*entries[i].detail));
  }
  EXPECT_EQ(problems(), std::vector<std::string>());
}

TEST_F(AuditLog, IsUndoneWithTheChangeThatItTellsOf) {
  {
    auto transaction = store->write();
    append(transaction.connection(), {.actor = "lan", .action = "created", .kind = "agency"});
  }
  EXPECT_TRUE(list().empty());
  EXPECT_FALSE(find_tail(store->read().connection()));
}

TEST_F(AuditLog, AnswersByAgencyActorAndTime) {
  {
    const base::FixedClock clock(at("2026-05-18T02:00:00Z"));
    tell("lan", "so-y-te");
    tell("minh", "so-y-te");
  }
  const base::FixedClock clock(at("2026-05-19T02:00:00Z"));
  tell("lan", "so-xay-dung");
  EXPECT_EQ(list({.agency = "so-y-te"}).size(), 2u);
  EXPECT_EQ(list({.actor = "lan"}).size(), 2u);
  EXPECT_EQ(list({.agency = "so-y-te", .actor = "lan"}).size(), 1u);
  EXPECT_EQ(list({.since = at("2026-05-19")}).size(), 1u);
  EXPECT_EQ(list({.actor = "nobody"}).size(), 0u);
}

TEST_F(AuditLog, RefusesALineBreakThatCouldPassForAnotherField) {
  for (const Event& event : {Event{.action = "a\nb"}, Event{.id = "a\nb"}, Event{.agency = "\n"}})
    EXPECT_EQ(failure_of([&] { tell(event); }), "audit_line_bad");
  EXPECT_TRUE(list().empty());
}

TEST_F(AuditLog, IsNotChangedByOrdinaryStatements) {
  tell("lan");
  for (const char* sql : {"UPDATE audit SET action = 'x'", "DELETE FROM audit WHERE seq = 2",
                          "UPDATE audit SET actor = 'somebody else'",
                          "UPDATE audit SET hash = 'x', salt = NULL, actor = NULL, detail = NULL"})
    EXPECT_NE(failure_of([&] { damage(sql); }), "");
  EXPECT_EQ(problems(), std::vector<std::string>());
}

TEST_F(AuditLog, ForgetsAPersonWithoutBreakingTheChain) {
  for (const char* actor : {"lan", "minh", "lan"}) tell(actor);
  auto transaction = store->write();
  EXPECT_EQ(erase_actor(transaction.connection(), "lan"), 2);
  transaction.commit();
  EXPECT_TRUE(list({.actor = "lan"}).empty());
  const auto entries = list();
  ASSERT_EQ(entries.size(), 4u);
  EXPECT_FALSE(entries[1].detail);
  EXPECT_EQ(entries[2].detail->actor, "minh");
  EXPECT_EQ(problems(), std::vector<std::string>());
}

}  // namespace
}  // namespace catalog::audit
