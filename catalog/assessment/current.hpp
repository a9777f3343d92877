#pragma once

#include <map>
#include <string>
#include <string_view>

#include "catalog/assessment/model.hpp"
#include "catalog/readiness/rating.hpp"
#include "catalog/sql/database.hpp"

/// What published assessments say of today: answers with the day of their end, grey after it.
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

/// What the newest published assessment says of an area.
struct CurrentArea {
  std::string assessment;  // id
  Pair title;              // of the assessment
  readiness::Rating rating = readiness::Rating::kGrey;
  bool is_expired = false;
};

/// All that published assessments of a scope say today, by question and by dimension. The rating of
/// an area fades to grey with the last of its answers; of an area without answers a year after
/// publication.
struct AllCurrent {
  std::map<std::string, Current, std::less<>> answers;
  std::map<std::string, CurrentArea, std::less<>> areas;
};
AllCurrent read_current(sql::Connection& connection, std::string_view scope,
                        std::string_view today);

}  // namespace catalog::assessment
