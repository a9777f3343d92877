#include "catalog/base/json.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "catalog/base/error.hpp"

namespace base {
namespace {

TEST(Json, KeepsOrderAndDigits) {
  const std::string text = R"({"b":1.50,"a":[true,null,-0,123456789012345678901,"ạ"],"c":{}})";
  EXPECT_EQ(write_json(parse_json(text)), text);
}

TEST(Json, TakesTheLastOfTwoEqualNames) {
  EXPECT_EQ(write_json(parse_json(R"({"a":1,"b":2,"a":3})")), R"({"a":3,"b":2})");
  std::string many = "{";
  for (int i = 0; i < 40; ++i) many += "\"k" + std::to_string(i) + "\":0,";
  const Json json = parse_json(many + R"("k39":1,"k2":1})");
  EXPECT_EQ(json.members().size(), 40u);
  EXPECT_EQ(json["k39"].as_integer(), 1);
  EXPECT_EQ(json["k2"].as_integer(), 1);
}

TEST(Json, NamesTheLineOfAMistake) {
  try {
    parse_json("{\n \"a\": tru\n}");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kMalformed);
    EXPECT_EQ(error.message().arguments.at("line"), "2");
  }
}

TEST(Json, RefusesDepthWithoutFalling) {
  EXPECT_THROW(parse_json(std::string(200000, '[')), Error);
  EXPECT_THROW(parse_json(std::string(65, '[') + std::string(65, ']')), Error);
  EXPECT_NO_THROW(parse_json(std::string(64, '[') + std::string(64, ']')));
}

TEST(Json, KnowsItsDepth) {
  EXPECT_EQ(depth_of(parse_json("1")), 0u);
  EXPECT_EQ(depth_of(parse_json("{}")), 1u);
  EXPECT_EQ(depth_of(parse_json(R"([1,{"a":[2]},3])")), 3u);
}

TEST(Json, HashesEqualValuesAlikeAndOthersApart) {
  const char* texts[] = {"1",
                         "\"1\"",
                         "[1]",
                         "[[1]]",
                         "[]",
                         "{}",
                         "null",
                         "[null]",
                         "true",
                         "false",
                         "[1,2]",
                         "[2,1]",
                         R"({"a":1})",
                         R"({"a":"1"})",
                         R"({"b":1})",
                         "1.0",
                         R"(["a","b"])",
                         R"(["ab",""])",
                         R"({"a":{"b":1}})"};
  std::set<std::uint64_t> hashes;
  for (const char* text : texts) {
    EXPECT_EQ(hash_json(parse_json(text)), hash_json(parse_json(text)));
    hashes.insert(hash_json(parse_json(text)));
  }
  EXPECT_EQ(hashes.size(), std::size(texts));
}

TEST(Json, RefusesATextLongerThanItsLimit) {
  EXPECT_NO_THROW(parse_json(R"(["1234"])", {.text_bytes = 4}));
  EXPECT_THROW(parse_json(R"(["12345"])", {.text_bytes = 4}), Error);
}

// Sixteen million zeros are 32 MB of text and would be a gigabyte of values.
TEST(Json, RefusesMoreValuesThanItsLimit) {
  EXPECT_NO_THROW(parse_json(R"({"a":[1,2]})", {.values = 4}));
  try {
    parse_json(R"({"a":[1,2,3]})", {.values = 4});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kTooLarge);
    EXPECT_EQ(error.message().arguments.at("limit"), "4");
  }
}

TEST(Json, WritesNothingThatEndsAScript) {
  EXPECT_EQ(write_json(Json("</script>\xE2\x80\xA8\x01\"\\")),
            "\"\\u003c/script>\\u2028\\u0001\\\"\\\\\"");
}

TEST(Json, RefusesWhatIsNotJson) {
  for (const char* bad : {"", " ", "[1]x", "[1,]", "nul", "[1]\xEF\xBB\xBF", "\"\xFF\"",
                          "{\"a\" 1}", "\xEF\xBB{}", "01", "[\"\t\"]"})
    EXPECT_THROW(parse_json(bad), Error) << bad;
  EXPECT_THROW(parse_json(std::string_view("123\0", 4)), Error);
  EXPECT_NO_THROW(parse_json("\xEF\xBB\xBF{}"));
}

// The corpus says by the first letter of a file's name: y must be read, n must be refused.
TEST(Json, ReadsTheTestSuiteOfParsersAsItsNamesSay) {
  const std::filesystem::path folder = std::filesystem::path(SHARED) / "data/corpora/json-nst";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the shared corpus is not here";
  int read = 0;
  int refused = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename();
    if (!name.ends_with(".json") || name[1] != '_' || name[0] == 'i') continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    if (name[0] == 'y') {
      EXPECT_NO_THROW(parse_json(text)) << name;
      ++read;
    } else {
      EXPECT_THROW(parse_json(text), Error) << name;
      ++refused;
    }
  }
  EXPECT_EQ(read, 95);
  EXPECT_EQ(refused, 188);
}

}  // namespace
}  // namespace base
