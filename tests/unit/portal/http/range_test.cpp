#include "portal/http/range.hpp"

#include <gtest/gtest.h>

namespace portal::http {
namespace {

using Kind = RangeChoice::Kind;

TEST(Range, ServesOnePart) {
  EXPECT_EQ(choose_range("bytes=0-0", 1000), (RangeChoice{Kind::kPart, 0, 1}));
  EXPECT_EQ(choose_range("bytes=0-99", 1000), (RangeChoice{Kind::kPart, 0, 100}));
  EXPECT_EQ(choose_range("bytes=-10", 1000), (RangeChoice{Kind::kPart, 990, 10}));
  EXPECT_EQ(choose_range("bytes=5-", 1000), (RangeChoice{Kind::kPart, 5, 995}));
  EXPECT_EQ(choose_range("Bytes=990-2000", 1000), (RangeChoice{Kind::kPart, 990, 10}));
  EXPECT_EQ(choose_range("bytes=-5000", 1000), (RangeChoice{Kind::kPart, 0, 1000}));
  EXPECT_EQ(choose_range("bytes=0-18446744073709551615", 1000),
            (RangeChoice{Kind::kPart, 0, 1000}));
}

TEST(Range, JoinsPartsThatTouchAndServesOthersWhole) {
  EXPECT_EQ(choose_range("bytes=0-4, 5-9", 1000), (RangeChoice{Kind::kPart, 0, 10}));
  EXPECT_EQ(choose_range("bytes=5-9,0-7", 1000), (RangeChoice{Kind::kPart, 0, 10}));
  EXPECT_EQ(choose_range("bytes=0-4,10-14", 1000).kind, Kind::kWhole);
  std::string many = "bytes=0-0";
  for (int i = 1; i < 1000; ++i) many += "," + std::to_string(i) + "-" + std::to_string(i);
  EXPECT_EQ(choose_range(many, 1000).kind, Kind::kWhole);
}

TEST(Range, IsIgnoredWhenMalformed) {
  for (const char* field : {"", "bytes", "bytes=", "bytes=,", "bytes=abc", "bytes=9-5", "rows=0-5",
                            "bytes=1", "bytes=--1", "bytes=0x1-2", "bytes=1-2,x", "bytes 0-5"})
    EXPECT_EQ(choose_range(field, 1000).kind, Kind::kWhole) << field;
  EXPECT_EQ(choose_range("bytes=0-", 0).kind, Kind::kWhole);
}

TEST(Range, OutsideTheBodyIsNotSatisfiable) {
  for (const char* field : {"bytes=1000-", "bytes=2000-3000", "bytes=-0",
                            "bytes=36893488147419103232-", "bytes=1000-,-0"})
    EXPECT_EQ(choose_range(field, 1000).kind, Kind::kUnsatisfiable) << field;
}

TEST(Range, TellsWhatItIsPartOf) {
  EXPECT_EQ(content_range(choose_range("bytes=0-99", 1234), 1234), "bytes 0-99/1234");
  EXPECT_EQ(content_range(choose_range("bytes=1234-", 1234), 1234), "bytes */1234");
}

}  // namespace
}  // namespace portal::http
