#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/documents/beside.hpp"
#include "catalog/documents/data_json_node.hpp"
#include "catalog/documents/dialects.hpp"
#include "catalog/documents/source_object.hpp"

namespace catalog::documents {
namespace {

using base::Json;

// Words that speak of a file but stand on the dataset, as in Project Open Data 1.0.
constexpr Word kFileWords[] = {{"accessURL", "accessURL"},   {"downloadURL", "downloadURL"},
                               {"format", "format"},         {"mediaType", "mediaType"},
                               {"byteSize", "byteSize"},     {"size", "byteSize"},
                               {"endpointURL", "accessURL"}, {"formats", "format"}};
constexpr std::string_view kServiceWords[] = {"webService", "feed"};
constexpr std::string_view kMembers[] = {"seriesMember", "first", "last", "servesDataset"};
constexpr std::string_view kSeriesMember = "http://www.w3.org/ns/dcat#seriesMember";

// The identifier of an object, whichever of its forms it has.
std::string identifier_of(const Json& source) {
  const Json& stated = source["identifier"];
  if (stated.is_number()) return stated.digits();
  if (stated.is_string()) return std::string(base::trim(stated.as_string()));
  const std::string& iri = stated["@id"].as_string();
  if (!iri.empty()) return iri;
  return stated["notation"].is_string() ? stated["notation"].as_string() : "";
}

std::string identity_of(const Json& source) {
  const std::string& iri = source["@id"].as_string();
  return base::is_absolute_iri(iri) ? iri : identifier_of(source);
}

bool is_interval(const std::string& text) {
  return text.starts_with("R/P");
}

class DataJsonReader {
 public:
  DataJsonReader(std::string_view dialect, const RecordSink& sink)
      : dialect_(dialect), sink_(sink) {}

  Summary read(const Json& document) {
    Summary summary;
    summary.catalogue = Json::object();
    const bool bare = document.is_array() || !is_catalogue(document);
    summary.format = dialect_ == kDcatUsWords ? "dcat-us-3"
                     : document.is_array()    ? "data.json-1.0"
                                              : "data.json-1.1";
    if (bare) {
      if (document.is_array())
        read_records(document, "dataset");
      else
        read_record(document, "dataset");
    } else {
      read_catalogue(document, summary, 0);
    }
    read_waiting();
    keep_records(summary);
    if (place_ == 0)
      summary.findings.push_back(finding(Severity::kWarning, "", "document_without_records"));
    return summary;
  }

 private:
  struct Waiting {
    const Json* source;
    std::string catalogue;
  };

  static bool is_catalogue(const Json& document) {
    for (const char* key : {"dataset", "datasetSeries", "service", "catalog"})
      if (document[key].is_array()) return true;
    return document["@type"].as_string().ends_with("Catalog");
  }

  void read_catalogue(const Json& source, Summary& summary, std::size_t depth) {
    DataJsonNode nodes(dialect_, summary.fidelity);
    SourceObject object(source, dialect_, summary.fidelity);
    Json head = Json::object();
    const std::string outer =
        std::exchange(catalogue_, nodes.read_head(head, object, NodeClass::kCatalog));
    if (depth == 0) summary.catalogue_iri = catalogue_;
    if (catalogue_.empty()) catalogue_ = outer;
    for (const char* key : {"@context", "dataset", "datasetSeries", "service", "record", "catalog"})
      object.open(key);
    Json rest = Json::object();
    for (const auto& [name, value] : source.members())
      if (!kStructure.contains(name)) rest.members().emplace_back(name, value);
    nodes.read_rest(head, object, rest, NodeClass::kCatalog);
    if (depth == 0)
      summary.catalogue = std::move(head);
    else
      put(summary.catalogue, "@included", Json(Json::Array{std::move(head)}));
    for (const auto& record : source["record"].items()) records_.push_back(&record);
    read_records(source["datasetSeries"], "datasetSeries");
    read_records(source["dataset"], "dataset");
    read_records(source["service"], "service");
    for (const auto& inner : source["catalog"].items())
      if (inner.is_object() && depth < kNested) read_catalogue(inner, summary, depth + 1);
    catalogue_ = outer;
  }

  void read_records(const Json& list, const std::string& key) {
    if (list.is_object()) read_record(list, key);
    for (const auto& source : list.items()) read_record(source, key);
  }

  void read_record(const Json& source, const std::string& key) {
    const std::size_t place = place_++;
    if (!source.is_object()) {
      sink_(refused_record("#" + std::to_string(place + 1),
                           finding(Severity::kError, "", "record_not_an_object")));
      return;
    }
    Record record;
    record.kind = key == "datasetSeries" ? NodeClass::kDatasetSeries
                  : key == "service"     ? NodeClass::kDataService
                                         : NodeClass::kDataset;
    if (source["@type"].as_string().ends_with("DatasetSeries"))
      record.kind = NodeClass::kDatasetSeries;
    if (source["@type"].as_string().ends_with("DataService")) record.kind = NodeClass::kDataService;
    record.catalogue = catalogue_;
    fill(record, source);
    if (const std::string identity = identity_of(source); !identity.empty()) seen_.insert(identity);
    const std::string iri = std::as_const(record.document)["@id"].as_string();
    record.document.erase("@id");
    if (!iri.empty()) put(record.document, "sameAs", Json(Json::Array{Json(iri)}));
    name_record(record, iri.empty() ? identifier_of(source) : iri, place);
    lay_over(record, source[kBeside]);
    sink_(std::move(record));
  }

  void fill(Record& record, const Json& source) {
    Json& out = record.document;
    out = Json::object();
    DataJsonNode nodes(dialect_, record.fidelity);
    SourceObject object(source, dialect_, record.fidelity);
    nodes.read_head(out, object, record.kind);
    std::size_t elsewhere = 0;
    for (const auto member : kMembers)
      if (record.kind != NodeClass::kDataset) elsewhere += read_members(record, object, member);
    const std::size_t context = count_leaves(object.open("@context"));
    object.take(kBeside);  // laid over the record when it is whole
    read_identifier(out, object, nodes);
    if (record.kind == NodeClass::kDataset) {
      read_contact(out, object);
      read_dates(out, object);
      read_keywords(out, object);
      read_described_by(out, object, source);
      read_distributions(out, object, nodes);
    }
    nodes.read_rest(out, object, source, record.kind);
    if (record.kind == NodeClass::kDataset) join_series(out, identity_of(source));
    const std::size_t records = take_records(out, identity_of(source), nodes);
    settle(record.fidelity, count_leaves(source) + records - elsewhere - context);
  }

  // Datasets inside a series or a service are records of their own; answers how many statements
  // stand there.
  std::size_t read_members(Record& record, SourceObject& object, std::string_view name) {
    const Json& value = object.see(name);
    const Json::Array list = value.is_array() ? value.items() : Json::Array{value};
    if (list.empty() ||
        !std::all_of(list.begin(), list.end(), [](const Json& item) { return item.is_object(); }))
      return 0;
    const Json& taken = object.open(name);
    const bool series = record.kind == NodeClass::kDatasetSeries;
    const std::string key = name == "seriesMember" ? std::string(kSeriesMember) : std::string(name);
    for (const Json* member : pointers(taken)) {
      const std::string identity = identity_of(*member);
      if (base::is_absolute_iri(identity)) {
        Json reference = Json::object();
        reference.set("@id", identity);
        put(record.document, key, Json(Json::Array{std::move(reference)}));
      }
      waiting_.push_back({member, catalogue_});
      if (series) series_of_[identity].insert(identity_of_series(object));
    }
    return count_leaves(taken);
  }

  static std::vector<const Json*> pointers(const Json& value) {
    std::vector<const Json*> list;
    if (value.is_object()) list.push_back(&value);
    for (const auto& item : value.items()) list.push_back(&item);
    return list;
  }

  static std::string identity_of_series(const SourceObject& object) {
    const std::string iri = object.text("@id");
    return iri.empty() ? object.text("identifier") : iri;
  }

  void join_series(Json& out, const std::string& identity) {
    const auto found = series_of_.find(identity);
    if (identity.empty() || found == series_of_.end()) return;
    for (const auto& series : found->second)
      if (base::is_absolute_iri(series)) put(out, "inSeries", Json(Json::Array{Json(series)}));
  }

  void read_waiting() {
    const auto waiting = std::move(waiting_);
    for (const auto& each : waiting) {
      const std::string identity = identity_of(*each.source);
      if (!identity.empty() && seen_.contains(identity)) continue;
      catalogue_ = each.catalogue;
      read_record(*each.source, "dataset");
    }
  }

  // An identifier may be an object with its agency beside the text.
  static void read_identifier(Json& out, SourceObject& object, DataJsonNode& nodes) {
    const Json& stated = object.see("identifier");
    if (!stated.is_object()) return;
    const Json& taken = object.open("identifier");
    put(out, "otherIdentifier", Json(Json::Array{nodes.read(taken, NodeClass::kIdentifier)}));
    const std::string notation = taken["notation"].as_string();
    const std::string text = notation.empty() ? taken["@id"].as_string() : notation;
    if (!text.empty()) put(out, "identifier", Json(text));
  }

  // Version 1.0 has a name and a mailbox side by side, or a "person".
  static void read_contact(Json& out, SourceObject& object) {
    const char* name = object.see("person").is_string() ? "person" : "contactPoint";
    const bool apart = object.see(name).is_string() && !object.see("mbox").is_null();
    if (!apart && object.see("mbox").is_null()) return;
    Json contact = Json::object();
    if (object.see(name).is_string()) contact.set("fn", object.take(name));
    if (object.see("mbox").is_string()) contact.set("hasEmail", object.take("mbox"));
    if (!contact.members().empty()) put(out, "contactPoint", Json(Json::Array{std::move(contact)}));
  }

  // "modified" may be an interval: then it tells how often, not when.
  static void read_dates(Json& out, SourceObject& object) {
    if (is_interval(object.text("modified")) && object.see("accrualPeriodicity").is_null())
      object.move(out, "modified", "accrualPeriodicity");
  }

  static void read_keywords(Json& out, SourceObject& object) {
    for (const char* name : {"keyword", "keywords"}) {
      const std::string text = object.text(name);
      if (!object.see(name).is_string()) continue;
      object.take(name);
      const char between = text.find(',') == std::string::npos ? ';' : ',';
      Json words = Json::array();
      for (const auto& word : base::split(text, between))
        if (!base::trim(word).empty()) words.push(Json(base::trim(word)));
      put(out, "keyword", std::move(words));
    }
  }

  static void read_described_by(Json& out, SourceObject& object, const Json& source) {
    const std::string address = object.text("describedBy");
    if (!base::is_absolute_iri(address) || !source["describedBy"].is_string()) return;
    object.take("describedBy");
    Json file = Json::object();
    file.set("downloadURL", address);
    if (object.see("describedByType").is_string())
      file.set("mediaType", object.take("describedByType"));
    put(out, "describedBy", Json(Json::Array{std::move(file)}));
  }

  static void read_distributions(Json& out, SourceObject& object, DataJsonNode& nodes) {
    const Json& stated = object.see("distribution");
    const auto list = pointers(stated);
    const std::size_t size = stated.is_array() ? stated.items().size() : 1;
    Json distributions = Json::array();
    if (list.size() == size &&
        std::all_of(list.begin(), list.end(), [](const Json* item) { return item->is_object(); })) {
      object.open("distribution");
      for (const Json* item : list) distributions.push(nodes.read(*item, NodeClass::kDistribution));
    } else if (!stated.is_null()) {
      add_mixed(distributions, stated, object, nodes, out);
    }
    add_own_file(distributions, object);
    if (!distributions.items().empty()) out.set("distribution", std::move(distributions));
  }

  // Addresses among objects, as some write them; anything else makes the list foreign.
  static void add_mixed(Json& distributions, const Json& stated, SourceObject& object,
                        DataJsonNode& nodes, Json& out) {
    const Json::Array list = stated.is_array() ? stated.items() : Json::Array{stated};
    for (const auto& item : list)
      if (!item.is_object() && !item.is_null() && !base::is_web_address(item.as_string())) {
        object.keep(out, "distribution");
        return;
      }
    object.open("distribution");
    for (const auto& item : list) {
      Json file = item;
      if (item.is_string()) {
        file = Json::object();
        file.set("accessURL", item);
      }
      if (count_leaves(file) != 0) distributions.push(nodes.read(file, NodeClass::kDistribution));
    }
  }

  static bool has_address(const Json& distributions, const Json& address) {
    const auto& list = distributions.items();
    return std::any_of(list.begin(), list.end(), [&](const Json& each) {
      return each["accessURL"] == address || each["downloadURL"] == address;
    });
  }

  static void add_own_file(Json& distributions, SourceObject& object) {
    Json file = Json::object();
    for (const auto& word : kFileWords) object.move(file, word.name, word.key);
    const Json& address = std::as_const(file)["accessURL"];
    const bool known = !address.is_null() && has_address(distributions, address);
    if (known) add_format(distributions, address, file);
    if (!known && !file.members().empty()) distributions.push(std::move(file));
    for (const auto name : kServiceWords) {
      if (!object.see(name).is_string()) continue;
      Json service = Json::object();
      service.set("accessURL", object.take(name));
      if (!has_address(distributions, service["accessURL"])) distributions.push(std::move(service));
    }
  }

  static void add_format(Json& distributions, const Json& address, const Json& file) {
    for (auto& each : distributions.items())
      if (each["accessURL"] == address || each["downloadURL"] == address)
        for (const auto& [key, value] : file.members())
          if (key != "accessURL") put(each, key, value);
  }

  // Catalogue records belong to the dataset that they speak of.
  std::size_t take_records(Json& out, const std::string& identity, DataJsonNode& nodes) {
    std::size_t stated = 0;
    for (const Json*& record : records_) {
      if (identity.empty() || !record || (*record)["primaryTopic"].as_string() != identity)
        continue;
      stated += count_leaves(*record);
      put(out, "record", Json(Json::Array{nodes.read(*record, NodeClass::kCatalogRecord)}));
      record = nullptr;
    }
    return stated;
  }

  // Those of nobody stay with the catalogue.
  void keep_records(Summary& summary) {
    DataJsonNode nodes(dialect_, summary.fidelity);
    for (const Json* record : records_)
      if (record && record->is_object())
        put(summary.catalogue, "@included",
            Json(Json::Array{nodes.read(*record, NodeClass::kCatalogRecord)}));
  }

  static constexpr std::size_t kNested = 20;
  inline static const std::set<std::string_view> kStructure = {
      "@context", "@id", "@type", "dataset", "datasetSeries", "service", "record", "catalog"};

  std::string_view dialect_;
  const RecordSink& sink_;
  std::string catalogue_;
  std::vector<const Json*> records_;
  std::vector<Waiting> waiting_;
  std::map<std::string, std::set<std::string>> series_of_;
  std::set<std::string> seen_;
  std::size_t place_ = 0;
};

}  // namespace

Summary read_data_json(const Json& document, const RecordSink& sink) {
  const bool version_3 = guess_json_dialect(document) == "dcat-us-3";
  return DataJsonReader(version_3 ? kDcatUsWords : kPodWords, sink).read(document);
}

}  // namespace catalog::documents
