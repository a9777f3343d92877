#pragma once

#include <string>

#include "portal/cli/settings.hpp"

namespace portal::cli {

struct GetOptions {
  std::string path;
  std::string accept;
  std::string language;
  std::string base_url;
  bool with_head = false;
};

/// Answers one request without a server and prints its body; 1 when the answer is an error.
int run_get(const Common& common, const GetOptions& options);

}  // namespace portal::cli
