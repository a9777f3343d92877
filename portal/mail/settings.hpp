#pragma once

#include <cstdint>
#include <string>

namespace portal::mail {

/// How letters leave the portal. Nothing is sent until a host or a sink is set.
struct Settings {
  std::string host = {};  // of the SMTP server
  std::int64_t port = 587;
  std::string security = "starttls";  // or "tls" (from the first byte), "none"
  std::string user = {};              // empty: without signing in
  std::string password = {};
  std::string from = {};  // the portal's own address
  std::string sink =
      {};  // instead of a server: "log", or a folder that takes each letter as a file

  bool is_on() const { return !host.empty() || !sink.empty(); }
};

}  // namespace portal::mail
