#include "search/spelling.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "catalog/base/text.hpp"
#include "search/schema.hpp"

namespace search {
namespace {

constexpr std::size_t kShortest = 3, kLongest = 24;
constexpr std::size_t kTermsLookedAt = 200'000;

struct Candidate {
  std::size_t distance = 0;
  Xapian::doccount beside = 0;  // records where it stands next to a neighbour of the wrong word
  Xapian::doccount records = 0;
  std::string word;

  bool is_better_than(const Candidate& other) const {
    return std::tuple(distance, other.beside, other.records) <
           std::tuple(other.distance, beside, records);
  }
};

class Speller {
 public:
  Speller(const Xapian::Database& database, const std::vector<QueryWord>& words)
      : database_(database), words_(words) {}

  std::optional<std::string> nearest(std::size_t i) {
    const Word& wrong = words_[i].word;
    const std::size_t size = wrong.folded.size();
    if (wrong.kind != WordKind::kLetters || size < kShortest || size > kLongest)
      return std::nullopt;
    best_.reset();
    // The first letter is seldom wrong; it may have changed places with the second.
    for (const char first : std::set<char>{wrong.folded[0], wrong.folded[1]}) scan(i, first);
    if (!best_) return std::nullopt;
    return as_written(best_->word);
  }

 private:
  void scan(std::size_t i, char first) {
    const std::string& wrong = words_[i].word.folded;
    const std::size_t limit = wrong.size() < 5 ? 1 : 2;
    const std::string prefix(1, first);
    std::size_t looked_at = 0;
    for (auto term = database_.allterms_begin(prefix);
         term != database_.allterms_end(prefix) && looked_at < kTermsLookedAt;
         ++term, ++looked_at) {
      const std::string word = *term;
      const std::size_t distance = edit_distance(wrong, word, limit);
      if (distance == 0 || distance > limit) continue;
      const Candidate candidate{distance, beside_neighbours(i, word), term.get_termfreq(), word};
      if (!best_ || candidate.is_better_than(*best_)) best_ = candidate;
    }
  }

  Xapian::doccount beside_neighbours(std::size_t i, const std::string& word) const {
    const auto records = [&](const std::string& left, const std::string& right) {
      return database_.get_termfreq(std::string(prefix::kPair) + left + '_' + right);
    };
    Xapian::doccount sum = 0;
    if (i > 0) sum += records(words_[i - 1].word.folded, word);
    if (i + 1 < words_.size()) sum += records(word, words_[i + 1].word.folded);
    return sum;
  }

  // With the diacritics that most records give it.
  std::string as_written(const std::string& folded) const {
    const std::string prefix(prefix::kExact);
    Xapian::doccount most = database_.get_termfreq(folded) / 2;
    std::string best = folded;
    for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix);
         ++term) {
      if (term.get_termfreq() < most) continue;
      const std::string exact = (*term).substr(prefix.size());
      if (base::fold(exact) == folded) most = term.get_termfreq(), best = exact;
    }
    return best;
  }

  const Xapian::Database& database_;
  const std::vector<QueryWord>& words_;
  std::optional<Candidate> best_;
};

}  // namespace

std::size_t edit_distance(std::string_view left, std::string_view right, std::size_t limit) {
  constexpr std::size_t most = 32;
  const std::size_t difference =
      std::max(left.size(), right.size()) - std::min(left.size(), right.size());
  if (difference > limit || left.size() >= most || right.size() >= most) return limit + 1;
  std::array<std::array<std::uint8_t, most>, 3> rows{};  // this one, the last, the one before
  for (std::size_t j = 0; j <= right.size(); ++j) rows[1][j] = static_cast<std::uint8_t>(j);
  for (std::size_t i = 1; i <= left.size(); ++i) {
    auto& row = rows[0];
    row[0] = static_cast<std::uint8_t>(i);
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const int changed = rows[1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      int least = std::min({changed, rows[1][j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
        least = std::min(least, rows[2][j - 2] + 1);
      row[j] = static_cast<std::uint8_t>(least);
    }
    std::swap(rows[2], rows[1]);
    std::swap(rows[1], rows[0]);
  }
  return std::min<std::size_t>(rows[1][right.size()], limit + 1);
}

std::optional<std::string> offer_spelling(const Xapian::Database& database,
                                          const std::vector<QueryWord>& words,
                                          const std::vector<std::size_t>& unknown) {
  std::vector<std::string> texts;
  texts.reserve(words.size());
  for (const auto& word : words) texts.push_back(word.word.lower);
  Speller speller(database, words);
  for (const std::size_t i : unknown) {
    auto right = speller.nearest(i);
    if (!right) return std::nullopt;
    texts[i] = std::move(*right);
  }
  return base::join(texts, " ");
}

}  // namespace search
