#pragma once

#include <map>
#include <string>
#include <string_view>

#include "catalog/readiness/rating.hpp"
#include "catalog/sql/database.hpp"

namespace catalog::assessment {

/// What holds of a question today.
struct Current {
  std::string assessment;  // id
  readiness::Rating rating = readiness::Rating::kGrey;
  std::string day;          // of publication
  std::string valid_until;  // of the answer
  bool is_expired = false;
};

/// By question: the answer of the newest published assessment of a scope (an agency's slug; empty:
/// the country), grey once it has expired. For pages that show ratings as those of today.
/// Errors: as sql::Connection; schema.hpp must have made the tables.
std::map<std::string, Current, std::less<>> current_answers(sql::Connection& connection,
                                                            std::string_view scope,
                                                            std::string_view today);

}  // namespace catalog::assessment
