#pragma once

#include <cstddef>
#include <string_view>

namespace base {

/// A file that was put inside the program at build time; `name` is without folder.
/// Both views live as long as the program.
struct EmbeddedFile {
  std::string_view name;
  std::string_view text;
};

}  // namespace base
