#include "search/query_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "catalog/base/text.hpp"
#include "search/filter_value.hpp"
#include "search/schema.hpp"

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

// Other names of facets that people write.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kFieldNames = {
    {{"publisher", "agency"},
     {"licence", "license"},
     {"tag", "keyword"},
     {"lang", "language"},
     {"topic", "theme"}}};

std::string_view find_field(std::string_view name) {
  for (const auto& [written, meant] : kFieldNames)
    if (written == name) return meant;
  const Facet* facet = find_facet(name);
  return facet ? facet->name : std::string_view();
}

bool is_space(char c) {
  return static_cast<unsigned char>(c) <= ' ';
}

class QueryReader {
 public:
  explicit QueryReader(std::string_view q) : rest_(q) {}

  ReadQuery read() {
    while (!rest_.empty()) {
      if (is_space(rest_.front())) {
        move(1);
      } else if (starts_token_ && (read_minus() || read_field())) {
        continue;
      } else if (rest_.front() == '"' && rest_.find('"', 1) != std::string_view::npos) {
        read_quote();
      } else {
        starts_token_ = false;
        ++plain_;
        rest_.remove_prefix(1);
      }
    }
    end_plain();
    for (auto* words : {&query_.words, &query_.excluded})
      if (words->size() > kQueryWords) words->resize(kQueryWords);
    return std::move(query_);
  }

 private:
  // Goes on by some characters that end a token and stay between plain words.
  void move(std::size_t count) {
    plain_ += count;
    rest_.remove_prefix(count);
    starts_token_ = true;
  }

  void drop(std::size_t count) {
    end_plain();
    rest_.remove_prefix(count);
  }

  // Plain words are read in one piece, as they may belong to one sentence.
  void end_plain() {
    read_plain({rest_.data() - plain_, plain_});
    plain_ = 0;
  }

  // "-word", not "word - word".
  bool read_minus() {
    if (rest_.size() < 2 || rest_.front() != '-' || is_space(rest_[1]) || rest_[1] == '-')
      return false;
    drop(1);
    const bool field = read_field(true);
    if (!field) add_words(take_value(), 0, query_.excluded);
    return true;
  }

  bool read_field(bool excluded = false) {
    constexpr std::size_t longest_name = 20;
    const auto colon = rest_.substr(0, longest_name).find(':');
    if (colon == std::string_view::npos || colon + 1 >= rest_.size()) return false;
    const auto field = find_field(base::lower_ascii(rest_.substr(0, colon)));
    auto& filters = excluded ? query_.excluded_filters : query_.filters;
    if (field.empty() || is_space(rest_[colon + 1]) || filters.size() == kQueryFilters)
      return false;
    drop(colon + 1);
    if (const auto value = take_value(); !value.empty())
      filters.emplace_back(field, filter_value(field, value));
    return true;
  }

  // What stands up to the next space, or in quotes.
  std::string_view take_value() {
    const bool quoted = rest_.front() == '"' && rest_.find('"', 1) != std::string_view::npos;
    const auto end =
        quoted ? rest_.find('"', 1)
               : static_cast<std::size_t>(std::ranges::find_if(rest_, is_space) - rest_.begin());
    const auto value = quoted ? rest_.substr(1, end - 1) : rest_.substr(0, end);
    rest_.remove_prefix(quoted ? end + 1 : end);
    return value;
  }

  void read_quote() {
    drop(0);
    const auto quote = take_value();
    add_words(quote, ++quotes_, query_.words);
    starts_token_ = true;
  }

  void read_plain(std::string_view text) {
    for (auto star = text.find('*'); star != std::string_view::npos; star = text.find('*')) {
      const auto before = query_.words.size();
      add_words(text.substr(0, star), 0, query_.words);
      const bool at_word = star > 0 && !is_space(text[star - 1]);
      if (query_.words.size() > before && at_word) open_end(query_.words.back());
      text.remove_prefix(star + 1);
    }
    add_words(text, 0, query_.words);
  }

  void open_end(QueryWord& word) {
    if (wildcards_ == kWildcards || letters_in(word.word.folded) < kWildcardLetters) return;
    word.is_prefix = true;
    word.is_stop_word = false;
    ++wildcards_;
  }

  void add_words(std::string_view text, unsigned quote, std::vector<QueryWord>& words) {
    std::uint32_t last = 0;
    for (auto& word : list_words(text)) {
      word.sentence += sentence_;
      last = word.sentence;
      const bool stop = is_stop_word(word);
      words.push_back({std::move(word), false, stop, quote});
    }
    sentence_ = std::max(sentence_, last);
  }

  std::string_view rest_;
  std::size_t plain_ = 0;  // bytes before `rest_` that are not read yet
  bool starts_token_ = true;
  ReadQuery query_;
  std::uint32_t sentence_ = 0;
  unsigned quotes_ = 0;
  std::size_t wildcards_ = 0;
};

}  // namespace

ReadQuery read_query(std::string_view q) {
  return QueryReader(q).read();
}

bool asks_for_everything(std::string_view q) {
  return base::trim(q).find_first_not_of("*: ") == std::string_view::npos;
}

}  // namespace search
