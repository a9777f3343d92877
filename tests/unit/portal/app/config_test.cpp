#include "portal/app/config.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>

#include "catalog/base/error.hpp"
#include "tests/support/temporary_folder.hpp"

namespace portal::app {
namespace {

class ConfigTest : public testing::Test {
 protected:
  Config read(const std::string& toml) {
    std::ofstream(folder_ / "portal.toml") << toml;
    return read_config(folder_.path());
  }
  base::Message refusal(const std::string& toml) {
    try {
      read(toml);
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), base::ErrorCode::kInvalidData);
      return error.message();
    }
    return {};
  }
  catalog::TemporaryFolder folder_;
};

/// A variable of the environment while a test runs.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) { setenv(name, value, 1); }
  ~Variable() { unsetenv(name_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
};

TEST_F(ConfigTest, StandsWithoutAFile) {
  const Config config = read_config(folder_.path());
  EXPECT_EQ(config.listen, "127.0.0.1:8080");
  EXPECT_EQ(config.default_language, "vi");
  EXPECT_EQ(config.title["en"].as_string(), "Open data portal");
}

TEST_F(ConfigTest, TakesAZoneAheadOfUtcAndNothingElse) {
  EXPECT_EQ(read_config(folder_.path()).time_zone, "+07:00");
  EXPECT_EQ(read("[site]\ntime_zone = \"-03:30\"\n").time_zone, "-03:30");
  EXPECT_EQ(refusal("[site]\ntime_zone = \"Asia/Ho_Chi_Minh\"\n").key, "config_value_bad");
}

TEST_F(ConfigTest, KnowsItsAddressWithoutSlashesAtTheEnd) {
  Config config = read("[server]\nbase_url = \"https://d.vn//\"\n");
  EXPECT_EQ(config.base_url, "https://d.vn");
  const Variable variable("PORTAL_SERVER_BASE_URL", "https://e.vn/");
  EXPECT_EQ(read_config(folder_.path()).base_url, "https://e.vn");
  set_base_url(config, "https://f.vn/data/");
  EXPECT_EQ(config.base_url, "https://f.vn/data");
}

TEST_F(ConfigTest, ReadsTheFileOfTheDataFolder) {
  const Config config = read(
      "[server]\nlisten = \"0.0.0.0:80\"\nworkers = 3\nbase_url = \"https://data.example/\"\n"
      "[site]\ntitle.en = \"Data of Example\"\n");
  EXPECT_EQ(config.listen, "0.0.0.0:80");
  EXPECT_EQ(config.workers, 3);
  EXPECT_EQ(config.base_url, "https://data.example");
  EXPECT_EQ(config.title["en"].as_string(), "Data of Example");
  EXPECT_EQ(config.title["vi"].as_string(), "Cổng dữ liệu mở");
}

TEST_F(ConfigTest, PutsTheEnvironmentBeforeTheFile) {
  const Variable workers("PORTAL_SERVER_WORKERS", "5");
  const Variable title("PORTAL_SITE_TITLE_VI", "Dữ liệu");
  const Config config = read("[server]\nworkers = 3\n");
  EXPECT_EQ(config.workers, 5);
  EXPECT_EQ(config.title["vi"].as_string(), "Dữ liệu");
}

TEST_F(ConfigTest, NamesTheNearestKeyForAnUnknownOne) {
  const auto message = refusal("[server]\nlisen = \"0.0.0.0:80\"\n");
  EXPECT_EQ(message.key, "config_key_unknown");
  EXPECT_EQ(message.arguments.at("key"), "server.lisen");
  EXPECT_EQ(message.arguments.at("nearest"), "server.listen");
}

TEST_F(ConfigTest, RefusesValuesThatDoNotFit) {
  for (const char* line :
       {"server.workers = 0", "server.workers = \"many\"", "server.workers = 1.5",
        "server.workers = true", "server.cache_mebibytes = -1", "server.log_level = \"loud\"",
        "site.default_language = \"fr\"", "server.workers = [1]", "server.base_url = \"foo\"",
        "server.base_url = \"https://d.vn/?q=1\""}) {
    auto message = refusal(line);
    EXPECT_EQ(message.key, "config_value_bad") << line;
    EXPECT_TRUE(std::string(line).starts_with(message.arguments["key"])) << line;
  }
}

TEST_F(ConfigTest, TellsTheLineOfABrokenFile) {
  const auto message = refusal("[server]\nworkers = 3\nlisten = \"0.0.0.0\n");
  EXPECT_EQ(message.key, "config_unreadable");
  EXPECT_EQ(message.arguments.at("line"), "3");
}

TEST_F(ConfigTest, MissesAFileThatWasNamed) {
  for (const auto& file : {folder_ / "other.toml", folder_.path()}) {
    try {
      read_config(folder_.path(), file);
      ADD_FAILURE() << file;
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), base::ErrorCode::kNotFound) << file << error.what();
    }
  }
}

TEST_F(ConfigTest, TakesOnlyAddressesThatTheWorldCanReach) {
  for (const char* good : {"http://localhost", "https://data.example.vn", "http://[::1]:8080",
                           "https://example.vn:444/open/data"})
    EXPECT_TRUE(is_base_url(good)) << good;
  for (const char* bad :
       {"", "foo", "data.example.vn", "//data.example.vn", "ftp://d.vn", "http:d.vn", "http://",
        "http:///data", "http://:80", "http://d.vn:port", "http://d.vn:99999", "http://a b.vn",
        "http://me@d.vn", "https://d.vn/?", "https://d.vn/#top"})
    EXPECT_FALSE(is_base_url(bad)) << bad;
}

TEST_F(ConfigTest, HasTheAddressListenedOnWhereNoneIsSet) {
  Config config = read("server.listen = \"[::1]:81\"");
  settle_base_url(config);
  EXPECT_EQ(config.base_url, "http://[::1]:81");
  config = read("server.base_url = \"https://d.vn\"");
  settle_base_url(config);
  EXPECT_EQ(config.base_url, "https://d.vn");
}

TEST_F(ConfigTest, WritesSettingsThatReadTheSameAgain) {
  Config config = read_config(folder_.path());
  config.workers = 3;
  config.base_url = "https://d.vn";
  config.title.set("vi", "Cổng \"mở\" \\ của\ttỉnh\n\x7f\x01");
  config.templates = "/a b/'c'";
  const Config again = read(write_settings(config));
  EXPECT_EQ(list_settings(again), list_settings(config));
  EXPECT_EQ(write_settings(again), write_settings(config));
}

TEST_F(ConfigTest, ListsEverySettingOnce) {
  std::set<std::string_view> names;
  for (const auto& key : config_keys()) {
    EXPECT_TRUE(names.insert(key.name).second) << key.name;
    EXPECT_FALSE(key.meaning.empty()) << key.name;
  }
  EXPECT_EQ(list_settings(read_config(folder_.path())).size(), names.size());
}

TEST_F(ConfigTest, NeverShowsThePasswordOfTheMailServer) {
  const Config config = read(
      "[mail]\nhost = \"smtp.d.vn\"\nport = 465\nsecurity = \"tls\"\n"
      "password = \"geheim\"\n");
  EXPECT_EQ(config.mail.password, "geheim");
  EXPECT_EQ(config.mail.port, 465);
  const std::string shown = write_settings(config);
  EXPECT_EQ(shown.find("geheim"), std::string::npos) << shown;
  EXPECT_NE(shown.find("# password is set and not shown"), std::string::npos);
  for (const auto& [key, value] : list_settings(config))
    EXPECT_EQ(value.find("geheim"), std::string::npos) << key;
}

TEST_F(ConfigTest, RefusesAMailServerThatCannotBe) {
  for (const char* line :
       {"port = 0", "port = 99999", "security = \"ssl\"", "host = \"a b\"", "from = \"nobody\""})
    EXPECT_EQ(refusal(std::string("[mail]\n") + line + "\n").key, "config_value_bad") << line;
}

}  // namespace
}  // namespace portal::app
