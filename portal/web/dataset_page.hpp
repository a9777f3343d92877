#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/base/json.hpp"
#include "portal/web/dataset_checks.hpp"
#include "portal/web/hidden_fields.hpp"
#include "portal/web/page.hpp"
#include "portal/web/similar_list.hpp"
#include "portal/web/template.hpp"

namespace portal::web {

/// One published change of a dataset.
struct RevisionEntry {
  std::int64_t number = 0;
  std::string time;  // RFC 3339
  std::string note;  // what the writer said of it; may be empty
};

/// Another dataset, by its title (language map) and slug.
struct RelatedDataset {
  base::Json title;
  std::string slug;
};

/// The way back from a preview to the form: its address and all that stands in it.
struct PreviewForm {
  std::string action;  // "" where the page is no preview
  HiddenFields fields;
};

/// What the page shows besides the document.
struct DatasetExtra {
  base::Json agency;  // the publisher's record, {"slug","name",…}; null when it is none of ours
  std::vector<RevisionEntry> revisions;  // newest first; the first ten are shown
  std::vector<RelatedDataset> series;    // that it belongs to
  std::vector<RelatedDataset> members;   // that belong to it as a series: the first of them
  std::size_t members_total = 0;         // how many there are
  std::vector<RelatedDataset> served;    // by it, when it is a service
  std::vector<SimilarDataset> similar;   // nearest first
  std::vector<std::string> previews;     // ids of files that can be looked into
  std::string manage_href;               // for a reader who may change it
  std::string history_href;              // where the revisions are told apart
  std::optional<DatasetChecks> checks;   // for a reader who may change it
  PreviewForm preview;
};

/// The page of a dataset, a series or a service. `document` is that of contract 4a.
std::string dataset_page(const Templates& templates, const PageContext& context,
                         const base::Json& document, const DatasetExtra& extra);

}  // namespace portal::web
