#include "portal/app/facets.hpp"

#include <utility>

#include "catalog/base/json.hpp"
#include "catalog/model/localized_text.hpp"
#include "portal/web/labels.hpp"

namespace portal::app {

FacetLabels::FacetLabels(App& app, std::string language) : language_(std::move(language)) {
  for (const auto& agency : app.store.read().list_agencies()) {
    const base::Json document = base::parse_json(agency.document);
    agencies_[agency.slug] = {catalog::text_in(document["name"], language_).text, agency.parent};
  }
}

std::string FacetLabels::label(const std::string& facet, const std::string& value) const {
  if (facet != "agency") return web::term_label(facet, value, language_);
  const auto found = agencies_.find(value);
  return found == agencies_.end() || found->second.name.empty() ? value : found->second.name;
}

std::string FacetLabels::parent(const std::string& facet, const std::string& value) const {
  if (facet != "agency") return {};
  const auto found = agencies_.find(value);
  return found == agencies_.end() ? "" : found->second.parent;
}

}  // namespace portal::app
