#include "portal/app/editing.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/publish/states.hpp"
#include "portal/app/access.hpp"
#include "portal/app/readable.hpp"
#include "portal/app/tag.hpp"

namespace portal::app {
namespace {

using base::ErrorCode;
using base::Json;
using catalog::publish::Draft;
using catalog::store::StoredDataset;
using catalog::store::WriteTransaction;
using catalog::people::Right;

constexpr std::size_t kNoteBytes = 2000;
constexpr std::size_t kShownBytes = 40;   // of a word that is none of ours
constexpr std::size_t kAgencyBytes = 80;  // of an agency that is unknown

std::string shown(const std::string& word) {
  return base::shorten(base::repair_utf8(word), kShownBytes);
}

std::string note_of(const Writer& writer) {
  return base::shorten(base::repair_utf8(std::string(base::trim(writer.note))), kNoteBytes);
}

// Compression marks the tags of what it packs as weak; they are the same revision's.
std::string_view strong(std::string_view tag) {
  return tag.starts_with("W/") ? tag.substr(2) : tag;
}

// The dataset that is meant, when the person may read it; then they are told what they may not.
StoredDataset find_seen(App& app, const Writer& writer, const Target& target,
                        const WriteTransaction& transaction) {
  StoredDataset dataset = find_readable(writer.who, transaction.read(), target.name);
  target.seen.want(document_tag(app, dataset.revision, dataset.digest), dataset.revision);
  return dataset;
}

Draft draft_of(const Writer& writer, const StoredDataset& dataset, Json document) {
  Draft draft;
  draft.id = dataset.id;
  draft.kind = catalog::publish::kind_of(dataset);
  draft.source = dataset.source;
  draft.source_key = dataset.source_key;
  draft.agency = dataset.agency;
  draft.document = std::move(document);
  draft.state = dataset.state;
  draft.visibility = dataset.visibility;
  draft.author = writer.who.person().name;
  draft.note = note_of(writer);
  draft.expected_revision = dataset.revision;
  return draft;
}

std::string visibility_in(const Json& document, const std::string& usual) {
  const Json* stated = document.find("visibility");
  if (!stated) return usual;
  const std::string& visibility = stated->as_string();
  if (visibility != "public" && visibility != "agency")
    throw base::Error(ErrorCode::kInvalidData, "visibility_bad", {{"value", visibility}});
  return visibility;
}

// The agency that the publisher of a document is; what is written may be a slug or its object.
std::string agency_in(const Json& document, const WriteTransaction& transaction) {
  const Json& publisher = document["publisher"];
  const std::string& slug =
      publisher.is_string() ? publisher.as_string() : publisher["id"].as_string();
  std::optional<catalog::store::StoredAgency> agency;
  if (!slug.empty()) agency = transaction.read().find_agency(slug);
  const std::string& iri = publisher["@id"].as_string();
  if (!agency && !iri.empty()) agency = transaction.read().find_agency_by_iri(iri);
  if (agency) return agency->slug;
  if (publisher.is_null()) throw base::Error(ErrorCode::kInvalidData, "publisher_needed");
  throw base::Error(ErrorCode::kInvalidData, "publisher_unknown",
                    {{"agency", base::shorten(slug.empty() ? iri : slug, kAgencyBytes)}});
}

// A changed document moves to another agency only with the same right there.
void settle_agency(const Writer& writer, const WriteTransaction& transaction, Draft& draft) {
  if (!draft.document.find("publisher")) return;
  const std::string agency = agency_in(draft.document, transaction);
  if (agency == draft.agency) return;
  demand(catalog::publish::right_to_change(draft.state), agency, writer.who);
  draft.agency = agency;
  draft.document.set("publisher", agency);
}

// Publishes what draft_in(transaction) makes.
Written write(App& app, const std::function<Draft(WriteTransaction&)>& draft_in) {
  auto transaction = app.store.write();
  Written written;
  written.published = catalog::publish::publish(transaction, draft_in(transaction));
  written.seq = transaction.read().last_seq();
  transaction.commit();
  return written;
}

}  // namespace

Seen Seen::anything() {
  Seen seen({});
  seen.anything_ = true;
  return seen;
}

void Seen::want(const std::string& current, std::int64_t revision) const {
  if (anything_) return;
  if (std::ranges::all_of(tags_, &std::string::empty))
    throw base::Error(ErrorCode::kPreconditionRequired, "if_match_needed");
  if (std::ranges::find(tags_, current, strong) == tags_.end())
    throw base::Error(ErrorCode::kStale, "store_stale", {{"revision", std::to_string(revision)}});
}

Written add_dataset(App& app, const Writer& writer, Json document) {
  Draft draft;
  draft.document = std::move(document);
  draft.state = draft.document["state"].as_string();
  if (draft.state.empty()) draft.state = "draft";
  if (!catalog::publish::may_begin_as(draft.state))
    throw base::Error(ErrorCode::kInvalidData, "state_bad", {{"value", shown(draft.state)}});
  draft.visibility = visibility_in(draft.document, "public");
  draft.slug = draft.document["slug"].as_string();
  draft.author = writer.who.person().name;
  draft.note = note_of(writer);
  draft.expected_revision = 0;
  return write(app, [&](WriteTransaction& transaction) {
    draft.agency = agency_in(draft.document, transaction);
    demand(Right::kEdit, draft.agency, writer.who);
    if (draft.state == "published") demand(Right::kPublish, draft.agency, writer.who);
    draft.document.set("publisher", draft.agency);
    return std::move(draft);
  });
}

Written change_dataset(App& app, const Writer& writer, const Target& target,
                       const MakeDocument& make_document) {
  return write(app, [&](WriteTransaction& transaction) {
    const StoredDataset dataset = find_seen(app, writer, target, transaction);
    demand(catalog::publish::right_to_change(dataset.state), dataset.agency, writer.who);
    Draft draft = draft_of(writer, dataset, make_document(dataset));
    draft.visibility = visibility_in(draft.document, dataset.visibility);
    settle_agency(writer, transaction, draft);
    return draft;
  });
}

Written move_dataset(App& app, const Writer& writer, const Target& target,
                     const std::string& state) {
  return write(app, [&](WriteTransaction& transaction) {
    const StoredDataset dataset = find_seen(app, writer, target, transaction);
    const auto* move = catalog::publish::find_move(dataset.state, state);
    if (!move)
      throw base::Error(ErrorCode::kConflict, "state_move_bad",
                        {{"from", dataset.state},
                         {"to", shown(state)},
                         {"allowed", catalog::publish::list_next_states(dataset.state)}});
    demand(move->right, dataset.agency, writer.who);
    Draft draft = draft_of(writer, dataset, base::parse_json(dataset.document));
    if (move->needs_reason && draft.note.empty())
      throw base::Error(ErrorCode::kInvalidData, "reason_needed");
    draft.state = state;
    return draft;
  });
}

Written restore_dataset(App& app, const Writer& writer, const Target& target,
                        const std::string& revision) {
  return change_dataset(app, writer, target, [&](const StoredDataset& dataset) {
    return base::parse_json(
        find_readable_revision(writer.who, app.store.read(), dataset, revision).document);
  });
}

}  // namespace portal::app
