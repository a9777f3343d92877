#include "search/acronyms.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "search/acronym_text.hpp"
#include "search/words.hpp"

namespace search {
namespace {

constexpr std::size_t kMostForms = 3;
constexpr std::size_t kMostNames = 4;  // what stands for more says nothing

constexpr std::string_view kParts = "-_/.:";  // of an identifier stand between these

// Short words that people type as words.
constexpr std::array<std::string_view, 22> kWords = {
    "all", "and", "any", "are", "but", "can", "for", "has", "how", "its", "may",
    "new", "not", "one", "our", "out", "the", "two", "use", "was", "who", "why"};

struct Candidate {
  std::map<std::string, std::string> forms;  // by their words
  std::map<std::string, std::string> names;  // by their folded words
  std::size_t met = 0;
  std::size_t told = 0;  // stated, or met beside the words that it stands for
};

class Learner {
 public:
  explicit Learner(const std::vector<AgencyTexts>& agencies) : agencies_(agencies) {}

  std::vector<Acronym> learn() {
    for (const auto& agency : agencies_)
      for (const auto& name : agency.names) names_ += ' ' + whole_key(name) + " \n";
    for (const auto& agency : agencies_) read(agency);
    return list();
  }

 private:
  void read(const AgencyTexts& agency) {
    for (const auto& text : agency.further) count_words(AcronymText(text));
    std::map<std::string, std::set<std::string>> initials;  // with the names
    for (const auto& text : agency.names) read_name(text, initials);
    for (const auto& other : agency.others) read_other(AcronymText(other), agency.names);
    std::vector<Capitals> alone;
    for (const auto& title : agency.titles) read_title(AcronymText(title), alone);
    for (std::string identifier : agency.identifiers) {
      std::ranges::replace_if(
          identifier, [](char c) { return kParts.find(c) != kParts.npos; }, ' ');
      for (auto& one : AcronymText(identifier).list_capitals()) alone.push_back(std::move(one));
    }
    for (const auto& capitals : alone) {
      const auto names = initials.find(capitals.letters);
      if (names == initials.end()) continue;
      for (const auto& name : names->second) add(capitals, name, false);
    }
  }

  void count_words(const AcronymText& text) {
    for (auto& word : text.list_plain_words())
      if (word.size() >= AcronymText::kLeastLetters && word.size() <= AcronymText::kMostLetters)
        ++plain_[std::move(word)];
    if (!text.has_small_letters()) return;
    for (const auto& capitals : text.list_capitals()) ++capitals_[capitals.letters];
  }

  void read_name(const std::string& text, std::map<std::string, std::set<std::string>>& initials) {
    const AcronymText name(text);
    count_words(name);
    auto definitions = name.list_definitions();
    if (definitions.empty())
      if (auto loose = name.find_loose_definition()) definitions.push_back(std::move(*loose));
    for (const auto& [acronym, words] : definitions) add(acronym, words, true);
    for (auto& letters : name.list_initials()) initials[std::move(letters)].insert(name.name());
  }

  void read_other(const AcronymText& other, const std::vector<std::string>& names) {
    const auto capitals = other.list_capitals();
    if (capitals.size() != 1 || capitals[0].text != other.name()) return;
    for (const auto& name : names) add(capitals[0], AcronymText(name).name(), true);
  }

  void read_title(const AcronymText& title, std::vector<Capitals>& alone) {
    count_words(title);
    for (const auto& [acronym, words] : title.list_definitions())
      if (names_.find(' ' + whole_key(words) + ' ') != std::string::npos)
        add(acronym, words, true);
      else
        ++otherwise_[acronym.letters];
    if (!title.has_small_letters()) return;  // capitals tell nothing there
    for (auto& capitals : title.list_capitals())
      if (capitals.is_alone) alone.push_back(std::move(capitals));
  }

  void add(const Capitals& acronym, const std::string& name, bool is_told) {
    Candidate& candidate = candidates_[acronym.letters];
    ++candidate.met;
    if (is_told) ++candidate.told;
    std::string words;
    for (const auto& word : list_words(acronym.text)) words += word.exact + ' ';
    if (candidate.forms.size() < kMostForms) candidate.forms.emplace(words, acronym.text);
    candidate.names.emplace(whole_key(name), name);
  }

  static std::size_t times(const std::unordered_map<std::string, std::size_t>& met,
                           const std::string& what) {
    const auto found = met.find(what);
    return found == met.end() ? 0 : found->second;
  }

  // Whether people who type it may mean a word, or what titles explain it as.
  bool is_doubtful(const std::string& letters, const Candidate& candidate) const {
    if (std::ranges::find(kWords, letters) != kWords.end()) return true;
    const std::size_t plain = times(plain_, letters), otherwise = times(otherwise_, letters);
    if (candidate.told == 0) return plain > 0 || otherwise > 0;
    return plain > times(capitals_, letters) || otherwise > candidate.told;
  }

  std::vector<Acronym> list() const {
    std::vector<std::pair<std::size_t, const Candidate*>> kept;
    for (const auto& [letters, candidate] : candidates_)
      if (candidate.names.size() <= kMostNames && !is_doubtful(letters, candidate))
        kept.emplace_back(candidate.met, &candidate);
    std::ranges::stable_sort(kept, std::greater(), &decltype(kept)::value_type::first);
    if (kept.size() > kMostAcronyms) kept.resize(kMostAcronyms);
    std::vector<Acronym> acronyms;
    for (const auto& [met, candidate] : kept) {
      Acronym acronym;
      for (const auto& [words, form] : candidate->forms) acronym.forms.push_back(form);
      for (const auto& [key, name] : candidate->names) acronym.names.push_back(name);
      acronyms.push_back(std::move(acronym));
    }
    return acronyms;
  }

  const std::vector<AgencyTexts>& agencies_;
  std::string names_;                                       // of all agencies, folded, one a line
  std::unordered_map<std::string, std::size_t> plain_;      // words not in capitals
  std::unordered_map<std::string, std::size_t> capitals_;   // and in capitals: times met
  std::unordered_map<std::string, std::size_t> otherwise_;  // acronyms of what is no agency
  std::map<std::string, Candidate> candidates_;             // by their letters
};

}  // namespace

std::vector<Acronym> learn_acronyms(const std::vector<AgencyTexts>& agencies) {
  return Learner(agencies).learn();
}

}  // namespace search
