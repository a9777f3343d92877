#include "portal/cli/agency.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "catalog/base/text.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/people/schema.hpp"
#include "catalog/publish/agencies.hpp"
#include "catalog/publish/agencies_merge.hpp"
#include "catalog/publish/agencies_move.hpp"
#include "catalog/store/store.hpp"
#include "portal/app/heirs.hpp"
#include "portal/cli/command.hpp"

namespace portal::cli {

namespace {

using base::Json;
using catalog::publish::AgencyChange;
using catalog::publish::AgencyOutcome;
using catalog::store::WriteTransaction;

constexpr const char* kAuthor = "portal agency";

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
  draft.author = kAuthor;
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

AgencyChange change_of(const AgencyOptions& options, const std::string& language) {
  return {{options.date, options.title, options.number, options.url},
          kAuthor,
          language,
          options.move_members,
          app::follow_agency};
}

std::vector<std::string> read_list(const std::string& file) {
  std::ifstream in(file);
  if (!in)
    throw base::Error(base::ErrorCode::kNotFound, "agency_list_unreadable",
                      {{"file", base::repair_utf8(file)}});
  std::vector<std::string> list;
  for (std::string line; std::getline(in, line);)
    if (const std::string name(base::trim(line)); !name.empty()) list.push_back(name);
  return list;
}

std::vector<catalog::publish::SplitPart> parts_of(const AgencyOptions& options) {
  std::vector<catalog::publish::SplitPart> parts;
  for (const auto& successor : options.into) parts.push_back({successor, {}});
  for (const auto& list : options.lists) {
    const auto at = list.find('=');
    const auto part =
        std::ranges::find(parts, list.substr(0, at), &catalog::publish::SplitPart::successor);
    if (at == std::string::npos || part == parts.end())
      throw base::Error(base::ErrorCode::kNotFound, "agency_into_needed");
    part->datasets = read_list(list.substr(at + 1));
  }
  return parts;
}

// Portions that are left are carried out here and now, not by a server that may not run.
AgencyOutcome act(
    const Common& common,
    const std::function<AgencyOutcome(WriteTransaction&, const std::string&)>& change) {
  const app::Config config = settings_of_store(common);
  catalog::store::Store store(config.data);
  catalog::people::make_tables(store);
  AgencyOutcome outcome;
  {
    auto transaction = store.write();
    outcome = change(transaction, config.default_language);
    transaction.commit();
  }
  for (std::int64_t moved = outcome.waiting; moved > 0;) {
    auto transaction = store.write();
    moved = catalog::publish::carry_out_moves(transaction);
    transaction.commit();
  }
  return outcome;
}

int tell(const char* key, const std::string& agency, const AgencyOutcome& outcome,
         const AgencyOptions& options) {
  std::printf("%s\n", sentence(key, {{"agency", agency}}).c_str());
  if (outcome.members > 0 && !options.move_members)
    std::printf(
        "%s\n",
        sentence("agency_members_ended", {{"count", std::to_string(outcome.members)}}).c_str());
  return kDone;
}

}  // namespace

int run_agency_rename(const Common& common, const AgencyOptions& options) {
  auto outcome = act(common, [&](WriteTransaction& transaction, const std::string& language) {
    auto draft = draft_of(transaction.read(), options);
    return catalog::publish::revise_agency(
        transaction, {options.slug, options.new_slug, draft.document, draft.parent},
        change_of(options, language));
  });
  const std::string agency = outcome.agency;
  outcome.members = 0;  // they keep their roles
  return tell("agency_changed", agency, outcome, options);
}

int run_agency_merge(const Common& common, const AgencyOptions& options) {
  if (options.into.size() != 1) throw base::Error(base::ErrorCode::kNotFound, "agency_into_needed");
  const auto outcome = act(common, [&](WriteTransaction& transaction, const std::string& language) {
    return catalog::publish::merge_agencies(transaction, options.former, options.into[0],
                                            change_of(options, language));
  });
  return tell("agency_merged", options.into[0], outcome, options);
}

int run_agency_split(const Common& common, const AgencyOptions& options) {
  const auto parts = parts_of(options);
  const auto outcome = act(common, [&](WriteTransaction& transaction, const std::string& language) {
    return catalog::publish::split_agency(transaction, options.slug, parts,
                                          change_of(options, language));
  });
  return tell("agency_split", options.slug, outcome, options);
}

int run_agency_close(const Common& common, const AgencyOptions& options) {
  const auto outcome = act(common, [&](WriteTransaction& transaction, const std::string& language) {
    return catalog::publish::close_agency(transaction, options.slug, change_of(options, language));
  });
  return tell("agency_closed", options.slug, outcome, options);
}

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
