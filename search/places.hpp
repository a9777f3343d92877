#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/words.hpp"

namespace search {

/// A place that people name: a province or city of Vietnam, also of before July 2025; a region; a
/// country. Source: search/data/places.tsv.
struct Place {
  std::string id;  // "ha-noi"
  std::string vi;
  std::string en;
  const Place* part_of = nullptr;  // what an old province belongs to now

  const std::string& label(std::string_view language) const;
};

/// The place with that id, or null. Lives as long as the program.
const Place* find_place(std::string_view id);

/// Every name of every place, those of one place together.
const std::vector<std::vector<std::string>>& list_place_names();

/// A place that a text names.
struct PlaceMatch {
  std::size_t first = 0;  // word
  std::size_t count = 0;  // words
  const Place* place = nullptr;
};

/// The places that the words name, by any of their names, diacritics or not.
/// Thread: any.
std::vector<PlaceMatch> find_places(const std::vector<Word>& words);

}  // namespace search
