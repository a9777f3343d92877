// What people say of coverage and readiness is proved by "portal check", kept by backups, and
// counted anew after a restore.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "catalog/assessment/action_table.hpp"
#include "catalog/assessment/assessment.hpp"
#include "catalog/assessment/schema.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/coverage/claims.hpp"
#include "catalog/coverage/inventory.hpp"
#include "catalog/coverage/issued_list.hpp"
#include "catalog/coverage/schema.hpp"
#include "catalog/facts/filler.hpp"
#include "catalog/people/principal.hpp"
#include "catalog/publish/agencies.hpp"
#include "catalog/publish/publish.hpp"
#include "portal/cli/command.hpp"
#include "tests/support/temporary_folder.hpp"

namespace portal::cli {
namespace {

namespace as = catalog::assessment;
namespace coverage = catalog::coverage;
namespace people = catalog::people;

people::Principal assessor(const std::string& name) {
  return people::Principal::signed_in({"id-" + name, name, name}, {{}, {people::Role::kAssessor}});
}

as::Frame frame_of(const as::Head& head) {
  static const auto registry = catalog::readiness::Registry::load();
  return as::frame_of(registry, head.framework, head.questions);
}

class SaidCheck : public testing::Test {
 protected:
  SaidCheck() {
    catalog::store::Store store(data());
    coverage::make_tables(store);
    as::make_tables(store);
    write(store, [&](auto& change) {
      catalog::publish::put_agency(
          change, {"finance", base::parse_json(R"({"name":{"en":"Finance"}})"), ""});
      catalog::publish::Draft draft;
      draft.agency = "finance";
      draft.document = base::parse_json(R"({"title":{"en":"Budget"}})");
      dataset_ = catalog::publish::publish(change, std::move(draft)).id;
      coverage::claim(change, {.item = "godi2016/budget", .dataset = dataset_, .actor = "a"});
      coverage::replace_holdings(change, "finance",
                                 {{.id = "1", .title_vi = "A", .dataset = dataset_}}, "a");
      coverage::put_issued(change,
                           {.agency = "finance",
                            .reviewed = "2025-03-31",
                            .title = "L",
                            .entries = {{.id = "1", .title = "E"}}},
                           "a");
      action_ = as::put_action(change, assessor("lan"),
                               {.title = {"Việc", "Work"}, .dimension = "dgra.7"}, 0);
    });
    publish_assessment(store);
  }
  void publish_assessment(catalog::store::Store& store) {
    std::ifstream in(std::string(FIXTURES) + "/assessment/area7.json");
    const auto document = as::read_document(std::string(std::istreambuf_iterator<char>(in), {}));
    write(store, [&](auto& change) {
      assessment_ = as::import_document(change, assessor("lan"), document, frame_of(document.head));
      as::submit(change, assessor("lan"), assessment_, frame_of);
      as::publish(change, assessor("binh"), assessment_, frame_of, "2019-07-15");
    });
  }
  template <typename Act>
  static void write(catalog::store::Store& store, Act act) {
    auto change = store.write();
    act(change);
    change.commit();
  }
  void damage(catalog::sql::Sql statement) {
    catalog::store::Store store(data());
    write(store, [&](auto& change) { change.connection().execute(statement); });
  }
  std::string data(const char* name = "data") const { return (folder_ / name).string(); }
  // What "portal check" prints.
  std::string check(int code, const char* name = "data") {
    testing::internal::CaptureStdout();
    EXPECT_EQ(run({"check", "--data", data(name)}), code);
    return testing::internal::GetCapturedStdout();
  }
  static bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  }

  catalog::TemporaryFolder folder_;
  std::string dataset_, action_, assessment_;
};

TEST_F(SaidCheck, FindsNothingWrongInWhatWasWritten) {
  const auto told = check(kDone);
  EXPECT_TRUE(has(told, "were not counted yet")) << told;
}

TEST_F(SaidCheck, NamesWhatIsOfDatasetsAndAgenciesThatAreNotThere) {
  damage("UPDATE coverage_claim SET dataset = 'gone'");
  damage("UPDATE coverage_holding SET content = json_set(content, '$.dataset', 'lost')");
  damage("UPDATE coverage_list SET agency = 'nobody'");
  const auto told = check(kRefused);
  EXPECT_TRUE(has(told, "godi2016/budget is of the dataset gone")) << told;
  EXPECT_TRUE(has(told, "finance/1 names the dataset lost")) << told;
  EXPECT_TRUE(has(told, "nobody/1 is of the agency nobody")) << told;
}

TEST_F(SaidCheck, NamesAPublishedAssessmentThatWasChangedByHandAlsoUnderANewHash) {
  damage("UPDATE assessment SET document = replace(document, 'ASEAN', 'OECD')");
  EXPECT_TRUE(has(check(kRefused), assessment_ + " is not what was published"));
  {
    catalog::store::Store store(data());
    write(store, [&](auto& change) {
      auto stored = *as::find_stored(change.connection(), assessment_);
      auto json = base::parse_json(stored.document);
      auto proven = json;
      proven.erase("published");
      stored.sha256 = base::sha256(base::write_json(proven));
      json.find("published")->set("sha256", stored.sha256);
      stored.document = base::write_json(json);
      as::put_stored(change.connection(), stored);
    });
  }
  EXPECT_TRUE(has(check(kRefused), assessment_ + " is not what was published"));
}

TEST_F(SaidCheck, NamesWhatCannotBeRead) {
  damage("UPDATE readiness_action SET document = '{'");
  damage("UPDATE coverage_list SET entries = '['");
  const auto told = check(kRefused);
  EXPECT_TRUE(has(told, action_ + " of the plan of action cannot be read")) << told;
  EXPECT_TRUE(has(told, "finance/1 cannot be read")) << told;
}

TEST_F(SaidCheck, NamesFactsOfAnotherCatalogue) {
  {
    catalog::facts::Facts facts(data());
    auto lease = facts.pool().write();
    catalog::facts::set_meta(lease.connection(), "reflected", "999999");
  }
  EXPECT_TRUE(has(check(kRefused), "of another catalogue"));
  std::ofstream(data() + "/readiness.db", std::ios::trunc) << "no database";
  EXPECT_TRUE(has(check(kRefused), "it is made anew"));
}

TEST_F(SaidCheck, KeepsAllOfItInABackupButTheFactsWhichAreMadeAnewAfterARestore) {
  {
    catalog::store::Store store(data());
    catalog::facts::Facts facts(data());
    catalog::facts::Filler(store, facts, std::chrono::hours(7)).follow();
  }
  EXPECT_FALSE(has(check(kDone), "counted yet"));
  const std::string archive = data("backup.tar");
  ASSERT_EQ(run({"backup", archive, "--data", data()}), kDone);
  ASSERT_EQ(run({"restore", archive, "--data", data("again")}), kDone);
  EXPECT_FALSE(std::filesystem::exists(data("again") + "/readiness.db"));
  check(kDone, "again");
  catalog::store::Store store(data("again"));
  const auto reader = store.read();
  EXPECT_EQ(coverage::list_all_claims(reader).size(), 1u);
  EXPECT_EQ(coverage::list_holdings(reader, "finance").size(), 1u);
  EXPECT_EQ(coverage::find_issued(reader, "finance")->entries.size(), 1u);
  EXPECT_EQ(as::find_stored(reader.connection(), assessment_)->state, as::State::kPublished);
  EXPECT_TRUE(as::find_action(reader.connection(), action_));
  catalog::facts::Facts facts(data("again"));
  catalog::facts::Filler(store, facts, std::chrono::hours(7)).follow();
  EXPECT_EQ(facts.reflected(), store.read().last_seq());
}

}  // namespace
}  // namespace portal::cli
