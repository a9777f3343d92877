#include "catalog/purge/pointer.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"

namespace catalog::purge {
namespace {

using base::Error;
using base::ErrorCode;
using base::Json;

constexpr std::size_t kMostBytes = 500;
constexpr std::size_t kShownBytes = 80;

// Members that the portal finds, links or dates a dataset by. Of "title" a language can go.
constexpr std::array<std::string_view, 13> kKept = {
    "@context", "@id",       "@type", "id",     "identifier", "slug",         "revision",
    "state",    "publisher", "title", "issued", "modified",   "distribution",
};
// Of a distribution.
constexpr std::array<std::string_view, 3> kKeptOfFile = {"@type", "id", "file"};

bool is_any(std::string_view name, const auto& names) {
  return std::ranges::find(names, name) != names.end();
}

[[noreturn]] void throw_bad(std::string_view text) {
  throw Error(ErrorCode::kInvalidData, "purge_pointer_bad",
              {{"pointer", base::shorten(base::repair_utf8(text), kShownBytes)}});
}

std::string unescape(std::string_view part, std::string_view whole) {
  std::string out;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (part[i] != '~') {
      out += part[i];
      continue;
    }
    const char next = i + 1 < part.size() ? part[++i] : ' ';
    if (next != '0' && next != '1') throw_bad(whole);
    out += next == '0' ? '~' : '/';
  }
  return out;
}

bool is_kept(const std::vector<std::string>& parts) {
  const std::string& root = parts.front();
  if (root == "distribution")
    return parts.size() < 3 || (parts.size() == 3 && is_any(parts[2], kKeptOfFile));
  if (root == "title") return parts.size() == 1;
  return is_any(root, kKept);
}

std::optional<std::size_t> place_of(const Json::Array& items, const std::string& part) {
  for (std::size_t i = 0; i < items.size(); ++i)
    if (!part.empty() && items[i]["id"].as_string() == part) return i;
  const bool is_number = !part.empty() && part.size() < 7 &&
                         std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
  if (!is_number) return std::nullopt;
  const auto place = static_cast<std::size_t>(std::stoul(part));
  return place < items.size() ? std::optional(place) : std::nullopt;
}

bool is_empty(const Json& value) {
  return (value.is_object() && value.members().empty()) ||
         (value.is_array() && value.items().empty());
}

std::optional<Json> take(Json& value, const std::vector<std::string>& parts, std::size_t depth) {
  const std::string& part = parts[depth];
  const bool in_list = value.is_array();
  std::size_t place = 0;
  Json* child = nullptr;
  if (in_list) {
    const auto found = place_of(std::as_const(value).items(), part);
    if (!found) return std::nullopt;
    place = *found;
    child = &value.items()[place];
  } else if (value.is_object()) {
    child = value.find(part);
  }
  if (!child) return std::nullopt;
  std::optional<Json> taken;
  if (depth + 1 == parts.size())
    taken = *child;
  else
    taken = take(*child, parts, depth + 1);
  if (!taken || (depth + 1 < parts.size() && !is_empty(*child))) return taken;
  if (in_list)
    value.items().erase(value.items().begin() + static_cast<std::ptrdiff_t>(place));
  else
    value.erase(part);
  return taken;
}

void add_texts(const Json& value, std::set<std::string>& texts) {
  if (value.is_string() && value.as_string().size() >= kLeastText) {
    texts.insert(value.as_string());
    const std::string written = base::write_json(value);
    texts.insert(written.substr(1, written.size() - 2));
  }
  for (const auto& item : value.items()) add_texts(item, texts);
  for (const auto& [name, member] : value.members()) add_texts(member, texts);
}

}  // namespace

Pointer::Pointer(std::string_view text) {
  if (text.size() < 2 || text.size() > kMostBytes || text.front() != '/' || !base::is_utf8(text))
    throw_bad(text);
  for (const auto& part : base::split(text.substr(1), '/')) parts_.push_back(unescape(part, text));
  if (parts_.empty()) throw_bad(text);
  if (is_kept(parts_))
    throw Error(ErrorCode::kInvalidData, "purge_pointer_kept",
                {{"pointer", base::shorten(text, kShownBytes)}});
}

const Json* Pointer::find(const Json& document) const {
  const Json* value = &document;
  for (const auto& part : parts_) {
    if (value->is_array()) {
      const auto place = place_of(value->items(), part);
      value = place ? &value->items()[*place] : nullptr;
    } else {
      value = value->find(part);
    }
    if (!value) return nullptr;
  }
  return value;
}

std::optional<Json> Pointer::take_out(Json& document) const {
  return take(document, parts_, 0);
}

std::vector<std::string> texts_of(const std::vector<Json>& values) {
  std::set<std::string> texts;
  for (const auto& value : values) add_texts(value, texts);
  return {texts.begin(), texts.end()};
}

}  // namespace catalog::purge
