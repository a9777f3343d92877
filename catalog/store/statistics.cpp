#include <algorithm>
#include <functional>

#include "catalog/store/reader.hpp"

namespace catalog::store {
namespace {

std::int64_t& counter_of(Statistics& statistics, std::string_view kind) {
  if (kind == "DatasetSeries") return statistics.series;
  if (kind == "DataService") return statistics.services;
  return statistics.datasets;
}

// The index dataset_agency answers this alone.
void count_public(sql::Connection& connection, Statistics& statistics) {
  sql::Statement rows = connection.query(
      "SELECT agency, kind, count(*) FROM dataset"
      " WHERE state = 'published' AND visibility = 'public' GROUP BY agency, kind");
  while (const auto row = rows.next()) {
    auto& by_agency = statistics.by_agency;
    if (by_agency.empty() || by_agency.back().agency != row->view(0))
      by_agency.push_back({row->text(0), 0});
    by_agency.back().datasets += row->integer(2);
    counter_of(statistics, row->view(1)) += row->integer(2);
  }
  std::ranges::stable_sort(statistics.by_agency, std::greater<>(), &AgencyCount::datasets);
}

}  // namespace

Statistics Reader::read_statistics() const {
  Statistics statistics;
  count_public(*connection_, statistics);
  const auto count = [&](sql::Sql text) { return connection_->query(text).next()->integer(0); };
  statistics.agencies = count("SELECT count(*) FROM agency");
  statistics.distributions = count("SELECT count(*) FROM distribution");
  statistics.files = count("SELECT count(*) FROM file");
  statistics.file_bytes = count("SELECT sum(byte_size) FROM file");
  statistics.sources = count("SELECT count(*) FROM source");
  return statistics;
}

}  // namespace catalog::store
