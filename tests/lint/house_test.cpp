// The rules of docs/architecture.md that a compiler does not check.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Line {
  int number;
  std::string text;
};

struct Source {
  std::string path;    // from the root: "catalog/model/period.cpp"
  std::string folder;  // "catalog/model"
  std::vector<Line> lines;
};

struct Module {
  std::set<std::string> depends;
  std::vector<std::string> prefixes;  // of the packages it may include
};

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, at);)
    if (!part.empty()) parts.push_back(part);
  return parts;
}

std::vector<Source> read_sources() {
  std::vector<Source> sources;
  const fs::path root(SOURCE_ROOT);
  for (const char* top : {"catalog", "search", "portal"}) {
    if (!fs::exists(root / top)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      const fs::path path = entry.path();
      if (path.extension() != ".hpp" && path.extension() != ".cpp") continue;
      const fs::path here = fs::relative(path, root);
      Source source{here.generic_string(), here.parent_path().generic_string(), {}};
      std::ifstream in(path);
      int number = 0;
      for (std::string text; std::getline(in, text);) source.lines.push_back({++number, text});
      sources.push_back(std::move(source));
    }
  }
  return sources;
}

std::map<std::string, Module> read_modules() {
  std::map<std::string, Module> modules;
  std::ifstream in(MODULE_GRAPH);
  for (std::string line; std::getline(in, line);) {
    const auto first = line.find('|');
    const auto second = line.find('|', first + 1);
    const auto depends = split(line.substr(first + 1, second - first - 1), ',');
    modules[line.substr(0, first)] = {{depends.begin(), depends.end()},
                                      split(line.substr(second + 1), ',')};
  }
  return modules;
}

std::string at(const Source& source, const Line& line) {
  return source.path + ":" + std::to_string(line.number) + ": " + line.text;
}

bool starts_with_any(const std::string& text, const std::vector<std::string>& prefixes) {
  for (const auto& prefix : prefixes)
    if (text.starts_with(prefix)) return true;
  return false;
}

class House : public testing::Test {
 protected:
  static void SetUpTestSuite() { sources = read_sources(), modules = read_modules(); }
  static inline std::vector<Source> sources;
  static inline std::map<std::string, Module> modules;
};

TEST_F(House, HasSourcesAndModules) {
  EXPECT_FALSE(sources.empty());
  EXPECT_FALSE(modules.empty());
}

TEST_F(House, IncludesFollowTheModuleGraph) {
  const std::regex ours("^#include \"(.*)/[^/]*\"");
  for (const auto& source : sources) {
    ASSERT_TRUE(modules.contains(source.folder)) << source.folder << " declares no module()";
    const auto& allowed = modules.at(source.folder).depends;
    for (const auto& line : source.lines) {
      std::smatch match;
      if (!std::regex_search(line.text, match, ours)) continue;
      EXPECT_TRUE(match[1] == source.folder || allowed.contains(match[1]))
          << at(source, line) << "\n  " << source.folder << " does not declare DEPENDS "
          << match[1];
    }
  }
}

TEST_F(House, PackagesAreIncludedOnlyWhereDeclared) {
  const std::vector<std::string> guarded = {
      "boost/",     "rapidjson/", "sqlite3.h", "xapian",  "libpq-fe.h", "openssl/", "raptor2/",
      "ctemplate/", "unicode/",   "sodium",    "brotli/", "zlib.h",     "toml++/",  "CLI/",
      "md4c.h",     "spdlog/",    "uchardet/", "zip.h",   "expat.h",    "curl/"};
  const std::regex theirs("^#include <(.*)>");
  for (const auto& source : sources) {
    for (const auto& line : source.lines) {
      std::smatch match;
      if (!std::regex_search(line.text, match, theirs)) continue;
      const std::string header = match[1];
      if (!starts_with_any(header, guarded)) continue;
      EXPECT_TRUE(starts_with_any(header, modules.at(source.folder).prefixes)) << at(source, line);
    }
  }
}

TEST_F(House, ErrorsAreCaughtOnlyAtTheEdges) {
  const std::set<std::string> edges = {
      "portal/main.cpp",                      // exit code
      "portal/cli/command.cpp",               // the command line's own mistakes
      "portal/app/dispatch.cpp",              // HTTP status
      "portal/http/server.cpp",               // Boost's exceptions into ours
      "catalog/publish/importer.cpp",         // one record is refused, the others are taken
      "catalog/documents/parsing.cpp",        // a broken text is a value, not an end
      "catalog/readiness/run.cpp",            // a run that fails is kept as one, and told
      "catalog/facts/facts.cpp",              // a damaged file is made anew
      "catalog/facts/standing.cpp",           // a damaged file is a finding
      "catalog/assessment/tables_check.cpp",  // and so is a document that cannot be read
      "catalog/workbook/xml_events.cpp",      // kept while a C parser returns
      "portal/pages/form_files.cpp",          // a refused file is told in its form
      "portal/jobs/follower.cpp",             // told, and tried again
      "portal/jobs/runner.cpp",               // a job that fails is told, and tried again
      "search/index.cpp",                     // Xapian's exceptions into ours
      "catalog/files/zip_entries.cpp",        // and so is a broken archive
      "portal/jobs/readiness_follower.cpp",   // the same
      "portal/jobs/readiness_keeper.cpp",     // a step that fails is told, and the next one begins
      "catalog/readiness/registry.cpp",       // a broken file is told by its name
      "catalog/documents/parsing.cpp",        // a broken text is a value, not an end
      "catalog/facts/facts.cpp",              // a damaged file is made anew
      "catalog/files/zip_entries.cpp",        // a broken archive is a value
      "catalog/publish/importer.cpp",         // one record is refused, the others are taken
      "catalog/readiness/registry.cpp",       // a broken file is told by its name
      "catalog/readiness/run.cpp",            // a run that fails is kept as one, and told
      "catalog/workbook/xml_events.cpp",      // kept while a C parser returns
      "portal/app/dispatch.cpp",              // HTTP status
      "portal/cli/command.cpp",               // the command line's own mistakes
      "portal/http/server.cpp",               // Boost's exceptions into ours
      "portal/jobs/follower.cpp",             // told, and tried again
      "portal/jobs/readiness_follower.cpp",   // told, and tried again
      "portal/jobs/readiness_keeper.cpp",     // a step that fails is told, and the next one begins
      "portal/jobs/runner.cpp",               // a job that fails is told, and tried again
      "portal/main.cpp",                      // exit code
      "portal/pages/form_files.cpp",          // a refused file is told in its form
      "search/index.cpp",                     // Xapian's exceptions into ours
      "search/indexer.cpp",
  };
  for (const auto& source : sources)
    for (const auto& line : source.lines)
      EXPECT_FALSE(line.text.find("catch (") != std::string::npos && !edges.contains(source.path))
          << at(source, line);
}

TEST_F(House, CoroutinesStayInHttp) {
  for (const auto& source : sources)
    for (const auto& line : source.lines)
      EXPECT_FALSE(line.text.find("co_await") != std::string::npos &&
                   source.folder != "portal/http")
          << at(source, line);
}

// g++ 12 destroys a lambda or a braced temporary in a co_await statement twice.
TEST_F(House, AwaitStatementsNameTheirArguments) {
  for (const auto& source : sources) {
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
      const auto start = source.lines[i].text.find("co_await");
      if (start == std::string::npos || source.lines[i].text.starts_with("//")) continue;
      std::string statement = source.lines[i].text.substr(start);
      for (std::size_t j = i + 1;
           statement.find(';') == std::string::npos && j < source.lines.size(); ++j)
        statement += source.lines[j].text;
      statement.resize(std::min(statement.size(), statement.find(';')));
      EXPECT_EQ(statement.find_first_of("[{"), std::string::npos) << at(source, source.lines[i]);
    }
  }
}

TEST_F(House, FilesStaySmall) {
  for (const auto& source : sources) {
    const std::size_t limit = source.path.ends_with(".hpp") ? 200 : 400;
    EXPECT_LE(source.lines.size(), limit) << source.path;
  }
}

// A function of ours begins at the margin and ends with a brace at the margin.
TEST_F(House, FunctionsStaySmall) {
  for (const auto& source : sources) {
    const Line* opened = nullptr;
    for (const auto& line : source.lines) {
      if (line.text.empty()) continue;
      const bool margin = line.text[0] != ' ' && line.text[0] != '}' && line.text[0] != '/' &&
                          line.text[0] != '#' && !line.text.starts_with("namespace");
      if (margin && line.text.ends_with('{') && line.text.find('(') != std::string::npos)
        opened = &line;
      if (line.text == "}" && opened) {
        EXPECT_LE(line.number - opened->number, 60) << at(source, *opened);
        opened = nullptr;
      }
    }
  }
}

// Everybody else uses base::Json.
TEST_F(House, RapidJsonStaysInOneFile) {
  for (const auto& source : sources)
    for (const auto& line : source.lines)
      EXPECT_FALSE(line.text.find("rapidjson") != std::string::npos &&
                   source.path != "catalog/base/json_text.cpp")
          << at(source, line);
}

// Xapian counts the users of a query without a lock, and that one is shared by all threads.
TEST_F(House, NoThreadSharesXapiansQueryForEverything) {
  for (const auto& source : sources)
    for (const auto& line : source.lines)
      EXPECT_EQ(line.text.find("Query::MatchAll"), std::string::npos) << at(source, line);
}

TEST_F(House, SqlStaysInTheStore) {
  const std::regex sql(
      "\"\\s*(SELECT |INSERT (OR |INTO )|UPDATE \\w+ SET|DELETE FROM|CREATE |PRAGMA )");
  const std::set<std::string> stores = {"catalog/sql",       "catalog/store",   "catalog/audit",
                                        "catalog/queue",     "catalog/usage",   "catalog/people",
                                        "catalog/bulk",      "catalog/privacy", "catalog/purge",
                                        "catalog/readiness", "catalog/facts",   "catalog/coverage",
                                        "catalog/assessment"};
  for (const auto& source : sources) {
    if (stores.contains(source.folder)) continue;
    for (const auto& line : source.lines)
      EXPECT_FALSE(std::regex_search(line.text, sql)) << at(source, line);
  }
}

// What is shown of readiness can be asked again and again: nothing is stored by looking. Only who
// disputes a figure writes, by a form.
TEST_F(House, PagesOfReadinessWriteNothing) {
  const std::regex writing("store\\.write\\(|WriteTransaction|\\.execute\\(");
  for (const auto& source : sources) {
    if (source.folder != "portal/readiness" || source.path == "portal/readiness/disputes.cpp")
      continue;
    for (const auto& line : source.lines)
      EXPECT_FALSE(std::regex_search(line.text, writing)) << at(source, line);
  }
}

// Formulas are the registry's, which shows them to everybody: the engine knows of the facts only
// how many datasets and agencies there are, and the days of probes.
TEST_F(House, FormulasOfReadinessStandInTheRegistry) {
  const std::regex facts("\\b(FROM|JOIN) rd_(\\w+)");
  const std::set<std::string> counted = {"dataset", "publisher", "probe_day"};
  for (const auto& source : sources) {
    const bool feeds = source.folder == "catalog/facts" || source.folder == "catalog/coverage";
    if (feeds) continue;
    for (const auto& line : source.lines) {
      std::smatch match;
      if (!std::regex_search(line.text, match, facts)) continue;
      EXPECT_TRUE(source.path == "catalog/readiness/evaluation.cpp" && counted.contains(match[2]))
          << at(source, line);
    }
  }
}

// One clock: who asks for today from the settings gets another day than the figures were kept on.
TEST_F(House, TheDayOfThePortalIsAskedInOnePlace) {
  const std::regex day("floor<std::chrono::days>\\(base::now\\(\\) \\+");
  for (const auto& source : sources) {
    if (!source.folder.starts_with("portal/")) continue;
    for (const auto& line : source.lines)
      EXPECT_FALSE(std::regex_search(line.text, day)) << at(source, line);
  }
}

TEST_F(House, SourcesTellNeitherPlansNorPlacesOfOneMachine) {
  const std::regex left("\\bTODO|FIXME|XXX|\"/work/|/work/(main|shared)|\\.\\./shared");
  for (const auto& source : sources)
    for (const auto& line : source.lines)
      EXPECT_FALSE(std::regex_search(line.text, left)) << at(source, line);
}

TEST_F(House, EveryModuleWithCodeHasUnitTests) {
  for (const auto& source : sources) {
    if (!source.path.ends_with(".cpp") || source.path == "portal/main.cpp") continue;
    EXPECT_TRUE(fs::exists(fs::path(SOURCE_ROOT) / "tests/unit" / source.folder)) << source.path;
  }
}

}  // namespace
