#include "portal/api/findings.hpp"

#include <string>
#include <utility>

#include "catalog/base/message.hpp"
#include "catalog/base/random.hpp"
#include "catalog/rules/rule.hpp"
#include "portal/api/sentence.hpp"
#include "portal/app/answer.hpp"

namespace portal::api {

using base::Json;
using catalog::Finding;

namespace {

Json differences_json(const std::vector<catalog::history::Difference>& differences) {
  Json list = Json::array();
  for (const auto& difference : differences) list.push(difference_json(difference));
  return list;
}

Json clash_json(const catalog::history::Clash& clash) {
  Json out = Json::object();
  out.set("path", clash.path);
  out.set("base", clash.base);
  out.set("ours", clash.ours);
  out.set("theirs", clash.theirs);
  return out;
}

http::Response refuse(const http::Request& request, const app::App& app, int status,
                      const base::Message& message, const Json& more) {
  http::Response response =
      app::problem(status, message, app::language_of(request, app), base::random_hex(8), more);
  response.headers.set("Cache-Control", "no-store");
  return response;
}

}  // namespace

Json finding_json(const Finding& finding) {
  const auto* rule = catalog::rules::find_rule(finding.rule);
  Json out = Json::object();
  out.set("severity", catalog::to_string(finding.severity));
  out.set("path", finding.path);
  out.set("rule", finding.rule);
  out.set("message", both_languages(finding.message));
  out.set("source", rule ? rule->source : std::string_view());
  return out;
}

Json difference_json(const catalog::history::Difference& difference) {
  using catalog::history::Fate;
  Json out = Json::object();
  out.set("path", difference.path);
  out.set("before", difference.before);
  out.set("after", difference.after);
  if (difference.text.empty()) return out;
  Json text = Json::array();
  for (const auto& part : difference.text) {
    Json item = Json::object();
    const char* fate = part.fate == Fate::kKept    ? "kept"
                       : part.fate == Fate::kAdded ? "added"
                                                   : "removed";
    item.set(fate, part.text);
    text.push(std::move(item));
  }
  out.set("text", std::move(text));
  return out;
}

http::Response refusal_of(const http::Request& request, const app::App& app,
                          const app::Written& written) {
  Json more = Json::object();
  if (!written.conflict) {
    Json findings = Json::array();
    for (const auto& finding : written.published.findings) findings.push(finding_json(finding));
    const std::string count = std::to_string(written.published.findings.size());
    more.set("findings", std::move(findings));
    return refuse(request, app, 422, {"publish_errors", {{"count", count}}}, more);
  }
  const auto& conflict = *written.conflict;
  Json conflicts = Json::array();
  for (const auto& clash : conflict.clashes) conflicts.push(clash_json(clash));
  more.set("base", Json::integer(conflict.base));
  more.set("revision", Json::integer(conflict.current));
  more.set("conflicts", std::move(conflicts));
  more.set("ours", differences_json(conflict.ours));
  more.set("theirs", differences_json(conflict.theirs));
  return refuse(request, app, 409,
                {"copy_conflict", {{"revision", std::to_string(conflict.current)}}}, more);
}

}  // namespace portal::api
