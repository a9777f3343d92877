#include "catalog/bulk/copy.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <string_view>
#include <utility>

#include "catalog/base/message.hpp"
#include "catalog/base/text.hpp"
#include "catalog/model/localized_text.hpp"

namespace catalog::bulk {
namespace {

using base::Json;

constexpr int kFirstYear = 1900, kLastYear = 2199;

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

struct Year {
  std::size_t at;
  int number;
};

// Numbers of exactly four digits that can be years.
std::vector<Year> years_in(std::string_view text) {
  std::vector<Year> years;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i])) continue;
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    int number = 0;
    if (end - i == 4) std::from_chars(text.data() + i, text.data() + end, number);
    if (number >= kFirstYear && number <= kLastYear) years.push_back({i, number});
    i = end;
  }
  return years;
}

// Whether two years are written as one span: "2023-2024", "2023 – 2024", "2023/2024".
bool are_joined(std::string_view text, const Year& left, const Year& right) {
  const auto between = base::trim(text.substr(left.at + 4, right.at - left.at - 4));
  return between == "-" || between == "/" || between == "–" || between == "—";
}

// The year that everything is about, one more; the one before it where they are joined.
std::string with_next_year(std::string text, int year) {
  const auto years = years_in(text);
  for (std::size_t i = 0; i < years.size(); ++i) {
    const bool is_it = years[i].number == year;
    const bool leads_to_it = i + 1 < years.size() && years[i].number == year - 1 &&
                             years[i + 1].number == year &&
                             are_joined(text, years[i], years[i + 1]);
    if (is_it || leads_to_it) text.replace(years[i].at, 4, std::to_string(years[i].number + 1));
  }
  return text;
}

using Change = std::function<std::string(std::string)>;

void change_texts(Json& texts, const Change& change) {
  if (texts.is_string()) texts = Json(change(texts.as_string()));
  if (texts.is_array())
    for (auto& each : texts.items()) change_texts(each, change);
  if (texts.is_object())
    for (auto& [language, text] : texts.members()) change_texts(text, change);
}

void change_member(Json& node, const char* key, const Change& change) {
  if (Json* texts = node.find(key)) change_texts(*texts, change);
}

// What names the original and nothing else.
void drop_names(Json& document) {
  for (const char* key : {"id", "slug", "@id", "sameAs", "identifier", "otherIdentifier", "issued",
                          "modified", "version", "landingPage", "state", "revision"})
    document.erase(key);
}

void empty_file(Json& file, bool keep_remote) {
  for (const char* key : {"id", "@id", "sameAs", "identifier", "issued", "modified", "byteSize",
                          "checksum", "available"})
    file.erase(key);
  const bool is_hosted = file.find("file") != nullptr;
  file.erase("file");
  if (keep_remote && !is_hosted) return;
  file.erase("downloadURL");
  file.erase("accessURL");
}

void empty_files(Json& document, bool keep_remote) {
  Json* files = document.find("distribution");
  if (!files || !files->is_array()) return;
  for (auto& file : files->items()) empty_file(file, keep_remote);
}

std::string year_later(std::string date) {
  const auto years = years_in(date.substr(0, 4));
  if (years.empty()) return date;
  date.replace(0, 4, std::to_string(years[0].number + 1));
  // 29 February has no next year.
  if (date.substr(4, 6) == "-02-29") date.replace(4, 6, "-02-28");
  return date;
}

void move_periods(Json& document) {
  Json* periods = document.find("temporal");
  if (!periods || !periods->is_array()) return;
  for (auto& period : periods->items())
    for (const char* key : {"startDate", "endDate"})
      if (Json* date = period.find(key); date && date->is_string())
        *date = Json(year_later(date->as_string()));
}

std::string without_year(const std::string& text, int year) {
  const auto years = years_in(text);
  std::size_t begin = text.size(), end = 0;
  for (std::size_t i = 0; i < years.size(); ++i) {
    if (years[i].number != year) continue;
    begin = years[i].at, end = begin + 4;
    if (i > 0 && are_joined(text, years[i - 1], years[i])) begin = years[i - 1].at;
    break;
  }
  if (end == 0) return text;
  std::string before(base::trim(text.substr(0, begin)));
  // The word and the marks that belonged to the year go with it.
  for (const std::string_view word :
       {"năm", "năm học", "in", "for", "of", "year", "(", "-", "–", ","})
    if (before.ends_with(word)) {
      before.resize(before.size() - word.size());
      before = std::string(base::trim(before));
    }
  std::string after(base::trim(text.substr(end)));
  if (after.starts_with(')')) after = std::string(base::trim(after.substr(1)));
  return after.empty() ? before : before + " " + after;
}

}  // namespace

Json copy_of(const Json& document) {
  Json copy = document;
  drop_names(copy);
  empty_files(copy, true);
  if (Json* title = copy.find("title"); title && title->is_object())
    for (auto& [language, text] : title->members())
      change_texts(text, [&](std::string one) {
        return base::say({"bulk_copy_title", {{"title", one}}}, language == "vi" ? "vi" : "en");
      });
  return copy;
}

std::optional<int> year_of(const Json& document) {
  int latest = 0;
  for (const auto& title : list_texts(document["title"]))
    for (const auto& year : years_in(title.text)) latest = std::max(latest, year.number);
  if (latest > 0) return latest;
  for (const auto& period : document["temporal"].items())
    for (const char* key : {"endDate", "startDate"}) {
      const auto years = years_in(period[key].as_string().substr(0, 4));
      if (!years.empty()) return years[0].number;
    }
  return std::nullopt;
}

std::optional<Json> next_year_of(const Json& document) {
  const auto year = year_of(document);
  if (!year) return std::nullopt;
  Json next = document;
  drop_names(next);
  empty_files(next, false);
  const Change change = [&](std::string text) { return with_next_year(std::move(text), *year); };
  for (const char* key : {"title", "description", "keyword"}) change_member(next, key, change);
  if (Json* files = next.find("distribution"); files && files->is_array())
    for (auto& file : files->items())
      for (const char* key : {"title", "description"}) change_member(file, key, change);
  move_periods(next);
  return next;
}

Json series_of(const Json& document) {
  const int year = year_of(document).value_or(0);
  Json series = Json::object();
  for (const char* key : {"title", "publisher", "theme", "contactPoint", "accrualPeriodicity"})
    if (const Json* value = document.find(key)) series.set(key, *value);
  change_member(series, "title", [&](const std::string& text) { return without_year(text, year); });
  return series;
}

}  // namespace catalog::bulk
