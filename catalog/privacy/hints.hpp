#pragma once

#include <string_view>

namespace catalog::privacy {

/// What the header of a column says that it holds, in Vietnamese, with diacritics or not, or
/// English; "soDienThoai" and "so_dien_thoai" are read too.
struct Hints {
  bool citizen = false;  // numbers of identity cards
  bool phone = false;
  bool card = false;         // of a bank
  bool name = false;         // full names of persons
  bool given_name = false;   // one part of a name
  bool family_name = false;  // the other
  bool birth = false;        // dates or years of birth
  bool other_number =
      false;  // tax codes, amounts, coordinates, codes of goods: no number of a person
};

Hints hints_of(std::string_view header);

/// Whether a text speaks of identity cards, as "CCCD số …" does.
bool speaks_of_citizen_number(std::string_view text);

}  // namespace catalog::privacy
