#include "portal/readiness/fact_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <map>
#include <optional>

#include "catalog/base/message.hpp"
#include "portal/readiness/words.hpp"
#include "portal/web/format.hpp"

namespace portal::readiness {
namespace {

using Names = std::string_view;

std::string say(std::string_view key, std::string_view language,
                std::map<std::string, std::string> arguments = {}) {
  return base::say({std::string(key), std::move(arguments)}, language);
}

// Where NULL says that a thing did not happen, or that nobody stated it.
constexpr std::array<Names, 14> kOfEvents = {
    "broken_since_day", "closed_day",      "data_modified_day", "dataset_id",
    "due_day",          "first_reply_day", "freq_days",         "issued_day",
    "last_publish_day", "modified_day",    "last_ok_day",       "list_reviewed_day",
    "published_day",    "temporal_end_day"};

constexpr std::array<Names, 14> kFlags = {
    "archived",     "bulk",      "fee",           "format_matches", "has_download_url",
    "hosted",       "is_https",  "licence_mixed", "machine",        "nonprop",
    "registration", "tombstone", "uses_codes",    "uses_ids"};

constexpr std::array<Names, 7> kFlagEndings = {"_set", "_ok",  "_valid",    "_vocab",
                                               "_pid", "utf8", "dataset_id"};

bool is_flag(Names column) {
  return std::ranges::count(kFlags, column) > 0 ||
         std::ranges::any_of(kFlagEndings, [&](Names end) { return column.ends_with(end); });
}

std::string count_words(std::string_view key, std::int64_t number, std::string_view language) {
  return say(key, language,
             {{"count", std::to_string(number)}, {"number", web::format_count(number, language)}});
}

std::string number_words(Names column, const std::string& value, std::int64_t number,
                         std::string_view language) {
  if (column.ends_with("_day")) return day_words(number, language);
  if (column.ends_with("_days")) return count_words("readiness_fact_days", number, language);
  if (column.ends_with("_len") && number > 0)
    return count_words("readiness_fact_letters", number, language);
  if (column.ends_with("_len")) return say("readiness_fact_empty", language);
  if (value.find('.') != std::string::npos)
    return web::format_decimal(std::strtod(value.c_str(), nullptr), 2, language);
  return web::format_count(number, language);
}

std::string value_words_of(const rd::Fact& fact, std::string_view language) {
  const Names column = fact.column;
  if (!fact.value)
    return say(
        std::ranges::count(kOfEvents, column) ? "readiness_fact_none" : "readiness_fact_not_known",
        language);
  const std::string& value = *fact.value;
  if (is_flag(column))
    return say(value == "0" || value.empty() ? "readiness_fact_no" : "readiness_fact_yes",
               language);
  std::int64_t number = 0;
  const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
  if (read.ec == std::errc()) return number_words(column, value, number, language);
  const std::string key = "readiness_value_" + value;
  return base::has_text(key, language) ? say(key, language) : value;
}

}  // namespace

std::string fact_words(const rd::Fact& fact, std::string_view language) {
  return say("readiness_fact", language,
             {{"name", say("readiness_fact_" + fact.column, language)},
              {"value", value_words_of(fact, language)}});
}

std::string facts_words(const std::vector<rd::Fact>& facts, std::string_view language) {
  std::string words;
  for (const auto& fact : facts) words += (words.empty() ? "" : "; ") + fact_words(fact, language);
  return words;
}

}  // namespace portal::readiness
