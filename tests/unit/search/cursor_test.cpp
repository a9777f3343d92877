#include "search/cursor.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "catalog/base/error.hpp"
#include "tests/unit/search/catalogue.hpp"

namespace search {
namespace {

std::vector<IndexRecord> many_records(int count) {
  std::mt19937 random(7);
  std::vector<IndexRecord> records;
  for (int i = 0; i < count; ++i) {
    const std::string words(static_cast<std::size_t>(random() % 5), 'n');
    auto record =
        make_test_record("id" + std::to_string(i), "Số liệu " + std::to_string(random() % 9),
                         "nước " + words + " sạch " + words);
    if (i % 4 != 0)
      record.modified = *base::parse_time("2024-01-01") + std::chrono::hours(random() % 9);
    if (i % 3 != 0) record.issued = record.modified;
    records.push_back(std::move(record));
  }
  return records;
}

const std::vector<std::string> kSorts = {"relevance", "modified", "issued", "title"};

TEST(Paging, VisitsEveryRecordOnceInTheOrderOfOneLongPage) {
  const TestIndex made(many_records(90));
  for (const auto& sort : kSorts) {
    for (const std::string q : {"", "nước sạch"}) {
      const auto all = made.ids({{"q", q}, {"sort", sort}, {"limit", "100"}});
      ASSERT_EQ(all.size(), 90u);
      std::vector<std::string> paged;
      std::string cursor;
      do {
        const auto page =
            made.search({{"q", q}, {"sort", sort}, {"limit", "7"}, {"cursor", cursor}});
        EXPECT_EQ(page.total, 90u);
        for (const auto& hit : page.hits) paged.push_back(hit.id);
        cursor = page.next;
      } while (!cursor.empty() && paged.size() < 200);
      EXPECT_EQ(paged, all) << sort << ' ' << q;
    }
  }
}

TEST(Paging, NeitherRepeatsNorSkipsWhenRecordsComeAndGo) {
  for (const auto& sort : kSorts) {
    TestIndex made(many_records(60));
    std::multiset<std::string> seen;
    std::string cursor;
    std::uint64_t seq = 2;
    int fresh = 0;
    do {
      const auto page =
          made.search({{"q", "nước sạch"}, {"sort", sort}, {"limit", "7"}, {"cursor", cursor}});
      for (const auto& hit : page.hits) seen.insert(hit.id);
      cursor = page.next;
      auto added = make_test_record("new" + std::to_string(fresh), "Mới", "nước sạch");
      added.modified = base::parse_time("2030-01-01");
      made.indexer.replace(added);
      if (!page.hits.empty() && fresh % 2 == 1) made.indexer.remove(page.hits.back().id);
      made.indexer.commit(seq++);
      ++fresh;
    } while (!cursor.empty() && fresh < 50);
    for (int i = 0; i < 60; ++i)
      EXPECT_EQ(seen.count("id" + std::to_string(i)), 1u) << sort << " id" << i;
  }
}

TEST(Paging, RefusesACursorThatIsNotItsOwn) {
  const TestIndex made(many_records(30));
  const auto next = made.search({{"sort", "title"}, {"limit", "5"}}).next;
  EXPECT_FALSE(next.empty());
  for (const std::string& cursor :
       {std::string("zz"), std::string("00"), next.substr(2), next + "0", std::string(5000, 'a')})
    EXPECT_THROW(made.search({{"sort", "title"}, {"cursor", cursor}}), base::Error) << cursor;
  EXPECT_THROW(made.search({{"sort", "modified"}, {"cursor", next}}), base::Error);
  EXPECT_THROW(made.search({{"q", "nước"}, {"cursor", next}}), base::Error);
}

TEST(Paging, SurvivesCursorsOfItsShapeWithAnyContent) {
  const TestIndex made(many_records(30));
  const Cursor wild{'r', 99, ~0ull, "", std::string(150, 'i'), "x", {1, 2, 999999}};
  EXPECT_TRUE(made.search({{"q", "nước"}, {"cursor", to_string(wild)}}).hits.empty());
  const Cursor same{'r', 1, ~0ull, "", "", "", {}};
  EXPECT_TRUE(made.search({{"q", "nước"}, {"cursor", to_string(same)}}).hits.empty());
  const Cursor key{'m', 1, 0, std::string("\0\xFF\n", 3), "", "", {}};
  EXPECT_EQ(made.search({{"cursor", to_string(key)}}).total, 30u);
}

TEST(Cursor, ComesBackAsItWasWritten) {
  const Cursor cursor{'t', 12, 40, std::string("a\n\0\xFF z", 7), "id/1", "uuid", {3, 1, 2}};
  const Cursor back = parse_cursor(to_string(cursor), 't');
  EXPECT_EQ(back.seq, 12u);
  EXPECT_EQ(back.rank, 40u);
  EXPECT_EQ(back.key, cursor.key);
  EXPECT_EQ(back.id, "id/1");
  EXPECT_EQ(back.generation, "uuid");
  EXPECT_EQ(back.last, cursor.last);
}

}  // namespace
}  // namespace search
