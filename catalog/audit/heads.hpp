#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/sql/database.hpp"

namespace catalog::audit {

/// Where the chain stood on a day. Whoever has kept one can tell later that no entry before it was
/// changed, taken out or put in.
struct Head {
  std::string date;  // of the portal's clock: "2026-05-18"
  base::Time time{};
  std::int64_t seq = 0;
  std::string hash;

  bool operator==(const Head&) const = default;
};

/// Keeps where the chain stands as the head of `date`, unless that day has one; answers the day's
/// head. Begins the log where it is empty. Part of the caller's write transaction.
Head keep_head(sql::Connection& connection, const std::string& date);

/// The latest first. Limits: `limit` of them.
std::vector<Head> list_heads(sql::Connection& connection, std::int64_t limit);

}  // namespace catalog::audit
