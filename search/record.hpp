#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/base/clock.hpp"
#include "search/standing.hpp"

namespace search {

/// A text that is searched, and how much a word of it counts.
struct IndexText {
  std::string text;
  std::string language;  // BCP 47 tag, or "@none"
  unsigned weight = 1;
};

/// A box on the earth, in degrees; west <= east, south <= north.
struct Box {
  double west = 0;
  double south = 0;
  double east = 0;
  double north = 0;

  bool operator==(const Box&) const = default;
};

/// Everything the index keeps of one record. Made by make_record(), or by hand in tests.
struct IndexRecord {
  std::string id;
  std::vector<IndexText> texts;
  std::vector<std::string> titles;       // each language; matched whole and suggested
  std::vector<std::string> identifiers;  // matched whole
  std::vector<std::pair<std::string, std::string>> filters;  // facet name of schema.hpp, value
  std::optional<base::Time> modified;
  std::optional<base::Time> issued;
  std::optional<base::Time> from;  // first and last moment covered
  std::optional<base::Time> to;
  std::optional<Box> box;                 // around all places covered
  std::vector<std::string> named_places;  // ids of places.hpp that title or coverage name
  Standing standing;
  std::string title_key;          // sorts titles bytewise in Vietnamese order
  std::string english_title_key;  // the same of the English title, where there is one
  std::string series;             // equal for members of one series; empty without one
  std::uint64_t revision = 0;
  std::string card;  // JSON text of the card, answered as it is
  /// JSON text of a language map: descriptions further than the card goes, where it cuts them.
  std::string description;
};

}  // namespace search
