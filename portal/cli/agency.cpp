#include "portal/cli/agency.hpp"

#include <cstdio>
#include <utility>

#include "catalog/base/json.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/publish/agencies.hpp"
#include "catalog/store/store.hpp"
#include "portal/cli/command.hpp"

namespace portal::cli {

namespace {

using base::Json;

void set_text(Json& document, const char* key, const std::string& text) {
  if (!text.empty()) document.set(key, text);
}

// A name in one language; those in others stay.
void set_name(Json& document, const char* language, const std::string& text) {
  if (text.empty()) return;
  Json* name = document.find("name");
  if (!name) name = &document.set("name", Json::object());
  if (!name->is_object()) {
    Json texts = Json::object();
    for (const auto& known : catalog::list_texts(*name))
      catalog::add_text(texts, known.language, known.text);
    *name = std::move(texts);
  }
  name->set(language, text);
}

// The agency as it is stored, with what was given in its place.
catalog::publish::AgencyDraft draft_of(const catalog::store::Reader& reader,
                                       const AgencyOptions& options) {
  catalog::publish::AgencyDraft draft;
  draft.slug = options.slug;
  draft.author = "portal agency add";
  draft.document = Json::object();
  if (const auto stored = reader.find_agency(options.slug)) {
    draft.document = base::parse_json(stored->document);
    draft.parent = stored->parent;
  }
  if (!options.parent.empty()) draft.parent = options.parent;
  set_text(draft.document, "@id", options.iri);
  set_name(draft.document, "vi", options.name_vi);
  set_name(draft.document, "en", options.name_en);
  set_text(draft.document, "type", options.type);
  set_text(draft.document, "homepage", options.homepage);
  return draft;
}

}  // namespace

int run_agency_add(const Common& common, const AgencyOptions& options) {
  catalog::store::Store store(settings_of(common).data);
  catalog::store::WriteTransaction transaction(store.pool());
  catalog::publish::put_agency(transaction, draft_of(transaction.read(), options));
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
