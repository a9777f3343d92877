#include "search/entry.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include "tests/unit/search/catalogue.hpp"

namespace search {
namespace {

TEST(Entry, CountsWordsByWeightAndFiltersNotAtAll) {
  IndexRecord record;
  record.id = "7f";
  record.texts = {{"Số", "vi", 5}, {"số", "vi", 1}};
  record.titles = {"Số"};
  record.identifiers = {"DS-1"};
  record.filters = {{"agency", "bo-y-te"}, {"colour", "red"}, {"theme", ""}};
  Analyzer analyzer;
  const TermCounts expected = {{"so", 6},  {"XEsố", 6},       {"XWso", 0},  {"XXsố", 0},
                               {"Q7f", 0}, {"FA:bo-y-te", 0}, {"XIds 1", 0}};
  EXPECT_EQ(list_terms(record, analyzer), expected);
}

TEST(Entry, SortsMomentsByTheirKeys) {
  std::string before;
  for (const auto* text : {"0001-01-01", "1899-12-31", "1970-01-01", "2024-01-01T00:00:00Z",
                           "2024-01-01T00:00:00.5Z", "9999-12-31"}) {
    const std::string key = time_key(*base::parse_time(text));
    EXPECT_EQ(key.size(), 16u);
    EXPECT_LT(before, key) << text;
    before = key;
  }
  EXPECT_EQ(time_key(base::Time::min()), std::string(16, '0'));
}

TEST(Entry, KeepsLongFilterValuesByDigest) {
  EXPECT_EQ(filter_term("FA:", "x"), "FA:x");
  const std::string term = filter_term("FA:", std::string(5000, 'x'));
  EXPECT_LT(term.size(), 100u);
  EXPECT_TRUE(is_hidden_value(std::string_view(term).substr(3)));
  EXPECT_NE(term, filter_term("FA:", std::string(5001, 'x')));
}

TEST(Entry, SplitsItsData) {
  EXPECT_EQ(split_data("7f\n{\"a\"\n:1}").id, "7f");
  EXPECT_EQ(split_data("7f\n{\"a\"\n:1}").card, "{\"a\"\n:1}");
  EXPECT_EQ(split_data("").id, "");
  EXPECT_EQ(split_data("x").card, "");
}

TEST(Entry, KeepsADescriptionBesideItsCard) {
  IndexRecord record = make_test_record("7f", "Huế");
  Analyzer analyzer;
  EXPECT_EQ(description_in(make_entry(record, analyzer).get_data()), "");
  record.description = R"({"vi":"Dài"})";
  const std::string data = make_entry(record, analyzer).get_data();
  EXPECT_EQ(split_data(data).id, "7f");
  EXPECT_EQ(split_data(data).card, record.card);
  EXPECT_EQ(description_in(data), record.description);
}

}  // namespace
}  // namespace search
