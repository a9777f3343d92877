#include "catalog/privacy/patterns.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/base/text.hpp"

namespace catalog::privacy {
namespace {

constexpr std::string_view kDot = "•";

// Of provinces and cities, 1999 to 2025; cards keep the code of the place of birth.
constexpr std::array<std::string_view, 63> kProvinces = {
    "001", "002", "004", "006", "008", "010", "011", "012", "014", "015", "017", "019", "020",
    "022", "024", "025", "026", "027", "030", "031", "033", "034", "035", "036", "037", "038",
    "040", "042", "044", "045", "046", "048", "049", "051", "052", "054", "056", "058", "060",
    "062", "064", "066", "067", "068", "070", "072", "074", "075", "077", "079", "080", "082",
    "083", "084", "086", "087", "089", "091", "092", "093", "094", "095", "096"};

// Local parts of addresses of offices, folded.
const std::set<std::string, std::less<>> kOffices = {
    "info",       "contact",     "office",   "admin",   "webmaster", "support",      "help",
    "hello",      "mail",        "email",    "vanthu",  "ubnd",      "vanphong",     "vp",
    "bbt",        "banbientap",  "toasoan",  "lienhe",  "tiepdan",   "cskh",         "hotro",
    "hanhchinh",  "data",        "opendata", "noreply", "no-reply",  "press",        "sales",
    "service",    "enquiries",   "dulieu",   "portal",  "thongtin",  "congthongtin", "library",
    "postmaster", "secretariat", "reception"};

// Family names that nine of ten have, folded.
const std::set<std::string, std::less<>> kFamilyNames = {
    "nguyen", "tran",   "le",     "pham",  "hoang", "huynh", "phan",  "vu",       "vo",
    "dang",   "bui",    "do",     "ho",    "ngo",   "duong", "ly",    "dao",      "doan",
    "vuong",  "trinh",  "truong", "dinh",  "lam",   "phung", "mai",   "to",       "ha",
    "cao",    "ta",     "luong",  "luu",   "chu",   "thai",  "tong",  "quach",    "la",
    "kieu",   "nghiem", "giap",   "trieu", "diep",  "tang",  "au",    "au duong", "thach",
    "son",    "danh",   "chau",   "ton",   "che",   "hua",   "cu",    "bach",     "mac",
    "khuong", "ong",    "nong",   "be",    "ma",    "lo",    "giang", "vi",       "luc"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

// "0.912345678", "106.7009": a few digits, one point, digits.
bool is_decimal(std::string_view text) {
  constexpr std::size_t whole_part = 3;
  const auto point = text.find('.');
  return point != std::string_view::npos && point <= whole_part &&
         all_digits(text.substr(0, point)) && all_digits(text.substr(point + 1));
}

int number_in(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

bool passes_luhn(std::string_view digits) {
  int sum = 0;
  bool twice = false;
  for (auto at = digits.rbegin(); at != digits.rend(); ++at, twice = !twice) {
    const int digit = (*at - '0') * (twice ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 == 0;
}

bool is_card_beginning(std::string_view digits) {
  const auto first = [&](std::size_t count) { return number_in(digits.substr(0, count)); };
  const std::size_t length = digits.size();
  if (first(4) == 9704) return length == 16 || length == 19;
  if (first(1) == 4) return length == 13 || length == 16;
  if ((first(2) >= 51 && first(2) <= 55) || (first(4) >= 2221 && first(4) <= 2720))
    return length == 16;
  if (first(2) == 34 || first(2) == 37) return length == 15;
  if (first(4) >= 3528 && first(4) <= 3589) return length == 16;
  if (first(4) == 6011 || first(2) == 65) return length == 16;
  return first(2) == 62 && length >= 16;
}

// The national number: without 0, 84 or +84 in front; nothing when none of these is.
std::optional<std::string> national_number(std::string_view text) {
  const bool plus = text.starts_with('+');
  const auto digits = digits_of(plus ? text.substr(1) : text);
  if (!digits) return std::nullopt;
  if (digits->starts_with("84") && (plus || digits->size() == 11)) return digits->substr(2);
  if (!plus && digits->starts_with('0')) return digits->substr(1);
  return std::nullopt;
}

// Mobile: 9 digits by operator; a line: "2", an area code and the rest, 10 in all.
bool is_national_number(std::string_view digits) {
  if (digits.size() == 10) return digits[0] == '2' && digits[1] != '0' && digits[2] != '0';
  if (digits.size() != 9) return false;
  const char second = digits[1];
  switch (digits[0]) {
    case '3':
      return second >= '2';
    case '5':
      return std::string_view("25689").find(second) != std::string_view::npos;
    case '7':
      return second == '0' || second >= '6';
    case '8':
      return second >= '1';
    case '9':
      return second != '5';
    default:
      return false;
  }
}

bool is_one_date(std::string_view year, std::string_view month, std::string_view day, int present) {
  if (year.size() != 4 || !all_digits(year) || !all_digits(month) || !all_digits(day)) return false;
  if (month.size() > 2 || day.size() > 2) return false;
  const int y = number_in(year), m = number_in(month), d = number_in(day);
  return y >= 1900 && y <= present && m >= 1 && m <= 12 && d >= 1 && d <= 31;
}

bool is_letter_word(std::string_view word) {
  return std::ranges::none_of(word, [](char c) {
    return is_digit(c) ||
           std::string_view(",;:/\\()[]{}<>@#$%^&*_+=|\"!?").find(c) != std::string_view::npos;
  });
}

// Begins with a capital: its lower case differs from it.
bool is_capital(const std::string& word) {
  return base::lower(word) != word;
}

std::size_t first_character(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) ++size;
  return std::min(size, text.size());
}

}  // namespace

std::optional<std::string> digits_of(std::string_view text) {
  std::string digits;
  if (text.starts_with('-') || is_decimal(text)) return std::nullopt;
  for (const char c : text) {
    if (is_digit(c))
      digits += c;
    else if (std::string_view(" .-()").find(c) == std::string_view::npos)
      return std::nullopt;
  }
  return digits;
}

bool is_citizen_number(std::string_view text, int year) {
  constexpr std::size_t length = 12;
  const auto digits = digits_of(text);
  if (!digits || digits->size() != length) return false;
  const std::string_view view = *digits;
  if (!std::ranges::binary_search(kProvinces, view.substr(0, 3))) return false;
  const int century = 1900 + 100 * ((view[3] - '0') / 2);
  const int born = century + number_in(view.substr(4, 2));
  return view[3] <= '3' && born <= year && born >= year - 120;
}

bool is_former_citizen_number(std::string_view text) {
  constexpr std::size_t length = 9;
  constexpr int last_province = 38;
  if (text.size() != length || !all_digits(text)) return false;
  const int province = number_in(text.substr(0, 2));
  return province >= 1 && province <= last_province;
}

bool is_phone_number(std::string_view text) {
  constexpr std::size_t longest = 24;
  if (text.size() > longest) return false;
  const auto number = national_number(text);
  return number && is_national_number(*number);
}

bool is_cut_phone_number(std::string_view text) {
  return text.size() == 9 && all_digits(text) && is_national_number(text);
}

bool is_personal_email(std::string_view text) {
  constexpr std::size_t longest = 254;
  const auto at = text.find('@');
  if (at == 0 || at == std::string_view::npos || text.size() > longest) return false;
  const auto host = text.substr(at + 1);
  const auto dot = host.rfind('.');
  if (dot == 0 || dot == std::string_view::npos || host.size() - dot < 3) return false;
  const auto fits = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) ||
           std::string_view("._%+-").find(c) != std::string_view::npos;
  };
  if (!std::ranges::all_of(text.substr(0, at), fits) || !std::ranges::all_of(host, fits))
    return false;
  return !kOffices.contains(base::lower_ascii(text.substr(0, at)));
}

bool is_card_number(std::string_view text) {
  constexpr std::size_t shortest = 13, longest = 19;
  const auto digits = digits_of(text);
  if (!digits || digits->size() < shortest || digits->size() > longest) return false;
  return is_card_beginning(*digits) && passes_luhn(*digits);
}

bool is_full_name(std::string_view text, bool foreign) {
  constexpr std::size_t longest = 60, fewest = 2, most = 6;
  if (text.size() > longest) return false;
  std::vector<std::string> words;
  for (const auto& word : base::split(text, ' '))
    if (!word.empty()) words.push_back(word);
  if (words.size() < fewest || words.size() > most) return false;
  for (const auto& word : words)
    if (!is_letter_word(word) || !is_capital(word)) return false;
  return foreign || kFamilyNames.contains(base::fold(words.front()));
}

bool is_birth_date(std::string_view text, int year) {
  text = text.substr(0, text.find_first_of("T "));
  for (const char mark : {'-', '/', '.'}) {
    const auto parts = base::split(text, mark);
    if (parts.size() != 3) continue;
    return is_one_date(parts[0], parts[1], parts[2], year) ||
           is_one_date(parts[2], parts[1], parts[0], year) ||
           is_one_date(parts[2], parts[0], parts[1], year);
  }
  return false;
}

std::string mask_number(std::string_view text) {
  constexpr std::size_t shown_first = 4, shown_last = 2;
  std::string masked;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool shown = i < shown_first || i + shown_last >= text.size() || !is_digit(text[i]);
    if (shown)
      masked += text[i];
    else
      masked.append(kDot);
  }
  return masked;
}

std::string mask_email(std::string_view text) {
  const auto at = std::min(text.find('@'), text.size());
  return std::string(text.substr(0, std::min<std::size_t>(at, 1))).append("•••") +
         std::string(text.substr(at));
}

std::string mask_name(std::string_view text) {
  std::string masked;
  for (const auto& word : base::split(text, ' ')) {
    if (word.empty()) continue;
    if (!masked.empty()) masked += ' ';
    masked += word.substr(0, first_character(word));
    for (std::size_t at = first_character(word); at < word.size();
         at += first_character(std::string_view(word).substr(at)))
      masked.append(kDot);
  }
  return masked;
}

}  // namespace catalog::privacy
