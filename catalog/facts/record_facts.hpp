#pragma once

// The facts of one dataset, from its record and the facts of its files.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/facts/facts.hpp"
#include "catalog/facts/file_facts.hpp"
#include "catalog/facts/row.hpp"
#include "catalog/store/records.hpp"

namespace catalog::facts {

/// One distribution of it.
struct FileFacts {
  Row row;
  FileKind kind;
  std::string licence = {};           // as stated; empty: not at all
  std::optional<Day> modified = {};   // of the data, as far as it is known
  std::optional<bool> uses_ids = {};  // from its content
  std::optional<bool> uses_codes = {};
};

/// How the privacy checks of its hosted contents stand.
struct PrivacyCount {
  std::size_t contents = 0;
  std::size_t checked = 0;
};

/// What is known of a dataset beside its document.
struct RecordAround {
  std::string root = {};              // slug of the highest agency above its own
  std::optional<Day> withdrawn = {};  // of one that was public and was taken back
  bool has_notice = false;            // whether that was given a reason
  PrivacyCount privacy = {};
  std::chrono::minutes zone{0};
};

/// Its row but for what is counted over several: api_n has only its own interfaces, dup_group_n is
/// NULL.
Row record_row(const store::StoredDataset& dataset, const base::Json& document,
               const std::vector<FileFacts>& files, const RecordAround& around);

/// Its themes in the controlled list, each once.
std::vector<std::string> themes_of(const base::Json& document);

/// "public", "restricted" or "non_public", as the record says who may have the data. A record that
/// is published and says nothing, or nothing that the controlled list knows, is public.
std::string access_of(const base::Json& document);

/// The slugs and identifiers of the datasets that a data service says it serves, here.
std::vector<std::string> list_served(const base::Json& document);

}  // namespace catalog::facts
