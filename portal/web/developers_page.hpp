#pragma once

#include <string>
#include <vector>

#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::web {

struct ApiParameter {
  std::string name;
  std::string where;    // "query", "path", "header", "body"
  std::string summary;  // in the reader's language
  bool required = false;
};

/// One route of the API, from the table that the router itself uses.
struct ApiRoute {
  std::string method;   // "GET"
  std::string path;     // "/api/v1/datasets/{id}"
  std::string summary;  // a short line, in the reader's language
  std::string text;     // more, may be empty
  std::string example;  // an address to try, may be empty
  std::vector<ApiParameter> parameters;
};

/// How to get at everything by program, and the reference of every route, grouped by the part of
/// the address that names what it is about.
std::string developers_page(const Templates& templates, const PageContext& context,
                            const std::vector<ApiRoute>& routes);

}  // namespace portal::web
