#include "search/entry.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <vector>

#include "catalog/base/hash.hpp"
#include "search/schema.hpp"

namespace search {
namespace {

constexpr char kHidden = '\x01';
constexpr char kBreak = '\x1E';               // JSON never has it as it is
constexpr std::size_t kPopularityDigits = 4;  // of a packed standing
const std::string kLast = "\xFF";             // sorts records without a title behind all others

std::string term(std::string_view prefix, std::string_view value) {
  return std::string(prefix).append(value);
}

void add_whole(TermCounts& terms, std::string_view prefix, const std::string& key) {
  if (!key.empty()) terms.try_emplace(term(prefix, key), 0);
}

std::string sort_key(const std::optional<base::Time>& time, std::string_view id) {
  return (time ? time_key(*time) : std::string()) + ' ' + std::string(id);
}

}  // namespace

TermCounts list_terms(const IndexRecord& record, Analyzer& analyzer) {
  TermCounts terms;
  for (const auto& text : record.texts)
    analyzer.add_text(text.text, text.language, text.weight, terms);
  for (const auto& title : record.titles) {
    add_whole(terms, prefix::kTitle, whole_key(title));
    add_whole(terms, prefix::kExactTitle, whole_exact_key(title));
  }
  for (const auto& identifier : record.identifiers)
    add_whole(terms, prefix::kIdentifier, whole_key(identifier));
  for (const auto& [name, value] : record.filters)
    if (const Facet* facet = find_facet(name); facet && !value.empty())
      terms.try_emplace(filter_term(facet->prefix, value), 0);
  for (const auto& place : record.named_places) add_whole(terms, prefix::kNamedPlace, place);
  terms.try_emplace(id_term(record.id), 0);
  return terms;
}

Xapian::Document make_entry(const IndexRecord& record, Analyzer& analyzer) {
  Xapian::Document entry;
  // Xapian keeps terms in a tree, which grows faster in their order.
  const TermCounts counts = list_terms(record, analyzer);
  std::vector<std::pair<std::string_view, unsigned>> terms(counts.begin(), counts.end());
  std::ranges::sort(terms);
  for (const auto& [view, weight] : terms) {
    const std::string text(view);
    if (weight > 0)
      entry.add_term(text, weight);
    else
      entry.add_boolean_term(text);
  }
  entry.add_value(slot::kModified, sort_key(record.modified, record.id));
  entry.add_value(slot::kIssued, sort_key(record.issued, record.id));
  const std::string& title = record.title_key.empty() ? kLast : record.title_key;
  const std::string& english = record.english_title_key.empty() ? title : record.english_title_key;
  entry.add_value(slot::kTitle, title + ' ' + record.id);
  entry.add_value(slot::kEnglishTitle, english + ' ' + record.id);
  entry.add_value(slot::kRevision, std::to_string(record.revision));
  set_standing_of(entry, record.id, record.standing);
  if (!record.series.empty()) entry.add_value(slot::kSeries, record.series);
  if (record.from) entry.add_value(slot::kFrom, time_key(*record.from));
  if (record.to) entry.add_value(slot::kTo, time_key(*record.to));
  if (record.box) {
    entry.add_value(slot::kWest, Xapian::sortable_serialise(record.box->west));
    entry.add_value(slot::kSouth, Xapian::sortable_serialise(record.box->south));
    entry.add_value(slot::kEast, Xapian::sortable_serialise(record.box->east));
    entry.add_value(slot::kNorth, Xapian::sortable_serialise(record.box->north));
  }
  std::string data = record.id + '\n' + record.card;
  if (!record.description.empty()) data.append(1, kBreak).append(record.description);
  entry.set_data(data);
  return entry;
}

void set_standing_of(Xapian::Document& entry, std::string_view id, const Standing& standing) {
  const std::string packed = pack(standing);
  entry.add_value(slot::kStanding, packed);
  entry.add_value(slot::kPopularity, packed.substr(0, kPopularityDigits).append(1, ' ').append(id));
}

EntryData split_data(std::string_view data) {
  data = data.substr(0, data.find(kBreak));
  const auto end = std::min(data.find('\n'), data.size());
  return {data.substr(0, end), data.substr(std::min(end + 1, data.size()))};
}

std::string_view description_in(std::string_view data) {
  const auto end = data.find(kBreak);
  return end == std::string_view::npos ? std::string_view() : data.substr(end + 1);
}

std::string time_key(base::Time time) {
  constexpr std::int64_t shift = 100'000'000'000'000;
  constexpr std::size_t width = 16;
  const std::int64_t moment = time.time_since_epoch().count();
  std::string digits = std::to_string(std::max<std::int64_t>(moment + shift, 0));
  return std::string(width - std::min(digits.size(), width), '0') + digits;
}

std::string filter_term(std::string_view facet_prefix, std::string_view value) {
  if (value.size() <= kValueBytes && value.find('\0') == std::string_view::npos)
    return term(facet_prefix, value);
  return term(facet_prefix, kHidden + base::sha256(value));
}

std::string id_term(std::string_view id) {
  return filter_term(prefix::kId, id);
}

std::string_view id_of_sort_value(std::string_view value) {
  return value.substr(std::min(value.rfind(' ') + 1, value.size()));
}

bool is_hidden_value(std::string_view value) {
  return value.starts_with(kHidden);
}

}  // namespace search
