#include <algorithm>
#include <utility>

#include "catalog/base/text.hpp"
#include "catalog/documents/ckan_package_reader.hpp"
#include "catalog/documents/dialects.hpp"
#include "catalog/documents/parsing.hpp"
#include "catalog/documents/source_object.hpp"

namespace catalog::documents {
namespace {

using base::Json;

bool is_package(const Json& value) {
  return value.is_object() &&
         (value["resources"].is_array() || value.find("notes") || value.find("metadata_created") ||
          value.find("owner_org") || (value.find("name") && value.find("title"))) &&
         !value["is_organization"].as_bool() && !value.find("package_count") &&
         !value.find("package_id");
}

class CkanReader {
 public:
  explicit CkanReader(const RecordSink& sink) : sink_(sink) {}

  Summary read(const Json& document) {
    summary_.format = "ckan";
    summary_.catalogue = Json::object();
    if (document["success"].is_bool() && !document["success"].as_bool()) {
      const Json& message = document["error"]["message"];
      fail("ckan_answer_failed", {{"reason", base::shorten(message.as_string(), 200)}});
      return std::move(summary_);
    }
    const Json& result = document.find("result") ? document["result"] : document;
    if (!take(result)) fail("ckan_without_packages", {});
    return std::move(summary_);
  }

 private:
  // package_search, current_package_list_with_resources, package_show or a bare list.
  bool take(const Json& result) {
    if (result["results"].is_array()) return take_list(result["results"]);
    if (result["packages"].is_array()) return take_list(result["packages"]);
    if (result.is_array()) return take_list(result);
    if (!is_package(result)) return false;
    sink_(read_ckan_package(result, place_++));
    return true;
  }

  bool take_list(const Json& list) {
    // One that looks like a package vouches for the others: each is told of, taken or not.
    const auto looks_good = [](const Json& item) {
      return item["data_dict"].is_string() || is_package(item);
    };
    const auto& items = list.items();
    if (!items.empty() && std::none_of(items.begin(), items.end(), looks_good)) return false;
    for (const auto& item : items) {
      if (item["data_dict"].is_string())
        take_text(item["data_dict"].as_string());
      else
        sink_(read_ckan_package(item, place_++));
    }
    return true;
  }

  // The index of an elder CKAN keeps each package as JSON text.
  void take_text(const std::string& text) {
    Findings why;
    if (const auto package = try_parse_json(text, why))
      sink_(read_ckan_package(*package, place_));
    else
      sink_(refused_record("#" + std::to_string(place_ + 1), std::move(why[0])));
    ++place_;
  }

  void fail(const char* rule, std::map<std::string, std::string> arguments) {
    summary_.complete = false;
    summary_.findings.push_back(finding(Severity::kError, "", rule, std::move(arguments)));
  }

  const RecordSink& sink_;
  Summary summary_;
  std::size_t place_ = 0;
};

}  // namespace

Summary read_ckan(const Json& document, const RecordSink& sink) {
  return CkanReader(sink).read(document);
}

}  // namespace catalog::documents
