#pragma once

#include <filesystem>

#include "catalog/readiness/registry.hpp"

/// The registry that a portal goes by.
namespace catalog::readiness {

/// The file in the data folder by which an operator changes it.
inline constexpr const char* kOverridesFile = "readiness.json";

/// What came with the program, with the operator's file in `data` where there is one.
/// Errors: as Registry::load(). Thread: any.
Registry load_registry(const std::filesystem::path& data);

}  // namespace catalog::readiness
