#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/facts/facts.hpp"
#include "catalog/sql/database.hpp"

namespace catalog::facts {

/// What a feeder brought.
struct Fed {
  /// Whether the source has anything to say yet; without, its indicators are "not measured yet".
  bool is_there = true;
  std::string note = {};  // key of a sentence, when something is to be known of it
};

/// One source of evidence and the only one that writes the tables or columns that it names. The
/// rows of rd_dataset, rd_distribution, rd_dataset_theme and rd_publisher are the filler's
/// (filler.hpp): a feeder updates its own columns of rows that are there and makes none in them.
class Feeder {
 public:
  virtual ~Feeder() = default;

  /// As SourceState names it: "usage", "checklist", "inventory", …
  virtual std::string_view source() const = 0;

  /// What it fills: "rd_inventory" for a whole table, "rd_publisher.inventory_n" for a column.
  virtual std::vector<std::string> fills() const = 0;

  /// Brings all that it fills to what is known now: what is gone disappears, what is not known is
  /// NULL. `connection` writes to readiness.db inside a transaction, together with the note in
  /// source_state; the source itself is read through what the feeder was made with.
  /// Errors: any; then nothing changed, and what was filled before stays.
  virtual Fed refill(sql::Connection& connection, base::Time now, Day today) = 0;
};

using Feeders = std::vector<std::unique_ptr<Feeder>>;

/// Sources that the registry knows and that nothing fills yet: "requests", "feedback", "reuse",
/// "harvest", "linkcheck", "mail". Whoever makes one adds its feeder where the portal joins them
/// (portal/jobs/feeders.cpp), and nothing else.
const std::vector<std::string>& sources_to_come();

/// Refills one source in a transaction of its own and notes when. Errors: as the feeder.
Fed refill(Facts& facts, Feeder& feeder, base::Time now, Day today);

/// Notes what a source has brought, as part of the caller's transaction.
void note_source(sql::Connection& connection, std::string_view source, const Fed& fed,
                 base::Time now);

/// Notes that a source could not be brought up to date; what it filled before stays.
void note_failure(Facts& facts, std::string_view source, const std::string& note);

/// The highest agency above one, as rd_publisher has it; the slug itself where it is not there,
/// empty for an empty one. `connection`: of readiness.db.
std::string root_of(sql::Connection& connection, std::string_view agency);

}  // namespace catalog::facts
