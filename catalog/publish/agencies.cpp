#include "catalog/publish/agencies.hpp"

#include <optional>
#include <set>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/publish/accounted.hpp"
#include "catalog/vocab/vocabulary.hpp"

namespace catalog::publish {
namespace {

using base::Json;

constexpr int kNumberedSlugs = 10;
constexpr int kGenerations = 4;  // a parent's parent's parent; deeper is a mistake or a circle

std::vector<std::string> names_of(const Json& agency) {
  std::vector<std::string> names;
  for (const auto& text : list_texts(agency["name"]))
    if (!store::name_key(text.text).empty()) names.push_back(text.text);
  return names;
}

std::string iri_of(const Json& agency) {
  const std::string& iri = agency["@id"].as_string();
  return base::is_absolute_iri(iri) && !iri.starts_with("_:") ? iri : "";
}

std::string free_slug(const store::Reader& reader, const Json& agency, const std::string& iri) {
  std::string wanted = base::slug(text_in(agency["name"], "vi").text, 60);
  if (wanted.empty()) wanted = base::slug(base::local_name(iri), 60);
  if (wanted.empty()) wanted = "agency";
  std::string slug = wanted;
  for (int i = 2; i < kNumberedSlugs && reader.find_agency(slug); ++i)
    slug = wanted + "-" + std::to_string(i);
  // Thousands of agencies of one name must not try thousands of slugs.
  if (reader.find_agency(slug)) slug = wanted + "-" + base::sha256(iri).substr(0, 12);
  return slug;
}

// Who makes agencies, and in which transaction.
struct Maker {
  store::WriteTransaction& transaction;
  const std::string& author;
};

std::string find_or_make(const Maker& maker, const Json& publisher, int generations);

// Nameless agencies are known by an IRI alone, others without one by any of their names.
std::string find_by_name(const store::Reader& reader, const Json& publisher) {
  for (const auto& name : names_of(publisher))
    if (const auto agency = reader.find_agency_by_name(name)) return agency->slug;
  return "";
}

std::string make_agency(const Maker& maker, const Json& publisher, const std::string& iri,
                        int generations) {
  store::StoredAgency agency;
  agency.iri = iri;
  agency.names = names_of(publisher);
  const auto& parents = publisher["subOrganizationOf"].items();
  if (!parents.empty() && generations > 0)
    agency.parent = find_or_make(maker, parents[0], generations - 1);
  // Among its parents it may have been met, and made, already.
  if (const auto made =
          iri.empty() ? std::nullopt : maker.transaction.read().find_agency_by_iri(iri))
    return made->slug;
  // A parent of the same name is the same agency where no IRI tells them apart; else it has taken
  // the slug first.
  if (std::string same = find_by_name(maker.transaction.read(), publisher);
      iri.empty() && !same.empty())
    return same;
  agency.slug = free_slug(maker.transaction.read(), publisher, iri);
  Json document = publisher;
  document.erase("id");
  if (agency.names.empty()) {
    Json name = Json::object();
    add_text(name, "", base::local_name(iri));
    document.set("name", std::move(name));
  }
  agency.document = base::write_json(document);
  put_accounted(maker.transaction, agency, maker.author);
  return agency.slug;
}

std::string find_or_make(const Maker& maker, const Json& publisher, int generations) {
  const std::string& known = publisher["id"].as_string();
  if (!known.empty() && maker.transaction.read().find_agency(known)) return known;
  const std::string iri = iri_of(publisher);
  if (!iri.empty()) {
    if (const auto agency = maker.transaction.read().find_agency_by_iri(iri)) return agency->slug;
    return make_agency(maker, publisher, iri, generations);
  }
  if (std::string same = find_by_name(maker.transaction.read(), publisher); !same.empty())
    return same;
  return names_of(publisher).empty() ? "" : make_agency(maker, publisher, iri, generations);
}

[[noreturn]] void refuse(const char* key, const std::string& value) {
  throw base::Error(base::ErrorCode::kInvalidData, key, {{"value", base::shorten(value, 120)}});
}

// What is stated of an agency must be what it claims to be; a type becomes its IRI.
void check_facts(Json& document) {
  const Json* iri = document.find("@id");
  if (iri && iri_of(document).empty()) refuse("agency_iri_bad", iri->as_string());
  const Json* homepage = document.find("homepage");
  if (homepage && homepage->is_string() && !base::is_web_address(homepage->as_string()))
    refuse("agency_homepage_bad", homepage->as_string());
  Json* type = document.find("type");
  if (!type || !type->is_string()) return;
  const auto* term = vocab::vocabulary("publisher-types").find(type->as_string());
  if (!term && !base::is_absolute_iri(type->as_string()))
    refuse("agency_type_unknown", type->as_string());
  if (term) *type = Json(term->iri);
}

// An agency may not be above itself, at no distance. Circles that stand there already end the way.
void refuse_circle(const store::Reader& reader, const std::string& slug,
                   const std::string& parent) {
  std::set<std::string> seen;
  for (std::string above = parent; !above.empty() && seen.insert(above).second;) {
    if (above == slug)
      throw base::Error(base::ErrorCode::kInvalidData, "agency_circle",
                        {{"agency", slug}, {"parent", parent}});
    const auto agency = reader.find_agency(above);
    above = agency ? agency->parent : "";
  }
}

}  // namespace

std::string find_or_make_agency(store::WriteTransaction& transaction, const Json& publisher,
                                const std::string& author) {
  return find_or_make({transaction, author}, publisher, kGenerations);
}

Json publisher_of(const store::Reader& reader, const std::string& slug) {
  const auto agency = reader.find_agency(slug);
  if (!agency)
    throw base::Error(base::ErrorCode::kNotFound, "agency_not_found", {{"agency", slug}});
  const Json document = base::parse_json(agency->document);
  Json publisher = Json::object();
  if (!agency->iri.empty()) publisher.set("@id", agency->iri);
  if (const Json* type = document.find("type")) publisher.set("type", *type);
  publisher.set("name", document["name"]);
  return publisher;
}

void resolve_publisher_slug(store::WriteTransaction& transaction, Json& document) {
  Json* publisher = document.find("publisher");
  if (!publisher || !publisher->is_string()) return;
  const auto agency = transaction.read().find_agency(publisher->as_string());
  if (agency) *publisher = publisher_of(transaction.read(), agency->slug);
}

void put_agency(store::WriteTransaction& transaction, const AgencyDraft& draft) {
  Json document = draft.document;
  if (draft.slug.empty() || base::slug(draft.slug) != draft.slug)
    throw base::Error(base::ErrorCode::kInvalidData, "agency_slug_bad", {{"slug", draft.slug}});
  store::StoredAgency agency;
  agency.slug = draft.slug;
  check_facts(document);
  agency.iri = iri_of(document);
  agency.names = names_of(document);
  if (agency.names.empty()) throw base::Error(base::ErrorCode::kInvalidData, "agency_name_missing");
  refuse_circle(transaction.read(), draft.slug, draft.parent);
  if (!draft.parent.empty() && !transaction.read().find_agency(draft.parent))
    throw base::Error(base::ErrorCode::kNotFound, "agency_not_found", {{"agency", draft.parent}});
  agency.parent = draft.parent;
  agency.document = base::write_json(document);
  put_accounted(transaction, agency, draft.author);
}

}  // namespace catalog::publish
