#include "portal/cli/index_check.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "catalog/base/json.hpp"
#include "portal/cli/command.hpp"
#include "portal/jobs/follower.hpp"
#include "search/indexer.hpp"
#include "tests/support/temporary_folder.hpp"

namespace portal::cli {
namespace {

using search::IndexState;

class IndexCheck : public testing::Test {
 protected:
  static void put(catalog::store::Store& store, const std::string& id) {
    auto change = store.write();
    catalog::store::DatasetChange dataset;
    dataset.id = dataset.slug = id;
    dataset.state = "published";
    dataset.document = R"({"title":{"en":"Rain"}})";
    change.put_dataset(dataset);
    change.commit();
  }
  void put_large_file() {
    const auto content = store_.files().put(std::string(8 << 20, 'x'));
    auto change = store_.write();
    change.add_file({"f", content.sha256, content.byte_size, "text/csv", "f.csv", {}});
    change.commit();
  }
  std::string index() const { return (folder_ / "data" / "index").string(); }
  void follow() {
    search::Indexer indexer(index(), store_.id());
    jobs::bring_up_to_date(store_, indexer);
  }
  IndexState check() {
    problems_.clear();
    return check_index(store_, index(), problems_).state;
  }
  std::int64_t get_total() {
    testing::internal::CaptureStdout();
    const int code = run({"get", "/api/v1/datasets", "--data", (folder_ / "data").string()});
    const std::string out = testing::internal::GetCapturedStdout();
    EXPECT_EQ(code, kDone) << out;
    return base::parse_json(out)["total"].as_integer().value_or(-1);
  }
  std::string first_problem() const {
    return problems_.empty() ? "" : problems_[0].message.key + " " + problems_[0].id;
  }

  catalog::TemporaryFolder folder_;
  catalog::store::Store store_{folder_ / "data"};
  std::vector<catalog::store::Problem> problems_;
};

TEST_F(IndexCheck, FindsNothingWrongInAnIndexThatIsGoodBehindOrAbsent) {
  put(store_, "a");
  EXPECT_EQ(check(), IndexState::kAbsent);
  EXPECT_EQ(first_problem(), "");
  follow();
  EXPECT_EQ(check(), IndexState::kGood);
  EXPECT_EQ(first_problem(), "");
  put(store_, "b");
  EXPECT_EQ(check(), IndexState::kBehind);
  EXPECT_EQ(first_problem(), "");
}

TEST_F(IndexCheck, NamesWhatDoesNotAgree) {
  put(store_, "a");
  {
    search::Indexer indexer(index(), store_.id());
    search::IndexRecord other;
    other.id = "b";
    indexer.replace(other);
    indexer.commit(1);
  }
  EXPECT_EQ(check(), IndexState::kGood);
  ASSERT_EQ(problems_.size(), 2u);
  EXPECT_EQ(first_problem(), "index_differs a");
  EXPECT_EQ(problems_[1].message.key, "index_holds_too_much");
}

TEST_F(IndexCheck, FindsAnIndexAheadOfTheStoreUnusable) {
  {
    search::Indexer indexer(index(), store_.id());
    indexer.commit(5);
  }
  EXPECT_EQ(check(), IndexState::kForeign);
  EXPECT_EQ(first_problem(), "index_unusable ");
}

TEST_F(IndexCheck, LetsGetAnswerBesideAServer) {
  put(store_, "a");
  const catalog::store::ServeLock server(folder_ / "data");
  search::Indexer indexer(index(), store_.id());
  jobs::bring_up_to_date(store_, indexer);
  put(store_, "b");
  EXPECT_EQ(get_total(), 1) << "the server does not come to it";
  for (int i = 0; i < 50; ++i) put(store_, "c" + std::to_string(i));  // so that it takes a while
  std::thread follower([&] { jobs::bring_up_to_date(store_, indexer); });
  EXPECT_EQ(get_total(), 52) << "the server is waited for";
  follower.join();
}

TEST_F(IndexCheck, FindsNothingWrongWhileAServerTakesImports) {
  put(store_, "first");
  follow();
  put_large_file();  // the store is read for a while before the index is
  std::atomic<bool> is_done = false;
  std::thread server([&] {
    catalog::store::Store mine(folder_ / "data");
    search::Indexer indexer(index(), mine.id());
    for (int i = 0; i < 150; ++i) {
      put(mine, "d" + std::to_string(i));
      jobs::bring_up_to_date(mine, indexer);
    }
    is_done = true;
  });
  while (!is_done) {
    testing::internal::CaptureStdout();
    const int code = run({"check", "--data", (folder_ / "data").string()});
    const std::string out = testing::internal::GetCapturedStdout();
    EXPECT_EQ(code, kDone) << out;
  }
  server.join();
  EXPECT_EQ(check(), IndexState::kGood);
}

}  // namespace
}  // namespace portal::cli
