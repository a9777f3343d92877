#include "portal/assess/dataset.hpp"

#include <utility>

#include "catalog/assessment/rdf.hpp"
#include "catalog/publish/publish.hpp"
#include "portal/app/access.hpp"

namespace portal::assess {
namespace {

std::string id_of(const as::Lineage& lineage) {
  return catalog::publish::id_of_source("assessment", lineage.first);
}

}  // namespace

void put_dataset(catalog::store::WriteTransaction& change, const people::Principal& who,
                 const as::Document& document, app::App& app) {
  if (document.head.publisher.empty()) return;
  const std::string agency = change.read().current_agency(document.head.publisher);
  app::demand(people::Right::kPublish, agency, who);
  const as::Lineage lineage = as::lineage_of(change.connection(), document.id);
  catalog::publish::Draft draft;
  draft.id = id_of(lineage);
  draft.agency = agency;
  draft.author = who.person().name;
  draft.document = base::Json::object();
  if (const auto known = change.read().find_dataset(draft.id)) {
    draft.document = base::parse_json(known->document);
    draft.document.erase("publisher");
  }
  const auto frame = frames(app)(document.head);
  const base::Json stated = as::dataset_of(document, frame.name, app.base_url(), lineage);
  for (const auto& [key, value] : stated.members()) draft.document.set(key, value);
  const std::string licence = app.site()->config.default_licence;
  if (!licence.empty() && !draft.document.find("license")) draft.document.set("license", licence);
  catalog::publish::publish(change, std::move(draft));
}

std::string dataset_path(const catalog::store::Reader& reader, const std::string& assessment) {
  const auto dataset = reader.find_dataset(id_of(as::lineage_of(reader.connection(), assessment)));
  return dataset && dataset->is_public() ? "/datasets/" + dataset->slug : std::string();
}

}  // namespace portal::assess
