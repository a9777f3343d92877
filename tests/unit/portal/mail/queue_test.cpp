#include "portal/mail/queue.hpp"

#include <gtest/gtest.h>

#include "catalog/queue/queue.hpp"
#include "catalog/store/store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace portal::mail {
namespace {

class MailQueue : public testing::Test {
 protected:
  bool put(const Letter& letter, const Settings& settings, bool keep = true) {
    auto change = store_.write();
    const bool queued = queue(change, letter, settings);
    if (keep) change.commit();
    return queued;
  }
  auto open() { return catalog::queue::Queue(store_).list_open(); }

  catalog::TemporaryFolder folder_;
  catalog::store::Store store_{folder_ / "data"};
  const Settings on_{.sink = "log"};
  const Letter letter_ = invitation({"mai@d.vn", "Mai", "vi"}, "Bộ", "https://d.vn/accept/1");
};

TEST_F(MailQueue, KeepsALetterWithTheChangeAndLosesItWithTheChange) {
  EXPECT_TRUE(put(letter_, on_, false));
  EXPECT_TRUE(open().empty());
  EXPECT_TRUE(put(letter_, on_));
  ASSERT_EQ(open().size(), 1u);
  const Letter kept = letter_of(open()[0].arguments);
  EXPECT_EQ(kept.to.address, "mai@d.vn");
  EXPECT_EQ(kept.about, "invitation");
  EXPECT_EQ(kept.arguments, letter_.arguments);
}

TEST_F(MailQueue, TakesTheSameLetterOnceAndShowsNothingOfItInTheKey) {
  EXPECT_TRUE(put(letter_, on_));
  EXPECT_FALSE(put(letter_, on_));
  ASSERT_EQ(open().size(), 1u);
  EXPECT_EQ(open()[0].key.find("d.vn"), std::string::npos);
}

TEST_F(MailQueue, TakesNothingWhileMailIsOffNorForWhatIsNoAddress) {
  EXPECT_FALSE(put(letter_, {}));
  EXPECT_FALSE(put(invitation({"a@d.vn\r\nBcc: b@d.vn"}, "", ""), on_));
  EXPECT_TRUE(open().empty());
}

}  // namespace
}  // namespace portal::mail
