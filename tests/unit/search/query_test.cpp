#include "search/query.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <random>
#include <sstream>

#include "catalog/base/json.hpp"
#include "catalog/base/text.hpp"
#include "search/query_words.hpp"
#include "tests/unit/search/catalogue.hpp"

namespace search {
namespace {

std::vector<std::string> folded(std::string_view q) {
  std::vector<std::string> words;
  for (const auto& word : read_query(q).words)
    words.push_back(word.word.folded + (word.is_prefix ? "*" : "") +
                    (word.quote ? "'" + std::to_string(word.quote) : ""));
  return words;
}

using Words = std::vector<std::string>;

TEST(QueryWords, ReadWordsQuotesAndStars) {
  EXPECT_EQ(folded("Dân số \"Hà Nội\" nguy*"), (Words{"dan", "so", "ha'1", "noi'1", "nguy*"}));
  EXPECT_EQ(folded("\"a b\" c \"d"), (Words{"a'1", "b'1", "c", "d"}));
  EXPECT_EQ(folded("alph* bet* gamm* del"), (Words{"alph*", "bet*", "gamm", "del"}));
  EXPECT_EQ(folded("* ** a* ab* *abc abc *"), (Words{"a", "ab", "abc", "abc"}));
  EXPECT_EQ(folded("NOT a AND -b title:c (d"), (Words{"not", "a", "and", "title", "c", "d"}));
}

TEST(QueryWords, ReadWhatIsNotWanted) {
  const auto query = read_query("nước -mắm \"a b\" -\"c d\" G-NAF 2019 - 2020 --x");
  EXPECT_EQ(folded("nước -mắm G-NAF 2019 - 2020"), (Words{"nuoc", "g", "naf", "2019", "2020"}));
  ASSERT_EQ(query.excluded.size(), 3u);
  EXPECT_EQ(query.excluded[0].word.folded, "mam");
  EXPECT_EQ(query.excluded[2].word.folded, "d");
}

TEST(QueryWords, ReadFilters) {
  using Filters = std::vector<std::pair<std::string, std::string>>;
  const auto query = read_query("giá format:csv -open:open keyword:\"giao thông\" year:2022");
  EXPECT_EQ(query.words.size(), 1u);
  EXPECT_EQ(query.filters, (Filters{{"format", read_query("format:.CSV").filters.at(0).second},
                                    {"keyword", "giao thông"},
                                    {"year", "2022"}}));
  EXPECT_EQ(query.excluded_filters, (Filters{{"open", "open"}}));
  EXPECT_TRUE(read_query("https://a.example time 10:30 format: csv").filters.empty());
}

TEST(QueryWords, AreBounded) {
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "w" + std::to_string(i) + "* ";
  EXPECT_EQ(read_query(many).words.size(), kQueryWords);
  EXPECT_TRUE(read_query("").empty());
}

TEST(QueryWords, KnowStopWordsByTheirDiacritics) {
  const auto words = read_query("đà nẵng và đã của and").words;
  std::string stops;
  for (const auto& word : words) stops += word.is_stop_word ? "1" : "0";
  EXPECT_EQ(stops, "001011");
}

TEST(QueryWords, KnowWhatAsksForEverything) {
  for (const auto* q : {"", " ", "*", "**", "*:*"}) EXPECT_TRUE(asks_for_everything(q)) << q;
  for (const auto* q : {"a", "?", "\""}) EXPECT_FALSE(asks_for_everything(q)) << q;
}

TestIndex& common_index() {
  static TestIndex made;
  static const bool filled = [] {
    for (int i = 0; i < 400; ++i) {
      std::string text;
      for (int j = 0; j < 30; ++j) text += "w" + std::to_string((i * 7 + j * 13) % 900) + " ";
      made.indexer.replace(make_test_record("r" + std::to_string(i), text, "a b c dân số " + text));
    }
    made.indexer.commit(2);
    return true;
  }();
  EXPECT_TRUE(filled);
  return made;
}

// Answers, whatever was typed, within a time that only a runaway query misses.
void expect_answer(const std::string& q) {
  const auto begin = std::chrono::steady_clock::now();
  const auto result = common_index().search(
      {{"q", q}, {"explain", "1"}, {"facets", "agency,updated"}, {"updated", "older"}});
  common_index().index.suggest(q, 10);
  EXPECT_LE(result.hits.size(), result.total);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30)) << q.substr(0, 80);
}

TEST(Query, LeavesOutWhatIsNotWanted) {
  auto csv = make_test_record("csv", "giá nước"), pdf = make_test_record("pdf", "giá nước mắm");
  csv.filters = {{"keyword", "Giá cả"}};
  const TestIndex made({csv, pdf, make_test_record("none", "điện")});
  using Ids = std::vector<std::string>;
  EXPECT_EQ(made.ids_for("nước -mắm"), (Ids{"csv"}));
  EXPECT_EQ(made.ids_for("giá keyword:\"Giá cả\""), (Ids{"csv"}));
  EXPECT_EQ(made.ids_for("giá -keyword:\"Giá cả\""), (Ids{"pdf"}));
  EXPECT_EQ(made.ids_for("keyword:\"Giá cả\""), (Ids{"csv"}));
  EXPECT_EQ(made.search({{"q", "-nước"}}).total, 1u);
}

TEST(Query, AnswersHostileTexts) {
  std::string words, wildcards, brackets, ors, quotes;
  for (int i = 0; i < 3000; ++i) {
    words += "w" + std::to_string(i) + " ";
    ors += "w" + std::to_string(i) + " OR ";
    wildcards += "w* w" + std::to_string(i % 10) + "* ";
    brackets += "(";
    quotes += "\"a";
  }
  for (const std::string& q :
       {words, wildcards, brackets, ors, quotes, std::string("a NEAR/99999999999 b"),
        std::string("a\0b", 3), std::string(3000, '\xF0'), std::string("\xED\xA0\x80"),
        std::string("\u202E\u200B"), std::string(400, '*'), std::string("XEa XBa_b Qr1 FA:x Z:")})
    expect_answer(q);
}

TEST(Query, AnswersTheSharedCorpusOfQueries) {
  std::ifstream file(SHARED "/data/corpora/search-queries/queries.json");
  if (!file) GTEST_SKIP() << "the shared corpus is not here";
  std::stringstream text;
  text << file.rdbuf();
  std::string repaired = base::repair_utf8(text.str());
  // One entry is half a surrogate pair, which our reader of JSON refuses.
  for (auto at = repaired.find("\\ud800"); at != std::string::npos; at = repaired.find("\\ud800"))
    repaired.replace(at, 6, "\\ufffd");
  const auto queries = base::parse_json(repaired);
  ASSERT_GT(queries.items().size(), 50u);
  for (const auto& q : queries.items()) expect_answer(q.as_string());
}

TEST(Query, AnswersWhatChanceTypes) {
  const std::vector<std::string> pieces = {"w1", "w20*", "w3*", "\"",   " ",    "dân", "so",
                                           "*",  "a",    "-",   "人口", "\xFF", ".",   "w100",
                                           "và", "'",    "2.5", "zzz",  "_"};
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    std::string q;
    for (auto n = random() % 12; n > 0; --n) {
      q += pieces[random() % pieces.size()];
      if (random() % 2) q += ' ';
    }
    const auto result = common_index().search({{"q", q}, {"limit", "3"}, {"facets", ""}});
    EXPECT_LE(result.hits.size(), 3u);
    EXPECT_EQ(result.hits.empty(), result.total == 0) << q;
  }
}

// The tier kMost is built by halves; compare it with counting. No record has the first four words
// all, so what is missing is one of these.
TEST(Query, LetsOneOfManyWordsBeMissing) {
  TestIndex made;
  const std::vector<std::string> words = {"an", "ban", "can", "dan", "lan", "man", "nan"};
  for (unsigned bits = 0; bits < 128; ++bits) {
    if ((bits & 15) == 15) continue;
    std::string text = "x";
    for (std::size_t i = 0; i < words.size(); ++i)
      if (bits >> i & 1) text += ". " + words[i];
    made.indexer.replace(make_test_record(std::to_string(bits), text));
  }
  made.indexer.commit(2);
  for (std::size_t n = 4; n < 6; ++n) {  // more words are a question, see below
    std::string q;
    for (std::size_t i = 0; i < n; ++i) q += words[i] + " ";
    const auto result = made.search({{"q", q}});
    EXPECT_EQ(result.tier, Tier::kMost) << q;
    EXPECT_EQ(result.total, 4u << (words.size() - n)) << q;
  }
}

TEST(Search, ListsOfASeriesTheFirstAndHowManyOthersThereAre) {
  std::vector<IndexRecord> records;
  for (int i = 0; i < 6; ++i) {
    auto record = make_test_record(std::to_string(i), i == 4 ? "dân số" : "dân số tỉnh");
    record.modified = base::Time(std::chrono::hours(24 * i));
    if (i < 5) record.series = "https://example.org/series/" + std::string(i < 4 ? "a" : "b");
    if (i < 5) record.filters = {{"series", record.series}};
    records.push_back(record);
  }
  const TestIndex made(records);
  for (const std::string sort : {"relevance", "modified"}) {
    const auto result = made.search(
        {{"q", "dân số"}, {"collapse", "series"}, {"sort", sort}, {"facets", "series"}});
    EXPECT_EQ(result.total, 6u);
    EXPECT_EQ(result.facets[0].second[0].count, 4u);
    ASSERT_EQ(result.hits.size(), 3u) << sort;
    for (const auto& hit : result.hits) {
      EXPECT_EQ(hit.series_others, hit.id == "3" ? 3u : 0u) << sort << ' ' << hit.id;
      EXPECT_EQ(hit.series.empty(), hit.id != "3");
    }
    // The pages together list each once.
    std::vector<std::string> ids;
    Parameters page = {{"q", "dân số"}, {"collapse", "series"}, {"sort", sort}, {"limit", "1"}};
    for (std::string next = "first"; !next.empty();) {
      const auto part = made.search(page);
      for (const auto& hit : part.hits) ids.push_back(hit.id);
      next = part.next;
      page.resize(4);
      page.emplace_back("cursor", next);
    }
    EXPECT_EQ(ids.size(), 3u) << sort;
  }
  EXPECT_EQ(made.search({{"q", "dân số"}, {"collapse", "none"}}).hits.size(), 6u);
}

}  // namespace
}  // namespace search
