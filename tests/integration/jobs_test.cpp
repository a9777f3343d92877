// The portal does by itself what is due, tells what came of it, and answers for every change.
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <functional>
#include <thread>

#include "catalog/base/hash.hpp"
#include "catalog/base/text.hpp"
#include "tests/integration/harness/portal.hpp"

namespace {

namespace fs = std::filesystem;
using base::Json;
using harness::Portal;

bool wait_until(const std::function<bool()>& holds) {
  for (int i = 0; i < 600; ++i) {
    if (holds()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return false;
}

// The lines of the history that begin with `start`, the latest first.
std::vector<std::string> history(const Portal& portal, const std::string& start) {
  std::vector<std::string> found;
  for (const auto& line : base::split(portal.run({"jobs", "history"}).out, '\n'))
    if (line.starts_with(start)) found.emplace_back(line);
  return found;
}

// As docs/operating.md tells everybody to do it.
std::string chain(const Json& entry, const std::string& previous) {
  std::string text = "portal-audit-1\n" + previous + "\n" + entry["seq"].digits() + "\n";
  for (const char* field : {"time", "action", "kind", "id", "agency"})
    text += entry[field].as_string() + "\n";
  text += entry["revision"].digits() + "\n";
  for (const char* field : {"content", "detail_digest"}) text += entry[field].as_string() + "\n";
  return base::sha256(text);
}

TEST(Jobs, KeepAHeadOfTheAuditLogThatAnybodyCanProve) {
  Portal portal;
  ASSERT_EQ(portal.run({"demo", "--from", PORTAL_DEMO}).exit_code, 0);
  portal.serve();
  Json heads;
  ASSERT_TRUE(wait_until([&] {
    heads = portal.get("/audit/heads").json();
    return heads["total"].as_integer() == 1;
  }));
  const Json& head = heads["items"].items().at(0);
  std::string hash(64, '0');
  std::string then;
  for (const auto& line : base::split(portal.run({"audit", "--format", "jsonl"}).out, '\n')) {
    if (line.empty()) continue;
    const Json entry = base::parse_json(line);
    hash = chain(entry, hash);
    EXPECT_EQ(entry["hash"].as_string(), hash) << line;
    EXPECT_EQ(entry["detail_digest"].as_string(),
              base::sha256(entry["salt"].as_string() + "\n" + entry["actor"].as_string() + "\n" +
                           entry["detail"].as_string() + "\n"));
    if (entry["seq"].digits() == head["seq"].digits()) then = hash;
  }
  EXPECT_EQ(head["hash"].as_string(), then);
  ASSERT_EQ(history(portal, "audit_head/").size(), 1u);
  EXPECT_NE(history(portal, "audit_head/")[0].find("\tdone\t"), std::string::npos);
}

TEST(Jobs, AnswerForAgenciesAndDatasetsByWhoeverDidIt) {
  Portal portal;
  ASSERT_EQ(portal.run({"agency", "add", "so-y-te", "--name-vi", "Sở Y tế"}).exit_code, 0);
  ASSERT_EQ(portal.run({"agency", "add", "so-y-te", "--name-vi", "Sở Y tế"}).exit_code, 0);
  const auto file = portal.file("one.jsonld", R"({"@context":{"dcat":"http://www.w3.org/ns/dcat#",
    "dct":"http://purl.org/dc/terms/"},"@id":"http://x/1","@type":"dcat:Dataset",
    "dct:title":"Beds","dct:description":"Hospital beds"})");
  ASSERT_EQ(portal.run({"import", file.string(), "--agency", "so-y-te"}).exit_code, 0);
  const std::string log = portal.run({"audit", "--agency", "so-y-te"}).out;
  const auto lines = base::split(log, '\n');
  ASSERT_EQ(lines.size(), 3u) << log;  // the agency, the dataset, and nothing behind the last line
  EXPECT_NE(lines[0].find("\tportal agency\tcreated\tagency\tso-y-te\t"), std::string::npos);
  EXPECT_NE(lines[1].find("\timport\tcreated\tdataset\t"), std::string::npos);
  EXPECT_EQ(portal.run({"audit", "--actor", "nobody"}).out, "");
  EXPECT_EQ(portal.run({"audit", "--since", "2999-01-01"}).out, "");
  EXPECT_EQ(portal.run({"audit", "--since", "tomorrow"}).exit_code, 2);
  const auto checked = base::parse_json(portal.run({"check", "--format", "json"}).out);
  EXPECT_TRUE(checked["ok"].as_bool());
  EXPECT_EQ(checked["audit"].as_integer(), 3);
}

TEST(Jobs, AreDoneAtOnceWhenAskedForWithAndWithoutAServer) {
  Portal portal;
  ASSERT_EQ(portal.run({"agency", "add", "so-y-te", "--name-vi", "Sở Y tế"}).exit_code, 0);
  EXPECT_EQ(portal.run({"jobs", "run-now", "make_coffee"}).exit_code, 2);
  for (const bool served : {false, true}) {
    if (served) portal.serve();
    const auto done = portal.run({"jobs", "run-now", "audit_head"});
    EXPECT_EQ(done.exit_code, 0) << done.err;
    EXPECT_NE(done.out.find("\tdone\tHead of the audit log"), std::string::npos) << done.out;
  }
  ASSERT_TRUE(wait_until([&] { return portal.run({"jobs", "list"}).out.empty(); }));
  EXPECT_NE(portal.get("/metrics").body.find("\nportal_jobs_waiting 0\n"), std::string::npos);
  EXPECT_EQ(portal.stop(), 0);
}

// Contents that no file is known for, as a crash leaves them, a month old.
std::vector<fs::path> strew(const Portal& portal, int count) {
  std::vector<fs::path> paths;
  for (int i = 0; i < count; ++i) {
    const std::string name = base::sha256("stray " + std::to_string(i));
    const fs::path path = portal.folder() / "files" / name.substr(0, 2) / name.substr(2);
    fs::create_directories(path.parent_path());
    std::ofstream(path) << i;
    fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(24 * 30));
    paths.push_back(path);
  }
  return paths;
}

std::size_t count_there(const std::vector<fs::path>& paths) {
  std::size_t there = 0;
  for (const auto& path : paths) there += fs::exists(path) ? 1 : 0;
  return there;
}

TEST(Jobs, RemoveFilesThatNobodyUsesAndTellBeforehandWhich) {
  Portal portal;
  ASSERT_EQ(portal.run({"demo", "--from", PORTAL_DEMO}).exit_code, 0);
  const auto strays = strew(portal, 20);
  const auto told = portal.run({"gc", "--dry-run"});
  EXPECT_EQ(told.exit_code, 0);
  EXPECT_NE(told.out.find("20 contents"), std::string::npos) << told.out;
  EXPECT_EQ(count_there(strays), 20u);
  EXPECT_EQ(portal.run({"gc"}).exit_code, 0);
  EXPECT_EQ(count_there(strays), 0u);
  EXPECT_EQ(portal.run({"check"}).exit_code, 0);
}

TEST(Jobs, AreTakenUpAgainAfterTheProgramWasKilled) {
  constexpr std::size_t count = 2500;
  Portal portal;
  ASSERT_EQ(portal.run({"demo", "--from", PORTAL_DEMO}).exit_code, 0);
  const auto strays = strew(portal, count);
  portal.serve();  // the daily job is due at the first start
  const std::size_t begun = count - 200;
  ASSERT_TRUE(wait_until([&] { return count_there(strays) <= begun; }));
  portal.kill();
  ASSERT_GT(count_there(strays), 0u) << "it was done before it could be killed";
  EXPECT_EQ(portal.run({"check"}).exit_code, 0);
  EXPECT_NE(portal.run({"jobs", "list"}).out.find("\trunning\t"), std::string::npos);

  portal.serve();
  ASSERT_TRUE(wait_until([&] { return history(portal, "unused_files/").size() == 2; }));
  const auto told = history(portal, "unused_files/");
  EXPECT_NE(told[1].find("\tinterrupted\t"), std::string::npos) << told[1];
  EXPECT_NE(told[0].find("\tdone\t"), std::string::npos) << told[0];
  EXPECT_EQ(count_there(strays), 0u);
  EXPECT_EQ(portal.stop(), 0);
  EXPECT_EQ(portal.run({"check"}).exit_code, 0);
}

TEST(Jobs, LetTheServerStopInTheMiddleAndGoOnTheNextTime) {
  Portal portal;
  ASSERT_EQ(portal.run({"demo", "--from", PORTAL_DEMO}).exit_code, 0);
  const auto strays = strew(portal, 2500);
  portal.serve();
  ASSERT_TRUE(wait_until([&] { return count_there(strays) <= 2300; }));
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(portal.stop(), 0);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
  ASSERT_EQ(history(portal, "unused_files/").size(), 1u);
  EXPECT_NE(history(portal, "unused_files/")[0].find("\tinterrupted\t"), std::string::npos);
  portal.serve();
  EXPECT_TRUE(wait_until([&] { return count_there(strays) == 0; }));
}

}  // namespace
