#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/bulk/copy.hpp"
#include "catalog/publish/publish.hpp"
#include "catalog/publish/states.hpp"
#include "catalog/publish/two_persons.hpp"
#include "portal/app/access.hpp"
#include "portal/app/batching.hpp"
#include "portal/app/readable.hpp"

namespace portal::app {
namespace {

namespace bulk = catalog::bulk;
using base::Json;
using catalog::publish::Draft;
using catalog::store::StoredDataset;
using catalog::store::WriteTransaction;
using people::Right;

constexpr const char* kDatasets = "/datasets/";

Draft draft_for(const StoredDataset& original, const people::Principal& who, Json document) {
  Draft draft;
  draft.agency = original.agency;
  draft.document = std::move(document);
  draft.document.set("publisher", original.agency);
  draft.visibility = original.visibility;
  draft.state = "draft";
  draft.author = who.person().name;
  draft.expected_revision = 0;
  return draft;
}

// Makes a series and puts the dataset into it; answers the series as documents name it.
std::string begin_series(WriteTransaction& change, const StoredDataset& original,
                         const people::Principal& who, const Json& document) {
  Draft series = draft_for(original, who, bulk::series_of(document));
  series.kind = catalog::NodeClass::kDatasetSeries;
  if (original.state == "published") series.state = "published";
  std::string name = kDatasets + catalog::publish::publish(change, std::move(series)).id;
  Draft member = draft_for(original, who, document);
  member.id = original.id;
  member.source = original.source;
  member.source_key = original.source_key;
  member.state = original.state;
  member.expected_revision = original.revision;
  member.document.set("inSeries", Json(Json::Array{Json(name)}));
  catalog::publish::publish(change, std::move(member));
  return name;
}

Json next_year(WriteTransaction& change, const StoredDataset& original,
               const people::Principal& who, const Json& document) {
  auto next = bulk::next_year_of(document);
  if (!next) throw base::Error(base::ErrorCode::kInvalidData, "bulk_year_unknown");
  const bool in_series = document.find("inSeries") != nullptr;
  const bool may_change =
      who.may(catalog::publish::right_to_change(original.state), original.agency);
  // With two persons for all that is public, one alone does not change it by the way.
  const bool is_alone =
      catalog::publish::find_fault(change.read(),
                                   {original.agency, {who.person().name}, who.person().name})
          .has_value() &&
      catalog::publish::is_for_the_public(original.state);
  const bool has_name = !bulk::series_of(document)["title"].members().empty();
  if (!in_series && may_change && !is_alone && has_name && original.kind == "Dataset")
    next->set("inSeries", Json(Json::Array{Json(begin_series(change, original, who, document))}));
  return std::move(*next);
}

}  // namespace

std::string copy_dataset(App& app, const people::Principal& who, const std::string& name,
                         CopyKind kind) {
  auto change = app.store.write();
  const StoredDataset original = find_readable(who, change.read(), name);
  demand(Right::kEdit, original.agency, who);
  const Json document = base::parse_json(original.document);
  Draft draft = draft_for(original, who,
                          kind == CopyKind::kCopy ? bulk::copy_of(document)
                                                  : next_year(change, original, who, document));
  draft.kind = catalog::publish::kind_of(original);
  std::string id = catalog::publish::publish(change, std::move(draft)).id;
  change.commit();
  return id;
}

}  // namespace portal::app
