#include "search/scorer.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <map>
#include <random>

#include "search/ranking.hpp"
#include "search/schema.hpp"

namespace search {
namespace {

using Kind = Expression::Kind;

std::uint32_t draw(std::mt19937& random, std::uint32_t below) {
  return static_cast<std::uint32_t>(random() % below);
}

Xapian::WritableDatabase make_records() {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  std::mt19937 random(3);
  for (int i = 0; i < 800; ++i) {
    Xapian::Document entry;
    for (const char* word : {"a", "b", "c", "d"})
      if (random() % 4 == 0) entry.add_term(word, 1 + draw(random, 9));
    entry.add_term("every", 1 + draw(random, 60));
    if (random() % 50 == 0) entry.add_term("rare");
    // Few moments, so that many scores and moments are equal.
    entry.add_value(slot::kModified, std::to_string(random() % 3) + " of " + std::to_string(i));
    entry.add_value(slot::kStanding, pack({static_cast<double>(random() % 4), 1, 0.5, 0}));
    database.add_document(entry);
  }
  return database;
}

struct Catalogue {
  const Xapian::WritableDatabase database = make_records();
  Columns columns{"g", 0};
  Matcher matcher{database, columns};
  Weights weights;
};

Expression any_of(std::initializer_list<const char*> terms) {
  Expressions parts;
  for (const char* term : terms) parts.push_back(term_expression(term));
  return combine(Kind::kAny, std::move(parts));
}

// Xapian's own BM25 says what it must be.
TEST(Scorer, CountsWordsAsXapianDoes) {
  Catalogue made;
  for (const auto& terms : {std::vector<std::string>{"a"}, {"b", "c", "every"}, {"rare", "d"}}) {
    Expressions parts;
    for (const auto& term : terms) parts.push_back(term_expression(term));
    const auto words = combine(Kind::kAny, parts);
    Scorer scorer(made.matcher, made.weights);
    scorer.add_words("text", words, 1);
    scorer.make_ready();
    Xapian::Enquire enquire(made.database);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
    std::map<std::uint32_t, double> theirs;
    const auto found = enquire.get_mset(0, 1000);
    for (auto hit = found.begin(); hit != found.end(); ++hit) theirs[*hit] = hit.get_weight();
    EXPECT_EQ(made.matcher.find(words).count(), theirs.size());
    for (const auto& [record, weight] : theirs)
      ASSERT_NEAR(scorer.score(record, 0), weight, 1e-9) << record;
  }
}

// Records whose score cannot be enough are not reckoned to the end: the page must not show it.
TEST(Scorer, LeavesNobodyOutByStoppingEarly) {
  Catalogue made;
  const auto words = any_of({"a", "b", "c", "d", "every", "rare"});
  const auto found = made.matcher.find(words);
  const auto rank = [&](std::size_t most) {
    Scorer scorer(made.matcher, made.weights);
    scorer.add_words("text", words, 1);
    scorer.add_fixed("whole", term_expression("rare"), 3);
    scorer.add_standing("standing", 1);
    scorer.make_ready();
    return Ranking(made.matcher, {'r', slot::kModified, true}).first(found, most, &scorer);
  };
  const Page all = rank(found.count());
  ASSERT_EQ(all.size(), found.count());
  for (const std::size_t most : {1U, 7U, 20U, 300U}) {
    const Page some = rank(most);
    ASSERT_EQ(some.size(), most);
    for (std::size_t i = 0; i < most; ++i) {
      ASSERT_EQ(some[i].record, all[i].record) << most << ' ' << i;
      ASSERT_DOUBLE_EQ(some[i].score, all[i].score);
    }
  }
}

TEST(Scorer, CountsManyAlternativesAsItCountsFew) {
  Catalogue made;
  const Expression few{Kind::kSynonym, {}, any_of({"a", "b", "rare"}).parts};
  Expression many = few;
  for (const char* absent : {"x1", "x2", "x3"}) many.parts.push_back(term_expression(absent));
  Scorer by_few(made.matcher, made.weights), by_many(made.matcher, made.weights);
  by_few.add_words("text", few, 1);
  by_many.add_words("text", many, 1);
  by_few.make_ready();
  by_many.make_ready();
  made.matcher.find(few).for_each([&](std::uint32_t record) {
    ASSERT_DOUBLE_EQ(by_few.score(record, 0), by_many.score(record, 0)) << record;
  });
}

TEST(Scorer, ExplainsTheSumOfItsParts) {
  Catalogue made;
  Scorer scorer(made.matcher, made.weights);
  scorer.add_words("text", any_of({"a", "every"}), 1);
  scorer.add_words("synonym", Expression{Kind::kSynonym, {}, {any_of({"b"})}}, 0.5);
  scorer.add_fixed("place", term_expression("c"), 2);
  scorer.add_standing("standing", 1);
  scorer.make_ready();
  for (std::uint32_t record = 1; record <= 800; ++record) {
    double sum = 0;
    for (const auto& [name, amount] : scorer.explain(record)) sum += amount;
    ASSERT_NEAR(scorer.score(record, 0), sum, 1e-9) << record;
  }
}

}  // namespace
}  // namespace search
