// What two persons erase for good is in no file of the data folder afterwards.
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "catalog/base/text.hpp"
#include "tests/integration/harness/portal.hpp"

namespace {

namespace fs = std::filesystem;
using harness::Answer;
using harness::Portal;

const std::string kName = "ketxuhiem";       // stands in a field
const std::string kBytes = "vobitraniumdo";  // stands in a file

class PurgeStory : public testing::Test {
 protected:
  PurgeStory() {
    EXPECT_EQ(
        portal.run({"agency", "add", "weather", "--name-vi", "Khí tượng", "--name-en", "Weather"})
            .exit_code,
        0);
    for (const char* name : {"an", "binh"})
      tokens.push_back(std::string(
          base::trim(portal.run({"token", "add", name, "--role", "administrator"}).out)));
    portal.serve();
  }

  Answer send(int person, const std::string& method, const std::string& target,
              const std::string& body, std::vector<std::string> fields = {}) {
    fields.push_back("Authorization: Bearer " + tokens[static_cast<std::size_t>(person)]);
    if (!body.empty()) fields.emplace_back("Content-Type: application/json");
    return portal.request(method, target, fields, body);
  }

  std::string upload() {
    const Answer answer = portal.request(
        "POST", "/api/v1/files?agency=weather&name=a.csv",
        {"Authorization: Bearer " + tokens[0], "Content-Type: application/octet-stream"},
        "a,b\n1," + kBytes + "\n");
    EXPECT_EQ(answer.status, 201) << answer.body;
    sha256 = answer.json()["sha256"].as_string();
    return answer.json()["id"].as_string();
  }

  void publish() {
    const std::string document =
        R"({"title":{"vi":"Mưa ngày"},"description":{"vi":"Mưa","en":")" + kName +
        R"( rain"},"publisher":"weather","state":"published","distribution":[{"title":"a","file":")" +
        upload() + "\"}]}";
    const Answer added =
        send(0, "POST", "/api/v1/datasets?wait=indexed", document, {"Idempotency-Key: once"});
    ASSERT_EQ(added.status, 201) << added.body;
    dataset = added.json()["id"].as_string();
    distribution = added.json()["distribution"].items()[0]["id"].as_string();
    const Answer changed =
        send(0, "PATCH", "/api/v1/datasets/" + dataset + "?wait=indexed&note=" + kName + "%20rain",
             R"({"version":"2"})", {"If-Match: *"});
    ASSERT_EQ(changed.status, 200) << changed.body;
  }

  base::Json erase(const std::string& wish) {
    const Answer asked = send(0, "POST", "/api/v1/purges", wish);
    EXPECT_EQ(asked.status, 201) << asked.body;
    const std::string one = "/api/v1/purges/" + asked.json()["id"].as_string();
    EXPECT_EQ(send(0, "POST", one + "/confirm", "").status, 403);
    const Answer done = send(1, "POST", one + "/confirm", "");
    EXPECT_EQ(done.status, 200) << done.body;
    return done.json();
  }

  // The job is tried again while the index is built anew.
  bool wait_until_finished(std::size_t count) {
    for (int i = 0; i < 600; ++i) {
      std::size_t finished = 0;
      const base::Json told = send(0, "GET", "/api/v1/purges", "").json();
      for (const auto& one : told["purges"].items())
        finished += one["finished_at"].as_string().empty() ? 0 : 1;
      if (finished == count) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return false;
  }

  std::vector<std::string> files_with(const std::string& word) const {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(portal.folder())) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(in), {}};
      if (base::lower_ascii(bytes).find(word) != std::string::npos)
        found.push_back(fs::relative(entry.path(), portal.folder()).string());
    }
    return found;
  }

  Portal portal;
  std::vector<std::string> tokens;
  std::string dataset, distribution, sha256;
};

TEST_F(PurgeStory, LeavesNothingInTheDataFolder) {
  publish();
  EXPECT_FALSE(files_with(kName).empty());
  EXPECT_FALSE(files_with(kBytes).empty());
  EXPECT_EQ(portal.run({"backup", portal.file("b.tar", "").string()}).exit_code, 0);
  const base::Json field = erase(R"({"kind":"field","dataset":")" + dataset +
                                 R"(","pointer":"/description/en","reason":"Theo luật"})");
  EXPECT_EQ(field["erased"]["revision"].as_integer(), 2);
  ASSERT_EQ(field["backups"].items().size(), 1u);
  EXPECT_EQ(field["backups"].items()[0]["name"].as_string(), "b.tar");
  erase(R"({"kind":"content","sha256":")" + sha256 + R"(","reason":"Theo luật"})");
  ASSERT_TRUE(wait_until_finished(2));
  EXPECT_EQ(files_with(kName), std::vector<std::string>());
  EXPECT_EQ(files_with(kBytes), std::vector<std::string>());
  EXPECT_EQ(portal.get("/files/by-hash/" + sha256).status, 410);
  EXPECT_EQ(portal.get("/files/" + distribution + "/latest").status, 410);
  EXPECT_EQ(portal.get("/vi/datasets?q=" + kName).body.find("/vi/datasets/mua-ngay"),
            std::string::npos);
  const Answer again = portal.request(
      "POST", "/api/v1/files?agency=weather&name=b.csv",
      {"Authorization: Bearer " + tokens[0], "Content-Type: application/octet-stream"},
      "a,b\n1," + kBytes + "\n");
  EXPECT_EQ(again.status, 422) << again.body;
  const auto checked = portal.run({"check"});
  EXPECT_EQ(checked.exit_code, 0) << checked.out << checked.err;
  EXPECT_FALSE(fs::exists(portal.folder() / "files" / sha256.substr(0, 2) / sha256.substr(2)));
}

TEST_F(PurgeStory, IsFinishedAfterTheProgramWasKilledInBetween) {
  publish();
  erase(R"({"kind":"content","sha256":")" + sha256 + R"(","reason":"Theo luật"})");
  erase(R"({"kind":"field","dataset":")" + dataset +
        R"(","pointer":"/description/en","reason":"Theo luật"})");
  portal.kill();
  portal.serve();
  ASSERT_TRUE(wait_until_finished(2));
  EXPECT_EQ(files_with(kName), std::vector<std::string>());
  EXPECT_EQ(files_with(kBytes), std::vector<std::string>());
  EXPECT_EQ(portal.run({"check"}).exit_code, 0);
}

}  // namespace
