#include "portal/api/purges.hpp"

#include <string>
#include <utility>

#include "catalog/base/error.hpp"
#include "portal/api/writing_steps.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/principal.hpp"

namespace portal::api {
namespace {

using base::Json;
using catalog::purge::Purge;
namespace purge = catalog::purge;

constexpr std::int64_t kMostPurges = 200;

void set_time(Json& out, const char* key, base::Time time) {
  if (time != base::Time{}) out.set(key, base::format_time(time));
}

Json backups_json(const catalog::store::Reader& reader, const Purge& one) {
  Json list = Json::array();
  for (const auto& backup : purge::backups_with(reader, one)) {
    Json item = Json::object();
    item.set("name", backup.name);
    item.set("made_at", base::format_time(backup.time));
    item.set("seq", Json::integer(backup.seq));
    list.push(std::move(item));
  }
  return list;
}

http::Response answer(const http::Request& request, catalog::store::WriteTransaction& change,
                      const Purge& one, int status) {
  http::Response response =
      app::json_answer(purge_json(change.read(), app::principal_of(request), one));
  response.status = status;
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

}  // namespace

Json purge_json(const catalog::store::Reader& reader, const catalog::people::Principal& who,
                const Purge& one) {
  Json out = Json::object();
  out.set("id", one.id);
  out.set("kind", to_string(one.kind));
  if (one.kind == purge::Kind::kContent) {
    out.set("sha256", one.sha256);
  } else {
    out.set("dataset", one.dataset);
    out.set("pointer", one.pointer);
  }
  out.set("reason", one.reason);
  out.set("state", to_string(one.state));
  out.set("asked_by", one.asked_by);
  set_time(out, "asked_at", one.asked_at);
  if (!one.answered_by.empty()) out.set("answered_by", one.answered_by);
  set_time(out, "answered_at", one.answered_at);
  if (!one.note.empty()) out.set("note", one.note);
  out.set("may_confirm", Json::boolean(purge::may_confirm(reader, who, one)));
  if (one.state != purge::State::kDone) return out;
  out.set("digest", one.digest);
  out.set("erased", one.erased);
  set_time(out, "indexed_at", one.indexed_at);
  set_time(out, "finished_at", one.finished_at);
  out.set("backups", backups_json(reader, one));
  return out;
}

http::Response list_purges(const http::Request& request, app::App& app) {
  const auto reader = app.store.snapshot();
  const auto& who = app::principal_of(request);
  Json list = Json::array();
  for (const auto& one : purge::list_purges(reader.connection(), kMostPurges))
    if (purge::may_read(reader, who, one)) list.push(purge_json(reader, who, one));
  Json out = Json::object();
  out.set("purges", std::move(list));
  http::Response response = app::json_answer(out);
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

http::Response ask_purge(const http::Request& request, app::App& app) {
  const Json body = read_object(request, {"application/json"});
  const auto kind = purge::find_kind(body["kind"].as_string());
  if (!kind) throw base::Error(base::ErrorCode::kInvalidData, "purge_kind_bad");
  auto change = app.store.write();
  const Purge asked = purge::ask(change, app::principal_of(request),
                                 {.kind = *kind,
                                  .sha256 = body["sha256"].as_string(),
                                  .dataset = body["dataset"].as_string(),
                                  .pointer = body["pointer"].as_string(),
                                  .reason = body["reason"].as_string()});
  http::Response response = answer(request, change, asked, 201);
  change.commit();
  return response;
}

http::Response confirm_purge(const http::Request& request, app::App& app) {
  auto change = app.store.write();
  const Purge done = purge::confirm(change, app::principal_of(request), request.param("id"));
  http::Response response = answer(request, change, done, 200);
  change.commit();
  return response;
}

http::Response decline_purge(const http::Request& request, app::App& app) {
  const Json body =
      request.body.empty() ? Json::object() : read_object(request, {"application/json"});
  auto change = app.store.write();
  const Purge declined = purge::decline(change, app::principal_of(request), request.param("id"),
                                        body["note"].as_string());
  http::Response response = answer(request, change, declined, 200);
  change.commit();
  return response;
}

}  // namespace portal::api
