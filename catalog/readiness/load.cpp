#include "catalog/readiness/load.hpp"

#include <fstream>
#include <iterator>
#include <string>

namespace catalog::readiness {

Registry load_registry(const std::filesystem::path& data) {
  std::ifstream in(data / kOverridesFile, std::ios::binary);
  return Registry::load(std::string(std::istreambuf_iterator<char>(in), {}));
}

}  // namespace catalog::readiness
