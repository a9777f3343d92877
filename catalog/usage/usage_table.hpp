#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "catalog/base/clock.hpp"
#include "catalog/store/store.hpp"

namespace catalog::usage {

/// How often something was looked at, downloaded, and asked for by programs.
struct Uses {
  std::int64_t views = 0;
  std::int64_t downloads = 0;
  std::int64_t calls = 0;

  bool operator==(const Uses&) const = default;
};

/// By the ids of datasets.
using UsesByDataset = std::map<std::string, Uses, std::less<>>;

/// How often each dataset was used on each day. It says nothing of who used it, and is no change of
/// the catalogue: the change log does not know it.
/// Errors of all calls: as sql::Connection. Thread: any.
class UsageTable {
 public:
  /// Makes the table where it is missing. `store` must outlive this.
  explicit UsageTable(store::Store& store);

  /// Adds uses to those of the day of `time`, all or none of them.
  void add(base::Time time, const UsesByDataset& uses);

  /// The uses of a dataset on the 90 days that end with the day of `now`.
  Uses recent_uses_of(std::string_view dataset, base::Time now) const;

  /// The same of every dataset that was used.
  UsesByDataset list_recent_uses(base::Time now) const;

 private:
  store::Store& store_;
};

}  // namespace catalog::usage
