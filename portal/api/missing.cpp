#include "portal/api/missing.hpp"

#include <cstdint>
#include <string>
#include <utility>

#include "catalog/base/json.hpp"
#include "catalog/documents/csv_table.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/content_answer.hpp"
#include "portal/app/missed.hpp"
#include "portal/http/url.hpp"

namespace portal::api {
namespace {

using base::Json;
using catalog::usage::Missed;

Json missed_json(const Missed& search, const app::App& app) {
  Json out = Json::object();
  out.set("q", search.words);
  out.set("lang", search.language);
  out.set("asked", Json::integer(search.asked));
  out.set("filtered", Json::integer(search.filtered));
  out.set("least", Json::integer(search.least));
  out.set("last", Json::integer(search.last));
  out.set("week", catalog::usage::format_week(search.week));
  out.set("url", app.base_url() +
                     http::with_query("/" + search.language + "/datasets", {{"q", search.words}}));
  return out;
}

}  // namespace

http::Response list_missing(const http::Request&, app::App& app) {
  Json items = Json::array();
  for (const auto& search : app.missing_table.list(base::now()))
    items.push(missed_json(search, app));
  Json out = Json::object();
  out.set("total", Json::integer(static_cast<std::int64_t>(items.items().size())));
  out.set("weeks", Json::integer(catalog::usage::kMissingWeeks));
  out.set("threshold", Json::integer(app::kLeastAsked));
  out.set("items", std::move(items));
  return app::tagged_by_content(app::json_answer(out), app);
}

http::Response list_missing_csv(const http::Request&, app::App& app) {
  using catalog::documents::csv_cell;
  std::string out = "q,lang,asked,filtered,least,last,week\r\n";
  for (const auto& search : app.missing_table.list(base::now())) {
    out += csv_cell(search.words) + "," + csv_cell(search.language);
    for (const auto number : {search.asked, search.filtered, search.least, search.last})
      out += "," + std::to_string(number);
    out += "," + catalog::usage::format_week(search.week) + "\r\n";
  }
  http::Response response{200, {}, std::move(out)};
  response.headers.set("Content-Type", "text/csv; charset=utf-8; header=present");
  return app::tagged_by_content(std::move(response), app);
}

}  // namespace portal::api
