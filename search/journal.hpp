#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace Xapian {  // NOLINT(readability-identifier-naming): theirs
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace search {

/// Which records the last 64 commits of a generation touched, so that what is kept in memory of
/// the index need not be made anew for each of them. Records are Xapian's document numbers.
/// Throws Xapian's own exceptions.

/// The number of the last commit; 0 in a generation that has none.
std::uint64_t last_commit(const Xapian::Database& database);

/// To be called with what is about to be committed. Of very many records it only says that all may
/// have been touched.
void write_journal(Xapian::WritableDatabase& database, const std::vector<std::uint32_t>& touched);

/// The records touched after commit `before`, in order, each once; nothing when the journal does
/// not say.
std::optional<std::vector<std::uint32_t>> touched_since(const Xapian::Database& database,
                                                        std::uint64_t before);

}  // namespace search
