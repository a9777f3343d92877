#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/facts/facts.hpp"
#include "catalog/readiness/readiness.hpp"
#include "catalog/store/store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace catalog::readiness {

/// Columns of a fact with their values as SQL has them: {"id", "'d1'"}.
using Row = std::map<std::string, std::string>;

inline constexpr Day kToday = 20000;

inline base::Time noon_of(Day day) {
  return base::Time(std::chrono::days(day)) + std::chrono::hours(12);
}

/// Facts and figures of a folder of their own, every source of which is there.
class MadeFacts {
 public:
  explicit MadeFacts(Registry made = Registry::load())
      : registry(std::move(made)),
        store(folder.path()),
        facts(folder.path()),
        readiness(store, facts, registry) {
    for (const auto& source : facts.list_sources()) set_source(source.name, true);
  }

  void change(const std::string& statement) {
    sql::WriteLease lease = facts.pool().write();
    lease.connection().run_script(statement);
  }

  void set_source(const std::string& name, bool is_there) {
    change("INSERT OR REPLACE INTO source_state VALUES ('" + name + "', " + (is_there ? "1" : "0") +
           ", NULL, '')");
  }

  void add(const std::string& table, const Row& row) {
    std::string names;
    std::string values;
    for (const auto& [name, value] : row) {
      names += (names.empty() ? "" : ", ") + name;
      values += (values.empty() ? "" : ", ") + value;
    }
    change("INSERT OR REPLACE INTO " + table + " (" + names + ") VALUES (" + values + ")");
  }

  /// A public dataset with a title in one language and nothing else.
  void add_dataset(const std::string& id, const std::string& agency, const Row& more = {}) {
    Row row = {
        {"id", "'" + id + "'"}, {"root_publisher_id", agency.empty() ? "NULL" : "'" + agency + "'"},
        {"kind", "'dataset'"},  {"access", "'public'"},
        {"keyword_n", "0"},     {"spatial_set", "0"},
        {"temporal_set", "0"},  {"contact_set", "0"}};
    for (const auto& [name, value] : more) row[name] = value;
    add("rd_dataset", row);
  }

  RunInfo run(Day day = kToday) { return readiness.run(noon_of(day), day); }

  Figure figure(std::string_view indicator, std::string_view scope = kPortal) {
    return *readiness.latest_of(indicator, scope);
  }

  TemporaryFolder folder;
  Registry registry;
  store::Store store;
  facts::Facts facts;
  Readiness readiness;
};

}  // namespace catalog::readiness
