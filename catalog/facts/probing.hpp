#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <set>
#include <string>

#include "catalog/base/clock.hpp"
#include "catalog/facts/facts.hpp"
#include "catalog/facts/file_probe.hpp"
#include "catalog/store/store.hpp"

namespace catalog::facts {

/// Contents larger than this are not read as what they are; their kind is told by their beginning.
constexpr std::size_t kLookedInto = 32U << 20U;

/// The digest of each content is computed again within this time.
constexpr std::chrono::days kFixityKept{75};

/// Reads a content that the portal holds: what it is, how it is written, whether it reads without
/// errors, and whether its bytes still have its digest. Text is taken for what its name or
/// `media_type` says, where its letters tell no more than that it is text.
/// Limits: memory for kLookedInto bytes and what they are parsed to.
FileProbe probe_content(const files::FileStore& files, const store::StoredFile& file,
                        base::Time now);

/// Probes contents that datasets hand out now and that were never probed; `most` of them. Answers
/// their digests. `beat` is called before each, and may end it with an error.
std::set<std::string> probe_new(store::Store& store, Facts& facts, std::size_t most,
                                const std::function<void()>& beat);

/// Computes again the digests of the contents that were not looked at for the longest time: as many
/// each day as are needed for all to come up within kFixityKept, and all that are older. Forgets
/// probes of contents that no dataset hands out. Answers the digests.
std::set<std::string> check_fixity(store::Store& store, Facts& facts, base::Time now,
                                   const std::function<void()>& beat);

/// How many contents datasets hand out, and how many of them were probed.
struct ProbeCounts {
  std::int64_t contents = 0;
  std::int64_t probed = 0;
};
ProbeCounts count_probes(store::Store& store, Facts& facts);

}  // namespace catalog::facts
