#include "catalog/files/descriptor.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "catalog/base/error.hpp"
#include "tests/support/temporary_folder.hpp"

namespace catalog::files {
namespace {

TEST(Descriptor, WritesAndReadsInParts) {
  const TemporaryFolder folder;
  Descriptor out(folder / "a", Descriptor::Mode::kCreateNew);
  out.write("hello ");
  out.write("world");
  out.sync();
  EXPECT_EQ(out.byte_size(), 11);
  out.close();
  Descriptor in(folder / "a", Descriptor::Mode::kRead);
  std::string buffer;
  EXPECT_EQ(in.read(buffer, 7), "hello w");
  EXPECT_EQ(in.read(buffer, 7), "orld");
  EXPECT_EQ(in.read(buffer, 7), "");
}

TEST(Descriptor, NeverWritesOverAFileItShouldCreate) {
  const TemporaryFolder folder;
  std::ofstream(folder / "a") << "old";
  EXPECT_THROW(Descriptor(folder / "a", Descriptor::Mode::kCreateNew), base::Error);
  EXPECT_THROW(Descriptor(folder / "b", Descriptor::Mode::kRead), base::Error);
}

TEST(Descriptor, LocksAloneOrShared) {
  const TemporaryFolder folder;
  const auto open = [&] { return Descriptor(folder / "a", Descriptor::Mode::kReadWriteCreate); };
  Descriptor first = open();
  Descriptor second = open();
  EXPECT_TRUE(first.try_lock(false));
  EXPECT_TRUE(second.try_lock(false));
  EXPECT_FALSE(second.try_lock(true));
  first = open();
  { const Descriptor closed = std::move(first); }
}

TEST(CreateFolders, CreatesAllThatAreMissing) {
  const TemporaryFolder folder;
  create_folders(folder / "a" / "b" / "c");
  create_folders(folder / "a" / "b" / "c");
  EXPECT_TRUE(std::filesystem::is_directory(folder / "a" / "b" / "c"));
}

}  // namespace
}  // namespace catalog::files
