#include "portal/web/dataset_page.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/clock.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/message.hpp"
#include "catalog/base/text.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "portal/web/dataset_checks.hpp"
#include "portal/web/dataset_details.hpp"
#include "portal/web/dataset_facts.hpp"
#include "portal/web/dataset_files.hpp"
#include "portal/web/format.hpp"
#include "portal/web/labels.hpp"
#include "portal/web/local_text.hpp"
#include "portal/web/markdown.hpp"
#include "portal/web/schema_org.hpp"
#include "portal/web/stated_term.hpp"

namespace portal::web {
namespace {

constexpr std::size_t kRevisionsShown = 10;
constexpr std::size_t kFilesShown = 10;

base::Json section(const char* name, base::Json list) {
  base::Json view;
  view.set(name, std::move(list));
  return view;
}

const std::string& name_in_address(const base::Json& document) {
  const std::string& slug = document["slug"].as_string();
  return slug.empty() ? document["id"].as_string() : slug;
}

// A text whose language is not said is in that of the dataset, if that has but one.
LocalText text_of(const PageContext& context, const base::Json& document, const char* property) {
  LocalText text = pick_text(document[property], context.language);
  const auto languages = values_of(document["language"]);
  if (text.text.empty() || !text.language.empty() || languages.size() != 1) return text;
  const auto* term = catalog::vocab::vocabulary("languages").find(iri_of(*languages.front()));
  if (!term || term->attribute("alpha2").empty()) return text;
  text.language = std::string(term->attribute("alpha2"));
  text.foreign = text.language != context.language;
  return text;
}

// Within a Vietnamese sentence the name of a language begins small: "bằng tiếng Pháp".
std::string language_in_sentence(const PageContext& context, const std::string& tag) {
  std::string name = language_label(tag, context.language);
  if (context.language == "vi" && name.starts_with("Tiếng ")) name[0] = 't';
  return name;
}

LocalText title_of(const PageContext& context, const base::Json& document) {
  LocalText title = text_of(context, document, "title");
  if (title.text.empty()) title.text = say(context, "web_untitled");
  return title;
}

void add_head(base::Json& view, const PageContext& context, const base::Json& document) {
  view.set("dataset_kind", say(context, "web_kind_" + kind_of(document)));
  const std::string& state = document["state"].as_string();
  const std::string state_key = "web_state_" + state;
  if (!state.empty() && state != "published" && base::has_text(state_key, context.language))
    view.set("dataset_state", say(context, state_key));
  view.set("dataset_hvd", base::Json::boolean(!values_of(document["hvdCategory"]).empty()));
  set_text(view, "dataset_title", title_of(context, document));
  const char* other = context.language == "vi" ? "en" : "vi";
  const LocalText second = pick_text(document["title"], other);
  if (!second.foreign && second.language == other) {
    view.set("dataset_other_title",
             second.text == view["dataset_title"].as_string() ? "" : second.text);
    view.set("dataset_other_lang", other);
  }
}

void add_agency(base::Json& view, const PageContext& context, const base::Json& document,
                const base::Json& agency) {
  const base::Json& publisher = document["publisher"];
  const base::Json& known = agency.is_object() ? agency : publisher;
  LocalText name = pick_text(known["name"], context.language);
  if (name.text.empty()) name = pick_text(publisher["name"], context.language);
  std::string slug = known["slug"].as_string();
  if (slug.empty()) slug = known["id"].as_string();
  if (name.text.empty()) name.text = slug;
  view.set("agency_unknown", base::Json::boolean(name.text.empty()));
  view.set("dataset_agency", name.text);
  view.set("agency_lang", name.foreign ? name.language : "");
  view.set("agency_link", slug.empty() ? "" : agency_href(context, slug));
  view.set("agency_plain", base::Json::boolean(slug.empty()));
}

// add_agency() has told whose dataset it is.
void add_crumbs(base::Json& view, const PageContext& context) {
  base::Json crumbs = base::Json::array();
  crumbs.push(crumb(say(context, "web_nav_datasets"), local_href(context, "/datasets")));
  const std::string& agency = view["agency_link"].as_string();
  if (!agency.empty())
    crumbs.push(crumb(view["dataset_agency"].as_string(), agency, view["agency_lang"].as_string()));
  view.set("crumbs", std::move(crumbs));
}

void add_text(base::Json& view, const PageContext& context, const base::Json& document) {
  const LocalText text = text_of(context, document, "description");
  FoldedText folded = fold_markdown(text.text, {.away = say(context, "web_away")});
  view.set("dataset_text", std::move(folded.shown));
  view.set("dataset_text_rest", std::move(folded.rest));
  view.set("dataset_text_lang", text.foreign ? text.language : "");
  view.set("dataset_no_text", base::Json::boolean(base::trim(text.text).empty()));
  for (const auto* page : values_of(document["landingPage"]))
    view.set("landing_page", web_address(iri_of(*page)));
  base::Json notices = base::Json::array();
  const LocalText title = text_of(context, document, "title");
  const bool whole = title.foreign && (text.foreign || text.text.empty());
  const LocalText& foreign = whole ? title : text;
  if (foreign.foreign && !foreign.language.empty())
    notices.push(say(context, whole ? "web_only_in" : "web_text_only_in",
                     {{"language", language_in_sentence(context, foreign.language)}}));
  view.set("notices", std::move(notices));
}

// A long list is folded after its first files.
base::Json files_list(const PageContext& context, const base::Json& files) {
  base::Json shown = base::Json::array();
  base::Json rest = base::Json::array();
  for (const auto& file : files.items())
    (shown.items().size() < kFilesShown ? shown : rest).push(file);
  const auto folded = static_cast<std::int64_t>(rest.items().size());
  base::Json view = section("files", std::move(shown));
  if (folded == 0) return view;
  base::Json more = section("rest", std::move(rest));
  more.set("files_rest_label", say_count(context, "web_files_rest", folded));
  view.set("files_rest", std::move(more));
  return view;
}

std::string files_title(const PageContext& context, const base::Json& document) {
  std::int64_t files = 0, services = 0;
  for (const auto* file : values_of(document["distribution"]))
    if (file->is_object()) ++(is_service(*file) ? services : files);
  if (files + services == 0) return say(context, "web_files");
  if (services == 0) return say_count(context, "web_files_count", files);
  if (files == 0) return say_count(context, "web_services_count", services);
  return say(context, "web_files_and_services",
             {{"counts", count_files(context, files, services)}});
}

void add_files(base::Json& view, const PageContext& context, const base::Json& document,
               const DatasetExtra& extra) {
  base::Json files = files_view(context, document, extra.previews);
  const auto count = static_cast<std::int64_t>(files.items().size());
  view.set("files_title", files_title(context, document));
  view.set("no_files", base::Json::boolean(count == 0));
  view.set("files_section", base::Json::boolean(count > 0 || kind_of(document) == "Dataset"));
  if (count > 0) view.set("files_list", files_list(context, files));
}

void add_services(base::Json& view, const PageContext& context, const base::Json& document) {
  base::Json services = base::Json::array();
  for (const auto* service : values_of(document["service"]))
    services.push(service_view(context, *service));
  const bool is_service = kind_of(document) == "DataService";
  if (is_service) {
    // The page has its name for a heading: here its address is what is wanted.
    base::Json unnamed = document;
    unnamed.erase("title");
    services.push(service_view(context, unnamed));
  }
  if (services.items().empty()) return;
  view.set("services_title", say(context, is_service ? "web_service_address" : "web_services"));
  view.set("services_list", section("services", std::move(services)));
}

void add_details(base::Json& view, const PageContext& context, const base::Json& document) {
  base::Json details = details_view(context, document);
  base::Json others = other_details_view(context, document);
  const bool any = !details.members().empty() || !others.members().empty();
  view.set("has_details", base::Json::boolean(any));
  if (!details.members().empty()) view.set("details", std::move(details));
  if (!others.members().empty()) view.set("other_details", std::move(others));
}

base::Json related_view(const PageContext& context, const std::vector<RelatedDataset>& related) {
  base::Json list = base::Json::array();
  for (const auto& dataset : related) {
    base::Json item;
    item.set("series_title", pick_text(dataset.title, context.language).text);
    item.set("series_href", dataset_href(context, dataset.slug));
    list.push(std::move(item));
  }
  return list;
}

void add_related(base::Json& view, const PageContext& context, const DatasetExtra& extra) {
  if (!extra.series.empty())
    view.set("series_list", section("series", related_view(context, extra.series)));
  if (!extra.members.empty()) {
    base::Json members = section("members", related_view(context, extra.members));
    if (extra.members_total > extra.members.size())
      members.set("members_more",
                  say_count(context, "web_members_more",
                            static_cast<std::int64_t>(extra.members_total - extra.members.size())));
    view.set("members_list", std::move(members));
  }
  if (!extra.served.empty())
    view.set("served_list", section("served", related_view(context, extra.served)));
  if (!extra.similar.empty())
    view.set("similar_list", section("similar", similar_view(context, extra.similar)));
}

void add_revisions(base::Json& view, const PageContext& context, const base::Json& document,
                   const DatasetExtra& extra) {
  if (extra.revisions.empty()) return;
  const std::string api = "/api/v1/datasets/" + base::percent_encode(name_in_address(document));
  base::Json list = base::Json::array();
  for (const auto& revision : extra.revisions) {
    if (list.items().size() == kRevisionsShown) break;
    const auto time = base::parse_time(revision.time);
    base::Json item;
    item.set("revision_name", say(context, "web_revision",
                                  {{"number", format_count(revision.number, context.language)}}));
    item.set("revision_href", api + "/revisions/" + std::to_string(revision.number));
    item.set("revision_time",
             time ? format_moment(*time, context.zone, context.language) : revision.time);
    item.set("revision_stamp", revision.time);
    item.set("revision_note", revision.note);
    list.push(std::move(item));
  }
  base::Json revisions = section("revisions", std::move(list));
  revisions.set("revisions_all", extra.history_href);
  view.set("revisions_list", std::move(revisions));
}

void add_subjects(base::Json& view, const PageContext& context, const base::Json& document) {
  base::Json themes = base::Json::array();
  for (const auto* theme : values_of(document["theme"])) {
    base::Json item;
    std::string name = theme_name(*theme, context.language);
    if (name.empty()) continue;
    const std::string iri = iri_of(*theme);
    const bool known = is_known_theme(iri);
    item.set("theme_label", std::move(name));
    item.set("theme_href", known ? local_href(context, "/themes/" + theme_code(iri)) : "");
    item.set("theme_plain", base::Json::boolean(!known));
    themes.push(std::move(item));
  }
  if (!themes.items().empty()) view.set("themes_list", section("themes", std::move(themes)));
}

// The reader's own first; those of other languages stand apart, unless there are no others.
void add_keywords(base::Json& view, const PageContext& context, const base::Json& document) {
  base::Json own = base::Json::array();
  base::Json foreign = base::Json::array();
  for (const auto& keyword : pick_texts(document["keyword"], context.language)) {
    base::Json item;
    set_text(item, "keyword_label", keyword);
    item.set("keyword_lang", item["keyword_label_lang"]);
    item.set("keyword_href", search_href(context, "keyword", keyword.text));
    (keyword.foreign ? foreign : own).push(std::move(item));
  }
  if (own.items().empty()) std::swap(own, foreign);
  if (own.items().empty()) return;
  base::Json list = section("keywords", std::move(own));
  if (!foreign.items().empty())
    list.set("keywords_others", section("keywords_foreign", std::move(foreign)));
  view.set("keywords_list", std::move(list));
}

std::string without_scheme(const base::Json& value, std::string_view scheme) {
  for (const auto* item : values_of(value)) {
    std::string iri = iri_of(*item);
    if (base::lower_ascii(iri).starts_with(scheme))
      return base::percent_decode(iri.substr(scheme.size()));
    if (!iri.empty() && iri.find(':') == std::string::npos) return iri;
  }
  return "";
}

void add_contacts(base::Json& view, const PageContext& context, const base::Json& document) {
  base::Json contacts = base::Json::array();
  for (const auto* contact : values_of(document["contactPoint"])) {
    base::Json item;
    const std::string name = pick_text((*contact)["fn"], context.language).text;
    const std::string email(base::trim(without_scheme((*contact)["hasEmail"], "mailto:")));
    item.set("contact_name", base::equal_ignoring_ascii_case(name, email) ? "" : name);
    item.set("contact_email", email.find('@') == std::string::npos ? "" : email);
    item.set("contact_tel", without_scheme((*contact)["hasTelephone"], "tel:"));
    for (const auto* page : values_of((*contact)["hasURL"]))
      item.set("contact_url", web_address(iri_of(*page)));
    const bool any =
        std::any_of(item.members().begin(), item.members().end(),
                    [](const auto& member) { return !member.second.as_string().empty(); });
    if (any) contacts.push(std::move(item));
  }
  view.set("no_contacts", base::Json::boolean(contacts.items().empty()));
  view.set("contacts", std::move(contacts));
}

struct Form {
  const char* suffix;
  const char* label;
  const char* type;
};

constexpr Form kForms[] = {{".ttl", "Turtle", "text/turtle"},
                           {".rdf", "RDF/XML", "application/rdf+xml"},
                           {".jsonld", "JSON-LD", "application/ld+json"},
                           {".nt", "N-Triples", "application/n-triples"},
                           {".json", "JSON", "application/json"}};

// The addresses of the document itself; the id is the same for good, the slug is not.
std::string document_path(const base::Json& document) {
  return "/datasets/" + base::percent_encode(document["id"].as_string());
}

void add_machine(base::Json& view, const PageContext& context, const base::Json& document) {
  base::Json forms = base::Json::array();
  for (const auto& form : kForms) {
    base::Json item;
    item.set("machine_href", document_path(document) + form.suffix);
    item.set("machine_label", form.label);
    item.set("machine_type", form.type);
    forms.push(std::move(item));
  }
  view.set("machine", std::move(forms));
  view.set("dataset_api", "/api/v1/datasets/" + base::percent_encode(name_in_address(document)));
  const std::string iri = web_address(iri_of(document));
  view.set("dataset_iri", iri.empty() ? context.base_url + document_path(document) : iri);
  base::Json identifiers = base::Json::array();
  for (const auto* identifier : values_of(document["identifier"]))
    identifiers.push(identifier->is_object() ? (*identifier)["@value"] : *identifier);
  view.set("identifiers", std::move(identifiers));
}

// How to name the dataset in a work that uses it: publisher, year, title, portal, address.
void add_citation(base::Json& view, const PageContext& context, const base::Json& document) {
  const std::string& agency = view["dataset_agency"].as_string();
  if (agency.empty() || kind_of(document) != "Dataset") return;
  const std::string& issued = document["issued"].as_string();
  const std::string& date = issued.empty() ? document["modified"].as_string() : issued;
  view.set("citation",
           say(context, "web_cite_text",
               {{"agency", agency},
                {"year", read_date(date) ? date.substr(0, 4) : say(context, "web_cite_no_year")},
                {"title", title_of(context, document).text},
                {"site", pick_text(context.site_title, context.language).text},
                {"address", view["dataset_iri"].as_string()}}));
}

PageHead head_of(const PageContext& context, const base::Json& document) {
  const std::string page = context.base_url + dataset_href(context, name_in_address(document));
  PageHead head{
      .title = title_of(context, document).text,
      .description = plain_text(pick_text(document["description"], context.language).text),
      .section = "datasets",
      .noindex = document["state"].is_string() && document["state"].as_string() != "published",
      .alternates = {},
      .json_ld = base::write_json(schema_org(document, context, page)),
      .search_text = ""};
  for (const auto& form : kForms)
    head.alternates.push_back({form.type, document_path(document) + form.suffix, form.label});
  return head;
}

}  // namespace

std::string dataset_page(const Templates& templates, const PageContext& context,
                         const base::Json& given, const DatasetExtra& extra) {
  const base::Json document = with_descriptions(given);
  base::Json view = start_view(context, head_of(context, document));
  add_head(view, context, document);
  add_agency(view, context, document, extra.agency);
  add_crumbs(view, context);
  view.set("facts",
           facts_view(context, document, std::max(extra.members_total, extra.members.size())));
  add_text(view, context, document);
  add_files(view, context, document, extra);
  add_services(view, context, document);
  add_related(view, context, extra);
  add_details(view, context, document);
  add_revisions(view, context, document, extra);
  add_subjects(view, context, document);
  add_keywords(view, context, document);
  add_contacts(view, context, document);
  add_machine(view, context, document);
  add_citation(view, context, document);
  view.set("manage_href", extra.manage_href);
  if (extra.checks) view.set("checks", checks_view(context, *extra.checks));
  view.set("preview_action", extra.preview.action);
  view.set("hidden_fields", hidden_view(extra.preview.fields));
  return templates.render("dataset", context.language, view);
}

}  // namespace portal::web
