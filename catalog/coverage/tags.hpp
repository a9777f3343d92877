#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/coverage/items.hpp"
#include "catalog/store/store.hpp"

/// From what records state of themselves (`covers`, categories of high-value data) to claims.
namespace catalog::coverage {

/// Which items a record says that it covers.
struct Stated {
  std::vector<std::string> tagged;       // by `covers`
  std::vector<std::string> categorised;  // by a high-value category, or one below it
};
Stated stated_in(const base::Json& document, const Checklists& lists, const store::Reader& reader);

/// Makes claims of what a public record states, and takes back those that it states no more.
/// Records that came from elsewhere are believed as those that were written here: it is a claim.
/// Answers how many claims changed.
std::int64_t take_tags(store::WriteTransaction& change, const store::StoredDataset& dataset,
                       const Checklists& lists);

/// The same for every record that changed since the last call; the first one looks at all. Writes
/// only where something changed. `beat` is called between records.
std::int64_t follow_tags(
    store::Store& store, const Checklists& lists, const std::function<void()>& beat = [] {});

}  // namespace catalog::coverage
