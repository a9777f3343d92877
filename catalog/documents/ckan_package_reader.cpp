#include "catalog/documents/ckan_package_reader.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/documents/beside.hpp"
#include "catalog/documents/ckan_words.hpp"
#include "catalog/documents/parsing.hpp"
#include "catalog/documents/places.hpp"
#include "catalog/documents/source_object.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/vocab/vocabulary.hpp"

namespace catalog::documents {
namespace {

using base::Json;

// A list of texts that CKAN keeps as JSON text: '["a","b"]'. Any other text stays what it is.
Json opened(const Json& value) {
  const auto text = base::trim(value.as_string());
  if (!text.starts_with("[\"") || !text.ends_with("\"]")) return value;
  Findings ignored;
  const auto list = try_parse_json(text, ignored);
  const auto is_text = [](const Json& item) { return item.is_string(); };
  if (!list || !std::all_of(list->items().begin(), list->items().end(), is_text)) return value;
  return *list;
}

// Extras as an object, so that they are read like members of the package.
Json extras_of(const Json& stated) {
  Json out = Json::object();
  if (stated.is_object())
    for (const auto& [key, value] : stated.members()) put(out, key, opened(value));
  for (const auto& extra : stated.items())
    put(out, extra["key"].as_string(), opened(extra["value"]));
  out.erase("");
  return out;
}

bool has_plain_extras(const Json& stated) {
  if (stated.is_object()) return true;
  const auto& items = stated.items();
  return !items.empty() && std::all_of(items.begin(), items.end(), [](const Json& extra) {
    return extra.is_object() && !extra["key"].as_string().empty();
  });
}

class PackageReader {
 public:
  PackageReader(const Json& package, Record& record)
      : source_(package),
        extras_source_(has_plain_extras(package["extras"]) ? extras_of(package["extras"]) : Json()),
        record_(record),
        out_(record.document),
        package_(package, kCkanWords, record.fidelity),
        extras_(extras_source_, kCkanExtras, record.fidelity) {}

  void read() {
    out_ = Json::object();
    read_texts();
    read_keywords();
    read_licence();
    read_publisher();
    read_contacts();
    read_period();
    read_place();
    for (const auto& word : ckan_package_words()) {
      if (!find_property(word.key)->single || !out_.find(word.key))
        package_.move(out_, word.name, word.key);
      if (!find_property(word.key)->single || !out_.find(word.key))
        extras_.move(out_, word.name, word.key);
    }
    read_patch();
    package_.move(out_, "id", "identifier");
    if (!out_.find("issued")) package_.move(out_, "metadata_created", "issued");
    if (!out_.find("modified")) package_.move(out_, "metadata_modified", "modified");
    read_resources();
    if (!extras_source_.is_null()) package_.open("extras");
    package_.keep_rest(out_);
    extras_.keep_rest(out_);
    count_extras();
  }

  /// Of a package of ours: what it says beside CKAN's words.
  const std::optional<Json>& patch() const { return patch_; }

 private:
  void read_patch() {
    if (extras_.see(kBeside).is_null()) return;
    Findings ignored;
    patch_ = try_parse_json(extras_.take(kBeside).as_string(), ignored);
  }

  // The key and the other members of an extra say nothing beside its value.
  void count_extras() {
    std::size_t stated = count_leaves(source_);
    if (!extras_source_.is_null()) stated -= std::min(stated, count_leaves(source_["extras"]));
    settle(record_.fidelity, stated + count_leaves(extras_source_));
  }

  bool move(const std::string& name, const char* key) {
    return package_.move(out_, name, key) || extras_.move(out_, name, key);
  }

  void read_texts() {
    for (const auto& [name, key] : {std::pair{"title", "title"}, {"notes", "description"}}) {
      if (package_.move(out_, std::string(name) + "_translated", key)) package_.keep(out_, name);
      move(name, key);
    }
    if (!out_.find("description")) move("description", "description");
  }

  void read_keywords() {
    if (package_.move(out_, "tags_translated", "keyword")) {
      package_.keep(out_, "tags");
      return;
    }
    const Json& tags = package_.see("tags");
    if (move_tags(tags)) package_.open("tags");
  }

  // Tags carry what only CKAN needs: then they are kept whole beside their names.
  bool move_tags(const Json& tags) {
    Json names = Json::array();
    std::size_t more = 0;
    for (const auto& tag : tags.items()) {
      const std::string& name = tag.is_string() ? tag.as_string() : tag["name"].as_string();
      const std::string& shown = tag["display_name"].as_string();
      if (name.empty() && shown.empty()) return false;
      names.push(Json(shown.empty() ? name : shown));
      for (const auto& [key, value] : tag.members())
        if (key != "name" && !(key == "display_name" && shown == name)) more += count_leaves(value);
    }
    if (names.items().empty()) return false;
    if (more > 0) keep_foreign(out_, kCkanWords, "tags", Json(Json::Array{tags}));
    const std::size_t all = count_leaves(tags);
    record_.fidelity.foreign += more;
    record_.fidelity.ours += all - std::min(all, more);
    put(out_, "keyword", std::move(names));
    return true;
  }

  // The licence whose address, id or title is known; the other two are kept beside.
  void read_licence() {
    const char* chosen = nullptr;
    for (const char* name : {"license_url", "license_id", "license_title", "license"})
      if (!chosen && vocab::vocabulary("licences").find(package_.text(name))) chosen = name;
    for (const char* name : {"license_url", "license_title", "license_id", "license"})
      if (!chosen && !package_.text(name).empty()) chosen = name;
    if (chosen && package_.text(chosen) == "notspecified") chosen = nullptr;
    if (chosen) package_.move(out_, chosen, "license");
    if (!out_.find("license")) extras_.move(out_, "license", "license");
  }

  void read_publisher() {
    if (read_parties("publisher", "publisher", NodeClass::kAgent)) return;
    Json publisher = Json::object();
    for (const auto& [name, key] : {std::pair{"name", "name"},
                                    {"email", "mbox"},
                                    {"url", "homepage"},
                                    {"type", "type"},
                                    {"identifier", "identifier"}})
      extras_.move(publisher, std::string("publisher_") + name, key);
    if (const std::string uri = extras_.text("publisher_uri"); base::is_absolute_iri(uri)) {
      publisher.set("@id", uri);
      extras_.take("publisher_uri");
    }
    if (publisher.members().empty()) extras_.move(publisher, "dcat_publisher_name", "name");
    if (publisher.members().empty()) extras_.move(publisher, "publisher", "name");
    if (publisher.members().empty() && package_.see("organization").is_object())
      publisher = organization(package_.open("organization"));
    if (!publisher.members().empty()) out_.set("publisher", std::move(publisher));
  }

  Json organization(const Json& source) {
    Json out = Json::object();
    SourceObject object(source, kCkanWords, record_.fidelity);
    if (object.move(out, "title_translated", "name")) object.keep(out, "title");
    if (!object.move(out, "title", "name")) object.move(out, "name", "name");
    object.keep_rest(out);
    return out;
  }

  // A list of people or organisations as ckanext-scheming has it.
  bool read_parties(const std::string& name, const char* key, NodeClass node) {
    const Json& stated = package_.see(name);
    const auto& items = stated.items();
    if (items.empty() ||
        !std::all_of(items.begin(), items.end(), [](const Json& item) { return item.is_object(); }))
      return false;
    package_.open(name);
    for (const auto& item : items)
      put(out_, key, Json(Json::Array{read_ckan_party(item, node, record_.fidelity)}));
    return true;
  }

  void read_contacts() {
    read_parties("creator", "creator", NodeClass::kAgent);
    read_parties("contributor", "contributor", NodeClass::kAgent);
    party("creator", NodeClass::kAgent, "author", "author_email");
    const bool contact = read_parties("contact", "contactPoint", NodeClass::kContact);
    for (const auto& [name, mail] :
         {std::pair{"contact_name", "contact_email"}, {"contact-name", "contact-email"}})
      if (!contact && !out_.find("contactPoint"))
        party("contactPoint", NodeClass::kContact, name, mail);
    if (!contact && !out_.find("contactPoint"))
      party("contactPoint", NodeClass::kContact, "maintainer", "maintainer_email");
  }

  void party(const char* key, NodeClass node, const char* name, const char* mail) {
    Json out = Json::object();
    const bool agent = node == NodeClass::kAgent;
    for (SourceObject* object : {&package_, &extras_}) {
      if (!out.find(agent ? "name" : "fn")) object->move(out, name, agent ? "name" : "fn");
      if (!out.find(agent ? "mbox" : "hasEmail"))
        object->move(out, mail, agent ? "mbox" : "hasEmail");
    }
    if (!out.members().empty()) put(out_, key, Json(Json::Array{std::move(out)}));
  }

  void read_period() {
    const Json& stated = package_.see("temporal_coverage");
    const auto& items = stated.items();
    if (!items.empty() && std::all_of(items.begin(), items.end(),
                                      [](const Json& item) { return item.is_object(); })) {
      package_.open("temporal_coverage");
      for (const auto& item : items) {
        Json period = Json::object();
        SourceObject object(item, kCkanWords, record_.fidelity);
        object.move(period, "start", "startDate");
        object.move(period, "end", "endDate");
        object.keep_rest(period);
        put(out_, "temporal", Json(Json::Array{std::move(period)}));
      }
    }
    for (const auto& [start, end] : {std::pair{"temporal_start", "temporal_end"},
                                     {"temporal_coverage-from", "temporal_coverage-to"},
                                     {"temporal_coverage_from", "temporal_coverage_to"}}) {
      Json period = Json::object();
      for (SourceObject* object : {&package_, &extras_}) {
        if (!period.find("startDate")) object->move(period, start, "startDate");
        if (!period.find("endDate")) object->move(period, end, "endDate");
      }
      if (!period.members().empty()) put(out_, "temporal", Json(Json::Array{std::move(period)}));
    }
    move("temporal", "temporal");
  }

  void read_place() {
    const Json& stated = package_.see("spatial_coverage");
    const auto& items = stated.items();
    if (!items.empty() && items[0].is_object()) {
      package_.open("spatial_coverage");
      for (const auto& item : items)
        if (item.is_object()) put(out_, "spatial", Json(Json::Array{coverage(item)}));
    }
    Json place = Json::object();
    extras_.move(place, "spatial_text", "prefLabel");
    for (const auto& [name, key] :
         {std::pair{"spatial_bbox", "bbox"}, {"spatial_centroid", "centroid"}})
      if (!extras_.see(name).is_null()) place.set(key, geometry_of(extras_.take(name)));
    if (const std::string uri = extras_.text("spatial_uri"); base::is_absolute_iri(uri)) {
      place.set("@id", uri);
      extras_.take("spatial_uri");
    }
    if (!place.members().empty()) put(out_, "spatial", Json(Json::Array{std::move(place)}));
    for (SourceObject* object : {&package_, &extras_})
      if (!object->see("spatial").is_null() && !object->see("spatial").is_array())
        put(out_, "spatial", Json(Json::Array{place_of(object->take("spatial"))}));
    read_box();
  }

  Json coverage(const Json& source) {
    Json place = Json::object();
    SourceObject object(source, kCkanWords, record_.fidelity);
    if (const std::string uri = object.text("uri"); base::is_absolute_iri(uri)) {
      place.set("@id", uri);
      object.take("uri");
    }
    object.move(place, "text", "prefLabel");
    for (const auto& [name, key] :
         {std::pair{"bbox", "bbox"}, {"centroid", "centroid"}, {"geom", "geometry"}})
      if (!object.see(name).is_null()) place.set(key, geometry_of(object.take(name)));
    object.keep_rest(place);
    return place;
  }

  // The four sides of a harvester of ISO 19139.
  void read_box() {
    const char* const keys[] = {"bbox-west-long", "bbox-south-lat", "bbox-east-long",
                                "bbox-north-lat"};
    std::vector<std::string> sides;
    for (const char* side : keys)
      if (std::string text = extras_.text(side); !text.empty()) sides.push_back(std::move(text));
    const Json place = place_of(Json(base::join(sides, ",")));
    if (sides.size() != 4 || !place.is_object()) return;
    for (const char* side : keys) extras_.take(side);
    put(out_, "spatial", Json(Json::Array{place}));
  }

  void read_resources() {
    const Json& stated = package_.see("resources");
    const auto& items = stated.items();
    if (items.empty() ||
        !std::all_of(items.begin(), items.end(), [](const Json& item) { return item.is_object(); }))
      return;
    package_.open("resources");
    Json distributions = Json::array();
    for (const auto& item : items) distributions.push(read_ckan_resource(item, record_.fidelity));
    out_.set("distribution", std::move(distributions));
  }

  const Json& source_;
  const Json extras_source_;
  Record& record_;
  Json& out_;
  SourceObject package_;
  SourceObject extras_;
  std::optional<Json> patch_;
};

// What CKAN itself wants of every package was made up for it, and the patch knows all the rest.
void lay_over_own(Record& record, const Json& patch) {
  Json kept = Json::object();
  for (auto& [key, value] : record.document.members())
    if (!key.starts_with(kCkanWords) && !key.starts_with(kCkanExtras))
      kept.set(key, std::move(value));
  record.document = std::move(kept);
  lay_over(record, patch);
}

}  // namespace

Record read_ckan_package(const Json& package, std::size_t place) {
  const std::string& name = package["name"].as_string();
  const std::string label = name.empty() ? "#" + std::to_string(place + 1) : name;
  if (!package.is_object())
    return refused_record(label, finding(Severity::kError, "", "record_not_an_object"));
  const std::string& state = package["state"].as_string();
  if (state == "deleted" || state == "draft")
    return refused_record(
        label, finding(Severity::kError, "/state", "record_not_published", {{"state", state}}));
  if (package["private"].as_bool())
    return refused_record(label, finding(Severity::kError, "/private", "record_private"));
  Record record;
  if (package["type"].as_string() == "dataset_series") record.kind = NodeClass::kDatasetSeries;
  if (package["type"].as_string() == "dataservice") record.kind = NodeClass::kDataService;
  PackageReader reader(package, record);
  reader.read();
  const std::string& id = package["id"].as_string();
  name_record(record, id.empty() ? name : id, place);
  if (const auto patch = reader.patch()) lay_over_own(record, *patch);
  if (!name.empty()) record.name = name;
  return record;
}

}  // namespace catalog::documents
