#include "search/suggest.hpp"

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "catalog/base/json.hpp"
#include "catalog/base/text.hpp"
#include "search/entry.hpp"
#include "search/query_words.hpp"
#include "search/schema.hpp"

namespace search {
namespace {

using Xapian::Query;

bool has_words_that_begin(const std::string& title_key, const std::vector<std::string>& typed) {
  const auto words = base::split(title_key, ' ');
  return std::all_of(typed.begin(), typed.end(), [&](const std::string& begin) {
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return word.starts_with(begin); });
  });
}

class Suggester {
 public:
  Suggester(const Xapian::Database& database, std::string_view typed, std::size_t limit)
      : database_(database),
        key_(whole_key(typed)),
        words_(base::split(key_, ' ')),
        limit_(limit) {}

  std::vector<Suggestion> run() {
    if (key_.empty()) return {};
    add_titles_that_begin();
    if (found_.size() < limit_) add_titles_with_words();
    return std::move(found_);
  }

 private:
  void add_titles_that_begin() {
    const std::string prefix = std::string(prefix::kTitle) + key_;
    for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix);
         ++term) {
      const std::string title = *term;
      for (auto at = database_.postlist_begin(title); at != database_.postlist_end(title); ++at) {
        if (found_.size() >= limit_) return;
        add(*at, [&](const std::string& one) { return one.starts_with(key_); });
      }
    }
  }

  void add_titles_with_words() {
    constexpr Xapian::termcount expansions = 100;
    constexpr Xapian::doccount looked_at = 200;
    auto typed = list_words(key_);
    if (typed.size() > kQueryWords) typed.resize(kQueryWords);
    std::vector<Query> parts;
    parts.reserve(typed.size());
    for (const auto& word : typed) parts.emplace_back(word.folded);
    if (typed.back().folded.size() >= kWildcardLetters)
      parts.back() = Query(Query::OP_OR, parts.back(),
                           Query(Query::OP_WILDCARD, words_.back(), expansions,
                                 Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_SYNONYM));
    Xapian::Enquire enquire(database_);
    enquire.set_query(Query(Query::OP_AND, parts.begin(), parts.end()));
    const auto page = enquire.get_mset(0, looked_at);
    for (auto hit = page.begin(); hit != page.end() && found_.size() < limit_; ++hit)
      add(*hit, [&](const std::string& one) { return has_words_that_begin(one, words_); });
  }

  // Adds the record by the first of its titles that fits.
  template <typename Fits>
  void add(Xapian::docid record, Fits fits) {
    if (seen_.contains(record)) return;
    const std::string data = database_.get_document(record).get_data();
    const auto [id, text] = split_data(data);
    const base::Json card = base::parse_json(text);
    for (const auto& [language, title] : card["title"].members()) {
      if (!fits(whole_key(title.as_string()))) continue;
      found_.push_back({std::string(id), card["slug"].as_string(), title.as_string()});
      seen_.insert(record);
      return;
    }
  }

  const Xapian::Database& database_;
  const std::string key_;
  const std::vector<std::string> words_;
  const std::size_t limit_;
  std::set<Xapian::docid> seen_;
  std::vector<Suggestion> found_;
};

}  // namespace

std::vector<Suggestion> suggest_titles(const Xapian::Database& database, std::string_view typed,
                                       std::size_t limit) {
  constexpr std::size_t most = 50;
  constexpr std::size_t typed_bytes = 512;
  return Suggester(database, typed.substr(0, typed_bytes), std::min(limit, most)).run();
}

}  // namespace search
