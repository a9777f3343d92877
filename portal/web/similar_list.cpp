#include "portal/web/similar_list.hpp"

#include <utility>

#include "portal/web/local_text.hpp"

namespace portal::web {

base::Json similar_view(const PageContext& context, const std::vector<SimilarDataset>& similar) {
  base::Json list = base::Json::array();
  for (const auto& dataset : similar) {
    LocalText title = pick_text(dataset.title, context.language);
    if (title.text.empty()) title = {say(context, "web_untitled"), "", false};
    base::Json item;
    set_text(item, "similar_title", title);
    set_text(item, "similar_agency", pick_text(dataset.agency, context.language));
    item.set("similar_href", dataset_href(context, dataset.slug));
    list.push(std::move(item));
  }
  return list;
}

}  // namespace portal::web
