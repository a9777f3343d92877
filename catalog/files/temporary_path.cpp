#include "catalog/files/temporary_path.hpp"

#include "catalog/base/random.hpp"

namespace catalog::files {

std::filesystem::path name_beside(const std::filesystem::path& target) {
  std::filesystem::path name = target;
  name += "." + base::random_hex(8) + ".part";
  return name;
}

}  // namespace catalog::files
