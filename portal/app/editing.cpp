#include "portal/app/editing.hpp"

#include <algorithm>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/publish/hosted_file.hpp"
#include "catalog/publish/schedule.hpp"
#include "catalog/publish/states.hpp"
#include "portal/app/access.hpp"
#include "portal/app/editing_steps.hpp"
#include "portal/app/letters.hpp"
#include "portal/app/readable.hpp"
#include "portal/app/tag.hpp"

namespace portal::app {
namespace {

using base::ErrorCode;
using base::Json;
using catalog::people::Right;
using catalog::publish::Draft;
using catalog::publish::is_for_the_public;
using catalog::store::StoredDataset;
using catalog::store::WriteTransaction;

constexpr std::size_t kShownBytes = 40;  // of a word that is no state

// Compression marks the tags of what it packs as weak; they are the same revision's.
std::string_view strong(std::string_view tag) {
  return tag.starts_with("W/") ? tag.substr(2) : tag;
}

StoredDataset find_seen(const App& app, const Writer& writer, const Target& target,
                        const WriteTransaction& transaction) {
  StoredDataset dataset = find_target(writer, target, transaction);
  target.seen.want(document_tag(app, dataset.revision, dataset.digest), dataset.revision);
  return dataset;
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
Written write(App& app, const Writer& writer,
              const std::function<Draft(WriteTransaction&)>& draft_in, const Along& along = {}) {
  auto transaction = app.store.write();
  Draft draft = draft_in(transaction);
  catalog::publish::want_own_files(transaction.read(), draft.document, draft.id, writer.who);
  draft.refuse_errors = is_for_the_public(draft.state);
  Written written;
  written.published = catalog::publish::publish(transaction, std::move(draft));
  if (written.is_refused()) return written;
  written.seq = transaction.read().last_seq();
  if (along) along(transaction, written);
  transaction.commit();
  return written;
}

// One thing of a dataset at a time.
void want_no_other_schedule(WriteTransaction& transaction, const std::string& dataset) {
  if (catalog::store::find_schedule(transaction.connection(), dataset))
    throw base::Error(ErrorCode::kConflict, "copy_scheduled");
}

void want_new_state(const std::string& state) {
  if (!catalog::publish::may_begin_as(state))
    throw base::Error(ErrorCode::kInvalidData, "state_bad",
                      {{"value", base::shorten(base::repair_utf8(state), kShownBytes)}});
}

}  // namespace

Seen Seen::anything() {
  return Seen({}, Kind::kAnything);
}

Seen Seen::nothing() {
  return Seen({}, Kind::kNothing);
}

void Seen::want(const std::string& current, std::int64_t revision) const {
  if (kind_ == Kind::kAnything) return;
  if (kind_ == Kind::kTags && std::ranges::all_of(tags_, &std::string::empty))
    throw base::Error(ErrorCode::kPreconditionRequired, "if_match_needed");
  if (std::ranges::find(tags_, current, strong) == tags_.end())
    throw base::Error(ErrorCode::kStale, "store_stale", {{"revision", std::to_string(revision)}});
}

Written add_dataset(App& app, const Writer& writer, Json document, const Along& along) {
  Draft draft;
  draft.document = std::move(document);
  draft.state = draft.document["state"].as_string();
  if (draft.state.empty()) draft.state = "draft";
  want_new_state(draft.state);
  draft.visibility = visibility_in(draft.document, "public");
  draft.slug = draft.document["slug"].as_string();
  draft.author = writer.who.person().name;
  draft.note = kept_note(writer.note);
  draft.expected_revision = 0;
  const auto draft_in = [&](WriteTransaction& transaction) {
    draft.agency = agency_in(draft.document, transaction);
    demand(Right::kEdit, draft.agency, writer.who);
    if (is_for_the_public(draft.state)) {
      demand(Right::kPublish, draft.agency, writer.who);
      want_second_person(transaction, {draft.agency, {draft.author}, draft.author});
    }
    draft.document.set("publisher", draft.agency);
    return std::move(draft);
  };
  return write(app, writer, draft_in, along);
}

Written change_dataset(App& app, const Writer& writer, const Target& target,
                       const MakeDocument& make_document) {
  return write(app, writer, [&](WriteTransaction& transaction) {
    const StoredDataset dataset = find_seen(app, writer, target, transaction);
    demand(catalog::publish::right_to_change(dataset.state), dataset.agency, writer.who);
    if (dataset.state == "scheduled") throw base::Error(ErrorCode::kConflict, "scheduled_fixed");
    Draft draft = draft_of(writer, dataset, make_document(dataset));
    draft.visibility = visibility_in(draft.document, dataset.visibility);
    settle_agency(writer, transaction, draft);
    if (is_for_the_public(dataset.state))
      for (const auto& agency : {dataset.agency, draft.agency})
        want_second_person(transaction, {agency, {draft.author}, draft.author});
    return draft;
  });
}

Written move_dataset(App& app, const Writer& writer, const Target& target, const std::string& state,
                     const std::string& at) {
  return write(app, writer, [&](WriteTransaction& transaction) {
    const StoredDataset dataset = find_seen(app, writer, target, transaction);
    want_move(writer, dataset.agency, dataset.state, state);
    Draft draft = draft_of(writer, dataset, base::parse_json(dataset.document));
    if (is_for_the_public(state))
      want_second_person(
          transaction,
          {dataset.agency, catalog::publish::find_authors(transaction.read(), dataset.id),
           draft.author});
    draft.state = state;
    tell_by_letter(transaction, app, writer,
                   {dataset, dataset.document, dataset.state, state,
                    catalog::publish::find_authors(transaction.read(), dataset.id)});
    if (dataset.state == "scheduled")
      catalog::store::drop_schedule(transaction.connection(), dataset.id);
    if (state == "scheduled") want_no_other_schedule(transaction, dataset.id);
    if (state == "scheduled")
      catalog::publish::schedule(transaction,
                                 {.dataset = dataset.id,
                                  .due = catalog::publish::read_minute(at, zone_of(app)),
                                  .author = draft.author,
                                  .note = draft.note});
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
