#include "portal/cli/secret_input.hpp"

#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>

#include "catalog/base/error.hpp"
#include "portal/cli/settings.hpp"

namespace portal::cli {
namespace {

// The terminal shows nothing of what is typed until this goes.
class NoEcho {
 public:
  NoEcho() {
    tcgetattr(STDIN_FILENO, &before_);
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
  }
  ~NoEcho() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }
  NoEcho(const NoEcho&) = delete;
  NoEcho& operator=(const NoEcho&) = delete;

 private:
  termios before_{};
};

std::string read_line() {
  std::string line;
  std::getline(std::cin, line);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

std::string ask(const char* key) {
  std::fprintf(stderr, "%s ", sentence(key).c_str());
  const NoEcho quiet;
  std::string line = read_line();
  std::fprintf(stderr, "\n");
  return line;
}

}  // namespace

std::string read_password() {
  if (isatty(STDIN_FILENO) == 0) return read_line();
  std::string password = ask("password_prompt");
  if (ask("password_prompt_again") != password)
    throw base::Error(base::ErrorCode::kInvalidData, "password_typed_differently");
  return password;
}

}  // namespace portal::cli
