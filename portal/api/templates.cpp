#include "portal/api/templates.hpp"

#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/bulk/templates.hpp"
#include "portal/app/access.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/principal.hpp"

namespace portal::api {
namespace {

namespace bulk = catalog::bulk;
using base::Json;

Json template_json(const bulk::Template& each) {
  Json out = Json::object();
  out.set("name", each.name);
  out.set("author", each.author);
  out.set("changed_at", base::format_time(each.changed_at));
  out.set("document", each.document);
  return out;
}

const std::string& agency_of(const http::Request& request) {
  const std::string& agency = request.param("id");
  app::demand(catalog::people::Right::kEdit, agency, app::principal_of(request));
  return agency;
}

}  // namespace

http::Response list_templates(const http::Request& request, app::App& app) {
  Json list = Json::array();
  for (const auto& each : bulk::list_templates(app.store.read(), agency_of(request)))
    list.push(template_json(each));
  Json out = Json::object();
  out.set("items", std::move(list));
  return app::json_answer(out);
}

http::Response put_template(const http::Request& request, app::App& app) {
  bulk::Template wanted;
  wanted.agency = agency_of(request);
  wanted.name = request.param("name");
  wanted.document = base::parse_json(request.body);
  if (!wanted.document.is_object())
    throw base::Error(base::ErrorCode::kMalformed, "body_not_object");
  wanted.author = app::principal_of(request).person().name;
  auto change = app.store.write();
  bulk::put_template(change, wanted);
  const auto kept = bulk::find_template(change.read(), wanted.agency, base::trim(wanted.name));
  change.commit();
  return app::json_answer(template_json(kept.value()));
}

http::Response remove_template(const http::Request& request, app::App& app) {
  auto change = app.store.write();
  if (!bulk::remove_template(change, agency_of(request), request.param("name")))
    throw base::Error(base::ErrorCode::kNotFound, "template_not_found");
  change.commit();
  http::Response response;
  response.status = 204;
  return response;
}

}  // namespace portal::api
