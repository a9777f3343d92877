#include "catalog/base/error.hpp"
#include "catalog/readiness/registry.hpp"
#include "tests/fuzz/fuzzing.hpp"

// What an operator may write into readiness.json, before the program starts with it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using catalog::readiness::Registry;
  static const auto own = Registry::load();
  try {
    const auto changed = Registry::load(fuzzing::text(data, size));
    fuzzing::hold(changed.indicators().size() >= own.indicators().size(), "nothing is lost");
    fuzzing::hold(!changed.hash().empty(), "it has a name");
  } catch (const base::Error&) {
    // Refused, with a sentence.
  }
  return 0;
}
