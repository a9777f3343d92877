#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/expression.hpp"
#include "search/matcher.hpp"
#include "search/postings.hpp"
#include "search/record_set.hpp"
#include "search/standing.hpp"
#include "search/weights.hpp"

namespace search {

/// Scores records: the sum of BM25 (k1 = 1, b = 0.5) over words, of fixed amounts, and of where
/// records stand.
/// Thread: one at a time. Lives no longer than `matcher`.
class Scorer {
 public:
  Scorer(Matcher& matcher, const Weights& weights);

  /// The parts of the score. `name` must live as long as this.
  void add_words(std::string_view name, const Expression& words, double scale);
  void add_fixed(std::string_view name, const Expression& among, double amount);
  void add_standing(std::string_view name, double scale);
  /// To be called when all parts are there.
  void make_ready();

  /// The score of a record, or anything below `least` when it is less than that. Records must be
  /// asked for in rising order since make_ready().
  double score(std::uint32_t record, double least);
  /// The sums of the parts by name, those that are not 0, of any record; in the order of adding.
  std::vector<std::pair<std::string_view, double>> explain(std::uint32_t record) const;

 private:
  // What is counted together, when a record has all of the terms.
  using Counted = std::vector<std::pair<Postings::Cursor, const Matcher::Term*>>;

  struct Words {
    std::string_view name;
    double weight;    // which no count reaches
    double most = 0;  // what it can give at most
    std::optional<RecordSet> only_in;
    std::vector<Counted> alternatives;
    std::vector<std::uint8_t> counts;  // by record instead, when there are many alternatives

    double most_count() const;
    std::uint32_t count(std::uint32_t record, bool is_touched);
    std::uint32_t count_slowly(std::uint32_t record, bool is_touched) const;
  };
  struct Fixed {
    std::string_view name;
    double amount;
    RecordSet among;
  };

  void add_one(std::string_view name, const Expression& words, double scale,
               const RecordSet* only_in);
  void add_counted(Words& made, const Expression& alternative);
  std::vector<std::uint8_t> count_all(const Expression& words);
  double norm(const RecordFacts& facts) const;

  Matcher& matcher_;
  const Weights& weights_;
  const Chunked<RecordFacts>& facts_;
  const RecordSet& touched_;
  const bool any_touched_;
  const double records_, of_mean_length_;
  std::vector<std::string_view> names_;  // of the parts, as they were added
  std::vector<Words> words_;
  std::vector<Fixed> fixed_;
  std::vector<double> rest_;  // the most that words from each on can give
  std::string_view standing_name_;
  std::optional<StandingTotal> standing_;
};

}  // namespace search
