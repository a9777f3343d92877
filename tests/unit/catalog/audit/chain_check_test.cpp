#include "catalog/audit/chain_check.hpp"

#include <random>

#include "catalog/base/hash.hpp"
#include "tests/unit/catalog/audit/audit_fixture.hpp"

namespace catalog::audit {
namespace {

using Keys = std::vector<std::string>;

class ChainCheck : public AuditTest {
 protected:
  /// A revision with its entry, as catalog/publish makes them.
  void publish(const std::string& id, const std::string& title) {
    auto transaction = store->write();
    const auto change = dataset(id, title);
    Event event{.actor = "lan", .action = "updated", .kind = "dataset", .id = id};
    event.revision = transaction.put_dataset(change);
    event.content = base::sha256(change.document);
    append(transaction.connection(), event);
    transaction.commit();
  }
};

TEST_F(ChainCheck, FindsNothingInASoundLogNorInAnEmptyOne) {
  EXPECT_EQ(problems(), Keys());
  put(dataset("0"));  // before the log began
  publish("1", "Schools");
  publish("1", "Schools of 2026");
  publish("2", "Rivers");
  std::vector<store::Problem> found;
  EXPECT_EQ(check_chain(store->snapshot().connection(), found), 4);
  EXPECT_TRUE(found.empty());
}

/// One way to damage an entry, with its number in the place of "?".
struct Damage {
  const char* name;
  std::vector<std::string> sql;
  std::int64_t later = 0;  // how far behind the entry the break is
};

std::vector<Damage> damages() {
  const std::string columns =
      "time, action, kind, id, agency, revision, content, detail_digest, hash, salt, actor, detail";
  std::vector<Damage> list = {
      {"taken out", {"DELETE FROM audit WHERE seq = ?"}},
      {"taken out, the gap closed",
       {"DELETE FROM audit WHERE seq = ?", "UPDATE audit SET seq = -(seq - 1) WHERE seq > ?",
        "UPDATE audit SET seq = -seq WHERE seq < 0"}},
      {"moved behind the next",
       {"UPDATE audit SET seq = -1 WHERE seq = ?",
        "UPDATE audit SET seq = ? WHERE seq = (SELECT min(seq) FROM audit WHERE seq > ?)",
        "UPDATE audit SET seq = ? + 1 WHERE seq = -1"}},
      {"put in twice",
       {"UPDATE audit SET seq = -(seq + 1) WHERE seq >= ?",
        "UPDATE audit SET seq = -seq WHERE seq < 0",
        "INSERT INTO audit SELECT ?, " + columns + " FROM audit WHERE seq = ? + 1"},
       1},
      {"another actor", {"UPDATE audit SET actor = 'somebody else' WHERE seq = ?"}},
      {"another note", {"UPDATE audit SET detail = '{}' || detail WHERE seq = ?"}}};
  for (const char* change :
       {"time = time + 1", "action = action || 'x'", "kind = kind || 'x'", "id = id || 'x'",
        "agency = agency || 'x'", "revision = revision + 1", "content = content || 'x'",
        "detail_digest = detail_digest || 'x'", "hash = hash || 'x'"})
    list.push_back({change, {"UPDATE audit SET " + std::string(change) + " WHERE seq = ?"}});
  return list;
}

std::string with_number(std::string sql, std::int64_t seq) {
  for (auto at = sql.find('?'); at != std::string::npos; at = sql.find('?'))
    sql.replace(at, 1, std::to_string(seq));
  return sql;
}

// Every damage to entries by chance: the first that no longer fits must be named.
TEST_F(ChainCheck, FindsEveryEntryThatWasChangedTakenOutPutInOrMoved) {
  constexpr std::int64_t count = 12;
  for (std::int64_t i = 1; i < count; ++i) tell("actor " + std::to_string(i));
  tamper("CREATE TABLE kept AS SELECT * FROM audit");
  std::mt19937 chance(20260518);
  for (int round = 0; round < 10; ++round) {
    for (const Damage& each : damages()) {
      const auto seq = std::uniform_int_distribution<std::int64_t>(1, count - 1)(chance);
      for (const auto& sql : each.sql) damage(with_number(sql, seq));
      const auto found = problems();
      ASSERT_FALSE(found.empty()) << each.name << " " << seq;
      EXPECT_EQ(found.front(), "audit_broken " + std::to_string(seq + each.later)) << each.name;
      damage("DELETE FROM audit");
      damage("INSERT INTO audit SELECT * FROM kept");
      ASSERT_EQ(problems(), Keys());
    }
  }
}

TEST_F(ChainCheck, FindsALogThatWasWrittenAnewBehindAHead) {
  tell("lan");
  tell("minh");
  {
    auto transaction = store->write();
    keep_head(transaction.connection(), "2026-05-18");
    transaction.commit();
  }
  tamper("DELETE FROM audit WHERE seq = 3");  // a sound chain, but shorter
  EXPECT_EQ(problems(), Keys{"audit_head_differs 3"});
  tell("somebody else");
  EXPECT_EQ(problems(), Keys{"audit_head_differs 3"});
}

TEST_F(ChainCheck, FindsARevisionThatWasWrittenAnewWithItsDigest) {
  publish("1", "Schools");
  const std::string forged = R"({"title":"Forged"})";
  damage("UPDATE revision SET document = '" + forged + "', digest = '" + base::sha256(forged) +
         "'");
  EXPECT_EQ(problems(), Keys{"audit_revision_differs 2"});
  damage("DELETE FROM revision");
  EXPECT_EQ(problems(), Keys{"audit_revision_differs 2"});
}

TEST_F(ChainCheck, FindsAChangeThatNobodyAnswersFor) {
  publish("1", "Schools");
  put(dataset("2"));
  EXPECT_EQ(problems(), Keys{"audit_change_missing 2"});
}

}  // namespace
}  // namespace catalog::audit
