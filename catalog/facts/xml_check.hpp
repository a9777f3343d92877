#pragma once

#include <filesystem>
#include <optional>

namespace catalog::facts {

/// Whether a file is well-formed XML; nothing when it cannot be read. Read in parts, whatever its
/// size. One that declares entities of its own is not looked into: nothing. Thread: any.
std::optional<bool> is_well_formed_xml(const std::filesystem::path& path);

}  // namespace catalog::facts
