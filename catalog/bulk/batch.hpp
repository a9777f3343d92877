#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/base/json.hpp"
#include "catalog/model/finding.hpp"

namespace catalog::bulk {

/// Many datasets of one agency changed at once. A batch is prepared, so that a person can look at
/// what would happen to each dataset; carried out as a whole; and can be undone as a whole.

/// Most datasets of a batch.
inline constexpr std::size_t kMostRows = 5'000;

enum class Kind { kImport, kEdit };
enum class BatchState { kPrepared, kApplied, kUndone };

/// What happens, or happened, to one dataset.
enum class RowOutcome {
  kAdd,      // a new dataset
  kChange,   // one that is there
  kSame,     // nothing
  kRefused,  // its findings say why
  kStale,    // left alone: somebody changed it since the batch was prepared
  kKept,     // not undone: somebody changed it since the batch was carried out
};

std::string_view to_string(Kind kind);
std::string_view to_string(BatchState state);
std::string_view to_string(RowOutcome outcome);
/// By those words, which the store keeps. Errors: kInternal for another one.
Kind parse_kind(std::string_view word);
BatchState parse_batch_state(std::string_view word);
RowOutcome parse_outcome(std::string_view word);

struct Batch {
  std::string id = {};
  Kind kind = Kind::kImport;
  std::string agency = {};  // slug
  std::string author = {};  // account name
  std::string name = {};    // of the file, or what the author called it
  base::Json request = {};  // {"state","columns"} of an import; the edit of an edit
  std::string source = {};  // the table as CSV, until it is carried out
  BatchState state = BatchState::kPrepared;
  base::Time prepared_at{};
  base::Time applied_at{};
  base::Time undone_at{};
};

struct BatchRow {
  std::size_t place = 0;     // in the batch, from 0
  std::size_t line = 0;      // of the table where it begins, from 1; 0: of no table
  std::string dataset = {};  // identifier; empty for a new one until it is carried out
  std::string title = {};    // for people
  RowOutcome outcome = RowOutcome::kSame;
  std::string state = {};       // that the dataset gets
  std::string source_key = {};  // what the row is called in the agency's tables; empty: nothing
  std::int64_t before = 0;      // revision that was seen; 0: there was none
  std::int64_t after = 0;       // revision that was made
  base::Json document = {};     // as it shall be; null where nothing happens
  Findings findings = {};
};

/// Adds a finding; of the same rule at the same place the graver one stays.
void add_finding(BatchRow& row, Finding finding);

/// How many rows have which outcome.
struct Tally {
  std::size_t add = 0, change = 0, same = 0, refused = 0, stale = 0, kept = 0;
};
Tally tally(const std::vector<BatchRow>& rows);

/// The source under which the datasets that came from an agency's tables are known.
std::string table_source(std::string_view agency);

}  // namespace catalog::bulk
