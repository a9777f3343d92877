#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "portal/web/labels.hpp"

namespace portal::web {
namespace {

constexpr std::string_view kCountries = "/authority/country/";  // of the EU's Publications Office
constexpr std::string_view kVietnam = "sws.geonames.org/1562822";

// The two letters of a country by its three. Source: ISO 3166-1, as ICU has it.
const std::map<std::string, std::string, std::less<>>& two_letters() {
  static const auto kTable = [] {
    std::map<std::string, std::string, std::less<>> made;
    for (const char* const* code = icu::Locale::getISOCountries(); *code; ++code)
      made.emplace(icu::Locale("", *code).getISO3Country(), *code);
    return made;
  }();
  return kTable;
}

std::string country_name(std::string_view three_letters, std::string_view language) {
  const auto found = two_letters().find(three_letters);
  if (found == two_letters().end()) return "";
  icu::UnicodeString name;
  icu::Locale("", found->second.c_str())
      .getDisplayCountry(icu::Locale(std::string(language).c_str()), name);
  std::string text;
  return name.toUTF8String(text);
}

bool is_number(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string place_label(std::string_view iri, std::string_view language) {
  if (!base::is_absolute_iri(iri)) return std::string(iri);
  std::string name;
  if (const auto at = iri.find(kCountries); at != std::string_view::npos)
    name = country_name(iri.substr(at + kCountries.size()), language);
  if (plain_address(iri) == kVietnam) name = country_name("VNM", language);
  if (!name.empty()) return name;
  name = base::local_name(iri);
  return name.empty() || is_number(name) ? plain_address(iri) : name;
}

}  // namespace portal::web
