#include "portal/cli/audit.hpp"

#include <cstdio>

#include "catalog/audit/log.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "catalog/store/store.hpp"
#include "portal/cli/command.hpp"

namespace portal::cli {
namespace {

using base::Json;
using catalog::audit::Entry;

catalog::audit::Filter filter_of(const AuditOptions& options) {
  catalog::audit::Filter filter{options.agency, options.actor, {}};
  if (options.since.empty()) return filter;
  filter.since = base::parse_time(options.since);
  if (!filter.since)
    throw base::Error(base::ErrorCode::kNotFound, "audit_since_bad", {{"value", options.since}});
  return filter;
}

std::string line_of(const Entry& entry) {
  std::string line = std::to_string(entry.seq);
  const auto add = [&line](const std::string& field) { (line += '\t') += field; };
  add(base::format_time(entry.time));
  add(entry.detail ? entry.detail->actor : sentence("audit_erased"));
  add(entry.action);
  add(entry.kind);
  add(entry.id);
  add(entry.revision > 0 ? std::to_string(entry.revision) : "");
  add(entry.agency);
  add(entry.detail ? base::parse_json(entry.detail->text)["note"].as_string() : "");
  return line;
}

std::string json_of(const Entry& entry) {
  Json out = Json::object();
  out.set("seq", Json::integer(entry.seq));
  out.set("time", base::format_time(entry.time));
  out.set("action", entry.action);
  out.set("kind", entry.kind);
  out.set("id", entry.id);
  out.set("agency", entry.agency);
  out.set("revision", Json::integer(entry.revision));
  out.set("content", entry.content);
  out.set("detail_digest", entry.detail_digest);
  out.set("hash", entry.hash);
  if (entry.detail) {
    out.set("salt", entry.detail->salt);
    out.set("actor", entry.detail->actor);
    out.set("detail", entry.detail->text);  // as text: its digest is over these bytes
  }
  return base::write_json(out);
}

}  // namespace

int run_audit(const Common& common, const AuditOptions& options) {
  catalog::store::Store store(settings_of_store(common).data);
  const auto moment = store.snapshot();
  const auto to_text = options.format == "jsonl" ? json_of : line_of;
  catalog::audit::for_each(moment.connection(), filter_of(options), [&](const Entry& entry) {
    std::printf("%s\n", to_text(entry).c_str());
    return true;
  });
  return kDone;
}

}  // namespace portal::cli
