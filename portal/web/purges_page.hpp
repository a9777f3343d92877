#pragma once

#include <string>
#include <utility>
#include <vector>

#include "catalog/base/clock.hpp"
#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::web {

/// Something that is to be erased for good, or was.
struct PurgeRow {
  std::string id;
  std::string what;   // digest of a content; else title and pointer
  std::string href;   // of the dataset; empty: a content
  std::string state;  // "asked", "done", "declined"
  std::string reason, note;
  std::string asked_by, answered_by;
  base::Time asked_at{}, answered_at{}, finished_at{};
  bool may_confirm = false;
  bool may_decline = false;
  std::vector<std::pair<std::string, base::Time>> backups;  // that still hold it: name and time
};

struct PurgesView {
  std::string form_token, done;
  bool may_ask = false;
  std::vector<PurgeRow> rows;
};

std::string purges_page(const Templates& templates, const PageContext& context,
                        const PurgesView& view);

}  // namespace portal::web
