#include "portal/coverage/api.hpp"

#include "portal/api/writing_steps.hpp"
#include "portal/app/answer.hpp"
#include "portal/coverage/acts.hpp"
#include "portal/coverage/data.hpp"

namespace portal::coverage {
namespace {

using base::Json;

Json read_body(const http::Request& request) {
  return api::read_object(request, {"application/json"});
}

Act act_in(const Json& body, const char* words) {
  Act act;
  act.item = body["item"].as_string();
  act.dataset = body["dataset"].as_string();
  act.words = body[words].as_string();
  act.all_ticks = body["characteristics"].as_string() == "all";
  for (const auto& tick : body["characteristics"].items()) act.ticks.push_back(tick.as_string());
  return act;
}

http::Response answer(app::App& app, const std::string& item, int status = 200) {
  http::Response response = app::json_answer(item_json(app, app.store.snapshot(), item));
  response.status = status;
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

}  // namespace

http::Response add_claim(const http::Request& request, app::App& app) {
  const Act act = act_in(read_body(request), "note");
  const bool is_new = name_dataset(app, app::principal_of(request), act);
  return answer(app, act.item, is_new ? 201 : 200);
}

http::Response confirm_claim(const http::Request& request, app::App& app) {
  const Act act = act_in(read_body(request), "note");
  confirm_dataset(app, app::principal_of(request), act);
  return answer(app, act.item);
}

http::Response reject_claim(const http::Request& request, app::App& app) {
  const Act act = act_in(read_body(request), "reason");
  reject_dataset(app, app::principal_of(request), act);
  return answer(app, act.item);
}

http::Response change_applicable(const http::Request& request, app::App& app) {
  const Json body = read_body(request);
  const Act act = act_in(body, "reason");
  (body["applicable"].as_bool() ? ask_item_again : exempt_item)(app, app::principal_of(request),
                                                                act);
  return answer(app, act.item);
}

}  // namespace portal::coverage
