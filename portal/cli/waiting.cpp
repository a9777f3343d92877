#include "portal/cli/waiting.hpp"

#include <chrono>
#include <thread>

namespace portal::cli {
namespace {

constexpr int kTries = 20;
constexpr std::chrono::milliseconds kPause{100};

}  // namespace

bool wait_for_server(const std::function<bool()>& is_done) {
  for (int i = 0; i < kTries; ++i) {
    if (is_done()) return true;
    std::this_thread::sleep_for(kPause);
  }
  return false;
}

}  // namespace portal::cli
