#include "catalog/readiness/dispute.hpp"

#include <utility>

#include "catalog/audit/log.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "catalog/base/text.hpp"

namespace catalog::readiness {
namespace {

using base::Error;
using base::ErrorCode;

void account_for(store::WriteTransaction& change, const std::string& actor, const char* action,
                 std::string_view indicator, std::string_view unit, std::string_view agency,
                 const std::string& reason) {
  base::Json detail = base::Json::object();
  detail.set("unit", unit);
  if (!reason.empty()) detail.set("reason", reason);
  audit::Event event;
  event.actor = actor;
  event.action = action;
  event.kind = "readiness";
  event.id = indicator;
  event.agency = agency;
  event.detail = base::write_json(detail);
  audit::append(change.connection(), std::move(event));
}

}  // namespace

void raise_dispute(store::WriteTransaction& change, const Dispute& dispute,
                   std::string_view agency) {
  const std::string reason(base::trim(dispute.reason));
  if (reason.empty()) throw Error(ErrorCode::kInvalidData, "dispute_reason_needed");
  if (reason.size() > kMostReason)
    throw Error(ErrorCode::kInvalidData, "dispute_reason_long",
                {{"limit", std::to_string(kMostReason)}});
  change.connection().execute(
      "INSERT OR REPLACE INTO readiness_dispute (indicator, unit, reason, since, until)"
      " VALUES ($1, $2, $3, $4, $5)",
      dispute.indicator, dispute.unit, reason, dispute.since, dispute.since + kDisputeDays);
  account_for(change, dispute.raised_by, "raise-dispute", dispute.indicator, dispute.unit, agency,
              reason);
}

void withdraw_dispute(store::WriteTransaction& change, std::string_view indicator,
                      std::string_view unit, std::string_view agency, const std::string& actor) {
  sql::Statement gone = change.connection().query(
      "DELETE FROM readiness_dispute WHERE indicator = $1 AND unit = $2 RETURNING 1", indicator,
      unit);
  if (!gone.next()) throw Error(ErrorCode::kNotFound, "dispute_unknown");
  account_for(change, actor, "withdraw-dispute", indicator, unit, agency, "");
}

std::vector<Dispute> list_disputes(sql::Connection& connection, Day today,
                                   std::string_view indicator) {
  std::vector<Dispute> disputes;
  sql::Statement rows = connection.query(
      "SELECT indicator, unit, reason, since, until FROM readiness_dispute"
      " WHERE since <= $1 AND until > $1 AND ($2 = '' OR indicator = $2) ORDER BY indicator, unit",
      today, indicator);
  while (const auto row = rows.next())
    disputes.push_back(
        {row->text(0), row->text(1), row->text(2), "", row->integer(3), row->integer(4)});
  return disputes;
}

}  // namespace catalog::readiness
