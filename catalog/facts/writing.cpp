#include "catalog/facts/writing.hpp"

namespace catalog::facts {
namespace {

// Those of a dataset that are not built any more.
void remove_other_files(sql::Connection& connection, const std::string& dataset,
                        const std::vector<Row>& files) {
  std::set<std::string> kept, gone;
  for (const auto& row : files) kept.insert(row.text("id"));
  auto rows = connection.query("SELECT id FROM rd_distribution WHERE dataset_id = $1", dataset);
  while (const auto row = rows.next())
    if (!kept.contains(row->text(0))) gone.insert(row->text(0));
  for (const auto& id : gone) connection.execute("DELETE FROM rd_distribution WHERE id = $1", id);
}

}  // namespace

Writing::Writing(sql::Connection& connection)
    : connection_(connection),
      datasets_(connection, dataset_table()),
      themes_(connection, theme_table()),
      files_(connection, distribution_table()),
      besides_(connection, beside_table()),
      services_(connection, service_table()),
      publishers_(connection, publisher_table()) {}

void Writing::put(const std::string& dataset, const Built& built) {
  connection_.execute("DELETE FROM rd_dataset_theme WHERE dataset_id = $1", dataset);
  connection_.execute("DELETE FROM dataset_beside WHERE dataset = $1", dataset);
  connection_.execute("DELETE FROM dataset_service WHERE service = $1", dataset);
  remove_other_files(connection_, dataset, built.files);
  if (!built.dataset) connection_.execute("DELETE FROM rd_dataset WHERE id = $1", dataset);
  add(built);
}

void Writing::add(const Built& built) {
  if (built.dataset) datasets_.put(*built.dataset);
  for (const auto& row : built.themes) themes_.put(row);
  for (const auto& row : built.files) files_.put(row);
  if (built.beside) besides_.put(*built.beside);
  for (const auto& row : built.services) services_.put(row);
}

void Writing::count_doubles(const std::set<std::string>& name_keys) {
  for (const auto& key : name_keys)
    connection_.execute(
        "UPDATE rd_dataset SET dup_group_n ="
        " (SELECT COUNT(*) - 1 FROM dataset_beside WHERE name_key = $1)"
        " WHERE id IN (SELECT dataset FROM dataset_beside WHERE name_key = $1)",
        key);
}

void Writing::count_services(const std::set<std::string>& datasets) {
  for (const auto& id : datasets)
    connection_.execute(
        "UPDATE rd_dataset SET api_n = api_n +"
        " (SELECT COUNT(*) FROM dataset_service WHERE dataset = $1) WHERE id = $1",
        id);
}

void Writing::count_all() {
  connection_.execute(
      "UPDATE rd_dataset SET dup_group_n = (SELECT COUNT(*) - 1 FROM dataset_beside other"
      " WHERE other.name_key = mine.name_key) FROM dataset_beside mine"
      " WHERE mine.dataset = rd_dataset.id");
  connection_.execute(
      "UPDATE rd_dataset SET api_n = api_n + counted.n FROM"
      " (SELECT dataset, COUNT(*) AS n FROM dataset_service GROUP BY dataset) counted"
      " WHERE counted.dataset = rd_dataset.id");
}

Ties ties_of(sql::Connection& connection, std::string_view dataset) {
  Ties ties;
  auto known = connection.query(
      "SELECT root_publisher_id, publisher_id FROM rd_dataset WHERE id = $1", dataset);
  if (const auto row = known.next()) {
    ties.root = row->text(0);
    ties.agency = row->text(1);
  }
  auto beside = connection.query("SELECT name_key FROM dataset_beside WHERE dataset = $1", dataset);
  if (const auto row = beside.next()) ties.name_key = row->text(0);
  auto served = connection.query("SELECT dataset FROM dataset_service WHERE service = $1", dataset);
  while (const auto row = served.next()) ties.served.insert(row->text(0));
  return ties;
}

}  // namespace catalog::facts
