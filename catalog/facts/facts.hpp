#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/sql/pool.hpp"

/// What the readiness figures are counted from: a database of plain facts beside the catalogue,
/// made from it and made anew when it is lost.
namespace catalog::facts {

/// A day of the portal's clock, as days since 1970-01-01.
using Day = std::int64_t;

/// A source of evidence, as the registry names it: "catalogue", "linkcheck", "content", "usage",
/// "probe", "checklist", "inventory", "plan", "requests", "feedback", "reuse", "harvest", "mail".
struct SourceState {
  std::string name;
  bool is_there = false;             // whether anything fills it; else it is "not measured yet"
  std::optional<base::Time> filled;  // when it was last brought up to date, whole
  std::string note;                  // why it is not: key of a sentence; empty when all is well
};

/// The facts of a data folder: <folder>/readiness.db, fifteen narrow tables rd_* (their columns and
/// what they mean: schema/sqlite/0001_facts.sql) and the state of what fills them. Derived from the
/// catalogue and its files: a lost or damaged file is filled again.
/// Errors: as sql::Connection. Thread: any.
class Facts {
 public:
  /// Opens, or makes anew what is absent, damaged, or of another program's making.
  explicit Facts(const std::filesystem::path& folder);

  /// For what fills the tables.
  sql::Pool& pool() { return pool_; }

  /// A connection for formulas: it reads rd_* tables, calls plain functions, and does nothing else.
  std::unique_ptr<sql::Connection> formulas() const;

  /// The same rule on a connection in memory with empty tables: for those who check formulas.
  static std::unique_ptr<sql::Connection> empty_formulas();

  /// All sources, in the order above.
  std::vector<SourceState> list_sources();

  /// The change of the catalogue up to which rd_dataset and rd_distribution stand; -1: never
  /// filled.
  std::int64_t reflected();

  /// What facts_meta has of a name (schema/sqlite/0001_facts.sql says which there are).
  std::optional<std::string> find_meta(std::string_view name);

  /// Held by whoever fills the tables from the catalogue.
  std::mutex& filling() { return filling_; }

  /// Of the data.
  std::filesystem::path folder() const { return path_.parent_path(); }

 private:
  std::filesystem::path path_;
  sql::Pool pool_;
  std::mutex filling_;
};

/// A database of the same tables in the folder, empty, for facts that are made anew; gone with
/// this.
class MadeBeside {
 public:
  explicit MadeBeside(const std::filesystem::path& folder);
  ~MadeBeside();
  MadeBeside(const MadeBeside&) = delete;
  MadeBeside& operator=(const MadeBeside&) = delete;

  sql::Connection& connection() { return *connection_; }
  /// Others can read what was written from here on.
  void close() { connection_.reset(); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  std::unique_ptr<sql::Connection> connection_;
};

/// Sets what facts_meta has of a name, as part of the caller's transaction.
void set_meta(sql::Connection& connection, std::string_view name, const std::string& value);

/// The names of the rd_* tables.
const std::vector<std::string>& table_names();

}  // namespace catalog::facts
