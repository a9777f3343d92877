#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "catalog/base/message.hpp"
#include "catalog/store/store.hpp"

namespace catalog::purge {

/// A database of more than this is not written anew after a purge, which would take too long and
/// too much room; what is erased by the purge itself is overwritten all the same.
constexpr std::int64_t kMostRewritten = std::int64_t{1} << 30;  // bytes

/// Takes away what a purge leaves outside of the tables: the bytes of erased contents, wherever
/// they are found, the write-ahead log, and what earlier versions of a row left in the database
/// file, which is written anew for that. Then the purge is finished. Harmless when it is done twice
/// or cut off. Answers what it did, in a sentence. `beat` is called between steps.
/// Errors: kUnavailable "purge_index_waits" while the index is not built anew, "purge_readers_wait"
/// while somebody reads an older state: then it is to be tried again.
base::Message finish(store::Store& store, const std::function<void()>& beat);

/// Purges that are done and that the index was not built anew for.
std::vector<std::string> list_unindexed(const store::Reader& reader);
/// Notes that it was.
void note_indexed(store::Store& store, const std::vector<std::string>& purges);

}  // namespace catalog::purge
