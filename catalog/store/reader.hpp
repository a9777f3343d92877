#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/sql/pool.hpp"
#include "catalog/store/records.hpp"

namespace catalog::store {

/// What can be asked of the store. Every row that is read is proved by its digest first.
/// Errors: kUnavailable "store_row_damaged" naming the record; else as catalog::sql.
/// Thread: one at a time; a reader is cheap, make one where it is needed.
class Reader {
 public:
  /// Reads through a connection that somebody else holds (a transaction's).
  explicit Reader(sql::Connection& connection);
  /// Reads through a connection of its own; `snapshot`: all answers are of one moment.
  Reader(sql::ReadLease lease, bool snapshot);
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) = delete;
  ~Reader();

  std::optional<StoredDataset> find_dataset(std::string_view id) const;
  /// By its current slug or an old one.
  std::optional<StoredDataset> find_dataset_by_slug(std::string_view slug) const;
  std::optional<StoredDataset> find_by_source_key(std::string_view source,
                                                  std::string_view source_key) const;
  std::optional<StoredDataset> find_dataset_of_distribution(std::string_view id) const;
  std::optional<ResolvedSlug> resolve_slug(std::string_view slug) const;
  /// By identifier, in the order of identifiers, from the one after `after_id`.
  std::vector<StoredDataset> list_datasets(const DatasetFilter& filter, std::string_view after_id,
                                           std::int64_t limit) const;
  /// The same for all, one at a time. `visit` answers whether to go on; `snapshot` readers show
  /// one moment however long it takes.
  void for_each_dataset(const DatasetFilter& filter,
                        const std::function<bool(const StoredDataset&)>& visit,
                        std::string_view after_id = "") const;
  /// Those of an agency that are not public, the latest change first.
  std::vector<StoredDataset> list_hidden(std::string_view agency, std::int64_t limit) const;
  std::int64_t count_datasets(const DatasetFilter& filter) const;
  /// The identifier at a place in that order, 0 the first; nothing past the last. Looks at no
  /// document: the way to begin a list in its middle.
  std::optional<std::string> find_id_at(const DatasetFilter& filter, std::int64_t place) const;
  /// `wanted`, or when another dataset than `id` has or had it, `wanted` with "-2", "-3" … .
  std::string free_slug(std::string_view wanted, std::string_view id) const;

  /// The latest first, without documents.
  std::vector<Revision> list_revisions(std::string_view dataset) const;
  std::optional<Revision> find_revision(std::string_view dataset, std::int64_t number) const;

  /// Those of one author, of all datasets, the latest first, without documents.
  std::vector<Revision> list_revisions_by(std::string_view author) const;

  std::optional<StoredDistribution> find_distribution(std::string_view id) const;
  std::vector<StoredDistribution> list_distributions(std::string_view dataset) const;
  /// The datasets of which a public revision hands out a content, the present one or an older one
  /// (whether it may be shown depends on what they are now).
  std::vector<std::string> list_datasets_of_content(std::string_view sha256) const;
  /// Whether any revision of a dataset, public or not, hands out a content.
  bool has_handed_out(std::string_view dataset, std::string_view sha256) const;

  std::optional<StoredAgency> find_agency(std::string_view slug) const;
  std::optional<StoredAgency> find_agency_by_iri(std::string_view iri) const;
  /// By any of its names, compared by name_key(); of several the one with the first slug.
  std::optional<StoredAgency> find_agency_by_name(std::string_view name) const;
  /// By slug.
  std::vector<StoredAgency> list_agencies() const;

  /// What became of agencies, by former and successor; of one, or ("") of all.
  std::vector<Succession> list_successions(std::string_view former = "") const;
  /// Where an agency's affairs are today: itself, or who took over from it, and so on as long as
  /// there is exactly one.
  std::string current_agency(std::string_view slug) const;
  /// The name of today of an agency that was renamed since; else the same.
  std::string renamed_agency(std::string_view slug) const;
  /// How many public datasets of today were those of each former agency when it ended.
  std::vector<AgencyCount> count_former_datasets() const;
  /// Datasets that wait to be moved; how many, of one former agency or ("") of all.
  std::vector<PlannedMove> list_moves(std::int64_t limit) const;
  std::int64_t count_moves(std::string_view former = "") const;

  /// A setting's value; nothing where the default holds.
  std::optional<std::string> find_setting(std::string_view name) const;
  /// Name and value of all.
  std::vector<std::pair<std::string, std::string>> list_settings() const;

  std::optional<StoredSource> find_source(std::string_view key) const;
  std::vector<StoredSource> list_sources() const;

  std::optional<StoredFile> find_file(std::string_view id) const;
  std::optional<StoredFile> find_file_by_sha256(std::string_view sha256) const;
  std::vector<StoredFile> list_files(std::string_view after_id, std::int64_t limit) const;

  /// Changes after `since`, the oldest first.
  std::vector<Change> list_changes(std::int64_t since, std::int64_t limit) const;
  /// The number of the last change; 0 when there is none.
  std::int64_t last_seq() const;

  Statistics read_statistics() const;

  sql::Connection& connection() const { return *connection_; }

 private:
  std::optional<sql::ReadLease> lease_;
  sql::Connection* connection_;
  std::unique_ptr<sql::Transaction> snapshot_;
};

}  // namespace catalog::store
