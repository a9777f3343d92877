#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "catalog/base/json.hpp"
#include "catalog/model/finding.hpp"
#include "catalog/model/property.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::publish {

/// A dataset, series or service as somebody wants it to be.
struct Draft {
  std::string id;  // of the dataset to change; empty: found by source and key, else a new one
  NodeClass kind = NodeClass::kDataset;
  std::string source;      // key of the source it comes from; empty: written here
  std::string source_key;  // what it is called there
  std::string slug;        // wished for; empty: kept, or made from the title
  std::string agency;      // slug; empty: found or made from the document's publisher
  base::Json document;     // in any spelling that normalise() understands
  std::string state = "published";
  std::string visibility = "public";
  std::string author;
  std::string note;
  std::optional<std::int64_t> expected_revision;
  bool refuse_errors = false;  // do nothing where the rules find errors
};

enum class Outcome { kAdded, kChanged, kUnchanged, kRefused };

struct Published {
  Outcome outcome = Outcome::kUnchanged;
  std::string id;
  std::string slug;
  std::int64_t revision = 0;
  Findings findings;  // what was found while it was normalised; of kRefused: the errors
};

/// The one door by which a dataset changes: brings the document into its one form, finds or makes
/// the agency, names the distributions, fills in what is known of hosted files, and appends a
/// revision when something differs from the last one. Files that are not handed out before a time
/// are queued to be told of then (embargo.hpp).
/// Errors: kTooLarge over documents::kRecordBytes; as store::WriteTransaction::put_dataset.
Published publish(store::WriteTransaction& transaction, Draft draft);

/// What a stored dataset is, as Draft says it.
NodeClass kind_of(const store::StoredDataset& dataset);

/// The identifier that publish() gives to a new record of a source.
std::string id_of_source(const std::string& source, const std::string& source_key);

}  // namespace catalog::publish
