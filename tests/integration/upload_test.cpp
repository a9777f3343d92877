// Files come in whole, in parts, and through crashes, and go out again as they came.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "catalog/base/hash.hpp"
#include "tests/integration/harness/portal.hpp"

namespace {

using harness::Answer;
using harness::Portal;

constexpr const char* kType = "Content-Type: application/offset+octet-stream";

std::string bytes_of(std::size_t size, unsigned seed) {
  std::mt19937 random(seed);
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

class UploadStory : public testing::Test {
 protected:
  UploadStory() {
    EXPECT_EQ(
        portal.run({"agency", "add", "weather", "--name-vi", "Khí tượng", "--name-en", "Weather"})
            .exit_code,
        0);
    token = portal.run({"token", "add", "lan", "--agency", "weather", "--role", "publisher"}).out;
    while (!token.empty() && token.back() == '\n') token.pop_back();
  }
  Answer send(const std::string& method, const std::string& target,
              std::vector<std::string> fields = {}, const std::string& body = "") {
    fields.push_back("Authorization: Bearer " + token);
    fields.emplace_back("Tus-Resumable: 1.0.0");
    return portal.request(method, target, fields, body);
  }
  std::string begin(std::size_t length) {
    Answer answer =
        send("POST", "/uploads?name=a.bin", {"Upload-Length: " + std::to_string(length)});
    EXPECT_EQ(answer.status, 201) << answer.body;
    const std::string address = answer.headers["location"];
    return address.substr(address.find("/uploads/"));
  }
  std::size_t offset(const std::string& path) {
    Answer answer = send("HEAD", path);
    EXPECT_EQ(answer.status, 200);
    return std::stoul("0" + answer.headers["upload-offset"]);
  }
  Answer put(const std::string& path, std::size_t from, const std::string& bytes) {
    return send("PATCH", path, {kType, "Upload-Offset: " + std::to_string(from)}, bytes);
  }
  // Sends a head and the first bytes of its body, and leaves the rest out.
  int send_some(const std::string& line, const std::string& fields, const std::string& bytes) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    const std::string url = portal.base_url();
    address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1))));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    const std::string sent = line + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token +
                             "\r\n" + fields + "\r\n\r\n" + bytes;
    EXPECT_EQ(::send(socket, sent.data(), sent.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(sent.size()));
    return socket;
  }
  std::size_t bytes_on_disk(const std::string& path) {
    std::error_code none;
    const auto size = std::filesystem::file_size(
        portal.folder() / "uploads" / path.substr(path.rfind('/') + 1), none);
    return none ? 0 : size;
  }
  static bool wait_until(const std::function<bool()>& holds) {
    for (int i = 0; i < 1000 && !holds(); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return holds();
  }

  Portal portal;
  std::string token;
};

TEST_F(UploadStory, AFileIsUploadedPublishedAndDownloadedAgain) {
  portal.serve();
  const std::string content = bytes_of(5'000'000, 1);
  const Answer added =
      send("POST", "/api/v1/files?name=d%E1%BB%AF%20li%E1%BB%87u.bin", {}, content);
  ASSERT_EQ(added.status, 201) << added.body;
  EXPECT_EQ(added.json()["sha256"].as_string(), base::sha256(content));
  const std::string document =
      R"({"title":{"vi":"Mưa"},"description":{"vi":"Theo ngày"},"state":"published",)"
      R"("publisher":"weather","distribution":[{"file":")" +
      added.json()["id"].as_string() + R"("}]})";
  const Answer made =
      send("POST", "/api/v1/datasets", {"Content-Type: application/json"}, document);
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string distribution = made.json()["distribution"].items()[0]["id"].as_string();
  const std::string latest = "/files/" + distribution + "/latest";
  Answer whole = portal.get(latest);
  EXPECT_TRUE(whole.body == content);
  const Answer part =
      portal.get(latest, {"Range: bytes=1000000-1999999", "If-Range: " + whole.headers["etag"]});
  EXPECT_EQ(part.status, 206);
  EXPECT_TRUE(part.body == content.substr(1'000'000, 1'000'000));
  EXPECT_TRUE(portal.get("/files/by-hash/" + base::sha256(content)).body == content);
  EXPECT_EQ(portal.stop(), 0);
  EXPECT_EQ(portal.run({"check"}).exit_code, 0);
}

TEST_F(UploadStory, AnUploadGoesOnAfterTheServerWasKilledInIt) {
  constexpr int rounds = 12;
  constexpr std::size_t size = 3'000'000;
  for (unsigned round = 0; round < rounds; ++round) {
    portal.serve();
    const std::string content = bytes_of(size, round);
    const std::string path = begin(size);
    ASSERT_EQ(put(path, 0, content.substr(0, 700'000)).status, 204);
    const int socket =
        send_some("PATCH " + path,
                  std::string("Tus-Resumable: 1.0.0\r\nUpload-Offset: 700000\r\n") + kType +
                      "\r\nContent-Length: " + std::to_string(size - 700'000),
                  content.substr(700'000, 400'000));
    ASSERT_TRUE(wait_until([&] { return bytes_on_disk(path) > 700'000 + 100'000 * (round % 4); }));
    portal.kill();
    ::close(socket);
    portal.serve();
    const std::size_t there = offset(path);
    EXPECT_GE(there, 700'000U) << "what was acknowledged is there";
    EXPECT_LE(there, 1'100'000U);
    Answer last = put(path, there, content.substr(there));
    ASSERT_EQ(last.status, 204) << last.body;
    const Answer file = send("GET", "/api/v1/files/" + last.headers["file-id"]);
    EXPECT_EQ(file.json()["sha256"].as_string(), base::sha256(content));
    EXPECT_EQ(portal.stop(), 0);
    EXPECT_EQ(portal.run({"check"}).exit_code, 0);
  }
}

TEST_F(UploadStory, APlainUploadThatIsCutOffLeavesNothing) {
  portal.serve();
  const std::string path = "/api/v1/files?name=a.bin";
  const auto files = [&] {
    std::size_t count = 0;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(portal.folder() / "files"))
      count += entry.is_regular_file() ? 1 : 0;
    return count;
  };
  const int socket = send_some("POST " + path, "Content-Length: 2000000", bytes_of(900'000, 7));
  EXPECT_TRUE(wait_until([&] { return files() == 1; }));
  ::close(socket);
  EXPECT_TRUE(wait_until([&] { return files() == 0; }));
}

TEST_F(UploadStory, GapsRepeatsAndTooMuchChangeNothing) {
  std::filesystem::create_directories(portal.folder());
  {
    const auto settings = portal.file("portal.toml", "[files]\nquota_mebibytes = 1024\n");
    std::filesystem::copy_file(settings, portal.folder() / "portal.toml",
                               std::filesystem::copy_options::overwrite_existing);
  }
  portal.serve();
  EXPECT_EQ(send("POST", "/uploads?name=a", {"Upload-Length: 10737418240"}).status, 507);
  const std::string path = begin(10);
  EXPECT_EQ(put(path, 3, "abc").status, 409);
  EXPECT_EQ(put(path, 0, "abc").status, 204);
  EXPECT_EQ(put(path, 0, "abc").status, 409);
  EXPECT_EQ(put(path, 3, "defghijklm").status, 413);
  EXPECT_EQ(offset(path), 3U);
  const Answer stranger = portal.request(
      "PATCH", path, {"Tus-Resumable: 1.0.0", kType, "Upload-Offset: 3", "Expect: 100-continue"},
      "defghij");
  EXPECT_EQ(stranger.status, 401);
  EXPECT_EQ(put(path, 3, "defghij").status, 204);
  EXPECT_EQ(portal.stop(), 0);
  portal.serve();
  EXPECT_EQ(offset(path), 10U);
  EXPECT_EQ(portal.stop(), 0);
}

}  // namespace
