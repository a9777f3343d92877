#include "portal/web/dataset_files.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/clock.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/model/available.hpp"
#include "catalog/vocab/formats.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "portal/web/format.hpp"
#include "portal/web/labels.hpp"
#include "portal/web/local_text.hpp"
#include "portal/web/markdown.hpp"
#include "portal/web/stated_term.hpp"

namespace portal::web {
namespace {

constexpr std::size_t kFormatBytes = 40;    // of one in words
constexpr std::size_t kLicenceBytes = 120;  // of one in words

std::string first_address(const base::Json& value) {
  for (const auto* item : values_of(value))
    if (std::string address = web_address(iri_of(*item)); !address.empty()) return address;
  return "";
}

bool is_hosted(const PageContext& context, const base::Json& file, const std::string& address) {
  if (!file["file"].as_string().empty()) return true;
  return !context.base_url.empty() && address.starts_with(context.base_url + "/files/");
}

LocalText file_title(const PageContext& context, const base::Json& file,
                     const std::string& address) {
  LocalText title = pick_text(file["title"], context.language);
  if (!title.text.empty()) return title;
  const auto parts = base::split_iri(address);
  const std::string name =
      parts.path.size() > 1 && !parts.path.ends_with('/') ? base::local_name(parts.path) : "";
  return {name.empty() ? say(context, "web_file_untitled") : name, "", false};
}

class Facts {
 public:
  void add(std::string text, const char* look = "") {
    if (text.empty()) return;
    base::Json item;
    item.set("fact_text", std::move(text));
    item.set("fact_class", look);
    list_.push(std::move(item));
  }
  base::Json list() { return std::move(list_); }

 private:
  base::Json list_ = base::Json::array();
};

void add_licence(Facts& facts, const PageContext& context, const base::Json& file,
                 const base::Json& document) {
  if (licences_of(document, context.language).size() < 2) return;
  std::string name;
  for (const auto* stated : {&file["license"], &document["license"]})
    for (const auto* one : values_of(*stated))
      if (name.empty())
        name =
            licence_label(stated_term(*one, "licences", context.language), context.language).name;
  facts.add(name.empty() ? say(context, "web_licence_unknown")
                         : base::shorten(name, kLicenceBytes));
}

// A file is taken to be complete, so that alone is not worth a word.
void add_status(Facts& facts, const PageContext& context, const base::Json& file) {
  const std::string status = iri_of(file["status"]);
  if (status.empty()) return;
  const auto* term = catalog::vocab::vocabulary("distribution-status").find(status);
  const std::string_view code = term ? term->code : std::string_view();
  if (code == "COMPLETED") return;
  facts.add(vocabulary_label("distribution-status", status, context.language),
            code == "DEPRECATED" || code == "WITHDRAWN" ? "warn" : "");
}

base::Json file_facts(const PageContext& context, const base::Json& file,
                      const base::Json& document) {
  Facts facts;
  if (const auto bytes = file["byteSize"].as_integer())
    facts.add(format_size(*bytes, context.language));
  const std::string& modified = file["modified"].as_string();
  if (!modified.empty())
    facts.add(say(context, "web_updated_on", {{"date", format_date(modified, context.language)}}));
  add_licence(facts, context, file, document);
  const std::string packed = iri_of(file["compressFormat"]) + iri_of(file["packageFormat"]);
  if (!packed.empty())
    facts.add(say(context, "web_file_packed", {{"format", format_label(packed)}}));
  for (const auto* tag : values_of(file["language"]))
    facts.add(vocabulary_label("languages", iri_of(*tag), context.language));
  add_status(facts, context, file);
  const std::string availability = iri_of(file["availability"]);
  if (!availability.empty() && !availability.ends_with("/AVAILABLE") &&
      !availability.ends_with("/STABLE"))
    facts.add(vocabulary_label("planned-availability", availability, context.language));
  return facts.list();
}

// A file of ours that is not handed out yet has no button, but its time.
bool is_kept_back(base::Json& view, const PageContext& context, const base::Json& file,
                  const base::Json& document) {
  const auto time = catalog::available_from(document, file, context.zone);
  if (!time || *time <= base::now() || file["file"].as_string().empty()) return false;
  const std::string moment = format_moment(*time, context.zone, context.language);
  view.set("file_host", say(context, "web_file_kept_back", {{"time", moment}}));
  return true;
}

void add_actions(base::Json& view, const PageContext& context, const base::Json& file,
                 const base::Json& document) {
  if (is_kept_back(view, context, file, document)) return;
  const std::string download = file_address(file["downloadURL"], context.base_url);
  const std::string access = file_address(file["accessURL"], context.base_url);
  const bool hosted = is_hosted(context, file, download);
  const bool service = is_service(file);
  view.set("file_download", service ? "" : download);
  view.set("file_access",
           download.empty() || service ? (download.empty() ? access : download) : "");
  view.set("file_access_label", say(context, service ? "web_open_service" : "web_open_source"));
  view.set("file_hosted", base::Json::boolean(hosted));
  view.set("file_external", base::Json::boolean(!hosted));
  const std::string& address = download.empty() ? access : download;
  if (hosted)
    view.set("file_host", say(context, "web_file_hosted"));
  else if (!address.empty())
    view.set("file_host", say(context, "web_file_external",
                              {{"host", std::string(base::split_iri(address).authority)}}));
  else
    view.set("file_host", say(context, "web_file_no_address"));
}

base::Json file_view(const PageContext& context, const base::Json& file, const base::Json& document,
                     const std::vector<std::string>& previews) {
  base::Json view;
  const std::string& id = file["id"].as_string();
  const std::string format = file_format(file);
  std::string address = file_address(file["downloadURL"], context.base_url);
  if (address.empty()) address = file_address(file["accessURL"], context.base_url);
  view.set("file_id", id);
  view.set("file_format",
           format.empty() ? say(context, is_service(file) ? "web_format_service" : "web_unknown")
                          : format);
  set_text(view, "file_title", file_title(context, file, address));
  base::Json facts = file_facts(context, file, document);
  if (!facts.items().empty()) {
    base::Json shown;
    shown.set("file_fact", std::move(facts));
    view.set("file_facts", std::move(shown));
  }
  const LocalText text = pick_text(file["description"], context.language);
  view.set("file_text",
           render_markdown(text.text, {.heading_shift = 3, .away = say(context, "web_away")}));
  view.set("file_text_lang", text.foreign ? text.language : "");
  std::vector<std::string> button;
  if (!format.empty()) button.push_back(format);
  if (const auto bytes = file["byteSize"].as_integer())
    button.push_back(format_size(*bytes, context.language));
  view.set("file_button", base::join(button, ", "));
  view.set("file_checksum", file["checksum"]["checksumValue"].as_string());
  const std::string algorithm = iri_of(file["checksum"]["algorithm"]);
  view.set("file_checksum_name",
           vocabulary_label("checksum-algorithms", algorithm, context.language));
  base::Json services = base::Json::array();
  for (const auto* service : values_of(file["accessService"]))
    services.push(service_view(context, *service));
  view.set("file_service", std::move(services));
  add_actions(view, context, file, document);
  if (std::find(previews.begin(), previews.end(), id) != previews.end())
    view.set("file_preview", dataset_href(context, document["slug"].as_string()) + "/files/" +
                                 base::percent_encode(id));
  return view;
}

// Feeds are of the same family, but they are read like files.
bool is_called(const catalog::vocab::Format* format) {
  return format && format->family == "api" && format->code != "RSS" && format->code != "ATOM";
}

}  // namespace

std::string file_format(const base::Json& distribution) {
  for (const auto& [key, vocabulary] :
       {std::pair("format", "file-types"), std::pair("mediaType", "media-types")}) {
    const StatedTerm term = stated_term(distribution[key], vocabulary, "en");
    std::string label = format_label(term.iri.empty() ? term.words.text : term.iri);
    if (!label.empty()) return base::shorten(label, kFormatBytes);
  }
  return "";
}

bool is_service(const base::Json& distribution) {
  const StatedTerm format = stated_term(distribution["format"], "file-types", "en");
  const std::string& name = format.iri.empty() ? format.words.text : format.iri;
  if (is_called(catalog::vocab::find_format(name))) return true;
  const bool file =
      !distribution["file"].as_string().empty() || !values_of(distribution["downloadURL"]).empty();
  return !file && !values_of(distribution["accessService"]).empty();
}

std::string count_files(const PageContext& context, std::int64_t files, std::int64_t services) {
  std::vector<std::string> parts;
  if (files > 0 || services == 0) parts.push_back(say_count(context, "web_count_files", files));
  if (services > 0) parts.push_back(say_count(context, "web_count_services", services));
  return base::join(parts, ", ");
}

base::Json files_view(const PageContext& context, const base::Json& document,
                      const std::vector<std::string>& previews) {
  base::Json files = base::Json::array();
  for (const auto* file : values_of(document["distribution"]))
    if (file->is_object()) files.push(file_view(context, *file, document, previews));
  return files;
}

base::Json service_view(const PageContext& context, const base::Json& service) {
  const std::string endpoint = first_address(service["endpointURL"]);
  std::string title = pick_text(service["title"], context.language).text;
  if (title.empty()) title = endpoint.empty() ? iri_of(service) : endpoint;
  base::Json view;
  view.set("service_title", title);
  view.set("service_endpoint", endpoint);
  view.set("service_plain", base::Json::boolean(endpoint.empty()));
  view.set("service_description", first_address(service["endpointDescription"]));
  return view;
}

}  // namespace portal::web
