#include "portal/app/working_copies.hpp"

#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/publish/hosted_file.hpp"
#include "catalog/publish/schedule.hpp"
#include "catalog/publish/states.hpp"
#include "catalog/publish/working_copy.hpp"
#include "catalog/sql/savepoint.hpp"
#include "portal/app/access.hpp"
#include "portal/app/editing_steps.hpp"
#include "portal/app/letters.hpp"
#include "portal/app/readable.hpp"
#include "portal/app/tag.hpp"

namespace portal::app {
namespace {

namespace publish = catalog::publish;
namespace store = catalog::store;
using base::ErrorCode;
using base::Json;
using catalog::people::Right;
using store::StoredDataset;
using store::WorkingCopy;
using store::WriteTransaction;

[[noreturn]] void throw_none(const std::string& name) {
  throw base::Error(ErrorCode::kNotFound, "copy_not_found", {{"id", name}});
}

void want_seen(const App& app, const Target& target, const StoredDataset& dataset,
               const std::optional<WorkingCopy>& copy) {
  if (copy && target.seen.is_nothing()) throw base::Error(ErrorCode::kStale, "copy_there");
  if (copy) return target.seen.want(copy_tag(app, *copy), copy->version);
  if (!target.seen.is_nothing())
    target.seen.want(document_tag(app, dataset.revision, dataset.digest), dataset.revision);
}

// The copy that is meant, as the writer saw it.
CopyOfDataset find_seen(const App& app, const Writer& writer, const Target& target,
                        WriteTransaction& transaction) {
  StoredDataset dataset = find_target(writer, target, transaction);
  demand(Right::kReadDrafts, dataset.agency, writer.who);
  auto copy = store::find_working_copy(transaction.connection(), dataset.id);
  if (!copy) throw_none(target.name);
  want_seen(app, target, dataset, copy);
  return {std::move(dataset), std::move(*copy)};
}

// The agency that a copy's publisher is; that of the dataset where it names none.
std::string agency_of(const Json& document, const StoredDataset& dataset,
                      const WriteTransaction& transaction) {
  return document.find("publisher") ? agency_in(document, transaction) : dataset.agency;
}

// Whether the writer may make the copy a revision, in both agencies where it moves to another.
void want_right(const Writer& writer, const WriteTransaction& transaction,
                const CopyOfDataset& found, const std::string& agency, bool is_public) {
  const Right right = is_public ? Right::kPublish : publish::right_to_change(found.dataset.state);
  for (const auto& each : {found.dataset.agency, agency}) {
    demand(right, each, writer.who);
    if (is_public)
      want_second_person(transaction, {each, publish::find_authors(transaction.read(), found.copy),
                                       writer.who.person().name});
  }
}

// Makes the copy a revision; the caller commits, or not.
Written make_revision(const Writer& writer, WriteTransaction& transaction,
                      const CopyOfDataset& found, bool is_public) {
  const StoredDataset& dataset = found.dataset;
  const std::string agency = agency_of(base::parse_json(found.copy.document), dataset, transaction);
  want_right(writer, transaction, found, agency, is_public);
  const bool stays = !is_public || dataset.state == "archived";
  auto done = publish::publish_copy(transaction, dataset, found.copy,
                                    {stays ? dataset.state : "published", agency,
                                     writer.who.person().name, kept_note(writer.note)});
  Written written;
  written.published = std::move(done.published);
  written.conflict = std::move(done.conflict);
  written.seq = transaction.read().last_seq();
  return written;
}

bool was_written(const Written& written) {
  return !written.conflict && !written.is_refused();
}

// Whether the copy could be published now, by doing it and undoing it.
Written try_revision(const Writer& writer, WriteTransaction& transaction,
                     const CopyOfDataset& found) {
  const catalog::sql::Savepoint undone(transaction.connection());
  return make_revision(writer, transaction, found, true);
}

// "saved" is for what nobody but its agency reads, without a decision.
void want_move_of_copy(const Writer& writer, const CopyOfDataset& found, const std::string& state) {
  const std::string& now = found.dataset.state;
  if (now == "scheduled") throw base::Error(ErrorCode::kConflict, "scheduled_fixed");
  if (state == "saved" && (now == "draft" || now == "review") && found.copy.state != "scheduled")
    return;
  if (now == "withdrawn" && publish::is_for_the_public(state))
    throw base::Error(ErrorCode::kConflict, "copy_of_withdrawn");
  if (state == "withdrawn") throw base::Error(ErrorCode::kConflict, "copy_not_withdrawn");
  want_move(writer, found.dataset.agency, found.copy.state, state);
}

void plan(const App& app, const Writer& writer, WriteTransaction& transaction, CopyOfDataset& found,
          const std::string& at) {
  found.schedule = store::Schedule{.dataset = found.dataset.id,
                                   .is_copy = true,
                                   .due = publish::read_minute(at, zone_of(app)),
                                   .author = writer.who.person().name,
                                   .note = kept_note(writer.note)};
  publish::schedule(transaction, *found.schedule);
}

}  // namespace

std::string copy_tag(const App& app, const WorkingCopy& copy) {
  return document_tag(app, copy.version, copy.seal, "working-copy");
}

CopyOfDataset find_copy(App& app, const people::Principal& who, const std::string& name) {
  const auto reader = app.store.snapshot();
  StoredDataset dataset = find_readable(who, reader, name);
  if (!reads_drafts(who, dataset)) throw_none(name);
  auto copy = store::find_working_copy(reader.connection(), dataset.id);
  if (!copy) throw_none(name);
  auto schedule = store::find_schedule(reader.connection(), dataset.id);
  return {std::move(dataset), std::move(*copy), std::move(schedule)};
}

CopyOfDataset save_copy(App& app, const Writer& writer, const Target& target,
                        const MakeDocument& make_document, std::optional<std::int64_t> base) {
  auto transaction = app.store.write();
  const StoredDataset dataset = find_target(writer, target, transaction);
  demand(Right::kEdit, dataset.agency, writer.who);
  const auto stored = store::find_working_copy(transaction.connection(), dataset.id);
  want_seen(app, target, dataset, stored);
  StoredDataset before = dataset;
  if (stored) before.document = stored->document;
  publish::CopyDraft draft;
  draft.document = make_document(before);
  draft.visibility =
      visibility_in(draft.document, stored ? stored->visibility : dataset.visibility);
  draft.agency = agency_of(draft.document, dataset, transaction);
  if (draft.agency != dataset.agency) {
    demand(Right::kEdit, draft.agency, writer.who);
    draft.document.set("publisher", draft.agency);
  }
  publish::want_own_files(transaction.read(), draft.document, dataset.id, writer.who);
  draft.author = writer.who.person().name;
  draft.note = kept_note(writer.note);
  draft.base_revision = base;
  WorkingCopy copy = publish::save_copy(transaction, dataset, std::move(draft));
  transaction.commit();
  return {dataset, std::move(copy), {}, !stored};
}

void discard_copy(App& app, const Writer& writer, const Target& target) {
  auto transaction = app.store.write();
  const CopyOfDataset found = find_seen(app, writer, target, transaction);
  const bool is_planned = found.copy.state == "scheduled";
  demand(is_planned ? Right::kPublish : Right::kEdit, found.dataset.agency, writer.who);
  publish::discard_copy(transaction, found.dataset, writer.who.person().name);
  transaction.commit();
}

CopyMoved move_copy(App& app, const Writer& writer, const Target& target, const std::string& state,
                    const std::string& at) {
  auto transaction = app.store.write();
  CopyOfDataset found = find_seen(app, writer, target, transaction);
  want_move_of_copy(writer, found, state);
  tell_by_letter(transaction, app, writer,
                 {found.dataset, found.copy.document, found.copy.state, state,
                  publish::find_authors(transaction.read(), found.copy)});
  if (state == "published" || state == "saved") {
    Written written = make_revision(writer, transaction, found, state == "published");
    if (was_written(written)) transaction.commit();
    return {{}, std::move(written)};
  }
  if (state == "scheduled") {
    Written trial = try_revision(writer, transaction, found);
    if (!was_written(trial)) return {{}, std::move(trial)};
    plan(app, writer, transaction, found, at);
  } else if (found.copy.state == "scheduled") {
    store::drop_schedule(transaction.connection(), found.dataset.id);
  }
  found.copy = publish::move_copy(transaction, found.dataset, found.copy, state,
                                  writer.who.person().name, kept_note(writer.note));
  transaction.commit();
  return {std::move(found), {}};
}

}  // namespace portal::app
