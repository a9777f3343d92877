#include "search/theme_words.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "catalog/base/text.hpp"
#include "search/phrases.hpp"
#include "search/tables.hpp"

namespace search {
namespace {

constexpr std::string_view kScheme = "http://publications.europa.eu/resource/authority/data-theme/";
// Columns of theme-words.tsv.
constexpr std::size_t kCode = 0, kVietnamese = 1, kEnglish = 2, kColumns = 3;

class Table {
 public:
  Table() {
    std::size_t theme = 0;
    for (const auto& row : read_table(built_in_table("theme-words.tsv"))) {
      if (row.size() != kColumns || theme == kThemes) continue;
      codes_[theme] = row[kCode];
      for (const auto& one : base::split(row[kVietnamese], ';')) note(one, one, theme);
      for (const auto& one : base::split(row[kEnglish], ';')) {
        note(one, one, theme);
        note(one + "s", one, theme);
      }
      ++theme;
    }
    for (const auto& [form, meaning] : noted_) {
      phrases_.add(form, static_cast<std::uint32_t>(meanings_.size()));
      meanings_.push_back(meaning);
    }
  }

  const std::array<std::string, kThemes>& codes() const { return codes_; }

  ThemeWords find(const std::vector<Word>& words) const {
    ThemeWords found;
    std::vector<std::string> seen;
    for (const auto& match : phrases_.find(words)) {
      const auto& meaning = meanings_[match.meaning];
      const double share = 1.0 / static_cast<double>(meaning.themes.size());
      for (const auto theme : meaning.themes) found.counts[theme] += share;
      if (std::ranges::find(seen, meaning.written) != seen.end()) continue;
      seen.push_back(meaning.written);
      found.expressions.emplace_back(meaning.themes.front(), meaning.written);
    }
    return found;
  }

 private:
  struct Meaning {
    std::string written;
    std::vector<std::size_t> themes;
  };

  void note(const std::string& form, const std::string& written, std::size_t theme) {
    if (form.empty()) return;
    Meaning& meaning = noted_[form];
    meaning.written = written;
    if (std::ranges::find(meaning.themes, theme) == meaning.themes.end())
      meaning.themes.push_back(theme);
  }

  std::array<std::string, kThemes> codes_;
  std::map<std::string, Meaning> noted_;
  std::vector<Meaning> meanings_;
  PhraseTable phrases_;
};

const Table& table() {
  static const Table kTable;
  return kTable;
}

}  // namespace

const std::array<std::string, kThemes>& theme_codes() {
  return table().codes();
}

std::string theme_iri(std::size_t theme) {
  return std::string(kScheme).append(theme_codes()[theme]);
}

ThemeWords find_theme_words(const std::vector<Word>& words) {
  return table().find(words);
}

}  // namespace search
