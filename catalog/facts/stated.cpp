#include "catalog/facts/stated.hpp"

#include <algorithm>
#include <array>

#include "catalog/base/text.hpp"
#include "catalog/model/available.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/store/records.hpp"

namespace catalog::facts {
namespace {

using base::Json;

constexpr const char* kPart = "\x1F";

const std::string kNothing;

std::int64_t count_letters(std::string_view text) {
  return std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; });
}

// Letters of no other language that catalogues are written in: đ, ă, ơ, ư, and the vowels with a
// tone over another mark (U+1EA0 to U+1EF9).
bool is_vietnamese(std::string_view text) {
  constexpr std::array<std::string_view, 8> letters = {"\u0111", "\u0110", "\u0103", "\u0102",
                                                       "\u01A1", "\u01A0", "\u01B0", "\u01AF"};
  for (const auto letter : letters)
    if (text.find(letter) != std::string_view::npos) return true;
  for (std::size_t at = text.find("\xE1"); at != std::string_view::npos && at + 2 < text.size();
       at = text.find("\xE1", at + 1)) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    if (second == 0xBA || second == 0xBB) return true;
  }
  return false;
}

bool is_plain_latin(std::string_view text) {
  const auto foreign = std::ranges::count_if(
      text, [](char byte) { return static_cast<unsigned char>(byte) >= 0xC3U; });
  return foreign * 20 <= count_letters(text);
}

}  // namespace

std::vector<const Json*> values_of(const Json& node, std::string_view key) {
  std::vector<const Json*> values;
  const Json* found = node.find(key);
  if (!found || found->is_null()) return values;
  if (!found->is_array()) return {found};
  for (const auto& item : found->items()) values.push_back(&item);
  return values;
}

const std::string& text_of(const Json& value) {
  if (!value.is_object()) return value.as_string();
  const std::string& id = value["@id"].as_string();
  return id.empty() ? value["@value"].as_string() : id;
}

const std::string& text_of(const Json& node, std::string_view key) {
  const auto values = values_of(node, key);
  return values.empty() ? kNothing : text_of(*values.front());
}

Lengths lengths_of(const Json& texts) {
  Lengths lengths;
  for (const auto& text : list_texts(texts)) {
    const auto letters = count_letters(base::trim(text.text));
    const auto& language = text.language;
    const bool untold = language.empty() || language == "@none" || language == "und";
    const bool vi = untold ? is_vietnamese(text.text) : language.starts_with("vi");
    const bool en = untold ? !vi && is_plain_latin(text.text) : language.starts_with("en");
    if (vi) lengths.vi = std::max(lengths.vi, letters);
    if (en) lengths.en = std::max(lengths.en, letters);
  }
  return lengths;
}

std::int64_t length_of(const Json& value) {
  if (value.is_string()) return count_letters(base::trim(value.as_string()));
  std::int64_t sum = 0;
  for (const auto& item : value.items()) sum += length_of(item);
  for (const auto& [key, member] : value.members())
    if (!key.starts_with("@type") && key != "type") sum += length_of(member);
  return sum;
}

std::int64_t count_keywords(const Json& keywords) {
  if (keywords.is_array()) return static_cast<std::int64_t>(keywords.items().size());
  std::int64_t count = keywords.as_string().empty() ? 0 : 1;
  for (const auto& [language, words] : keywords.members())
    count += words.is_array() ? static_cast<std::int64_t>(words.items().size()) : 1;
  return count;
}

Day day_of(base::Time time, std::chrono::minutes zone) {
  return std::chrono::floor<std::chrono::days>(time + zone).time_since_epoch().count();
}

std::optional<Day> day_of(std::string_view date, std::chrono::minutes zone) {
  const auto time = available_from(date, zone);
  return time ? std::optional(day_of(*time, zone)) : std::nullopt;
}

bool is_lasting(std::string_view identifier) {
  const std::string text = base::lower_ascii(base::trim(identifier));
  constexpr std::array<std::string_view, 7> places = {
      "doi.org/",  "hdl.handle.net/", "n2t.net/",      "purl.org/",
      "w3id.org/", "/ark:",           "purl.oclc.org/"};
  for (const auto place : places)
    if (text.find(place) != std::string::npos) return true;
  for (const auto* scheme : {"doi:", "hdl:", "ark:", "urn:", "10."})
    if (text.starts_with(scheme))
      return scheme != std::string_view("10.") || text.find('/') != std::string::npos;
  return false;
}

std::string double_key(const Json& document, std::string_view agency) {
  const std::string title = text_in(document["title"], "vi").text;
  if (base::trim(title).empty()) return {};
  return store::name_key(title).append(kPart).append(agency);
}

}  // namespace catalog::facts
