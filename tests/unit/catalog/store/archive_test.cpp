#include "catalog/store/archive.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "catalog/base/hash.hpp"
#include "tests/support/temporary_folder.hpp"

namespace catalog::store {
namespace {

TEST(Archive, GivesBackWhatWasAdded) {
  const TemporaryFolder folder;
  std::ofstream(folder / "in") << std::string(1000, 'a');
  files::Descriptor file(folder / "a.tar", files::Descriptor::Mode::kCreateNew);
  ArchiveWriter writer(file);
  EXPECT_EQ(writer.add_file("files/in", folder / "in"), base::sha256(std::string(1000, 'a')));
  writer.add_text("empty", "");
  writer.add_text("even", std::string(512, 'b'));
  EXPECT_EQ(writer.finish(), 512 + 1024 + 512 + 512 + 512 + 1024);

  ArchiveReader reader(folder / "a.tar");
  std::string seen;
  while (const auto entry = reader.next()) {
    std::string text;
    reader.read(*entry, [&](std::string_view part) { text += part; });
    seen += entry->name + ":" + std::to_string(text.size()) + " ";
  }
  EXPECT_EQ(seen, "files/in:1000 empty:0 even:512 ");
}

TEST(Archive, IsReadByTar) {
  const TemporaryFolder folder;
  files::Descriptor file(folder / "a.tar", files::Descriptor::Mode::kCreateNew);
  ArchiveWriter writer(file);
  writer.add_text("files/ab/cd", "hello");
  writer.finish();
  const std::string command =
      "tar -C " + folder.path().string() + " -xf " + (folder / "a.tar").string() + " 2>/dev/null";
  if (std::system("tar --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "tar is not here";
  ASSERT_EQ(std::system(command.c_str()), 0);
  std::ifstream in(folder / "files" / "ab" / "cd");
  std::string text;
  in >> text;
  EXPECT_EQ(text, "hello");
}

}  // namespace
}  // namespace catalog::store
