#include "catalog/bulk/edit.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"
#include "catalog/documents/normalise.hpp"

namespace catalog::bulk {
namespace {

using base::Json;
using base::parse_json;

Json edited(const std::string& document, const std::string& edit) {
  Json changed = parse_json(document);
  documents::normalise(changed, NodeClass::kDataset);
  Json change = parse_json(edit);
  check_edit(change);
  normalise_edit(change);
  apply_edit(changed, change);
  return changed;
}

std::string refusal_of(const std::string& edit) {
  try {
    check_edit(parse_json(edit));
  } catch (const base::Error& error) {
    return error.message().key;
  }
  return "";
}

TEST(BulkEdit, GivesEachFileTheLicenceByAnyOfItsNames) {
  const auto document = edited(
      R"({"title":"a","distribution":[{"accessURL":"https://a.example"},{"accessURL":"https://b.example"}]})",
      R"({"set":{"license":"CC BY 4.0"}})");
  for (const auto& file : document["distribution"].items())
    EXPECT_TRUE(file["license"].as_string().find("CC_BY_4_0") != std::string::npos ||
                file["license"].as_string().find("by/4.0") != std::string::npos)
        << file["license"].as_string();
  EXPECT_TRUE(document["license"].is_null());
}

TEST(BulkEdit, GivesADatasetWithoutFilesTheLicenceItself) {
  EXPECT_TRUE(
      edited(R"({"title":"a"})", R"({"set":{"license":"CC-BY-4.0"}})")["license"].is_string());
}

TEST(BulkEdit, AddsKeywordsOnceAndTakesOthersOut) {
  const auto document = edited(R"({"title":"a","keyword":{"vi":["mưa","gió"]}})",
                               R"({"add":{"keyword":{"vi":["mưa","bão"],"en":["storm"]}},
                                   "remove":{"keyword":{"vi":["gió"]}}})");
  EXPECT_EQ(document["keyword"], parse_json(R"({"vi":["mưa","bão"],"en":["storm"]})"));
}

TEST(BulkEdit, LeavesNoEmptyListBehind) {
  const auto document = edited(R"({"title":"a","keyword":{"vi":["gió"]},"theme":["SOCI"]})",
                               R"({"remove":{"keyword":{"vi":["gió"]},"theme":["SOCI"]}})");
  EXPECT_FALSE(document.find("keyword"));
  EXPECT_FALSE(document.find("theme"));
}

TEST(BulkEdit, SaysWhatCannotBeChangedSo) {
  EXPECT_EQ(refusal_of(R"({"set":{"title":"x"}})"), "bulk_edit_key");
  EXPECT_EQ(refusal_of(R"({"add":{"license":["x"]}})"), "bulk_edit_key");
  EXPECT_EQ(refusal_of(R"({"add":{"keyword":["x"]}})"), "bulk_edit_list");
  EXPECT_EQ(refusal_of(R"({"add":{"theme":[1]}})"), "bulk_edit_list");
  EXPECT_EQ(refusal_of(R"({"set":{"visibility":"secret"}})"), "visibility_bad");
  EXPECT_EQ(refusal_of("{}"), "bulk_edit_empty");
  EXPECT_EQ(refusal_of(R"({"state":"archived"})"), "");
}

}  // namespace
}  // namespace catalog::bulk
