#include "catalog/publish/own_record.hpp"

#include <string_view>
#include <utility>

#include "catalog/documents/values.hpp"

namespace catalog::publish {
namespace {

using base::Json;

constexpr std::string_view kDatasets = "/datasets/";

class Homecoming {
 public:
  explicit Homecoming(const std::string& base_url) : base_url_(base_url) {}

  void node(Json& node, NodeClass owner) const {
    take_name(node, owner);
    for (auto& [key, value] : node.members()) {
      const Property* property = find_property(key);
      const bool named = key == "@id" || (property && (property->range == Range::kAddress ||
                                                       property->range == Range::kReference));
      if (property && (property->range == Range::kText || property->range == Range::kKeyword))
        continue;
      values(value,
             property && property->range == Range::kNode ? property->node : NodeClass::kResource,
             named);
    }
  }

 private:
  void values(Json& value, NodeClass owner, bool named) const {
    if (value.is_array())
      for (auto& item : value.items()) values(item, owner, named);
    else if (named && value.is_string())
      value = Json(without_base(value.as_string()));
    else if (value.is_object() && !value.find("@value"))
      node(value, owner);
  }

  std::string without_base(const std::string& address) const {
    if (!address.starts_with(base_url_)) return address;
    const std::string path = address.substr(base_url_.size());
    return path.starts_with("/files/") || path.starts_with(kDatasets) ? path : address;
  }

  void take_name(Json& node, NodeClass owner) const {
    const std::string prefix =
        base_url_ + (owner == NodeClass::kDistribution ? "/distributions/" : "/agencies/");
    const std::string iri = node["@id"].as_string();
    const bool ours = owner == NodeClass::kDistribution || owner == NodeClass::kAgent;
    if (!ours || !iri.starts_with(prefix)) return;
    node.erase("@id");
    node.set("id", iri.substr(prefix.size()));
  }

  const std::string& base_url_;
};

// The portal's own catalogue record has that of the source as its source.
Json source_records(const Json& records, const std::string& own) {
  Json kept = Json::array();
  for (const auto& record : records.items()) {
    if (record["@id"].as_string() != own) {
      kept.push(record);
      continue;
    }
    for (const auto& source : record["source"].items()) {
      Json one = source;
      if (source.is_string()) {
        one = Json::object();
        one.set("@id", source);
      }
      one.erase("primaryTopic");
      kept.push(std::move(one));
    }
  }
  return kept;
}

void keep_unless_empty(Json& document, const char* key, Json values) {
  if (std::as_const(values).items().empty())
    document.erase(key);
  else
    document.set(key, std::move(values));
}

void give_files_back(Json& document, const Json& stored) {
  Json* files = document.find("distribution");
  if (!files || !files->is_array()) return;
  for (auto& file : files->items()) {
    file.erase("file");
    for (const auto& kept : stored["distribution"].items())
      if (kept.find("file") && kept["id"] == std::as_const(file)["id"])
        file.set("file", kept["file"]);
  }
}

}  // namespace

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    if (hyphen != (text[i] == '-')) return false;
    if (!hyphen &&
        std::string_view("0123456789abcdefABCDEF").find(text[i]) == std::string_view::npos)
      return false;
  }
  return true;
}

std::optional<OwnAddress> own_address(const std::string& iri,
                                      const std::vector<std::string>& base_urls) {
  for (const auto& base_url : base_urls) {
    if (base_url.empty() || !iri.starts_with(base_url)) continue;
    const std::string_view path = std::string_view(iri).substr(base_url.size());
    if (!path.starts_with(kDatasets)) continue;
    const std::string_view id = path.substr(kDatasets.size());
    if (is_uuid(id)) return OwnAddress{base_url, std::string(id)};
  }
  return std::nullopt;
}

void bring_home(Json& document, const OwnAddress& address, NodeClass kind, const Json& stored) {
  const std::string iri = address.base_url + std::string(kDatasets) + address.id;
  Json same = Json::array();
  for (const auto& each : std::as_const(document)["sameAs"].items())
    if (each.as_string() != iri) same.push(each);
  keep_unless_empty(document, "sameAs", std::move(same));
  keep_unless_empty(document, "record",
                    source_records(std::as_const(document)["record"],
                                   iri + std::string(documents::kRecordSuffix)));
  Homecoming(address.base_url).node(document, kind);
  give_files_back(document, stored);
}

}  // namespace catalog::publish
