#include "search/run.hpp"

#include <xapian.h>

#include <algorithm>
#include <charconv>

#include "search/cursor.hpp"
#include "search/entry.hpp"
#include "search/matcher.hpp"
#include "search/query.hpp"
#include "search/ranking.hpp"
#include "search/scorer.hpp"
#include "search/snippet.hpp"
#include "search/spelling.hpp"
#include "search/tiers.hpp"

namespace search {
namespace {

constexpr std::size_t kFew = 10;  // records below which the next tier is shown
constexpr std::size_t kQuestionWords = 6;
constexpr std::string_view kNoFacet = "-";  // named like none

std::uint64_t number_of(std::string_view digits) {
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

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
        columns_(context.columns),
        matcher_(context.database, context.columns),
        tiers_(builder_, matcher_) {
    for (const auto& [facet, filter] : builder_.filters())
      filters_.emplace_back(facet, matcher_.find(filter));
  }

  SearchResult run() {
    result_.seq = number_of(database_.get_metadata(metadata::kSeq));
    const Order order = choose_order();
    if (!request_.cursor.empty()) cursor_ = parse_cursor(request_.cursor, order.letter);
    choose_tier();
    result_.tier = tier_;
    found_ = filtered(words_);
    result_.total = found_.count();
    if (request_.limit > 0 && result_.total > 0) list_hits(order);
    for (const auto& facet : request_.facets)
      result_.facets.emplace_back(facet, count_facet(facet));
    result_.with_all = result_.total;
    if (builder_.has_words()) add_hints();
    if (request_.explain) result_.explanation = builder_.explain();
    return std::move(result_);
  }

 private:
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

  // What of these the filters let through, but for that of the facet `except`.
  RecordSet filtered(RecordSet records, std::string_view except = kNoFacet) const {
    for (const auto& [facet, filter] : filters_)
      if (facet != except) records &= filter;
    return records;
  }

  // All words if enough records have them all, else most; any when that finds nothing, or little of
  // a question. The words alone decide, so that a facet's value changes the tier only when it would
  // leave nothing: as many are found as its count promised.
  void choose_tier() {
    for (const Tier tier : {Tier::kAll, Tier::kMost, Tier::kAny}) {
      if (!tiers_.has(tier)) continue;
      tier_ = tier;
      words_ = tiers_.find(tier);
      const auto enough = next_is_any(tier) && !is_question() ? 1 : kFew;
      if (words_.count() < enough) continue;
      if (!filtered(words_).empty()) break;
    }
    if (tier_ == Tier::kAny) cut_off();
  }

  // In a short query every word is meant; a long one tells a story of which records have a part.
  bool is_question() const { return builder_.units().size() >= kQuestionWords; }

  bool next_is_any(Tier tier) const {
    return tier == Tier::kMost || (tier == Tier::kAll && !tiers_.has(Tier::kMost));
  }

  // Leaves out what has only little of the best score that the filters let through.
  void cut_off() {
    const RecordSet seen = filtered(words_);
    auto scorer = make_scorer();
    Page scores;
    double best = 0;
    words_.for_each([&](std::uint32_t record) {
      const double score = scorer.score(record, 0);
      scores.push_back({record, score});
      if (seen.contains(record)) best = std::max(best, score);
    });
    RecordSet good(matcher_.last());
    for (const auto& [record, score] : scores)
      if (score >= best * weights_.cutoff) good.insert(record);
    words_ = std::move(good);
  }

  Scorer make_scorer() {
    Scorer scorer(matcher_, weights_);
    for (const auto& unit : builder_.units()) {
      scorer.add_words("text", unit.words, 1);
      scorer.add_words("synonym", unit.synonyms, weights_.synonym);
    }
    for (const auto& [name, among, share, amount] : builder_.extras())
      if (amount > 0)
        scorer.add_fixed(name, among, amount);
      else
        scorer.add_words(name, among, share);
    scorer.add_standing("standing", weights_.standing);
    scorer.make_ready();
    return scorer;
  }

  std::vector<FacetValue> count_facet(const std::string& name) const {
    if (builder_.finds_nothing()) return {};
    const bool chosen =
        std::ranges::any_of(filters_, [&](const auto& filter) { return filter.first == name; });
    if (builder_.wants_everything() && filters_.size() == (chosen ? 1 : 0) && name != "updated")
      return count_all_values(*find_facet(name), database_, request_.facet_values);
    const RecordSet wider = chosen ? filtered(words_, name) : RecordSet();
    const RecordSet& counted = chosen ? wider : found_;
    if (name == "updated") return count_updated(counted);
    return count_values(columns_.facet(*find_facet(name), database_), counted,
                        request_.facet_values);
  }

  std::vector<FacetValue> count_updated(const RecordSet& records) const {
    std::vector<FacetValue> values;
    for (const auto& value : list_updated_values())
      if (const auto count = matcher_.count_in(updated_expression(value), records))
        values.push_back({value, count});
    return values;
  }

  void list_hits(const Order& order) {
    Ranking ranking(matcher_, order);
    const std::size_t size = request_.limit + 1;
    RecordSet listed = found_;
    if (request_.collapse) listed = collapsed(ranking, order);
    result_.listed = listed.count();
    if (order.letter == 'r') {
      add_hits(next_by_relevance(ranking, listed, size), order);
      if (request_.explain) explain_hits();
      return;
    }
    if (cursor_) listed = ranking.behind(listed, cursor_->key);
    add_hits(ranking.first(listed, size, nullptr), order);
  }

  RecordSet collapsed(Ranking& ranking, const Order& order) {
    const auto& series = columns_.facet(*find_facet("series"), database_);
    if (order.letter != 'r') return ranking.first_of_each(found_, series, nullptr, others_);
    auto scorer = make_scorer();
    return ranking.first_of_each(found_, series, &scorer, others_);
  }

  // What helps to go on from here.
  void add_hints() {
    if (tier_ != Tier::kAll) result_.with_all = filtered(tiers_.find(Tier::kAll)).count();
    for (const auto& [facet, value] : builder_.list_offers())
      if (!request_.filters.contains(facet)) offer_filter(facet, value);
    if (result_.with_all > 0) return;
    for (const auto& one : builder_.read().words)
      result_.words.push_back({one.word.lower, database_.get_termfreq(one.word.folded)});
    offer_query();
  }

  void offer_filter(const std::string& facet, const std::string& value) {
    const auto term = filter_term(find_facet(facet)->prefix, value);
    const auto count = found_.count_common(matcher_.find(term_expression(term)));
    if (count > 0) result_.offers.push_back({facet, value, static_cast<std::uint32_t>(count)});
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
    if (const auto total = TierSets(builder, matcher_).find(Tier::kAll).count())
      result_.suggestion = QueryOffer{*q, total};
  }

  void explain_hits() {
    const auto scorer = make_scorer();
    for (std::size_t i = 0; i < result_.hits.size(); ++i)
      for (const auto& [name, score] : scorer.explain(listed_[i]))
        result_.hits[i].parts.emplace_back(name, score);
  }

  std::string generation() const { return database_.get_uuid().substr(0, 8); }

  // When the index changed since the cursor was made, the page begins behind the last of its hits
  // that is still found.
  Page next_by_relevance(Ranking& ranking, const RecordSet& listed, std::size_t size) {
    constexpr std::size_t most_moved = 1000;  // ranks by which hits may have moved down
    auto scorer = make_scorer();
    if (!cursor_) return ranking.first(listed, size, &scorer);
    rank_ = std::min(cursor_->rank, std::size_t{database_.get_doccount()});
    const bool same = cursor_->seq == result_.seq || cursor_->generation != generation();
    Page found = ranking.first(listed, rank_ + size + (same ? 0 : most_moved), &scorer);
    rank_ = std::min(rank_, found.size());
    if (same) {
      found.erase(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(rank_));
      return found;
    }
    const auto& last = cursor_->last;
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
      result_.hits.push_back({std::string(id), std::string(card), score, {}, 0, {}, {}, {}});
      listed_.push_back(record);
      add_series(result_.hits.back(), entry, record);
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

  void add_series(Hit& hit, const Xapian::Document& entry, std::uint32_t record) const {
    const auto others = others_.find(record);
    if (others == others_.end()) return;
    hit.series = entry.get_value(slot::kSeries);
    hit.series_others = others->second;
  }

  const Xapian::Database& database_;
  const SearchRequest& request_;
  Analyzer& analyzer_;
  const Knowledge& knowledge_;
  const Weights& weights_;
  QueryBuilder builder_;
  Columns& columns_;
  Matcher matcher_;
  const TierSets tiers_;
  std::vector<std::pair<std::string, RecordSet>> filters_;  // by facet
  std::optional<Cursor> cursor_;
  SearchResult result_;
  Tier tier_ = Tier::kAll;
  RecordSet words_, found_;  // what the words mean, and what of it the filters let through
  std::vector<std::uint32_t> listed_;                        // the hits
  std::unordered_map<std::uint32_t, std::uint32_t> others_;  // of the series of a record
  std::size_t rank_ = 0;                                     // hits before this page
};

}  // namespace

std::string_view to_string(Tier tier) {
  return tier == Tier::kAll ? "all" : tier == Tier::kMost ? "most" : "any";
}

SearchResult run_search(const SearchContext& context) {
  return Search(context).run();
}

}  // namespace search
