#include "search/journal.hpp"

#include <xapian.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

namespace search {
namespace {

constexpr std::uint64_t kCommits = 64;
constexpr std::size_t kMostRecords = 2000;
constexpr const char* kLast = "commit";
constexpr std::string_view kAll = "all";

std::string key_of(std::uint64_t commit) {
  return "touched-" + std::to_string(commit % kCommits);
}

// Takes the number at the beginning of a text, and one character behind it.
std::optional<std::uint64_t> take_number(std::string_view& text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return std::nullopt;
  text.remove_prefix(std::min(static_cast<std::size_t>(end - text.data()) + 1, text.size()));
  return number;
}

// Whether the entry of that commit is there and says which records.
bool add_entry(const Xapian::Database& database, std::uint64_t commit,
               std::vector<std::uint32_t>& touched) {
  const std::string entry = database.get_metadata(key_of(commit));
  std::string_view rest = entry;
  if (take_number(rest) != commit || rest == kAll) return false;
  while (const auto record = take_number(rest))
    touched.push_back(static_cast<std::uint32_t>(*record));
  return rest.empty();
}

}  // namespace

std::uint64_t last_commit(const Xapian::Database& database) {
  const std::string text = database.get_metadata(kLast);
  std::string_view rest = text;
  return take_number(rest).value_or(0);
}

void write_journal(Xapian::WritableDatabase& database, const std::vector<std::uint32_t>& touched) {
  const std::uint64_t commit = last_commit(database) + 1;
  std::string entry = std::to_string(commit) + ' ';
  if (touched.size() > kMostRecords)
    entry += kAll;
  else
    for (const auto record : touched) entry += std::to_string(record) + ' ';
  database.set_metadata(key_of(commit), entry);
  database.set_metadata(kLast, std::to_string(commit));
}

std::optional<std::vector<std::uint32_t>> touched_since(const Xapian::Database& database,
                                                        std::uint64_t before) {
  const std::uint64_t last = last_commit(database);
  std::vector<std::uint32_t> touched;
  if (before > last || last - before > kCommits) return std::nullopt;
  for (std::uint64_t commit = before + 1; commit <= last; ++commit)
    if (!add_entry(database, commit, touched)) return std::nullopt;
  std::ranges::sort(touched);
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  return touched;
}

}  // namespace search
