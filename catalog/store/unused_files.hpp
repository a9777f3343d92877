#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "catalog/store/store.hpp"

namespace catalog::store {

/// How long an uploaded file may wait for a dataset to name it.
constexpr std::chrono::days kUnusedKept{7};

/// Uploaded files that no revision of any dataset names, old ones neither, and that are older than
/// kUnusedKept.
struct UnusedFiles {
  std::vector<StoredFile> files;      // that are known and not named
  std::vector<std::string> contents;  // by digest: on the disk, and of no other known file
  std::int64_t content_bytes = 0;
  std::int64_t last_revision = 0;  // the row of the last revision that was looked at
};

/// Looks through all revisions, where there is a file to be doubted. `beat` is called between
/// steps, and may end it with an error.
UnusedFiles find_unused_files(Store& store, const std::function<void()>& beat);

struct RemovedFiles {
  std::int64_t files = 0;
  std::int64_t contents = 0;
  std::int64_t bytes = 0;
};

/// Told of each file in the transaction that removes it.
using TellRemoved = std::function<void(WriteTransaction&, const StoredFile&)>;

/// Removes what was found, but for what has been named or uploaded again since. Cut off at any
/// moment, what is left is found the next time. `beat` as above.
/// Errors: as WriteTransaction.
RemovedFiles remove_unused_files(Store& store, const UnusedFiles& unused,
                                 const std::function<void()>& beat, const TellRemoved& tell);

}  // namespace catalog::store
