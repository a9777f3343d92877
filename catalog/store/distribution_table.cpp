#include <algorithm>

#include "catalog/base/error.hpp"
#include "catalog/store/reader.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::store {
namespace {

void put_distribution(sql::Connection& connection, const std::string& dataset,
                      const DistributionRef& distribution) {
  const auto changed = connection.execute(
      "INSERT INTO distribution (id, dataset, file) VALUES ($1, $2, $3)"
      " ON CONFLICT (id) DO UPDATE SET file = excluded.file"
      " WHERE distribution.dataset = excluded.dataset",
      distribution.id, dataset, distribution.file);
  if (changed == 0)
    throw base::Error(base::ErrorCode::kConflict, "store_distribution_taken",
                      {{"id", distribution.id}});
}

}  // namespace

std::optional<StoredDistribution> Reader::find_distribution(std::string_view id) const {
  sql::Statement rows =
      connection_->query("SELECT id, dataset, file FROM distribution WHERE id = $1", id);
  const auto row = rows.next();
  if (!row) return std::nullopt;
  return StoredDistribution{row->text(0), row->text(1), row->text(2)};
}

std::vector<StoredDistribution> Reader::list_distributions(std::string_view dataset) const {
  std::vector<StoredDistribution> list;
  sql::Statement rows = connection_->query(
      "SELECT id, dataset, file FROM distribution WHERE dataset = $1 ORDER BY id", dataset);
  while (const auto row = rows.next()) list.push_back({row->text(0), row->text(1), row->text(2)});
  return list;
}

void WriteTransaction::put_distributions(const DatasetChange& change, bool is_new) {
  const auto& wanted = change.distributions;
  std::vector<StoredDistribution> present;
  if (!is_new) present = reader_.list_distributions(change.id);
  for (const auto& old : present) {
    const bool stays = std::ranges::any_of(wanted, [&](const auto& d) { return d.id == old.id; });
    if (!stays) connection().execute("DELETE FROM distribution WHERE id = $1", old.id);
  }
  for (const auto& distribution : wanted) {
    const bool same = std::ranges::any_of(present, [&](const auto& old) {
      return old.id == distribution.id && old.file == distribution.file;
    });
    if (!same) put_distribution(connection(), change.id, distribution);
  }
}

}  // namespace catalog::store
