#pragma once

#include <string>
#include <string_view>

#include "catalog/base/clock.hpp"
#include "search/analysis.hpp"
#include "search/record.hpp"

namespace Xapian {  // NOLINT(readability-identifier-naming): theirs
class Document;
}

namespace search {

/// All terms of a record with their weights: words of its texts, its id, whole titles and
/// identifiers, filters. The last three kinds count 0, so they do not lengthen the record.
TermCounts list_terms(const IndexRecord& record, Analyzer& analyzer);

/// What Xapian keeps for a record: its terms, sort values and, as data, its id, a line feed, its
/// card and, if there is one, a record separator (U+001E) and its description.
Xapian::Document make_entry(const IndexRecord& record, Analyzer& analyzer);

/// Changes where the record with that id stands in its entry.
void set_standing_of(Xapian::Document& entry, std::string_view id, const Standing& standing);

/// The id and card in an entry's data; views into it.
struct EntryData {
  std::string_view id;
  std::string_view card;
};
EntryData split_data(std::string_view data);

/// The record's description in an entry's data; empty when the card has it all.
std::string_view description_in(std::string_view data);

/// A moment as 16 digits that sort like the moments (milliseconds since the year -1199).
std::string time_key(base::Time time);

/// The term of a filter value; values over kValueBytes are kept by their digest.
std::string filter_term(std::string_view facet_prefix, std::string_view value);

/// The one term that finds a record.
std::string id_term(std::string_view id);

/// The id at the end of a sort value.
std::string_view id_of_sort_value(std::string_view value);

/// Whether the value behind a filter term is a digest, so that it cannot be shown.
bool is_hidden_value(std::string_view value);

}  // namespace search
