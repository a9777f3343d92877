#include "search/query.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/base/text.hpp"
#include "search/entry.hpp"
#include "search/query_text.hpp"
#include "search/query_words.hpp"
#include "search/schema.hpp"

namespace search {
namespace {

using Xapian::Query;
// All of parts[first, last), or all but one of them: both halves whole, or one whole and one
// lacking. The obvious form, every choice of n - 1, would square the size.
Query at_most_one_missing(const Queries& parts, std::size_t first, std::size_t last) {
  if (last - first == 1) return match_all();
  const auto begin = parts.begin();
  const auto at = [&](std::size_t i) { return begin + static_cast<std::ptrdiff_t>(i); };
  const std::size_t middle = first + (last - first) / 2;
  const Query left_whole(Query::OP_AND, at(first), at(middle));
  const Query right_whole(Query::OP_AND, at(middle), at(last));
  const auto and_lacking = [](const Query& whole, const Query& lacking, std::size_t size) {
    return size == 1 ? whole : Query(Query::OP_AND, whole, lacking);
  };
  return Query(Query::OP_OR,
               and_lacking(left_whole, at_most_one_missing(parts, middle, last), last - middle),
               and_lacking(right_whole, at_most_one_missing(parts, first, middle), middle - first));
}

base::Json decimal(double value) {
  std::array<char, 16> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return base::Json::number(std::string(digits.data(), end));
}

// Two boxes overlap when neither lies wholly beside the other.
void add_box(Queries& parts, const Box& box) {
  using Xapian::sortable_serialise;
  parts.emplace_back(Query::OP_VALUE_LE, slot::kWest, sortable_serialise(box.east));
  parts.emplace_back(Query::OP_VALUE_GE, slot::kEast, sortable_serialise(box.west));
  parts.emplace_back(Query::OP_VALUE_LE, slot::kSouth, sortable_serialise(box.north));
  parts.emplace_back(Query::OP_VALUE_GE, slot::kNorth, sortable_serialise(box.south));
}

Query filter_query(const std::string& name, const std::string& value) {
  const Facet* facet = find_facet(name);
  return facet ? Query(filter_term(facet->prefix, value)) : updated_query(value);
}

Queries filter_queries(const std::vector<std::pair<std::string, std::string>>& filters) {
  Queries queries;
  for (const auto& [name, value] : filters) queries.push_back(filter_query(name, value));
  return queries;
}

}  // namespace

struct QueryBuilder::State {
  const Xapian::Database& database;
  const SearchRequest& request;
  const Weights& weights;
  ReadQuery query;
  TextQuery text;
  bool nothing;

  State(const Xapian::Database& of, const SearchRequest& wanted, Analyzer& analyzer,
        const Synonyms& synonyms, const Weights& by)
      : database(of),
        request(wanted),
        weights(by),
        query(read_query(wanted.q)),
        text(of, query, wanted, analyzer, synonyms, by),
        nothing(query.empty() && !asks_for_everything(wanted.q)) {}

  Queries all_units() const;
  Queries needed() const;
  Query demand(Query found) const;
  Query words(Tier tier) const;
};

Queries QueryBuilder::State::all_units() const {
  Queries parts;
  for (const auto& unit : text.units()) parts.push_back(unit.either());
  return parts;
}

Queries QueryBuilder::State::needed() const {
  Queries parts;
  for (const auto& unit : text.units())
    if (!unit.is_stop_word) parts.push_back(unit.either());
  return parts.empty() ? all_units() : parts;
}

// What q asks of every record beside its words.
Query QueryBuilder::State::demand(Query found) const {
  Queries wanted = filter_queries(query.filters);
  wanted.insert(wanted.end(), text.quotes().begin(), text.quotes().end());
  Queries unwanted = filter_queries(query.excluded_filters);
  unwanted.insert(unwanted.end(), text.excluded().begin(), text.excluded().end());
  if (!wanted.empty()) found = Query(Query::OP_FILTER, found, combine(Query::OP_AND, wanted));
  if (!unwanted.empty()) found = Query(Query::OP_AND_NOT, found, combine(Query::OP_OR, unwanted));
  return found;
}

Query QueryBuilder::State::words(Tier tier) const {
  if (tier == Tier::kAll) return combine(Query::OP_AND, all_units());
  if (tier == Tier::kAny) return combine(Query::OP_OR, all_units());
  const Queries parts = needed();
  return parts.size() < 4 ? combine(Query::OP_AND, parts)
                          : at_most_one_missing(parts, 0, parts.size());
}

QueryBuilder::QueryBuilder(const Xapian::Database& database, const SearchRequest& request,
                           Analyzer& analyzer, const Synonyms& synonyms, const Weights& weights)
    : state_(new State(database, request, analyzer, synonyms, weights)) {}

QueryBuilder::~QueryBuilder() = default;

bool QueryBuilder::has_words() const {
  return !state_->query.words.empty();
}

bool QueryBuilder::wants_everything() const {
  return state_->query.empty() && !state_->nothing;
}

bool QueryBuilder::finds_nothing() const {
  return state_->nothing;
}

std::size_t QueryBuilder::count_units() const {
  return state_->text.units().size();
}

bool QueryBuilder::has_tier(Tier tier) const {
  const std::size_t needed = state_->needed().size();
  if (tier == Tier::kAll) return true;
  if (tier == Tier::kMost) return needed < state_->text.units().size() || needed >= 4;
  return state_->text.units().size() > 1;
}

Query QueryBuilder::matching(Tier tier) const {
  if (state_->nothing) return Query::MatchNothing;
  return state_->demand(has_words() ? state_->words(tier) : match_all());
}

Query QueryBuilder::scoring(Tier tier) const {
  if (!has_words()) return matching(tier);
  Query words =
      tier == Tier::kMost
          ? Query(Query::OP_FILTER, combine(Query::OP_OR, state_->all_units()), state_->words(tier))
          : state_->words(tier);
  Queries extras;
  for (const auto& part : state_->text.extras()) extras.push_back(part.query);
  if (!extras.empty()) words = Query(Query::OP_AND_MAYBE, words, combine(Query::OP_OR, extras));
  return state_->demand(words);
}

std::vector<std::pair<std::string, Query>> QueryBuilder::score_parts() const {
  std::vector<std::pair<std::string, Query>> parts;
  Queries words, synonyms;
  for (const auto& unit : state_->text.units()) {
    words.push_back(unit.words);
    if (!unit.synonyms.empty()) synonyms.push_back(unit.synonyms);
  }
  if (words.empty()) return parts;
  parts.emplace_back("text", combine(Query::OP_OR, words));
  if (!synonyms.empty()) parts.emplace_back("synonym", combine(Query::OP_OR, synonyms));
  for (const auto& part : state_->text.extras()) parts.emplace_back(part.name, part.query);
  return parts;
}

bool QueryBuilder::has_filters(std::string_view except) const {
  const auto& request = state_->request;
  const bool all_excepted =
      request.filters.empty() || (request.filters.size() == 1 && request.filters.contains(except));
  return !all_excepted || request.updated_since || request.from || request.to || request.bbox;
}

Query QueryBuilder::filtering(std::string_view except) const {
  const auto& request = state_->request;
  Queries parts;
  for (const auto& [name, values] : request.filters) {
    if (name == except) continue;
    Queries choices;
    for (const auto& value : values) choices.push_back(filter_query(name, value));
    parts.push_back(combine(Query::OP_OR, choices));
  }
  if (request.updated_since)
    parts.emplace_back(Query::OP_VALUE_GE, slot::kModified, time_key(*request.updated_since));
  if (request.from) parts.emplace_back(Query::OP_VALUE_GE, slot::kTo, time_key(*request.from));
  if (request.to) parts.emplace_back(Query::OP_VALUE_LE, slot::kFrom, time_key(*request.to));
  if (request.bbox) add_box(parts, *request.bbox);
  return parts.empty() ? match_all() : combine(Query::OP_AND, parts);
}

base::Json QueryBuilder::explain() const {
  base::Json words = base::Json::array();
  for (const auto& one : state_->query.words) {
    base::Json word = base::Json::object();
    word.set("word", one.word.exact);
    word.set("folded", one.word.folded);
    word.set("wildcard", base::Json::boolean(one.is_prefix));
    word.set("quoted", base::Json::boolean(one.quote != 0));
    word.set("records", base::Json::integer(state_->database.get_termfreq(one.word.folded)));
    words.push(std::move(word));
  }
  base::Json others = base::Json::array();
  for (const auto& other : state_->text.other_expressions()) others.push(other);
  base::Json weights = base::Json::object();
  for (const auto& [name, value] : list_weights(state_->weights)) weights.set(name, decimal(value));
  base::Json explanation = base::Json::object();
  explanation.set("words", std::move(words));
  explanation.set("also_looked_for", std::move(others));
  explanation.set("weights", std::move(weights));
  return explanation;
}

std::vector<std::pair<std::string, std::string>> QueryBuilder::list_offers() const {
  std::vector<std::pair<std::string, std::string>> offers;
  for (const auto* place : state_->text.places()) offers.emplace_back("area", place->id);
  for (const int year : state_->text.years()) offers.emplace_back("year", std::to_string(year));
  return offers;
}

std::vector<std::size_t> QueryBuilder::list_unknown() const {
  std::vector<std::size_t> unknown;
  for (std::size_t i = 0; i < state_->query.words.size(); ++i)
    if (state_->text.is_unknown(i)) unknown.push_back(i);
  return unknown;
}

const ReadQuery& QueryBuilder::read() const {
  return state_->query;
}

const std::vector<std::string>& QueryBuilder::other_expressions() const {
  return state_->text.other_expressions();
}

Query updated_query(std::string_view value) {
  using std::chrono::hours;
  const auto key_before = [](int days) { return time_key(base::now() - hours(24 * days)); };
  constexpr int tomorrow = -1;  // today is further on elsewhere; what is later is still to come
  if (value == "older") return Query(Query::OP_VALUE_LE, slot::kModified, key_before(365));
  const int days = value == "7d" ? 7 : value == "30d" ? 30 : 365;
  return Query(Query::OP_VALUE_RANGE, slot::kModified, key_before(days), key_before(tomorrow));
}

}  // namespace search
