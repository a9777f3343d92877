#include "tests/bench/corpus.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <string_view>

namespace bench {
namespace {

constexpr std::size_t kSyllables = 2500, kWords = 20'000, kAgencies = 800, kKeywords = 5000;

// A number below `count`, the small ones often.
std::size_t zipf(std::mt19937_64& random, std::size_t count) {
  const double uniform = std::uniform_real_distribution<double>(0, 1)(random);
  const auto rank = std::exp(uniform * std::log(static_cast<double>(count) + 1)) - 1;
  return std::min(static_cast<std::size_t>(rank), count - 1);
}

std::string syllable(std::size_t number) {
  constexpr std::array<std::string_view, 20> onsets = {"b", "c", "d", "đ",  "g",  "h",  "kh",
                                                       "l", "m", "n", "ng", "nh", "ph", "qu",
                                                       "r", "s", "t", "th", "tr", "v"};
  constexpr std::array<std::string_view, 15> nuclei = {"a", "á", "à", "ả", "ạ", "ê", "ế", "ệ",
                                                       "ô", "ố", "ộ", "ư", "ứ", "i", "u"};
  constexpr std::array<std::string_view, 9> codas = {"", "n", "ng", "nh", "m", "t", "c", "p", "i"};
  std::string text(onsets[number % onsets.size()]);
  number /= onsets.size();
  text += nuclei[number % nuclei.size()];
  number /= nuclei.size();
  return text.append(codas[number % codas.size()]);
}

std::string word(std::size_t number) {
  constexpr std::array<std::string_view, 16> parts = {"ba", "co", "da", "fe", "gi", "ho",
                                                      "ka", "lu", "me", "no", "pa", "re",
                                                      "si", "ta", "vo", "wa"};
  std::string text;
  for (std::size_t rest = number + parts.size(); rest > 0; rest /= parts.size())
    text += parts[rest % parts.size()];
  return text + "s";
}

std::string join_words(std::mt19937_64& random, std::size_t count, bool english) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (i) text += ' ';
    text += english ? word(zipf(random, kWords)) : syllable(zipf(random, kSyllables));
  }
  return text;
}

std::size_t between(std::mt19937_64& random, std::size_t least, std::size_t most) {
  return least + random() % (most - least + 1);
}

}  // namespace

MadeDataset make_dataset(std::size_t number) {
  std::mt19937_64 random(number * 2654435761U + 1);
  MadeDataset made;
  made.id = "d" + std::to_string(number);
  made.title = join_words(random, between(random, 5, 9), false);
  made.english = join_words(random, between(random, 3, 6), true);
  made.description = join_words(random, between(random, 30, 90), false) + ". " +
                     join_words(random, between(random, 10, 30), true);
  const auto add = [&](const char* facet, std::size_t values) {
    made.facets.emplace_back(facet, std::string(facet) + std::to_string(zipf(random, values)));
  };
  add("agency", kAgencies);
  add("theme", 13);
  for (auto n = between(random, 1, 3); n > 0; --n) add("format", 12);
  add("license", 10);
  add("frequency", 8);
  made.facets.emplace_back("open", random() % 3 ? "open" : "unknown");
  for (auto n = between(random, 2, 5); n > 0; --n) add("keyword", kKeywords);
  made.modified = 1'500'000'000'000 + static_cast<std::int64_t>(random() % 280'000'000'000U);
  return made;
}

int number_of(const MadeDataset& made, std::string_view facet) {
  const auto found =
      std::ranges::find(made.facets, facet, &std::pair<std::string, std::string>::first);
  if (found == made.facets.end()) return 0;
  return facet == "open" ? found->second == "open" : std::stoi(found->second.substr(facet.size()));
}

int bits_of(const MadeDataset& made, std::string_view facet) {
  int bits = 0;
  for (const auto& [name, value] : made.facets)
    if (name == facet) bits |= 1 << std::stoi(value.substr(name.size()));
  return bits;
}

std::string_view name_of(Question::Kind kind) {
  constexpr std::array<std::string_view, 7> names = {"words",   "phrase", "prefix",    "filtered",
                                                     "by date", "deep",   "everything"};
  return names.at(static_cast<std::size_t>(kind));
}

std::vector<Question> make_questions(std::size_t count) {
  constexpr std::array<Question::Kind, 12> mix = {
      Question::Kind::kWords,    Question::Kind::kWords,  Question::Kind::kWords,
      Question::Kind::kWords,    Question::Kind::kWords,  Question::Kind::kWords,
      Question::Kind::kPhrase,   Question::Kind::kPrefix, Question::Kind::kFiltered,
      Question::Kind::kFiltered, Question::Kind::kByDate, Question::Kind::kDeep};
  std::mt19937_64 random(7);
  std::vector<Question> questions;
  for (std::size_t i = 0; i < count; ++i) {
    Question question;
    question.kind = i % 40 == 39 ? Question::Kind::kEverything : mix[random() % mix.size()];
    const std::size_t words = question.kind == Question::Kind::kEverything ? 0
                              : question.kind == Question::Kind::kPhrase   ? 2
                              : question.kind == Question::Kind::kPrefix   ? 1
                                                                           : between(random, 1, 3);
    // Words that stand together somewhere, so that most questions have an answer.
    const auto source = make_dataset(random() % 100'000).title;
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < source.size();) {
      const auto end = std::min(source.find(' ', at), source.size());
      parts.push_back(source.substr(at, end - at));
      at = end + 1;
    }
    const std::size_t first = random() % (parts.size() - 3);
    question.words.assign(parts.begin() + static_cast<std::ptrdiff_t>(first),
                          parts.begin() + static_cast<std::ptrdiff_t>(first + words));
    if (question.kind == Question::Kind::kPrefix)
      question.words[0] = word(zipf(random, kWords)).substr(0, 4);
    if (question.kind == Question::Kind::kFiltered)
      question.theme = static_cast<int>(zipf(random, 13));
    questions.push_back(std::move(question));
  }
  return questions;
}

}  // namespace bench
