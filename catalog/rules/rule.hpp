#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "catalog/model/finding.hpp"
#include "catalog/rules/view.hpp"

namespace catalog::rules {

struct Rule;

/// Where a check tells what it found; the rule gives id, severity and sentence.
class Report {
 public:
  Report(const Rule& rule, Findings& findings) : rule_(rule), findings_(findings) {}

  const Rule& rule() const { return rule_; }
  void tell(std::string path, std::map<std::string, std::string> arguments = {});

 private:
  const Rule& rule_;
  Findings& findings_;
};

using Check = void (*)(const View& view, Report& report);

/// One rule for a record: what must, should or could be so.
///
/// Shape: `id` is also the key of its sentence; `source` names the standard and the place in it,
/// or what else the rule rests on. kError: the official shapes of DCAT-AP 3.0.1 find a violation;
/// kWarning: it breaks no shape but is doubtful, or was mended; kAdvice: more is possible.
struct Rule {
  std::string_view id;
  Severity severity = Severity::kWarning;
  std::string_view source;
  Check check = nullptr;             // null: found while the document is normalised
  std::string_view instead_of = {};  // rule that need not speak where this one does
};

/// The one table of all rules, errors first. docs/dcat-profile.md shows it, held to it by a test.
std::span<const Rule> rules();

/// Null when there is none by that id.
const Rule* find_rule(std::string_view id);

}  // namespace catalog::rules
