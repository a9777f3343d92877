// The portal measures itself: by the command, by the server, and when what it needs is not there.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <regex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "catalog/base/iri.hpp"
#include "tests/integration/harness/portal.hpp"

namespace {

using base::Json;
using harness::Answer;
using harness::Portal;

constexpr std::chrono::seconds kPatience{60};

/// Asks again until the answer is there, as a person would by loading a page again.
bool comes_true(const std::function<bool()>& is_there) {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (!is_there()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return true;
}

Json figure(const Json& report, const std::string& id) {
  for (const auto& each : report["indicators"].items())
    if (each["id"].as_string() == id) return each;
  return {};
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// How many statements the parser of Redland finds in a Turtle document; -1 where it finds a fault.
long triples_of(const Portal& portal, const std::string& turtle) {
  const auto file = portal.file("answer.ttl", turtle);
  const std::string command =
      "rapper -q -i turtle -o ntriples '" + file.string() + "' http://x.example/ 2>/dev/null";
  FILE* pipe = popen(command.c_str(), "r");
  long lines = 0;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) lines += c == '\n';
  return pclose(pipe) == 0 ? lines : -1;
}

/// Somebody with a session, who sends the forms of this portal's own pages.
class Person {
 public:
  Person(const Portal& portal, const std::string& name) : portal_(portal) {
    EXPECT_EQ(
        portal.run({"user", "add", name, "--administrator", "--password"}, kPassword).exit_code, 0);
    send("/en/sign-in", {{"name", name}, {"password", kPassword}});
  }

  Answer get(const std::string& path) {
    return keep(portal_.get(path, {"Accept: text/html", "Cookie: " + cookie_}));
  }
  /// A form of the page at `path`.
  Answer send(const std::string& path, std::vector<std::pair<std::string, std::string>> form) {
    get(path);
    form.emplace_back("form_token", token_);
    std::string body;
    for (const auto& [name, value] : form)
      body += (body.empty() ? "" : "&") + name + "=" + base::percent_encode(value);
    return keep(
        portal_.request("POST", path,
                        {"Accept: text/html", "Cookie: " + cookie_, "Origin: " + portal_.base_url(),
                         "Content-Type: application/x-www-form-urlencoded"},
                        body));
  }

 private:
  static constexpr const char* kPassword = "cầu vồng trên mái ngói cũ";

  Answer keep(Answer answer) {
    const std::string set = answer.headers["set-cookie"];
    if (!set.empty()) cookie_ = set.substr(0, set.find(';'));
    std::smatch match;
    if (std::regex_search(answer.body, match,
                          std::regex("name=\"form_token\" value=\"([0-9a-f]+)\"")))
      token_ = match[1];
    return answer;
  }

  const Portal& portal_;
  std::string cookie_;
  std::string token_;
};

std::string area7() {
  std::ifstream in(std::string(FIXTURES) + "/assessment/area7.json");
  return {std::istreambuf_iterator<char>(in), {}};
}

void load_demo(const Portal& portal) {
  ASSERT_EQ(portal.run({"demo", "--from", PORTAL_DEMO}).exit_code, 0);
}

std::string token_of(const Portal& portal) {
  const auto added =
      portal.run({"token", "add", "robot", "--agency", "tong-cuc-thong-ke", "--role", "publisher"});
  EXPECT_EQ(added.exit_code, 0) << added.err;
  return added.out.substr(0, added.out.find('\n'));
}

TEST(Assess, PrintsTheDemonstrationCatalogueInThreeForms) {
  Portal portal;
  load_demo(portal);
  EXPECT_EQ(portal.run({"assess"}).exit_code, 1) << "nothing was measured yet";
  ASSERT_EQ(portal.run({"readiness", "rebuild"}).exit_code, 0);
  const auto text = portal.run({"assess", "--lang", "vi"});
  EXPECT_EQ(text.exit_code, 0) << text.err;
  EXPECT_TRUE(has(text.out, "m.lic.set")) << text.out;
  EXPECT_TRUE(has(text.out, "XANH"));
  EXPECT_TRUE(has(text.out, "ODRA v3.1"));
  EXPECT_FALSE(std::regex_search(text.out, std::regex("[0-9]T[0-9].*Z"))) << "a time for programs";
  const auto json = base::parse_json(portal.run({"assess", "--format", "json"}).out);
  const auto set = figure(json, "m.lic.set");
  EXPECT_EQ(set["n"].as_integer(),
            *set["pass"].as_integer() + *set["fail"].as_integer() + *set["unknown"].as_integer());
  const auto csv = portal.run({"assess", "--format", "csv"});
  EXPECT_TRUE(csv.out.starts_with("id,dimension,scope,day,n,pass,fail,unknown,")) << csv.out;
  EXPECT_EQ(std::count(csv.out.begin(), csv.out.end(), '\n'),
            static_cast<long>(json["indicators"].items().size()) + 1);
  const auto agency = portal.run({"assess", "--agency", "bo-y-te", "--format", "json"});
  EXPECT_EQ(agency.exit_code, 0) << agency.err;
  EXPECT_EQ(base::parse_json(agency.out)["scope"].as_string(), "bo-y-te");
  EXPECT_EQ(portal.run({"assess", "--agency", "nobody"}).exit_code, 2);
}

TEST(Assess, SaysOfAnEmptyCatalogueThatThereIsNoDataYet) {
  Portal portal;
  ASSERT_EQ(portal.run({"agency", "add", "health", "--name-vi", "Bộ Y tế"}).exit_code, 0);
  const auto before = portal.run({"assess"});
  EXPECT_EQ(before.exit_code, 1);
  EXPECT_TRUE(has(before.out, "No data yet")) << before.out;
  ASSERT_EQ(portal.run({"readiness", "rebuild"}).exit_code, 0);
  const auto text = portal.run({"assess"});
  EXPECT_EQ(text.exit_code, 0) << text.err;
  const auto json = base::parse_json(portal.run({"assess", "--format", "json"}).out);
  EXPECT_GT(json["indicators"].items().size(), 100u);
  for (const auto& each : json["indicators"].items()) {
    EXPECT_EQ(each["rating"].as_string(), "grey") << each["id"].as_string();
    const auto why = each["grey"].as_string();
    EXPECT_TRUE(why == "no_units" || why == "not_measured") << each["id"].as_string() << why;
  }
  for (const auto& each : json["questions"].items())
    EXPECT_EQ(each["suggested"].as_string(), "grey") << each["id"].as_string();
  EXPECT_TRUE(has(text.out, "no data yet")) << text.out;
  EXPECT_FALSE(has(text.out, "RED")) << text.out;
}

TEST(Readiness, StopsTheStartAtAMistakeInWhatChangesTheRegistry) {
  Portal portal;
  ASSERT_EQ(portal.run({"agency", "add", "health", "--name-vi", "Bộ Y tế"}).exit_code, 0);
  std::ofstream(portal.folder() / "readiness.json")
      << R"({"schema":"readiness-overrides/1","indicators":{"m.lic.open":{"thresholds":{"green":0.3,"yellow":0.9}}}})";
  const auto started = portal.run({"serve", "--listen", "127.0.0.1:0"});
  EXPECT_NE(started.exit_code, 0);
  EXPECT_TRUE(has(started.err, "m.lic.open")) << started.err;
  EXPECT_TRUE(has(started.err, "bounds of colours are out of order")) << started.err;
}

TEST(Readiness, MakesADamagedTableOfFactsAnew) {
  Portal portal;
  load_demo(portal);
  ASSERT_EQ(portal.run({"readiness", "rebuild"}).exit_code, 0);
  const auto before = base::parse_json(portal.run({"assess", "--format", "json"}).out);
  for (const char* beside : {"readiness.db-wal", "readiness.db-shm"})
    std::filesystem::remove(portal.folder() / beside);
  std::ofstream(portal.folder() / "readiness.db") << std::string(9000, 'x');
  portal.serve();
  EXPECT_TRUE(comes_true([&] {
    const auto units = portal.get("/readiness/indicators/m.lic.set/units.json?state=pass");
    return units.status == 200 && !units.json()["items"].items().empty();
  })) << portal.get("/readiness/indicators/m.lic.set/units.json?state=pass").body;
  const auto after = portal.get("/readiness.json").json();
  EXPECT_EQ(figure(after, "m.lic.set")["pass"], figure(before, "m.lic.set")["pass"]);
  EXPECT_EQ(portal.stop(), 0);
}

TEST(Readiness, FollowsAnEditWithinSeconds) {
  Portal portal;
  load_demo(portal);
  const std::string token = token_of(portal);
  portal.serve();
  const auto counted = [&] {
    return figure(portal.get("/readiness.json").json(), "m.find.title_bi");
  };
  ASSERT_TRUE(comes_true([&] { return counted()["n"].as_integer().value_or(0) > 0; }));
  const auto before = *counted()["fail"].as_integer();
  const auto list = portal.get("/api/v1/datasets?agency=tong-cuc-thong-ke&limit=1").json();
  const std::string at = "/api/v1/datasets/" + list["items"].items().at(0)["id"].as_string();
  const auto read = portal.get(at);
  Json document = read.json();
  document.set("title", base::parse_json(R"({"vi":"Chỉ còn tên tiếng Việt"})"));
  const auto put =
      portal.request("PUT", at,
                     {"Authorization: Bearer " + token, "Content-Type: application/json",
                      "If-Match: " + read.headers.at("etag")},
                     base::write_json(document));
  ASSERT_EQ(put.status, 200) << put.body;
  EXPECT_TRUE(comes_true([&] { return counted()["fail"].as_integer() == before + 1; }));
  EXPECT_EQ(portal.stop(), 0);
}

TEST(Readiness, IsReadByAnotherParserOfRdf) {
  Portal portal;
  load_demo(portal);
  portal.serve();
  ASSERT_TRUE(comes_true([&] { return !portal.get("/readiness.json").json()["run"].is_null(); }));
  const auto turtle = portal.get("/readiness.ttl");
  EXPECT_EQ(turtle.headers.at("content-type"), "text/turtle; charset=utf-8");
  EXPECT_GT(triples_of(portal, turtle.body), 500);
  EXPECT_EQ(triples_of(portal, turtle.body + "<broken"), -1) << "the parser tells faults";
  EXPECT_EQ(portal.stop(), 0);
}

TEST(Assessment, IsReadByAnotherParserOnceItIsPublished) {
  Portal portal;
  ASSERT_EQ(portal.run({"agency", "add", "health", "--name-vi", "Bộ Y tế"}).exit_code, 0);
  portal.serve();
  Person first(portal, "lan");
  Person second(portal, "binh");
  const auto brought = first.send("/en/manage/assessments", {{"do", "import"}, {"json", area7()}});
  ASSERT_EQ(brought.status, 303) << brought.body;
  const std::string desk = brought.headers.at("location").substr(portal.base_url().size());
  const std::string data = "/readiness/assessments/" + desk.substr(desk.rfind('/') + 1);
  EXPECT_EQ(portal.get(data + ".ttl").status, 404) << "a draft is no business of strangers";
  EXPECT_EQ(first.send(desk, {{"do", "submit"}}).status, 303);
  EXPECT_EQ(first.send(desk, {{"do", "publish"}}).status, 403) << "by somebody else";
  EXPECT_EQ(second.send(desk, {{"do", "publish"}}).status, 303);
  EXPECT_GT(triples_of(portal, portal.get(data + ".ttl").body), 50);
  EXPECT_EQ(portal.get(data + ".json").json()["state"].as_string(), "published");
  EXPECT_EQ(portal.stop(), 0);
}

}  // namespace
