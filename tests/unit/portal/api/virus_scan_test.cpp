#include "portal/app/virus_scan.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <thread>

#include "tests/unit/portal/api/uploading.hpp"

namespace portal::api {
namespace {

// Reads streams as clamd does, and finds a virus in those that hold "EICAR".
class FakeScanner {
 public:
  explicit FakeScanner(const std::string& path) : listener_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.data(), path.size());
    ::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address);
    ::listen(listener_, 4);
    thread_ = std::thread([this] { serve(); });
  }
  ~FakeScanner() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }

 private:
  static std::string read(int socket, std::size_t bytes) {
    std::string text(bytes, '\0');
    std::size_t size = 0;
    while (size < bytes) {
      const auto got = ::recv(socket, text.data() + size, bytes - size, 0);
      if (got <= 0) break;
      size += static_cast<std::size_t>(got);
    }
    return text;
  }
  void serve() {
    for (int socket = ::accept(listener_, nullptr, nullptr); socket >= 0;
         socket = ::accept(listener_, nullptr, nullptr)) {
      std::string text;
      const bool knows = read(socket, 10) == std::string("zINSTREAM\0", 10);
      for (bool more = knows; more;) {
        std::uint32_t length = 0;
        std::memcpy(&length, read(socket, 4).data(), 4);
        length = ntohl(length);
        text += read(socket, length);
        more = length > 0;
      }
      const std::string_view answer = !knows ? std::string_view("UNKNOWN COMMAND\0", 16)
                                      : text.find("EICAR") != std::string::npos
                                          ? std::string_view("stream: Eicar-Test FOUND\0", 25)
                                          : std::string_view("stream: OK\0", 11);
      ::send(socket, answer.data(), answer.size(), MSG_NOSIGNAL);
      ::close(socket);
    }
  }
  int listener_;
  std::thread thread_;
};

class VirusScan : public Uploading {
 protected:
  VirusScan() { portal.app.config.clamd = (portal.folder / "clamd.sock").string(); }
  http::Response add(const std::string& body) {
    return send(editor, "POST", "/api/v1/files?name=a.txt", {}, body);
  }
};

TEST_F(VirusScan, RefusesWhatTheScannerNames) {
  const FakeScanner scanner(portal.app.config.clamd);
  EXPECT_EQ(add("harmless").status, 201);
  EXPECT_EQ(add(std::string(1'000'000, 'a')).status, 201);
  const auto refused = add("an EICAR file");
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(detail_of(refused).find("Eicar-Test"), std::string::npos);
  EXPECT_EQ(portal.app.store.read().list_files("", 10).size(), 2U);
}

TEST_F(VirusScan, RefusesResumableUploadsToo) {
  const FakeScanner scanner(portal.app.config.clamd);
  const auto begun = send(editor, "POST", "/uploads?name=a.txt",
                          {{"tus-resumable", "1.0.0"}, {"upload-length", "5"}});
  const std::string path = field(begun, "Location").substr(19);
  const auto refused = send(editor, "PATCH", path,
                            {{"tus-resumable", "1.0.0"},
                             {"content-type", "application/offset+octet-stream"},
                             {"upload-offset", "0"}},
                            "EICAR");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(send(editor, "HEAD", path, {{"tus-resumable", "1.0.0"}}).status, 404);
}

TEST_F(VirusScan, KeepsNothingThatNobodyCouldLookAt) {
  EXPECT_EQ(add("harmless").status, 503);
  EXPECT_TRUE(portal.app.store.read().list_files("", 10).empty());
}

}  // namespace
}  // namespace portal::api
