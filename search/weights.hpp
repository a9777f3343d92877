#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace search {

/// What a match is worth: the whole formula, in one place. The text's part is BM25 with k1 = 1,
/// b = 0.5, k3 = 1 over folded words and stems; these are what is counted beside it. Settings may
/// give others ("search.weights").
/// Source: measured on several test collections for exact, pair, other_pair, cutoff, popularity and
/// official, the first two of which lie on a plateau; whole, place, year, quality and fresh are
/// informed guesses.
struct Weights {
  double exact = 0.5;       // a word with the diacritics that were typed
  double pair = 0.6;        // two neighbours, when the words are Vietnamese
  double other_pair = 0.3;  // two neighbours in any other case
  double synonym = 0.5;     // another expression for what was typed, as a share of its own weight
  double whole = 3;         // a title or identifier that is just what was typed
  double place = 2;         // a place that was typed is one the record covers
  double year = 2;          // a year that was typed is one the record covers
  double standing = 1;      // the next four together
  double popularity = 1;    // per power of ten of use, see Standing
  double official = 1;      // published by a public authority
  double quality = 0.5;     // for a complete description
  double fresh = 0.5;       // updated as often as it says
  double cutoff = 0.4;      // tier kAny: least share of the best score
};

/// The weights by their names, in the order above.
std::vector<std::pair<std::string_view, double>> list_weights(const Weights& weights);

/// Gives the weight of that name another value; false when there is none of that name, or the value
/// is not from 0 to 100.
bool set_weight(Weights& weights, std::string_view name, double value);

}  // namespace search
