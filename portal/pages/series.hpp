#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/store/store.hpp"

namespace portal::pages {

/// What a dataset calls a series that it belongs to: an IRI, an identifier, or the words that stand
/// for one; "" when it says nothing.
std::string series_name(const base::Json& reference);

/// Which public datasets belong to which series. Kept in memory and brought along by the change
/// log, so that the page of a series reads its members alone. Thread: any; the first call reads
/// every dataset once.
class SeriesMembers {
 public:
  /// The identifiers of all members, sorted: datasets of the same source that name the series by
  /// its identifier here or in its source.
  std::vector<std::string> find(const catalog::store::Reader& reader,
                                const catalog::store::StoredDataset& series);

 private:
  void follow(const catalog::store::Reader& reader);
  void read_all(const catalog::store::Reader& reader);
  void put(const catalog::store::StoredDataset& dataset);
  void drop(const std::string& id);

  std::mutex mutex_;
  std::int64_t seq_ = -1;                                 // the last change that is known here
  std::map<std::string, std::set<std::string>> members_;  // by key of series: identifiers
  std::map<std::string, std::vector<std::string>> keys_;  // by identifier, to take them back
};

}  // namespace portal::pages
