#pragma once

#include "search/analysis.hpp"
#include "search/columns.hpp"
#include "search/knowledge.hpp"
#include "search/request.hpp"
#include "search/result.hpp"

namespace Xapian {  // NOLINT(readability-identifier-naming): theirs
class Database;
}

namespace search {

/// What a search is made with. `columns` are of the database's state.
struct SearchContext {
  const Xapian::Database& database;
  const SearchRequest& request;
  Analyzer& analyzer;
  const Knowledge& knowledge;
  Columns& columns;
};

/// Runs one request against one state of the index. Throws Xapian's own exceptions.
/// Errors: kMalformed "search_bad_cursor".
SearchResult run_search(const SearchContext& context);

}  // namespace search
