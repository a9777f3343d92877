#pragma once

#include <string_view>

namespace catalog::people {

/// Whether a password is one of those that are tried first: put together from few common words
/// (English and Vietnamese), the person's own name, years and other runs of digits, rows of the
/// keyboard and repeated letters, however they are written in upper case, with diacritics, with
/// digits for letters and signs between. What is left when all of these are taken away must be
/// five letters at least. This stands for a list of some millions without keeping one.
/// Source: NIST SP 800-63B, 5.1.1.2.
bool is_common_password(std::string_view password, std::string_view name);

}  // namespace catalog::people
