#include "portal/cli/demo.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "catalog/publish/publish.hpp"
#include "catalog/store/store.hpp"
#include "portal/cli/command.hpp"
#include "tests/support/temporary_folder.hpp"

namespace portal::cli {
namespace {

/// Keeps what a command prints from the test's own output, also when the command throws.
struct Silence {
  Silence() { testing::internal::CaptureStdout(); }
  ~Silence() { testing::internal::GetCapturedStdout(); }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;
};

class Demo : public testing::Test {
 protected:
  Demo() {
    std::ofstream(folder_ / "agencies.json")
        << R"([{"slug":"bo","name":{"vi":"Bộ"}},{"slug":"cuc","name":{"vi":"Cục"},"parent":"bo"}])";
    std::ofstream(folder_ / "datasets.jsonl")
        << R"({"identifier":["1"],"title":{"vi":"Một"},"publisher":"cuc"})"
        << "\n"
        << R"({"identifier":["2"],"title":{"vi":"Hai"},"publisher":"bo"})"
        << "\n";
  }
  int run(bool remove) {
    const Silence silence;
    return run_demo({(folder_ / "data").string(), ""}, {folder_.path().string(), remove});
  }
  std::string refusal() {
    try {
      run(true);
    } catch (const base::Error& error) {
      return error.message().key + " " + error.message().arguments.begin()->second;
    }
    return "";
  }
  std::int64_t count(bool public_only) {
    catalog::store::Store store(folder_ / "data");
    return store.read().count_datasets({.public_only = public_only});
  }
  void publish(catalog::publish::Draft draft) {
    catalog::store::Store store(folder_ / "data");
    auto write = store.write();
    catalog::publish::publish(write, std::move(draft));
    write.commit();
  }
  std::vector<std::string> ended() {
    catalog::store::Store store(folder_ / "data");
    std::vector<std::string> slugs;
    for (const auto& each : store.read().list_successions()) slugs.push_back(each.former);
    return slugs;
  }

  catalog::TemporaryFolder folder_;
};

TEST_F(Demo, IsRemovedWithItsAgencies) {
  EXPECT_EQ(run(false), kDone);
  EXPECT_EQ(count(true), 2);
  EXPECT_EQ(run(true), kDone);
  EXPECT_EQ(count(true), 0);
  EXPECT_EQ(count(false), 2) << "they are withdrawn, and their history stays";
  EXPECT_EQ(ended(), (std::vector<std::string>{"bo", "cuc"}));
}

TEST_F(Demo, IsNotRemovedWhereSomebodyEditedARecord) {
  run(false);
  catalog::publish::Draft draft;
  {
    catalog::store::Store store(folder_ / "data");
    const auto dataset = store.read().find_dataset_by_slug("mot");
    draft.id = dataset->id;
    draft.source = dataset->source;
    draft.source_key = dataset->source_key;
    draft.agency = dataset->agency;
    draft.document = base::parse_json(dataset->document);
  }
  draft.document.set("description", base::parse_json(R"({"vi":"của tôi"})"));
  draft.author = "mai";
  publish(std::move(draft));
  EXPECT_EQ(refusal(), "demo_edited mot");
  EXPECT_EQ(count(true), 2);
}

TEST_F(Demo, LeavesAgenciesThatPublishSomethingElse) {
  run(false);
  catalog::publish::Draft draft;
  draft.document = base::parse_json(R"({"title":{"vi":"Của bộ"}})");
  draft.agency = "bo";
  publish(std::move(draft));
  EXPECT_EQ(run(true), kDone);
  EXPECT_EQ(count(true), 1);
  EXPECT_EQ(ended(), (std::vector<std::string>{"cuc"}));
}

TEST_F(Demo, CanBeLoadedAgain) {
  run(false);
  run(true);
  EXPECT_EQ(run(false), kDone);
  EXPECT_EQ(count(true), 2);
  EXPECT_TRUE(ended().empty());
}

TEST_F(Demo, IsNotRemovedTwice) {
  run(false);
  run(true);
  EXPECT_THROW(run(true), base::Error);
}

}  // namespace
}  // namespace portal::cli
