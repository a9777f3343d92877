#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/store/store.hpp"
#include "search/request.hpp"

namespace portal::app {

/// What agencies are called and which belong to which, as the store had them at one time. An agency
/// is named by its slug, which is also the value of the filter "agency".
/// Thread: any; never changes once it is made.
class AgencyTree {
 public:
  explicit AgencyTree(const std::vector<catalog::store::StoredAgency>& agencies,
                      const std::vector<catalog::store::Succession>& successions = {});

  /// Empty for one that the store does not know.
  std::string name(std::string_view slug, std::string_view language) const;

  /// What an agency belongs to, nearest first.
  std::vector<std::string> above(std::string_view slug) const;

  /// Who took over from a former unit, from whoever took over from those, and so on.
  std::vector<std::string> after(std::string_view slug) const;

  /// What belongs to an agency, at any depth, without itself.
  std::vector<std::string> below(std::string_view slug) const;

 private:
  struct Agency {
    base::Json name;
    std::string parent;
    std::vector<std::string> children;
  };
  std::map<std::string, Agency, std::less<>> agencies_;
  std::map<std::string, std::vector<std::string>, std::less<>> successors_;
};

/// The tree of a store, read anew when the store has changed.
/// Thread: any.
class Agencies {
 public:
  std::shared_ptr<const AgencyTree> read(catalog::store::Store& store);

 private:
  std::mutex mutex_;
  std::int64_t seq_ = -1;
  std::shared_ptr<const AgencyTree> tree_;
};

/// The search with all that belongs to the agencies that it asks for, and to their successors.
search::SearchRequest with_agencies_below(search::SearchRequest wanted, const AgencyTree& tree);

}  // namespace portal::app
