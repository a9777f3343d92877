#include "portal/cli/agency.hpp"

#include <cstdio>

#include "catalog/base/json.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/publish/agencies.hpp"
#include "catalog/store/store.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "portal/cli/command.hpp"

namespace portal::cli {

using base::Json;

int run_agency_add(const Common& common, const AgencyOptions& options) {
  catalog::store::Store store(settings_of(common).data);
  catalog::publish::AgencyDraft draft;
  draft.slug = options.slug;
  draft.parent = options.parent;
  draft.document = Json::object();
  if (!options.iri.empty()) draft.document.set("@id", options.iri);
  Json name = Json::object();
  if (!options.name_vi.empty()) name.set("vi", options.name_vi);
  if (!options.name_en.empty()) name.set("en", options.name_en);
  if (!name.members().empty()) draft.document.set("name", std::move(name));
  if (!options.type.empty()) {
    const auto* type = catalog::vocab::vocabulary("publisher-types").find(options.type);
    draft.document.set("type", type ? std::string(type->iri) : options.type);
  }
  if (!options.homepage.empty()) draft.document.set("homepage", options.homepage);
  catalog::store::WriteTransaction transaction(store.pool());
  catalog::publish::put_agency(transaction, draft);
  transaction.commit();
  std::printf("%s\n", sentence("agency_added", {{"agency", options.slug}}).c_str());
  return kDone;
}

int run_agency_list(const Common& common) {
  catalog::store::Store store(settings_of_store(common).data);
  for (const auto& agency : store.read().list_agencies()) {
    const Json document = base::parse_json(agency.document);
    std::printf("%s\t%s\t%s\n", agency.slug.c_str(), agency.parent.c_str(),
                catalog::text_in(document["name"], "vi").text.c_str());
  }
  return kDone;
}

}  // namespace portal::cli
