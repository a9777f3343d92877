#include "portal/jobs/mail.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "portal/jobs/runner.hpp"
#include "portal/mail/queue.hpp"
#include "tests/support/temporary_folder.hpp"

namespace portal::jobs {
namespace {

using catalog::queue::Outcome;

class MailJob : public testing::Test {
 protected:
  MailJob() : config(app::read_config(folder.path())) {
    config.base_url = "https://d.vn:8443";
    config.mail.sink = (folder / "letters").string();
  }
  void queue_letter() {
    auto change = store.write();
    mail::queue(change, mail::password_reset({"mai@d.vn"}, "https://d.vn/1"), config.mail);
    change.commit();
  }
  catalog::queue::Run run() {
    Runner runner(store, std::chrono::hours(7), {mail_kind([&] { return config; })});
    EXPECT_TRUE(runner.step());
    return catalog::queue::Queue(store).list_runs(1).at(0);
  }

  catalog::TemporaryFolder folder;
  catalog::store::Store store{folder / "data"};
  app::Config config;
};

TEST_F(MailJob, WritesTheLetterInThePortalsLanguageFromThePortalsHost) {
  queue_letter();
  const auto done = run();
  EXPECT_EQ(done.outcome, Outcome::kDone);
  EXPECT_EQ(done.message.key, "job_mail");
  const auto file = std::filesystem::directory_iterator(config.mail.sink)->path();
  std::ifstream in(file, std::ios::binary);
  const std::string letter{std::istreambuf_iterator<char>(in), {}};
  EXPECT_NE(letter.find("<portal@d.vn>"), std::string::npos) << letter;
  EXPECT_NE(letter.find("To: <mai@d.vn>"), std::string::npos);
  EXPECT_NE(letter.find("Subject: =?UTF-8?B?xJDhurd0"), std::string::npos) << "Đặt mật khẩu mới";
}

TEST_F(MailJob, IsTriedAgainWhenTheLetterCannotBeDelivered) {
  queue_letter();
  config.mail.sink = "/dev/null/letters";
  EXPECT_EQ(run().outcome, Outcome::kFailed);
  EXPECT_EQ(catalog::queue::Queue(store).count(catalog::queue::State::kWaiting), 1);
}

TEST_F(MailJob, SaysThatMailWasTurnedOffMeanwhile) {
  queue_letter();
  config.mail = {};
  const auto done = run();
  EXPECT_EQ(done.outcome, Outcome::kDone);
  EXPECT_EQ(done.message.key, "job_mail_off");
}

}  // namespace
}  // namespace portal::jobs
