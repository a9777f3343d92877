#pragma once

#include <sys/types.h>

#include <string>

namespace bench {

/// `portal serve` on a data folder, by itself, as long as this lives.
class PortalProcess {
 public:
  PortalProcess(const std::string& program, const std::string& data, std::string port);
  ~PortalProcess();
  PortalProcess(const PortalProcess&) = delete;
  PortalProcess& operator=(const PortalProcess&) = delete;

  /// Comes back with the first 200 of /readyz; ends the program when there is none for ten minutes.
  void wait() const;

 private:
  std::string port_;
  pid_t child_;
};

/// A connection that is kept for many questions.
class Client {
 public:
  explicit Client(const std::string& port);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  struct Answer {
    int status = 0;
    std::string body;
  };
  /// Answers with status 0 when the server cannot be reached.
  Answer get(const std::string& target);

 private:
  std::string read_head();

  int socket_;
  std::string rest_;  // read past the last answer
};

}  // namespace bench
