#include "search/postings.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <random>

namespace search {
namespace {

Xapian::WritableDatabase make_database() {
  return Xapian::WritableDatabase(std::string(), Xapian::DB_BACKEND_INMEMORY);
}

std::uint32_t draw(std::mt19937& random, std::uint32_t below) {
  return static_cast<std::uint32_t>(random() % below);
}

// Of 2,000 records, one in `share` has the term; some of them very often.
Xapian::WritableDatabase make_records(unsigned share) {
  auto database = make_database();
  std::mt19937 random(share);
  for (int i = 0; i < 2000; ++i) {
    Xapian::Document entry;
    if (draw(random, share) == 0)
      entry.add_term("a", draw(random, 20) == 0 ? 700 : 1 + draw(random, 9));
    entry.add_term("b");
    database.add_document(entry);
  }
  return database;
}

TEST(Postings, SayWhatTheIndexSaysOfFrequentAndOfRareTerms) {
  for (const unsigned share : {1U, 2U, 30U, 300U}) {
    const auto database = make_records(share);
    const Postings postings("a", database);
    RecordSet set(database.get_lastdocid());
    postings.add_to(set);
    EXPECT_EQ(set.count(), database.get_termfreq("a"));
    Postings::Cursor cursor(postings);
    std::mt19937 steps(4);
    for (Xapian::docid record = 1; record <= 2000; ++record) {
      auto at = database.postlist_begin("a");
      at.skip_to(record);
      const bool has = at != database.postlist_end("a") && *at == record;
      const std::uint32_t count = has ? at.get_wdf() : 0;
      ASSERT_EQ(postings.count(record), count) << share << ' ' << record;
      ASSERT_EQ(cursor.count(record), count) << share << ' ' << record;
      ASSERT_EQ(set.contains(record), has);
      if (record % 7 == 0) record += draw(steps, 90);
    }
  }
}

TEST(Postings, OfATermThatNoRecordHasAreEmpty) {
  const auto database = make_records(2);
  const Postings postings("c", database);
  RecordSet set(database.get_lastdocid());
  postings.add_to(set);
  EXPECT_TRUE(set.empty());
  EXPECT_EQ(postings.count(1), 0u);
}

TEST(Postings, OfFiltersHaveNoCounts) {
  auto database = make_database();
  Xapian::Document entry;
  entry.add_boolean_term("FT:x");
  database.add_document(entry);
  const Postings postings("FT:x", database);
  EXPECT_EQ(postings.most(), 0u);
  EXPECT_EQ(postings.count(1), 0u);
}

}  // namespace
}  // namespace search
