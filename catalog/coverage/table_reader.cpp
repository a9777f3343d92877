#include "catalog/coverage/table_reader.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

#include "catalog/base/clock.hpp"
#include "catalog/base/text.hpp"

namespace catalog::coverage {
namespace {

constexpr std::size_t kShown = 80;  // bytes of a cell that a finding repeats

// Headings are compared without accents, case and what stands between words.
std::string heading_of(std::string_view text) {
  std::string slug = base::slug(text);
  std::ranges::replace(slug, '-', ' ');
  return slug;
}

const Column* column_of(std::span<const Column> columns, std::string_view heading) {
  const std::string wanted = heading_of(heading);
  if (wanted.empty()) return nullptr;
  for (const auto& column : columns) {
    if (heading_of(column.key) == wanted) return &column;
    const auto spellings = base::split(column.spellings, '|');
    if (std::ranges::find(spellings, wanted) != spellings.end()) return &column;
  }
  return nullptr;
}

// The text stays where it is decoded to.
documents::CsvTable table_of(std::string_view bytes, documents::Decoded& kept) {
  documents::decode(bytes, kept);
  return {kept.text, documents::guess_separator(kept.text)};
}

}  // namespace

void TableFindings::add(Finding finding) {
  const bool is_error = finding.severity == Severity::kError;
  const bool is_first_error = is_error && !is_refused_;
  is_refused_ = is_refused_ || is_error;
  if (list_.size() < kMostFindings || is_first_error) {
    list_.push_back(std::move(finding));
  } else if (!has_more_) {
    has_more_ = true;
    list_.push_back(catalog::finding(Severity::kWarning, "", "table_findings_more",
                                     {{"limit", std::to_string(kMostFindings)}}));
  }
}

TableReader::TableReader(std::string_view bytes, std::span<const Column> columns)
    : table_(table_of(bytes, decoded_)) {
  read_headings(columns);
}

void TableReader::read_headings(std::span<const Column> columns) {
  if (!table_.next(row_)) row_.clear();
  for (std::size_t i = 0; i < row_.size(); ++i) {
    const Column* column = column_of(columns, documents::plain_cell(row_[i]));
    if (column && !places_.contains(column->key))
      places_.emplace(column->key, i);
    else if (!base::trim(row_[i]).empty())
      tell(Severity::kWarning, "", "table_column_unknown",
           {{"name", base::shorten(base::repair_utf8(row_[i]), kShown)}});
  }
  for (const auto& column : columns)
    if (column.is_needed && !places_.contains(column.key))
      tell(Severity::kError, column.key, "table_column_missing",
           {{"name", std::string(column.key)}});
}

bool TableReader::next() {
  while (!findings_.is_full() && table_.next(row_)) {
    if (std::ranges::all_of(row_, [](const auto& each) { return base::trim(each).empty(); }))
      continue;
    if (++rows_ > kMostRows) {
      tell(Severity::kError, "", "table_too_long", {{"limit", std::to_string(kMostRows)}});
      return false;
    }
    return true;
  }
  if (table_.is_broken()) tell(Severity::kError, "", "table_broken");
  if (rows_ == 0) tell(Severity::kError, "", "table_empty");
  return false;
}

std::string TableReader::cell(std::string_view key) const {
  const auto place = places_.find(key);
  if (place == places_.end() || place->second >= row_.size()) return {};
  return base::repair_utf8(base::trim(documents::plain_cell(row_[place->second])));
}

void TableReader::tell(Severity severity, std::string_view key, std::string rule,
                       std::map<std::string, std::string> arguments) {
  std::string path = "/" + std::to_string(line());
  if (!key.empty()) path.append("/").append(key);
  arguments.emplace("line", std::to_string(line()));
  findings_.add(finding(severity, std::move(path), std::move(rule), std::move(arguments)));
}

bool has_errors(const Findings& findings) {
  return std::ranges::find(findings, Severity::kError, &Finding::severity) != findings.end();
}

std::optional<std::string> read_day(std::string_view text) {
  std::vector<std::string> parts = base::split(text, '/');
  if (parts.size() > 1) {
    std::ranges::reverse(parts);
    for (std::size_t i = 1; i < parts.size(); ++i)
      if (parts[i].size() == 1) parts[i].insert(0, "0");
  }
  std::string date = parts.size() > 1 ? base::join(parts, "-") : std::string(text);
  if (!day_of(date)) return std::nullopt;
  return date;
}

std::optional<std::int64_t> day_of(std::string_view date) {
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = -1;
    const char* end = date.data() + at + size;
    const auto read = std::from_chars(date.data() + at, end, value);
    return read.ptr == end ? value : -1;
  };
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return std::nullopt;
  for (const std::size_t at : {std::size_t{4}, std::size_t{7}})
    if (date.size() > at && date[at] != '-') return std::nullopt;
  using std::chrono::day, std::chrono::month, std::chrono::year;
  const int y = number(0, 4), m = date.size() > 4 ? number(5, 2) : 12;
  if (y < 1900 || y > 2200 || m < 1 || m > 12) return std::nullopt;
  const auto last = year(y) / month(static_cast<unsigned>(m)) / std::chrono::last;
  std::chrono::year_month_day wanted(last);
  if (date.size() == 10)
    wanted = year(y) / month(static_cast<unsigned>(m)) /
             day(static_cast<unsigned>(std::max(0, number(8, 2))));
  if (!wanted.ok()) return std::nullopt;
  return std::chrono::sys_days(wanted).time_since_epoch().count();
}

}  // namespace catalog::coverage
