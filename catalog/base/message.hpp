#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// A sentence for a person, by its key in catalog/base/text/*.{en,vi}.json, with what fills its
/// {places}. Kept apart from its wording, so that one failure can be told in every language.
struct Message {
  std::string key;
  std::map<std::string, std::string> arguments;

  bool operator==(const Message&) const = default;
};

/// The sentence in `language` ("vi", "en"; anything else is told in English).
/// A text with plural forms {"one": …, "other": …} is chosen by the argument "count".
/// Source: CLDR plural rules (Vietnamese has "other" only; English "one" for exactly 1).
/// An unknown key answers the key itself, so that nothing is ever hidden; tests forbid it.
std::string say(const Message& message, std::string_view language);

/// Whether a language has wording for `key`.
bool has_text(std::string_view key, std::string_view language);

/// All keys that any language has, sorted.
std::vector<std::string> list_text_keys();

}  // namespace base
