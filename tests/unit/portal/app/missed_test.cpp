#include "portal/app/missed.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace portal::app {
namespace {

using catalog::usage::Missed;
using catalog::usage::week_of;
using std::chrono::hours;

const base::Time kNoon = *base::parse_time("2026-05-20T12:00:00Z");  // a Wednesday

std::string subject(const std::string& q, std::uint64_t found = 0) {
  search::SearchRequest wanted;
  wanted.q = q;
  search::SearchResult result;
  result.with_all = found;
  return subject_of_search(wanted, result, "vi");
}

void count(MissedCounter& counter, const std::string& what, int times) {
  for (int i = 0; i < times; ++i) counter.count(what);
}

TEST(CountedWords, AreTheSameHoweverTheyAreWritten) {
  for (const char* q : {"Lũ lụt", "  lu   LUT ", "\"lũ lụt\"", "lũ, lụt!", "lũ lụt -mưa"})
    EXPECT_EQ(counted_words(q), "lu lut") << q;
}

TEST(CountedWords, LeaveOutWhatMightBePersonal) {
  for (const char* q : {"an@example.vn", "hồ sơ của an＠example.vn", "0912345678", "0912 345 678",
                        "0912.345.678", "+84-912-345-678", "cccd 001099012345", "so0912345678",
                        "079 2001 23456", "１２３４５６７８９"})
    EXPECT_EQ(counted_words(q), "") << q;
}

TEST(CountedWords, KeepYearsAndShortNumbers) {
  EXPECT_EQ(counted_words("dân số 2019 2020 2021"), "dan so 2019 2020 2021");
  EXPECT_EQ(counted_words("nghị định 47/2020"), "nghi dinh 47 2020");
  EXPECT_EQ(counted_words("12345678"), "12345678");
}

TEST(CountedWords, EndWithAWordBeforeTheHundredthByte) {
  std::string q;
  for (int i = 0; i < 30; ++i) q += "abcdefghi ";
  const std::string words = counted_words(q);
  EXPECT_EQ(words.size(), 99u);
  EXPECT_TRUE(words.ends_with(" abcdefghi"));
}

TEST(SubjectOfSearch, IsThereWhereHardlyAnythingWasFound) {
  EXPECT_EQ(subject("Lũ lụt", 0), "missed vi 0 0 lu lut");
  EXPECT_EQ(subject("Lũ lụt", kFewResults), "missed vi 0 3 lu lut");
  EXPECT_EQ(subject("Lũ lụt", kFewResults + 1), "");
  EXPECT_EQ(subject(""), "");
  EXPECT_EQ(subject("-*"), "");
}

TEST(SubjectOfSearch, IsThatOfTheFirstPageOnly) {
  search::SearchRequest wanted;
  wanted.q = "bus";
  wanted.cursor = "x";
  EXPECT_EQ(subject_of_search(wanted, {}, "en"), "");
  wanted.cursor.clear();
  wanted.explain = true;
  EXPECT_EQ(subject_of_search(wanted, {}, "en"), "");
}

TEST(SubjectOfSearch, TellsWhetherThereWereFilters) {
  search::SearchRequest wanted;
  wanted.q = "bus";
  wanted.filters["format"] = {"CSV"};
  EXPECT_EQ(subject_of_search(wanted, {}, "en"), "missed en 1 0 bus");
  EXPECT_EQ(subject("bus format:csv"), "missed vi 1 0 bus");
  EXPECT_EQ(subject("bus -tram"), "missed vi 1 0 bus");
}

TEST(MissedCounter, GivesAwayOnlyWhatWasAskedOften) {
  const base::FixedClock clock(kNoon);
  MissedCounter counter;
  count(counter, subject("lũ lụt", 2), 4);
  count(counter, subject("xe buýt"), 4);
  count(counter, subject("lũ lụt", 1), 1);
  EXPECT_EQ(counter.take(kNoon),
            (std::vector<Missed>{{week_of(kNoon), "lu lut", "vi", 5, 0, 1, 1}}));
  EXPECT_TRUE(counter.take(kNoon).empty());
  count(counter, subject("lũ lụt", 3), 1);
  EXPECT_EQ(counter.take(kNoon),
            (std::vector<Missed>{{week_of(kNoon), "lu lut", "vi", 1, 0, 1, 3}}));
}

TEST(MissedCounter, ForgetsWhatWasAskedSeldomWhenTheWeekIsOver) {
  MissedCounter counter;
  {
    const base::FixedClock clock(kNoon);
    count(counter, subject("xe buýt"), 4);
    count(counter, subject("lũ lụt"), 6);
  }
  const base::Time monday = *base::parse_time("2026-05-25T00:00:01Z");
  const base::FixedClock clock(monday);
  count(counter, subject("xe buýt"), 1);
  EXPECT_EQ(counter.take(monday),
            (std::vector<Missed>{{week_of(kNoon), "lu lut", "vi", 6, 0, 0, 0}}));
  count(counter, subject("xe buýt"), 3);
  EXPECT_TRUE(counter.take(monday).empty()) << "four times in each of two weeks are not five";
}

TEST(MissedCounter, CountsSearchesWithFiltersBesideTheOthers) {
  const base::FixedClock clock(kNoon);
  MissedCounter counter;
  count(counter, "missed vi 1 0 xe buyt", 9);
  EXPECT_TRUE(counter.take(kNoon).empty()) << "it may be there with another filter";
  count(counter, "missed vi 0 2 xe buyt", 5);
  EXPECT_EQ(counter.take(kNoon),
            (std::vector<Missed>{{week_of(kNoon), "xe buyt", "vi", 5, 9, 2, 2}}));
}

TEST(MissedCounter, MakesRoomByForgettingWhatWasAskedOnce) {
  const base::FixedClock clock(kNoon);
  MissedCounter counter;
  count(counter, subject("lũ lụt"), 4);
  for (int i = 0; i < 25'000; ++i) counter.count("missed vi 0 0 noise " + std::to_string(i));
  count(counter, subject("lũ lụt"), 1);
  count(counter, subject("xe buýt"), 5);
  EXPECT_EQ(counter.take(kNoon).size(), 2u);
}

TEST(MissedCounter, GivesAgainWhatCouldNotBeKeptAlsoWhenTheWeekIsOver) {
  MissedCounter counter;
  {
    const base::FixedClock clock(kNoon);
    count(counter, subject("lũ lụt", 2), 5);
  }
  const auto taken = counter.take(kNoon);
  counter.give_back(taken);
  const base::Time monday = *base::parse_time("2026-05-25T00:00:01Z");
  EXPECT_EQ(counter.take(monday), taken);
  counter.give_back(std::vector<Missed>(20'000));
  EXPECT_EQ(counter.take(monday).size(), 10'000u);
}

}  // namespace
}  // namespace portal::app
