#include "portal/jobs/coverage.hpp"

#include <string>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "catalog/coverage/claims.hpp"
#include "catalog/coverage/schema.hpp"
#include "catalog/coverage/suggest.hpp"
#include "catalog/coverage/tags.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/readiness/load.hpp"
#include "portal/app/app.hpp"

namespace portal::jobs {
namespace {

namespace coverage = catalog::coverage;
using catalog::store::Store;

constexpr std::size_t kLooked = 10;     // at the best of each query
constexpr std::size_t kTogether = 200;  // items of one change, so that nobody waits for long

bool has_words_in_title(const std::string& card, const std::string& words) {
  for (const auto& title : catalog::list_texts(base::parse_json(card)["title"]))
    if (coverage::title_has(title.text, words)) return true;
  return false;
}

// What has only some of the words is no suggestion.
void look(const search::Index& index, const std::string& words,
          std::vector<coverage::Found>& found) {
  search::SearchRequest wanted;
  wanted.q = words;
  wanted.limit = kLooked;
  wanted.facets.clear();
  const auto result = index.search(wanted);
  if (result.tier != search::Tier::kAll) return;
  for (const auto& hit : result.hits)
    found.push_back({hit.id, hit.score, has_words_in_title(hit.card, words)});
}

bool has_records(Store& store) {
  catalog::store::DatasetFilter filter;
  filter.public_only = true;
  return store.read().count_datasets(filter) > 0;
}

// An index that is not made yet would take back what was suggested: tried again later.
std::int64_t suggest_from_index(const Work& work, const coverage::Checklists& lists) {
  const search::Index index(app::App::index_folder(work.store.folder()).string());
  if (index.count() == 0)
    throw base::Error(base::ErrorCode::kUnavailable, "search_index_unavailable");
  return suggest_coverage(work.store, index, lists, work.beat);
}

}  // namespace

std::int64_t suggest_coverage(Store& store, const search::Index& index,
                              const coverage::Checklists& lists,
                              const std::function<void()>& beat) {
  std::vector<std::pair<std::string, std::vector<std::string>>> suggested;
  for (const auto& list : coverage::with_issued(lists, store.read()))
    for (const auto& item : list.items) {
      beat();
      std::vector<coverage::Found> found;
      for (const auto& words : coverage::queries_of(item)) look(index, words, found);
      suggested.emplace_back(item.id, coverage::best_found(found));
    }
  std::int64_t count = 0;
  for (auto each = suggested.begin(); each != suggested.end();) {
    beat();
    auto change = store.write();
    for (std::size_t i = 0; i < kTogether && each != suggested.end(); ++i, ++each)
      count += coverage::put_suggestions(change, each->first, each->second);
    change.commit();
  }
  return count;
}

base::Message look_for_coverage(const Work& work) {
  const auto registry = catalog::readiness::load_registry(work.store.folder());
  coverage::make_tables(work.store);
  const auto& lists = registry.checklists();
  const auto claims =
      coverage::follow_tags(work.store, coverage::with_issued(lists, work.store.read()), work.beat);
  const auto suggestions = has_records(work.store) ? suggest_from_index(work, lists) : 0;
  std::size_t items = 0;
  for (const auto& list : lists) items += list.items.size();
  return {"job_coverage_suggestions",
          {{"items", std::to_string(items)},
           {"suggestions", std::to_string(suggestions)},
           {"claims", std::to_string(claims)}}};
}

}  // namespace portal::jobs
