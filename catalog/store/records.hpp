#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/clock.hpp"

namespace catalog::store {

/// What the store keeps of a dataset, a series or a data service. `document` is the JSON-LD
/// document as it was given: the store never looks inside; what it must find by stands beside it.
struct StoredDataset {
  std::string id = {};
  std::string kind = "Dataset";  // or "DatasetSeries", "DataService"
  std::string slug = {};
  std::string source = {};      // key of the source it came from; empty: written here
  std::string source_key = {};  // its name in that source
  std::string agency = {};      // slug
  std::string state = "draft";
  std::string visibility = "public";
  std::int64_t revision = 0;  // 1 for the first
  std::string issued = {};    // as in the document, may be empty
  std::string modified = {};
  base::Time created_at{};
  base::Time updated_at{};
  std::string digest = {};  // SHA-256 of `document`
  std::string document = {};

  bool is_public() const { return state == "published" && visibility == "public"; }
};

/// A distribution of a dataset, and the uploaded file it hands out, if any.
struct DistributionRef {
  std::string id = {};
  std::string file = {};
  bool operator==(const DistributionRef&) const = default;
};

/// A change of a dataset, as a writer gives it: all columns as they shall be.
struct DatasetChange {
  std::string id = {};
  std::string kind = "Dataset";
  std::string slug = {};
  std::string source = {};
  std::string source_key = {};
  std::string agency = {};
  std::string state = "draft";
  std::string visibility = "public";
  std::string issued = {};
  std::string modified = {};
  std::string document = {};
  std::string digest = {};  // SHA-256 of `document`, where the writer has it; empty: made here
  std::vector<DistributionRef> distributions = {};
  std::string author = {};
  std::string note = {};    // why, in the author's words
  std::string action = {};  // for the change log; empty: "created" or "updated"
  /// The revision the writer saw; 0: there must be none yet; nothing: whatever there is.
  std::optional<std::int64_t> expected_revision = {};
};

/// One revision; `document` is filled where one revision was asked for.
struct Revision {
  std::string dataset = {};
  std::int64_t number = 0;
  base::Time time{};
  std::string author = {};
  std::string note = {};
  std::string state = {};
  std::string visibility = {};
  std::string digest = {};
  std::string document = {};
};

struct StoredDistribution {
  std::string id;
  std::string dataset;
  std::string file;
};

struct StoredAgency {
  std::string slug = {};
  std::string iri = {};                 // may be empty
  std::vector<std::string> names = {};  // in every language, for matching
  std::string parent = {};              // slug, may be empty
  std::string document = {};            // JSON
  base::Time created_at{};
  base::Time updated_at{};
};

/// What became of an agency by law: it ended, and who took over. Of a split one there are several.
struct Succession {
  std::string former = {};     // slug
  std::string successor = {};  // slug; empty: closed without one
  std::string kind = {};       // "renamed", "merged", "split", "closed"
  std::string date = {};       // "2025-07-01", from which day
  std::string title = {};      // of the legal document, as far as it is known
  std::string number = {};
  std::string url = {};

  bool operator==(const Succession&) const = default;
};

/// A dataset that waits to be moved to another agency.
struct PlannedMove {
  std::string dataset = {};
  std::string former = {};
  std::string successor = {};
  std::string author = {};
  std::string note = {};
};

/// A catalogue that datasets came from, by file or by harvest.
struct StoredSource {
  std::string key = {};
  std::string title = {};
  std::string format = {};
  std::string catalogue = {};  // the catalogue's own description, JSON
  base::Time first_import{};
  base::Time last_import{};
  std::int64_t added = 0;  // counts of the last import
  std::int64_t changed = 0;
  std::int64_t unchanged = 0;
  std::int64_t refused = 0;
};

/// An uploaded file: its content lies in catalog/files under `sha256`.
struct StoredFile {
  std::string id = {};
  std::string sha256 = {};
  std::int64_t byte_size = 0;
  std::string media_type = {};
  std::string name = {};
  base::Time created_at{};
  std::string agency = {};    // slug of that for which it was uploaded; empty: it came otherwise
  std::string uploader = {};  // account
};

/// One line of the change log. Sequence numbers rise without gaps and are never used twice.
struct Change {
  std::int64_t seq = 0;
  base::Time time{};
  std::string kind = {};  // "dataset", "agency", "source", "file" …
  std::string id = {};
  std::int64_t revision = 0;  // 0 where there are none
  std::string action = {};    // "created", "updated" …
};

/// Where a name in an address leads; an old name is not current.
struct ResolvedSlug {
  std::string id;
  bool is_current = true;
};

/// Which datasets a list holds; an empty text means all.
struct DatasetFilter {
  bool public_only = false;
  std::string kind = {};
  std::string agency = {};
  std::string source = {};
};

struct AgencyCount {
  std::string agency;  // slug; empty: datasets without one
  std::int64_t datasets = 0;
};

/// Counts for the home page; datasets are counted where they are public.
struct Statistics {
  std::int64_t datasets = 0;
  std::int64_t series = 0;
  std::int64_t services = 0;
  std::int64_t agencies = 0;
  std::int64_t distributions = 0;  // of all datasets
  std::int64_t files = 0;
  std::int64_t file_bytes = 0;
  std::int64_t sources = 0;
  std::vector<AgencyCount> by_agency;  // kinds together, largest first
};

/// A name as it is compared: folded, spaces collapsed. "Bộ  Y tế" and "bo y te" are the same.
std::string name_key(std::string_view name);

}  // namespace catalog::store
