#include "catalog/files/zip_entries.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "catalog/base/error.hpp"
#include "tests/support/temporary_folder.hpp"

namespace catalog::files {
namespace {

std::string number(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i, value >>= 8) text += static_cast<char>(value & 0xFF);
  return text;
}

std::string entry(const std::string& name, std::uint64_t size, const std::string& extra = "") {
  return "PK\x01\x02" + std::string(16, '\0') + number(7, 4) + number(size, 4) +
         number(name.size(), 2) + number(extra.size(), 2) + std::string(14, '\0') + name + extra;
}

std::string end(std::uint64_t count, std::uint64_t bytes, std::uint64_t offset,
                const std::string& comment = "") {
  return "PK\x05\x06" + std::string(4, '\0') + number(count, 2) + number(count, 2) +
         number(bytes, 4) + number(offset, 4) + number(comment.size(), 2) + comment;
}

class Zip : public testing::Test {
 protected:
  ZipEntries list(const std::string& bytes, std::size_t most = 100) {
    std::ofstream(folder / "a.zip", std::ios::binary) << bytes;
    return list_zip_entries(folder / "a.zip", most);
  }
  bool is_refused(const std::string& bytes) {
    try {
      list(bytes);
      return false;
    } catch (const base::Error& error) {
      return error.message().key == "zip_unreadable";
    }
  }
  TemporaryFolder folder;
};

TEST_F(Zip, TellsNamesAndSizesOfItsFiles) {
  const std::string table = entry("bảng.csv", 1000) + entry("a/", 0);
  const auto found = list("packed bytes" + table + end(2, table.size(), 12, "a comment"));
  ASSERT_EQ(found.entries.size(), 2U);
  EXPECT_EQ(found.entries[0].name, "bảng.csv");
  EXPECT_EQ(found.entries[0].byte_size, 1000U);
  EXPECT_EQ(found.entries[0].packed_bytes, 7U);
  EXPECT_EQ(found.entries[1].name, "a/");
}

TEST_F(Zip, ListsNoMoreThanIsAskedFor) {
  std::string table;
  for (int i = 0; i < 50; ++i) table += entry("f" + std::to_string(i), 1);
  const auto found = list(table + end(50, table.size(), 0), 10);
  EXPECT_EQ(found.entries.size(), 10U);
  EXPECT_EQ(found.count, 50U);
}

TEST_F(Zip, KnowsSizesBeyondFourGibibytes) {
  const std::string extra = number(1, 2) + number(8, 2) + number(5'000'000'000, 8);
  const std::string table = entry("large", 0xFFFFFFFF, extra);
  const std::string end64 =
      "PK\x06\x06" + std::string(28, '\0') + number(1, 8) + number(table.size(), 8) + number(0, 8);
  const std::string locator = "PK\x06\x07" + number(0, 4) + number(table.size(), 8) + number(1, 4);
  const auto found = list(table + end64 + locator + end(0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF));
  ASSERT_EQ(found.entries.size(), 1U);
  EXPECT_EQ(found.entries[0].byte_size, 5'000'000'000U);
}

TEST_F(Zip, ThatIsBrokenIsRefusedWithASentence) {
  const std::string table = entry("a", 1);
  const std::string whole = table + end(1, table.size(), 0);
  for (std::size_t cut = 0; cut < whole.size(); ++cut)
    EXPECT_TRUE(is_refused(whole.substr(0, cut))) << cut;
  EXPECT_TRUE(is_refused("no archive at all"));
  EXPECT_TRUE(is_refused(table + end(2, table.size(), 0)));
  EXPECT_TRUE(is_refused(table + end(1, table.size(), 4000)));
  EXPECT_TRUE(is_refused(table + end(1, 0xFFFFFFFE, 0)));
  EXPECT_TRUE(is_refused(end(0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF)));
}

TEST_F(Zip, NamesArePlainTextWhateverTheyHold) {
  const std::string table = entry("../\xff.txt", 1);
  EXPECT_EQ(list(table + end(1, table.size(), 0)).entries[0].name, "../\xEF\xBF\xBD.txt");
}

}  // namespace
}  // namespace catalog::files
