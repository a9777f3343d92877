#include "catalog/model/localized_text.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/text.hpp"

namespace catalog {
namespace {

constexpr std::size_t kTextsCompared = 500;

const std::string& first_text(const base::Json& value) {
  return value.is_array() && !value.items().empty() ? value.items()[0].as_string()
                                                    : value.as_string();
}

const base::Json::Member* find_language(const base::Json& texts, std::string_view wanted) {
  for (const auto& member : texts.members())
    if (member.first == wanted && !first_text(member.second).empty()) return &member;
  return nullptr;
}

const base::Json::Member* find_variant(const base::Json& texts, std::string_view wanted) {
  const std::string prefix = std::string(wanted) + "-";
  for (const auto& member : texts.members())
    if (member.first.starts_with(prefix) && !first_text(member.second).empty()) return &member;
  return nullptr;
}

}  // namespace

TextInLanguage text_in(const base::Json& texts, std::string_view wanted) {
  if (texts.is_string()) return {texts.as_string(), "@none"};
  const auto base_language = wanted.substr(0, wanted.find('-'));
  const base::Json::Member* found = find_language(texts, wanted);
  if (!found) found = find_language(texts, base_language);
  if (!found) found = find_variant(texts, base_language);
  if (!found) found = find_language(texts, "en");
  if (!found)
    for (const auto& member : texts.members())
      if (!found && !first_text(member.second).empty()) found = &member;
  if (!found) return {};
  return {first_text(found->second), found->first};
}

void add_text(base::Json& texts, std::string_view language, std::string text) {
  const std::string tag = language.empty() ? "@none" : base::lower_ascii(language);
  base::Json* held = texts.find(tag);
  if (!held) {
    texts.set(tag, std::move(text));
    return;
  }
  if (held->is_string()) {
    if (held->as_string() == text) return;
    base::Json::Array both{std::move(*held)};
    *held = base::Json(std::move(both));
  }
  // Of very many only the last are looked through: a record of 100,000 keywords must not take
  // hours.
  const auto& items = std::as_const(*held).items();
  const auto looked = static_cast<std::ptrdiff_t>(std::min(items.size(), kTextsCompared));
  if (std::any_of(items.end() - looked, items.end(),
                  [&](const base::Json& item) { return item.as_string() == text; }))
    return;
  held->push(std::move(text));
}

std::vector<TextInLanguage> list_texts(const base::Json& texts) {
  std::vector<TextInLanguage> list;
  if (texts.is_string()) list.push_back({texts.as_string(), "@none"});
  for (const auto& [language, value] : texts.members()) {
    if (value.is_string()) list.push_back({value.as_string(), language});
    for (const auto& item : std::as_const(value).items())
      list.push_back({item.as_string(), language});
  }
  return list;
}

}  // namespace catalog
