#include "tests/shacl/stated.hpp"

#include <unordered_map>

#include "catalog/base/iri.hpp"
#include "catalog/documents/conform.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/model/localized_text.hpp"

namespace shacl {
namespace {

using base::Json;
using namespace catalog;

constexpr const char* kBase = "https://portal.example";

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      out.append("\\").push_back(c);
    else if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else
      out += c;
  }
  return out + "\"";
}

std::string iri(std::string_view name) {
  return "<" + std::string(name) + ">";
}

std::string typed(std::string_view text, std::string_view type) {
  return quoted(text) + "^^" + iri(type);
}

std::string_view type_of(Range range) {
  switch (range) {
    case Range::kTemporal:
      return "http://www.w3.org/2001/XMLSchema#date";
    case Range::kInteger:
      return "http://www.w3.org/2001/XMLSchema#nonNegativeInteger";
    case Range::kDecimal:
      return "http://www.w3.org/2001/XMLSchema#decimal";
    case Range::kDuration:
      return "http://www.w3.org/2001/XMLSchema#duration";
    case Range::kHex:
      return "http://www.w3.org/2001/XMLSchema#hexBinary";
    case Range::kGeometry:
      return documents::kWkt;
    default:
      return {};
  }
}

class Writer {
 public:
  Writer(const rules::View& view, std::size_t record) : view_(view), record_(record) {
    for (std::size_t i = 0; i < view.nodes.size(); ++i) places_[view.nodes[i].json] = i;
  }

  std::string write() {
    for (std::size_t i = 0; i < view_.nodes.size(); ++i) node(view_.nodes[i], name(i));
    return std::move(out_);
  }

 private:
  std::string name(std::size_t place) const {
    const bool named =
        place == 0 || (view_.nodes[place].json->find("@id") &&
                       !(*view_.nodes[place].json)["@id"].as_string().starts_with("_:"));
    const std::string record = std::to_string(record_);
    return named ? iri("urn:record:" + record + ":" + std::to_string(place))
                 : "_:record" + record + "x" + std::to_string(place);
  }

  void say(const std::string& subject, std::string_view property, const std::string& object) {
    out_ += subject + " " + iri(property) + " " + object + " .\n";
  }

  void node(const rules::Node& node, const std::string& subject) {
    for (const NodeClass each : node.classes)
      say(subject, std::string(documents::kRdf) + "type", iri(class_iri(each)));
    for (const auto& property : properties()) {
      if (node.is(NodeClass::kCatalogRecord) && property.key == "primaryTopic") {
        say(subject, property.iri, name(0));
        continue;
      }
      if (!rules::has_value(node, property)) continue;
      for (const auto& value : rules::values_of(node, property))
        say_value(subject, node, property, value);
    }
  }

  void say_value(const std::string& subject, const rules::Node& node, const Property& property,
                 const rules::Value& value) {
    if (value.texts) {
      for (const auto& [text, language] : list_texts(*value.json))
        say(subject, property.iri,
            quoted(text) + (language == "@none" || language.empty() ? "" : "@" + language));
      return;
    }
    if (value.json == node.json->find("file")) {
      say(subject, property.iri, iri(std::string(kBase) + "/files/one"));
      return;
    }
    if (rules::is_node(*value.json)) {
      // Whether it is of a vocabulary shows by its own IRI.
      const std::string& own = (*value.json)["@id"].as_string();
      if (property.range == Range::kConcept && base::is_absolute_iri(own)) {
        say(subject, property.iri, iri(own));
        return;
      }
      if (const auto place = places_.find(value.json); place != places_.end())
        say(subject, property.iri, name(place->second));
      return;
    }
    say(subject, property.iri,
        literal_or_iri(property, documents::published_value(property, *value.json, kBase)));
  }

  static std::string literal_or_iri(const Property& property, const Json& value) {
    if (const Json* text = value.find("@value")) {
      const std::string& language = value["@language"].as_string();
      const std::string& type = value["@type"].as_string();
      const std::string words = text->is_string() ? text->as_string() : base::write_json(*text);
      if (!language.empty()) return quoted(words) + "@" + language;
      return type.empty() ? quoted(words) : typed(words, type);
    }
    const std::string words = value.is_string() ? value.as_string() : base::write_json(value);
    if (property.range == Range::kConcept || property.range == Range::kAddress ||
        property.range == Range::kReference || property.range == Range::kNode) {
      if (words.starts_with("_:")) return "_:stated" + std::to_string(words.size());
      return base::is_absolute_iri(words) ? iri(words) : quoted(words);
    }
    const auto type = type_of(property.range);
    return type.empty() ? quoted(words) : typed(words, type);
  }

  const rules::View& view_;
  std::size_t record_;
  std::unordered_map<const Json*, std::size_t> places_;
  std::string out_;
};

}  // namespace

std::string stated_triples(const rules::View& view, std::size_t record) {
  return Writer(view, record).write();
}

}  // namespace shacl
