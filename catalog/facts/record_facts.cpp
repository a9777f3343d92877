#include "catalog/facts/record_facts.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "catalog/facts/stars.hpp"
#include "catalog/facts/stated.hpp"
#include "catalog/publish/publish.hpp"
#include "catalog/rules/validate.hpp"
#include "catalog/vocab/frequencies.hpp"
#include "catalog/vocab/licences.hpp"
#include "catalog/vocab/vocabulary.hpp"

namespace catalog::facts {
namespace {

using base::Json;
using vocab::Openness;

bool has(const Json& document, std::string_view key) {
  return !values_of(document, key).empty();
}

bool has_any(const Json& document, std::initializer_list<std::string_view> keys) {
  return std::ranges::any_of(keys, [&](std::string_view key) { return has(document, key); });
}

// "2024" and "2024-03" end with their last day.
std::optional<Day> end_day_of(const std::string& date, std::chrono::minutes zone) {
  using namespace std::chrono;
  if (date.size() == 4) return day_of(date + "-12-31", zone);
  const auto first = day_of(date, zone);
  if (!first || date.size() != 7) return first;
  const year_month_day begin{sys_days(days(*first))};
  return sys_days(begin.year() / begin.month() / last).time_since_epoch().count();
}

void set_names(Row& row, const Json& document) {
  const Lengths title = lengths_of(document["title"]);
  const Lengths description = lengths_of(document["description"]);
  row.set("title_vi_len", title.vi);
  row.set("title_en_len", title.en);
  row.set("desc_vi_len", description.vi);
  row.set("desc_en_len", description.en);
  row.set("keyword_n", count_keywords(document["keyword"]));
  row.set_count("theme_n", themes_of(document).size());
  const auto themes = values_of(document, "theme");
  row.set("theme_bad_n", std::ranges::count_if(themes, [](const Json* theme) {
            return !vocab::vocabulary("themes").find_iri(text_of(*theme));
          }));
  row.set_count("hvd_n", values_of(document, "hvdCategory").size());
}

void set_coverage(Row& row, const Json& document, std::chrono::minutes zone) {
  row.set("spatial_set", has(document, "spatial"));
  row.set("temporal_set", has(document, "temporal"));
  std::optional<Day> end;
  for (const auto* period : values_of(document, "temporal"))
    end = std::max(end, end_day_of(text_of(*period, "endDate"), zone));
  row.set("temporal_end_day", end);
}

void set_frequency(Row& row, const Json& document) {
  const std::string& stated = text_of(document, "accrualPeriodicity");
  const auto* term = stated.empty() ? nullptr : vocab::vocabulary("frequencies").find(stated);
  const std::string_view code = term ? term->code : "";
  row.set("freq_set", has(document, "accrualPeriodicity") && code != "UNKNOWN");
  row.set("freq_never", code == "NEVER" || code == "NOT_PLANNED");
  if (const auto days = vocab::expected_interval_days(stated))
    row.set("freq_days", static_cast<std::int64_t>(*days < 1 ? 1 : std::lround(*days)));
}

void set_identifiers(Row& row, const Json& document) {
  bool lasting = false;
  for (const char* key : {"identifier", "sameAs"})
    for (const auto* value : values_of(document, key)) lasting |= is_lasting(text_of(*value));
  for (const auto* other : values_of(document, "otherIdentifier"))
    lasting |= is_lasting(text_of(*other)) || is_lasting(text_of(*other, "notation"));
  row.set("identifier_set", lasting || has_any(document, {"identifier", "otherIdentifier"}));
  row.set("identifier_pid", lasting);
}

// Of what its files stand under: "open" when all are, "closed" when one is not, "unknown" as long
// as nobody knows of one.
std::string licence_state(const std::set<std::string>& licences, bool all_stated) {
  bool unknown = !all_stated || licences.empty();
  for (const auto& licence : licences) {
    const auto openness = vocab::openness_of(licence);
    if (openness == Openness::kNotOpen) return "closed";
    unknown |= openness == Openness::kUnknown;
  }
  return unknown ? "unknown" : "open";
}

// Two spellings of one licence are one.
std::string licence_name(const std::string& stated) {
  const auto* known = vocab::find_licence(stated);
  return known ? std::string(known->iri) : stated;
}

void set_licence(Row& row, const Json& document, const std::vector<FileFacts>& files) {
  std::set<std::string> holding, all;
  bool all_stated = true;
  for (const auto& file : files) {
    if (file.row.integer("is_doc") == 1) continue;
    if (file.licence.empty())
      all_stated = false;
    else
      holding.insert(licence_name(file.licence));
  }
  const std::string own = licence_of(Json::object(), document);
  if (holding.empty() && !own.empty()) holding.insert(licence_name(own)), all_stated = true;
  all = holding;
  if (!own.empty()) all.insert(licence_name(own));
  row.set("licence_state", licence_state(holding, all_stated));
  if (!all.empty()) row.set("licence_mixed", all.size() > 1);
}

void set_terms(Row& row, const Json& document) {
  const std::string& access = text_of(document, "accessRights");
  row.set("access", access_of(document));
  row.set("access_rights_set", has(document, "accessRights"));
  row.set("access_rights_vocab", vocab::vocabulary("access-rights").find_iri(access) != nullptr);
  row.set("closed_reason_set", has_any(document, {"rights", "applicableLegislation"}));
  row.set("contact_set", has(document, "contactPoint"));
  for (const auto* key :
       {"http://schema.org/isAccessibleForFree", "https://schema.org/isAccessibleForFree"})
    for (const auto* stated : values_of(document, key)) {
      const Json& value = stated->is_object() ? (*stated)["@value"] : *stated;
      if (value.is_bool()) row.set("fee", !value.as_bool());
      if (value.as_string() == "true") row.set("fee", false);
      if (value.as_string() == "false") row.set("fee", true);
    }
}

void set_notes(Row& row, const Json& document, const std::vector<FileFacts>& files) {
  std::size_t documents = values_of(document, "page").size();
  for (const auto& file : files) documents += file.row.integer("is_doc") == 1 ? 1 : 0;
  row.set_count("doc_n", documents);
  std::size_t schemas =
      values_of(document, "conformsTo").size() + values_of(document, "describedBy").size();
  for (const auto* file : values_of(document, "distribution"))
    schemas += values_of(*file, "conformsTo").size() + values_of(*file, "describedBy").size();
  for (const auto& file : files)
    schemas += file.row.integer("is_doc") == 1 && file.kind.describes_columns ? 1 : 0;
  row.set_count("schema_n", schemas);
  row.set("provenance_len", length_of(document["provenance"]));
  row.set("quality_note_len",
          length_of(document["liabilityStatement"]) +
              length_of(document["http://www.w3.org/ns/dqv#hasQualityAnnotation"]));
  row.set("version_set", has_any(document, {"version", "versionNotes"}));
}

struct FileCounts {
  std::int64_t data = 0, ok = 0, unchecked = 0, machine = 0, unknown = 0, table = 0, document = 0;
  std::int64_t unknown_for_reading = 0;
  std::int64_t interfaces = 0, hosted = 0;
};

void count_file(FileCounts& counts, const FileFacts& file) {
  if (file.row.integer("is_doc") == 1) return;
  if (file.kind.is_interface) {
    ++counts.interfaces;
    return;
  }
  ++counts.data;
  const std::string download = file.row.text("download_state");
  const std::string access = file.row.text("access_state");
  counts.ok += download == "ok" || access == "ok";
  counts.unchecked += download.empty() && access.empty();
  const auto machine = file.row.integer("machine");
  counts.machine += machine == 1;
  counts.unknown += !machine;
  counts.table += file.row.text("shape") == "table";
  counts.document += file.kind.is_document;
  counts.unknown_for_reading += !file.kind.knows_format;
  counts.hosted += file.row.integer("hosted") == 1;
}

void set_files(Row& row, const std::vector<FileFacts>& files) {
  FileCounts counts;
  std::optional<Day> modified;
  for (const auto& file : files) {
    count_file(counts, file);
    if (file.row.integer("is_doc") == 0) modified = std::max(modified, file.modified);
    if (file.uses_ids && row.integer("uses_ids") != 1) row.set("uses_ids", *file.uses_ids);
    if (file.uses_codes && row.integer("uses_codes") != 1) row.set("uses_codes", *file.uses_codes);
  }
  row.set("data_modified_day", modified);
  row.set("api_n", counts.interfaces);
  row.set("data_dist_n", counts.data);
  row.set("ok_dist_n", counts.ok);
  row.set("unchecked_dist_n", counts.unchecked);
  row.set("mr_dist_n", counts.machine);
  row.set("unk_fmt_dist_n", counts.unknown);
  row.set("table_dist_n", counts.table);
  // Whether the others are for reading too nobody knows.
  if (counts.document + counts.unknown_for_reading < counts.data || counts.unknown_for_reading == 0)
    row.set("doc_format_n", counts.document);
  // The portal hands its own files out to everybody, for nothing and without asking who it is.
  if (counts.data > 0 && counts.hosted == counts.data) {
    row.set("fee", false);
    row.set("registration", false);
  }
}

void set_place(Row& row, const store::StoredDataset& dataset, const RecordAround& around) {
  row.set("id", dataset.id);
  if (!dataset.agency.empty()) row.set("publisher_id", dataset.agency);
  if (!around.root.empty()) row.set("root_publisher_id", around.root);
  row.set("publisher_set", !dataset.agency.empty());
  row.set("kind", dataset.kind == "DataService" ? "service" : "dataset");
  row.set("origin", dataset.source.empty() ? "own" : "harvested");
  if (!dataset.source.empty()) row.set("source_id", dataset.source);
  row.set("first_seen_day", day_of(dataset.created_at, around.zone));
  row.set("issued_day", day_of(dataset.issued, around.zone));
  row.set("modified_day", day_of(dataset.modified, around.zone));
  row.set("withdrawn_day", around.withdrawn);
  row.set("tombstone", around.withdrawn.has_value() && around.has_notice);
  row.set("revision_n", dataset.revision);
  const auto& privacy = around.privacy;
  if (privacy.contents > 0 && privacy.checked == privacy.contents)
    row.set("privacy_review", "done");
}

}  // namespace

std::vector<std::string> themes_of(const Json& document) {
  std::set<std::string> themes;
  for (const auto* theme : values_of(document, "theme"))
    if (const auto* known = vocab::vocabulary("themes").find_iri(text_of(*theme)))
      themes.emplace(known->iri);
  return {themes.begin(), themes.end()};
}

std::string access_of(const Json& document) {
  const auto* term = vocab::vocabulary("access-rights").find_iri(text_of(document, "accessRights"));
  const std::string_view code = term ? term->code : "";
  if (code == "RESTRICTED") return "restricted";
  return code == "NON_PUBLIC" || code == "CONFIDENTIAL" || code == "SENSITIVE" ? "non_public"
                                                                               : "public";
}

std::vector<std::string> list_served(const Json& document) {
  constexpr std::string_view place = "/datasets/";
  std::vector<std::string> served;
  for (const auto* each : values_of(document, "servesDataset")) {
    const std::string& address = text_of(*each);
    const auto at = address.rfind(place);
    if (at != std::string::npos) served.push_back(address.substr(at + place.size()));
  }
  return served;
}

Row record_row(const store::StoredDataset& dataset, const Json& document,
               const std::vector<FileFacts>& files, const RecordAround& around) {
  Row row(dataset_table());
  set_place(row, dataset, around);
  set_names(row, document);
  set_coverage(row, document, around.zone);
  set_frequency(row, document);
  set_identifiers(row, document);
  set_licence(row, document, files);
  set_terms(row, document);
  set_notes(row, document, files);
  set_files(row, files);
  const auto findings = rules::check(document, publish::kind_of(dataset));
  row.set("dcat_valid", rules::count(findings, Severity::kError) == 0);
  row.set("stars", stars_of(row, files));
  return row;
}

}  // namespace catalog::facts
