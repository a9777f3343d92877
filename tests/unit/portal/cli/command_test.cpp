#include "portal/cli/command.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "catalog/base/json.hpp"
#include "catalog/store/store.hpp"
#include "portal/cli/routes.hpp"
#include "tests/support/temporary_folder.hpp"

namespace portal::cli {
namespace {

class Command : public testing::Test {
 protected:
  // Runs with the folder of the test; what it prints stands in out_ and err_.
  int run_here(std::vector<std::string> arguments) {
    arguments.push_back("--data");
    arguments.push_back(folder_.path().string());
    return run_with(arguments);
  }
  int run_with(const std::vector<std::string>& arguments) {
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    int code = -1;
    try {
      code = run(arguments);
    } catch (const base::Error& error) {
      code = exit_code_of(error.code());
      sentence_ = error.what();
    }
    out_ = testing::internal::GetCapturedStdout();
    err_ = testing::internal::GetCapturedStderr();
    return code;
  }
  // An empty catalogue.
  void begin() { catalog::store::Store(folder_.path()); }
  std::string write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
    return (folder_ / name).string();
  }
  std::string read(const std::string& name) {
    std::ifstream in(folder_ / name);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  catalog::TemporaryFolder folder_;
  std::string out_, err_, sentence_;
};

TEST_F(Command, AnswersWrongUseWith2AndSaysWhy) {
  for (const auto& wrong : std::vector<std::vector<std::string>>{
           {}, {"fly"}, {"import"}, {"get"}, {"agency"}, {"config", "--nonsense"}, {"backup"}}) {
    EXPECT_EQ(run_with(wrong), kWrongUse) << (wrong.empty() ? "" : wrong[0]);
    EXPECT_FALSE(err_.empty()) << (wrong.empty() ? "" : wrong[0]);
  }
  EXPECT_EQ(run_with({"--help"}), kDone);
}

TEST_F(Command, AnswersErrorsByTheirCode) {
  EXPECT_EQ(exit_code_of(base::ErrorCode::kMalformed), kRefused);
  EXPECT_EQ(exit_code_of(base::ErrorCode::kInvalidData), kRefused);
  EXPECT_EQ(exit_code_of(base::ErrorCode::kNotFound), kWrongUse);
  for (const auto code : {base::ErrorCode::kConflict, base::ErrorCode::kUnavailable,
                          base::ErrorCode::kStorageFull, base::ErrorCode::kInternal})
    EXPECT_EQ(exit_code_of(code), kEnvironment);
}

TEST_F(Command, SaysInASentenceWhatIsInTheWay) {
  const std::string file = write("file", "");
  EXPECT_EQ(run_with({"demo", "--data", file + "/below"}), kEnvironment);
  EXPECT_NE(sentence_.find("cannot be used"), std::string::npos) << sentence_;
  begin();
  write("portal.toml", "[server]\nlisen = \"x\"\n");
  EXPECT_EQ(run_here({"config"}), kRefused);
  EXPECT_NE(sentence_.find("server.listen"), std::string::npos) << sentence_;
  EXPECT_EQ(run_here({"export", "--format", "word"}), kWrongUse);
  EXPECT_NE(sentence_.find("word"), std::string::npos) << sentence_;
}

TEST_F(Command, DoesNotTakeAnEmptyPlaceForACatalogue) {
  const std::string backup = write("a.backup", "an older one");
  const std::string mistyped = (folder_ / "dada").string();
  for (const auto& command : std::vector<std::vector<std::string>>{{"check"},
                                                                   {"backup", backup},
                                                                   {"export"},
                                                                   {"get", "/api/v1/datasets"},
                                                                   {"reindex"},
                                                                   {"config"},
                                                                   {"agency", "list"}}) {
    auto arguments = command;
    arguments.insert(arguments.end(), {"--data", mistyped});
    sentence_.clear();
    EXPECT_EQ(run_with(arguments), kWrongUse) << command[0];
    EXPECT_NE(sentence_.find(mistyped), std::string::npos) << command[0] << sentence_;
    EXPECT_FALSE(std::filesystem::exists(mistyped)) << command[0];
  }
  EXPECT_EQ(read("a.backup"), "an older one");
}

TEST_F(Command, PrintsTheSettingsInForceAsAFileThatCanBeUsed) {
  begin();
  write("portal.toml", "[server]\nworkers = 3\n[site]\ntitle.en = \"A \\\"good\\\" portal\"\n");
  EXPECT_EQ(run_here({"config"}), kDone);
  EXPECT_NE(out_.find("\nworkers = 3\n"), std::string::npos) << out_;
  const std::string printed = out_;
  EXPECT_EQ(run_here({"config", "--config", write("printed.toml", printed)}), kDone) << sentence_;
  EXPECT_EQ(out_, printed);
}

TEST_F(Command, SaysWhichSettingsFileItCannotRead) {
  begin();
  EXPECT_EQ(run_here({"config", "--config", folder_.path().string()}), kWrongUse);
  EXPECT_NE(sentence_.find("is a folder"), std::string::npos) << sentence_;
  EXPECT_EQ(run_here({"config", "--config", (folder_ / "no.toml").string()}), kWrongUse);
  EXPECT_NE(sentence_.find("no.toml"), std::string::npos) << sentence_;
}

TEST_F(Command, RefusesAnAddressThatIsNone) {
  begin();
  for (const char* wrong :
       {"foo", "ftp://data.example", "http://", "https://d.vn/?a=1", "https://d.vn/#a"}) {
    EXPECT_EQ(run_here({"get", "/healthz", "--base-url", wrong}), kWrongUse) << wrong;
    EXPECT_NE(sentence_.find(wrong), std::string::npos) << sentence_;
  }
  EXPECT_EQ(run_here({"get", "/healthz", "--base-url", "https://d.vn/data/"}), kDone) << sentence_;
}

TEST_F(Command, KnowsOneAddressWhereNoneIsSet) {
  begin();
  write("portal.toml", "[server]\nlisten = \"127.0.0.1:8123\"\n");
  EXPECT_EQ(run_here({"get", "/robots.txt"}), kDone);
  EXPECT_NE(out_.find("Sitemap: http://127.0.0.1:8123/sitemap.xml"), std::string::npos) << out_;
  EXPECT_EQ(run_here({"export"}), kDone);
  EXPECT_NE(out_.find("<http://127.0.0.1:8123/"), std::string::npos) << out_;
}

TEST_F(Command, SuggestsTheNearestCommand) {
  EXPECT_EQ(run_with({"chekc"}), kWrongUse);
  EXPECT_NE(err_.find("“check”"), std::string::npos) << err_;
  EXPECT_NE(err_.find("serve, get, import"), std::string::npos) << err_;
  EXPECT_EQ(run_with({"agency", "ad"}), kWrongUse);
  EXPECT_NE(err_.find("“agency add”"), std::string::npos) << err_;
}

TEST_F(Command, RefusesFlagsThatMeanNothing) {
  begin();
  EXPECT_EQ(run_with({"version", "--data", folder_.path().string()}), kWrongUse);
  EXPECT_EQ(run_here({"check", "--format", "foo"}), kWrongUse);
  EXPECT_NE(err_.find("foo"), std::string::npos) << err_;
}

TEST_F(Command, AddsAndListsAgencies) {
  EXPECT_EQ(run_here({"agency", "add", "bo-y-te", "--name-vi", "Bộ Y tế"}), kDone);
  EXPECT_EQ(run_here({"agency", "add", "cuc", "--name-vi", "Cục", "--parent", "bo-y-te"}), kDone);
  EXPECT_EQ(run_here({"agency", "add", "x", "--name-vi", "X", "--parent", "nobody"}), kWrongUse);
  EXPECT_EQ(run_here({"agency", "add", "Not a slug", "--name-vi", "X"}), kRefused);
  EXPECT_EQ(run_here({"agency", "list"}), kDone);
  EXPECT_NE(out_.find("Bộ Y tế"), std::string::npos) << out_;
}

TEST_F(Command, ChangesOfAnAgencyOnlyWhatIsGiven) {
  run_here({"agency", "add", "bo", "--name-vi", "Bộ"});
  run_here({"agency", "add", "cuc", "--name-vi", "Cục", "--name-en", "Bureau", "--parent", "bo",
            "--iri", "https://cuc.example/", "--homepage", "https://cuc.example/home"});
  EXPECT_EQ(run_here({"agency", "add", "cuc", "--name-en", "Department"}), kDone) << sentence_;
  const auto agency = catalog::store::Store(folder_.path()).read().find_agency("cuc");
  EXPECT_EQ(agency->parent, "bo");
  EXPECT_EQ(agency->iri, "https://cuc.example/");
  const auto document = base::parse_json(agency->document);
  EXPECT_EQ(document["homepage"].as_string(), "https://cuc.example/home");
  EXPECT_EQ(document["name"]["vi"].as_string(), "Cục");
  EXPECT_EQ(document["name"]["en"].as_string(), "Department");
}

TEST_F(Command, RefusesFactsOfAnAgencyThatAreNone) {
  for (const auto& [flag, value] : std::vector<std::pair<std::string, std::string>>{
           {"--type", "nonsense"}, {"--iri", "not an iri"}, {"--homepage", "cuc.example"}}) {
    EXPECT_EQ(run_here({"agency", "add", "a", "--name-vi", "A", flag, value}), kRefused) << flag;
    EXPECT_NE(sentence_.find(value), std::string::npos) << sentence_;
  }
  EXPECT_EQ(catalog::store::Store(folder_.path()).read().find_agency("a"), std::nullopt);
  EXPECT_EQ(run_here({"agency", "add", "a", "--name-vi", "A", "--type", "NationalAuthority"}),
            kDone)
      << sentence_;
}

TEST_F(Command, RefusesAgenciesThatBelongToThemselves) {
  EXPECT_EQ(run_here({"agency", "add", "a", "--name-vi", "A", "--parent", "a"}), kRefused);
  for (const char* slug : {"a", "b", "c"}) run_here({"agency", "add", slug, "--name-vi", slug});
  EXPECT_EQ(run_here({"agency", "add", "b", "--parent", "a"}), kDone);
  EXPECT_EQ(run_here({"agency", "add", "c", "--parent", "b"}), kDone);
  for (const char* parent : {"a", "b", "c"}) {
    EXPECT_EQ(run_here({"agency", "add", "a", "--parent", parent}), kRefused) << parent;
    EXPECT_NE(sentence_.find("belong"), std::string::npos) << sentence_;
  }
}

TEST_F(Command, AnswersARequestWithoutAServer) {
  begin();
  EXPECT_EQ(run_here({"get", "/api/v1/datasets"}), kDone);
  EXPECT_EQ(base::parse_json(out_)["total"].as_integer(), 0);
  EXPECT_EQ(run_here({"get", "/nothing", "--head", "--lang", "en"}), kRefused);
  EXPECT_TRUE(out_.starts_with("HTTP/1.1 404\n")) << out_;
}

TEST_F(Command, ExportsWholeFilesOnly) {
  write("a.jsonl", "{\"title\":{\"en\":\"Rain\"},\"description\":{\"en\":\"d\"}}\n");
  EXPECT_EQ(run_here({"import", (folder_ / "a.jsonl").string()}), kDone) << out_ << err_;
  for (const char* format :
       {"turtle", "rdfxml", "jsonld", "ntriples", "data.json", "ckan", "jsonl", "csv"}) {
    EXPECT_EQ(run_here({"export", "--format", format, "--output", (folder_ / "out").string()}),
              kDone)
        << format;
    EXPECT_NE(read("out").find("Rain"), std::string::npos) << format;
  }
  EXPECT_EQ(run_here({"export", "--output", (folder_ / "no" / "out").string()}), kEnvironment);
}

TEST_F(Command, LeavesADeviceWhatItIs) {
  begin();
  for (const char* command : {"export", "backup"}) {
    const std::string full = (folder_ / command).string();
    // A link, so that a failure of this test does not replace the machine's own device.
    std::filesystem::create_symlink("/dev/null", full);
    const auto code = std::string(command) == "export" ? run_here({"export", "--output", full})
                                                       : run_here({"backup", full});
    EXPECT_EQ(code, kDone) << command << sentence_;
    EXPECT_TRUE(std::filesystem::is_character_file(full)) << command;
  }
}

TEST_F(Command, ExportsBesideFilesOfOthers) {
  begin();
  write("out.part", "theirs");
  EXPECT_EQ(run_here({"export", "--output", (folder_ / "out").string()}), kDone) << sentence_;
  EXPECT_EQ(read("out.part"), "theirs");
}

TEST_F(Command, ChecksAndRebuildsTheIndex) {
  begin();
  EXPECT_EQ(run_here({"check", "--format", "json"}), kDone);
  EXPECT_TRUE(base::parse_json(out_)["ok"].as_bool());
  EXPECT_EQ(run_here({"reindex"}), kDone);
  EXPECT_EQ(run_here({"check"}), kDone);
}

TEST_F(Command, SaysThatTheSearchIndexIsMissingOrBehindAndWhatToDo) {
  begin();
  EXPECT_EQ(run_here({"check"}), kDone);
  EXPECT_NE(out_.find("no search index"), std::string::npos) << out_;
  EXPECT_NE(out_.find("portal reindex"), std::string::npos) << out_;
  EXPECT_EQ(out_.find("All agrees"), std::string::npos) << out_;
  run_here({"reindex"});
  EXPECT_EQ(run_here({"check"}), kDone);
  EXPECT_NE(out_.find("All agrees"), std::string::npos) << out_;
  EXPECT_EQ(out_.find("index"), std::string::npos) << out_;
  run_here({"agency", "add", "a", "--name-vi", "A"});
  EXPECT_EQ(run_here({"check"}), kDone);
  EXPECT_NE(out_.find("1 change behind"), std::string::npos) << out_;
  run_here({"check", "--format", "json"});
  EXPECT_EQ(base::parse_json(out_)["index"]["state"].as_string(), "behind");
  // The index, and the facts of the readiness figures, which were never made.
  EXPECT_EQ(base::parse_json(out_)["notes"].items().size(), 2u);
}

TEST_F(Command, RestoresWhatItBackedUp) {
  write("a.jsonl", "{\"title\":{\"en\":\"Rain\"},\"description\":{\"en\":\"d\"}}\n");
  run_here({"import", (folder_ / "a.jsonl").string()});
  const std::string file = (folder_ / "a.backup").string();
  EXPECT_EQ(run_here({"backup", file}), kDone);
  const catalog::TemporaryFolder other;
  EXPECT_EQ(run_with({"restore", file, "--data", other.path().string()}), kDone) << sentence_;
  EXPECT_EQ(run_with({"get", "/api/v1/datasets", "--data", other.path().string()}), kDone);
  EXPECT_EQ(base::parse_json(out_)["total"].as_integer(), 1);
  EXPECT_NE(run_here({"restore", (folder_ / "nothing").string()}), kDone);
}

TEST(AllRoutes, HaveEachAddressOnce) {
  std::set<std::string> seen;
  for (const auto& route : all_routes()) {
    EXPECT_TRUE(seen.insert(route.method + " " + route.pattern).second) << route.pattern;
    EXPECT_TRUE(route.handler) << route.pattern;
  }
}

TEST_F(Command, AssessSaysThatNothingWasMeasuredYetAndAnswers1) {
  begin();
  EXPECT_EQ(run_here({"assess"}), kRefused);
  EXPECT_NE(out_.find("No data yet"), std::string::npos) << out_;
  EXPECT_EQ(out_.find("○○○○"), std::string::npos) << "unknown is never red";
  EXPECT_EQ(run_here({"assess", "--lang", "vi"}), kRefused);
  EXPECT_NE(out_.find("Chưa có số liệu"), std::string::npos) << out_;
}

TEST_F(Command, AssessPrintsTheSameAsTheDataOfThePortal) {
  begin();
  run_here({"assess", "--format", "json"});
  const std::string printed = out_;
  EXPECT_EQ(base::parse_json(printed)["based_on"].as_string(), "ODRA v3.1");
  run_here({"get", "/readiness.json"});
  EXPECT_EQ(base::parse_json(printed), base::parse_json(out_));
  run_here({"assess", "--format", "csv"});
  EXPECT_TRUE(out_.starts_with("id,dimension,scope,"));
  EXPECT_EQ(run_here({"assess", "--agency", "nobody"}), kWrongUse);
}

}  // namespace
}  // namespace portal::cli
