#pragma once

#include <string>
#include <vector>

#include "portal/cli/settings.hpp"

namespace portal::cli {

struct AgencyOptions {
  std::string slug = {}, name_vi = {}, name_en = {};
  std::string iri = {}, parent = {}, type = {}, homepage = {};
  std::string new_slug = {};             // of a renamed one
  std::vector<std::string> former = {};  // that are merged
  std::vector<std::string> into = {};    // who takes over: the first also what no list names
  std::vector<std::string> lists = {};   // SLUG=FILE: datasets of that successor, one a line
  std::string date = {}, title = {}, number = {}, url = {};  // of the legal document
  bool move_members = false;
};

int run_agency_add(const Common& common, const AgencyOptions& options);
/// What the law does to agencies; all datasets have moved on return.
int run_agency_rename(const Common& common, const AgencyOptions& options);
int run_agency_merge(const Common& common, const AgencyOptions& options);
int run_agency_split(const Common& common, const AgencyOptions& options);
int run_agency_close(const Common& common, const AgencyOptions& options);
int run_agency_list(const Common& common);

}  // namespace portal::cli
