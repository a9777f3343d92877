#include "portal/api/agency_rules.hpp"

#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "catalog/base/text.hpp"
#include "catalog/publish/two_persons.hpp"
#include "catalog/store/workflow.hpp"
#include "portal/api/writing_steps.hpp"
#include "portal/app/access.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/principal.hpp"

namespace portal::api {
namespace {

using base::ErrorCode;
using base::Json;
using catalog::people::Right;

constexpr const char* kTwoPersons = "two_persons";
constexpr std::size_t kShownBytes = 40;

// Whoever may not know is told the same of every agency.
std::string agency_of(const http::Request& request, const catalog::store::Reader& reader,
                      Right right) {
  const std::string& slug = request.param("id");
  app::demand(right, slug, app::principal_of(request));
  if (!reader.find_agency(slug))
    throw base::Error(ErrorCode::kNotFound, "agency_unknown",
                      {{"id", base::shorten(base::repair_utf8(slug), kShownBytes)}});
  return slug;
}

http::Response answer(catalog::sql::Connection& connection, const std::string& agency) {
  Json out = Json::object();
  out.set(kTwoPersons, Json::boolean(catalog::store::needs_two_persons(connection, agency)));
  return app::json_answer(out);
}

}  // namespace

http::Response show_rules(const http::Request& request, app::App& app) {
  const auto reader = app.store.snapshot();
  return answer(reader.connection(), agency_of(request, reader, Right::kReadDrafts));
}

http::Response change_rules(const http::Request& request, app::App& app) {
  const Json wanted = read_object(request, {"application/merge-patch+json", "application/json"});
  auto transaction = app.store.write();
  const std::string agency = agency_of(request, transaction.read(), Right::kManageMembers);
  for (const auto& [name, value] : wanted.members()) {
    if (name != kTwoPersons || !value.is_bool())
      throw base::Error(ErrorCode::kInvalidData, "agency_rule_bad",
                        {{"name", base::shorten(name, kShownBytes)}});
    catalog::publish::set_two_persons(transaction, agency, value.as_bool(),
                                      app::principal_of(request).person().name);
  }
  http::Response response = answer(transaction.connection(), agency);
  transaction.commit();
  return response;
}

}  // namespace portal::api
