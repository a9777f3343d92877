#pragma once

#include <string>

#include "catalog/base/json.hpp"

namespace catalog::history {

/// The name of an item of a list: its "id", else its "@id"; empty when it has neither.
std::string name_of(const base::Json& item);
/// Whether every item has a name.
bool are_named(const base::Json& list);
/// The item of that name, or null.
const base::Json* find_named(const base::Json& list, const std::string& name);
/// The items of one list that the other does not have, each as often as it is missing there.
base::Json missing_in(const base::Json& other, const base::Json& list);

}  // namespace catalog::history
