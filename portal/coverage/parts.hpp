#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/coverage/checks.hpp"
#include "catalog/coverage/items.hpp"
#include "catalog/model/finding.hpp"
#include "portal/app/app.hpp"
#include "portal/http/message.hpp"
#include "portal/web/page.hpp"

namespace portal::coverage {

namespace coverage = catalog::coverage;
namespace readiness = catalog::readiness;
using catalog::store::Reader;

// Shared by the handlers of this folder.

/// The checklists with the agencies' own lists, as they are now.
coverage::Checklists lists_of(const app::App& app, const Reader& reader);

/// Errors: kNotFound "coverage_list_unknown", "coverage_item_unknown".
const readiness::Checklist& want_list(const coverage::Checklists& lists, const std::string& id);
const readiness::ChecklistItem& want_item(const coverage::Checklists& lists, const std::string& id);

/// The items of a list as they stand now.
std::vector<coverage::ItemView> items_of(app::App& app, const Reader& reader,
                                         const readiness::Checklist& list);

/// The identifier of a public dataset by its identifier, slug or address.
/// Errors: kMalformed "coverage_dataset_needed" for an empty name; kNotFound "dataset_not_found".
std::string want_dataset(const Reader& reader, std::string_view name);

/// An agency by the variable `name` of the address. Errors: kNotFound "agency_unknown".
std::string want_agency(const http::Request& request, const Reader& reader, const char* name);

/// Where the pages of a list and of an item are.
std::string list_href(const web::PageContext& context, std::string_view list);
std::string item_href(const web::PageContext& context, std::string_view item);

/// What pages show of a dataset.
struct DatasetLine {
  std::string title, language, href, agency, agency_href;
};
/// Nothing for one that not everybody may see.
std::optional<DatasetLine> dataset_line(app::App& app, const web::PageContext& context,
                                        const Reader& reader, const std::string& id);

/// A mark of the matrix: {"mark_symbol","mark_word","mark_class"}.
base::Json mark_view(const web::PageContext& context, coverage::Answer answer);
/// "✓ 3 covered", … each {"tally_symbol","tally_text","tally_class"}; none is left out.
base::Json tally_view(const web::PageContext& context, const coverage::Tally& tally);

std::int64_t count_errors(const catalog::Findings& findings);

/// Each {"found_text","found_class"}, errors first.
base::Json findings_view(const web::PageContext& context, const catalog::Findings& findings);

/// A page that is the same for everybody who is not signed in: with a tag of its content.
http::Response shared_page(const http::Request& request, const app::App& app, std::string html,
                           const web::PageContext& context);

/// The view that every page of this folder begins with.
base::Json begin_page(const web::PageContext& context, const std::string& title,
                      const std::string& description, bool is_private,
                      std::vector<web::Alternate> alternates = {});

}  // namespace portal::coverage
