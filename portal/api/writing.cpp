#include "portal/api/writing.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <thread>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/merge_patch.hpp"
#include "catalog/base/text.hpp"
#include "catalog/publish/publish.hpp"
#include "catalog/publish/states.hpp"
#include "portal/api/dataset_json.hpp"
#include "portal/app/access.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/principal.hpp"
#include "portal/app/readable.hpp"
#include "portal/app/tag.hpp"

namespace portal::api {
namespace {

using base::ErrorCode;
using base::Json;
using catalog::publish::Draft;
using catalog::store::StoredDataset;
using catalog::store::WriteTransaction;

constexpr std::size_t kNoteBytes = 2000;

Json read_object(const http::Request& request, std::initializer_list<std::string_view> types) {
  std::string type = request.header("content-type");
  type.resize(std::min(type.find(';'), type.size()));
  if (std::ranges::find(types, base::trim(base::lower_ascii(type))) == types.end())
    throw base::Error(ErrorCode::kUnsupportedType, "body_type_bad",
                      {{"allowed", std::string(*types.begin())}});
  Json body = base::parse_json(request.body);
  if (!body.is_object()) throw base::Error(ErrorCode::kMalformed, "body_not_object");
  return body;
}

Json read_document(const http::Request& request) {
  return read_object(request, {"application/ld+json", "application/json"});
}

std::string note_of(const std::string& note) {
  return base::shorten(base::repair_utf8(std::string(base::trim(note))), kNoteBytes);
}

// Compression marks the tags of what it packs as weak; they are the same revision's.
std::string strong(std::string_view tag) {
  return std::string(tag.starts_with("W/") ? tag.substr(2) : tag);
}

// Whoever changes something says which revision they saw.
void want_seen(const http::Request& request, const app::App& app, const StoredDataset& dataset) {
  const std::string seen = request.header("if-match");
  if (seen.empty()) throw base::Error(ErrorCode::kPreconditionRequired, "if_match_needed");
  if (base::trim(seen) == "*") return;
  const std::string current = app::document_tag(app, dataset.revision, dataset.digest);
  for (const auto& tag : base::split(seen, ','))
    if (strong(base::trim(tag)) == current) return;
  throw base::Error(ErrorCode::kStale, "store_stale",
                    {{"revision", std::to_string(dataset.revision)}});
}

// The dataset of the address, when the person may read it; then they are told what they may not.
StoredDataset find_seen(const http::Request& request, const app::App& app,
                        const WriteTransaction& transaction) {
  StoredDataset dataset = app::find_readable(request, transaction.read(), request.param("id"));
  want_seen(request, app, dataset);
  return dataset;
}

Draft draft_of(const http::Request& request, const StoredDataset& dataset, Json document) {
  Draft draft;
  draft.id = dataset.id;
  draft.kind = kind_of(dataset.kind);
  draft.source = dataset.source;
  draft.source_key = dataset.source_key;
  draft.agency = dataset.agency;
  draft.document = std::move(document);
  draft.state = dataset.state;
  draft.visibility = dataset.visibility;
  draft.author = app::principal_of(request).person().name;
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
                    {{"agency", base::shorten(slug.empty() ? iri : slug, 80)}});
}

struct Written {
  catalog::publish::Published published;
  std::int64_t seq = 0;  // of the change
};

// Publishes what draft_in(transaction) makes. The store is free again on return: whoever waits for
// the index afterwards keeps nobody from writing.
Written write(app::App& app, const std::function<Draft(WriteTransaction&)>& draft_in) {
  auto transaction = app.store.write();
  Written written;
  written.published = catalog::publish::publish(transaction, draft_in(transaction));
  written.seq = transaction.read().last_seq();
  transaction.commit();
  return written;
}

// Whether searches show a change, at the latest when patience ends.
bool await_index(const app::App& app, std::int64_t seq) {
  using std::chrono::milliseconds;
  constexpr milliseconds step(5), patience(10'000);
  for (milliseconds waited(0); waited < patience; waited += step) {
    if (app.has_index && app.index.seq() >= static_cast<std::uint64_t>(seq)) return true;
    std::this_thread::sleep_for(step);
  }
  return false;
}

http::Response answer(const http::Request& request, app::App& app, const Written& written,
                      int status = 200) {
  const auto dataset = app.store.read().find_dataset(written.published.id);
  if (!dataset) throw base::Error(ErrorCode::kInternal, "internal");
  http::Response response = http::json(served_document(*dataset, app.base_url()), status);
  app::set_validators(response, app::document_tag(app, dataset->revision, dataset->digest),
                      dataset->updated_at);
  if (status == 201)
    response.headers.set("Location", app.base_url() + "/api/v1/datasets/" + dataset->id);
  if (request.query("wait") == "indexed")
    response.headers.set("Indexed", await_index(app, written.seq) ? "true" : "false");
  return response;
}

// A changed document moves to another agency only with the same right there.
void settle_agency(const http::Request& request, const WriteTransaction& transaction,
                   Draft& draft) {
  if (!draft.document.find("publisher")) return;
  const std::string agency = agency_in(draft.document, transaction);
  if (agency == draft.agency) return;
  app::demand(catalog::publish::right_to_change(draft.state), agency, app::principal_of(request));
  draft.agency = agency;
  draft.document.set("publisher", agency);
}

http::Response change(const http::Request& request, app::App& app,
                      const std::function<Json(const StoredDataset&)>& changed,
                      const std::string& note) {
  const auto draft_in = [&](WriteTransaction& transaction) {
    const StoredDataset dataset = find_seen(request, app, transaction);
    app::demand(catalog::publish::right_to_change(dataset.state), dataset.agency,
                app::principal_of(request));
    Draft draft = draft_of(request, dataset, changed(dataset));
    draft.visibility = visibility_in(draft.document, dataset.visibility);
    draft.note = note;
    settle_agency(request, transaction, draft);
    return draft;
  };
  return answer(request, app, write(app, draft_in));
}

http::Response move(const http::Request& request, app::App& app, const std::string& state,
                    const std::string& note) {
  const auto draft_in = [&](WriteTransaction& transaction) {
    const StoredDataset dataset = find_seen(request, app, transaction);
    const auto* move = catalog::publish::find_move(dataset.state, state);
    if (!move)
      throw base::Error(ErrorCode::kConflict, "state_move_bad",
                        {{"from", dataset.state},
                         {"to", base::shorten(base::repair_utf8(state), 40)},
                         {"allowed", catalog::publish::list_next_states(dataset.state)}});
    app::demand(move->right, dataset.agency, app::principal_of(request));
    if (move->needs_reason && note.empty())
      throw base::Error(ErrorCode::kInvalidData, "reason_needed");
    Draft draft = draft_of(request, dataset, base::parse_json(dataset.document));
    draft.state = state;
    draft.note = note;
    return draft;
  };
  return answer(request, app, write(app, draft_in));
}

}  // namespace

http::Response add_dataset(const http::Request& request, app::App& app) {
  Draft draft;
  draft.document = read_document(request);
  draft.state = draft.document["state"].as_string();
  if (draft.state.empty()) draft.state = "draft";
  if (!catalog::publish::may_begin_as(draft.state))
    throw base::Error(ErrorCode::kInvalidData, "state_bad",
                      {{"value", base::shorten(base::repair_utf8(draft.state), 40)}});
  draft.visibility = visibility_in(draft.document, "public");
  draft.slug = draft.document["slug"].as_string();
  draft.author = app::principal_of(request).person().name;
  draft.note = note_of(request.query("note").value_or(""));
  draft.expected_revision = 0;
  const auto draft_in = [&](WriteTransaction& transaction) {
    draft.agency = agency_in(draft.document, transaction);
    app::demand(catalog::people::Right::kEdit, draft.agency, app::principal_of(request));
    if (draft.state == "published")
      app::demand(catalog::people::Right::kPublish, draft.agency, app::principal_of(request));
    draft.document.set("publisher", draft.agency);
    return draft;
  };
  return answer(request, app, write(app, draft_in), 201);
}

http::Response replace_dataset(const http::Request& request, app::App& app) {
  const Json whole = read_document(request);
  return change(
      request, app, [&](const StoredDataset&) -> Json { return Json(whole); },
      note_of(request.query("note").value_or("")));
}

http::Response patch_dataset(const http::Request& request, app::App& app) {
  const Json patch = read_object(request, {"application/merge-patch+json", "application/json"});
  const auto patched = [&](const StoredDataset& dataset) {
    Json document = base::parse_json(dataset.document);
    base::merge_patch(document, patch);
    return document;
  };
  return change(request, app, patched, note_of(request.query("note").value_or("")));
}

http::Response withdraw_dataset(const http::Request& request, app::App& app) {
  return move(request, app, "withdrawn", note_of(request.query("note").value_or("")));
}

http::Response move_dataset(const http::Request& request, app::App& app) {
  const Json wanted = read_object(request, {"application/json"});
  return move(request, app, wanted["state"].as_string(), note_of(wanted["note"].as_string()));
}

http::Response restore_dataset(const http::Request& request, app::App& app) {
  const Json wanted = read_object(request, {"application/json"});
  const std::string number =
      wanted["revision"].is_number() ? wanted["revision"].digits() : std::string();
  const auto restored = [&](const StoredDataset& dataset) {
    return base::parse_json(
        app::find_readable_revision(request, app.store.read(), dataset, number).document);
  };
  return change(request, app, restored, note_of(wanted["note"].as_string()));
}

}  // namespace portal::api
