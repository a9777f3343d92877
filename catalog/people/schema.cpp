#include "catalog/people/schema.hpp"

#include <span>

namespace embedded {
std::span<const base::EmbeddedFile> people_schema();
}

namespace catalog::people {

void make_tables(store::Store& store) {
  store.migrate("people", embedded::people_schema());
}

}  // namespace catalog::people
