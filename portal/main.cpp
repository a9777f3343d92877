#include <sodium.h>

#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "catalog/base/error.hpp"
#include "catalog/base/sandbox.hpp"
#include "portal/cli/command.hpp"

int main(int count, char** values) {
  base::be_sandbox_if_asked(count, values);
  try {
    if (sodium_init() < 0) return portal::cli::kEnvironment;
    return portal::cli::run(std::vector<std::string>(values + 1, values + count));
  } catch (const base::Error& error) {
    std::fprintf(stderr, "portal: %s\n", error.what());
    return portal::cli::exit_code_of(error.code());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "portal: %s\n", error.what());
    return portal::cli::kEnvironment;
  }
}
