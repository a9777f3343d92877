#include "catalog/documents/data_json_node.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/documents/places.hpp"

namespace catalog::documents {
namespace {

using base::Json;

// What is nested deeper is kept as one literal, so that documents stay readable.
constexpr std::size_t kDepth = 10;

// Words of the two standards, of their elder versions and of their most frequent misuses.
constexpr Word kResourceWords[] = {{"accessLevel", "accessRights"},
                                   {"accessLevelComment", "rights"},
                                   {"releaseDate", "issued"},
                                   {"frequency", "accrualPeriodicity"},
                                   {"references", "page"},
                                   {"keywords", "keyword"},
                                   {"dataDictionary", "describedBy"},
                                   {"isPartOf", "inSeries"},
                                   {"formats", "format"},
                                   {"size", "byteSize"}};
constexpr Word kAgentWords[] = {{"category", "type"}, {"email", "mbox"}, {"hasEmail", "mbox"}};
constexpr Word kContactWords[] = {{"organization-name", "organizationName"},
                                  {"tel", "hasTelephone"},
                                  {"name", "fn"},
                                  {"email", "hasEmail"},
                                  {"mbox", "hasEmail"}};

std::string_view key_of(std::string_view name, NodeClass node) {
  const auto find = [&](std::span<const Word> words) -> std::string_view {
    const auto found = std::find_if(words.begin(), words.end(),
                                    [&](const Word& word) { return word.name == name; });
    return found == words.end() ? name : found->key;
  };
  if (node == NodeClass::kAgent) return find(kAgentWords);
  if (node == NodeClass::kContact) return find(kContactWords);
  if (node == NodeClass::kIdentifier || node == NodeClass::kConcept) return name;
  return find(kResourceWords);
}

bool is_scalar(const Json& value) {
  return !value.is_object() && !value.is_array();
}

bool is_text_like(Range range) {
  return range == Range::kText || range == Range::kKeyword;
}

// Whether a value may be an object with parts of its own.
bool may_be_node(Range range) {
  return range == Range::kNode || range == Range::kReference || range == Range::kConcept ||
         range == Range::kAddress;
}

NodeClass class_for(const Property& property) {
  if (property.range == Range::kNode) return property.node;
  return property.range == Range::kConcept ? NodeClass::kConcept : NodeClass::kResource;
}

}  // namespace

Json DataJsonNode::read(const Json& source, NodeClass node) {
  Json out = Json::object();
  if (depth_ == kDepth) {
    fidelity_.foreign += count_leaves(source);
    keep_foreign(out, dialect_, "nested", source);
    return out;
  }
  ++depth_;
  SourceObject object(source, dialect_, fidelity_);
  read_head(out, object, node);
  read_rest(out, object, source, node);
  --depth_;
  return out;
}

std::string DataJsonNode::read_head(Json& out, SourceObject& object, NodeClass node) {
  std::string iri = object.text("@id");
  if (base::is_absolute_iri(iri)) {
    object.take("@id");
    out.set("@id", iri);
  } else {
    iri.clear();
  }
  if (object.see("@type").is_string()) {
    const std::string type = class_of_name(object.take("@type").as_string(), dialect_);
    if (type != class_iri(node) && base::is_absolute_iri(type)) out.set("@type", type);
  }
  return iri;
}

void DataJsonNode::read_rest(Json& out, SourceObject& object, const Json& source, NodeClass node) {
  for (const auto& [name, value] : source.members()) read_member(out, object, name, value, node);
  object.keep_rest(out);
}

bool DataJsonNode::read_member(Json& out, SourceObject& object, std::string_view name,
                               const Json& value, NodeClass node) {
  const std::string_view key = key_of(name, node);
  const Property* property = find_property(key);
  if (!property || name.starts_with('@')) return false;
  if (property->range == Range::kGeometry && value.is_object()) {
    put(out, key, geometry_of(object.take(name)));
    return true;
  }
  if (is_text_like(property->range) || !may_be_node(property->range))
    return object.move(out, name, key);
  const auto& items = value.items();
  const bool nested_lists =
      std::any_of(items.begin(), items.end(), [](const Json& item) { return item.is_array(); });
  if (nested_lists) return false;
  const Json& taken = object.open(name);
  if (taken.is_array())
    for (const auto& item : taken.items()) put(out, key, read_value(*property, item));
  else
    put(out, key, read_value(*property, taken));
  return true;
}

Json DataJsonNode::read_value(const Property& property, const Json& value) {
  if (property.node == NodeClass::kPlace) {
    Json place = place_of(value);
    if (!(place == value)) {
      fidelity_.ours += count_leaves(value);
      return place;
    }
  }
  if (!is_scalar(value)) return read(value, class_for(property));
  fidelity_.ours += count_leaves(value);
  if (property.key == "describedBy" && base::is_absolute_iri(value.as_string())) {
    Json file = Json::object();
    file.set("downloadURL", value);
    return file;
  }
  return value;
}

}  // namespace catalog::documents
