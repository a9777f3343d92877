#include "search/columns.hpp"

#include <gtest/gtest.h>

#include <random>

#include "tests/unit/search/catalogue.hpp"

namespace search {
namespace {

const std::vector<std::string> kWords = {"dân", "số", "hà", "nội", "nước", "sạch", "giá", "chè"};
const std::vector<std::string> kAgencies = {"x", "y", "z"};

IndexRecord chance_record(std::mt19937& random, int number, std::uint64_t revision) {
  std::string title, description;
  for (auto n = 1 + random() % 3; n > 0; --n) title += kWords[random() % kWords.size()] + ' ';
  for (auto n = random() % 12; n > 0; --n) description += kWords[random() % kWords.size()] + ' ';
  IndexRecord record = make_test_record(std::to_string(number), title, description);
  record.revision = revision;
  record.filters = {{"agency", kAgencies[random() % kAgencies.size()]}};
  if (random() % 2 == 0) record.modified = base::Time(std::chrono::hours(24 * (random() % 20'000)));
  if (random() % 2 == 0) record.from = record.to = record.modified;
  record.standing = {static_cast<double>(random() % 4), 0, 0.5, 0};
  return record;
}

Parameters chance_question(std::mt19937& random) {
  Parameters question;
  std::string q;
  for (auto n = random() % 4; n > 0; --n) q += kWords[random() % kWords.size()] + ' ';
  question.emplace_back("q", q);
  if (random() % 3 == 0) question.emplace_back("agency", kAgencies[random() % kAgencies.size()]);
  if (random() % 5 == 0) question.emplace_back("from", "1990-01-01");
  const std::vector<std::string> sorts = {"relevance", "modified", "title", "popularity"};
  question.emplace_back("sort", sorts[random() % sorts.size()]);
  question.emplace_back("facets", "agency,updated");
  question.emplace_back("limit", std::to_string(random() % 30));
  return question;
}

void expect_same(const SearchResult& kept, const SearchResult& fresh, const std::string& where) {
  ASSERT_EQ(kept.total, fresh.total) << where;
  ASSERT_EQ(kept.facets, fresh.facets) << where;
  ASSERT_EQ(kept.with_all, fresh.with_all) << where;
  ASSERT_EQ(kept.hits.size(), fresh.hits.size()) << where;
  for (std::size_t i = 0; i < kept.hits.size(); ++i) {
    ASSERT_EQ(kept.hits[i].id, fresh.hits[i].id) << where;
    ASSERT_EQ(kept.hits[i].card, fresh.hits[i].card) << where;
    ASSERT_DOUBLE_EQ(kept.hits[i].score, fresh.hits[i].score) << where;
  }
}

// What is kept in memory over many commits answers as what is read anew.
TEST(Columns, FollowCommitsAsIfTheyWereReadAnew) {
  std::mt19937 random(5);
  TestIndex made;
  std::uint64_t seq = 1;
  for (int round = 0; round < 60; ++round) {
    // Now and then so many that nothing is kept.
    const auto changes = round % 20 == 7 ? 600 : random() % 12;
    for (unsigned i = 0; i < changes; ++i) {
      const int number = static_cast<int>(random() % 700);
      if (random() % 4 == 0)
        made.indexer.remove(std::to_string(number));
      else
        made.indexer.replace(chance_record(random, number, seq));
    }
    made.indexer.commit(++seq);
    const Index fresh(made.folder.path());
    for (int i = 0; i < 12; ++i) {
      const auto question = chance_question(random);
      std::string where = std::to_string(round);
      for (const auto& [name, value] : question) where.append(" " + name + "=" + value);
      const auto request = parse_request(question);
      expect_same(made.index.search(request), fresh.search(request), where);
    }
  }
}

TEST(Columns, HaveKeysThatSortAsTheirValuesDo) {
  const std::vector<std::string> values = {"a", "ab", "abcdefgh", "abcdefghi", "abcdefgi", "b"};
  for (std::size_t i = 1; i < values.size(); ++i)
    EXPECT_LT(key_of(values[i - 1]), key_of(values[i])) << values[i];
  EXPECT_TRUE(key_of("abcdefghi").is_whole());
  EXPECT_FALSE(key_of("0123456789abcdef").is_whole());
  EXPECT_EQ(key_of("0123456789abcdefX"), key_of("0123456789abcdefY"));
}

}  // namespace
}  // namespace search
