#include "search/indexer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "catalog/base/error.hpp"
#include "search/content_digest.hpp"
#include "search/generation.hpp"
#include "tests/unit/search/catalogue.hpp"

namespace search {
namespace {

namespace fs = std::filesystem;

std::string key_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const base::Error& error) {
    return error.message().key;
  }
  return "";
}

IndexRecord revised(const std::string& id, const std::string& title, std::uint64_t revision) {
  IndexRecord record = make_test_record(id, title);
  record.revision = revision;
  return record;
}

TEST(Indexer, ShowsAllChangesOfABatchAtTheCommitAndNoneBefore) {
  TestIndex made({make_test_record("a", "Cũ"), make_test_record("b", "Cũ")});
  made.indexer.replace(make_test_record("a", "Mới"));
  made.indexer.replace(make_test_record("c", "Mới"));
  made.indexer.remove("b");
  made.indexer.remove("absent");
  EXPECT_EQ(made.search({{"q", "mới"}}).total, 0u);
  EXPECT_EQ(made.search({{"q", "cũ"}}).total, 2u);
  made.indexer.commit(9);
  EXPECT_EQ(made.search({{"q", "mới"}}).total, 2u);
  EXPECT_EQ(made.search({{"q", "cũ"}}).total, 0u);
  EXPECT_EQ(made.search({}).seq, 9u);
}

TEST(Indexer, LosesWhatWasNotCommittedAndNothingElse) {
  const TestFolder folder;
  {
    Indexer indexer(folder.path(), "store");
    indexer.replace(make_test_record("a", "Một"));
    indexer.commit(1);
    indexer.replace(make_test_record("b", "Hai"));
    indexer.replace(revised("a", "Một", 2));
  }
  Indexer again(folder.path(), "store");
  EXPECT_EQ(again.status(1).records, 1u);
  EXPECT_EQ(inspect_index(folder.path(), "store", 1, true).state, IndexState::kGood);
}

TEST(Indexer, KeepsADigestThatDependsOnContentsAlone) {
  TestIndex one({revised("a", "x", 3), revised("b", "y", 1)});
  TestIndex other({revised("b", "y", 1), revised("c", "z", 1), revised("a", "x", 2)});
  other.indexer.remove("c");
  other.indexer.replace(revised("a", "x", 3));
  other.indexer.commit(2);
  ContentDigest digest;
  digest.toggle("b", 1);
  digest.toggle("a", 3);
  EXPECT_EQ(one.indexer.status(1).digest, digest.to_string());
  EXPECT_EQ(other.indexer.status(2).digest, digest.to_string());
  auto contents = other.index.list_contents();
  std::sort(contents.begin(), contents.end(), [](auto& a, auto& b) { return a.id < b.id; });
  EXPECT_EQ(contents, (std::vector<IndexEntry>{{"a", 3}, {"b", 1}}));
}

TEST(Indexer, IsOneToAFolder) {
  const TestFolder folder;
  {
    const Indexer first(folder.path(), "store");
    EXPECT_EQ(key_of([&] { Indexer second(folder.path(), "store"); }), "search_index_locked");
  }
  EXPECT_EQ(key_of([&] { Indexer second(folder.path(), "store"); }), "");
}

TEST(Indexer, RebuildsBesideAndSwaps) {
  TestIndex made({make_test_record("old", "Cũ")});
  const auto before = find_generation(made.folder.path());
  const std::uint64_t seq = made.indexer.rebuild([&](const Sink& sink) {
    sink(make_test_record("new", "Mới"));
    sink(revised("new", "Mới hơn", 2));
    EXPECT_EQ(made.search({{"q", "cũ"}}).total, 1u);
    return std::uint64_t{7};
  });
  EXPECT_EQ(seq, 7u);
  EXPECT_EQ(made.ids_for("hơn"), std::vector<std::string>{"new"});
  EXPECT_EQ(made.index.seq(), 7u);
  EXPECT_NE(find_generation(made.folder.path()), before);
  EXPECT_FALSE(fs::exists(*before));
  EXPECT_EQ(inspect_index(made.folder.path(), "store", 7, true).state, IndexState::kGood);
  made.indexer.remove("new");
  made.indexer.commit(8);
  EXPECT_EQ(made.search({}).total, 0u);
}

TEST(Indexer, KeepsTheOldIndexWhenARebuildFails) {
  TestIndex made({make_test_record("old", "Cũ")});
  const auto fail = [](const Sink& sink) -> std::uint64_t {
    sink(make_test_record("new", "Mới"));
    throw base::Error(base::ErrorCode::kUnavailable, "internal");
  };
  EXPECT_THROW(made.indexer.rebuild(fail), base::Error);
  EXPECT_EQ(made.search({{"q", "cũ"}}).total, 1u);
  made.indexer.replace(make_test_record("more", "Cũ"));
  made.indexer.commit(2);
  EXPECT_EQ(made.search({{"q", "cũ"}}).total, 2u);
  std::size_t generations = 0;
  for (const auto& entry : fs::directory_iterator(made.folder.path()))
    generations += entry.is_directory();
  EXPECT_EQ(generations, 1u);
}

TEST(Indexer, ClearsAwayWhatAStoppedRebuildLeft) {
  const TestFolder folder;
  { const Indexer indexer(folder.path(), "store"); }
  fs::create_directory(folder.path() + "/g-000007");
  { const Indexer indexer(folder.path(), "store"); }
  EXPECT_FALSE(fs::exists(folder.path() + "/g-000007"));
}

TEST(IndexStatus, TellsTheStatesOfAFolderApart) {
  const TestFolder folder;
  const auto state = [&](std::string_view store, std::uint64_t seq) {
    return inspect_index(folder.path(), store, seq).state;
  };
  EXPECT_EQ(state("store", 0), IndexState::kAbsent);
  {
    Indexer indexer(folder.path(), "store");
    EXPECT_EQ(state("store", 0), IndexState::kGood);
    indexer.commit(5);
  }
  EXPECT_EQ(state("store", 5), IndexState::kGood);
  EXPECT_EQ(state("store", 6), IndexState::kBehind);
  EXPECT_EQ(state("store", 4), IndexState::kForeign);
  EXPECT_EQ(state("another", 5), IndexState::kForeign);
}

TEST(IndexStatus, NoticesAMissingOrDamagedFileAndRebuildMendsIt) {
  for (const std::string file : {"iamglass", "postlist.glass", "docdata.glass", "termlist.glass"}) {
    for (const bool remove : {true, false}) {
      TestIndex made({make_test_record("a", "Một")});
      const std::string path = *find_generation(made.folder.path()) + "/" + file;
      if (remove)
        fs::remove(path);
      else
        std::ofstream(path, std::ios::trunc) << "x";
      EXPECT_EQ(inspect_index(made.folder.path(), "store", 1, true).state, IndexState::kUnreadable)
          << file << remove;
      made.indexer.rebuild([](const Sink& sink) {
        sink(make_test_record("a", "Một"));
        return std::uint64_t{1};
      });
      EXPECT_EQ(inspect_index(made.folder.path(), "store", 1, true).state, IndexState::kGood);
      EXPECT_EQ(made.ids_for("một"), std::vector<std::string>{"a"});
    }
  }
}

TEST(IndexStatus, OpensOverAnIndexOfAnotherStoreButWritesNothingIntoIt) {
  const TestFolder folder;
  { Indexer indexer(folder.path(), "first"); }
  Indexer indexer(folder.path(), "second");
  EXPECT_EQ(indexer.status(0).state, IndexState::kForeign);
  EXPECT_EQ(key_of([&] { indexer.replace(make_test_record("a", "Một")); }),
            "search_index_unreadable");
  indexer.rebuild([](const Sink&) { return std::uint64_t{3}; });
  EXPECT_EQ(indexer.status(3).state, IndexState::kGood);
}

TEST(Indexer, ChangesWhereARecordStandsAndNothingElse) {
  TestIndex made({make_test_record("a", "Lượng mưa"), make_test_record("b", "Lượng mưa")});
  const auto digest = [&] { return inspect_index(made.folder.path(), "store", 1, true); };
  const auto before = digest();
  Standing better;
  better.popularity = 2.5;
  better.fresh = 1;
  made.indexer.set_standing("b", better);
  made.indexer.set_standing("absent", better);
  EXPECT_EQ(made.index.find_standing("b")->fresh, 0) << "not committed yet";
  made.indexer.commit(1);
  EXPECT_EQ(made.index.find_standing("b"), better);
  EXPECT_EQ(made.index.find_standing("a"), Standing());
  EXPECT_EQ(made.ids_for("luong mua"), (std::vector<std::string>{"b", "a"}));
  EXPECT_EQ(made.ids({{"sort", "popularity"}}), (std::vector<std::string>{"b", "a"}));
  EXPECT_EQ(digest().digest, before.digest);
  EXPECT_EQ(digest().state, IndexState::kGood);
}

}  // namespace
}  // namespace search
