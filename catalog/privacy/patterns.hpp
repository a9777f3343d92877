#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace catalog::privacy {

/// Numbers and addresses of persons, as they are written in cells of tables. Each of these says
/// whether a whole text is one; what a column is, decides privacy/column.

/// 12 digits of a citizen identity card (CCCD): a province's code, a digit for sex and century that
/// fits the year of birth behind it. `year` is the present one: nobody is born later.
/// Source: Circular 59/2021/TT-BCA, Decree 137/2015/ND-CP, article 7.
bool is_citizen_number(std::string_view text, int year);

/// 9 digits of the former identity card (CMND). Most numbers of 9 digits are something else.
bool is_former_citizen_number(std::string_view text);

/// A Vietnamese number of a mobile phone or, with its area code, of a line, with 0, 84 or +84 in
/// front; spaces, points, hyphens and brackets between. Source: Circular 22/2014/TT-BTTTT.
bool is_phone_number(std::string_view text);

/// The same without anything in front, as a spreadsheet leaves it: "912345678".
bool is_cut_phone_number(std::string_view text);

/// An e-mail address; not one of an office by its name (info@…, vanthu@…).
bool is_personal_email(std::string_view text);

/// 13 to 19 digits of a bank card, in groups or not: a known beginning and a right check digit.
/// Source: ISO/IEC 7812-1; NAPAS cards begin with 9704.
bool is_card_number(std::string_view text);

/// A full name of a person: two to six words with capitals, the first of a Vietnamese one a family
/// name that many have. `foreign`: also without such a family name, where a header says so.
bool is_full_name(std::string_view text, bool foreign);

/// A date of which one may be born, from 1900 to `year`: "1986-05-04", "04/05/1986".
bool is_birth_date(std::string_view text, int year);

/// Only its digits; nothing when there is another character than digits and what is put between, or
/// for a decimal or negative number.
std::optional<std::string> digits_of(std::string_view text);

/// The text with all but its first and last few characters hidden: "0790••••••12",
/// "m•••@bo.gov.vn", "N••••• V•• A•".
std::string mask_number(std::string_view text);
std::string mask_email(std::string_view text);
std::string mask_name(std::string_view text);

}  // namespace catalog::privacy
