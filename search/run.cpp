#include "search/run.hpp"

#include <xapian.h>

#include <algorithm>
#include <charconv>

#include "search/cursor.hpp"
#include "search/entry.hpp"
#include "search/query.hpp"
#include "search/snippet.hpp"
#include "search/spelling.hpp"

namespace search {
namespace {

using Xapian::Query;
using Queries = std::vector<Query>;

constexpr Xapian::doccount kFew = 10;  // records below which the next tier is shown
constexpr std::size_t kQuestionWords = 6;

std::uint64_t number_of(std::string_view digits) {
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

class Collector : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& entry, double) override {
    records.push_back(entry.get_docid());
  }
  std::vector<std::uint32_t> records;
};

// The value by which a request is sorted, and in which direction.
struct Order {
  char letter;
  unsigned slot;
  bool descending;
};

struct Ranked {
  Xapian::docid record;
  double score;
};
using Page = std::vector<Ranked>;

// One request against one state of the index.
class Search {
 public:
  explicit Search(const SearchContext& context)
      : database_(context.database),
        request_(context.request),
        analyzer_(context.analyzer),
        knowledge_(context.knowledge),
        weights_(context.knowledge.weights),
        builder_(context.database, context.request, context.analyzer, context.knowledge.synonyms,
                 context.knowledge.weights),
        columns_(context.columns) {}

  SearchResult run() {
    result_.seq = number_of(database_.get_metadata(metadata::kSeq));
    const Order order = choose_order();
    if (!request_.cursor.empty()) cursor_ = parse_cursor(request_.cursor, order.letter);
    if (!builder_.finds_nothing()) choose_tier();
    result_.tier = tier_;
    const Found found = find();
    result_.total = found.everything ? database_.get_doccount() : found.records.size();
    if (request_.limit > 0 && result_.total > 0) list_hits(order);
    for (const auto& facet : request_.facets)
      result_.facets.emplace_back(facet, count_facet(facet, found));
    result_.with_all = result_.total;
    if (builder_.has_words()) add_hints(found);
    if (request_.explain) result_.explanation = builder_.explain();
    return std::move(result_);
  }

 private:
  struct Found {
    bool everything = false;  // then `records` is not filled
    std::vector<std::uint32_t> records;
  };

  Order choose_order() const {
    switch (request_.sort) {
      case Sort::kModified:
        return {'m', slot::kModified, true};
      case Sort::kIssued:
        return {'i', slot::kIssued, true};
      case Sort::kTitle:
        if (request_.lang.starts_with("en")) return {'e', slot::kEnglishTitle, false};
        return {'t', slot::kTitle, false};
      case Sort::kPopularity:
        return {'p', slot::kPopularity, true};
      default:
        break;
    }
    if (builder_.has_words()) return {'r', slot::kModified, true};
    return {'m', slot::kModified, true};
  }

  Query filtered(const Query& query, std::string_view except = {}) const {
    if (!builder_.has_filters(except)) return query;
    return Query(Query::OP_FILTER, query, builder_.filtering(except));
  }

  // All words if enough records have them all, else most; any when that finds nothing, or little of
  // a question. The words alone decide, so that a facet's value changes the tier only when it would
  // leave nothing: as many are found as its count promised.
  void choose_tier() {
    for (const Tier tier : {Tier::kAll, Tier::kMost, Tier::kAny}) {
      if (!builder_.has_tier(tier)) continue;
      tier_ = tier;
      const Query query = builder_.matching(tier);
      const auto enough = next_is_any(tier) && !is_question() ? 1 : kFew;
      if (count_to(enough, query) < enough) continue;
      if (!builder_.has_filters() || count_to(1, filtered(query)) > 0) break;
    }
    if (tier_ != Tier::kAny) return;
    Xapian::Enquire enquire(database_);
    enquire.set_query(filtered(builder_.scoring(tier_)));
    const auto top = enquire.get_mset(0, 1);
    if (!top.empty()) cutoff_ = top.begin().get_weight() * weights_.cutoff;
  }

  // In a short query every word is meant; a long one tells a story of which records have a part.
  bool is_question() const { return builder_.count_units() >= kQuestionWords; }

  bool next_is_any(Tier tier) const {
    return tier == Tier::kMost || (tier == Tier::kAll && !builder_.has_tier(Tier::kMost));
  }

  Xapian::doccount count_to(Xapian::doccount most, const Query& query) const {
    Xapian::Enquire enquire(database_);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(query);
    return enquire.get_mset(0, most).size();
  }

  bool needs_scores() const { return cutoff_ > 0; }

  std::vector<std::uint32_t> collect(const Query& query) const {
    Collector collector;
    Xapian::Enquire enquire(database_);
    if (!needs_scores()) enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_cutoff(0, cutoff_);
    enquire.set_query(query);
    enquire.add_matchspy(&collector);
    enquire.get_mset(0, 1, std::max(database_.get_doccount(), 1u));
    return std::move(collector.records);
  }

  Found find(std::string_view except = {}) const {
    Found found;
    if (builder_.finds_nothing()) return found;
    found.everything = builder_.wants_everything() && !builder_.has_filters(except);
    if (!found.everything) found.records = collect(filtered(words(), except));
    return found;
  }

  Query words() const {
    return needs_scores() ? builder_.scoring(tier_) : builder_.matching(tier_);
  }

  std::vector<FacetValue> count_facet(const std::string& name, const Found& found) {
    if (builder_.finds_nothing()) return {};
    if (name == "updated") return count_updated();
    const Facet& facet = *find_facet(name);
    const bool chosen = request_.filters.contains(name);
    const Found wider = chosen ? find(name) : Found();
    const Found& counted = chosen ? wider : found;
    if (counted.everything) return count_all_values(facet, database_);
    return count_values(columns_.column(facet, database_), counted.records);
  }

  std::vector<FacetValue> count_updated() const {
    std::vector<FacetValue> values;
    for (const auto& value : list_updated_values()) {
      const Query query(Query::OP_FILTER, filtered(words(), "updated"), updated_query(value));
      if (const auto count = collect(query).size())
        values.push_back({value, static_cast<std::uint32_t>(count)});
    }
    return values;
  }

  void list_hits(const Order& order) {
    Xapian::Enquire enquire(database_);
    enquire.set_cutoff(0, cutoff_);
    const auto size = static_cast<Xapian::doccount>(request_.limit + 1);
    if (order.letter == 'r') {
      enquire.set_sort_by_relevance_then_value(order.slot, order.descending);
      enquire.set_query(filtered(builder_.scoring(tier_)));
      const Page page = next_by_relevance(enquire, size);
      add_hits(page, order);
      if (request_.explain) explain_hits(page);
      return;
    }
    if (!needs_scores()) enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_value_then_relevance(order.slot, order.descending);
    const Query query = filtered(words());
    enquire.set_query(cursor_ ? behind_cursor(query, order) : query);
    add_hits(page_of(enquire.get_mset(0, size)), order);
  }

  static Page page_of(const Xapian::MSet& found) {
    Page page;
    for (auto hit = found.begin(); hit != found.end(); ++hit)
      page.push_back({*hit, hit.get_weight()});
    return page;
  }

  Query behind_cursor(const Query& query, const Order& order) const {
    const Query range(order.descending ? Query::OP_VALUE_LE : Query::OP_VALUE_GE, order.slot,
                      cursor_->key);
    return Query(Query::OP_FILTER, query,
                 Query(Query::OP_AND_NOT, range, Query(id_term(cursor_->id))));
  }

  // What helps to go on from here.
  void add_hints(const Found& found) {
    result_.with_all =
        tier_ == Tier::kAll ? result_.total : collect_all(filtered(builder_.matching(Tier::kAll)));
    for (const auto& [facet, value] : builder_.list_offers())
      if (!request_.filters.contains(facet)) offer_filter(facet, value, found);
    if (result_.with_all > 0) return;
    for (const auto& one : builder_.read().words)
      result_.words.push_back({one.word.lower, database_.get_termfreq(one.word.folded)});
    offer_query();
  }

  void offer_filter(const std::string& facet, const std::string& value, const Found& found) {
    const auto values = count_values(columns_.column(*find_facet(facet), database_), found.records);
    for (const auto& one : values)
      if (one.value == value) result_.offers.push_back({facet, value, one.count});
  }

  void offer_query() {
    const auto unknown = builder_.list_unknown();
    if (unknown.empty()) return;
    const auto q = offer_spelling(database_, builder_.read().words, unknown);
    if (!q) return;
    SearchRequest other;
    other.q = *q;
    other.lang = request_.lang;
    const QueryBuilder builder(database_, other, analyzer_, knowledge_.synonyms, weights_);
    if (const auto total = collect_all(builder.matching(Tier::kAll)))
      result_.suggestion = QueryOffer{*q, total};
  }

  std::uint64_t collect_all(const Query& query) const {
    Xapian::Enquire enquire(database_);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(query);
    const auto all = std::max(database_.get_doccount(), 1u);
    return enquire.get_mset(0, 0, all).get_matches_estimated();
  }

  // The score of each hit by its parts: they are asked for again, of these records alone.
  void explain_hits(const Page& page) {
    Queries these;
    for (std::size_t i = 0; i < result_.hits.size(); ++i)
      these.emplace_back(id_term(result_.hits[i].id));
    if (these.empty()) return;
    for (const auto& [name, part] : builder_.score_parts()) {
      Xapian::Enquire enquire(database_);
      enquire.set_query(
          Query(Query::OP_FILTER, part, Query(Query::OP_OR, these.begin(), these.end())));
      for (const auto& [record, score] :
           page_of(enquire.get_mset(0, static_cast<Xapian::doccount>(these.size())))) {
        const auto at = std::ranges::find(page, record, &Ranked::record);
        if (at != page.end() && score > 0)
          result_.hits[static_cast<std::size_t>(at - page.begin())].parts.emplace_back(name, score);
      }
    }
  }

  std::string generation() const { return database_.get_uuid().substr(0, 8); }

  // When the index changed since the cursor was made, the page begins behind the last of its hits
  // that is still found.
  Page next_by_relevance(Xapian::Enquire& enquire, Xapian::doccount size) {
    constexpr Xapian::doccount most_moved = 1000;  // ranks by which hits may have moved down
    if (!cursor_) return page_of(enquire.get_mset(0, size));
    rank_ = std::min(cursor_->rank, std::size_t{database_.get_doccount()});
    const auto rank = static_cast<Xapian::doccount>(rank_);
    if (cursor_->seq == result_.seq || cursor_->generation != generation())
      return page_of(enquire.get_mset(rank, size));
    const auto& last = cursor_->last;
    const Page found = page_of(enquire.get_mset(0, rank + size + most_moved));
    rank_ = std::min(rank_, found.size());
    for (std::size_t i = 0, latest = 0; i < found.size(); ++i) {
      const auto at = std::find(last.begin(), last.end(), found[i].record);
      const auto age = static_cast<std::size_t>(at - last.begin());
      if (at != last.end() && age >= latest) latest = age, rank_ = i + 1;
    }
    Page page;
    for (std::size_t i = rank_; i < found.size() && page.size() < size; ++i)
      if (std::find(last.begin(), last.end(), found[i].record) == last.end())
        page.push_back(found[i]);
    return page;
  }

  void add_hits(const Page& page, const Order& order) {
    Cursor next{order.letter, result_.seq, rank_, {}, {}, {}, {}};
    std::optional<Marker> marker;
    if (request_.highlight && builder_.has_words())
      marker.emplace(builder_.read(), builder_.other_expressions(), analyzer_);
    for (const auto& [record, score] : page) {
      if (result_.hits.size() == request_.limit) {
        if (next.last.size() > kCursorHits)
          next.last.erase(next.last.begin(), next.last.end() - kCursorHits);
        result_.next = to_string(next);
        return;
      }
      const auto entry = database_.get_document(record);
      const std::string data = entry.get_data();
      const auto [id, card] = split_data(data);
      result_.hits.push_back({std::string(id), std::string(card), score, {}, {}, {}});
      if (marker) mark_hit(result_.hits.back(), description_in(data), request_.lang, *marker);
      ++next.rank;
      if (order.letter == 'r') {
        next.last.push_back(record);
        next.generation = generation();
      } else {
        next.id = id;
        next.key = entry.get_value(order.slot);
      }
    }
  }

  const Xapian::Database& database_;
  const SearchRequest& request_;
  Analyzer& analyzer_;
  const Knowledge& knowledge_;
  const Weights& weights_;
  QueryBuilder builder_;
  FacetColumns& columns_;
  std::optional<Cursor> cursor_;
  SearchResult result_;
  Tier tier_ = Tier::kAll;
  double cutoff_ = 0;
  std::size_t rank_ = 0;  // hits before this page
};

}  // namespace

std::string_view to_string(Tier tier) {
  return tier == Tier::kAll ? "all" : tier == Tier::kMost ? "most" : "any";
}

SearchResult run_search(const SearchContext& context) {
  return Search(context).run();
}

}  // namespace search
