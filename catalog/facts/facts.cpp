#include "catalog/facts/facts.hpp"

#include <array>
#include <chrono>
#include <span>

#include "catalog/base/json.hpp"
#include "catalog/sql/migrate.hpp"

namespace embedded {
std::span<const base::EmbeddedFile> facts_schema();
}

namespace catalog::facts {
namespace {

constexpr std::array<std::string_view, 13> kSources = {
    "catalogue", "linkcheck", "content",  "usage",   "probe", "checklist", "inventory",
    "plan",      "requests",  "feedback", "harvest", "reuse", "mail"};

}  // namespace

const std::vector<std::string>& table_names() {
  static const std::vector<std::string> names = {
      "rd_publisher",  "rd_dataset",     "rd_dataset_theme", "rd_distribution", "rd_plan",
      "rd_inventory",  "rd_source",      "rd_request",       "rd_feedback",     "rd_reuse",
      "rd_cover_item", "rd_cover_claim", "rd_search_day",    "rd_usage_day",    "rd_probe_day"};
  return names;
}

Facts::Facts(const std::filesystem::path& folder) : path_(folder / "readiness.db"), pool_(path_) {
  sql::WriteLease lease = pool_.write();
  sql::migrate(lease.connection(), "facts", embedded::facts_schema());
}

std::unique_ptr<sql::Connection> Facts::formulas() const {
  sql::Connection::Options options;
  options.path = path_;
  options.read_only = true;
  auto connection = std::make_unique<sql::Connection>(options);
  connection->allow_only(table_names());
  return connection;
}

std::unique_ptr<sql::Connection> Facts::empty_formulas() {
  auto connection = std::make_unique<sql::Connection>(sql::Connection::Options{});
  for (const auto& file : embedded::facts_schema()) connection->run_script(file.text);
  connection->allow_only(table_names());
  return connection;
}

std::vector<SourceState> Facts::list_sources() {
  std::vector<SourceState> sources;
  sql::ReadLease lease = pool_.read();
  for (const auto name : kSources) {
    SourceState source;
    source.name = name;
    auto rows = lease.connection().query(
        "SELECT is_there, filled, note FROM source_state WHERE name = $1", name);
    if (const auto row = rows.next()) {
      source.is_there = row->integer(0) != 0;
      if (!row->is_null(1)) source.filled = base::Time(std::chrono::milliseconds(row->integer(1)));
      source.note = row->text(2);
    }
    sources.push_back(std::move(source));
  }
  return sources;
}

std::int64_t Facts::reflected() {
  sql::ReadLease lease = pool_.read();
  auto rows = lease.connection().query("SELECT value FROM facts_meta WHERE name = 'reflected'");
  const auto row = rows.next();
  return row ? base::Json::number(row->text(0)).as_integer().value_or(-1) : -1;
}

}  // namespace catalog::facts
