#include "portal/readiness/words.hpp"

#include <gtest/gtest.h>

#include "catalog/base/message.hpp"
#include "catalog/facts/facts.hpp"
#include "catalog/readiness/readiness.hpp"
#include "portal/readiness/fact_words.hpp"
#include "tests/unit/portal/readiness/by_hand.hpp"

namespace portal::readiness {
namespace {

const rd::Indicator& entry(const char* id) {
  return *registry().find(id);
}

TEST(Words, TellCountsFirstThenWholePerCentsThenWhatIsUnknown) {
  const auto made = figure("m.lic.open", {6712, 1258, 1116}, rd::Rating::kYellowRed);
  EXPECT_EQ(figure_words(entry("m.lic.open"), made, "vi"),
            "6.712 trong 7.970 đã biết (84 %); 1.116 chưa rõ");
  EXPECT_EQ(figure_words(entry("m.lic.open"), made, "en"),
            "6,712 of 7,970 known (84 %); 1,116 unknown");
}

TEST(Words, SayNothingOfTheUnknownWhereAllIsKnown) {
  EXPECT_EQ(figure_words(entry("m.lic.open"), figure("", {3, 1, 0}, rd::Rating::kGrey), "en"),
            "3 of 4 known (75 %)");
}

TEST(Words, DivideByNothingOnlyInTheory) {
  EXPECT_EQ(figure_words(entry("m.lic.open"), figure("", {0, 0, 9}, rd::Rating::kGrey), "en"),
            "nothing known of 9");
  EXPECT_EQ(figure_words(entry("m.lic.open"), figure("", {}, rd::Rating::kGrey, rd::Grey::kNoUnits),
                         "en"),
            "no data yet");
  EXPECT_EQ(figure_words(entry("m.acc.reachable"),
                         figure("", {}, rd::Rating::kGrey, rd::Grey::kNotMeasured), "vi"),
            "chưa đo");
}

TEST(Words, NeverRoundUpToAllOrDownToNone) {
  EXPECT_EQ(percent_words(0.9999, "en"), "99 %");
  EXPECT_EQ(percent_words(0.0001, "en"), "1 %");
  EXPECT_EQ(percent_words(1, "en"), "100 %");
  EXPECT_EQ(percent_words(0, "en"), "0 %");
}

TEST(Words, TellAScalarInItsUnitAndACompositeInPoints) {
  rd::Figure made;
  made.value = 1;
  EXPECT_EQ(figure_words(entry("m.time.median_age"), made, "en"), "1 day");
  made.value = 264.4;
  EXPECT_EQ(figure_words(entry("m.idx.mqa405"), made, "vi"), "264 trong 405 điểm");
}

TEST(Words, TellTheBoundsOnlyWhereSomethingIsUnknown) {
  EXPECT_EQ(
      bounds_words(entry("m.lic.open"), figure("", {6712, 1258, 1116}, rd::Rating::kGrey), "en"),
      "From 74 % if none of the unknown meet it, to 86 % if all do.");
  EXPECT_EQ(bounds_words(entry("m.lic.open"), figure("", {3, 1, 0}, rd::Rating::kGrey), "en"), "");
}

TEST(Words, TellThresholdsInBothDirections) {
  EXPECT_EQ(threshold_words(entry("m.time.median_age"), "en"),
            "Green up to 180 days, yellow up to 365 days, red above");
  EXPECT_EQ(threshold_words(entry("m.lic.set"), "en"),
            "Green from 95 %, yellow from 80 %, red below");
  EXPECT_EQ(threshold_words(entry("m.use.mobile"), "vi"), "Không có: hiển thị không tô màu");
  EXPECT_TRUE(holds(threshold_words(entry("m.idx.mqa405"), "en"), "green from 351 of 405 points"));
}

TEST(FactWords, TellWhyAUnitIsAsItIs) {
  EXPECT_EQ(facts_words({{"desc_vi_len", "12"}, {"desc_en_len", "0"}}, "vi"),
            "mô tả tiếng Việt: 12 ký tự; mô tả tiếng Anh: chưa có");
  EXPECT_EQ(facts_words({{"licence_state", "closed"}}, "vi"), "giấy phép: không mở");
  EXPECT_EQ(facts_words({{"licence_state", std::nullopt}}, "en"), "licence: not known");
  EXPECT_EQ(facts_words({{"freq_days", "30"}, {"data_modified_day", "19794"}}, "en"),
            "update period: 30 days; data last updated: " + day_words(19794, "en"));
  EXPECT_EQ(facts_words({{"fee", "0"}, {"contact_set", "1"}, {"due_day", std::nullopt}}, "en"),
            "costs a fee: no; has a contact: yes; due: none recorded");
  EXPECT_EQ(facts_words({{"best_open", "0.5"}}, "en"),
            "openness of its best dataset (0 to 1): 0.5");
}

TEST(FactWords, ThereAreSomeForEveryColumnThatAConditionReads) {
  const auto facts = catalog::facts::Facts::empty_formulas();
  for (const auto& each : registry().indicators()) {
    if (each.type != rd::Type::kRatio) continue;
    const auto columns = rd::columns_of(*facts, registry(), each);
    EXPECT_FALSE(columns.empty()) << each.id;
    for (const auto& column : columns)
      for (const char* language : {"vi", "en"})
        EXPECT_TRUE(base::has_text("readiness_fact_" + column, language)) << each.id << column;
  }
}

TEST(Words, EveryUnitSourceAndMenderOfTheRegistryHasItsWords) {
  for (const auto& each : registry().indicators())
    for (const char* language : {"vi", "en"}) {
      const auto has = [&](const std::string& key) {
        EXPECT_TRUE(base::has_text(key, language)) << each.id << ": " << key;
      };
      if (!each.unit.empty()) has("readiness_units_" + each.unit);
      if (!each.source.empty()) has("readiness_source_" + each.source);
      if (!each.value_unit.empty() && each.value_unit != "share")
        has("readiness_unit_" + each.value_unit);
      if (each.fix && !each.fix->who.empty()) has("readiness_who_" + each.fix->who);
      has("readiness_provenance_" + std::string(code_of(each.provenance)));
    }
}

}  // namespace
}  // namespace portal::readiness
