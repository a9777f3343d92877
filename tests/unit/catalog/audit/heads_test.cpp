#include "catalog/audit/heads.hpp"

#include "tests/unit/catalog/audit/audit_fixture.hpp"

namespace catalog::audit {
namespace {

class AuditHeads : public AuditTest {
 protected:
  Head keep(const std::string& date) {
    auto transaction = store->write();
    const Head head = keep_head(transaction.connection(), date);
    transaction.commit();
    return head;
  }
  std::vector<Head> heads(std::int64_t limit = 10) {
    return list_heads(store->read().connection(), limit);
  }
};

TEST_F(AuditHeads, TellWhereTheChainStood) {
  tell("lan");
  const Head first = keep("2026-05-18");
  EXPECT_EQ(first.seq, 2);
  EXPECT_EQ(first.hash, list().back().hash);
  tell("minh");
  const Head second = keep("2026-05-19");
  EXPECT_EQ(second.seq, 3);
  EXPECT_EQ(heads(), (std::vector<Head>{second, first}));
  EXPECT_EQ(heads(1), std::vector<Head>{second});
}

TEST_F(AuditHeads, AreOneForEachDayHoweverOftenTheyAreKept) {
  tell("lan");
  const Head first = keep("2026-05-18");
  tell("minh");
  EXPECT_EQ(keep("2026-05-18"), first);
  EXPECT_EQ(heads().size(), 1u);
}

TEST_F(AuditHeads, BeginTheLogOfACatalogueThatHasNone) {
  put(dataset("1"));
  const Head head = keep("2026-05-18");
  EXPECT_EQ(head.seq, 1);
  EXPECT_EQ(list().at(0).action, "begun");
  EXPECT_EQ(problems(), std::vector<std::string>());
}

}  // namespace
}  // namespace catalog::audit
