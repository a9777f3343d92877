#include "catalog/rules/quality.hpp"

#include <algorithm>
#include <string>

#include "catalog/base/text.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/vocab/formats.hpp"
#include "catalog/vocab/licences.hpp"
#include "catalog/vocab/vocabulary.hpp"

namespace catalog::rules {
namespace {

using base::Json;

constexpr std::size_t kLongDescription = 100;  // bytes
constexpr int kExcellent = 351;
constexpr int kGood = 221;
constexpr int kSufficient = 121;

State state_of(bool holds) {
  return holds ? State::kYes : State::kNo;
}

template <const char* kKey>
State has(const Node& node) {
  return state_of(has_value(node, *find_property(kKey)));
}

// An address may answer; one that is not there cannot.
template <const char* kKey>
State answers(const Node& node) {
  return has<kKey>(node) == State::kYes ? State::kUnknown : State::kNo;
}

constexpr char kKeyword[] = "keyword";
constexpr char kTheme[] = "theme";
constexpr char kSpatial[] = "spatial";
constexpr char kTemporal[] = "temporal";
constexpr char kAccessUrl[] = "accessURL";
constexpr char kFormat[] = "format";
constexpr char kMediaType[] = "mediaType";
constexpr char kLicense[] = "license";
constexpr char kAccessRights[] = "accessRights";
constexpr char kContact[] = "contactPoint";
constexpr char kPublisher[] = "publisher";
constexpr char kRights[] = "rights";
constexpr char kByteSize[] = "byteSize";
constexpr char kIssued[] = "issued";
constexpr char kModified[] = "modified";

const std::string& text_of(const Node& node, const char* key) {
  const Json& value = (*node.json)[key];
  return value.is_object() ? value["@id"].as_string() : value.as_string();
}

State has_download(const Node& node) {
  return state_of(node.json->find("downloadURL") || node.json->find("file"));
}

State download_answers(const Node& node) {
  return has_download(node) == State::kYes ? State::kUnknown : State::kNo;
}

State format_from_list(const Node& node) {
  const std::string& type = text_of(node, kMediaType);
  return state_of(vocab::vocabulary("file-types").find_iri(text_of(node, kFormat)) &&
                  (type.empty() || type.find("iana.org/assignments/media-types/") != type.npos));
}

State format_is(const Node& node, std::string_view attribute) {
  const auto* term = vocab::vocabulary("file-types").find_iri(text_of(node, kFormat));
  return state_of(term && term->is(attribute));
}

State is_open_format(const Node& node) {
  return format_is(node, "mqa_non_proprietary");
}

State is_machine_readable(const Node& node) {
  return format_is(node, "mqa_machine_readable");
}

State licence_from_list(const Node& node) {
  const std::string& iri = text_of(node, kLicense);
  return state_of(!iri.empty() && vocab::find_licence(iri));
}

State access_from_list(const Node& node) {
  return state_of(vocab::vocabulary("access-rights").find_iri(text_of(node, kAccessRights)));
}

constexpr bool kFile = true;

constexpr Metric kMetrics[] = {
    {"keyword", "findability", 30, false, "keyword_missing", has<kKeyword>},
    {"theme", "findability", 30, false, "theme_missing", has<kTheme>},
    {"spatial", "findability", 20, false, "spatial_missing", has<kSpatial>},
    {"temporal", "findability", 20, false, "temporal_missing", has<kTemporal>},
    {"access_answers", "accessibility", 50, kFile, "quality_access_answers", answers<kAccessUrl>},
    {"download", "accessibility", 20, kFile, "quality_download", has_download},
    {"download_answers", "accessibility", 30, kFile, "quality_download", download_answers},
    {"format", "interoperability", 20, kFile, "format_missing", has<kFormat>},
    {"media_type", "interoperability", 10, kFile, "quality_media_type", has<kMediaType>},
    {"format_listed", "interoperability", 10, kFile, "quality_format_listed", format_from_list},
    {"format_open", "interoperability", 20, kFile, "quality_format_open", is_open_format},
    {"format_machine_readable", "interoperability", 20, kFile, "quality_machine_readable",
     is_machine_readable},
    {"dcat_ap", "interoperability", 30, false, "quality_dcat_ap", nullptr},
    {"licence", "reusability", 20, kFile, "licence_missing", has<kLicense>},
    {"licence_listed", "reusability", 10, kFile, "quality_licence_listed", licence_from_list},
    {"access_rights", "reusability", 10, false, "quality_access_rights", has<kAccessRights>},
    {"access_rights_listed", "reusability", 5, false, "access_outside_vocabulary",
     access_from_list},
    {"contact", "reusability", 20, false, "contact_missing", has<kContact>},
    {"publisher", "reusability", 10, false, "publisher_missing", has<kPublisher>},
    {"rights", "contextuality", 5, kFile, "quality_rights", has<kRights>},
    {"byte_size", "contextuality", 5, kFile, "quality_byte_size", has<kByteSize>},
    {"issued", "contextuality", 5, false, "quality_issued", has<kIssued>},
    {"modified", "contextuality", 5, false, "quality_modified", has<kModified>},
};

// What is measured of a file is of the dataset where that says it for all its files.
State measure_file(const Metric& metric, const Node& file, const Node& record) {
  const State own = metric.measure(file);
  const bool shared = metric.message == "licence_missing" ||
                      metric.message == "quality_licence_listed" || metric.id == "rights";
  return own == State::kNo && shared ? metric.measure(record) : own;
}

int weight_of(const Metric& metric, State state) {
  return state == State::kNo ? 0 : metric.points;
}

std::vector<const Node*> files_of(const View& view) {
  std::vector<const Node*> files;
  for (const auto& node : view.nodes)
    if (node.path.starts_with("/distribution/") && node.is(NodeClass::kDistribution))
      files.push_back(&node);
  return files;
}

const Node* best_file(const View& view, const std::vector<const Node*>& files) {
  const Node* best = nullptr;
  int most = -1;
  for (const Node* file : files) {
    int points = 0;
    for (const auto& metric : kMetrics)
      if (metric.of_distribution)
        points += weight_of(metric, measure_file(metric, *file, view.nodes[0]));
    if (points <= most) continue;
    best = file;
    most = points;
  }
  return best;
}

bool has_any(const std::vector<const Node*>& files, bool (*holds)(const Node&)) {
  return std::any_of(files.begin(), files.end(), [&](const Node* file) { return holds(*file); });
}

bool is_long(const Json& texts) {
  for (const auto& text : list_texts(texts))
    if (base::trim(text.text).size() > kLongDescription) return true;
  return false;
}

std::array<Point, 9> list_of(const View& view, const std::vector<const Node*>& files) {
  const Node& record = view.nodes[0];
  const bool licence = has<kLicense>(record) == State::kYes || has_any(files, [](const Node& file) {
                         return has<kLicense>(file) == State::kYes;
                       });
  const bool open = has_any(files, [](const Node& file) {
    const auto* format = vocab::find_format(text_of(file, kFormat));
    return format && format->is_open;
  });
  const bool documented =
      has_value(record, *find_property("page")) ||
      has_any(files, [](const Node& file) { return file.json->find("description") != nullptr; });
  const bool frequency = has_value(record, *find_property("accrualPeriodicity"));
  return {{{"license", state_of(licence)},
           {"temporal", has<kTemporal>(record)},
           {"spatial", has<kSpatial>(record)},
           {"frequency", state_of(frequency)},
           {"up_to_date", frequency ? State::kUnknown : State::kNo},
           {"description", state_of(is_long((*record.json)["description"]))},
           {"open_format", state_of(open)},
           {"addresses_answer", files.empty() ? State::kNo : State::kUnknown},
           {"documented", state_of(documented)}}};
}

}  // namespace

std::string_view to_string(State state) {
  return state == State::kYes ? "yes" : state == State::kNo ? "no" : "unknown";
}

std::span<const Metric> metrics() {
  return kMetrics;
}

Quality quality_of(const View& view, bool has_errors) {
  Quality quality;
  const auto files = files_of(view);
  const Node* best = best_file(view, files);
  for (const auto& metric : kMetrics) {
    State state = State::kNo;
    if (!metric.measure)
      state = state_of(!has_errors);
    else if (!metric.of_distribution)
      state = metric.measure(view.nodes[0]);
    else if (best)
      state = measure_file(metric, *best, view.nodes[0]);
    quality.marks.push_back({&metric, state});
    if (state == State::kYes) quality.points += metric.points;
    if (state == State::kUnknown) quality.unknown += metric.points;
  }
  quality.list = list_of(view, files);
  return quality;
}

std::string_view band_of(int points) {
  if (points >= kExcellent) return "excellent";
  if (points >= kGood) return "good";
  return points >= kSufficient ? "sufficient" : "bad";
}

}  // namespace catalog::rules
