#pragma once

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "catalog/base/json.hpp"

namespace harness {

/// What a finished command printed, and how it ended.
struct Finished {
  int exit_code = -1;
  std::string out;
  std::string err;
};

/// An answer of the running program; field names are in lower case.
struct Answer {
  int status = 0;
  std::map<std::string, std::string> headers;
  std::string body;

  base::Json json() const { return base::parse_json(body); }
};

/// A data folder of its own, and the real program to use on it.
class Portal {
 public:
  Portal();
  ~Portal();
  Portal(const Portal&) = delete;
  Portal& operator=(const Portal&) = delete;

  /// Runs `portal ARGUMENTS… --data <folder>` to its end, with `input` as standard input.
  Finished run(std::vector<std::string> arguments, const std::string& input = "") const;

  /// Starts `portal serve` on a free port and waits until it answers.
  void serve();
  /// SIGTERM, and the exit code.
  int stop();
  /// SIGKILL.
  void kill();

  /// One request on a connection of its own. `target` is sent as it is.
  Answer request(const std::string& method, const std::string& target,
                 const std::vector<std::string>& fields = {}, const std::string& body = "") const;
  Answer get(const std::string& target, const std::vector<std::string>& fields = {}) const {
    return request("GET", target, fields);
  }

  /// What the server wrote to standard error since it was started.
  std::string console() const;

  /// Waits until the index shows the store's last change.
  void wait_for_index() const;

  std::string base_url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  const std::filesystem::path& folder() const { return folder_; }
  /// A file of this test with that content.
  std::filesystem::path file(const std::string& name, const std::string& content) const;

 private:
  std::filesystem::path work_;
  std::filesystem::path folder_;
  pid_t process_ = -1;
  int port_ = 0;
};

}  // namespace harness
