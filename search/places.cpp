#include "search/places.hpp"

#include <deque>
#include <unordered_map>

#include "catalog/base/text.hpp"
#include "search/phrases.hpp"
#include "search/tables.hpp"

namespace search {
namespace {

// Columns of places.tsv.
constexpr std::size_t kId = 0, kVietnamese = 3, kEnglish = 4, kAliases = 5, kPartOf = 6, kMarks = 7,
                      kColumns = 8;

constexpr std::uint32_t kNoPlace = ~0U;

class Gazetteer {
 public:
  Gazetteer() {
    const auto table = read_table(built_in_table("places.tsv"));
    for (const auto& row : table) add(row);
    for (const auto& row : table)
      if (row.size() == kColumns && by_id_.contains(row[kId]))
        by_id_.at(row[kId])->part_of = find(row[kPartOf]);
    names_.add("hải dương học", kNoPlace);  // oceanography
  }

  const Place* find(std::string_view id) const {
    const auto found = by_id_.find(std::string(id));
    return found == by_id_.end() ? nullptr : found->second;
  }

  const std::vector<std::vector<std::string>>& names() const { return all_names_; }

  std::vector<PlaceMatch> find(const std::vector<Word>& words) const {
    std::vector<PlaceMatch> matches;
    for (const auto& [first, count, meaning] : names_.find(words))
      if (meaning != kNoPlace) matches.push_back({first, count, &places_[meaning]});
    return matches;
  }

 private:
  void add(const std::vector<std::string>& row) {
    if (row.size() != kColumns || row[kId] == "id") return;
    const auto number = static_cast<std::uint32_t>(places_.size());
    places_.push_back({row[kId], row[kVietnamese], row[kEnglish], nullptr});
    by_id_.emplace(row[kId], &places_.back());
    const bool marks_needed = row[kMarks] == "needed";
    std::vector<std::string> names = {row[kVietnamese]};
    names_.add(row[kVietnamese], number, marks_needed);
    const auto add_name = [&](const std::string& name) {
      if (name.empty() || (marks_needed && base::fold(name) == base::fold(row[kVietnamese])))
        return;
      names_.add(name, number);
      names.push_back(name);
    };
    add_name(row[kEnglish]);
    for (const auto& alias : base::split(row[kAliases], ';')) add_name(alias);
    all_names_.push_back(std::move(names));
  }

  std::deque<Place> places_;
  std::vector<std::vector<std::string>> all_names_;
  std::unordered_map<std::string, Place*> by_id_;
  PhraseTable names_;
};

const Gazetteer& gazetteer() {
  static const Gazetteer kGazetteer;
  return kGazetteer;
}

}  // namespace

const std::string& Place::label(std::string_view language) const {
  return language.starts_with("vi") ? vi : en;
}

const Place* find_place(std::string_view id) {
  return gazetteer().find(id);
}

const std::vector<std::vector<std::string>>& list_place_names() {
  return gazetteer().names();
}

std::vector<PlaceMatch> find_places(const std::vector<Word>& words) {
  return gazetteer().find(words);
}

}  // namespace search
