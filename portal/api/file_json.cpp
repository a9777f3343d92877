#include "portal/api/file_json.hpp"

#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/sniff/compare.hpp"

namespace portal::api {
namespace {

using base::ErrorCode;
using base::Json;

Json finding_json(const catalog::Finding& finding) {
  Json message = Json::object();
  for (const char* language : {"vi", "en"})
    message.set(language, base::say(finding.message, language));
  Json out = Json::object();
  out.set("severity", catalog::to_string(finding.severity));
  out.set("path", finding.path);
  out.set("rule", finding.rule);
  out.set("message", std::move(message));
  return out;
}

}  // namespace

Json file_json(app::App& app, const catalog::store::StoredFile& file) {
  Json out = Json::object();
  out.set("id", file.id);
  out.set("sha256", file.sha256);
  out.set("byteSize", Json::integer(file.byte_size));
  out.set("mediaType", file.media_type);
  out.set("name", file.name);
  out.set("agency", file.agency);
  const auto path = app.store.files().find(file.sha256);
  if (!path) throw base::Error(ErrorCode::kUnavailable, "hosted_file_missing");
  const auto found = catalog::sniff::sniff(*path);
  Json detected = Json::object();
  detected.set("mediaType", found.media_type);
  if (!found.format.empty()) detected.set("format", found.format);
  if (!found.encoding.empty()) {
    detected.set("encoding", found.encoding);
    detected.set("byteOrderMark", Json::boolean(found.has_bom));
  }
  out.set("detected", std::move(detected));
  Json findings = Json::array();
  for (const auto& finding : catalog::sniff::compare(found, file.name))
    findings.push(finding_json(finding));
  out.set("findings", std::move(findings));
  return out;
}

}  // namespace portal::api
