#pragma once

// The facts of agencies, and which of them stands above which.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/facts/row.hpp"
#include "catalog/sql/database.hpp"
#include "catalog/store/reader.hpp"

namespace catalog::facts {

/// The agencies of a store at one moment.
class AgencyFacts {
 public:
  explicit AgencyFacts(const store::Reader& reader);

  /// The highest agency above one; itself where it has none or is not known.
  std::string root_of(const std::string& slug) const;
  /// It and all above it.
  std::vector<std::string> up_from(const std::string& slug) const;
  /// It and all below it, at any depth.
  std::vector<std::string> down_from(const std::string& slug) const;
  std::vector<std::string> list() const;

  /// The row of an agency. Its datasets and those of all below it are counted by `counted`, a
  /// readiness.db with dataset_beside; its people by `reader`, the catalogue.
  ///
  /// level: an agency without a parent is a "ministry" when its type is a national authority, a
  /// "province" when it is a regional one, "other" when it is a company, a person or a body that is
  /// no authority, else an "agency"; one below another is a "unit": what it publishes is its
  /// highest agency's.
  Row row(const std::string& slug, const store::Reader& reader, sql::Connection& counted) const;

 private:
  struct Agency {
    std::string parent = {};
    std::string level = {};
    bool is_active = true;
    bool has_contact = false;  // the record states one
    std::vector<std::string> below = {};
  };
  std::map<std::string, Agency, std::less<>> agencies_;
};

}  // namespace catalog::facts
