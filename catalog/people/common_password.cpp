#include "catalog/people/common_password.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "catalog/base/text.hpp"

namespace catalog::people {
namespace {

constexpr std::size_t kLeastLeft = 5;
constexpr std::size_t kLeastRun = 3;  // of a keyboard's row or of one letter

// Folded, longer ones before those that begin them.
constexpr std::array<std::string_view, 58> kWords = {
    "administrator", "quantrivien", "matkhauminh", "dulieumo", "opendata", "password",  "passwort",
    "passphrase",    "matkhau",     "quantri",     "congdan",  "chinhphu", "vietnam",   "hochiminh",
    "saigon",        "danang",      "haiphong",    "cantho",   "hanoi",    "tinhthanh", "anhyeuem",
    "emyeuanh",      "yeuem",       "yeuanh",      "iloveyou", "welcome",  "changeme",  "letmein",
    "secret",        "sunshine",    "princess",    "football", "baseball", "superman",  "dragon",
    "monkey",        "master",      "portal",      "dulieu",   "default",  "nguyen",    "xinchao",
    "ngaymai",       "giadinh",     "summer",      "winter",   "autumn",   "spring",    "login",
    "admin",         "hello",       "guest",       "super",    "user",     "test",      "root",
    "pass",          "data"};

constexpr std::array<std::string_view, 6> kRows = {"qwertyuiop", "asdfghjkl",
                                                   "zxcvbnm",    "abcdefghijklmnopqrstuvwxyz",
                                                   "qazwsxedc",  "1qaz2wsx3edc4rfv"};

// Digits and signs that stand for letters: "p@ssw0rd".
char letter_for(char c) {
  constexpr std::string_view signs = "@013457$!|8";
  constexpr std::string_view letters = "aoleastsiib";
  const auto at = signs.find(c);
  return at == std::string_view::npos ? c : letters[at];
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) >= 0x80);
}

// Letters only; `read` turns a character into the letter that it stands for.
template <typename Read>
std::string letters_of(std::string_view folded, Read read) {
  std::string letters;
  for (const char c : folded)
    if (is_letter(read(c))) letters += read(c);
  return letters;
}

// How many letters from `at` on go along a row, forwards or backwards.
std::size_t run_along(std::string_view row, std::string_view text, std::size_t at) {
  std::size_t best = 0;
  for (const int step : {1, -1}) {
    auto place = static_cast<std::ptrdiff_t>(row.find(text[at]));
    std::size_t length = 0;
    while (place >= 0 && place < static_cast<std::ptrdiff_t>(row.size()) &&
           at + length < text.size() && text[at + length] == row[static_cast<std::size_t>(place)])
      ++length, place += step;
    best = std::max(best, length);
  }
  return best;
}

std::size_t run_at(std::string_view text, std::size_t at) {
  const auto other = text.find_first_not_of(text[at], at);
  std::size_t best = (other == std::string_view::npos ? text.size() : other) - at;
  for (const auto row : kRows) best = std::max(best, run_along(row, text, at));
  return best >= kLeastRun ? best : 0;
}

// The letters that no common part explains.
std::size_t count_left(std::string_view letters, const std::vector<std::string>& words) {
  std::size_t left = 0;
  for (std::size_t at = 0; at < letters.size();) {
    std::size_t taken = run_at(letters, at);
    for (const auto& word : words)
      if (letters.substr(at).starts_with(word)) taken = std::max(taken, word.size());
    if (taken == 0) ++left;
    at += std::max<std::size_t>(taken, 1);
  }
  return left;
}

}  // namespace

bool is_common_password(std::string_view password, std::string_view name) {
  const std::string folded = base::fold(password);
  std::vector<std::string> words(kWords.begin(), kWords.end());
  const std::string own = letters_of(base::fold(name), [](char c) { return c; });
  if (own.size() >= kLeastRun) words.push_back(own);
  const std::string plain = letters_of(folded, [](char c) { return c; });
  const std::string meant = letters_of(folded, letter_for);
  // Digits alone are too few to choose from, however many there are.
  return std::min(count_left(plain, words), count_left(meant, words)) < kLeastLeft;
}

}  // namespace catalog::people
