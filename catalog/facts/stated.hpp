#pragma once

// What a document states, as the facts look at it.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/base/json.hpp"
#include "catalog/facts/facts.hpp"

namespace catalog::facts {

/// The values of a key, whether the document has one or a list; none when it is absent.
std::vector<const base::Json*> values_of(const base::Json& node, std::string_view key);

/// A text, or the "@id" or "@value" of a node; empty for others.
const std::string& text_of(const base::Json& value);
/// That of the first value of a key.
const std::string& text_of(const base::Json& node, std::string_view key);

/// Letters in each of the portal's languages.
struct Lengths {
  std::int64_t vi = 0;
  std::int64_t en = 0;
};

/// Of a language map: the longest text of a language. A text without language is taken for
/// Vietnamese where it has letters that only Vietnamese writes, else for English where it is
/// written in plain Latin letters; texts of other languages count for neither.
Lengths lengths_of(const base::Json& texts);

/// Letters of all that a value says, in whatever language: of texts, of the labels, titles and
/// descriptions of nodes, of an address that stands alone.
std::int64_t length_of(const base::Json& value);

/// Words of a keyword map, of all languages.
std::int64_t count_keywords(const base::Json& keywords);

/// The day of a moment on the portal's clock, `zone` ahead of UTC.
Day day_of(base::Time time, std::chrono::minutes zone);
/// The same of a date as documents write it; a year or month begins with its first day.
std::optional<Day> day_of(std::string_view date, std::chrono::minutes zone);

/// Whether an identifier is one of a scheme made to last: DOI, Handle, ARK, URN, PURL, w3id.
bool is_lasting(std::string_view identifier);

/// A name as two datasets of one agency share it when one doubles the other; empty without title.
std::string double_key(const base::Json& document, std::string_view agency);

}  // namespace catalog::facts
