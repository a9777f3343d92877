#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/facts/agencies.hpp"
#include "catalog/facts/facts.hpp"
#include "catalog/store/store.hpp"

namespace catalog::facts {

/// What came of following the catalogue.
struct Followed {
  std::int64_t seq = 0;           // the change that the facts stand at now
  std::size_t datasets = 0;       // whose facts were made anew
  std::set<std::string> roots;    // highest agencies of whose datasets some changed
  bool agencies_changed = false;  // then every source that names agencies has to be refilled
  bool was_empty = false;         // all was filled for the first time, or for another catalogue
};

/// A row that was not what it should have been.
struct Difference {
  std::string table;
  std::string key;
  std::string what;  // "missing", "left over", or the columns that differ
};

/// What came of making all facts anew.
struct Checked {
  std::int64_t seq = 0;
  std::size_t datasets = 0;
  std::size_t files = 0;
  std::size_t agencies = 0;
  bool was_empty = false;            // there was nothing to compare with
  std::int64_t differences = 0;      // rows
  std::vector<Difference> examples;  // kMostExamples at most
};
constexpr std::size_t kMostExamples = 20;

/// Fills rd_dataset, rd_dataset_theme, rd_distribution and rd_publisher from a store, but for the
/// columns that feeders keep. Of a filler's calls for the same Facts one works at a time; others
/// wait. Errors: as store::Reader and sql::Connection. Thread: any.
class Filler {
 public:
  /// Both must outlive it. `zone`: of the portal's clock, ahead of UTC.
  Filler(store::Store& store, Facts& facts, std::chrono::minutes zone);

  /// Whether follow() would have something to do. Quick.
  bool is_behind();

  /// Brings the facts to the store's last change and the last check for personal data. Fills all of
  /// them where there are none of this store yet. `beat` is called between steps that take long.
  Followed follow(const std::function<void()>& beat = [] {});

  /// Makes the facts of datasets anew, whatever the change log says: after their contents were
  /// probed. Answers as follow().
  Followed refresh(const std::set<std::string>& datasets);
  /// The same of all that hand out a content.
  Followed refresh_contents(const std::set<std::string>& sha256s);

  /// Makes all facts anew beside, compares them with what is there, tells what differs to the log
  /// and to source_state, and puts them in place.
  Checked check(const std::function<void()>& beat = [] {});

 private:
  Followed follow_to(const store::Reader& reader, const std::function<void()>& beat);
  Followed fill_anew(const std::set<std::string>& datasets, const store::Reader& reader,
                     bool agencies_changed);
  bool is_of_this_store();
  Checked make_anew(const store::Reader& reader, const std::function<void()>& beat);
  const AgencyFacts& agencies(const store::Reader& reader, bool anew);

  store::Store& store_;
  Facts& facts_;
  const std::chrono::minutes zone_;
  std::unique_ptr<AgencyFacts> agencies_;  // as of the last change of one
};

}  // namespace catalog::facts
