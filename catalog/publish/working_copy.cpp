#include "catalog/publish/working_copy.hpp"

#include <algorithm>
#include <utility>

#include "catalog/audit/log.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/publish/shape.hpp"
#include "catalog/publish/states.hpp"

namespace catalog::publish {
namespace {

using base::ErrorCode;
using base::Json;
using store::StoredDataset;
using store::WorkingCopy;
using store::WriteTransaction;

void account(WriteTransaction& transaction, const StoredDataset& dataset, const std::string& actor,
             const std::string& action, const std::string& note) {
  audit::Event event;
  event.actor = actor;
  event.action = action;
  event.kind = "working_copy";
  event.id = dataset.id;
  event.agency = dataset.agency;
  event.revision = dataset.revision;
  if (!note.empty()) {
    Json detail = Json::object();
    detail.set("note", note);
    event.detail = base::write_json(detail);
  }
  audit::append(transaction.connection(), std::move(event));
}

WorkingCopy new_copy(const StoredDataset& dataset) {
  WorkingCopy copy;
  copy.dataset = dataset.id;
  copy.base_revision = dataset.revision;
  return copy;
}

void want_writable(const StoredDataset& dataset, const WorkingCopy& copy) {
  if (dataset.state == "withdrawn") throw base::Error(ErrorCode::kConflict, "copy_of_withdrawn");
  if (dataset.state == "scheduled" || copy.state == "scheduled")
    throw base::Error(ErrorCode::kConflict, "scheduled_fixed");
}

void set_base(const store::Reader& reader, const CopyDraft& draft, WorkingCopy& copy) {
  if (!draft.base_revision) return;
  if (!reader.find_revision(copy.dataset, *draft.base_revision))
    throw base::Error(ErrorCode::kInvalidData, "base_revision_bad",
                      {{"revision", std::to_string(*draft.base_revision)}});
  copy.base_revision = *draft.base_revision;
}

bool is_same(const WorkingCopy& left, const WorkingCopy& right) {
  return left.version > 0 && left.document == right.document && left.state == right.state &&
         left.visibility == right.visibility && left.base_revision == right.base_revision &&
         left.note == right.note;
}

// The document of the copy with what was changed in the dataset since it was begun, or the
// conflict.
std::optional<CopyConflict> merge_into(const store::Reader& reader, const StoredDataset& dataset,
                                       const WorkingCopy& copy, Json& document) {
  document = base::parse_json(copy.document);
  if (copy.base_revision == dataset.revision) return std::nullopt;
  const auto revision = reader.find_revision(dataset.id, copy.base_revision);
  const Json base = base::parse_json(revision.value().document);
  const Json theirs = base::parse_json(dataset.document);
  history::Merge merge = history::merge_documents(base, document, theirs);
  if (merge.clashes.empty()) {
    document = std::move(merge.document);
    return std::nullopt;
  }
  return CopyConflict{copy.base_revision, dataset.revision, std::move(merge.clashes),
                      history::compare_documents(base, document),
                      history::compare_documents(base, theirs)};
}

}  // namespace

WorkingCopy save_copy(WriteTransaction& transaction, const StoredDataset& dataset,
                      CopyDraft draft) {
  const auto stored = store::find_working_copy(transaction.connection(), dataset.id);
  WorkingCopy copy = stored.value_or(new_copy(dataset));
  const bool is_new = !stored;
  want_writable(dataset, copy);
  set_base(transaction.read(), draft, copy);
  shape(transaction, {dataset.id, kind_of(dataset), draft.agency, draft.author}, draft.document);
  copy.document = write_shaped(draft.document);
  copy.visibility = draft.visibility;
  copy.note = draft.note;
  if (stored && is_same(*stored, copy)) return *stored;
  if (std::ranges::find(copy.authors, draft.author) == copy.authors.end())
    copy.authors.push_back(draft.author);
  if (is_new) account(transaction, dataset, draft.author, "created", draft.note);
  return store::put_working_copy(transaction.connection(), std::move(copy));
}

CopyPublished publish_copy(WriteTransaction& transaction, const StoredDataset& dataset,
                           const WorkingCopy& copy, const CopyPublication& publication) {
  Draft draft;
  if (auto conflict = merge_into(transaction.read(), dataset, copy, draft.document))
    return {{}, std::move(conflict)};
  draft.id = dataset.id;
  draft.kind = kind_of(dataset);
  draft.source = dataset.source;
  draft.source_key = dataset.source_key;
  draft.agency = publication.agency;
  draft.state = publication.state;
  draft.visibility = copy.visibility;
  draft.author = publication.author;
  draft.note = publication.note;
  draft.expected_revision = dataset.revision;
  draft.refuse_errors = is_for_the_public(publication.state);
  CopyPublished out{publish(transaction, std::move(draft)), {}};
  if (out.published.outcome == Outcome::kRefused) return out;
  store::drop_working_copy(transaction.connection(), dataset.id);
  store::drop_schedule(transaction.connection(), dataset.id);
  return out;
}

bool discard_copy(WriteTransaction& transaction, const StoredDataset& dataset,
                  const std::string& author) {
  const auto schedule = store::find_schedule(transaction.connection(), dataset.id);
  if (schedule && schedule->is_copy) store::drop_schedule(transaction.connection(), dataset.id);
  if (!store::drop_working_copy(transaction.connection(), dataset.id)) return false;
  account(transaction, dataset, author, "discarded", "");
  return true;
}

WorkingCopy move_copy(WriteTransaction& transaction, const StoredDataset& dataset, WorkingCopy copy,
                      const std::string& state, const std::string& author,
                      const std::string& note) {
  copy.state = state;
  copy.note = note;
  account(transaction, dataset, author, state, note);
  return store::put_working_copy(transaction.connection(), std::move(copy));
}

}  // namespace catalog::publish
