// An operator backs up, restores, checks and rebuilds.
#include <gtest/gtest.h>

#include <fstream>

#include "tests/integration/harness/portal.hpp"

namespace {

namespace fs = std::filesystem;
using harness::Portal;

TEST(Operate, RestoresABackupWholeOrNotAtAll) {
  Portal portal;
  ASSERT_EQ(portal.run({"demo", "--from", PORTAL_DEMO}).exit_code, 0);
  const std::string backup = (portal.folder().parent_path() / "backup.tar").string();
  ASSERT_EQ(portal.run({"backup", backup}).exit_code, 0);

  Portal other;
  ASSERT_EQ(other.run({"restore", backup}).exit_code, 0);
  EXPECT_EQ(other.run({"check"}).exit_code, 0);
  other.serve();
  EXPECT_EQ(other.get("/api/v1/datasets").json()["total"].as_integer(), 65);
  EXPECT_EQ(other.stop(), 0);

  {
    std::fstream damaged(backup, std::ios::in | std::ios::out | std::ios::binary);
    damaged.seekp(static_cast<std::streamoff>(fs::file_size(backup) / 2));
    damaged.write("XXXXXXXX", 8);
  }
  EXPECT_EQ(other.run({"restore", backup}).exit_code, 1);
  EXPECT_EQ(other.run({"restore", backup + ".none"}).exit_code, 2);
  EXPECT_EQ(other.run({"check"}).exit_code, 0);
}

TEST(Operate, NamesADamagedFile) {
  Portal portal;
  ASSERT_EQ(portal.run({"demo", "--from", PORTAL_DEMO}).exit_code, 0);
  for (const auto& entry : fs::recursive_directory_iterator(portal.folder() / "files"))
    if (entry.is_regular_file()) {
      fs::permissions(entry.path(), fs::perms::owner_all);
      std::ofstream(entry.path(), std::ios::app) << "x";
      break;
    }
  const auto checked = portal.run({"check", "--format", "json"});
  EXPECT_EQ(checked.exit_code, 1);
  const auto report = base::parse_json(checked.out);
  EXPECT_FALSE(report["ok"].as_bool());
  EXPECT_EQ(report["problems"].items().size(), 1u);
}

TEST(Operate, RebuildsALostOrDamagedIndexByItself) {
  Portal portal;
  ASSERT_EQ(portal.run({"demo", "--from", PORTAL_DEMO}).exit_code, 0);
  ASSERT_EQ(portal.run({"reindex"}).exit_code, 0);
  for (const auto& entry : fs::recursive_directory_iterator(portal.folder() / "index"))
    if (entry.is_regular_file() && entry.file_size() > 4096)
      fs::resize_file(entry.path(), entry.file_size() / 2);
  portal.serve();
  EXPECT_EQ(portal.get("/api/v1/datasets").json()["total"].as_integer(), 65);
  EXPECT_EQ(portal.stop(), 0);
  fs::remove_all(portal.folder() / "index");
  portal.serve();
  EXPECT_EQ(portal.get("/api/v1/datasets").json()["total"].as_integer(), 65);
}

TEST(Operate, LetsOneServerOnlyHaveTheFolder) {
  Portal portal;
  portal.serve();
  for (const char* command : {"serve", "reindex"}) {
    const auto second = portal.run({command});
    EXPECT_EQ(second.exit_code, 3) << command;
    EXPECT_FALSE(second.err.empty());
  }
  EXPECT_EQ(portal.run({"agency", "add", "so-y-te", "--name-vi", "Sở Y tế"}).exit_code, 0);
  EXPECT_EQ(portal.get("/api/v1/agencies/so-y-te").status, 200);
}

}  // namespace
