#include "search/tiers.hpp"

#include <algorithm>

namespace search {
namespace {

constexpr std::size_t kEnoughToLack = 4;  // words of which one may be missing

RecordSet all_of(const std::vector<RecordSet>& sets) {
  RecordSet all = sets.front();
  for (std::size_t i = 1; i < sets.size(); ++i) all &= sets[i];
  return all;
}

// At least two sets.
RecordSet all_but_one(const std::vector<RecordSet>& sets) {
  RecordSet all = sets[0], lacking_one = sets[1];
  lacking_one -= sets[0];
  for (std::size_t i = 1; i < sets.size(); ++i) {
    // What had all before may lack this one; what lacked one before must be in this one.
    RecordSet lacking_this = all;
    lacking_this -= sets[i];
    all &= sets[i];
    lacking_one &= sets[i];
    lacking_one |= lacking_this;
  }
  return all |= lacking_one;
}

}  // namespace

TierSets::TierSets(const QueryBuilder& query, Matcher& matcher)
    : finds_nothing_(query.finds_nothing()) {
  if (!query.has_words()) everything_ = matcher.columns().everything(matcher.database());
  const auto& units = query.units();
  const bool some_needed =
      std::ranges::any_of(units, [](const auto& u) { return !u.is_stop_word; });
  for (const auto& unit : units) {
    units_.push_back(matcher.find(unit.words));
    if (!unit.synonyms.is_nothing()) units_.back() |= matcher.find(unit.synonyms);
    if (!unit.is_stop_word || !some_needed) needed_.push_back(units_.back());
  }
  if (const auto demanded = query.demanded(); !demanded.is_nothing())
    demanded_ = matcher.find(demanded);
  if (const auto unwanted = query.unwanted(); !unwanted.is_nothing())
    unwanted_ = matcher.find(unwanted);
}

bool TierSets::has(Tier tier) const {
  if (tier == Tier::kAll) return true;
  if (tier == Tier::kAny) return units_.size() > 1;
  return needed_.size() < units_.size() || needed_.size() >= kEnoughToLack;
}

RecordSet TierSets::find(Tier tier) const {
  if (finds_nothing_) return {};
  RecordSet found = units_.empty() ? everything_ : find_words(tier);
  if (demanded_) found &= *demanded_;
  if (unwanted_) found -= *unwanted_;
  return found;
}

RecordSet TierSets::find_words(Tier tier) const {
  if (tier == Tier::kAll) return all_of(units_);
  if (tier == Tier::kMost)
    return needed_.size() < kEnoughToLack ? all_of(needed_) : all_but_one(needed_);
  RecordSet any = units_.front();
  for (std::size_t i = 1; i < units_.size(); ++i) any |= units_[i];
  return any;
}

}  // namespace search
