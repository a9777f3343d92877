#include "catalog/documents/source_object.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/model/localized_text.hpp"

namespace catalog::documents {
namespace {

using base::Json;

const Json kNull;

bool holds_object(const Json& value) {
  if (value.is_object()) return !value.find("@value");
  const auto& items = value.items();
  return std::any_of(items.begin(), items.end(),
                     [](const Json& item) { return item.is_array() || holds_object(item); });
}

bool is_language_tag(std::string_view tag) {
  if (tag == "@none") return true;
  const auto first = tag.substr(0, tag.find_first_of("-_"));
  return (first.size() == 2 || first.size() == 3) &&
         std::all_of(first.begin(), first.end(), [](unsigned char c) { return std::isalpha(c); });
}

bool holds(const Property& property, const Json& value) {
  if (property.range == Range::kText || property.range == Range::kKeyword)
    return !holds_object(value) || is_language_map(value);
  return !holds_object(value);
}

// Whether count_leaves() is 0, told by the first leaf.
bool says_nothing(const Json& value) {
  if (value.is_string()) return base::trim(value.as_string()).empty();
  if (value.is_array()) return std::ranges::all_of(value.items(), says_nothing);
  if (value.is_object())
    return std::ranges::all_of(value.members(),
                               [](const auto& member) { return says_nothing(member.second); });
  return value.is_null();
}

// For one key the others need not be known.
struct FewKeys {
  Json& node;
  void push(const std::string& key, Json value) { push_value(node, key, std::move(value)); }
};

template <class Target>
void add_foreign(Target& out, std::string_view dialect, std::string_view name, const Json& value) {
  while (name.starts_with('@')) name.remove_prefix(1);
  const std::string key = base::is_absolute_iri(name) && base::split_iri(name).has_authority
                              ? std::string(name)
                              : std::string(dialect) + base::percent_encode(name);
  if (!value.is_array()) {
    out.push(key, value.is_object() ? json_literal(value) : value);
    return;
  }
  for (const auto& item : value.items())
    if (!says_nothing(item))
      out.push(key, item.is_object() || item.is_array() ? json_literal(item) : item);
}

}  // namespace

std::size_t count_leaves(const Json& value) {
  if (value.is_null()) return 0;
  std::size_t count = 0;
  for (const auto& item : value.items()) count += count_leaves(item);
  for (const auto& [key, member] : value.members()) count += count_leaves(member);
  if (value.is_array() || value.is_object()) return count;
  return value.is_string() && base::trim(value.as_string()).empty() ? 0 : 1;
}

void put(Json& out, std::string_view key, Json value) {
  if (says_nothing(value)) return;
  Json* held = out.find(key);
  if (!held) {
    out.set(key, std::move(value));
    return;
  }
  if (!held->is_array()) *held = Json(Json::Array{std::move(*held)});
  if (!value.is_array()) value = Json(Json::Array{std::move(value)});
  for (auto& item : value.items()) {
    const auto& there = std::as_const(*held).items();
    if (std::find(there.begin(), there.end(), item) == there.end()) held->push(std::move(item));
  }
}

Json json_literal(const Json& value) {
  return typed_value(base::write_json(value), std::string(kRdf) + "JSON");
}

bool is_language_map(const Json& value) {
  if (!value.is_object() || value.members().empty()) return false;
  for (const auto& [tag, text] : value.members())
    if (!is_language_tag(tag) || holds_object(text)) return false;
  return true;
}

SourceObject::SourceObject(const Json& source, std::string_view dialect, Fidelity& fidelity)
    : source_(source), dialect_(dialect), fidelity_(fidelity) {}

const Json& SourceObject::see(std::string_view name) const {
  const Json& value = source_[name];
  return says_nothing(value) ? kNull : value;
}

std::string SourceObject::text(std::string_view name) const {
  const Json& value = see(name);
  if (value.is_number()) return value.digits();
  return std::string(base::trim(value.as_string()));
}

const Json& SourceObject::take(std::string_view name) {
  const Json& value = open(name);
  fidelity_.ours += count_leaves(value);
  return value;
}

const Json& SourceObject::open(std::string_view name) {
  return taken_.emplace(name).second ? see(name) : kNull;
}

bool SourceObject::move(Json& out, std::string_view name, std::string_view key) {
  const Json& value = see(name);
  const Property* property = find_property(key);
  if (value.is_null() || taken_.contains(name) || !property || !holds(*property, value))
    return false;
  put(out, key, take(name));
  return true;
}

void SourceObject::move(Json& out, std::span<const Word> words) {
  for (const auto& word : words) move(out, word.name, word.key);
}

void SourceObject::keep(Json& out, std::string_view name) {
  const Json& value = open(name);
  if (value.is_null()) return;
  fidelity_.foreign += count_leaves(value);
  keep_foreign(out, dialect_, name, value);
}

void SourceObject::keep_rest(Json& out) {
  ManyKeys keys(out);
  for (const auto& [name, stated] : source_.members()) {
    if (says_nothing(stated) || !taken_.emplace(name).second) continue;
    fidelity_.foreign += count_leaves(stated);
    add_foreign(keys, dialect_, name, stated);
  }
}

void keep_foreign(Json& out, std::string_view dialect, std::string_view name, const Json& value) {
  FewKeys keys{out};
  add_foreign(keys, dialect, name, value);
}

std::string class_of_name(std::string_view name, std::string_view base) {
  constexpr std::pair<std::string_view, std::string_view> prefixes[] = {
      {"dcat:", "http://www.w3.org/ns/dcat#"},
      {"org:", "http://www.w3.org/ns/org#"},
      {"vcard:", "http://www.w3.org/2006/vcard/ns#"},
      {"foaf:", "http://xmlns.com/foaf/0.1/"},
      {"dct:", "http://purl.org/dc/terms/"},
      {"dcterms:", "http://purl.org/dc/terms/"},
      {"skos:", "http://www.w3.org/2004/02/skos/core#"}};
  for (const auto& [prefix, iri] : prefixes)
    if (name.starts_with(prefix)) return std::string(iri) + std::string(name.substr(prefix.size()));
  if (base::is_absolute_iri(name)) return std::string(name);
  for (int i = 0; i < static_cast<int>(NodeClass::kResource); ++i)
    if (class_name(static_cast<NodeClass>(i)) == name)
      return std::string(class_iri(static_cast<NodeClass>(i)));
  return name.empty() ? "" : std::string(base) + base::percent_encode(name);
}

void settle(Fidelity& fidelity, std::size_t stated) {
  const std::size_t kept = fidelity.ours + fidelity.foreign;
  if (stated > kept) fidelity.dropped += stated - kept;
}

void name_record(Record& record, const std::string& iri, std::size_t place) {
  const Json& identifier = std::as_const(record.document)["identifier"];
  const Json& first = identifier.items().empty() ? identifier : identifier.items()[0];
  record.name = first.is_number() ? first.digits() : first.as_string();
  record.identity = iri.empty() ? record.name : iri;
  if (record.name.empty()) record.name = iri;
  if (record.name.empty()) record.name = text_in(record.document["title"], "en").text;
  if (record.name.empty()) record.name = "#" + std::to_string(place + 1);
}

Record refused_record(std::string name, Finding why) {
  Record record;
  record.name = std::move(name);
  record.document = Json::object();
  record.refused = true;
  record.findings.push_back(std::move(why));
  return record;
}

}  // namespace catalog::documents
