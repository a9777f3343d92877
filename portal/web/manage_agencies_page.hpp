#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::web {

/// An agency to choose, or a row of the list.
struct AgencyRow {
  std::string slug = {};
  std::string name = {};    // in the reader's language
  std::string parent = {};  // its name; empty: none
  std::int64_t datasets = 0;
  std::string ended = {};  // a sentence for a former unit; else empty
};

/// All agencies and the form for a new one.
struct ManageAgenciesView {
  std::string form_token;
  std::string done;
  std::vector<AgencyRow> agencies;
};

/// By what law, as the form has it.
struct LawFields {
  std::string date, title, number, url;
};

/// What a change of an agency will do, to be looked at before it is done.
struct AgencyPreview {
  struct Dataset {
    std::string id, title, state;
  };
  std::string kind;                                             // "merge", "split", "close"
  std::vector<std::pair<std::string, std::string>> successors;  // slug and name
  std::vector<Dataset> datasets;                                // the first ones
  std::int64_t total = 0;                                       // of all datasets, whatever state
  std::vector<std::pair<std::string, std::string>> members;     // name and role
};

/// One agency: rename, nest, close, merge, split.
struct ManageAgencyView {
  std::string slug, name;  // in the reader's language
  std::string name_vi, name_en, homepage, parent;
  std::string form_token, done, fault;
  std::string ended;  // a sentence for a former unit: it cannot be changed
  LawFields law;
  std::vector<AgencyRow> others;    // current ones that may be parent or successor
  std::vector<std::string> chosen;  // successors that were chosen
  const AgencyPreview* preview = nullptr;
};

std::string manage_agencies_page(const Templates& templates, const PageContext& context,
                                 const ManageAgenciesView& view);
std::string manage_agency_page(const Templates& templates, const PageContext& context,
                               const ManageAgencyView& view);

}  // namespace portal::web
