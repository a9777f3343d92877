#include "search/places.hpp"

#include <gtest/gtest.h>

#include "tests/unit/search/catalogue.hpp"

namespace search {
namespace {

using Ids = std::vector<std::string>;

Ids places_of(std::string_view text) {
  Ids ids;
  for (const auto& match : find_places(list_words(text))) ids.push_back(match.place->id);
  return ids;
}

TEST(Places, AreKnownByAllTheirNames) {
  for (const auto* name : {"Đà Nẵng", "da nang", "TP Đà Nẵng", "Danang", "DA NANG CITY"})
    EXPECT_EQ(places_of(name), (Ids{"da-nang"})) << name;
  EXPECT_EQ(places_of("giá đất TP.HCM và Cần Thơ"), (Ids{"thanh-pho-ho-chi-minh", "can-tho"}));
  EXPECT_EQ(find_place("da-nang")->label("vi"), "Đà Nẵng");
  EXPECT_EQ(find_place("da-nang")->label("en"), "Da Nang");
  EXPECT_EQ(find_place("nowhere"), nullptr);
}

TEST(Places, ThatAreNoMoreBelongToOnesThatAre) {
  ASSERT_NE(find_place("ha-giang"), nullptr);
  EXPECT_EQ(find_place("ha-giang")->part_of, find_place("tuyen-quang"));
}

TEST(Places, WhoseNamesAreEverydayWordsNeedTheirDiacritics) {
  EXPECT_TRUE(places_of("lao dong va viec lam").empty());
  EXPECT_TRUE(places_of("vi hoa binh").empty());
  EXPECT_TRUE(places_of("viện hải dương học").empty());
  EXPECT_EQ(places_of("tỉnh Hòa Bình"), (Ids{"hoa-binh"}));
}

IndexRecord record_about(const std::string& id, const std::string& title,
                         const std::string& place) {
  auto record = make_test_record(id, title);
  record.named_places = {place};
  record.filters = {{"area", place}};
  return record;
}

TEST(Places, ThatWereTypedRaiseWhatCoversThem) {
  const TestIndex made(
      {record_about("other", "Dân số Đà Nẵng cũ và mới", "quang-nam"),
       record_about("right", "Dân số thành phố Đà Nẵng qua các năm gần đây", "da-nang")});
  EXPECT_EQ(made.ids_for("dân số Đà Nẵng")[0], "right");
}

TEST(Places, ThatWereTypedAreOfferedAsFilters) {
  const TestIndex made({record_about("a", "Dân số Đà Nẵng", "da-nang"),
                        record_about("b", "Dân số không phải Đà Nẵng", "quang-nam")});
  const auto found = made.search({{"q", "dân số đà nẵng"}});
  EXPECT_EQ(found.total, 2u);
  EXPECT_EQ(found.offers, (std::vector<FilterOffer>{{"area", "da-nang", 1}}));
  EXPECT_EQ(made.search({{"q", "dân số đà nẵng"}, {"area", "da-nang"}}).total, 1u);
}

TEST(Years, ThatWereTypedRaiseWhatCoversThemAndAreOffered) {
  auto old = make_test_record("old", "Ngân sách 2022 so với các năm"),
       recent = make_test_record("recent", "Ngân sách nhà nước dự toán năm 2022 của tỉnh");
  recent.filters = {{"year", "2022"}};
  const TestIndex made({old, recent});
  const auto found = made.search({{"q", "ngân sách 2022"}});
  EXPECT_EQ(found.hits[0].id, "recent");
  EXPECT_EQ(found.offers, (std::vector<FilterOffer>{{"year", "2022", 1}}));
}

}  // namespace
}  // namespace search
