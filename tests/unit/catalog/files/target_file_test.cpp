#include "catalog/files/target_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "tests/support/temporary_folder.hpp"

namespace catalog::files {
namespace {

namespace fs = std::filesystem;

class TargetFileTest : public testing::Test {
 protected:
  std::set<std::string> names() const {
    std::set<std::string> found;
    for (const auto& entry : fs::directory_iterator(folder.path()))
      found.insert(entry.path().filename().string());
    return found;
  }
  std::string read(const std::string& name) const {
    std::ifstream in(folder / name);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  TemporaryFolder folder;
};

TEST_F(TargetFileTest, TakesItsPlaceOnlyWhenItIsWhole) {
  std::ofstream(folder / "a") << "old";
  {
    TargetFile half(folder / "a");
    half.file().write("ne");
    std::ofstream(half.companion()) << "x";
  }
  EXPECT_EQ(read("a"), "old");
  TargetFile whole(folder / "a");
  whole.file().write("new");
  std::ofstream(whole.companion()) << "x";
  whole.finish();
  EXPECT_EQ(read("a"), "new");
  EXPECT_EQ(names(), std::set<std::string>{"a"});
}

TEST_F(TargetFileTest, IsWrittenBySeveralAtATimeAndTheLastOneStays) {
  TargetFile first(folder / "a");
  first.file().write("first");
  TargetFile second(folder / "a");
  second.file().write("second");
  second.finish();
  first.file().write(" whole");
  first.finish();
  EXPECT_EQ(read("a"), "first whole");
  EXPECT_EQ(names(), std::set<std::string>{"a"});
}

TEST_F(TargetFileTest, WritesADeviceOrPipeStraight) {
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  Descriptor reader(folder / "pipe", Descriptor::Mode::kReadWriteCreate);
  TargetFile pipe(folder / "pipe");
  EXPECT_TRUE(pipe.is_straight());
  pipe.file().write("through");
  pipe.finish();
  std::string buffer;
  EXPECT_EQ(reader.read(buffer, 100), "through");
  EXPECT_TRUE(fs::is_fifo(folder / "pipe"));
  EXPECT_EQ(names(), std::set<std::string>{"pipe"});
}

TEST_F(TargetFileTest, FollowsALinkInsteadOfReplacingIt) {
  std::ofstream(folder / "real") << "old";
  fs::create_symlink("real", folder / "link");
  TargetFile file(folder / "link");
  file.file().write("new");
  file.finish();
  EXPECT_TRUE(fs::is_symlink(folder / "link"));
  EXPECT_EQ(read("real"), "new");
}

TEST_F(TargetFileTest, RemovesWhatAKilledWriterLeftAndNothingElse) {
  for (const char* name : {"a.0123456789abcdef.part", "a.0123456789abcdef.part.with", "a.part",
                           "a.0123456789abcdeX.part", "b.0123456789abcdef.part"})
    std::ofstream(folder / name) << "x";
  TargetFile(folder / "a").finish();
  EXPECT_EQ(names(), (std::set<std::string>{"a", "a.0123456789abcdeX.part", "a.part",
                                            "b.0123456789abcdef.part"}));
}

}  // namespace
}  // namespace catalog::files
