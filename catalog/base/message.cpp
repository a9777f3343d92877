#include "catalog/base/message.hpp"

#include <span>

#include "catalog/base/embedded.hpp"
#include "catalog/base/json.hpp"

namespace embedded {
std::span<const base::EmbeddedFile> texts();
}

namespace base {
namespace {

using Texts = std::map<std::string, Json, std::less<>>;

// Files are named AREA.LANGUAGE.json, each an object from key to text.
Texts read_texts(std::string_view language) {
  Texts texts;
  const std::string ending = "." + std::string(language) + ".json";
  for (const auto& file : embedded::texts()) {
    if (!file.name.ends_with(ending)) continue;
    const Json json = parse_json(file.text);
    for (const auto& [key, text] : json.members()) texts.emplace(key, text);
  }
  return texts;
}

const Texts& texts_of(std::string_view language) {
  static const Texts kEnglish = read_texts("en");
  static const Texts kVietnamese = read_texts("vi");
  return language.starts_with("vi") ? kVietnamese : kEnglish;
}

std::string choose(const Json& text, const Message& message) {
  if (!text.is_object()) return text.as_string();
  const auto count = message.arguments.find("count");
  const bool one = count != message.arguments.end() && count->second == "1";
  const Json* form = one ? text.find("one") : nullptr;
  return (form ? *form : text["other"]).as_string();
}

std::string fill(const std::string& text, const std::map<std::string, std::string>& arguments) {
  std::string out;
  std::size_t start = 0;
  for (;;) {
    const auto open = text.find('{', start);
    const auto shut = text.find('}', open);
    if (shut == std::string::npos) return out + text.substr(start);
    const auto argument = arguments.find(text.substr(open + 1, shut - open - 1));
    out.append(text, start, open - start);
    if (argument == arguments.end())
      out.append(text, open, shut - open + 1);
    else
      out += argument->second;
    start = shut + 1;
  }
}

}  // namespace

std::string say(const Message& message, std::string_view language) {
  const Texts& texts = texts_of(language);
  const auto found = texts.find(message.key);
  if (found == texts.end()) return message.key;
  return fill(choose(found->second, message), message.arguments);
}

bool has_text(std::string_view key, std::string_view language) {
  return texts_of(language).contains(key);
}

std::vector<std::string> list_text_keys() {
  std::map<std::string, int> keys;
  for (const char* language : {"en", "vi"})
    for (const auto& [key, text] : texts_of(language)) keys[key] = 1;
  std::vector<std::string> list;
  list.reserve(keys.size());
  for (const auto& [key, one] : keys) list.push_back(key);
  return list;
}

}  // namespace base
