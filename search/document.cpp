#include "search/document.hpp"

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <set>

#include "catalog/base/text.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "search/facts.hpp"
#include "search/filter_value.hpp"
#include "search/places.hpp"
#include "search/plain_text.hpp"

namespace search {
namespace {

using catalog::vocab::Openness;

constexpr unsigned kTitleWeight = 5;
constexpr unsigned kIdentifierWeight = 5;
constexpr unsigned kKeywordWeight = 3;
constexpr unsigned kPublisherWeight = 2;
constexpr std::size_t kDescriptionBytes = 8000;
constexpr std::size_t kCardCharacters = 300;
constexpr std::size_t kSnippetReach = 2000;  // characters that a search can show a part of
constexpr std::chrono::hours kLongestPeriod{24 * 366 * 40};  // of which every year is a filter

// A date, a time, or a year or month alone.
std::optional<base::Time> time_of(const base::Json& value) {
  const std::string& text = value.as_string();
  constexpr std::size_t year_size = 4, month_size = 7;
  if (text.size() == year_size) return base::parse_time(text + "-01-01");
  if (text.size() == month_size) return base::parse_time(text + "-01");
  return base::parse_time(text);
}

int year_of(base::Time time) {
  return static_cast<int>(
      std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(time)).year());
}

// Bytewise, keys sort as a Vietnamese dictionary does: a before ă before â, d before đ.
std::string collation_key(const std::string& title) {
  thread_local const auto kCollator = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<const icu::Collator>(icu::Collator::createInstance("vi", status));
  }();
  if (!kCollator || title.empty()) return title;
  std::array<std::uint8_t, 100> key{};
  const auto size = kCollator->getSortKey(icu::UnicodeString::fromUTF8(title), key.data(),
                                          static_cast<int32_t>(key.size()));
  return {reinterpret_cast<const char*>(key.data()),
          std::min(static_cast<std::size_t>(size), key.size())};
}

std::string title_to_sort_by(const base::Json& document, std::string_view wanted) {
  std::string title;
  for_each_text(document["title"], [&](const auto& language, const auto& text) {
    if (title.empty() || language == wanted) title = text;
  });
  return base::to_nfc(title);
}

// One text of each language, as a line of text, cut to `most` characters.
base::Json plain_descriptions(const base::Json& description, std::size_t most) {
  base::Json plain = base::Json::object();
  for_each_text(description, [&](const auto& language, const auto& text) {
    const std::string line = plain_text(first_bytes(text, kDescriptionBytes));
    if (!line.empty()) plain.set(language, first_characters(line, most));
  });
  return plain;
}

// `plain` are the descriptions as plain text, as long as the card's or longer.
base::Json card_of(const base::Json& document, const base::Json& plain) {
  base::Json card = base::Json::object();
  const auto copy = [&](std::string_view name) {
    if (const auto* value = document.find(name); value && !value->is_null()) card.set(name, *value);
  };
  for (const auto* name : {"id", "@id", "@type", "slug", "identifier", "title"}) copy(name);
  base::Json description = base::Json::object();
  for (const auto& [language, text] : plain.members())
    description.set(language, first_characters(text.as_string(), kCardCharacters));
  if (!description.members().empty()) card.set("description", std::move(description));
  copy("publisher");
  copy("theme");
  const auto licences = list_licences(document);
  if (!licences.empty()) card.set("license", licences.front());
  const auto openness = openness_of_all(licences);
  card.set("open", openness == Openness::kUnknown
                       ? base::Json()
                       : base::Json::boolean(openness == Openness::kOpen));
  base::Json formats = base::Json::array();
  for (const auto& format : list_formats(document)) formats.push(format.iri);
  card.set("formats", std::move(formats));
  copy("modified");
  copy("accrualPeriodicity");
  return card;
}

// What snippets are cut from, of the languages whose text the card cuts.
std::string further_description(base::Json further) {
  std::erase_if(further.members(), [](const base::Json::Member& member) {
    const std::string& text = member.second.as_string();
    return first_characters(text, kCardCharacters) == text;
  });
  return further.members().empty() ? std::string() : base::write_json(further);
}

class RecordMaker {
 public:
  RecordMaker(const base::Json& document, const Usage& usage)
      : document_(document), usage_(usage) {}

  IndexRecord make() {
    record_.id = document_["id"].as_string();
    record_.revision = static_cast<std::uint64_t>(document_["revision"].as_integer().value_or(0));
    record_.modified = time_of(document_["modified"]);
    record_.issued = time_of(document_["issued"]);
    record_.title_key = collation_key(title_to_sort_by(document_, "vi"));
    record_.english_title_key = collation_key(title_to_sort_by(document_, "en"));
    base::Json plain = plain_descriptions(document_["description"], kSnippetReach);
    record_.card = base::write_json(card_of(document_, plain));
    record_.description = further_description(std::move(plain));
    add_texts();
    add_themes();
    add_places();
    add_period();
    add_filters();
    add_named_places();
    add_years();
    add_series();
    record_.standing = judge(document_, usage_, base::now());
    return std::move(record_);
  }

 private:
  void add_text(const base::Json& value, unsigned weight) {
    for_each_text(value, [&](const auto& language, const auto& text) {
      record_.texts.push_back({text, language, weight});
    });
  }

  void add_texts() {
    add_text(document_["title"], kTitleWeight);
    add_text(document_["alternative"], kTitleWeight);
    add_text(document_["keyword"], kKeywordWeight);
    add_text(document_["publisher"]["name"], kPublisherWeight);
    for (const auto& distribution : document_["distribution"].items())
      add_text(distribution["title"], 1);
    for_each_text(document_["description"], [&](const auto& language, const auto& text) {
      record_.texts.push_back({std::string(first_bytes(text, kDescriptionBytes)), language, 1});
    });
    for (const auto& identifier : list_values(document_["identifier"])) {
      record_.texts.push_back({identifier, "@none", kIdentifierWeight});
      record_.identifiers.push_back(identifier);
    }
    for_each_text(document_["title"],
                  [&](const auto&, const auto& text) { record_.titles.push_back(text); });
    for_each_text(document_["alternative"],
                  [&](const auto&, const auto& text) { record_.identifiers.push_back(text); });
  }

  void add_themes() {
    const auto& themes = catalog::vocab::vocabulary("themes");
    for (const auto& iri : list_values(document_["theme"])) {
      add_filter("theme", iri);
      const auto* theme = themes.find_iri(iri);
      if (!theme) continue;
      record_.texts.push_back({std::string(theme->vi), "vi", 1});
      record_.texts.push_back({std::string(theme->en), "en", 1});
    }
  }

  void add_places() {
    for (const auto& place : document_["spatial"].items()) {
      std::string value = place["@id"].as_string();
      for_each_text(place["prefLabel"], [&](const auto& language, const auto& text) {
        record_.texts.push_back({text, language, 1});
        if (value.empty()) value = text;
      });
      add_filter("place", value);
      add_box(place["bbox"].items());
    }
  }

  void add_box(const base::Json::Array& edges) {
    if (edges.size() != 4) return;
    const auto edge = [&](std::size_t i) { return edges[i].as_double().value_or(1000); };
    const Box box{edge(0), edge(1), edge(2), edge(3)};
    if (box.west > box.east || box.south > box.north || box.east > 180 || box.north > 90) return;
    const Box& old = record_.box ? *record_.box : box;
    record_.box = Box{std::min(old.west, box.west), std::min(old.south, box.south),
                      std::max(old.east, box.east), std::max(old.north, box.north)};
  }

  // The whole span of all periods; one without an end goes on.
  void add_period() {
    using std::chrono::hours;
    for (const auto& period : document_["temporal"].items()) {
      const auto start = time_of(period["startDate"]);
      const auto last_day = time_of(period["endDate"]);
      if (!start && !last_day) continue;
      const auto from = start.value_or(base::Time::min());
      const auto to = last_day
                          ? *last_day + hours(24) - base::Time::duration(1)
                          : base::Time(std::chrono::sys_days(std::chrono::year(9999) / 12 / 31));
      record_.from = std::min(record_.from.value_or(from), from);
      record_.to = std::max(record_.to.value_or(to), to);
    }
  }

  void add_filters() {
    add_filter("agency", document_["publisher"]["id"].as_string());
    for (const auto& format : list_formats(document_)) {
      add_filter("format", format.iri);
      add_filter("format_family", format.family);
    }
    const auto licences = list_licences(document_);
    for (const auto& licence : licences) add_filter("license", licence);
    const auto openness = openness_of_all(licences);
    add_filter("open", openness == Openness::kOpen      ? "open"
                       : openness == Openness::kNotOpen ? "not-open"
                                                        : "unknown");
    add_filters_of("frequency", document_["accrualPeriodicity"]);
    add_filters_of("access", document_["accessRights"]);
    add_filters_of("language", document_["language"]);
    add_filters_of("type", document_["@type"]);
    add_filters_of("type", document_["type"]);
    for_each_text(document_["keyword"],
                  [&](const auto&, const auto& text) { add_filter("keyword", text); });
    add_filter("hvd", list_values(document_["hvdCategory"]).empty() ? "false" : "true");
  }

  void add_filters_of(std::string_view facet, const base::Json& value) {
    for (const auto& one : list_values(value)) add_filter(facet, one);
  }

  void add_filter(std::string_view facet, std::string_view value) {
    if (!value.empty()) record_.filters.emplace_back(facet, filter_value(facet, value));
  }

  // Of the places named in titles and coverage; an old province is also filtered by its new one.
  void add_named_places() {
    std::set<std::string> named, areas;
    const auto add = [&](std::string_view text) {
      for (const auto& match : find_places(list_words(text))) {
        named.insert(match.place->id);
        areas.insert(match.place->id);
        if (match.place->part_of) areas.insert(match.place->part_of->id);
      }
    };
    for (const auto& title : record_.titles) add(title);
    for (const auto& place : document_["spatial"].items())
      for_each_text(place["prefLabel"], [&](const auto&, const auto& text) { add(text); });
    record_.named_places.assign(named.begin(), named.end());
    for (const auto& area : areas) add_filter("area", area);
  }

  // The years covered, or else those that titles name.
  void add_years() {
    std::set<int> years;
    if (record_.from && record_.to && *record_.to - *record_.from < kLongestPeriod)
      for (int year = year_of(*record_.from); year <= year_of(*record_.to); ++year)
        years.insert(year);
    if (years.empty())
      for (const auto& title : record_.titles)
        for (const auto& word : list_words(title))
          if (const auto year = year_in(word)) years.insert(*year);
    for (const int year : years) add_filter("year", std::to_string(year));
  }

  // The first that is named. What is no address may be called the same by others.
  void add_series() {
    for (const auto& item : document_["inSeries"].items()) {
      const std::string& name = item.is_object() ? item["@id"].as_string() : item.as_string();
      if (name.empty()) continue;
      const bool address = name.find(':') != std::string::npos || name.starts_with('/');
      record_.series = address ? name : document_["publisher"]["id"].as_string() + ' ' + name;
      add_filter("series", record_.series);
      return;
    }
  }

  const base::Json& document_;
  const Usage& usage_;
  IndexRecord record_;
};

}  // namespace

base::Json make_card(const base::Json& document) {
  return card_of(document, plain_descriptions(document["description"], kCardCharacters));
}

IndexRecord make_record(const base::Json& document, const Usage& usage) {
  return RecordMaker(document, usage).make();
}

}  // namespace search
