#include "portal/api/me.hpp"

#include <string>

#include "portal/app/answer.hpp"
#include "portal/app/principal.hpp"

namespace portal::api {
namespace {

using base::Json;
namespace people = catalog::people;

Json rights_json(const people::Principal& asker, std::string_view agency) {
  Json list = Json::array();
  for (const auto& row : people::kRights) {
    const bool here = !row.site_wide || agency.empty();
    if (here && asker.may(row.right, agency)) list.push(row.name);
  }
  return list;
}

Json agencies_json(const people::Principal& asker) {
  Json list = Json::array();
  for (const auto& membership : asker.roles().memberships) {
    Json item = Json::object();
    item.set("agency", membership.agency);
    item.set("role", row_of(membership.role).name);
    item.set("rights", rights_json(asker, membership.agency));
    list.push(std::move(item));
  }
  return list;
}

Json token_json(const people::Principal::Grant& grant) {
  Json out = Json::object();
  out.set("id", grant.token);
  out.set("scope", row_of(grant.scope).name);
  if (!grant.agency.empty()) out.set("agency", grant.agency);
  return out;
}

}  // namespace

http::Response show_me(const http::Request& request, app::App&) {
  const people::Principal& asker = app::principal_of(request);
  Json out = Json::object();
  out.set("authenticated", Json::boolean(!asker.is_anonymous()));
  if (!asker.is_anonymous()) {
    out.set("by", asker.grant() ? "token" : "session");
    out.set("name", asker.person().name);
    out.set("display_name", asker.person().display_name);
    Json roles = Json::array();
    for (const auto role : asker.roles().site_roles) roles.push(row_of(role).name);
    out.set("roles", std::move(roles));
    out.set("rights", rights_json(asker, ""));
    out.set("agencies", agencies_json(asker));
    if (asker.grant()) out.set("token", token_json(*asker.grant()));
  }
  http::Response response = app::json_answer(out);
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

}  // namespace portal::api
