#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/base/json.hpp"
#include "portal/web/page.hpp"

namespace portal::web {

/// "Dataset", "DatasetSeries" or "DataService", of a document or a card: it chooses words, for a
/// series and a service are not called datasets.
std::string kind_of(const base::Json& document);

/// The four answers at the head of a dataset's page: how fresh, may I use it, what is there to
/// download or how to call it, what it covers. View: array of {fact_name, fact_answer, fact_href,
/// fact_rel, fact_plain, fact_tone, fact_notes[]}. `members` is how many datasets a series has.
base::Json facts_view(const PageContext& context, const base::Json& document, std::size_t members);

/// When the next version should have been there by the dataset's own frequency, if that time has
/// passed: a tenth of the interval, and a day at least, is let pass first.
/// Nothing when it is in time, or when date or frequency do not say.
std::optional<base::Time> overdue_since(const base::Json& document, base::Time now);

/// The names of the places covered, and the periods, as a reader reads them.
std::vector<std::string> place_names(const PageContext& context, const base::Json& document);
std::vector<std::string> period_names(const PageContext& context, const base::Json& document);

}  // namespace portal::web
