#include "search/snippet.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "search/facts.hpp"

namespace search {
namespace {

constexpr double kAgain = 0.1;       // what a word counts that the part has already
constexpr double kNeighbours = 0.7;  // what two different words side by side count more
const std::string kCut = "…";

// A word of the text that is marked.
struct Found {
  Span place;
  Mark mark;
  std::size_t word;  // its number among all words
};

std::vector<Found> list_found(const PlacedWords& placed, std::string_view language,
                              const Marker& marker) {
  const auto marks = marker.find(placed.words, language);
  std::vector<Found> found;
  for (std::size_t i = 0; i < marks.size(); ++i)
    if (marks[i] && placed.places[i].begin < placed.places[i].end)
      found.push_back({placed.places[i], *marks[i], i});
  return found;
}

bool belongs_together(std::string_view between) {
  return between.empty() || between == " " || between == "-" || between == "\xC2\xA0";
}

// The places of marks, neighbours as one.
std::vector<Span> join_places(std::string_view text, const std::vector<Found>& found) {
  std::vector<Span> places;
  for (const auto& [place, mark, word] : found) {
    if (!places.empty()) {
      Span& last = places.back();
      if (place.begin <= last.end ||
          belongs_together(text.substr(last.end, place.begin - last.end))) {
        last.end = std::max(last.end, place.end);
        continue;
      }
    }
    places.push_back(place);
  }
  return places;
}

std::vector<Piece> pieces_of(std::string_view text, const Span& part,
                             const std::vector<Span>& places) {
  std::vector<Piece> pieces;
  const auto add = [&](std::size_t begin, std::size_t end, bool match) {
    if (begin < end) pieces.push_back({std::string(text.substr(begin, end - begin)), match});
  };
  std::size_t at = part.begin;
  for (const auto& place : places) {
    if (place.end <= at || place.begin >= part.end) continue;
    add(at, place.begin, false);
    add(std::max(at, place.begin), std::min(place.end, part.end), true);
    at = std::min(place.end, part.end);
  }
  add(at, part.end, false);
  return pieces;
}

// Where what is seen as one character begins: no mark, joiner or tint of an emoji stands apart.
std::vector<std::size_t> list_characters(std::string_view text) {
  constexpr UChar32 joiner = 0x200D;
  std::vector<std::size_t> starts;
  const auto size = static_cast<int32_t>(text.size());
  UChar32 before = 0;
  for (int32_t i = 0; i < size;) {
    const int32_t start = i;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const uint8_t*>(text.data()), i, size, c);
    const bool goes_on = before == joiner || u_hasBinaryProperty(c, UCHAR_GRAPHEME_EXTEND);
    if (!goes_on || starts.empty()) starts.push_back(static_cast<std::size_t>(start));
    before = c;
  }
  starts.push_back(text.size());
  return starts;
}

// Chooses the part of a text that is shown. Positions are numbers of characters.
class Cutter {
 public:
  Cutter(std::string_view text, const std::vector<Found>& found)
      : text_(text), found_(found), starts_(list_characters(text)) {
    for (const auto& one : found)
      places_.push_back({character_at(one.place.begin), character_after(one.place.end)});
  }

  Span cut() const {
    const std::size_t all = starts_.size() - 1;
    if (all <= kSnippetCharacters) return {0, text_.size()};
    const Span best = best_part();
    const std::size_t spare =
        kSnippetCharacters - std::min(kSnippetCharacters, best.end - best.begin);
    std::size_t begin = best.begin - std::min(best.begin, spare / 3);
    if (best.end <= kSnippetCharacters) begin = 0;  // the beginning of a text tells most
    begin = std::min(begin, all - kSnippetCharacters);
    const std::size_t end = begin + kSnippetCharacters;
    return {starts_[to_word_begin(begin, best.begin)], starts_[to_word_end(end, best.end)]};
  }

 private:
  std::size_t character_at(std::size_t byte) const {
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), byte);
    return static_cast<std::size_t>(after - starts_.begin()) - 1;
  }

  std::size_t character_after(std::size_t byte) const {
    return static_cast<std::size_t>(std::lower_bound(starts_.begin(), starts_.end(), byte) -
                                    starts_.begin());
  }

  // From the mark that begins the densest part to the last one that fits beside it.
  Span best_part() const {
    double most = -1;
    Span best;
    for (std::size_t first = 0; first < found_.size(); ++first) {
      double worth = 0;
      Span part = places_[first];
      std::set<std::size_t> units;
      for (std::size_t i = first; i < found_.size(); ++i) {
        if (i > first && places_[i].end - part.begin > kSnippetCharacters) break;
        worth += worth_of(i, i > first, units);
        part.end = std::max(part.end, places_[i].end);
      }
      if (worth > most) most = worth, best = part;
    }
    best.end = std::min(best.end, best.begin + kSnippetCharacters);
    return best;
  }

  double worth_of(std::size_t i, bool has_left, std::set<std::size_t>& units) const {
    const Mark& mark = found_[i].mark;
    double worth = units.insert(mark.unit).second ? mark.weight : mark.weight * kAgain;
    if (has_left && found_[i - 1].word + 1 == found_[i].word &&
        found_[i - 1].mark.unit != mark.unit)
      worth += kNeighbours;
    return worth;
  }

  bool is_space(std::size_t character) const {
    return static_cast<unsigned char>(text_[starts_[character]]) <= ' ';
  }

  // Cuts move to a space when one is near, so that no word is shown in part.
  std::size_t to_word_begin(std::size_t begin, std::size_t limit) const {
    if (begin == 0 || is_space(begin - 1)) return begin;
    for (std::size_t i = begin; i < limit && i < begin + kNear; ++i)
      if (is_space(i)) return i + 1;
    return begin;
  }

  std::size_t to_word_end(std::size_t end, std::size_t limit) const {
    if (end + 1 >= starts_.size() || is_space(end)) return end;
    for (std::size_t i = end; i > limit && i + kNear > end; --i)
      if (is_space(i - 1)) return i - 1;
    return end;
  }

  static constexpr std::size_t kNear = 30;
  std::string_view text_;
  const std::vector<Found>& found_;
  const std::vector<std::size_t> starts_;
  std::vector<Span> places_;  // of what was found, in characters
};

// A text of a language map, or of a list of one.
struct Chosen {
  std::string language;
  std::string text;
};

std::optional<Chosen> choose_text(const base::Json& texts, std::string_view lang) {
  const auto rank = [&](std::string_view language) {
    const auto first = language.substr(0, language.find('-'));
    return first == lang ? 0 : first == "vi" ? 1 : first == "en" ? 2 : 3;
  };
  std::optional<Chosen> chosen;
  for_each_text(texts, [&](const auto& language, const auto& text) {
    if (!text.empty() && (!chosen || rank(language) < rank(chosen->language)))
      chosen = Chosen{language, text};
  });
  return chosen;
}

Marked mark_title(const base::Json& card, std::string_view lang, const Marker& marker) {
  const auto chosen = choose_text(card["title"], lang);
  if (!chosen) return {};
  return {chosen->language, mark_text(chosen->text, chosen->language, marker)};
}

Marked mark_description(const base::Json& card, const base::Json& further, std::string_view lang,
                        const Marker& marker) {
  auto chosen = choose_text(card["description"], lang);
  if (!chosen) return {};
  // `further` has only the languages whose text the card cuts short.
  for_each_text(further, [&](const auto& language, const auto& text) {
    if (language == chosen->language) chosen->text = text;
  });
  return {chosen->language, cut_snippet(chosen->text, chosen->language, marker)};
}

base::Json marked_json(const Marked& marked) {
  base::Json pieces = base::Json::array();
  for (const auto& piece : marked.pieces) {
    base::Json item = base::Json::object();
    item.set("text", piece.text);
    item.set("match", base::Json::boolean(piece.match));
    pieces.push(std::move(item));
  }
  base::Json json = base::Json::object();
  json.set(marked.language, std::move(pieces));
  return json;
}

}  // namespace

std::vector<Piece> mark_text(std::string_view text, std::string_view language,
                             const Marker& marker) {
  const PlacedWords placed = place_words(text);
  const auto found = list_found(placed, language, marker);
  if (found.empty()) return {};
  return pieces_of(placed.text, {0, placed.text.size()}, join_places(placed.text, found));
}

std::vector<Piece> cut_snippet(std::string_view text, std::string_view language,
                               const Marker& marker) {
  const PlacedWords placed = place_words(text);
  const auto found = list_found(placed, language, marker);
  if (found.empty()) return {};
  const Span part = Cutter(placed.text, found).cut();
  auto pieces = pieces_of(placed.text, part, join_places(placed.text, found));
  if (part.begin > 0) {
    if (pieces.front().match) pieces.insert(pieces.begin(), {"", false});
    pieces.front().text.insert(0, kCut);
  }
  if (part.end < placed.text.size()) {
    if (pieces.back().match) pieces.push_back({"", false});
    pieces.back().text += kCut;
  }
  return pieces;
}

void mark_hit(Hit& hit, std::string_view description, std::string_view lang, const Marker& marker) {
  const base::Json card = base::parse_json(hit.card);
  const base::Json further =
      description.empty() ? base::Json::object() : base::parse_json(description);
  hit.title = mark_title(card, lang, marker);
  hit.description = mark_description(card, further, lang, marker);
}

base::Json highlight_json(const Hit& hit) {
  base::Json highlight = base::Json::object();
  if (!hit.title.pieces.empty()) highlight.set("title", marked_json(hit.title));
  if (!hit.description.pieces.empty()) highlight.set("description", marked_json(hit.description));
  return highlight;
}

}  // namespace search
