#pragma once

#include <cstddef>

#include "catalog/base/json.hpp"
#include "catalog/documents/record.hpp"

namespace catalog::documents {

/// One CKAN package as a record. A private or deleted one is refused.
Record read_ckan_package(const base::Json& package, std::size_t place);

/// One resource of a package as a distribution.
base::Json read_ckan_resource(const base::Json& resource, Fidelity& fidelity);

/// A person or an organisation of ckanext-scheming ({"name","email","url","uri","identifier"}) as a
/// node: with `name` and `mail` as its keys.
base::Json read_ckan_party(const base::Json& party, NodeClass node, Fidelity& fidelity);

}  // namespace catalog::documents
