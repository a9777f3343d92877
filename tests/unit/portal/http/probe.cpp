// A small server for outside tools: conformance and abuse checks, load generators.
// http_probe [folder] [port] [io threads]: serves until SIGTERM, prints its port.

#include <pthread.h>
#include <signal.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <thread>

#include "catalog/base/hash.hpp"
#include "portal/http/conditional.hpp"
#include "portal/http/file_response.hpp"
#include "portal/http/server.hpp"

namespace {

using namespace portal::http;

constexpr std::size_t kFileBytes = 3'000'000;

std::string filler(std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += "dữ liệu mở " + std::to_string(text.size()) + " ";
  text.resize(bytes);
  return text;
}

Response with_etag(Response response) {
  response.headers.add("ETag", "\"" + base::sha256(body_text(response)).substr(0, 16) + "\"");
  response.headers.add("Last-Modified", "Fri, 02 Jan 2026 03:04:05 GMT");
  response.headers.add("Cache-Control", "no-cache");
  response.headers.add("X-Content-Type-Options", "nosniff");
  return response;
}

Response not_allowed() {
  Response response = text("Only GET and HEAD.\n", 405);
  response.headers.add("Allow", "GET, HEAD");
  return response;
}

class Probe {
 public:
  explicit Probe(const std::filesystem::path& folder) {
    hot_["/"] = prepare(with_etag(html("<!doctype html><title>Probe</title>" + filler(4000))));
    for (const std::size_t kilobytes : {1, 10, 60})
      hot_["/" + std::to_string(kilobytes) + "k"] =
          prepare(with_etag(json(filler(kilobytes * 1024))));
    const std::string bytes = filler(kFileBytes);
    file_.path = (folder / "big.bin").string();
    std::ofstream(file_.path, std::ios::binary) << bytes;
    file_.size = bytes.size();
    file_.sha256 = base::sha256(bytes);
    file_.etag = "\"" + file_.sha256 + "\"";
    file_.last_modified = base::parse_time("2026-01-02T03:04:05Z");
    file_.download_name = "dữ liệu.bin";
  }

  std::shared_ptr<const PreparedResponse> hot(const Request& request) const {
    const auto found = hot_.find(request.path);
    return found == hot_.end() ? nullptr : found->second;
  }

  Response answer(const Request& request) const {
    if (request.path == "/x" && request.method == "PUT") return text("stored\n", 201);
    if (!request.is_read()) return hot(request) || request.path == "/x" ? not_allowed() : absent();
    if (request.path == "/big.bin") return file_response(request, file_);
    if (request.path == "/api") return with_etag(json("{\"title\":\"" + filler(2000) + "\"}"));
    if (request.path == "/stream") return stream();
    return absent();
  }

 private:
  static Response absent() { return text("There is nothing here.\n", 404); }

  static Response stream() {
    Response response = text("");
    auto left = std::make_shared<int>(200);
    response.body = [left](std::string& chunk) {
      chunk = filler(50'000);
      return --*left > 0;
    };
    return response;
  }

  std::map<std::string, std::shared_ptr<const PreparedResponse>, std::less<>> hot_;
  HostedFile file_;
};

}  // namespace

int main(int count, char** arguments) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  const Probe probe(count > 1 ? arguments[1] : "/tmp");
  ServerConfig config;
  if (count > 2) config.port = static_cast<std::uint16_t>(std::atoi(arguments[2]));
  if (count > 3) config.io_threads = static_cast<unsigned>(std::atoi(arguments[3]));
  config.hot = [&](const Request& request) { return probe.hot(request); };
  Server server(config, [&](const Request& request) { return probe.answer(request); });
  std::thread waiter([&] {
    int signal = 0;
    sigwait(&signals, &signal);
    server.stop();
  });
  std::cout << server.port() << std::endl;
  server.run();
  waiter.join();
  const ServerCounters seen = server.counters();
  std::cout << "accepted " << seen.accepted << " hot " << seen.hot << " handled " << seen.handled
            << " refused " << seen.refused << " overflow " << seen.overflow << std::endl;
}
