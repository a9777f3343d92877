#pragma once

#include <xapian.h>

namespace search {

/// Xapian does not prove what it reads: a damaged table may name records that cannot be. For .cpp
/// files only: their users keep Xapian's headers out of theirs.
/// Throws Xapian::DatabaseCorruptError.

inline void want_record(Xapian::docid record, Xapian::docid last) {
  if (record == 0 || record > last)
    throw Xapian::DatabaseCorruptError("the index names a record that cannot be");
}

/// The last number of a record, when memory can have room for so many.
inline Xapian::docid want_few(Xapian::docid last) {
  constexpr Xapian::docid most = 100'000'000;
  if (last > most) throw Xapian::DatabaseCorruptError("the index has more records than can be");
  return last;
}

}  // namespace search
