#include "portal/app/missed.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "search/query_words.hpp"

namespace portal::app {
namespace {

constexpr std::size_t kMostSearches = 10'000;
constexpr std::size_t kWordBytes = 100;
constexpr std::size_t kPersonalDigits = 9;  // telephone, identity card, tax and account numbers
constexpr std::string_view kSearch = "missed ";

// "@" as keyboards of all kinds write it.
constexpr std::array<std::string_view, 3> kAt = {"@", "\uFF20", "\uFE6B"};

bool is_digits(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_year(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20"));
}

// A number may be parted by spaces, points and hyphens: "0912 345 678".
bool has_long_number(const std::vector<std::string>& words) {
  std::size_t digits = 0;
  bool only_years = true;
  for (const auto& word : words) {
    const bool number = is_digits(word);
    if (!number) digits = 0, only_years = true;
    // Of a mixed word ("so0912345678") the digits alone.
    const auto inside = static_cast<std::size_t>(
        std::ranges::count_if(word, [](char c) { return c >= '0' && c <= '9'; }));
    if (!number && inside >= kPersonalDigits) return true;
    if (!number) continue;
    digits += word.size();
    only_years = only_years && is_year(word);
    if (digits >= kPersonalDigits && !only_years) return true;
  }
  return false;
}

bool is_filtered(const search::SearchRequest& wanted) {
  if (!wanted.filters.empty() || wanted.updated_since || wanted.from || wanted.to || wanted.bbox)
    return true;
  const auto read = search::read_query(wanted.q);
  return !read.filters.empty() || !read.excluded_filters.empty() || !read.excluded.empty();
}

// The next part of a subject, up to a space.
std::string_view take_part(std::string_view& rest) {
  const auto space = rest.find(' ');
  const std::string_view part = rest.substr(0, space);
  rest.remove_prefix(space == std::string_view::npos ? rest.size() : space + 1);
  return part;
}

}  // namespace

std::string counted_words(std::string_view q) {
  for (const auto at : kAt)
    if (q.find(at) != std::string_view::npos) return {};
  std::vector<std::string> words;
  for (auto& each : search::read_query(q).words) words.push_back(std::move(each.word.folded));
  if (has_long_number(words)) return {};
  std::string text;
  for (const auto& word : words) {
    if (text.size() + word.size() + 1 > kWordBytes) break;
    text += (text.empty() ? "" : " ") + word;
  }
  return text;
}

std::string subject_of_search(const search::SearchRequest& wanted,
                              const search::SearchResult& found, std::string_view language) {
  if (wanted.q.empty() || !wanted.cursor.empty() || wanted.explain) return {};
  if (found.with_all > kFewResults) return {};
  const std::string words = counted_words(wanted.q);
  if (words.empty()) return {};
  return std::string(kSearch) + std::string(language) + (is_filtered(wanted) ? " 1 " : " 0 ") +
         std::to_string(found.with_all) + " " + words;
}

bool is_subject_of_search(std::string_view subject) {
  return subject.starts_with(kSearch);
}

bool found_nothing(std::string_view subject) {
  if (!is_subject_of_search(subject)) return false;
  std::string_view rest = subject.substr(kSearch.size());
  take_part(rest);
  take_part(rest);
  return take_part(rest) == "0";
}

bool MissedCounter::has_room() {
  if (counts_.size() < kMostSearches) return true;
  std::erase_if(counts_,
                [](const auto& each) { return each.second.asked + each.second.filtered <= 1; });
  return counts_.size() < kMostSearches;
}

void MissedCounter::count(std::string_view subject) {
  std::string_view rest = subject.substr(kSearch.size());
  const std::string language(take_part(rest));
  const bool filtered = take_part(rest) == "1";
  const std::string_view results = take_part(rest);
  std::int64_t found = 0;
  std::from_chars(results.data(), results.data() + results.size(), found);
  Key key{catalog::usage::week_of(base::now()), language, std::string(rest)};
  const std::lock_guard lock(mutex_);
  auto at = counts_.find(key);
  if (at == counts_.end()) {
    if (!has_room()) return;
    at = counts_.emplace(std::move(key), Count()).first;
  }
  Count& count = at->second;
  if (filtered) {
    ++count.filtered;
    return;
  }
  count.least = count.asked == 0 ? found : std::min(count.least, found);
  count.last = found;
  ++count.asked;
}

std::vector<catalog::usage::Missed> MissedCounter::take(base::Time now) {
  const std::int64_t week = catalog::usage::week_of(now);
  const std::lock_guard lock(mutex_);
  std::vector<catalog::usage::Missed> taken = std::exchange(returned_, {});
  for (auto& [key, count] : counts_) {
    const bool is_new = count.asked > count.asked_taken || count.filtered > count.filtered_taken;
    if (count.asked < kLeastAsked || !is_new) continue;
    const auto& [of_week, language, words] = key;
    taken.push_back({of_week, words, language, count.asked - count.asked_taken,
                     count.filtered - count.filtered_taken, count.least, count.last});
    count.asked_taken = count.asked;
    count.filtered_taken = count.filtered;
  }
  std::erase_if(counts_, [&](const auto& each) { return std::get<0>(each.first) < week; });
  return taken;
}

// Beside the counts, not among them: a week that is over has none any more.
void MissedCounter::give_back(std::vector<catalog::usage::Missed> searches) {
  const std::lock_guard lock(mutex_);
  for (auto& search : searches)
    if (returned_.size() < kMostSearches) returned_.push_back(std::move(search));
}

}  // namespace portal::app
