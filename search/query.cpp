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

using Kind = Expression::Kind;

base::Json decimal(double value) {
  std::array<char, 16> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return base::Json::number(std::string(digits.data(), end));
}

// Two boxes overlap when neither lies wholly beside the other.
Expression box_expression(const Box& box) {
  using Xapian::sortable_serialise;
  return {Kind::kAll,
          {},
          {range_expression(slot::kWest, {}, sortable_serialise(box.east)),
           range_expression(slot::kEast, sortable_serialise(box.west), {}),
           range_expression(slot::kSouth, {}, sortable_serialise(box.north)),
           range_expression(slot::kNorth, sortable_serialise(box.south), {})}};
}

Expression filter_expression(const std::string& name, const std::string& value) {
  const Facet* facet = find_facet(name);
  return facet ? term_expression(filter_term(facet->prefix, value)) : updated_expression(value);
}

Expressions filter_expressions(const std::vector<std::pair<std::string, std::string>>& filters) {
  Expressions parts;
  for (const auto& [name, value] : filters) parts.push_back(filter_expression(name, value));
  return parts;
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
};

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

const std::vector<QueryUnit>& QueryBuilder::units() const {
  return state_->text.units();
}

Expression QueryBuilder::demanded() const {
  Expressions wanted = filter_expressions(state_->query.filters);
  const auto& quotes = state_->text.quotes();
  wanted.insert(wanted.end(), quotes.begin(), quotes.end());
  return wanted.empty() ? Expression() : combine(Kind::kAll, std::move(wanted));
}

Expression QueryBuilder::unwanted() const {
  Expressions unwanted = filter_expressions(state_->query.excluded_filters);
  const auto& excluded = state_->text.excluded();
  unwanted.insert(unwanted.end(), excluded.begin(), excluded.end());
  return unwanted.empty() ? Expression() : combine(Kind::kAny, std::move(unwanted));
}

QueryBuilder::Filters QueryBuilder::filters() const {
  const auto& request = state_->request;
  Filters filters;
  for (const auto& [name, values] : request.filters) {
    Expressions choices;
    for (const auto& value : values) choices.push_back(filter_expression(name, value));
    filters.emplace_back(name, combine(Kind::kAny, std::move(choices)));
  }
  if (request.updated_since)
    filters.emplace_back("",
                         range_expression(slot::kModified, time_key(*request.updated_since), {}));
  if (request.from)
    filters.emplace_back("", range_expression(slot::kTo, time_key(*request.from), {}));
  if (request.to)
    filters.emplace_back("", range_expression(slot::kFrom, {}, time_key(*request.to)));
  if (request.bbox) filters.emplace_back("", box_expression(*request.bbox));
  return filters;
}

const std::vector<ScorePart>& QueryBuilder::extras() const {
  return state_->text.extras();
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

Expression updated_expression(std::string_view value) {
  using std::chrono::hours;
  const auto key_before = [](int days) { return time_key(base::now() - hours(24 * days)); };
  constexpr int tomorrow = -1;  // today is further on elsewhere; what is later is still to come
  if (value == "older") return range_expression(slot::kModified, {}, key_before(365));
  const int days = value == "7d" ? 7 : value == "30d" ? 30 : 365;
  return range_expression(slot::kModified, key_before(days), key_before(tomorrow));
}

}  // namespace search
