#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/readiness/figure.hpp"
#include "catalog/store/writer.hpp"

// What agencies say is counted wrongly. A disputed unit neither passes nor fails: it is unknown to
// that indicator for a fortnight, time enough to check, and then counts again by itself.

namespace catalog::readiness {

inline constexpr Day kDisputeDays = 14;
inline constexpr std::size_t kMostReason = 2000;  // bytes

struct Dispute {
  std::string indicator;
  std::string unit;  // key of the unit, as in UnitRow
  std::string reason;
  std::string raised_by;  // name of the account, for the audit log; not kept here
  Day since = 0;
  Day until = 0;  // the first day on which it counts again
};

/// Raises a dispute from today on, or anew with another reason; told to the audit log. That the
/// unit exists and whose it is has been checked.
/// Errors: kInvalidData "dispute_reason_needed", "dispute_reason_long".
void raise_dispute(store::WriteTransaction& change, const Dispute& dispute,
                   std::string_view agency);

/// Takes it back; told to the audit log. Errors: kNotFound "dispute_unknown".
void withdraw_dispute(store::WriteTransaction& change, std::string_view indicator,
                      std::string_view unit, std::string_view agency, const std::string& actor);

/// Those in force on a day; of one indicator, or ("") of all.
std::vector<Dispute> list_disputes(sql::Connection& connection, Day today,
                                   std::string_view indicator = {});

}  // namespace catalog::readiness
