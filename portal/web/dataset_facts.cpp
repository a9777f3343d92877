#include "portal/web/dataset_facts.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/vocab/frequencies.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "portal/web/dataset_files.hpp"
#include "portal/web/format.hpp"
#include "portal/web/labels.hpp"
#include "portal/web/local_text.hpp"
#include "portal/web/node_text.hpp"
#include "portal/web/stated_term.hpp"

namespace portal::web {
namespace {

using Strings = std::vector<std::string>;

constexpr std::size_t kNamesShown = 3;
constexpr std::size_t kSayingBytes = 10;
constexpr std::size_t kWordsBytes = 300;  // of a licence in words; the details have all

struct Note {
  explicit Note(std::string words, std::string address = {})
      : text(std::move(words)), href(std::move(address)) {}
  std::string text, href, language = {};
};

struct Fact {
  std::string name, answer, href, tone;
  std::vector<Note> notes;
};

base::Json view_of(Fact fact) {
  base::Json notes = base::Json::array();
  for (auto& note : fact.notes) {
    base::Json item;
    item.set("note_text", std::move(note.text));
    item.set("note_plain", base::Json::boolean(note.href.empty()));
    item.set("note_href", std::move(note.href));
    item.set("note_lang", std::move(note.language));
    notes.push(std::move(item));
  }
  base::Json view;
  view.set("fact_name", std::move(fact.name));
  view.set("fact_plain", base::Json::boolean(fact.href.empty()));
  view.set("fact_answer", std::move(fact.answer));
  view.set("fact_href", std::move(fact.href));
  view.set("fact_tone", std::move(fact.tone));
  view.set("fact_notes", std::move(notes));
  return view;
}

void add_new(Strings& list, std::string text) {
  if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end())
    list.push_back(std::move(text));
}

void add_new(std::vector<Note>& notes, std::string text) {
  const bool known =
      std::any_of(notes.begin(), notes.end(), [&](const Note& note) { return note.text == text; });
  if (!text.empty() && !known) notes.emplace_back(std::move(text));
}

std::string listed(const PageContext& context, const Strings& names) {
  if (names.size() <= kNamesShown + 1) return base::join(names, ", ");
  const Strings first(names.begin(), names.begin() + kNamesShown);
  return say_count(context, "web_and_more", static_cast<std::int64_t>(names.size() - kNamesShown),
                   {{"names", base::join(first, ", ")}});
}

// The last moment that a date may mean: "2024" is all of that year.
std::optional<base::Time> last_moment(const std::string& date) {
  const auto first = read_date(date);
  if (!first) return first;
  const int days = date.size() == 4 ? 365 : date.size() == 7 ? 30 : 0;
  return *first + std::chrono::days(days);
}

Note note_of_frequency(const PageContext& context, const StatedTerm& frequency) {
  const LocalText label = stated_label(frequency, "frequencies", context.language);
  if (label.text.empty()) return Note(say(context, "web_fresh_no_frequency"));
  const char* key = frequency.iri.empty() ? "web_fresh_frequency_words" : "web_fresh_frequency";
  return Note(say(context, key, {{"frequency", base::shorten(label.text, kWordsBytes)}}));
}

Fact freshness(const PageContext& context, const base::Json& document) {
  const std::string& modified = document["modified"].as_string();
  const std::string& issued = document["issued"].as_string();
  const StatedTerm frequency =
      stated_term(document["accrualPeriodicity"], "frequencies", context.language);
  const bool only_issued = modified.empty() && !issued.empty();
  Fact fact{.name = say(context, only_issued ? "web_fact_issued" : "web_fact_fresh"),
            .answer = {},
            .href = {},
            .tone = {},
            .notes = {}};
  const std::string& known = modified.empty() ? issued : modified;
  fact.answer = known.empty() ? say(context, "web_unknown") : format_date(known, context.language);
  if (known.empty()) fact.tone = "unknown";
  const auto day = known.size() >= 10 ? read_date(known.substr(0, 10)) : std::nullopt;
  if (day) add_new(fact.notes, format_age(*day, base::now() + context.zone, context.language));
  if (only_issued) fact.notes.emplace_back(say(context, "web_fresh_issued_only"));
  if (const auto due = overdue_since(document, base::now())) {
    fact.tone = "bad";
    const std::string date = base::format_time(*due).substr(0, 10);
    fact.notes.emplace(fact.notes.begin(), say(context, "web_fresh_overdue",
                                               {{"date", format_date(date, context.language)}}));
  } else if (!known.empty() && catalog::vocab::expected_interval_days(frequency.iri)) {
    fact.tone = "good";
  }
  fact.notes.push_back(note_of_frequency(context, frequency));
  return fact;
}

// "restricted" or "non_public" when not everybody may have the data, else "".
std::string closed_access(const base::Json& document) {
  const std::string access = iri_of(document["accessRights"]);
  const auto* term = catalog::vocab::vocabulary("access-rights").find(access);
  const bool closed = term && (term->code == "RESTRICTED" || term->code == "NON_PUBLIC");
  return closed ? base::lower_ascii(term->code) : "";
}

// Who may have the data at all comes before what the licence then allows.
void add_access(Fact& fact, const PageContext& context, const base::Json& document) {
  const std::string access = closed_access(document);
  if (access.empty()) return;
  fact.answer = say(context, "web_licence_" + access);
  fact.href.clear();
  fact.tone = "limited";
  fact.notes.emplace(fact.notes.begin(), say(context, "web_access_" + access));
}

// What words alone state is shown as it stands: nobody has judged it.
void add_licence(Fact& fact, const PageContext& context, const StatedTerm& stated) {
  const LicenceLabel label = licence_label(stated, context.language);
  const bool in_words = stated.iri.empty();
  const std::string name = base::shorten(label.name, kWordsBytes);
  fact.answer = say(context, in_words ? "web_licence_words" : "web_licence_" + label.openness);
  fact.tone = label.openness == "open" ? "good" : label.openness;
  Note note(in_words ? say(context, "web_quoted", {{"text", name}}) : name, label.href);
  if (label.name == stated.words.text && stated.words.foreign)
    note.language = stated.words.language;
  fact.notes.push_back(std::move(note));
  for (const auto& condition : label.conditions) add_new(fact.notes, condition);
  if (label.openness == "unknown")
    fact.notes.emplace_back(
        say(context, in_words ? "web_licence_words_note" : "web_licence_unjudged"));
}

// What is said of rights where no licence is stated; "N/A" says nothing.
std::string rights_of(const PageContext& context, const base::Json& document) {
  for (const auto* rights : values_of(document["rights"])) {
    const std::string text = node_text(context, "rights", *rights).text;
    if (text.size() >= kSayingBytes)
      return say(context, "web_licence_rights", {{"text", base::shorten(text, kWordsBytes)}});
  }
  return "";
}

Fact licence(const PageContext& context, const base::Json& document) {
  Fact fact{.name = say(context, "web_fact_licence"),
            .answer = {},
            .href = {},
            .tone = "unknown",
            .notes = {}};
  const auto licences = licences_of(document, context.language);
  if (licences.size() > 1) {
    fact.answer = say(context, "web_licence_differs");
    fact.href = "#files";
    fact.tone = "limited";
    Strings names;
    for (const auto& one : licences)
      add_new(names, base::shorten(licence_label(one, context.language).name, kWordsBytes));
    fact.notes.emplace_back(listed(context, names));
  } else if (licences.empty()) {
    fact.answer = say(context, "web_licence_unknown");
    add_new(fact.notes, rights_of(context, document));
    fact.notes.emplace_back(say(context, "web_licence_unknown_note"));
  } else {
    add_licence(fact, context, licences.front());
  }
  add_access(fact, context, document);
  return fact;
}

bool has_address(const PageContext& context, const base::Json& file) {
  return !file["file"].as_string().empty() ||
         !file_address(file["downloadURL"], context.base_url).empty() ||
         !file_address(file["accessURL"], context.base_url).empty();
}

// What stands where nothing can be downloaded; of closed data nobody expected it.
Fact no_download(const PageContext& context, const base::Json& document) {
  const bool described = !values_of(document["distribution"]).empty();
  return {.name = say(context, "web_fact_download"),
          .answer = say(context, described ? "web_files_no_address" : "web_files_zero"),
          .href = {},
          .tone = closed_access(document).empty() ? "bad" : "limited",
          .notes = {}};
}

// What of a dataset can be had, counted.
struct Stock {
  std::int64_t files = 0, services = 0, bytes = 0;
  bool all_sized = true;  // of the files
  Strings formats;
};

Stock count_stock(const PageContext& context, const base::Json& document) {
  Stock stock;
  for (const auto* file : values_of(document["distribution"])) {
    if (!has_address(context, *file)) continue;
    add_new(stock.formats, file_format(*file));
    if (is_service(*file)) {
      ++stock.services;
      continue;
    }
    ++stock.files;
    const auto size = (*file)["byteSize"].as_integer();
    stock.all_sized = stock.all_sized && size;
    stock.bytes += size.value_or(0);
  }
  return stock;
}

Fact download(const PageContext& context, const base::Json& document) {
  const Stock stock = count_stock(context, document);
  if (stock.files + stock.services == 0) return no_download(context, document);
  const bool only_services = stock.files == 0;
  Fact fact{.name = say(context, only_services ? "web_fact_access" : "web_fact_download"),
            .answer = count_files(context, stock.files, stock.services),
            .href = "#files",
            .tone = "good",
            .notes = {}};
  if (!stock.formats.empty()) fact.notes.emplace_back(listed(context, stock.formats));
  if (stock.all_sized && !only_services)
    fact.notes.emplace_back(format_size(stock.bytes, context.language));
  return fact;
}

// A service is used at its address, not downloaded.
Fact access_of_service(const PageContext& context, const base::Json& document) {
  Fact fact{.name = say(context, "web_fact_access"),
            .answer = say(context, "web_service_no_address"),
            .href = {},
            .tone = "bad",
            .notes = {}};
  for (const auto* endpoint : values_of(document["endpointURL"])) {
    const std::string address = web_address(iri_of(*endpoint));
    if (address.empty()) continue;
    fact.answer = say(context, "web_service_by_api");
    fact.href = "#services";
    fact.tone = "good";
    add_new(fact.notes, std::string(base::split_iri(address).authority));
  }
  return fact;
}

// A series without files of its own: what can be used and downloaded are its members.
bool is_series(const base::Json& document) {
  return kind_of(document) == "DatasetSeries" && values_of(document["distribution"]).empty();
}

Fact licence_of_series(const PageContext& context, const base::Json& document) {
  Fact fact = licence(context, document);
  if (!licences_of(document, context.language).empty() || !closed_access(document).empty())
    return fact;
  fact.answer = say(context, "web_licence_by_member");
  fact.tone.clear();
  fact.notes.clear();
  return fact;
}

Fact size_of_series(const PageContext& context, std::size_t members) {
  const auto count = static_cast<std::int64_t>(members);
  return {.name = say(context, "web_fact_members"),
          .answer = say_count(context, "web_count_datasets", count),
          .href = count > 0 ? "#members" : "",
          .tone = {},
          .notes = {}};
}

Fact coverage(const PageContext& context, const base::Json& document) {
  Fact fact{
      .name = say(context, "web_fact_coverage"), .answer = {}, .href = {}, .tone = {}, .notes = {}};
  const std::string places = listed(context, place_names(context, document));
  const std::string periods = listed(context, period_names(context, document));
  fact.answer = places.empty() ? periods : places;
  if (!places.empty() && !periods.empty()) fact.notes.emplace_back(periods);
  if (fact.answer.empty()) {
    fact.answer = say(context, "web_unknown");
    fact.tone = "unknown";
    fact.notes.emplace_back(say(context, "web_coverage_unknown"));
  }
  return fact;
}

std::string box_of(const PageContext& context, const base::Json& place) {
  for (const char* key : {"bbox", "geometry"})
    if (std::string box = box_text(context, place[key]); !box.empty()) return box;
  return "";
}

std::string shape_of(const PageContext& context, const base::Json& place) {
  for (const char* key : {"bbox", "geometry", "centroid"})
    if (place.find(key)) return node_text(context, key, place[key]).text;
  return "";
}

}  // namespace

std::string kind_of(const base::Json& document) {
  std::string kind = "Dataset";
  for (const auto* type : values_of(document["@type"]))
    if (type->as_string() == "DatasetSeries" || type->as_string() == "DataService")
      kind = type->as_string();
  return kind;
}

base::Json facts_view(const PageContext& context, const base::Json& document, std::size_t members) {
  base::Json facts = base::Json::array();
  facts.push(view_of(freshness(context, document)));
  if (is_series(document)) {
    facts.push(view_of(licence_of_series(context, document)));
    facts.push(view_of(size_of_series(context, members)));
  } else {
    facts.push(view_of(licence(context, document)));
    facts.push(view_of(kind_of(document) == "DataService" ? access_of_service(context, document)
                                                          : download(context, document)));
  }
  facts.push(view_of(coverage(context, document)));
  return facts;
}

std::optional<base::Time> overdue_since(const base::Json& document, base::Time now) {
  const std::string& modified = document["modified"].as_string();
  const auto last = last_moment(modified.empty() ? document["issued"].as_string() : modified);
  const auto days = catalog::vocab::expected_interval_days(
      stated_term(document["accrualPeriodicity"], "frequencies", "en").iri);
  if (!last || !days) return std::nullopt;
  using Days = std::chrono::duration<double, std::ratio<86400>>;
  const auto round = [](Days span) {
    return std::chrono::duration_cast<base::Time::duration>(span);
  };
  const auto due = *last + round(Days(*days));
  return now > due + round(Days(std::max(1.0, *days / 10))) ? std::optional(due) : std::nullopt;
}

std::vector<std::string> place_names(const PageContext& context, const base::Json& document) {
  Strings names;
  std::string shape;  // of a place that nothing else is known of
  for (const auto* place : values_of(document["spatial"])) {
    std::string name = pick_text((*place)["prefLabel"], context.language).text;
    const std::string iri = iri_of(*place);
    if (name.empty() && !iri.starts_with("_:")) name = place_label(iri, context.language);
    if (name.empty() && place->is_object()) name = box_of(context, *place);
    if (name.empty() && place->is_object() && shape.empty()) shape = shape_of(context, *place);
    add_new(names, std::move(name));
  }
  if (names.empty()) add_new(names, std::move(shape));
  return names;
}

std::vector<std::string> period_names(const PageContext& context, const base::Json& document) {
  Strings names;
  for (const auto* period : values_of(document["temporal"]))
    add_new(names, format_period((*period)["startDate"].as_string(),
                                 (*period)["endDate"].as_string(), context.language));
  return names;
}

}  // namespace portal::web
