#pragma once

#include "catalog/facts/feeder.hpp"
#include "catalog/store/store.hpp"

namespace catalog::facts {

/// How the portal and each dataset are used (catalog/usage). A dataset that nobody used has 0 from
/// the day on that use is counted at all; before, nobody knows.
class UsageFeeder : public Feeder {
 public:
  /// `store` must outlive it.
  explicit UsageFeeder(store::Store& store) : store_(store) {}

  std::string_view source() const override { return "usage"; }
  std::vector<std::string> fills() const override {
    return {"rd_usage_day", "rd_search_day", "rd_dataset.downloads_90d", "rd_dataset.api_90d"};
  }
  Fed refill(sql::Connection& connection, base::Time now, Day today) override;

 private:
  store::Store& store_;
};

}  // namespace catalog::facts
