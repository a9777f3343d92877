#include "portal/cli/import.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "catalog/base/json.hpp"
#include "catalog/store/store.hpp"
#include "portal/cli/command.hpp"
#include "tests/support/temporary_folder.hpp"

namespace portal::cli {
namespace {

using base::Json;

class Import : public testing::Test {
 protected:
  int import(const std::string& text, ImportOptions options = {}) {
    std::ofstream(folder_ / "a.jsonl") << text;
    options.files.insert(options.files.begin(), (folder_ / "a.jsonl").string());
    options.report = (folder_ / "report.json").string();
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const int code = run_import({(folder_ / "data").string(), ""}, options);
    testing::internal::GetCapturedStderr();
    out_ = testing::internal::GetCapturedStdout();
    std::ifstream in(folder_ / "report.json");
    report_ = base::parse_json(std::string{std::istreambuf_iterator<char>(in), {}});
    return code;
  }
  std::int64_t stored() {
    catalog::store::Store store(folder_ / "data");
    return store.read().count_datasets({});
  }
  static std::string line(const std::string& identifier) {
    return R"({"identifier":[")" + identifier + R"("],"title":{"en":"Title )" + identifier +
           R"("},"description":{"en":"d"}})"
           "\n";
  }
  catalog::TemporaryFolder folder_;
  std::string out_;
  Json report_;
};

TEST_F(Import, ReportsCountsOfEachFile) {
  EXPECT_EQ(import(line("1") + line("2")), kDone);
  const Json& file = report_["files"].items()[0];
  EXPECT_TRUE(file["path"].as_string().ends_with("a.jsonl"));
  EXPECT_EQ(file["format"].as_string(), "dataset-document");
  EXPECT_EQ(file["records"].as_integer(), 2);
  EXPECT_EQ(file["added"].as_integer(), 2);
  EXPECT_EQ(file["refused"].as_integer(), 0);
  EXPECT_EQ(import(line("1") + line("2")), kDone);
  EXPECT_EQ(report_["files"].items()[0]["unchanged"].as_integer(), 2);
  EXPECT_EQ(stored(), 2);
}

TEST_F(Import, TakesTheGoodRecordsBesideABrokenOneAndSaysSo) {
  EXPECT_EQ(import(line("1") + "{broken\n" + line("2")), kRefused);
  EXPECT_EQ(report_["files"].items()[0]["added"].as_integer(), 2);
  EXPECT_EQ(report_["files"].items()[0]["refused"].as_integer(), 1);
  bool told = false;
  for (const auto& finding : report_["findings"].items()) {
    EXPECT_TRUE(finding["file"].as_string().ends_with("a.jsonl"));
    EXPECT_FALSE(finding["rule"].as_string().empty());
    for (const char* language : {"vi", "en"})
      EXPECT_NE(finding["message"][language].as_string(), finding["rule"].as_string());
    told |= finding["severity"].as_string() == "error" && finding["record"].as_string() == "#2";
  }
  EXPECT_TRUE(told) << base::write_json_pretty(report_);
}

TEST_F(Import, ChangesNothingInADryRun) {
  ImportOptions options;
  options.dry_run = true;
  EXPECT_EQ(import(line("1"), options), kDone);
  EXPECT_EQ(report_["files"].items()[0]["added"].as_integer(), 1);
  EXPECT_EQ(stored(), 0);
}

TEST_F(Import, AnswersAFileThatCannotBeReadWith2) {
  ImportOptions options;
  options.files = {(folder_ / "nothing.ttl").string()};
  EXPECT_EQ(import(line("1"), options), kWrongUse);
  EXPECT_EQ(stored(), 1);
}

TEST_F(Import, WantsAnAgencyThatIsThere) {
  ImportOptions options;
  options.agency = "nobody";
  EXPECT_THROW(run_import({(folder_ / "data").string(), ""}, options), base::Error);
}

}  // namespace
}  // namespace portal::cli
