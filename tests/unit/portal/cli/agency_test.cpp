#include "portal/cli/agency.hpp"

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

class AgencyCommands : public testing::Test {
 protected:
  AgencyCommands() {
    for (const char* slug : {"a", "b", "c"})
      quietly(run_agency_add, {.slug = slug, .name_vi = slug});
    catalog::store::Store store(folder_.path());
    auto write = store.write();
    for (const char* title : {"mot", "hai"}) {
      catalog::publish::Draft draft;
      draft.document = base::Json::object();
      draft.document.set("title", title);
      draft.agency = "a";
      catalog::publish::publish(write, std::move(draft));
    }
    write.commit();
  }
  int quietly(int (*command)(const Common&, const AgencyOptions&), AgencyOptions options) {
    options.date = "2025-07-01";
    options.number = "202/2025/QH15";
    const Silence silence;
    return command({folder_.path().string(), ""}, options);
  }
  std::string agency_of(const std::string& slug) {
    catalog::store::Store store(folder_.path());
    return store.read().find_dataset_by_slug(slug)->agency;
  }
  catalog::TemporaryFolder folder_;
};

TEST_F(AgencyCommands, MergeMovesAll) {
  EXPECT_EQ(quietly(run_agency_merge, {.former = {"a"}, .into = {"b"}}), kDone);
  EXPECT_EQ(agency_of("mot"), "b");
  EXPECT_EQ(agency_of("hai"), "b");
}

TEST_F(AgencyCommands, SplitGoesByAListInAFile) {
  std::ofstream(folder_ / "list.txt") << "hai\n\n";
  EXPECT_EQ(
      quietly(run_agency_split,
              {.slug = "a", .into = {"b", "c"}, .lists = {"c=" + (folder_ / "list.txt").string()}}),
      kDone);
  EXPECT_EQ(agency_of("mot"), "b");
  EXPECT_EQ(agency_of("hai"), "c");
}

TEST_F(AgencyCommands, SplitRefusesAListOfSomebodyElse) {
  EXPECT_THROW(quietly(run_agency_split, {.slug = "a", .into = {"b", "c"}, .lists = {"d=x"}}),
               base::Error);
  EXPECT_EQ(agency_of("mot"), "a");
}

TEST_F(AgencyCommands, RenameKeepsWhatIsNotSaid) {
  EXPECT_EQ(quietly(run_agency_rename, {.slug = "a", .name_en = "A", .new_slug = "alpha"}), kDone);
  EXPECT_EQ(agency_of("mot"), "alpha");
  catalog::store::Store store(folder_.path());
  const auto document = base::parse_json(store.read().find_agency("alpha")->document);
  EXPECT_EQ(document["name"]["vi"].as_string(), "a");
  EXPECT_EQ(document["name"]["en"].as_string(), "A");
}

}  // namespace
}  // namespace portal::cli
