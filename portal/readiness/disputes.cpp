#include "portal/readiness/disputes.hpp"

#include <algorithm>
#include <map>

#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/message.hpp"
#include "catalog/readiness/dispute.hpp"
#include "catalog/readiness/readiness.hpp"
#include "portal/app/access.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/form.hpp"
#include "portal/app/principal.hpp"
#include "portal/app/today.hpp"
#include "portal/readiness/reading.hpp"
#include "portal/readiness/words.hpp"
#include "portal/web/page.hpp"

namespace portal::readiness {
namespace {

using app::people::Right;
using base::Error;
using base::ErrorCode;

// The agency whose editors answer for a unit.
std::string owner_of(app::App& app, const rd::Indicator& indicator, const std::string& unit) {
  const auto reader = app.store.snapshot();
  if (indicator.unit == "publisher" && reader.find_agency(unit)) return unit;
  const auto dataset = indicator.unit == "dataset" ? reader.find_dataset(unit)
                       : indicator.unit == "distribution"
                           ? reader.find_dataset_of_distribution(unit)
                           : std::nullopt;
  if (!dataset) throw Error(ErrorCode::kNotFound, "dispute_unit_unknown");
  return dataset->agency;
}

bool is_counted_unit(app::App& app, const rd::Indicator& indicator, const std::string& unit) {
  const auto checks = app.readiness.checks_of(indicator.unit, unit, today_of(app));
  return std::ranges::any_of(checks,
                             [&](const auto& check) { return check.first == indicator.id; });
}

std::string highest_of(app::App& app, const std::string& agency) {
  const auto above = app.agencies.read(app.store)->above(agency);
  return above.empty() ? agency : above.back();
}

void keep(app::App& app, const rd::Dispute& dispute, const std::string& agency, bool is_raised) {
  auto change = app.store.write();
  if (is_raised)
    rd::raise_dispute(change, dispute, agency);
  else
    rd::withdraw_dispute(change, dispute.indicator, dispute.unit, agency, dispute.raised_by);
  change.commit();
}

}  // namespace

void mark_disputed(app::App& app, const rd::Indicator& indicator, EvidencePage& page) {
  const auto disputes =
      rd::list_disputes(app.store.read().connection(), today_of(app), indicator.id);
  for (auto& row : page.rows) {
    const auto found = std::ranges::find(disputes, row.key, &rd::Dispute::unit);
    if (found == disputes.end()) continue;
    row.dispute_reason = found->reason;
    row.disputed_until = found->until;
  }
}

std::string dispute_words(const Evidential& unit, std::string_view language) {
  if (unit.dispute_reason.empty()) return "";
  return base::say(
      {"readiness_disputed",
       {{"until", day_words(unit.disputed_until, language)}, {"reason", unit.dispute_reason}}},
      language);
}

http::Response send_dispute(const http::Request& request, app::App& app) {
  const app::Form form(request);
  const auto& who = app::principal_of(request);
  const auto& indicator = find_entry(app, request.param("id"), false);
  const std::string unit = form.text("unit");
  const std::string agency = owner_of(app, indicator, unit);
  app::demand(Right::kEdit, agency, who);
  const bool is_raised = form["do"] == "raise";
  if (!is_raised && form["do"] != "withdraw")
    throw Error(ErrorCode::kMalformed, "form_field_bad", {{"name", "do"}});
  if (is_raised && !is_counted_unit(app, indicator, unit))
    throw Error(ErrorCode::kNotFound, "dispute_unit_unknown");
  keep(app, {indicator.id, unit, form.text("reason"), who.person().name, today_of(app), 0}, agency,
       is_raised);
  app.readiness.run_agency(highest_of(app, agency), base::now(), today_of(app));
  const auto context = app::page_context(request, app);
  return http::redirect(303, app.base_url() + entry_href(context, indicator) +
                                 (is_raised ? "?state=unknown#evidence" : "#evidence"));
}

}  // namespace portal::readiness
