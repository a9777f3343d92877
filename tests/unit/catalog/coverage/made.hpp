// A catalogue with two agencies and a few datasets, checklists of a few items, and facts by hand.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "catalog/coverage/items.hpp"
#include "catalog/coverage/schema.hpp"
#include "catalog/facts/facts.hpp"
#include "catalog/publish/publish.hpp"
#include "catalog/store/store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace catalog::coverage {

inline readiness::ChecklistItem made_item(const std::string& id,
                                          const std::vector<std::string>& characteristics = {}) {
  readiness::ChecklistItem item;
  item.id = id;
  item.name = {id, id};
  for (const auto& each : characteristics) item.characteristics.push_back({each, each});
  return item;
}

inline Checklists made_lists() {
  readiness::Checklist godi;
  godi.id = "godi2016";
  godi.items = {made_item("godi2016/budget", {"per department", "descriptions"}),
                made_item("godi2016/map")};
  godi.items[0].update_days = 365;
  readiness::Checklist themes;
  themes.id = "hvd_theme";
  themes.items = {made_item("hvd_theme/geospatial")};
  themes.items[0].iris = {"http://data.europa.eu/bna/c_ac64a52d"};
  readiness::Checklist issued;
  issued.id = std::string(kIssued);
  return {godi, themes, issued};
}

class Made {
 public:
  Made() : store(folder.path()), facts(folder.path()) {
    make_tables(store);
    auto change = store.write();
    for (const char* slug : {"finance", "health"}) {
      store::StoredAgency agency;
      agency.slug = slug;
      agency.document = R"({"name":{"en":"Office"}})";
      change.put_agency(agency);
    }
    change.commit();
  }

  /// A dataset of "finance"; answers its identifier.
  std::string add(const std::string& title, const std::string& more = "",
                  const std::string& state = "published") {
    auto change = store.write();
    publish::Draft draft;
    draft.agency = "finance";
    draft.state = state;
    draft.document = base::parse_json(R"({"title":{"en":")" + title + "\"}" + more + "}");
    const auto added = publish::publish(change, std::move(draft));
    change.commit();
    return added.id;
  }

  std::string text_of(const char* query, int columns) {
    std::string text;
    auto lease = facts.pool().read();
    auto rows = lease.connection().query(sql::Sql::generated(query));
    while (const auto row = rows.next()) {
      for (int i = 0; i < columns; ++i)
        text += (i ? "|" : "") + (row->is_null(i) ? std::string("?") : row->text(i));
      text += "\n";
    }
    return text;
  }

  TemporaryFolder folder;
  store::Store store;
  facts::Facts facts;
  Checklists lists = made_lists();
};

}  // namespace catalog::coverage
