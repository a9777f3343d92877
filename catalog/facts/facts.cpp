#include "catalog/facts/facts.hpp"

#include <array>
#include <chrono>
#include <span>

#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "catalog/base/log.hpp"
#include "catalog/sql/migrate.hpp"

namespace embedded {
std::span<const base::EmbeddedFile> facts_schema();
}

namespace catalog::facts {
namespace {

constexpr std::array<std::string_view, 13> kSources = {
    "catalogue", "linkcheck", "content",  "usage",   "probe", "checklist", "inventory",
    "plan",      "requests",  "feedback", "harvest", "reuse", "mail"};

// Whether what lies there can be used as it is.
bool is_sound(const std::filesystem::path& path) {
  try {
    sql::Connection connection({.path = path});
    sql::migrate(connection, "facts", embedded::facts_schema());
    return connection.list_damage().empty();
  } catch (const base::Error& error) {
    const std::string& key = error.message().key;
    if (key == "store_damaged" || key == "store_schema_differs" || key == "store_too_new")
      return false;
    throw;
  }
}

std::filesystem::path made_sound(std::filesystem::path path) {
  if (is_sound(path)) return path;
  base::log(base::LogLevel::kWarning, "facts_made_anew", {});
  for (const auto* ending : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + ending);
  is_sound(path);
  return path;
}

}  // namespace

const std::vector<std::string>& table_names() {
  static const std::vector<std::string> names = {
      "rd_publisher",  "rd_dataset",     "rd_dataset_theme", "rd_distribution", "rd_plan",
      "rd_inventory",  "rd_source",      "rd_request",       "rd_feedback",     "rd_reuse",
      "rd_cover_item", "rd_cover_claim", "rd_search_day",    "rd_usage_day",    "rd_probe_day"};
  return names;
}

Facts::Facts(const std::filesystem::path& folder)
    : path_(made_sound(folder / "readiness.db")), pool_(path_) {}

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
  return base::Json::number(find_meta("reflected").value_or("-1")).as_integer().value_or(-1);
}

std::optional<std::string> Facts::find_meta(std::string_view name) {
  sql::ReadLease lease = pool_.read();
  auto rows = lease.connection().query("SELECT value FROM facts_meta WHERE name = $1", name);
  const auto row = rows.next();
  return row ? std::optional(row->text(0)) : std::nullopt;
}

MadeBeside::MadeBeside(const std::filesystem::path& folder) : path_(folder / "readiness-made.db") {
  std::filesystem::remove(path_);
  connection_ =
      std::make_unique<sql::Connection>(sql::Connection::Options{.path = path_, .durable = false});
  sql::migrate(*connection_, "facts", embedded::facts_schema());
}

MadeBeside::~MadeBeside() {
  close();
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

void set_meta(sql::Connection& connection, std::string_view name, const std::string& value) {
  connection.execute(
      "INSERT INTO facts_meta (name, value) VALUES ($1, $2)"
      " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      name, value);
}

}  // namespace catalog::facts
