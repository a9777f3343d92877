#include "portal/api/privacy.hpp"

#include <string>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/people/accounts.hpp"
#include "catalog/privacy/reviews.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/file_privacy.hpp"
#include "portal/app/principal.hpp"

namespace portal::api {
namespace {

using base::Json;
using catalog::store::Reader;
using catalog::store::StoredFile;
namespace privacy = catalog::privacy;

Json scan_json(const app::FileScan& scan) {
  Json out = privacy::to_json(scan.found);
  out.set("whole", Json::boolean(scan.is_whole));
  return out;
}

Json reviews_json(const Reader& reader, const std::string& sha256) {
  Json list = Json::array();
  for (const auto& review : privacy::list_reviews(reader, sha256)) {
    const auto account = catalog::people::find_account(reader, review.checked_by);
    Json one = Json::object();
    one.set("result", to_string(review.result));
    one.set("note", review.note);
    one.set("checked_by", account ? account->display_name : review.checked_by);
    one.set("time", base::format_time(review.time));
    one.set("dataset", review.dataset);
    list.push(std::move(one));
  }
  return list;
}

http::Response answer(const StoredFile& file, Json found, const Reader& reader) {
  Json out = Json::object();
  out.set("id", file.id);
  out.set("sha256", file.sha256);
  for (auto& [name, value] : found.members()) out.set(name, std::move(value));
  out.set("reviews", reviews_json(reader, file.sha256));
  http::Response response = app::json_answer(out);
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

}  // namespace

http::Response show_privacy(const http::Request& request, app::App& app) {
  const auto found =
      app::find_checkable(app::principal_of(request), app.store.read(), request.param("id"));
  return answer(found.file, scan_json(app::scan_file(app, found.file)), app.store.read());
}

http::Response review_privacy(const http::Request& request, app::App& app) {
  const Json body = base::parse_json(request.body);
  if (!body.is_object()) throw base::Error(base::ErrorCode::kInvalidData, "validate_no_object");
  const auto& who = app::principal_of(request);
  const auto found = app::find_checkable(who, app.store.read(), request.param("id"));
  const app::FileScan scan = app::scan_file(app, found.file);
  app::answer_privacy(app, who, found, {body["result"].as_string(), body["note"].as_string()},
                      scan);
  return answer(found.file, scan_json(scan), app.store.read());
}

}  // namespace portal::api
