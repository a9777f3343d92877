#include "catalog/history/merge.hpp"

#include <gtest/gtest.h>

namespace catalog::history {
namespace {

using base::parse_json;

struct Case {
  const char* base;
  const char* ours;
  const char* theirs;
  const char* merged;
};

class MergeOf : public testing::TestWithParam<Case> {};

TEST_P(MergeOf, WhatDoesNotOverlapHoldsBoth) {
  const auto& [base, ours, theirs, merged] = GetParam();
  const Merge merge = merge_documents(parse_json(base), parse_json(ours), parse_json(theirs));
  EXPECT_TRUE(merge.clashes.empty()) << merge.clashes.front().path;
  EXPECT_EQ(base::write_json(merge.document), base::write_json(parse_json(merged)));
  const Merge other = merge_documents(parse_json(base), parse_json(theirs), parse_json(ours));
  EXPECT_TRUE(other.clashes.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Documents, MergeOf,
    testing::Values(
        Case{R"({"a":1,"b":1})", R"({"a":2,"b":1})", R"({"a":1,"b":2})", R"({"a":2,"b":2})"},
        Case{R"({"a":1})", R"({"a":1,"c":3})", R"({})", R"({"c":3})"},
        Case{R"({"t":{"vi":"a","en":"b"}})", R"({"t":{"vi":"A","en":"b"}})",
             R"({"t":{"vi":"a","en":"B"}})", R"({"t":{"vi":"A","en":"B"}})"},
        Case{R"({})", R"({"t":{"vi":"A"}})", R"({"t":{"en":"B"}})", R"({"t":{"vi":"A","en":"B"}})"},
        Case{R"({"k":["a","b"]})", R"({"k":["b","c"]})", R"({"k":["a","b","d"]})",
             R"({"k":["b","d","c"]})"},
        Case{R"({"k":["a"]})", R"({"k":["a","x"]})", R"({"k":["a","x"]})", R"({"k":["a","x"]})"},
        Case{R"({"d":[{"id":"1","f":"a"},{"id":"2","f":"b"}]})",
             R"({"d":[{"id":"1","f":"A"},{"id":"2","f":"b"},{"id":"3"}]})",
             R"({"d":[{"id":"1","f":"a","g":1}]})",
             R"({"d":[{"id":"1","f":"A","g":1},{"id":"3"}]})"}));

TEST(Merge, TellsWhatBothChangedInDifferentWays) {
  const Merge merge = merge_documents(
      parse_json(R"({"t":{"en":"a"},"d":[{"id":"1","f":"a"}],"n":[{"x":1}],"k":1})"),
      parse_json(R"({"t":{"en":"b"},"d":[{"id":"1","f":"b"}],"n":[{"x":2}]})"),
      parse_json(R"({"t":{"en":"c"},"d":[],"n":[{"x":3}],"k":2})"));
  ASSERT_EQ(merge.clashes.size(), 4u);
  EXPECT_EQ(merge.clashes[0].path, "t.en");
  EXPECT_EQ(merge.clashes[0].base.as_string(), "a");
  EXPECT_EQ(merge.clashes[0].ours.as_string(), "b");
  EXPECT_EQ(merge.clashes[0].theirs.as_string(), "c");
  EXPECT_EQ(merge.clashes[1].path, "d[1]");
  EXPECT_TRUE(merge.clashes[1].theirs.is_null());
  EXPECT_EQ(merge.clashes[2].path, "n");
  EXPECT_EQ(merge.clashes[3].path, "k");
  EXPECT_TRUE(merge.clashes[3].ours.is_null());
  EXPECT_EQ(merge.document["t"]["en"].as_string(), "b");
}

}  // namespace
}  // namespace catalog::history
