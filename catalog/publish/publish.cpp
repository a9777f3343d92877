#include "catalog/publish/publish.hpp"

#include <utility>
#include <vector>

#include "catalog/base/hash.hpp"
#include "catalog/base/random.hpp"
#include "catalog/base/text.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/publish/accounted.hpp"
#include "catalog/publish/embargo.hpp"
#include "catalog/publish/shape.hpp"
#include "catalog/rules/validate.hpp"

namespace catalog::publish {
namespace {

using base::Json;

constexpr const char* kPart = "\x1F";

std::string wished_slug(const Draft& draft, const std::string& id) {
  if (!draft.slug.empty()) return base::slug(draft.slug);
  const Json& title = draft.document["title"];
  std::string slug = base::slug(text_in(title, "vi").text);
  if (slug.empty()) slug = base::slug(text_in(title, "en").text);
  return slug.empty() ? id : slug;
}

// "2019-02-30" stays in the document as the text it is, and is no date to anybody.
std::string date_in(const Json& value) {
  const std::string& text = value.as_string();
  return documents::temporal_type(text).empty() ? "" : text;
}

// A source that sends the same in another order has changed nothing.
bool is_same(const store::StoredDataset& stored, const store::DatasetChange& change,
             const Json& document) {
  const bool same_text = stored.digest == change.digest;
  return (same_text || documents::say_the_same(base::parse_json(stored.document), document)) &&
         stored.agency == change.agency && stored.slug == change.slug &&
         stored.state == change.state && stored.visibility == change.visibility &&
         stored.kind == change.kind;
}

std::string new_id(const Draft& draft) {
  if (!draft.id.empty()) return draft.id;
  return draft.source_key.empty() ? base::random_uuid()
                                  : id_of_source(draft.source, draft.source_key);
}

}  // namespace

NodeClass kind_of(const store::StoredDataset& dataset) {
  if (dataset.kind == "DatasetSeries") return NodeClass::kDatasetSeries;
  if (dataset.kind == "DataService") return NodeClass::kDataService;
  return NodeClass::kDataset;
}

std::string id_of_source(const std::string& source, const std::string& source_key) {
  return base::named_uuid("dataset" + (kPart + source) + kPart + source_key);
}

namespace {

std::optional<store::StoredDataset> find_stored(const store::Reader& reader, const Draft& draft) {
  if (!draft.id.empty()) return reader.find_dataset(draft.id);
  if (!draft.source_key.empty()) return reader.find_by_source_key(draft.source, draft.source_key);
  return std::nullopt;
}

store::DatasetChange change_of(const Draft& draft, const std::string& id) {
  store::DatasetChange change;
  change.id = id;
  change.kind = std::string(class_name(draft.kind));
  change.source = draft.source;
  change.source_key = draft.source_key;
  change.agency = draft.agency;
  change.state = draft.state;
  change.visibility = draft.visibility;
  change.issued = date_in(draft.document["issued"]);
  change.modified = date_in(draft.document["modified"]);
  change.document = write_shaped(draft.document);
  change.digest = base::sha256(change.document);
  change.author = draft.author;
  change.note = draft.note;
  change.expected_revision = draft.expected_revision;
  return change;
}

Findings errors_of(Findings findings) {
  std::erase_if(findings, [](const Finding& one) { return one.severity != Severity::kError; });
  return findings;
}

}  // namespace

Published publish(store::WriteTransaction& transaction, Draft draft) {
  Published out;
  const auto stored = find_stored(transaction.read(), draft);
  out.id = stored ? stored->id : new_id(draft);
  Shaped shaped =
      shape(transaction, {out.id, draft.kind, draft.agency, draft.author}, draft.document);
  out.findings = std::move(shaped.findings);
  store::DatasetChange change = change_of(draft, out.id);
  change.distributions = std::move(shaped.distributions);
  change.slug = stored && draft.slug.empty()
                    ? stored->slug
                    : transaction.read().free_slug(wished_slug(draft, out.id), out.id);
  out.slug = change.slug;
  if (stored && is_same(*stored, change, draft.document)) {
    out.revision = stored->revision;
    return out;
  }
  if (draft.refuse_errors) {
    Findings errors = errors_of(rules::judge(out.findings, draft.document, draft.kind));
    if (!errors.empty())
      return {Outcome::kRefused, out.id, out.slug, stored ? stored->revision : 0, errors};
  }
  out.outcome = stored ? Outcome::kChanged : Outcome::kAdded;
  out.revision = transaction.put_dataset(change);
  account_for_revision(transaction, change, out.revision);
  await_files(transaction, out.id, draft.document);
  return out;
}

}  // namespace catalog::publish
