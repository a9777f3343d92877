#include "portal/api/similar.hpp"

#include <string>

#include "catalog/base/iri.hpp"
#include "portal/api/dataset_json.hpp"
#include "portal/api/datasets.hpp"
#include "portal/api/parameters.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/readable.hpp"
#include "portal/app/tag.hpp"
#include "search/similar.hpp"

namespace portal::api {

http::Response list_similar(const http::Request& request, app::App& app) {
  constexpr std::int64_t usual = 5;
  const std::string& name = request.param("id");
  const auto limit = integer_parameter(request, "limit", usual, 1, search::kMostSimilar);
  const auto dataset = app::find_public(app.store.read(), name);
  if (is_old_slug(name, dataset))
    return lead_on(request, app,
                   "/api/v1/datasets/" + base::percent_encode(dataset.slug) + "/similar");
  app.want_index();
  const auto seq = app.index.seq();
  std::string out = "{\"seq\":" + std::to_string(seq) + ",\"items\":[";
  const char* between = "";
  for (const auto& hit : app.index.find_similar(dataset.id, static_cast<std::size_t>(limit))) {
    std::string card = served_card(hit.card, app.base_url());
    if (card.ends_with('}')) card.pop_back();
    out.append(between).append(card).append(",\"score\":" + std::to_string(hit.score) + '}');
    between = ",";
  }
  return app::tagged(http::json(out + "]}\n"), app, static_cast<std::int64_t>(seq));
}

}  // namespace portal::api
