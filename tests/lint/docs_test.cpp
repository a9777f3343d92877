// The documents under docs/ and the sentences, held to the program.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "catalog/base/message.hpp"
#include "catalog/base/text.hpp"
#include "catalog/model/finding.hpp"
#include "catalog/rules/rule.hpp"
#include "portal/api/openapi.hpp"
#include "portal/api/routes.hpp"
#include "portal/app/config.hpp"
#include "portal/cli/command.hpp"
#include "portal/cli/routes.hpp"

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string document(const std::string& name) {
  return read(fs::path(SOURCE_ROOT) / "docs" / name);
}

// The first group of every match.
std::vector<std::string> find_all(const std::string& text, const std::string& pattern) {
  const std::regex expression(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), expression), end; it != end; ++it)
    found.push_back((*it)[1]);
  return found;
}

std::string help_of(const std::string& command) {
  std::vector<std::string> arguments;
  for (const auto& word : find_all(command, "(\\S+)")) arguments.push_back(word);
  arguments.push_back("--help");
  testing::internal::CaptureStdout();
  const int code = portal::cli::run(arguments);
  std::string text = testing::internal::GetCapturedStdout();
  EXPECT_EQ(code, 0) << command;
  return text;
}

std::string described_path(std::string pattern) {
  const auto dots = pattern.find("...}");
  return dots == std::string::npos ? pattern : pattern.erase(dots, 3);
}

TEST(Docs, OpenApiHoldsTheRoutesOfTheRouterForPrograms) {
  const auto described = portal::api::openapi(portal::cli::all_routes(), "", "", "en");
  std::set<std::string> patterns;
  for (const auto& route : portal::cli::all_routes()) {
    const std::string path = described_path(route.pattern);
    patterns.insert(path);
    if (route.audience == portal::app::Audience::kPage && route.summary.empty()) continue;
    EXPECT_TRUE(described["paths"][path].find(base::lower_ascii(route.method)))
        << "OpenAPI lacks " << route.method << " " << route.pattern;
  }
  for (const auto& [path, methods] : described["paths"].members())
    EXPECT_TRUE(patterns.contains(path)) << "OpenAPI names " << path;
}

TEST(Docs, ApiHoldsEveryDocumentedRouteAndParameter) {
  const std::string api = document("api.md");
  for (const auto& route : portal::cli::all_routes()) {
    if (route.summary.empty()) continue;
    EXPECT_NE(api.find("`" + route.method + " " + route.pattern + "`"), std::string::npos)
        << "docs/api.md lacks `" << route.method << " " << route.pattern << "`";
    for (const auto& parameter : route.parameters)
      EXPECT_TRUE(parameter.in == "path" ||
                  api.find("`" + parameter.name + "`") != std::string::npos)
          << "docs/api.md lacks the parameter " << parameter.name << " of " << route.pattern;
  }
}

TEST(Docs, ApiNamesNoRouteThatThereIsNot) {
  std::set<std::string> patterns;
  for (const auto& route : portal::cli::all_routes()) patterns.insert(route.pattern);
  for (const auto& pattern : find_all(document("api.md"), "`GET (/[^`?]*)`"))
    EXPECT_TRUE(patterns.contains(pattern)) << "docs/api.md names " << pattern;
}

TEST(Docs, ConfigurationHoldsEveryKey) {
  const std::string text = document("configuration.md");
  std::set<std::string> keys;
  for (const auto& key : portal::app::config_keys()) {
    keys.emplace(key.name);
    EXPECT_NE(text.find("| `" + std::string(key.name) + "` |"), std::string::npos)
        << "docs/configuration.md lacks " << key.name;
  }
  for (const auto& key : find_all(text, "\\| `([a-z_]+\\.[a-z_.]+)` \\|"))
    EXPECT_TRUE(keys.contains(key)) << "docs/configuration.md names " << key;
}

TEST(Docs, ProfileHoldsEveryRuleWithItsSeverityAndSource) {
  const std::string text = document("dcat-profile.md");
  std::vector<std::string> documented =
      find_all(text, "\\n\\| `([a-z_]+)` \\| (?:error|warning|advice) ");
  std::vector<std::string> ids;
  for (const auto& rule : catalog::rules::rules()) {
    ids.emplace_back(rule.id);
    const std::string start =
        "\n| `" + ids.back() + "` | " + std::string(catalog::to_string(rule.severity)) + " |";
    const auto at = text.find(start);
    ASSERT_NE(at, std::string::npos) << "docs/dcat-profile.md lacks" << start;
    const std::string row = text.substr(at, text.find('\n', at + 1) - at);
    EXPECT_TRUE(row.ends_with("| " + std::string(rule.source) + " |")) << row;
  }
  EXPECT_EQ(documented, ids) << "the table of docs/dcat-profile.md is in the order of the rules";
}

TEST(Docs, CommandLineHoldsEveryCommandAndFlag) {
  const std::string text = document("cli.md");
  std::set<std::string> documented;
  for (const auto& row : find_all(text, "\\| (`portal [^\\n]*)\\|")) {
    const std::string command = find_all(row, "`portal ([a-z]+(?: [a-z-]+)?)").at(0);
    documented.insert(command.substr(0, command.find(' ')));
    const std::string help = help_of(command);
    for (const auto& flag : find_all(row, "(--[a-z-]+)"))
      EXPECT_NE(help.find(flag), std::string::npos) << "portal " << command << " has no " << flag;
    for (const auto& flag : find_all(help, "\\s(--[a-z-]+)"))
      EXPECT_NE((row + "--data --config --help").find(flag), std::string::npos)
          << "docs/cli.md lacks " << flag << " of portal " << command;
  }
  const std::string help = help_of("");
  for (const auto& command : find_all(help.substr(help.find("Subcommands:")), "\\n  ([a-z]+) "))
    EXPECT_TRUE(documented.contains(command)) << "docs/cli.md lacks portal " << command;
}

TEST(Docs, LinkOnlyToFilesThatAreThere) {
  std::vector<fs::path> files = {fs::path(SOURCE_ROOT) / "README.md",
                                 fs::path(SOURCE_ROOT) / "CONTRIBUTING.md"};
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOURCE_ROOT) / "docs"))
    if (entry.path().extension() == ".md") files.push_back(entry.path());
  for (const auto& file : files)
    for (const auto& target : find_all(read(file), "\\]\\(([^)#:]+)[^)]*\\)"))
      EXPECT_TRUE(target.empty() || fs::exists(file.parent_path() / target))
          << file << " links to " << target;
}

TEST(Sentences, OfTheSourcesAreInBothLanguages) {
  const std::vector<std::string> patterns = {
      "ErrorCode::k\\w+,\\s*\"([a-z0-9_]+)\"",
      "\\b(?:sentence|say)\\(\\s*\\{?\\s*\"([a-z0-9_]+)\"",
      "Severity::k\\w+,[^;\"]*(?:\"[^\"_]*\"[^;\"]*)*\"([a-z0-9]+(?:_[a-z0-9]+)+)\"",
      "\\{\"([a-z0-9]+(?:_[a-z0-9]+)+)\",\\s*\\{",
  };
  for (const char* top : {"catalog", "search", "portal"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOURCE_ROOT) / top)) {
      if (entry.path().extension() != ".cpp") continue;
      const std::string source = read(entry.path());
      for (const auto& pattern : patterns)
        for (const auto& key : find_all(source, pattern)) {
          if (key.ends_with('_')) continue;  // the rest is added at run time
          for (const char* language : {"vi", "en"})
            EXPECT_TRUE(base::has_text(key, language))
                << entry.path() << ": no sentence " << key << " in " << language;
        }
    }
  }
}

TEST(Sentences, StandOnceAndInBothLanguages) {
  for (const auto& key : base::list_text_keys())
    for (const char* language : {"vi", "en"})
      EXPECT_TRUE(base::has_text(key, language)) << key << " in " << language;
  std::map<std::string, std::string> places;
  for (const auto& entry : fs::directory_iterator(fs::path(SOURCE_ROOT) / "catalog/base/text")) {
    const std::string name = entry.path().filename();
    const std::string language = name.ends_with(".en.json") ? "en " : "vi ";
    for (const auto& key : find_all(read(entry.path()), "(?:^|\\n)  \"(\\w+)\":")) {
      const auto [place, is_new] = places.emplace(language + key, name);
      EXPECT_TRUE(is_new) << key << " stands in " << place->second << " and in " << name;
    }
  }
}

}  // namespace
