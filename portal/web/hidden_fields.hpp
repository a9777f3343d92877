#pragma once

#include <string>
#include <utility>
#include <vector>

#include "catalog/base/json.hpp"

namespace portal::web {

/// Names and values of a form's fields that a page carries along unseen.
using HiddenFields = std::vector<std::pair<std::string, std::string>>;

/// For a template: a list of {hidden_name, hidden_value}.
base::Json hidden_view(const HiddenFields& fields);

}  // namespace portal::web
