#include "search/scorer.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace search {
namespace {

using Kind = Expression::Kind;

// BM25 as Xapian has it: how much a long text counts less, and the least length reckoned with, as
// a share of the mean.
constexpr double kLengthShare = 0.5, kLeastLength = 0.5, kCountBound = 1;

// Alternatives that are looked up one by one for each record; more are counted beforehand.
constexpr std::size_t kFewAlternatives = 4;

double rarity(double records, double having) {
  double odds = (records - having + 0.5) / (having + 0.5);
  if (odds < 2) odds = odds / 2 + 1;
  return std::log(odds) * (1 + kCountBound);
}

}  // namespace

Scorer::Scorer(Matcher& matcher, const Weights& weights)
    : matcher_(matcher),
      weights_(weights),
      facts_(matcher.columns().facts(matcher.database())),
      touched_(matcher.columns().touched().set()),
      any_touched_(matcher.columns().touched().size() > 0),
      records_(matcher.database().get_doccount()),
      of_mean_length_(1 / std::max(1.0, matcher.database().get_avlength())) {}

void Scorer::add_words(std::string_view name, const Expression& words, double scale) {
  names_.push_back(name);
  add_one(name, words, scale, nullptr);
}

void Scorer::add_one(std::string_view name, const Expression& words, double scale,
                     const RecordSet* only_in) {
  if (words.kind == Kind::kAny || words.kind == Kind::kAll) {
    const bool all = words.kind == Kind::kAll;
    RecordSet found = all ? matcher_.find(words) : RecordSet();
    if (all && only_in) found &= *only_in;
    for (const auto& part : words.parts) add_one(name, part, scale, all ? &found : only_in);
    return;
  }
  if (words.kind != Kind::kTerm && words.kind != Kind::kSynonym) return;
  const auto having = words.kind == Kind::kTerm
                          ? matcher_.database().get_termfreq(words.term)
                          : static_cast<Xapian::doccount>(matcher_.find(words).count());
  if (having == 0) return;
  Words made{name, scale * rarity(records_, having), 0, std::nullopt, {}, {}};
  if (only_in) made.only_in = *only_in;
  if (words.parts.size() > kFewAlternatives)
    made.counts = count_all(words);
  else if (words.kind == Kind::kTerm)
    add_counted(made, words);
  else
    for (const auto& part : words.parts) add_counted(made, part);
  const double most = made.most_count();
  made.most = made.weight * most / (most + kLeastLength * kLengthShare + (1 - kLengthShare));
  words_.push_back(std::move(made));
}

void Scorer::add_counted(Words& made, const Expression& alternative) {
  Counted counted;
  const auto add = [&](const std::string& term) {
    const auto& read = matcher_.read(term);
    counted.emplace_back(Postings::Cursor(*read.postings), &read);
  };
  if (alternative.kind == Kind::kTerm)
    add(alternative.term);
  else if (alternative.kind == Kind::kSynonym)
    for (const auto& part : alternative.parts) add_counted(made, part);
  else
    for (const auto& part : alternative.parts) add(part.term);
  if (!counted.empty()) made.alternatives.push_back(std::move(counted));
}

std::vector<std::uint8_t> Scorer::count_all(const Expression& words) {
  constexpr std::uint32_t most = 255;
  Words all{{}, 0, 0, std::nullopt, {}, {}};
  for (const auto& part : words.parts) add_counted(all, part);
  std::vector<std::uint8_t> counts(std::size_t{matcher_.last()} + 1, 0);
  for (auto& alternative : all.alternatives) {
    Words one{{}, 0, 0, std::nullopt, {std::move(alternative)}, {}};
    RecordSet found(matcher_.last());
    for (auto& [cursor, term] : one.alternatives.front()) {
      term->postings->add_to(found);
      for (const auto& [record, count] : term->touched) found.insert(record);
    }
    found.for_each([&](std::uint32_t record) {
      const auto count = one.count(record, touched_.contains(record));
      counts[record] = static_cast<std::uint8_t>(std::min(counts[record] + count, most));
    });
  }
  return counts;
}

void Scorer::add_fixed(std::string_view name, const Expression& among, double amount) {
  names_.push_back(name);
  RecordSet found = matcher_.find(among);
  if (!found.empty()) fixed_.push_back({name, amount, std::move(found)});
}

void Scorer::add_standing(std::string_view name, double scale) {
  names_.push_back(name);
  standing_name_ = name;
  if (scale > 0) standing_.emplace(weights_, scale);
}

void Scorer::make_ready() {
  std::ranges::stable_sort(words_, std::greater<>(), &Words::most);
  rest_.assign(words_.size() + 1, 0);
  for (std::size_t i = words_.size(); i-- > 0;) rest_[i] = rest_[i + 1] + words_[i].most;
}

double Scorer::Words::most_count() const {
  if (!counts.empty()) return *std::ranges::max_element(counts);
  double sum = 0;
  for (const auto& alternative : alternatives)
    for (const auto& [cursor, term] : alternative) {
      sum += term->postings->most();
      if (!term->touched.empty())
        sum += std::ranges::max_element(term->touched, {}, &TouchedRecords::Count::second)->second;
    }
  return sum;
}

std::uint32_t Scorer::Words::count(std::uint32_t record, bool is_touched) {
  if (!counts.empty()) return counts[record];
  std::uint32_t sum = 0;
  for (auto& alternative : alternatives) {
    std::uint32_t together = 0;
    for (auto& [cursor, term] : alternative) {
      const auto one = is_touched ? Matcher::count_touched(*term, record) : cursor.count(record);
      together = one > 0 ? together + one : 0;
      if (one == 0) break;
    }
    sum += together;
  }
  return sum;
}

std::uint32_t Scorer::Words::count_slowly(std::uint32_t record, bool is_touched) const {
  Words anew = *this;
  for (auto& alternative : anew.alternatives)
    for (auto& [cursor, term] : alternative) cursor = Postings::Cursor(*term->postings);
  return anew.count(record, is_touched);
}

double Scorer::norm(const RecordFacts& facts) const {
  const double length = facts.length * of_mean_length_;
  return std::max(length, kLeastLength) * kLengthShare + (1 - kLengthShare);
}

double Scorer::score(std::uint32_t record, double least) {
  const RecordFacts facts = facts_[record];
  double sum = standing_ ? (*standing_)(facts.standing) : 0;
  for (const auto& part : fixed_)
    if (part.among.contains(record)) sum += part.amount;
  const bool is_touched = any_touched_ && touched_.contains(record);
  const double shortened = norm(facts);
  for (std::size_t i = 0; i < words_.size() && sum + rest_[i] >= least; ++i) {
    auto& part = words_[i];
    if (part.only_in && !part.only_in->contains(record)) continue;
    const double count = part.count(record, is_touched);
    sum += part.weight * count / (shortened + count);
  }
  return sum;
}

std::vector<std::pair<std::string_view, double>> Scorer::explain(std::uint32_t record) const {
  std::vector<std::pair<std::string_view, double>> parts;
  const auto add = [&](std::string_view name, double amount) {
    if (amount <= 0) return;
    const auto known = std::ranges::find(parts, name, &std::pair<std::string_view, double>::first);
    if (known == parts.end())
      parts.emplace_back(name, amount);
    else
      known->second += amount;
  };
  const bool is_touched = any_touched_ && touched_.contains(record);
  for (const auto& part : words_) {
    if (part.only_in && !part.only_in->contains(record)) continue;
    const double count = part.count_slowly(record, is_touched);
    add(part.name, part.weight * count / (norm(facts_[record]) + count));
  }
  for (const auto& part : fixed_) add(part.name, part.among.contains(record) ? part.amount : 0);
  if (standing_) add(standing_name_, (*standing_)(facts_[record].standing));
  std::ranges::stable_sort(parts, {},
                           [&](const auto& part) { return std::ranges::find(names_, part.first); });
  return parts;
}

}  // namespace search
