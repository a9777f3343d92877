#pragma once

#include "catalog/base/json.hpp"
#include "portal/web/account_page.hpp"
#include "portal/web/agency_page.hpp"
#include "portal/web/dataset_page.hpp"
#include "portal/web/developers_page.hpp"
#include "portal/web/home_page.hpp"
#include "portal/web/members_page.hpp"
#include "portal/web/missing_page.hpp"
#include "portal/web/page.hpp"
#include "portal/web/purges_page.hpp"
#include "portal/web/search_page.hpp"
#include "portal/web/sign_in_page.hpp"
#include "portal/web/template.hpp"

// Made-up datasets, agencies and searches that look like real ones.
namespace portal::web::samples {

/// The program's own templates, read once.
const Templates& templates();

PageContext context(const char* language, const char* path = "/");

/// A dataset that says everything; one that says next to nothing; one in French only.
base::Json full_document();
base::Json bare_document();
base::Json french_document();

/// Cards of all kinds: open, closed, unknown, untitled, with marked words.
base::Json cards();

HomeData home();
SearchView search();
DatasetExtra extra();
AgencyData agency();
std::vector<AgencyCount> agencies();
MissingView missing();
AcceptView invitation();
AccountView account();
PurgesView purges();
MembersView members();
std::vector<ApiRoute> routes();

}  // namespace portal::web::samples
