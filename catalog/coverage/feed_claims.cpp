#include <optional>
#include <string>
#include <vector>

#include "catalog/coverage/checks.hpp"
#include "catalog/coverage/feed.hpp"
#include "catalog/facts/feeder.hpp"

namespace catalog::coverage {
namespace {

constexpr double kFull = 100;
constexpr double kOdinFull = 5;

struct ItemFacts {
  std::int64_t confirmed = 0;
  std::int64_t claimed = 0;
  std::int64_t suggested = 0;
  std::vector<Points> godi, odb, odin;
};

void add_claim(ItemFacts& sums, const Claim& claim, const readiness::ChecklistItem& item,
               sql::Connection& to, facts::Day today) {
  if (claim.state == State::kSuggested) ++sums.suggested;
  if (claim.state == State::kClaimed) ++sums.claimed;
  if (!counts(claim, item)) return;
  ++sums.confirmed;
  const DatasetFacts dataset = read_facts(to, claim.dataset);
  const Answers answers = check(dataset, item, today);
  sums.godi.push_back(godi_points(answers));
  sums.odb.push_back(odb_points(answers, dataset));
  sums.odin.push_back(odin_points(dataset));
}

void put_claim(sql::Connection& to, const Claim& claim) {
  const std::string root = read_facts(to, claim.dataset).root;
  to.execute(
      "INSERT INTO rd_cover_claim (checklist, item, dataset_id, root_publisher_id, status)"
      " VALUES ($1, $2, $3, NULLIF($4, ''), $5)",
      list_of(claim.item), name_in_list(claim.item), claim.dataset, root, code_of(claim.state));
}

void put_item(sql::Connection& to, const ItemView& view, facts::Day today) {
  ItemFacts sums;
  for (const auto& claim : view.claims) {
    add_claim(sums, claim, *view.item, to, today);
    put_claim(to, claim);
  }
  for (const auto& claim : view.rejected) put_claim(to, claim);
  // What nobody has is no point of all; what nobody decided on is not known.
  if (sums.confirmed == 0 && sums.claimed + sums.suggested == 0) sums.odin.push_back({});
  const auto odin = best_of(sums.odin, kOdinFull);
  const auto odin_max = odin ? std::optional(kOdinFull) : std::nullopt;
  const std::string_view agency = agency_of(view.item->id);
  const std::string root = agency.empty() ? "" : facts::root_of(to, agency);
  to.execute(
      "INSERT INTO rd_cover_item (checklist, item, not_applicable, confirmed_n, claimed_n,"
      " suggested_n, best_open, best_odb, odin_points, odin_max, root_publisher_id)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, NULLIF($11, ''))",
      list_of(view.item->id), name_in_list(view.item->id),
      static_cast<std::int64_t>(view.exempt.has_value()), sums.confirmed, sums.claimed,
      sums.suggested, best_of(sums.godi, kFull), best_of(sums.odb, kFull), odin, odin_max, root);
}

}  // namespace

void fill_checklists(sql::Connection& to, const store::Reader& reader, const Checklists& lists,
                     facts::Day today) {
  to.execute("DELETE FROM rd_cover_item");
  to.execute("DELETE FROM rd_cover_claim");
  for (const auto& list : lists)
    for (const auto& view : view_items(list, reader, to, today)) put_item(to, view, today);
}

}  // namespace catalog::coverage
