#include "search/query_words.hpp"

#include <algorithm>
#include <array>

#include "catalog/base/text.hpp"

namespace search {
namespace {

// Words that a match may do without, as written: without diacritics most Vietnamese ones are other
// words too ("đã" is one, "Đà" is half a city). Vietnamese, English, French.
constexpr std::array<std::string_view, 46> kStopWords = {
    "a",     "and",   "as", "at",  "au", "aux", "bằng", "bởi",  "by",   "cac", "các",  "cho",
    "của",   "cũng",  "de", "des", "en", "et",  "for",  "from", "in",   "is",  "là",   "les",
    "nhung", "những", "of", "on",  "or", "par", "pour", "sur",  "tại",  "the", "theo", "thì",
    "to",    "trong", "từ", "un",  "và", "về",  "với",  "with", "được", "để"};

bool is_stop_word(const Word& word) {
  return std::find(kStopWords.begin(), kStopWords.end(), word.exact) != kStopWords.end();
}

std::size_t letters_in(std::string_view text) {
  const auto starts = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts));
}

class QueryReader {
 public:
  // Quotes in pairs; one left over opens nothing.
  std::vector<QueryWord> read(std::string_view q) {
    for (;;) {
      const auto open = q.find('"');
      const auto close = open == std::string_view::npos ? open : q.find('"', open + 1);
      if (close == std::string_view::npos) break;
      read_plain(q.substr(0, open));
      ++quotes_;
      add_words(q.substr(open + 1, close - open - 1), quotes_);
      q.remove_prefix(close + 1);
    }
    read_plain(q);
    if (words_.size() > kQueryWords) words_.resize(kQueryWords);
    return std::move(words_);
  }

 private:
  void read_plain(std::string_view text) {
    for (auto star = text.find('*'); star != std::string_view::npos; star = text.find('*')) {
      const auto before = words_.size();
      add_words(text.substr(0, star), 0);
      const bool at_word = star > 0 && static_cast<unsigned char>(text[star - 1]) > ' ';
      if (words_.size() > before && at_word) open_end(words_.back());
      text.remove_prefix(star + 1);
    }
    add_words(text, 0);
  }

  void open_end(QueryWord& word) {
    if (wildcards_ == kWildcards || letters_in(word.word.folded) < kWildcardLetters) return;
    word.is_prefix = true;
    word.is_stop_word = false;
    ++wildcards_;
  }

  void add_words(std::string_view text, unsigned quote) {
    std::uint32_t last = 0;
    for (auto& word : list_words(text)) {
      word.sentence += sentence_;
      last = word.sentence;
      const bool stop = is_stop_word(word);
      words_.push_back({std::move(word), false, stop, quote});
    }
    sentence_ = std::max(sentence_, last);
  }

  std::vector<QueryWord> words_;
  std::uint32_t sentence_ = 0;
  unsigned quotes_ = 0;
  std::size_t wildcards_ = 0;
};

}  // namespace

std::vector<QueryWord> read_query(std::string_view q) {
  return QueryReader().read(q);
}

bool asks_for_everything(std::string_view q) {
  return base::trim(q).find_first_not_of("*: ") == std::string_view::npos;
}

}  // namespace search
