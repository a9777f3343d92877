#include "catalog/settings/change.hpp"

#include <gtest/gtest.h>

#include "catalog/audit/log.hpp"
#include "catalog/store/store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace catalog::settings {
namespace {

TEST(SettingChange, IsKeptLoggedAndToldButForSecrets) {
  TemporaryFolder folder;
  store::Store store(folder.path());
  const auto before = store.read().last_seq();
  {
    auto write = store.write();
    EXPECT_TRUE(change_setting(write, "site.title.vi", "Cổng", "root"));
    EXPECT_FALSE(change_setting(write, "site.title.vi", "Cổng", "root"));
    EXPECT_TRUE(change_setting(write, "mail.password", "hunter2", "root", true));
    write.commit();
  }
  EXPECT_EQ(store.read().find_setting("site.title.vi"), "Cổng");
  EXPECT_EQ(store.read().last_seq(), before + 2);
  std::string told;
  auto lease = store.pool().read();
  audit::for_each(lease.connection(), {.actor = "root"}, [&](const audit::Entry& entry) {
    told += entry.id + " " + entry.detail->text + "\n";
    return true;
  });
  EXPECT_NE(told.find("Cổng"), std::string::npos);
  EXPECT_NE(told.find("mail.password"), std::string::npos);
  EXPECT_EQ(told.find("hunter2"), std::string::npos);
}

TEST(SettingChange, TakesBackToTheDefault) {
  TemporaryFolder folder;
  store::Store store(folder.path());
  auto write = store.write();
  EXPECT_FALSE(change_setting(write, "site.accent", "", "root"));
  change_setting(write, "site.accent", "#0f6259", "root");
  EXPECT_TRUE(change_setting(write, "site.accent", "", "root"));
  EXPECT_FALSE(write.read().find_setting("site.accent"));
}

}  // namespace
}  // namespace catalog::settings
