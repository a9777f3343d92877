#include "catalog/files/partial_file.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/files/file_store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace catalog::files {
namespace {

class Partial : public testing::Test {
 protected:
  TemporaryFolder folder;
  const std::filesystem::path path = folder / "upload";
  const Flushed nothing{0, boot_name()};
};

TEST_F(Partial, GoesOnWhereItWasLeftWithoutBeingFlushed) {
  PartialFile(path, nothing).add("abc");
  EXPECT_EQ(trusted_bytes(path, nothing), 3);
  PartialFile again(path, nothing);
  EXPECT_EQ(again.byte_size(), 3);
  again.add("de");
  EXPECT_EQ(again.flush(), (Flushed{5, boot_name()}));
  EXPECT_EQ(sha256_of_file(path), base::sha256("abcde"));
}

TEST_F(Partial, IsReliedUponAfterAPowerCutAsFarAsItWasFlushed) {
  PartialFile(path, nothing).add("abcdef");
  const Flushed before{4, "the machine's run before"};
  EXPECT_EQ(trusted_bytes(path, before), 4);
  EXPECT_EQ(PartialFile(path, before).byte_size(), 4);
  EXPECT_EQ(sha256_of_file(path), base::sha256("abcd"));
  EXPECT_EQ(trusted_bytes(path, {9, "before"}), 4);
}

TEST_F(Partial, IsWrittenByOneAtATime) {
  const PartialFile first(path, nothing);
  try {
    PartialFile second(path, nothing);
    ADD_FAILURE() << "two had it open";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.message().key, "upload_busy");
  }
}

TEST_F(Partial, ThatIsNotThereHasNoBytes) {
  EXPECT_EQ(trusted_bytes(path, nothing), std::nullopt);
}

TEST_F(Partial, BecomesAContentWithoutLosingItsOwnName) {
  PartialFile(path, nothing).add("abc");
  const FileStore store(folder / "files");
  const auto content = store.adopt(path);
  EXPECT_EQ(content.sha256, base::sha256("abc"));
  EXPECT_EQ(content.byte_size, 3);
  EXPECT_TRUE(store.verify(content.sha256));
  EXPECT_TRUE(std::filesystem::exists(path));
  EXPECT_EQ(store.adopt(path, content.sha256).sha256, content.sha256);
  std::filesystem::remove(path);
  EXPECT_TRUE(store.verify(content.sha256));
}

}  // namespace
}  // namespace catalog::files
