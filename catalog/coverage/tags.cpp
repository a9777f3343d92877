#include "catalog/coverage/tags.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "catalog/coverage/claims.hpp"
#include "catalog/vocab/vocabulary.hpp"

namespace catalog::coverage {
namespace {

using base::Json;

constexpr const char* kFollowed = "followed";
constexpr std::int64_t kChunk = 500;
constexpr std::size_t kTogether = 200;  // datasets of one change, so that nobody waits for long
constexpr int kMostLevels = 5;          // of categories below categories
constexpr const char* kActor = "record";

std::vector<std::string> values_in(const Json& stated) {
  std::vector<std::string> list;
  const auto add = [&](const Json& value) {
    const std::string& text = value.is_object() ? value["@id"].as_string() : value.as_string();
    if (!text.empty()) list.push_back(text);
  };
  if (!stated.is_array()) add(stated);
  for (const auto& value : stated.items()) add(value);
  return list;
}

// A category and those above it.
std::vector<std::string> with_broader(const std::string& category) {
  std::vector<std::string> list = {category};
  const auto* categories = vocab::find_vocabulary("hvd-categories");
  for (int level = 0; level < kMostLevels && categories; ++level) {
    const auto* term = categories->find_iri(list.back());
    if (!term || term->parent.empty()) break;
    list.emplace_back(term->parent);
  }
  return list;
}

void add_new(std::vector<std::string>& list, const std::string& item) {
  if (std::ranges::find(list, item) == list.end()) list.push_back(item);
}

std::int64_t followed(const store::Reader& reader) {
  auto rows =
      reader.connection().query("SELECT value FROM coverage_meta WHERE name = $1", kFollowed);
  const auto row = rows.next();
  return row ? row->integer(0) : -1;
}

void put_followed(store::WriteTransaction& change, std::int64_t seq) {
  change.connection().execute(
      "INSERT INTO coverage_meta (name, value) VALUES ($1, $2)"
      " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      kFollowed, seq);
}

// Whether the claims of a dataset differ from what its record states: asked before anything is
// written.
bool differs(const store::Reader& reader, const store::StoredDataset& dataset,
             const Stated& stated) {
  std::set<std::string> missing(stated.tagged.begin(), stated.tagged.end());
  missing.insert(stated.categorised.begin(), stated.categorised.end());
  const std::set<std::string> wanted = missing;
  for (const auto& claim : list_claims_of(reader, dataset.id)) {
    if (claim.state != State::kSuggested) missing.erase(claim.item);
    const bool is_ours = claim.origin == Origin::kTag || claim.origin == Origin::kCategory;
    if (is_ours && claim.state == State::kClaimed && !wanted.contains(claim.item)) return true;
  }
  return !missing.empty();
}

std::set<std::string> changed_since(const store::Reader& reader, std::int64_t since) {
  std::set<std::string> touched;
  for (;;) {
    const auto changes = reader.list_changes(since, kChunk);
    for (const auto& change : changes) {
      since = change.seq;
      if (change.kind == "dataset") touched.insert(change.id);
    }
    if (static_cast<std::int64_t>(changes.size()) < kChunk) return touched;
  }
}

Stated stated_by(const store::StoredDataset& dataset, const Checklists& lists,
                 const store::Reader& reader) {
  if (!dataset.is_public()) return {};
  return stated_in(base::parse_json(dataset.document), lists, reader);
}

}  // namespace

Stated stated_in(const Json& document, const Checklists& lists, const store::Reader& reader) {
  Stated stated;
  for (const auto& address : values_in(document["covers"])) {
    if (const auto* item = find_current_item(lists, reader, item_of_address(address)))
      add_new(stated.tagged, item->id);
  }
  for (const auto& category : values_in(document["hvdCategory"]))
    for (const auto& iri : with_broader(category))
      for (const auto& list : lists)
        for (const auto& item : list.items)
          if (std::ranges::find(item.iris, iri) != item.iris.end())
            add_new(stated.categorised, item.id);
  return stated;
}

std::int64_t take_tags(store::WriteTransaction& change, const store::StoredDataset& dataset,
                       const Checklists& lists) {
  const Stated stated = stated_by(dataset, lists, change.read());
  std::int64_t changed = 0;
  for (const auto& claim : list_claims_of(change.read(), dataset.id)) {
    const bool is_stated =
        std::ranges::find(stated.tagged, claim.item) != stated.tagged.end() ||
        std::ranges::find(stated.categorised, claim.item) != stated.categorised.end();
    const bool is_ours = claim.origin == Origin::kTag || claim.origin == Origin::kCategory;
    if (!is_stated && is_ours && take_back(change, claim.item, dataset.id, claim.origin, kActor))
      ++changed;
  }
  const auto put = [&](const std::vector<std::string>& items, Origin origin) {
    for (const auto& item : items)
      if (claim(change, {.item = item, .dataset = dataset.id, .origin = origin, .actor = kActor}))
        ++changed;
  };
  put(stated.tagged, Origin::kTag);
  put(stated.categorised, Origin::kCategory);
  return changed;
}

std::int64_t follow_tags(store::Store& store, const Checklists& lists,
                         const std::function<void()>& beat) {
  std::vector<std::string> wanted;
  std::int64_t last = 0;
  {
    const auto reader = store.snapshot();
    const std::int64_t since = followed(reader);
    last = reader.last_seq();
    if (since == last) return 0;
    const auto look = [&](const store::StoredDataset& dataset) {
      beat();
      if (differs(reader, dataset, stated_by(dataset, lists, reader))) wanted.push_back(dataset.id);
      return true;
    };
    if (since < 0 || since > last) {
      reader.for_each_dataset({}, look);
    } else {
      for (const auto& id : changed_since(reader, since)) {
        if (const auto dataset = reader.find_dataset(id)) look(*dataset);
      }
    }
  }
  std::int64_t changed = 0;
  for (auto id = wanted.begin(); id != wanted.end();) {
    beat();
    auto change = store.write();
    for (std::size_t i = 0; i < kTogether && id != wanted.end(); ++i, ++id)
      if (const auto dataset = change.read().find_dataset(*id))
        changed += take_tags(change, *dataset, lists);
    change.commit();
  }
  auto change = store.write();
  put_followed(change, last);
  change.commit();
  return changed;
}

}  // namespace catalog::coverage
