#include "catalog/rules/validate.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "catalog/documents/normalise.hpp"
#include "catalog/rules/rule.hpp"

namespace catalog::rules {
namespace {

// Whether the rules have looked at the same thing in the finished document.
bool is_told(const Finding& stated, const Findings& checked) {
  const Rule* rule = find_rule(stated.rule);
  if (rule && rule->check) return true;
  return std::any_of(checked.begin(), checked.end(), [&](const Finding& each) {
    const Rule* other = find_rule(each.rule);
    const bool here = each.path == stated.path || each.path.starts_with(stated.path + "/");
    return here && other && other->instead_of == stated.rule;
  });
}

}  // namespace

Findings check(const base::Json& document, NodeClass kind) {
  const View view = view_of(document, kind);
  Findings findings;
  for (const auto& rule : rules()) {
    if (!rule.check) continue;
    Report report(rule, findings);
    rule.check(view, report);
  }
  return findings;
}

Findings validate(base::Json& document, NodeClass kind) {
  Findings stated = documents::normalise(document, kind);
  return judge(std::move(stated), document, kind);
}

Findings judge(Findings stated, const base::Json& document, NodeClass kind) {
  Findings findings = check(document, kind);
  Findings kept;
  for (auto& each : stated) {
    if (is_told(each, findings)) continue;
    if (const Rule* rule = find_rule(each.rule)) each.severity = rule->severity;
    kept.push_back(std::move(each));
  }
  std::move(kept.begin(), kept.end(), std::back_inserter(findings));
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& left, const Finding& right) {
    return left.severity > right.severity;
  });
  return findings;
}

std::size_t count(const Findings& findings, Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [severity](const Finding& each) { return each.severity == severity; }));
}

}  // namespace catalog::rules
