#include "catalog/purge/pointer.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"

namespace catalog::purge {
namespace {

std::string without(const std::string& document, const std::string& pointer) {
  base::Json value = base::parse_json(document);
  Pointer(pointer).take_out(value);
  return base::write_json(value);
}

TEST(PurgePointer, TakesAMemberOut) {
  EXPECT_EQ(without(R"({"title":{"vi":"Một","en":"One"},"version":"1"})", "/title/vi"),
            R"({"title":{"en":"One"},"version":"1"})");
  EXPECT_EQ(without(R"({"a":1,"contactPoint":{"fn":"x"}})", "/contactPoint"), R"({"a":1})");
}

TEST(PurgePointer, TakesOutWhatItLeavesEmpty) {
  EXPECT_EQ(without(R"({"a":1,"description":{"vi":"x"}})", "/description/vi"), R"({"a":1})");
  EXPECT_EQ(without(R"({"a":1,"contactPoint":[{"fn":"x"}]})", "/contactPoint/0/fn"), R"({"a":1})");
}

TEST(PurgePointer, FindsAnItemByPlaceAndByItsId) {
  const std::string document =
      R"({"distribution":[{"id":"a","title":"x"},{"id":"b","title":"y"}]})";
  EXPECT_EQ(without(document, "/distribution/b/title"),
            R"({"distribution":[{"id":"a","title":"x"},{"id":"b"}]})");
  EXPECT_EQ(without(document, "/distribution/0/title"),
            R"({"distribution":[{"id":"a"},{"id":"b","title":"y"}]})");
}

TEST(PurgePointer, LeavesADocumentWithoutTheMemberAlone) {
  for (const char* pointer : {"/version/vi", "/contactPoint", "/keyword/7", "/keyword/x"})
    EXPECT_EQ(without(R"({"keyword":["a"],"version":"1"})", pointer),
              R"({"keyword":["a"],"version":"1"})");
}

TEST(PurgePointer, ReadsTheEscapesOfRfc6901) {
  EXPECT_EQ(without(R"({"a/b":1,"c~d":2,"e":3})", "/a~1b"), R"({"c~d":2,"e":3})");
  EXPECT_EQ(without(R"({"a/b":1,"c~d":2,"e":3})", "/c~0d"), R"({"a/b":1,"e":3})");
}

TEST(PurgePointer, RefusesWhatIsNoneAndWhatThePortalNeeds) {
  for (const char* text : {"", "/", "contactPoint", "/a~2", "/a~"})
    EXPECT_THROW(Pointer{text}, base::Error) << text;
  for (const char* text : {"/id", "/title", "/publisher", "/distribution", "/distribution/0",
                           "/distribution/0/file", "/issued"})
    EXPECT_THROW(Pointer{text}, base::Error) << text;
}

TEST(PurgePointer, TextsAreThoseLongEnoughToMeanThis) {
  const auto texts = texts_of({base::parse_json(R"({"fn":"Lê \"An\" Bình","no":"12","n":5})")});
  EXPECT_EQ(texts, (std::vector<std::string>{R"(Lê "An" Bình)", R"(Lê \"An\" Bình)"}));
}

}  // namespace
}  // namespace catalog::purge
