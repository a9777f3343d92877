#include "portal/pages/series.hpp"

#include <utility>

#include "catalog/base/iri.hpp"
#include "portal/web/local_text.hpp"

namespace portal::pages {
namespace {

using catalog::store::Reader;
using catalog::store::StoredDataset;

constexpr std::int64_t kChanges = 1000;  // read at a time

// A series is named by what it is called in its source, or by our own identifier.
std::string key_in_source(const StoredDataset& dataset, const std::string& name) {
  return dataset.source + "\n=" + name;
}

std::string key_here(const StoredDataset& dataset, const std::string& id) {
  return dataset.source + "\n#" + id;
}

}  // namespace

std::string series_name(const base::Json& reference) {
  std::string name = web::iri_of(reference);
  if (name.empty() && reference.is_object()) name = web::name_of(reference, "en").text;
  return name;
}

std::vector<std::string> SeriesMembers::find(const Reader& reader, const StoredDataset& series) {
  const std::lock_guard lock(mutex_);
  follow(reader);
  std::set<std::string> found;
  for (const auto& key : {key_in_source(series, series.source_key), key_here(series, series.id)})
    if (const auto members = members_.find(key); members != members_.end())
      found.insert(members->second.begin(), members->second.end());
  found.erase(series.id);
  return {found.begin(), found.end()};
}

void SeriesMembers::follow(const Reader& reader) {
  if (seq_ < 0) return read_all(reader);
  for (;;) {
    const auto changes = reader.list_changes(seq_, kChanges);
    for (const auto& change : changes) {
      seq_ = change.seq;
      if (change.kind != "dataset") continue;
      drop(change.id);
      if (const auto dataset = reader.find_dataset(change.id)) put(*dataset);
    }
    if (static_cast<std::int64_t>(changes.size()) < kChanges) return;
  }
}

void SeriesMembers::read_all(const Reader& reader) {
  const std::int64_t seq = reader.last_seq();
  catalog::store::DatasetFilter filter;
  filter.public_only = true;
  reader.for_each_dataset(filter, [&](const StoredDataset& dataset) {
    put(dataset);
    return true;
  });
  seq_ = seq;
}

void SeriesMembers::put(const StoredDataset& dataset) {
  drop(dataset.id);
  const bool names_one = dataset.document.find("\"inSeries\"") != std::string::npos;
  if (!names_one || !dataset.is_public()) return;
  const base::Json document = base::parse_json(dataset.document);
  auto& keys = keys_[dataset.id];
  for (const auto* reference : web::values_of(document["inSeries"])) {
    const std::string name = series_name(*reference);
    if (name.empty()) continue;
    keys.push_back(key_in_source(dataset, name));
    keys.push_back(key_here(dataset, base::local_name(name)));
  }
  for (const auto& key : keys) members_[key].insert(dataset.id);
}

void SeriesMembers::drop(const std::string& id) {
  const auto known = keys_.find(id);
  if (known == keys_.end()) return;
  for (const auto& key : known->second) {
    const auto members = members_.find(key);
    if (members == members_.end()) continue;
    members->second.erase(id);
    if (members->second.empty()) members_.erase(members);
  }
  keys_.erase(known);
}

}  // namespace portal::pages
