#include "portal/app/editing_steps.hpp"

#include <optional>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/publish/states.hpp"
#include "portal/app/access.hpp"
#include "portal/app/readable.hpp"
#include "portal/web/format.hpp"

namespace portal::app {

using base::ErrorCode;
using base::Json;
using catalog::publish::Draft;
using catalog::store::StoredDataset;
using catalog::store::WriteTransaction;

namespace {

constexpr std::size_t kNoteBytes = 2000;
constexpr std::size_t kStateBytes = 40;   // shown of a word that is no state
constexpr std::size_t kAgencyBytes = 80;  // shown of an agency that is unknown

}  // namespace

std::string kept_note(const std::string& note) {
  return base::shorten(base::repair_utf8(std::string(base::trim(note))), kNoteBytes);
}

StoredDataset find_target(const Writer& writer, const Target& target,
                          const WriteTransaction& transaction) {
  return find_readable(writer.who, transaction.read(), target.name);
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
  draft.note = kept_note(writer.note);
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

void want_second_person(const WriteTransaction& transaction,
                        const catalog::publish::Approval& approval) {
  if (auto fault = catalog::publish::find_fault(transaction.read(), approval))
    throw base::Error(ErrorCode::kForbidden, fault->key, fault->arguments);
}

void want_move(const Writer& writer, const std::string& agency, const std::string& from,
               const std::string& to) {
  const auto* move = catalog::publish::find_move(from, to);
  if (!move)
    throw base::Error(ErrorCode::kConflict, "state_move_bad",
                      {{"from", from},
                       {"to", base::shorten(base::repair_utf8(to), kStateBytes)},
                       {"allowed", catalog::publish::list_next_states(from)}});
  demand(move->right, agency, writer.who);
  if (move->needs_reason && kept_note(writer.note).empty())
    throw base::Error(ErrorCode::kInvalidData, "reason_needed");
}

std::chrono::minutes zone_of(const App& app) {
  return web::read_zone(app.config.time_zone).value_or(std::chrono::hours(7));
}

}  // namespace portal::app
