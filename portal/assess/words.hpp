#pragma once

// Ratings, pairs of texts and sources as pages show them.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/assessment/action_table.hpp"
#include "catalog/assessment/document.hpp"
#include "catalog/base/json.hpp"
#include "portal/assess/reading.hpp"
#include "portal/web/page.hpp"

namespace portal::assess {

/// In which languages a page shows texts: one, or both side by side.
struct Tongues {
  std::vector<std::string> list;  // "vi", "en"

  bool is_both() const { return list.size() > 1; }
};

/// {halves: [{half_lang, half_text, half_tag}]}: a text in each language of the page; where a half
/// is missing the other one with a tag that says so, once. Null for an empty pair.
base::Json halves(const as::Pair& pair, const Tongues& tongues);
/// The same of a sentence of the program, which stands in both languages.
base::Json fixed(std::string_view key, const Tongues& tongues,
                 const std::map<std::string, std::string>& arguments = {});

/// {rating_code, rating_symbol, halves…}: colour, symbol and word of a rating.
base::Json rating_view(const rd::Registry& registry, rd::Rating rating, const Tongues& tongues);
std::string rating_name(const rd::Registry& registry, rd::Rating rating, std::string_view language);

/// "3 tháng 6 2019" in the reader's way; what is no date stays as it is.
std::string day_words(const std::string& day, std::string_view language);

/// The source as a footnote, in one language; never who was interviewed.
std::string source_words(const as::Source& source, const rd::Registry& registry,
                         std::string_view language);
/// "1.250 trong 1.400 đã biết (89 %); 12 chưa rõ".
std::string counts_words(const rd::Counts& counts, std::string_view language);

/// The half in a language, else the other.
std::string in(const as::Pair& pair, std::string_view language);

/// Cost of an action: "1.500.000.000 VND", or that it costs nothing of its own.
std::string cost_words(const as::Action& action, std::string_view language);
/// What its success is, by the registry's words.
std::string test_words(const rd::Registry& registry, const as::SuccessTest& test,
                       std::string_view language);
/// When it is to be done: day, or duration in words.
std::string due_words(const as::Action& action, std::string_view language);

/// That an area lacks one of its two priorities, or both; null where none is missing.
base::Json missing_words(const std::vector<int>& priorities, const Tongues& tongues);

/// The way to a page below the list of assessments.
base::Json list_crumbs(const web::PageContext& context);

}  // namespace portal::assess
