#include "catalog/audit/entry.hpp"

#include <gtest/gtest.h>

#include "catalog/base/hash.hpp"

namespace catalog::audit {
namespace {

Entry entry() {
  Entry made;
  made.seq = 7;
  made.time = *base::parse_time("2026-05-18T02:00:00.250Z");
  made.action = "updated";
  made.kind = "dataset";
  made.id = "d1";
  made.agency = "so-y-te";
  made.revision = 3;
  made.content = "c0ffee";
  made.detail_digest = "d1ce";
  return made;
}

// docs/operating.md tells this form: what is chained today must be provable in years.
TEST(Entry, IsChainedByATextThatNeverChanges) {
  EXPECT_EQ(chained_text(entry(), "ab"),
            "portal-audit-1\nab\n7\n2026-05-18T02:00:00.250Z\nupdated\ndataset\nd1\nso-y-te\n3\n"
            "c0ffee\nd1ce\n");
  EXPECT_EQ(hash_of(entry(), "ab"), base::sha256(chained_text(entry(), "ab")));
  EXPECT_EQ(kNoHash, std::string(64, '0'));
}

TEST(Entry, HasADigestOfItsDetailThatEveryPartChanges) {
  const Detail detail{"5a17", "lan", R"({"note":"x"})"};
  EXPECT_EQ(digest_of(detail), base::sha256("5a17\nlan\n{\"note\":\"x\"}\n"));
  for (const Detail& other :
       {Detail{"5a18", "lan", R"({"note":"x"})"}, Detail{"5a17", "minh", R"({"note":"x"})"},
        Detail{"5a17", "lan", R"({"note":"y"})"}})
    EXPECT_NE(digest_of(detail), digest_of(other));
}

}  // namespace
}  // namespace catalog::audit
