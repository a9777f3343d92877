#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "search/analysis.hpp"
#include "search/record.hpp"

namespace Xapian {  // NOLINT(readability-identifier-naming): theirs
class Database;
}

namespace search {

/// Most records that find_alike() and find_same_titles() give.
constexpr std::size_t kMostAlike = 30;

/// A record of the index that is about the same as one that may not be in it.
struct Neighbour {
  std::string id;
  std::string card;                   // JSON text
  double share = 0;                   // of the nearest one's score
  std::vector<std::string> themes;    // IRIs
  std::vector<std::string> keywords;  // as they were written
};

/// Records that share the telling words and pairs of words of `record`, nearest first; never the
/// one with its id. Empty when it has no words.
/// Throws Xapian's own exceptions.
std::vector<Neighbour> find_alike(const Xapian::Database& database, const IndexRecord& record,
                                  Analyzer& analyzer);

/// Records whose titles have most words of this title, the most first, with id and card alone.
/// Throws Xapian's own exceptions.
std::vector<Neighbour> find_same_titles(const Xapian::Database& database, const IndexRecord& record,
                                        const std::string& title);

/// The themes of an agency's records (at most 100 of them), as often as they stand there.
/// Throws Xapian's own exceptions.
std::vector<std::string> list_themes_of(const Xapian::Database& database,
                                        const std::string& agency);

}  // namespace search
