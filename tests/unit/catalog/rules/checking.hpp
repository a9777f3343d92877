// What the rules say of a document, in short, for the tests of this folder.
#pragma once

#include <set>
#include <string>

#include "catalog/base/json.hpp"
#include "catalog/rules/validate.hpp"

namespace catalog::rules {

/// "rule /path" of every finding.
inline std::multiset<std::string> told(const std::string& json,
                                       NodeClass kind = NodeClass::kDataset) {
  base::Json document = base::parse_json(json);
  std::multiset<std::string> out;
  for (const auto& each : validate(document, kind)) out.insert(each.rule + " " + each.path);
  return out;
}

inline bool says(const std::string& json, const std::string& rule_and_path,
                 NodeClass kind = NodeClass::kDataset) {
  return told(json, kind).contains(rule_and_path);
}

/// Whether the rule speaks anywhere.
inline bool speaks(const std::string& json, const std::string& rule,
                   NodeClass kind = NodeClass::kDataset) {
  for (const auto& each : told(json, kind))
    if (each.starts_with(rule + " ")) return true;
  return false;
}

/// A dataset with `members`, beside a title and a description: {"title",…,members}.
inline std::string dataset(const std::string& members) {
  return R"({"title":{"vi":"Lượng mưa"},"description":{"vi":"Lượng mưa đo được mỗi ngày tại các )"
         R"(trạm của thành phố, từ năm 2010."})" +
         (members.empty() ? "" : "," + members) + "}";
}

/// One with a distribution that has `members`.
inline std::string with_distribution(const std::string& members) {
  return dataset(R"("distribution":[{"accessURL":"https://data.example.vn/rain",)" + members +
                 "}]");
}

}  // namespace catalog::rules
