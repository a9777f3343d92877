#include "catalog/model/available.hpp"

#include <gtest/gtest.h>

namespace catalog {
namespace {

constexpr std::chrono::minutes kHanoi = std::chrono::hours(7);

std::string at(const char* text) {
  const auto time = available_from(text, kHanoi);
  return time ? base::format_time(*time) : "";
}

TEST(Available, IsAMomentOrTheBeginningOfADayHere) {
  EXPECT_EQ(at("2027-05-19T08:00:00+07:00"), "2027-05-19T01:00:00Z");
  EXPECT_EQ(at("2027-05-19T08:00:00Z"), "2027-05-19T08:00:00Z");
  EXPECT_EQ(at("2027-05-19T08:00:00"), "2027-05-19T01:00:00Z");
  EXPECT_EQ(at("2027-05-19"), "2027-05-18T17:00:00Z");
  EXPECT_EQ(at("2027-05"), "2027-04-30T17:00:00Z");
  EXPECT_EQ(at("2027"), "2026-12-31T17:00:00Z");
  EXPECT_EQ(at("soon"), "");
  EXPECT_EQ(at("2027-02-30"), "");
  EXPECT_EQ(at(""), "");
}

TEST(Available, IsTheLaterOfWhatDatasetAndDistributionSay) {
  const auto dataset = base::parse_json(R"({"available":"2027-05-19"})");
  const auto sooner = base::parse_json(R"({"available":"2027-01-01"})");
  const auto later = base::parse_json(R"({"available":"2028-01-01"})");
  EXPECT_EQ(available_from(dataset, sooner, kHanoi), available_from("2027-05-19", kHanoi));
  EXPECT_EQ(available_from(dataset, later, kHanoi), available_from("2028-01-01", kHanoi));
  EXPECT_EQ(available_from(dataset, {}, kHanoi), available_from("2027-05-19", kHanoi));
  EXPECT_EQ(available_from(base::Json(), {}, kHanoi), std::nullopt);
}

}  // namespace
}  // namespace catalog
