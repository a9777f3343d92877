#include "catalog/publish/importer.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/clock.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/sql/savepoint.hpp"

namespace catalog::publish {
namespace {

using base::Json;
using documents::Record;

constexpr std::size_t kBatch = 1000;
constexpr std::size_t kCatalogueBytes = 4u << 20;  // of what is kept of a catalogue itself
constexpr const char* kUndeclared = "imported";
constexpr const char* kPart = "\x1F";

bool is_global(const std::string& identity) {
  if (identity.starts_with(documents::kNoBase)) return false;
  return base::is_absolute_iri(identity) || is_uuid(identity);
}

std::string publisher_key(const Json& document) {
  const Json& publisher = document["publisher"];
  const Json& one = publisher.items().empty() ? publisher : publisher.items()[0];
  const std::string& iri = one["@id"].as_string();
  if (base::is_absolute_iri(iri)) return iri;
  return store::name_key(text_in(one.is_string() ? one : one["name"], "en").text);
}

// What another catalogue calls an agency or a file, or keeps of its content, is not ours.
void drop_ids(Json& document) {
  if (Json* publisher = document.find("publisher")) publisher->erase("id");
  Json* files = document.find("distribution");
  if (!files || !files->is_array()) return;
  for (auto& file : files->items()) {
    file.erase("id");
    file.erase("file");
  }
}

// Then the others can still be taken.
bool is_about_the_record(base::ErrorCode code) {
  return code == base::ErrorCode::kTooLarge || code == base::ErrorCode::kConflict ||
         code == base::ErrorCode::kInvalidData || code == base::ErrorCode::kNotFound;
}

// A name alone is no description: there must be something that it has.
bool is_empty(const Json& document) {
  for (const auto& [key, value] : document.members())
    if (key != "sameAs" && key != "@type" && key != "@id") return false;
  return true;
}

}  // namespace

Importer::Importer(store::Store& store, ImportOptions options)
    : store_(store), options_(std::move(options)) {}

Importer::~Importer() = default;

void Importer::take(Record&& record) {
  ++report_.records;
  report_.fidelity += record.fidelity;
  if (is_refused(record)) return;
  if (const auto address = own_address(record.identity, options_.base_urls))
    return take_own(std::move(record), *address);
  source_ = source_of(record);
  std::string key = key_of(record, source_);
  if (is_repeated(record, key)) return;
  drop_ids(record.document);
  Draft draft;
  draft.kind = record.kind;
  draft.source = source_;
  draft.source_key = std::move(key);
  draft.agency = options_.agency;
  draft.document = std::move(record.document);
  begin();
  if (record.partial && transaction_->read().find_by_source_key(draft.source, draft.source_key)) {
    ++report_.refused;
    note(record.name, finding(Severity::kError, "", "record_may_be_cut"));
    return;
  }
  put(record, std::move(draft));
}

// Under an address of this portal it is the record that stands there, whoever listed it.
void Importer::take_own(Record&& record, const OwnAddress& address) {
  if (!seen_.emplace("", address.id).second) {
    ++report_.unchanged;
    note(record.name, finding(Severity::kWarning, "", "record_repeated"));
    return;
  }
  begin();
  const auto stored = transaction_->read().find_dataset(address.id);
  if (stored && (!record.is_whole || record.partial)) {
    ++report_.unchanged;
    note(record.name, finding(Severity::kWarning, "", "own_record_left", {{"id", address.id}}));
    return;
  }
  Draft draft;
  draft.id = address.id;
  draft.kind = record.kind;
  draft.agency = options_.agency;
  if (stored) {
    draft.source = stored->source;
    draft.source_key = stored->source_key;
    draft.state = stored->state;
    draft.visibility = stored->visibility;
  } else {
    record.findings.push_back(
        finding(Severity::kAdvice, "", "own_record_restored", {{"id", address.id}}));
  }
  bring_home(record.document, address, record.kind,
             stored ? base::parse_json(stored->document) : Json());
  draft.document = std::move(record.document);
  put(record, std::move(draft));
}

void Importer::begin() {
  if (!transaction_) transaction_ = std::make_unique<store::WriteTransaction>(store_.pool());
}

void Importer::put(const Record& record, Draft draft) {
  draft.author = options_.author;
  try {
    sql::Savepoint one(transaction_->connection());
    const Published published = publish(*transaction_, std::move(draft));
    one.keep();
    count(record, published);
  } catch (const base::Error& error) {
    if (!is_about_the_record(error.code())) stop(error);
    ++report_.refused;
    note(record.name,
         finding(Severity::kError, "", error.message().key, error.message().arguments));
  }
  if (++waiting_ >= kBatch) commit();
}

bool Importer::is_refused(Record& record) {
  if (!record.refused && is_empty(record.document)) {
    record.refused = true;
    record.findings.push_back(finding(Severity::kError, "", "record_empty"));
  }
  if (!record.refused) return false;
  ++report_.refused;
  for (auto& each : record.findings) note(record.name, std::move(each));
  return true;
}

std::string Importer::source_of(const Record& record) const {
  if (!options_.source.empty()) return options_.source;
  if (!record.catalogue.empty()) return record.catalogue;
  return options_.agency.empty() ? std::string(kUndeclared) : "agency:" + options_.agency;
}

std::string Importer::key_of(const Record& record, const std::string& source) {
  if (!record.identity.empty() && (source != kUndeclared || is_global(record.identity)))
    return record.identity;
  const std::string publisher = publisher_key(record.document);
  if (!record.identity.empty()) return record.identity + " @ " + publisher;
  const std::string title = text_in(record.document["title"], "en").text;
  note(record.name, finding(Severity::kWarning, "/identifier", "identifier_missing"));
  if (!title.empty()) return "title: " + store::name_key(title) + " @ " + publisher;
  return "content: " + base::sha256(base::write_json(record.document));
}

// The same record again is not taken twice; another one under a name that is taken already gets a
// number, the same at every import while the order stays.
bool Importer::is_repeated(Record& record, std::string& key) {
  if (!contents_.emplace(key, base::hash_json(record.document)).second) {
    ++report_.unchanged;
    note(record.name, finding(Severity::kWarning, "", "record_repeated"));
    return true;
  }
  const std::string first = key;
  int& number = numbers_[{source_, first}];  // of the last one with that key
  while (!seen_.emplace(source_, key).second)
    key = first + " #" + std::to_string(number = std::max(number, 1) + 1);
  if (key != first)
    record.findings.push_back(finding(Severity::kWarning, "/identifier", "identifier_repeated",
                                      {{"identifier", base::shorten(record.name, 120)}}));
  return false;
}

void Importer::count(const Record& record, const Published& published) {
  switch (published.outcome) {
    case Outcome::kAdded:
      ++report_.added;
      break;
    case Outcome::kChanged:
      ++report_.changed;
      break;
    case Outcome::kRefused:  // only where a draft asks for it
    case Outcome::kUnchanged:
      ++report_.unchanged;
      break;
  }
  const auto warns = [](const Finding& each) { return each.severity != Severity::kAdvice; };
  if (std::any_of(record.findings.begin(), record.findings.end(), warns) ||
      std::any_of(published.findings.begin(), published.findings.end(), warns))
    ++report_.warned;
  for (const auto& each : record.findings) note(record.name, each);
  for (const auto& each : published.findings) note(record.name, each);
}

void Importer::note(const std::string& record, Finding finding) {
  std::string key = record + kPart + finding.rule + kPart + finding.path;
  if (finding.severity == Severity::kError) key += kPart + base::say(finding.message, "en");
  const auto [place, is_new] = places_.emplace(std::move(key), report_.findings.size());
  if (is_new)
    report_.findings.push_back({record, std::move(finding)});
  else
    ++report_.findings[place->second].count;
}

void Importer::commit() {
  if (!transaction_) return;
  try {
    if (!options_.dry_run) transaction_->commit();
  } catch (const base::Error& error) {
    stop(error);
  }
  transaction_.reset();
  waiting_ = 0;
  if (!options_.dry_run) saved_ = report_.added + report_.changed;
}

// The store says that nothing was saved, which is true of the last transaction only.
void Importer::stop(const base::Error& error) const {
  const std::string& key = error.message().key;
  const std::map<std::string, std::string> saved = {{"count", std::to_string(saved_)}};
  if (saved_ > 0 && key == "store_full")
    throw base::Error(error.code(), "import_store_full", saved);
  if (saved_ > 0 && key == "store_io") throw base::Error(error.code(), "import_store_io", saved);
  throw error;
}

// What belongs to no record stands under "@included", and may be more than all records.
std::string Importer::catalogue_text(Json catalogue) {
  for (const char* first_to_go : {"@included", ""}) {
    std::string text = base::write_json(catalogue);
    if (text.size() <= kCatalogueBytes) return text;
    note("", finding(Severity::kWarning, "", "catalogue_too_large",
                     {{"limit", std::to_string(kCatalogueBytes >> 20)}}));
    ++report_.fidelity.dropped;
    if (*first_to_go)
      catalogue.erase(first_to_go);
    else
      std::erase_if(catalogue.members(), [](const auto& each) { return each.first != "title"; });
  }
  std::string text = base::write_json(catalogue);
  return text.size() <= kCatalogueBytes ? text : "{}";
}

void Importer::put_source(const documents::Summary& summary) {
  if (source_.empty()) return;
  if (!transaction_) transaction_ = std::make_unique<store::WriteTransaction>(store_.pool());
  store::StoredSource source;
  if (const auto known = transaction_->read().find_source(source_)) source = *known;
  source.key = source_;
  const std::string title = text_in(summary.catalogue["title"], "vi").text;
  if (!title.empty()) source.title = title;
  source.format = summary.format;
  if (!summary.catalogue.members().empty()) source.catalogue = catalogue_text(summary.catalogue);
  source.last_import = base::now();
  if (source.first_import == base::Time{}) source.first_import = source.last_import;
  source.added = static_cast<std::int64_t>(report_.added);
  source.changed = static_cast<std::int64_t>(report_.changed);
  source.unchanged = static_cast<std::int64_t>(report_.unchanged);
  source.refused = static_cast<std::int64_t>(report_.refused);
  try {
    transaction_->put_source(source);
  } catch (const base::Error& error) {
    stop(error);
  }
}

ImportReport Importer::finish(const documents::Summary& summary) {
  put_source(summary);
  commit();
  report_.fidelity += summary.fidelity;
  for (const auto& each : summary.findings) note("", each);
  return std::move(report_);
}

}  // namespace catalog::publish
