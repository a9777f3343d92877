#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/sql/pool.hpp"
#include "catalog/store/reader.hpp"
#include "catalog/store/records.hpp"

namespace catalog::store {

/// Changes of the catalogue that happen together or not at all; undone when it goes without
/// commit(). One at a time: keep it short, in bulk commit every thousand changes.
/// Errors: kUnavailable when another process writes for too long; kStorageFull; else as named.
class WriteTransaction {
 public:
  explicit WriteTransaction(sql::Pool& pool);

  /// Appends a revision and makes it the current one; keeps old slugs; logs the change. Answers
  /// the new revision's number.
  /// Errors: kStale when `expected_revision` is not the current one; kConflict when the slug, the
  /// source key or a distribution belongs to another dataset.
  std::int64_t put_dataset(const DatasetChange& change);

  /// Puts another name in the place of an author's in all revisions, which no digest holds,
  /// and in what was erased for good. Answers how many there were.
  std::int64_t replace_author(std::string_view author, std::string_view name);

  /// Adds or replaces; answers whether that changed something. Logged only then. created_at and
  /// updated_at are set here.
  /// Errors: kConflict when another agency has the IRI.
  bool put_agency(const StoredAgency& agency);
  /// Notes what became of an agency. Logged as a change of both.
  void put_succession(const Succession& succession);
  /// An agency that was closed is open again.
  void drop_successions(std::string_view former);
  /// Plans the move of all datasets of `move.former`, or of `move.dataset` alone where it says one
  /// and that is the former's; answers how many. `keep`: they are counted as the former's for good.
  std::int64_t plan_moves(const PlannedMove& move, bool keep);
  void drop_move(std::string_view dataset);
  /// Changes a setting, or ("") takes it back to its default; answers whether that changed
  /// something. Logged only then.
  bool put_setting(std::string_view name, std::string_view value);
  void put_source(const StoredSource& source);
  /// The content must lie in catalog/files already.
  void add_file(const StoredFile& file);

  /// Logs a change of something else that followers must hear of; answers its number.
  std::int64_t append_change(std::string_view kind, std::string_view id, std::int64_t revision,
                             std::string_view action);

  /// What it has written so far is seen here.
  const Reader& read() const { return reader_; }
  sql::Connection& connection() { return lease_.connection(); }

  /// On return the changes are on the disk.
  void commit();

 private:
  void put_slug(const DatasetChange& change, const std::string& old_slug);
  void put_distributions(const DatasetChange& change, bool is_new);

  sql::WriteLease lease_;
  sql::Transaction transaction_;
  Reader reader_;
};

}  // namespace catalog::store
