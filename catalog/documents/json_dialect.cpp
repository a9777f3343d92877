#include <algorithm>
#include <utility>
#include <vector>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/documents/dcat_reader.hpp"
#include "catalog/documents/dialects.hpp"
#include "catalog/documents/parsing.hpp"
#include "catalog/documents/picking.hpp"
#include "catalog/documents/source_object.hpp"
#include "catalog/documents/values.hpp"

namespace catalog::documents {
namespace {

using base::Json;

bool has(const Json& value, std::initializer_list<const char*> names) {
  return std::all_of(names.begin(), names.end(),
                     [&](const char* name) { return value.find(name); });
}

bool has_any(const Json& value, std::initializer_list<const char*> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](const char* name) { return value.find(name); });
}

const Json& first_object(const Json& list) {
  static const Json kNone;
  for (const auto& item : list.items())
    if (item.is_object()) return item;
  return kNone;
}

bool names_version_3(const Json& conforms) {
  const std::string text =
      base::lower_ascii(conforms.is_string() ? conforms.as_string() : base::write_json(conforms));
  return text.find("dcat-us") != std::string::npos && text.find('3') != std::string::npos;
}

bool is_ar(const Json& document) {
  if (has_any(document, {"superThemeTaxonomy", "themeTaxonomy"})) return true;
  const auto& list = document["dataset"].items();
  return std::any_of(list.begin(), list.end(),
                     [](const Json& each) { return each.find("superTheme"); });
}

bool is_pod_context(const Json& address) {
  return address.as_string().find("project-open-data") != std::string::npos;
}

// "dct:title" and the like, or IRIs: keys that only JSON-LD has.
bool has_prefixed_keys(const Json& value) {
  const auto& members = value.members();
  return std::any_of(members.begin(), members.end(), [](const auto& member) {
    return member.first.find(':') != std::string::npos;
  });
}

// A document of this portal, or of another that runs this program.
bool is_own_document(const Json& one) {
  return one["@context"].as_string().ends_with("/context.jsonld") && one["id"].is_string() &&
         (one["title"].is_object() || one["slug"].is_string());
}

// One record alone, by the words it uses.
std::string guess_record(const Json& one) {
  if (is_own_document(one)) return "dataset-document";
  if (has(one, {"resource", "classification"})) return "socrata";
  if (has_any(one, {"@context", "@graph"})) return "jsonld";
  if (has(one, {"Name", "Description"}) && has_any(one, {"Resources", "Documentation"}))
    return "aws-registry";
  if (has_any(one, {"superTheme"})) return "ar-perfil";
  if (one["title"].is_object() && !one.find("notes")) return "dataset-document";
  const bool resources = one["resources"].is_array();
  if (one.find("data_dict")) return "ckan";
  if (resources && has_any(one, {"extras", "tags", "license_id", "metadata_created"}))
    return "ckan";
  if (one.find("title") && !one.find("name") && resources) return "jkan";
  if (one.find("name") && (resources || has_any(one, {"notes", "owner_org", "metadata_created"})))
    return "ckan";
  const std::string& type = one["@type"].as_string();
  if (one["identifier"].is_object() && one["title"].is_string() && type == "Dataset")
    return "dcat-us-3";
  if (one.find("title") && has_any(one, {"accessLevel", "keyword", "distribution", "identifier",
                                         "accessURL", "landingPage", "description"}))
    return has_prefixed_keys(one) ? "jsonld" : "data.json-1.1";
  if (one.find("@type") || one.find("@id")) return "jsonld";
  return {};
}

std::string guess_catalogue(const Json& document) {
  const Json& context = document["@context"];
  const bool pod = document["dataset"].is_array();
  const bool three = has_any(document, {"datasetSeries", "service", "record", "catalog"});
  const Json& first = first_object(document["dataset"]);
  if (names_version_3(document["conformsTo"])) return "dcat-us-3";
  if (pod && (is_pod_context(document["conformsTo"]) ||
              (first.find("accessLevel") && !has_prefixed_keys(first))))
    return is_ar(document) ? "ar-perfil" : "data.json-1.1";
  if (!context.is_null() && !is_pod_context(context) && document.find("@graph")) return "jsonld";
  if (pod && is_ar(document)) return "ar-perfil";
  if (context.is_object() || (context.is_string() && !is_pod_context(context) && !pod))
    return "jsonld";
  if ((pod || three) && document["@type"].as_string() == "Catalog" && context.is_null())
    return "dcat-us-3";
  if (pod) return "data.json-1.1";
  return {};
}

bool is_ckan_answer(const Json& document) {
  if (document["success"].is_bool() && has_any(document, {"result", "error"})) return true;
  const Json& first = first_object(document["results"]);
  return first.find("data_dict") || guess_record(first) == "ckan";
}

class JsonLines {
 public:
  JsonLines(const std::string& base_iri, const RecordSink& sink)
      : base_iri_(base_iri), sink_(sink) {}

  Summary read(std::string_view text) {
    summary_.catalogue = Json::object();
    std::size_t line = 0;
    while (!text.empty()) {
      const auto end = text.find('\n');
      const auto one = base::trim(text.substr(0, end));
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      ++line;
      if (one.empty()) continue;
      if (!take(one, line)) break;
    }
    if (summary_.format.empty()) summary_.format = "jsonl";
    return std::move(summary_);
  }

 private:
  // A broken line is one refused record; a dialect that is not read ends the reading.
  bool take(std::string_view text, std::size_t line) {
    Findings why;
    const auto parsed = try_parse_json(text, why);
    if (!parsed) {
      sink_(refused_record("#" + std::to_string(line), std::move(why[0])));
      return true;
    }
    const Json& document = *parsed;
    const std::string dialect = guess_json_dialect(document);
    if (!is_read_dialect(dialect) && summary_.format.empty()) {
      summary_ = read_json(document, "", base_iri_, sink_);
      return false;
    }
    Summary one = read_json(document, is_read_dialect(dialect) ? dialect : "dataset-document",
                            base_iri_, sink_);
    if (summary_.format.empty()) summary_.format = one.format;
    summary_.fidelity += one.fidelity;
    for (auto& each : one.findings) {
      each.path = "/" + std::to_string(line - 1) + each.path;
      summary_.findings.push_back(std::move(each));
    }
    if (summary_.catalogue.members().empty()) summary_.catalogue = std::move(one.catalogue);
    summary_.complete = summary_.complete && one.complete;
    return true;
  }

  const std::string& base_iri_;
  const RecordSink& sink_;
  Summary summary_;
};

NodeClass kind_of(const Json& document) {
  for (const Json* type : values_of(document["@type"]))
    for (const NodeClass each : {NodeClass::kDatasetSeries, NodeClass::kDataService})
      if (type->as_string() == class_name(each) || type->as_string() == class_iri(each))
        return each;
  return NodeClass::kDataset;
}

// What its own portal does not show must not become public by way of ours.
bool is_withheld(const Json& document) {
  const std::string& state = document["state"].as_string();
  const std::string& visibility = document["visibility"].as_string();
  return (!state.empty() && state != "published") ||
         (!visibility.empty() && visibility != "public");
}

Summary read_documents(const Json& document, const RecordSink& sink) {
  Summary summary;
  summary.format = "dataset-document";
  summary.catalogue = Json::object();
  std::size_t place = 0;
  for (const auto& item : document.is_array() ? document.items() : Json::Array{document}) {
    if (is_withheld(item)) {
      sink(refused_record("#" + std::to_string(++place),
                          finding(Severity::kError, "/state", "record_private")));
      continue;
    }
    Record record;
    record.kind = kind_of(item);
    record.document = item;
    record.document.erase("@context");
    const std::string iri = item["@id"].as_string();
    record.is_whole = is_own_document(item);
    if (item["@type"].as_string() == class_name(record.kind)) record.document.erase("@type");
    record.document.erase("@id");
    if (base::is_absolute_iri(iri)) push_value(record.document, "sameAs", Json(iri));
    record.fidelity.ours = count_leaves(item);
    name_record(record, base::is_absolute_iri(iri) ? iri : "", place++);
    sink(std::move(record));
  }
  return summary;
}

Summary read_jsonld(const Json& document, const std::string& base_iri, const RecordSink& sink) {
  rdf::Graph graph;
  Findings findings;
  const bool whole = try_read_jsonld(document, base_iri, graph, findings);
  Summary summary;
  if (!has_dcat(graph) && has_schema_org(graph)) {
    summary = read_schema_org(graph, sink);
  } else {
    summary = read_dcat(graph, sink);
    summary.format = "jsonld";
    note_schema_org(graph, summary);
    if (whole && !has_dcat(graph))
      summary.findings.push_back(finding(Severity::kWarning, "", "document_without_records"));
  }
  summary.complete = summary.complete && whole;
  note_missing_base(graph, summary);
  for (auto& each : findings) summary.findings.push_back(std::move(each));
  return summary;
}

}  // namespace

std::string guess_json_dialect(const Json& document) {
  if (document.is_array()) {
    const Json& first = first_object(document);
    std::string one = guess_record(first);
    if (one == "data.json-1.1") return "data.json-1.0";
    if (first.find("@id") || first.find("@type")) return "jsonld";
    return one;
  }
  if (!document.is_object()) return {};
  if (is_own_document(document)) return "dataset-document";
  if (is_ckan_answer(document)) return "ckan";
  if (std::string catalogue = guess_catalogue(document); !catalogue.empty()) return catalogue;
  const Json& data = first_object(document["data"]);
  if (has(data, {"type", "attributes"})) return "arcgis-hub";
  if (guess_record(first_object(document["results"])) == "socrata") return "socrata";
  if (document.find("catalog_fields") || (document["dataset"].is_null() && is_ar(document)))
    return "ar-perfil";
  return guess_record(document);
}

bool is_read_dialect(std::string_view dialect) {
  for (const std::string_view each : {"jsonld", "data.json", "data.json-1.0", "data.json-1.1",
                                      "dcat-us-3", "ckan", "dataset-document", "schema.org"})
    if (dialect == each) return true;
  return false;
}

Summary read_json(const Json& document, const std::string& format, const std::string& base_iri,
                  const RecordSink& sink) {
  const std::string dialect = format.empty() ? guess_json_dialect(document) : format;
  if (dialect.starts_with("data.json") || dialect == "dcat-us-3")
    return read_data_json(document, sink);
  if (dialect == "ckan") return read_ckan(document, sink);
  if (dialect == "jsonld" || dialect == "schema.org") return read_jsonld(document, base_iri, sink);
  if (dialect == "dataset-document") return read_documents(document, sink);
  if (dialect.empty())
    return unread_document("json", finding(Severity::kError, "", "json_without_catalogue"));
  return format_not_read(dialect);
}

Summary read_json_lines(std::string_view text, const std::string& base_iri,
                        const RecordSink& sink) {
  return JsonLines(base_iri, sink).read(text);
}

}  // namespace catalog::documents
