// What the portal acknowledged is there, whenever it was killed.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <map>
#include <mutex>
#include <random>
#include <thread>

#include "catalog/base/text.hpp"
#include "tests/integration/harness/portal.hpp"

namespace {

using base::Json;
using harness::Answer;
using harness::Portal;

constexpr int kRounds = 30;
constexpr int kWriters = 3;

std::string document(const std::string& title) {
  return R"({"title":{"en":")" + title +
         R"("},"description":{"en":"Rain of each day"},"publisher":"so-y-te","state":"published"})";
}

// Writes through the API until the portal is gone, and remembers what it was told.
class Writers {
 public:
  Writers(Portal& portal, std::string token) : portal_(portal), token_(std::move(token)) {}

  void write_until_it_is_killed(int round, int kill_after) {
    acknowledged_ = 0;
    round_ = round;
    std::vector<std::thread> threads;
    for (int i = 0; i < kWriters; ++i) threads.emplace_back([this, i] { run(i); });
    while (acknowledged_ < kill_after) std::this_thread::yield();
    portal_.kill();
    for (auto& thread : threads) thread.join();
  }

  // Titles by identifier, and what nobody was told the outcome of: titles by key.
  std::map<std::string, std::string> titles;
  std::map<std::string, std::string> unanswered;

 private:
  Answer ask(const char* method, const std::string& path, const std::string& field,
             const std::string& body) const {
    return portal_.request(
        method, "/api/v1/datasets" + path,
        {"Authorization: Bearer " + token_, "Content-Type: application/json", field}, body);
  }

  void run(int writer) {
    for (int i = 0;; ++i) {
      const std::string name = "Record " + std::to_string(round_) + "-" + std::to_string(writer) +
                               "-" + std::to_string(i) + " end";
      if (!write_one(name)) return;
    }
  }

  // Adds a dataset and changes it through a working copy; false once the portal is gone.
  bool write_one(const std::string& name) {
    try {
      const Answer added = ask("POST", "", "Idempotency-Key: " + key_of(name), document(name));
      if (added.status != 201) return fail(added);
      const std::string id = added.json()["id"].as_string();
      keep(id, name);
      const std::string copy = "/" + id + "/working-copy";
      const Answer begun =
          ask("PATCH", copy, "If-None-Match: *", R"({"title":{"en":")" + name + R"( changed"}})");
      if (begun.status != 201) return fail(begun);
      const Answer published =
          ask("POST", copy + "/state", "If-Match: *", R"({"state":"published"})");
      if (published.status != 200) return fail(published);
      keep(id, name + " changed");
      return true;
    } catch (const std::exception&) {
      const std::lock_guard lock(mutex_);
      if (!known_.contains(name)) unanswered[key_of(name)] = name;
      return false;
    }
  }

  static std::string key_of(const std::string& name) {
    std::string key = name;
    std::ranges::replace(key, ' ', '-');
    return key;
  }

  bool fail(const Answer& answer) {
    ADD_FAILURE() << answer.status << " " << answer.body;
    acknowledged_ += 1000;
    return false;
  }

  void keep(const std::string& id, const std::string& title) {
    const std::lock_guard lock(mutex_);
    titles[id] = title;
    known_[title] = id;
    ++acknowledged_;
  }

  Portal& portal_;
  const std::string token_;
  std::atomic<int> acknowledged_ = 0;
  int round_ = 0;
  std::mutex mutex_;
  std::map<std::string, std::string> known_;
};

TEST(Publishing, LosesNothingThatWasAcknowledgedWhenTheProgramIsKilled) {
  std::signal(SIGPIPE, SIG_IGN);  // of connections that the killed program leaves
  Portal portal;
  ASSERT_EQ(portal.run({"agency", "add", "so-y-te", "--name-vi", "Sở Y tế"}).exit_code, 0);
  const auto made =
      portal.run({"token", "add", "lan", "--agency", "so-y-te", "--role", "publisher"});
  ASSERT_EQ(made.exit_code, 0) << made.err;
  const std::string token(base::trim(made.out));
  Writers writers(portal, token);
  std::mt19937 chance(20261127);
  for (int round = 0; round < kRounds; ++round) {
    portal.serve();
    writers.write_until_it_is_killed(round, static_cast<int>(chance() % 12));
    const auto checked = portal.run({"check"});
    ASSERT_EQ(checked.exit_code, 0) << "round " << round << ": " << checked.out << checked.err;
  }
  portal.serve();
  for (const auto& [id, title] : writers.titles) {
    const auto found = portal.get("/api/v1/datasets/" + id);
    ASSERT_EQ(found.status, 200) << title;
    // The last change may have been made without being told.
    EXPECT_TRUE(found.json()["title"]["en"].as_string().starts_with(title)) << found.body;
  }
  // Whatever nobody was told of is sent again, and is then there once.
  for (const auto& [key, title] : writers.unanswered) {
    const auto again = portal.request("POST", "/api/v1/datasets",
                                      {"Authorization: Bearer " + token,
                                       "Content-Type: application/json", "Idempotency-Key: " + key},
                                      document(title));
    EXPECT_EQ(again.status, 201) << again.body;
  }
  EXPECT_EQ(portal.stop(), 0);
  std::map<std::string, int> times;
  for (const auto& line : base::split(portal.run({"export", "--format", "jsonl"}).out, '\n')) {
    const auto at = line.find("\"Record ");
    if (at == std::string_view::npos) continue;
    ++times[std::string(line.substr(at, line.find(" end", at) - at))];
  }
  EXPECT_FALSE(times.empty());
  for (const auto& [title, count] : times) EXPECT_EQ(count, 1) << title;
  EXPECT_EQ(portal.run({"check"}).exit_code, 0);
}

}  // namespace
