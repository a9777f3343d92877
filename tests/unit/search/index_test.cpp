#include "search/index.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "catalog/base/error.hpp"
#include "tests/unit/search/catalogue.hpp"

namespace search {
namespace {

using Ids = std::vector<std::string>;

std::vector<IndexRecord> some_records() {
  return {
      make_test_record("hanoi", "Dân số trung bình thành phố Hà Nội năm 2022", "Chia theo quận"),
      make_test_record("danang", "Dân số trung bình Đà Nẵng năm 2022", "Chia theo quận, huyện"),
      make_test_record("air", "Chất lượng không khí PM2.5", "Số liệu quan trắc tự động"),
      make_test_record("budget", "Ngân sách nhà nước", "Dự toán và quyết toán"),
      make_test_record("bank", "Ngân hàng thương mại", "Lãi suất huy động"),
      make_test_record("land", "Đất đai và bản đồ địa chính Hoà Bình", "Hiện trạng sử dụng"),
      make_test_record("schools", "Schools of the district", "Addresses of primary schools", "en"),
  };
}

TEST(Index, FindsWhatWasTypedInAnyVietnameseForm) {
  const TestIndex made(some_records());
  for (const std::string q :
       {"dân số hà nội", "dan so ha noi", "DÂN SỐ HÀ NỘI",
        "Da\u0302n so\u0302\u0301 Ha\u0300 No\u0302\u0323i", "dân so hà noi", "DAN SO, HA NOI!"})
    EXPECT_EQ(made.ids_for(q)[0], "hanoi") << q;
  EXPECT_EQ(made.ids_for("hòa bình")[0], "land");
  EXPECT_EQ(made.ids_for("HOÀ BÌNH")[0], "land");
  EXPECT_EQ(made.ids_for("da nang")[0], "danang");
  EXPECT_EQ(made.ids_for("danang")[0], "danang");
  EXPECT_EQ(made.ids_for("pm 2.5")[0], "air");
  EXPECT_EQ(made.ids_for("PM25")[0], "air");
}

TEST(Index, PutsWhatHasTheTypedDiacriticsFirst) {
  const TestIndex made({make_test_record("gold", "Giá vàng trong nước"),
                        make_test_record("price", "Gia vang trong nuoc"),
                        make_test_record("wind", "Già vắng")});
  EXPECT_EQ(made.ids_for("giá vàng")[0], "gold");
  EXPECT_EQ(made.ids_for("già vắng")[0], "wind");
  EXPECT_EQ(made.search({{"q", "gia vang"}}).total, 3u);
}

TEST(Index, PutsTheRecordWhoseTitleWasTypedFirst) {
  IndexRecord longer = make_test_record("long", "Dân số dân số dân số của các tỉnh");
  longer.texts.push_back({"dân số dân số dân số", "vi", 5});
  const TestIndex made({longer, make_test_record("exact", "Dân số")});
  EXPECT_EQ(made.ids_for("dân số")[0], "exact");
  EXPECT_EQ(made.ids_for("DAN SO")[0], "exact");
}

TEST(Index, FindsEnglishByTheStem) {
  const TestIndex made(some_records());
  EXPECT_EQ(made.ids_for("school district"), (Ids{"schools"}));
  EXPECT_EQ(made.ids_for("addressing")[0], "schools");
}

TEST(Index, WantsAllWordsFirstAndFewerWhenThatFindsLittle) {
  std::vector<IndexRecord> records;
  for (int i = 0; i < 30; ++i)
    records.push_back(
        make_test_record("both" + std::to_string(i), "nước sạch " + std::to_string(i)));
  for (int i = 0; i < 30; ++i)
    records.push_back(make_test_record("one" + std::to_string(i), "nước mắm " + std::to_string(i)));
  records.push_back(make_test_record("four", "alpha beta gamma delta"));
  const TestIndex made(records);
  const auto all = made.search({{"q", "nước sạch"}});
  EXPECT_EQ(all.tier, Tier::kAll);
  EXPECT_EQ(all.total, 30u);
  EXPECT_EQ(all.with_all, 30u);
  const auto few = made.search({{"q", "nước sạch 7"}, {"limit", "100"}});
  EXPECT_EQ(few.tier, Tier::kAll);
  EXPECT_EQ(few.total, 1u);
  const auto most = made.search({{"q", "alpha beta gamma epsilon"}});
  EXPECT_EQ(most.tier, Tier::kMost);
  EXPECT_EQ(most.hits[0].id, "four");
  const auto any = made.search({{"q", "nước zzzz"}, {"limit", "100"}});
  EXPECT_EQ(any.tier, Tier::kAny);
  EXPECT_EQ(any.total, 60u);
  EXPECT_EQ(any.hits.size(), 60u);
  EXPECT_EQ(made.search({{"q", "zzzz yyyy"}}).total, 0u);
}

TEST(Index, ShowsWhatHasAPartOfAQuestionTo) {
  const TestIndex made(
      {make_test_record("right", "Lượng mưa theo tháng", "những năm có mưa nhiều nhất"),
       make_test_record("all", "năm nào có mưa nhiều nhất ở nơi này"),
       make_test_record("none", "giá điện")});
  const auto found = made.search({{"q", "năm nào có mưa nhiều nhất"}});
  EXPECT_EQ(found.total, 2u);
  EXPECT_EQ(found.with_all, 1u);
  EXPECT_EQ(found.tier, Tier::kAny);
}

TEST(Index, CutsTheAnyTierAtAShareOfTheBestScore) {
  std::vector<IndexRecord> records = {
      make_test_record("best", "alpha beta gamma"),
      make_test_record("poor", "delta", "omega " + std::string(500, 'x') + " alpha")};
  for (int i = 0; i < 50; ++i)
    records.push_back(make_test_record("n" + std::to_string(i), "zeta", "alpha"));
  const TestIndex made(records);
  const auto result = made.search({{"q", "alpha beta omikron"}, {"limit", "100"}});
  EXPECT_EQ(result.tier, Tier::kAny);
  EXPECT_EQ(result.hits[0].id, "best");
  EXPECT_EQ(result.total, result.hits.size());
  for (const auto& hit : result.hits) EXPECT_GE(hit.score, 0.4 * result.hits[0].score - 1e-9);
}

TEST(Index, TakesQuotesAndStarsAtTheirWord) {
  const TestIndex made(
      {make_test_record("ab", "lúa gạo xuất khẩu"), make_test_record("ba", "gạo lúa xuất khẩu"),
       make_test_record("c", "tài nguyên nước"), make_test_record("d", "tài chính công")});
  EXPECT_EQ(made.ids_for("\"lúa gạo\""), (Ids{"ab"}));
  EXPECT_EQ(made.ids_for("\"gao lua\" xuất"), (Ids{"ba"}));
  EXPECT_EQ(made.ids_for("nguy*"), (Ids{"c"}));
  EXPECT_EQ(made.search({{"q", "tai*"}}).total, 2u);
  EXPECT_EQ(made.search({{"q", "ta*"}}).total, 0u);  // too short for a wildcard: a word "ta"
}

TEST(Index, FindsEverythingForNothingAndNothingForPunctuation) {
  const TestIndex made(some_records());
  EXPECT_EQ(made.search({}).total, 7u);
  EXPECT_EQ(made.search({{"q", "  "}}).total, 7u);
  EXPECT_EQ(made.search({{"q", "*:*"}}).total, 7u);
  EXPECT_EQ(made.search({{"q", "???"}}).total, 0u);
  EXPECT_EQ(made.search({{"q", "🎌"}}).total, 0u);
}

TEST(Index, SortsByValueAndPutsWhatHasNoneLast) {
  auto a = make_test_record("a", "Ba"), b = make_test_record("b", "An"),
       c = make_test_record("c", "Cam");
  a.modified = base::parse_time("2024-01-01");
  b.modified = base::parse_time("2024-06-01T08:00:00+07:00");
  a.issued = base::parse_time("2023-01-01");
  c.issued = base::parse_time("1965-01-01");
  const TestIndex made({a, b, c});
  EXPECT_EQ(made.ids({{"sort", "modified"}}), (Ids{"b", "a", "c"}));
  EXPECT_EQ(made.ids({}), (Ids{"b", "a", "c"}));
  EXPECT_EQ(made.ids({{"sort", "issued"}}), (Ids{"a", "c", "b"}));
  EXPECT_EQ(made.ids({{"sort", "title"}}), (Ids{"b", "a", "c"}));
  EXPECT_EQ(made.ids({{"updated_since", "2024-03-01"}}), (Ids{"b"}));
}

TEST(Index, FiltersByTheDayOfTheLastChange) {
  const base::FixedClock clock(*base::parse_time("2025-06-30T12:00:00Z"));
  std::vector<IndexRecord> records;
  for (const char* day : {"2025-06-29", "2025-06-10", "2025-01-01", "2020-01-01"}) {
    records.push_back(make_test_record(day, "Giá điện"));
    records.back().modified = base::parse_time(day);
  }
  records.push_back(make_test_record("never", "Giá điện"));
  records.push_back(make_test_record("to come", "Giá điện"));
  records.back().modified = base::parse_time("2025-09-01");
  const TestIndex made(records);
  EXPECT_EQ(made.ids({{"updated", "7d"}}), (Ids{"2025-06-29"}));
  EXPECT_EQ(made.search({{"updated", "7d"}, {"updated", "older"}}).total, 3u);
  const auto facets = made.search({{"facets", "updated"}, {"updated", "7d"}}).facets;
  EXPECT_EQ(facets[0].second,
            (std::vector<FacetValue>{{"7d", 1}, {"30d", 2}, {"365d", 3}, {"older", 2}}));
}

TEST(Index, FiltersByThePeriodCovered) {
  auto old = make_test_record("old", "Mưa"), recent = make_test_record("recent", "Mưa");
  old.from = base::parse_time("2000-01-01"), old.to = base::parse_time("2009-12-31");
  recent.from = base::parse_time("2010-01-01"), recent.to = base::parse_time("2019-12-31");
  const TestIndex made({old, recent, make_test_record("none", "Mưa")});
  EXPECT_EQ(made.ids({{"from", "2012-01-01"}}), (Ids{"recent"}));
  EXPECT_EQ(made.ids({{"to", "2009-12-31"}}), (Ids{"old"}));
  EXPECT_EQ(made.search({{"from", "2005-01-01"}, {"to", "2015-01-01"}}).total, 2u);
}

TEST(Index, FiltersByTheBoxCovered) {
  auto north = make_test_record("hanoi", "Mưa"), south = make_test_record("saigon", "Mưa");
  north.box = Box{105.3, 20.5, 106.1, 21.4};
  south.box = Box{106.3, 10.3, 107.1, 11.2};
  const TestIndex made({north, south, make_test_record("none", "Mưa")});
  EXPECT_EQ(made.ids({{"bbox", "105,20,105.5,22"}}), (Ids{"hanoi"}));
  EXPECT_EQ(made.ids({{"bbox", "106.3,-5,110,11"}}), (Ids{"saigon"}));
  EXPECT_EQ(made.search({{"bbox", "100,8,110,24"}}).total, 2u);
  EXPECT_EQ(made.search({{"bbox", "-10,-10,-5,-5"}}).total, 0u);
}

TEST(Index, AnswersCardsAsTheyWereGiven) {
  const auto record = make_test_record("x", "Điện < nước");
  const TestIndex made({record});
  EXPECT_EQ(made.search({{"q", "điện"}}).hits[0].card, record.card);
  EXPECT_EQ(made.index.find_card("x"), record.card);
  EXPECT_EQ(made.index.find_card("y"), std::nullopt);
  EXPECT_EQ(made.index.count(), 1u);
  EXPECT_EQ(made.index.seq(), 1u);
}

TEST(Index, ExplainsWhatItLookedFor) {
  const TestIndex made(some_records());
  const auto explanation = made.search({{"q", "dân xyz"}, {"explain", "1"}}).explanation;
  EXPECT_EQ(explanation["words"].items()[0]["folded"].as_string(), "dan");
  EXPECT_EQ(explanation["words"].items()[0]["records"].as_integer(), 2);
  EXPECT_EQ(explanation["words"].items()[1]["records"].as_integer(), 0);
  EXPECT_TRUE(made.search({{"q", "dân"}}).explanation.is_null());
}

TEST(Index, IsUnavailableWhereThereIsNone) {
  const TestFolder folder;
  const Index index(folder.path() + "/none");
  try {
    index.search({});
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kUnavailable);
    EXPECT_EQ(error.message().key, "search_index_unavailable");
  }
}

TEST(Index, AnswersManyThreadsWhileItIsWrittenAndRebuilt) {
  TestIndex made(some_records());
  std::atomic<bool> stop = false;
  std::atomic<int> answers = 0;
  const auto read = [&] {
    while (!stop) {
      EXPECT_EQ(made.ids_for("ngân hàng")[0], "bank");
      ++answers;
    }
  };
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) readers.emplace_back(read);
  for (std::uint64_t seq = 2; seq < 25; ++seq) {
    made.indexer.replace(make_test_record("n" + std::to_string(seq), "Số " + std::to_string(seq)));
    made.indexer.commit(seq);
    if (seq % 8 == 0)
      made.indexer.rebuild([&](const Sink& sink) {
        for (const auto& record : some_records()) sink(record);
        return seq;
      });
  }
  stop = true;
  for (auto& reader : readers) reader.join();
  EXPECT_GT(answers, 0);
  EXPECT_EQ(made.index.seq(), 24u);
}

// A query that readers share would be freed by the one that counts its users wrong.
TEST(Index, AnswersManyReadersAtOnceThatAskForAlmostNothing) {
  const TestIndex made(some_records());
  const std::vector<Parameters> requests = {{},
                                            {{"updated", "older"}},
                                            {{"from", "1900-01-01"}},
                                            {{"q", "alpha beta gamma dân số"}},
                                            {{"sort", "title"}, {"facets", "updated,theme"}}};
  const std::size_t records = some_records().size();
  std::atomic<int> wrong = 0;
  const auto ask = [&] {
    for (int round = 0; round < 300; ++round)
      for (const auto& request : requests)
        if (made.search(request).total > records || made.search({}).total != records) ++wrong;
  };
  std::vector<std::thread> readers;
  for (int i = 0; i < 6; ++i) readers.emplace_back(ask);
  for (auto& reader : readers) reader.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace search
