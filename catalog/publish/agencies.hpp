#pragma once

#include <string>

#include "catalog/base/json.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::publish {

/// The agency that a document's publisher is: by its IRI, else by any of its names; a missing one
/// is made, with its parent (subOrganizationOf), in the name of `author`. Answers its slug; empty
/// when the publisher has neither IRI nor name.
std::string find_or_make_agency(store::WriteTransaction& transaction, const base::Json& publisher,
                                const std::string& author = "");

/// The publisher of a document, from the agency: {"id","@id","name"}.
/// Errors: kNotFound "agency_not_found" when there is none by that slug.
base::Json publisher_of(const store::Reader& reader, const std::string& slug);

/// A publisher written as a slug becomes the agency's object; another text stays as it is.
void resolve_publisher_slug(store::WriteTransaction& transaction, base::Json& document);

/// An agency as an administrator states it; changes one that exists.
struct AgencyDraft {
  std::string slug;
  base::Json document;  // {"@id","name":{…},"type":IRI or code,"homepage",…}
  std::string parent;
  std::string author = {};  // for the audit log
};

/// Errors: kInvalidData "agency_slug_bad", "agency_name_missing", "agency_iri_bad",
/// "agency_type_unknown", "agency_homepage_bad", or "agency_circle" when it would belong to itself;
/// kNotFound for the parent.
void put_agency(store::WriteTransaction& transaction, const AgencyDraft& draft);

}  // namespace catalog::publish
