#pragma once

#include <string>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/bulk/batch.hpp"
#include "catalog/people/principal.hpp"
#include "portal/app/app.hpp"

namespace portal::app {

/// How people and programs change many datasets at once, by the API and by the pages: a batch is
/// prepared, looked at, carried out and, where it was wrong, undone. Whoever may edit for an agency
/// may prepare its batches and see them; what a row needs more is asked row by row.
/// Errors of all: as demand(); kNotFound "bulk_not_found", also for another agency's.

/// Largest table that is taken, in bytes.
inline constexpr std::size_t kTableBytes = 16u << 20;

/// A table as somebody sent it.
struct SentTable {
  std::string name;     // of the file
  std::string content;  // CSV in any encoding, or an XLSX workbook
  std::string state;    // that new datasets get; empty: "draft"
};

/// Prepares the import of a table; answers the batch's identifier.
/// Errors: kInvalidData "state_bad", as workbook::Workbook; as bulk::prepare_import().
std::string prepare_table(App& app, const catalog::people::Principal& who,
                          const std::string& agency, const SentTable& table);

/// The same table again, its columns named: {"HEADING": "title_vi", …}; `state` as in SentTable.
/// Errors: kConflict "bulk_not_prepared".
void name_columns(App& app, const catalog::people::Principal& who, const std::string& batch,
                  const base::Json& columns, const std::string& state);

/// Prepares one change (bulk::check_edit()) of several datasets of an agency.
std::string prepare_change(App& app, const catalog::people::Principal& who,
                           const std::string& agency, base::Json edit,
                           const std::vector<std::string>& datasets);

/// Errors: as bulk::carry_out() and bulk::undo().
catalog::bulk::Tally carry_out_batch(App& app, const catalog::people::Principal& who,
                                     const std::string& batch);
catalog::bulk::Tally undo_batch(App& app, const catalog::people::Principal& who,
                                const std::string& batch);

/// A batch that they may see.
catalog::bulk::Batch find_batch(const catalog::people::Principal& who,
                                const catalog::store::Reader& reader, const std::string& id);

/// How a dataset becomes another one.
enum class CopyKind { kCopy, kNextYear };

/// A new draft made of a dataset that they may read, for its agency; answers its identifier. Of
/// next year's dataset both belong to a series: the one there is, or a new one where they may
/// change what is public.
/// Errors: kNotFound "dataset_not_found"; kInvalidData "bulk_year_unknown".
std::string copy_dataset(App& app, const catalog::people::Principal& who,
                         const std::string& dataset, CopyKind kind);

}  // namespace portal::app
