#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/bulk/batch.hpp"
#include "catalog/people/permissions.hpp"
#include "catalog/store/reader.hpp"

namespace catalog::bulk {

/// Finds out what a batch would do to each dataset. Nothing is changed.
///
/// A row is refused, with its findings, when it would do what the author may not, go a way that
/// states.hpp does not know, or make public what the rules call an error.

/// The author's part in it.
struct Asker {
  people::Rights rights;               // that they hold in the agency
  std::vector<std::string> base_urls;  // under which this portal names its datasets
};

/// A table with a dataset in each row. A row belongs to a dataset of the agency by the address that
/// it has here, by its identifier, or without one by its title; else it is a new one, in the state
/// that the request wants ("draft" unless it says otherwise).
/// No rows: no column is known to be the title; see headings_of().
/// Errors: kTooLarge "bulk_too_many"; kNotFound without the agency.
std::vector<BatchRow> prepare_import(const store::Reader& reader, const Batch& batch,
                                     const Asker& asker);

/// The headings of a batch's table, and what each is taken for: "title_vi", "-" for nothing.
struct Heading {
  std::string name;
  std::string column;  // of ours; empty: none of ours, kept under an address of its own
};
std::vector<Heading> headings_of(const Batch& batch);

/// What a person may take a column for, beside "-".
std::vector<std::string> list_columns();

/// The same change for several datasets.
/// Errors: as check_edit(); kTooLarge "bulk_too_many".
std::vector<BatchRow> prepare_edit(const store::Reader& reader, const Batch& batch,
                                   const std::vector<std::string>& datasets, const Asker& asker);

/// For both: whether a dataset may become what a row says; refuses the row otherwise. `dataset` is
/// null for a new one.
void judge(BatchRow& row, const store::StoredDataset* dataset, const Asker& asker,
           std::string_view note);

}  // namespace catalog::bulk
