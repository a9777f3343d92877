#pragma once

#include <string>
#include <string_view>

namespace search {

/// One spelling for syllables that Vietnamese writes in two ways: the tone of an open oa, oe, uy
/// stands on the first vowel ("hoà" becomes "hòa", "thuý" becomes "thúy"; not after q), and y
/// alone after h, k, l, m, s, t, qu becomes i ("kỹ" becomes "kĩ", "ty" becomes "ti").
/// `word` is one word in lower case and NFC; any other word comes back unchanged.
std::string unify_spelling(std::string_view word);

}  // namespace search
