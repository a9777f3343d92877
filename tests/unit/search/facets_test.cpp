#include "search/facets.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <map>
#include <random>
#include <set>

#include "tests/unit/search/catalogue.hpp"

namespace search {
namespace {

using Values = std::vector<FacetValue>;

IndexRecord record_with(const std::string& id, const std::string& title,
                        std::vector<std::pair<std::string, std::string>> filters) {
  IndexRecord record = make_test_record(id, title);
  record.filters = std::move(filters);
  return record;
}

TEST(Facets, KeepTheOtherValuesOfAFacetThatIsFiltered) {
  const TestIndex made({record_with("1", "a", {{"agency", "x"}, {"open", "open"}}),
                        record_with("2", "a", {{"agency", "x"}, {"open", "unknown"}}),
                        record_with("3", "a", {{"agency", "y"}, {"open", "open"}})});
  const auto result = made.search({{"q", "a"}, {"agency", "x"}, {"facets", "agency,open"}});
  EXPECT_EQ(result.total, 2u);
  EXPECT_EQ(result.facets[0].second, (Values{{"x", 2}, {"y", 1}}));
  EXPECT_EQ(result.facets[1].second, (Values{{"open", 1}, {"unknown", 1}}));
}

TEST(Facets, AreFourUnlessAskedOtherwise) {
  const TestIndex made({record_with("1", "a", {{"agency", "x"}})});
  EXPECT_EQ(made.search({}).facets.size(), 4u);
  EXPECT_EQ(made.search({{"facets", ""}}).facets.size(), 0u);
  EXPECT_EQ(made.search({{"facets", "keyword"}}).facets[0].first, "keyword");
}

TEST(Facets, CountAfterChangesAndForLongValues) {
  const std::string iri = "http://example.org/" + std::string(400, 'x');
  TestIndex made({record_with("1", "a", {{"place", iri}, {"agency", "x"}})});
  EXPECT_EQ(made.search({{"place", iri}}).total, 1u);
  EXPECT_EQ(made.search({{"facets", "place"}}).facets[0].second, Values{});
  made.indexer.replace(record_with("1", "a", {{"agency", "y"}}));
  made.indexer.replace(record_with("2", "a", {{"agency", "y"}}));
  made.indexer.commit(2);
  EXPECT_EQ(made.search({{"q", "a"}, {"facets", "agency"}}).facets[0].second, (Values{{"y", 2}}));
}

TEST(Facets, TellAsManyValuesAsAreAskedFor) {
  std::vector<IndexRecord> records;
  for (int i = 0; i < 1200; ++i)
    records.push_back(
        record_with("k" + std::to_string(i), "a", {{"keyword", "word " + std::to_string(i)}}));
  const TestIndex made(records);
  for (const char* q : {"", "a"}) {
    SearchRequest request;
    request.q = q;
    request.facets = {"keyword"};
    EXPECT_EQ(made.index.search(request).facets[0].second.size(), kFacetValues) << q;
    request.facet_values = 100'000;
    EXPECT_EQ(made.index.search(request).facets[0].second.size(), 1200u) << q;
  }
}

// A catalogue of chance, and what a plain loop over it finds.
struct Plain {
  std::string id;
  std::set<std::string> words;
  std::map<std::string, std::set<std::string>> filters;
};

const std::vector<std::string> kNames = {"agency", "theme", "format"};

std::vector<Plain> random_catalogue(std::mt19937& random) {
  std::vector<Plain> records;
  for (int i = 0; i < 250; ++i) {
    Plain record{"r" + std::to_string(i), {}, {}};
    for (auto n = random() % 6; n > 0; --n) record.words.insert("w" + std::to_string(random() % 8));
    for (const auto& name : kNames)
      for (auto n = random() % 3; n > 0; --n)
        record.filters[name].insert(name + std::to_string(random() % 5));
    records.push_back(std::move(record));
  }
  return records;
}

bool passes(const Plain& record, const std::set<std::string>& words,
            const std::map<std::string, std::set<std::string>>& filters,
            const std::string& except) {
  for (const auto& word : words)
    if (!record.words.contains(word)) return false;
  for (const auto& [name, values] : filters) {
    if (name == except) continue;
    const auto found = record.filters.find(name);
    bool any = false;
    if (found != record.filters.end())
      for (const auto& value : values) any = any || found->second.contains(value);
    if (!any) return false;
  }
  return true;
}

TEST(Facets, CountAsAPlainLoopDoes) {
  std::mt19937 random(11);
  const auto records = random_catalogue(random);
  TestIndex made;
  for (const auto& record : records) {
    std::string text;
    for (const auto& word : record.words) text += word + " ";
    IndexRecord indexed = make_test_record(record.id, text);
    for (const auto& [name, values] : record.filters)
      for (const auto& value : values) indexed.filters.emplace_back(name, value);
    made.indexer.replace(indexed);
  }
  made.indexer.commit(2);
  for (int round = 0; round < 300; ++round) {
    std::set<std::string> words;
    if (random() % 2) words.insert("w" + std::to_string(random() % 8));
    std::map<std::string, std::set<std::string>> filters;
    for (const auto& name : kNames)
      for (auto n = random() % 3; n > 0; --n)
        filters[name].insert(name + std::to_string(random() % 5));
    Parameters parameters = {{"facets", "agency,theme,format"}, {"limit", "0"}};
    for (const auto& word : words) parameters.emplace_back("q", word);
    for (const auto& [name, values] : filters)
      for (const auto& value : values) parameters.emplace_back(name, value);
    const auto result = made.search(parameters);
    std::size_t total = 0;
    for (const auto& record : records) total += passes(record, words, filters, "");
    EXPECT_EQ(result.total, total);
    for (const auto& [name, values] : result.facets) {
      std::map<std::string, std::uint32_t> expected, counted;
      for (const auto& record : records)
        if (passes(record, words, filters, name))
          for (const auto& value :
               record.filters.contains(name) ? record.filters.at(name) : std::set<std::string>())
            ++expected[value];
      for (const auto& value : values) counted[value.value] = value.count;
      EXPECT_EQ(counted, expected) << name;
    }
  }
}

// An index that is opened for one question.
struct TestIndexReader {
  Index index;
  explicit TestIndexReader(const std::string& folder) : index(folder) {}
  std::vector<FacetValue> search(const std::string& q, const std::string& facet) const {
    return index.search(parse_request({{"q", q}, {"facets", facet}, {"limit", "0"}}))
        .facets[0]
        .second;
  }
};

std::vector<FacetValue> count_everything(const TestIndex& made, const std::string& facet) {
  return made.search({{"q", "a"}, {"facets", facet}, {"limit", "0"}}).facets[0].second;
}

// What follows the changes must be what is made anew, whatever changed, also over many commits.
TEST(Facets, FollowEveryChange) {
  std::mt19937 random(11);
  TestIndex made;
  const auto change = [&] {
    const std::string id = "r" + std::to_string(random() % 60);
    if (random() % 4 == 0) return made.indexer.remove(id);
    std::vector<std::pair<std::string, std::string>> filters;
    for (auto n = random() % 4; n > 0; --n)
      filters.emplace_back("keyword", "k" + std::to_string(random() % 30));
    made.indexer.replace(record_with(id, "a", filters));
  };
  for (std::uint64_t commit = 2; commit < 120; ++commit) {
    for (auto n = random() % 5; n > 0; --n) change();
    made.indexer.commit(commit);
    if (random() % 3 == 0) continue;  // several commits at once
    const TestIndexReader anew(made.folder.path());
    EXPECT_EQ(count_everything(made, "keyword"), anew.search("a", "keyword")) << commit;
  }
}

TEST(Facets, AreMadeAnewWhenTheJournalDoesNotReachBack) {
  TestIndex made({record_with("1", "a", {{"agency", "x"}})});
  EXPECT_EQ(count_everything(made, "agency"), (Values{{"x", 1}}));
  for (std::uint64_t commit = 2; commit < 80; ++commit) {
    made.indexer.replace(record_with("n" + std::to_string(commit), "a", {{"agency", "y"}}));
    made.indexer.commit(commit);
  }
  EXPECT_EQ(count_everything(made, "agency"), (Values{{"y", 78}, {"x", 1}}));
  for (int i = 0; i < 2500; ++i)
    made.indexer.replace(record_with("m" + std::to_string(i), "a", {{"agency", "z"}}));
  made.indexer.commit(80);
  EXPECT_EQ(count_everything(made, "agency")[0], (FacetValue{"z", 2500}));
}

// Xapian reads flipped bits without a word: they must end in an error that has the index rebuilt.
TEST(Facets, RefuseRecordsThatADamagedTableMakesUp) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document entry;
  entry.add_boolean_term("FF:CSV");
  database.add_document(entry);
  const FacetColumn column(*find_facet("format"), database);
  const auto count = [&](std::uint32_t record) {
    RecordSet records(record);
    records.insert(record);
    return count_values(column, records, kFacetValues);
  };
  EXPECT_EQ(count(1).size(), 1u);
  for (const std::uint32_t made_up : {2u, 4'000'000u})
    EXPECT_EQ(count(made_up).size(), 0u) << made_up;
  for (const std::uint32_t made_up : {0u, 2u, 4'000'000'000u})
    EXPECT_THROW(column.of(made_up), Xapian::DatabaseCorruptError) << made_up;
}

}  // namespace
}  // namespace search
