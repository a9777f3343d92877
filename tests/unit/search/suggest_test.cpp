#include "search/suggest.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <future>
#include <thread>
#include <utility>

#include "tests/unit/search/catalogue.hpp"

namespace search {
namespace {

using Labels = std::vector<std::string>;

IndexRecord record_of(const std::string& id, const std::string& title, double popularity = 0,
                      std::vector<std::pair<std::string, std::string>> filters = {}) {
  IndexRecord record = make_test_record(id, title);
  record.standing.popularity = popularity;
  record.filters = std::move(filters);
  return record;
}

const std::string kTransport = "http://publications.europa.eu/resource/authority/data-theme/TRAN";

std::vector<IndexRecord> some_records() {
  return {record_of("air", "Chất lượng không khí", 0, {{"keyword", "Giao dịch"}}),
          record_of("roads", "Giao thông đường bộ", 1,
                    {{"theme", kTransport}, {"agency", "gtvt"}, {"keyword", "giao thông"}}),
          record_of("ships", "Giao thông đường thủy", 3,
                    {{"theme", kTransport}, {"agency", "gtvt"}, {"keyword", "Giao thông"}}),
          record_of("cars", "Số xe tham gia giao thông", 2, {{"keyword", "giao thông"}}),
          record_of("trade", "Thương mại", 0,
                    {{"agency", "unnamed"}, {"keyword", "Giao thông"}, {"keyword", "giao thông"}})};
}

std::vector<NamedAgency> some_agencies() {
  base::Json name = base::Json::object();
  name.set("vi", "Bộ Giao thông vận tải");
  name.set("en", "Ministry of Transport");
  return {{"gtvt", std::move(name), {"BGTVT"}}, {"idle", base::Json("Cơ quan Giao nhận"), {}}};
}

// A suggestion as a reader of Vietnamese sees it.
std::string seen(const Suggestion& suggestion) {
  const auto* vietnamese = suggestion.label.find("vi");
  const std::string& label = (vietnamese ? *vietnamese : suggestion.label).as_string();
  constexpr std::array<const char*, 4> kinds = {"", "agency:", "theme:", "keyword:"};
  return kinds[static_cast<std::size_t>(suggestion.kind)] + label;
}

struct Suggesting : TestIndex {
  explicit Suggesting(const std::vector<IndexRecord>& records, std::uint64_t at_once = 1000)
      : TestIndex(records), suggesting(folder.path(), {}, {some_agencies, at_once}) {}

  Labels labels(std::string_view typed, std::size_t limit = 10) const {
    Labels labels;
    for (const auto& one : suggesting.suggest(typed, limit).items) labels.push_back(seen(one));
    return labels;
  }

  Index suggesting;
};

TEST(Suggest, PutsFiltersThatBeginSoFirstThenTitlesByStandingThenOtherFilters) {
  const Suggesting made(some_records());
  EXPECT_EQ(
      made.labels("giao thong"),
      (Labels{"keyword:giao thông", "theme:Giao thông vận tải", "Giao thông đường thủy",
              "Giao thông đường bộ", "Số xe tham gia giao thông", "agency:Bộ Giao thông vận tải"}));
}

TEST(Suggest, KeepsAFifthOfThePlacesForFiltersInside) {
  const Suggesting made(some_records());
  EXPECT_EQ(made.labels("giao thong", 5),
            (Labels{"keyword:giao thông", "theme:Giao thông vận tải", "Giao thông đường thủy",
                    "Giao thông đường bộ", "agency:Bộ Giao thông vận tải"}));
  EXPECT_EQ(made.labels("giao thong", 3),
            (Labels{"keyword:giao thông", "theme:Giao thông vận tải", "Giao thông đường thủy"}));
  EXPECT_EQ(made.labels("giao thong", 1), (Labels{"keyword:giao thông"}));
  EXPECT_EQ(made.labels("giao thong", 0), Labels{});
}

TEST(Suggest, FindsAgenciesByAnyNameAndAcronym) {
  const Suggesting made(some_records());
  for (const char* typed : {"bo giao", "Bộ G", "ministry", "transport", "bgtvt"}) {
    const auto labels = made.labels(typed);
    EXPECT_NE(std::ranges::find(labels, "agency:Bộ Giao thông vận tải"), labels.end()) << typed;
  }
  EXPECT_EQ(made.labels("unn"), Labels{"agency:unnamed"});
  EXPECT_EQ(made.labels("giao nhan"), Labels{}) << "an agency without datasets leads nowhere";
}

TEST(Suggest, TellsHowManyRecordsAFilterLeaves) {
  const Suggesting made(some_records());
  const auto items = made.suggesting.suggest("giao t", 10).items;
  EXPECT_EQ(items[0].value, "giao thông") << "of keywords in another case the most used";
  EXPECT_EQ(items[0].count, 3u);
  EXPECT_EQ(items[1].value, kTransport);
  EXPECT_EQ(items[1].count, 2u);
  EXPECT_EQ(items[2].value, "ships");
  EXPECT_EQ(items[2].slug, "slug-ships");
  EXPECT_EQ(made.suggesting.suggest("bgtvt", 10).items[0].count, 2u);
}

TEST(Suggest, PrefersTheDiacriticsThatWereTyped) {
  const Suggesting made({record_of("a", "Dẫn chứng", 3), record_of("b", "Dân số"),
                         record_of("c", "Dan"), record_of("d", "Số dân", 1)});
  EXPECT_EQ(made.labels("dân"), (Labels{"Dân số", "Số dân", "Dan", "Dẫn chứng"}));
  EXPECT_EQ(made.labels("dan"), (Labels{"Dan", "Dẫn chứng", "Dân số", "Số dân"}));
}

TEST(Suggest, TellsATitleWithoutDiacriticsBesideTheSameWithThem) {
  const Suggesting made({record_of("a", "Dân số"), record_of("b", "Dan so")});
  EXPECT_EQ(made.labels("dan s"), (Labels{"Dân số", "Dan so"}));
}

TEST(Suggest, TellsRecordsThatReadTheSameOnce) {
  const Suggesting made({record_of("a", "Báo cáo"), record_of("b", "Báo cáo", 1)});
  const auto items = made.suggesting.suggest("bao", 10).items;
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].value, "b") << "the better known one";
}

TEST(Suggest, FindsNothingForLessThanALetter) {
  const Suggesting made(some_records());
  for (const char* typed : {"", " ", "?!", "zzz"}) EXPECT_EQ(made.labels(typed), Labels{}) << typed;
}

TEST(Suggest, KnowsWhatASmallIndexHoldsNow) {
  Suggesting made(some_records());
  EXPECT_EQ(made.suggesting.suggest("moi", 10).items.size(), 0u);
  made.indexer.replace(record_of("new", "Mới"));
  made.indexer.remove("ships");
  made.indexer.commit(2);
  const auto now = made.suggesting.suggest("moi", 10);
  EXPECT_EQ(now.items.size(), 1u);
  EXPECT_EQ(now.seq, 2u);
  EXPECT_FALSE(now.behind);
  EXPECT_EQ(made.labels("giao thong duong"), (Labels{"Giao thông đường bộ"}));
}

TEST(Suggest, AnswersOfALargeIndexAtOnceAndSoonKnowsWhatItHoldsNow) {
  Suggesting made(some_records(), 0);
  EXPECT_FALSE(made.suggesting.suggest("giao", 10).behind);
  made.indexer.remove("ships");
  made.indexer.replace(record_of("new", "Giao nhận"));
  made.indexer.commit(2);
  auto answer = made.suggesting.suggest("giao", 10);
  EXPECT_EQ(answer.seq, answer.behind ? 1u : 2u);
  for (const auto& item : answer.items) EXPECT_NE(item.value, "ships") << "what is gone is gone";
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (answer.behind && std::chrono::steady_clock::now() < end) {
    std::this_thread::yield();
    answer = made.suggesting.suggest("giao nhan", 10);
  }
  EXPECT_FALSE(answer.behind);
  EXPECT_EQ(answer.seq, 2u);
  EXPECT_EQ(made.labels("giao nhan"), Labels{"Giao nhận"});
}

TEST(Suggest, IsMadeReadyBefore) {
  Suggesting made(some_records(), 0);
  made.suggesting.prepare();
  EXPECT_FALSE(made.suggesting.suggest("giao", 10).behind);
  made.indexer.replace(record_of("new", "Giao nhận"));
  made.indexer.commit(2);
  made.suggesting.prepare();
  const auto answer = made.suggesting.suggest("giao nhan", 10);
  EXPECT_FALSE(answer.behind);
  EXPECT_EQ(answer.items.size(), 1u);
}

TEST(Suggest, IsMadeReadyBesideAndNotAgainAtOnce) {
  Suggesting made(some_records());
  EXPECT_TRUE(made.suggesting.prepare_beside());
  EXPECT_EQ(made.labels("thuong"), Labels{"Thương mại"});
}

struct Gate {
  std::promise<void> opened;
  std::shared_future<void> open = opened.get_future().share();
  std::atomic<int> entered = 0;
};

TEST(Suggest, AnswersFromTheFormerStateWhileANewOneIsMade) {
  Gate gate;
  TestIndex made(some_records());
  Index index(made.folder.path(), {},
              {[&gate] {
                 if (++gate.entered > 2)
                   gate.open.wait();  // suggestions and acronyms ask once each
                 return some_agencies();
               },
               0});
  index.prepare();
  made.indexer.replace(record_of("new", "Giao nhận"));
  made.indexer.commit(2);
  while (!index.prepare_beside()) std::this_thread::yield();
  while (gate.entered < 3) std::this_thread::yield();
  const auto answer = index.suggest("giao", 10);
  EXPECT_TRUE(answer.behind);
  EXPECT_FALSE(answer.items.empty());
  gate.opened.set_value();
}

TEST(Suggest, WaitsButAMomentForTheFirstState) {
  Gate gate;
  TestIndex made(some_records());
  Index index(made.folder.path(), {},
              {[&gate] {
                 ++gate.entered;
                 gate.open.wait();
                 return some_agencies();
               },
               0});
  EXPECT_TRUE(index.prepare_beside());
  while (gate.entered < 1) std::this_thread::yield();
  const auto answer = index.suggest("giao", 10);
  EXPECT_TRUE(answer.behind);
  EXPECT_TRUE(answer.items.empty());
  gate.opened.set_value();
}

TEST(Suggest, KnowsARebuiltIndex) {
  Suggesting made(some_records(), 0);
  EXPECT_EQ(made.labels("thuong"), Labels{"Thương mại"});
  made.indexer.rebuild([](const Sink& sink) {
    sink(record_of("other", "Thương binh"));
    return std::uint64_t{3};
  });
  EXPECT_EQ(made.labels("thuong"), Labels{"Thương binh"});
}

TEST(Suggest, AnswersManyAtOnce) {
  const Suggesting made(some_records());
  std::vector<std::thread> readers;
  for (int i = 0; i < 4; ++i)
    readers.emplace_back([&] {
      for (int j = 0; j < 20; ++j) EXPECT_EQ(made.labels("thuong"), Labels{"Thương mại"});
    });
  for (auto& reader : readers) reader.join();
}

}  // namespace
}  // namespace search
