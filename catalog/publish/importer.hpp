#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "catalog/base/error.hpp"
#include "catalog/documents/record.hpp"
#include "catalog/model/finding.hpp"
#include "catalog/publish/own_record.hpp"
#include "catalog/publish/publish.hpp"
#include "catalog/store/store.hpp"

namespace catalog::publish {

struct ImportOptions {
  std::string source;  // key of the source; empty: the document's own catalogue, else the agency
  std::string agency;  // slug: every record is that agency's
  std::string author = "import";
  std::vector<std::string> base_urls;  // under which this portal names its own datasets
  bool dry_run = false;
};

/// A finding and the record that it is about. What repeats, the same rule at the same path of a
/// record, is told once, with how often; errors only when their sentences are the same too.
struct RecordFinding {
  std::string record;  // empty: the document as a whole
  Finding finding;
  std::size_t count = 1;
};

/// What an import did with one document.
struct ImportReport {
  std::size_t records = 0;
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;
  std::size_t warned = 0;  // of the taken ones, those with warnings
  std::size_t refused = 0;
  documents::Fidelity fidelity;
  std::vector<RecordFinding> findings;
};

/// Takes the records of one document into the store, in transactions of some hundred records, so
/// that what was taken stays when a later record or the power fails.
///
/// Identity: records are matched by their identity within their source. A document that names no
/// catalogue belongs to the source "imported"; there an identity that is no IRI or UUID counts
/// together with its publisher, since "DS-1" is not one agency's alone. A record whose IRI is the
/// address of a dataset here is that dataset: it is brought up to date where its form can say all
/// of it, and otherwise left as it is, with a finding.
/// Thread: one importer, one thread.
class Importer {
 public:
  Importer(store::Store& store, ImportOptions options);
  ~Importer();

  /// Takes, or refuses, one record. Errors: as publish(), for the store's own failures; "import_…"
  /// with the number of records that were saved before, where there are some.
  void take(documents::Record&& record);

  /// Commits, notes the source, and answers what was done; the importer is used up.
  ImportReport finish(const documents::Summary& summary);

 private:
  std::string source_of(const documents::Record& record) const;
  std::string key_of(const documents::Record& record, const std::string& source);
  void take_own(documents::Record&& record, const OwnAddress& address);
  void begin();
  void put(const documents::Record& record, Draft draft);
  bool is_refused(documents::Record& record);
  bool is_repeated(documents::Record& record, std::string& key);
  void count(const documents::Record& record, const Published& published);
  void note(const std::string& record, Finding finding);
  void commit();
  [[noreturn]] void stop(const base::Error& error) const;
  void put_source(const documents::Summary& summary);
  std::string catalogue_text(base::Json catalogue);

  store::Store& store_;
  ImportOptions options_;
  ImportReport report_;
  std::unique_ptr<store::WriteTransaction> transaction_;
  std::size_t waiting_ = 0;  // records in the open transaction
  std::size_t saved_ = 0;    // new and changed ones of the transactions before
  std::map<std::string, std::size_t, std::less<>> places_;      // of findings, by what they repeat
  std::string source_;                                          // of the last record
  std::set<std::pair<std::string, std::string>> seen_;          // source and key
  std::map<std::pair<std::string, std::string>, int> numbers_;  // given to keys that were taken
  std::set<std::pair<std::string, std::uint64_t>> contents_;    // keys with hashes of documents
};

}  // namespace catalog::publish
