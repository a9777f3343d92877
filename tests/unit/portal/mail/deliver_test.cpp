#include "portal/mail/deliver.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <thread>
#include <vector>

#include "catalog/base/error.hpp"
#include "tests/support/temporary_folder.hpp"

namespace portal::mail {
namespace {

// Speaks as much SMTP as one letter needs, on the loopback; keeps what it was told.
class SmallServer {
 public:
  explicit SmallServer(std::string answer_to_recipient = "250 ok")
      : answer_to_recipient_(std::move(answer_to_recipient)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bind(listening_, reinterpret_cast<sockaddr*>(&address), sizeof address);
    listen(listening_, 1);
    socklen_t size = sizeof address;
    getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~SmallServer() { finish(); }

  int port() const { return port_; }
  // Ends it, and answers the lines that it was sent.
  const std::vector<std::string>& finish() {
    if (thread_.joinable()) thread_.join();
    if (listening_ >= 0) close(std::exchange(listening_, -1));
    return lines_;
  }

 private:
  void serve() {
    const int peer = accept(listening_, nullptr, nullptr);
    say(peer, "220 here");
    std::string rest;
    bool in_letter = false;
    char bytes[4096];
    for (ssize_t count; (count = read(peer, bytes, sizeof bytes)) > 0;) {
      rest.append(bytes, static_cast<std::size_t>(count));
      for (std::size_t end; (end = rest.find("\r\n")) != std::string::npos;) {
        const std::string line = rest.substr(0, end);
        rest.erase(0, end + 2);
        lines_.push_back(line);
        if (in_letter && line != ".") continue;
        in_letter = line == "DATA";
        say(peer, answer_to(line));
      }
    }
    close(peer);
  }

  std::string answer_to(const std::string& line) const {
    if (line == "DATA") return "354 go on";
    if (line.starts_with("RCPT")) return answer_to_recipient_;
    return line == "QUIT" ? "221 bye" : "250 ok";
  }

  static void say(int peer, const std::string& line) {
    const std::string whole = line + "\r\n";
    EXPECT_EQ(write(peer, whole.data(), whole.size()), static_cast<ssize_t>(whole.size()));
  }

  const std::string answer_to_recipient_;
  int listening_ = socket(AF_INET, SOCK_STREAM, 0);
  int port_ = 0;
  std::vector<std::string> lines_;
  std::thread thread_;
};

Settings to(const SmallServer& server, const char* security = "none") {
  return {.host = "127.0.0.1", .port = server.port(), .security = security, .from = "portal@d.vn"};
}

TEST(Delivery, HandsTheLetterToTheServerAsItIs) {
  SmallServer server;
  deliver(to(server), "mai@d.vn", "Subject: x\r\n\r\nfirst\r\n.second\r\n", "mail/1");
  const auto& lines = server.finish();
  const auto has = [&](const std::string& line) {
    return std::find(lines.begin(), lines.end(), line) != lines.end();
  };
  EXPECT_TRUE(has("MAIL FROM:<portal@d.vn>") || has("MAIL FROM:<portal@d.vn> SIZE=35"));
  EXPECT_TRUE(has("RCPT TO:<mai@d.vn>"));
  EXPECT_TRUE(has("Subject: x"));
  EXPECT_TRUE(has("..second")) << "a point at the beginning of a line is doubled on the way";
}

TEST(Delivery, TellsWhatAServerSaidThatRefusesTheLetter) {
  SmallServer server("550 nobody here");
  try {
    deliver(to(server), "mai@d.vn", "Subject: x\r\n\r\ny\r\n", "mail/1");
    FAIL() << "it was taken";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.message().key, "mail_not_sent");
    EXPECT_NE(error.message().arguments.at("why").find("550"), std::string::npos);
  }
}

TEST(Delivery, SendsNothingInTheClearWhereSecurityIsWanted) {
  SmallServer server;
  EXPECT_THROW(deliver(to(server, "starttls"), "mai@d.vn", "Subject: x\r\n\r\ny\r\n", "mail/1"),
               base::Error);
  for (const auto& line : server.finish()) EXPECT_FALSE(line.starts_with("MAIL")) << line;
}

TEST(Delivery, FailsWhereNobodyListens) {
  Settings nobody;
  {
    const SmallServer server;
    nobody = to(server);
    deliver(nobody, "mai@d.vn", "\r\n", "mail/1");
  }
  EXPECT_THROW(deliver(nobody, "mai@d.vn", "\r\n", "mail/2"), base::Error);
}

TEST(Delivery, WritesALetterOnceIntoTheFolderOfTheSink) {
  const catalog::TemporaryFolder folder;
  Settings settings;
  settings.sink = (folder / "letters").string();
  for (int times = 0; times < 2; ++times) deliver(settings, "mai@d.vn", "whole\r\n", "mail/1");
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(settings.sink))
    files.push_back(entry.path());
  ASSERT_EQ(files.size(), 1u);
  std::ifstream in(files[0], std::ios::binary);
  EXPECT_EQ((std::string{std::istreambuf_iterator<char>(in), {}}), "whole\r\n");
  settings.sink = "/dev/null/letters";
  EXPECT_THROW(deliver(settings, "mai@d.vn", "x", "mail/1"), base::Error);
}

}  // namespace
}  // namespace portal::mail
