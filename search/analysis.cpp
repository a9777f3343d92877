#include "search/analysis.hpp"

#include <xapian.h>

#include <array>
#include <map>

#include "catalog/base/text.hpp"
#include "search/schema.hpp"

namespace search {
namespace {

// Xapian's stemmers by the first part of a language tag. Vietnamese needs none; Thai, Chinese,
// Hindi, Greek have none.
constexpr std::array<std::string_view, 25> kStemmed = {
    "ar", "ca", "da", "de", "en", "es", "eu", "fi", "fr", "ga", "hu", "hy", "id",
    "it", "lt", "nb", "ne", "nl", "nn", "no", "pt", "ro", "ru", "sv", "tr"};

void count(TermCounts& terms, std::string_view prefix, std::string_view word, unsigned weight) {
  std::string term;
  term.reserve(prefix.size() + word.size());
  term.append(prefix).append(word);
  terms[std::move(term)] += weight;
}

std::optional<std::string> stem_by(const Xapian::Stem& stemmer, const Word& word) {
  if (word.kind != WordKind::kLetters) return std::nullopt;
  std::string stem = base::fold(stemmer(word.lower));
  if (stem.empty() || stem.size() > kWordBytes) return std::nullopt;
  return stem;
}

}  // namespace

struct Analyzer::Stemmers {
  std::map<std::string, Xapian::Stem, std::less<>> by_language;

  // The stemmer of that name, made when it is first wanted; null for the name of none.
  const Xapian::Stem* find(const std::string& name) {
    if (name.empty()) return nullptr;
    auto found = by_language.find(name);
    if (found == by_language.end()) found = by_language.emplace(name, Xapian::Stem(name)).first;
    return &found->second;
  }
};

Analyzer::Analyzer() : stemmers_(std::make_unique<Stemmers>()) {}
Analyzer::~Analyzer() = default;

std::string Analyzer::stem_language(std::string_view tag) {
  const std::string language = base::lower_ascii(tag.substr(0, tag.find_first_of("-_")));
  for (const auto one : kStemmed)
    if (one == language) return one == "nb" || one == "nn" ? "no" : language;
  return {};
}

std::optional<std::string> Analyzer::stem(const Word& word, std::string_view language) {
  const Xapian::Stem* stemmer = stemmers_->find(stem_language(language));
  return stemmer ? stem_by(*stemmer, word) : std::nullopt;
}

void Analyzer::add_text(std::string_view text, std::string_view language, unsigned weight,
                        TermCounts& terms) {
  const auto words = list_words(text);
  const Xapian::Stem* stemmer = stemmers_->find(stem_language(language));
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    count(terms, prefix::kWord, word.folded, weight);
    if (word.has_diacritics()) count(terms, prefix::kExact, word.exact, weight);
    for (const auto& part : parts_of(word)) count(terms, prefix::kWord, part, weight);
    if (stemmer)
      if (const auto root = stem_by(*stemmer, word)) count(terms, prefix::kStem, *root, weight);
    if (i == 0) continue;
    if (const auto pair = pair_of(words[i - 1], word)) count(terms, prefix::kPair, *pair, weight);
    if (const auto one = joined(words[i - 1], word)) count(terms, prefix::kWord, *one, weight);
  }
}

}  // namespace search
