#pragma once

#include <string>

#include "catalog/store/writer.hpp"

namespace catalog::settings {

/// Changes a setting, or ("") takes it back to its default, and tells the audit log: by whom, and
/// (unless it is secret) with which value. Answers whether that changed something.
bool change_setting(store::WriteTransaction& transaction, const std::string& name,
                    const std::string& value, const std::string& author, bool is_secret = false);

}  // namespace catalog::settings
