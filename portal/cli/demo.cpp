#include "portal/cli/demo.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/json.hpp"
#include "catalog/base/text.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/people/schema.hpp"
#include "catalog/publish/agencies.hpp"
#include "catalog/publish/agencies_merge.hpp"
#include "catalog/publish/publish.hpp"
#include "catalog/store/store.hpp"
#include "catalog/vocab/formats.hpp"
#include "portal/cli/command.hpp"

namespace portal::cli {
namespace {

namespace fs = std::filesystem;
using base::Json;
using catalog::store::StoredDataset;
using catalog::store::WriteTransaction;

constexpr const char* kSource = "demo";

std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw base::Error(base::ErrorCode::kNotFound, "demo_missing", {{"file", path.string()}});
  return {std::istreambuf_iterator<char>(in), {}};
}

void add_agencies(WriteTransaction& transaction, const fs::path& folder) {
  const Json agencies = base::parse_json(read_text(folder / "agencies.json"));
  const auto& list = agencies.is_array() ? agencies.items() : agencies["agencies"].items();
  for (const auto& agency : list) {
    catalog::publish::AgencyDraft draft;
    draft.slug = agency["slug"].as_string();
    draft.parent = agency["parent"].as_string();
    draft.author = kSource;
    draft.document = agency;
    draft.document.erase("slug");
    draft.document.erase("parent");
    catalog::publish::put_agency(transaction, draft);
    transaction.drop_successions(draft.slug);  // when the demonstration was removed before
  }
}

std::string media_type_of(const std::string& name) {
  const auto* format = catalog::vocab::format_of_file_name(name);
  return format && !format->media_type.empty() ? std::string(format->media_type)
                                               : "application/octet-stream";
}

// The file's identifier is made from its name, so that a second run finds it again.
std::string add_file(catalog::store::Store& store, WriteTransaction& transaction,
                     const fs::path& path) {
  const auto content = store.files().put_file(path);
  catalog::store::StoredFile file;
  file.id = base::named_uuid(std::string(kSource) + path.filename().string() + content.sha256);
  if (transaction.read().find_file(file.id)) return file.id;
  file.sha256 = content.sha256;
  file.byte_size = content.byte_size;
  file.name = path.filename();
  file.media_type = media_type_of(file.name);
  transaction.add_file(file);
  return file.id;
}

void put_files(catalog::store::Store& store, WriteTransaction& transaction, const fs::path& folder,
               Json& document) {
  Json* distributions = document.find("distribution");
  if (!distributions || !distributions->is_array()) return;
  for (auto& distribution : distributions->items()) {
    const std::string name = distribution["file"].as_string();
    if (!name.empty()) distribution.set("file", add_file(store, transaction, folder / name));
  }
}

// Records name one another by identifier; here they are named by their address in the portal.
void put_links(Json& document) {
  for (const char* key : {"inSeries", "servesDataset"}) {
    Json* list = document.find(key);
    if (!list || !list->is_array()) continue;
    for (auto& item : list->items())
      item = Json("/datasets/" + catalog::publish::id_of_source(kSource, item.as_string()));
  }
}

catalog::NodeClass kind_named(const std::string& type) {
  if (type == "DatasetSeries") return catalog::NodeClass::kDatasetSeries;
  if (type == "DataService") return catalog::NodeClass::kDataService;
  return catalog::NodeClass::kDataset;
}

catalog::NodeClass kind_of(const Json& document) {
  return kind_named(document["@type"].as_string());
}

std::vector<StoredDataset> list_demo(const WriteTransaction& transaction) {
  std::vector<StoredDataset> list;
  transaction.read().for_each_dataset({.source = kSource}, [&](const StoredDataset& dataset) {
    if (dataset.state != "withdrawn") list.push_back(dataset);
    return true;
  });
  return list;
}

void refuse_edited(const WriteTransaction& transaction,
                   const std::vector<StoredDataset>& datasets) {
  std::string edited;
  for (const auto& dataset : datasets)
    if (transaction.read().list_revisions(dataset.id).front().author != kSource)
      edited += (edited.empty() ? "" : ", ") + dataset.slug;
  if (!edited.empty())
    throw base::Error(base::ErrorCode::kConflict, "demo_edited", {{"records", edited}});
}

void withdraw(WriteTransaction& transaction, const StoredDataset& dataset) {
  catalog::publish::Draft draft;
  draft.id = dataset.id;
  draft.document = base::parse_json(dataset.document);
  draft.kind = kind_named(dataset.kind);
  draft.source = dataset.source;
  draft.source_key = dataset.source_key;
  draft.agency = dataset.agency;
  draft.state = "withdrawn";
  draft.visibility = dataset.visibility;
  draft.author = kSource;
  draft.note = sentence("demo_note");
  catalog::publish::publish(transaction, std::move(draft));
}

// Nothing of anybody else: no record, no member, no agency below.
bool is_left(const WriteTransaction& transaction, const std::string& slug) {
  const auto& reader = transaction.read();
  bool left = catalog::people::list_members(reader, slug).empty();
  reader.for_each_dataset({.agency = slug}, [&](const StoredDataset& dataset) {
    left = left && dataset.source == kSource && dataset.state == "withdrawn";
    return left;
  });
  for (const auto& agency : reader.list_agencies())
    left = left && (agency.parent != slug || !reader.list_successions(agency.slug).empty());
  return left;
}

// Those below first, so that those above them are left too.
std::size_t close_agencies(WriteTransaction& transaction, std::set<std::string> wanted) {
  catalog::publish::AgencyChange change;
  change.basis.date = base::format_time(base::now()).substr(0, 10);
  change.basis.title = sentence("demo_note");
  change.author = kSource;
  std::size_t closed = 0;
  for (bool again = true; again;) {
    again = false;
    for (const auto& slug : std::set<std::string>(wanted)) {
      if (!is_left(transaction, slug)) continue;
      catalog::publish::close_agency(transaction, slug, change);
      wanted.erase(slug);
      ++closed;
      again = true;
    }
  }
  return closed;
}

// Agencies of the records, and those above them.
std::set<std::string> agencies_of(const WriteTransaction& transaction,
                                  const std::vector<StoredDataset>& datasets) {
  std::set<std::string> slugs;
  for (const auto& dataset : datasets)
    for (std::string slug = dataset.agency; !slug.empty() && slugs.insert(slug).second;) {
      const auto agency = transaction.read().find_agency(slug);
      slug = agency ? agency->parent : "";
    }
  for (const auto& slug : std::set<std::string>(slugs))
    if (!transaction.read().list_successions(slug).empty()) slugs.erase(slug);
  return slugs;
}

int remove_demo(const Common& common) {
  catalog::store::Store store(settings_of_store(common).data);
  catalog::people::make_tables(store);
  WriteTransaction transaction(store.pool());
  const auto datasets = list_demo(transaction);
  if (datasets.empty()) throw base::Error(base::ErrorCode::kNotFound, "demo_none");
  refuse_edited(transaction, datasets);
  const auto agencies = agencies_of(transaction, datasets);
  for (const auto& dataset : datasets) withdraw(transaction, dataset);
  const std::size_t closed = close_agencies(transaction, agencies);
  transaction.commit();
  std::printf("%s\n", sentence("demo_removed", {{"count", std::to_string(datasets.size())},
                                                {"agencies", std::to_string(closed)}})
                          .c_str());
  return kDone;
}

}  // namespace

int run_demo(const Common& common, const DemoOptions& options) {
  if (options.remove) return remove_demo(common);
  const fs::path folder = options.folder.empty() ? fs::path(PORTAL_DEMO) : fs::path(options.folder);
  catalog::store::Store store(settings_of(common).data);
  WriteTransaction transaction(store.pool());
  add_agencies(transaction, folder);
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;
  for (const auto& line : base::split(read_text(folder / "datasets.jsonl"), '\n')) {
    if (line.empty()) continue;
    catalog::publish::Draft draft;
    draft.document = base::parse_json(line);
    draft.kind = kind_of(draft.document);
    draft.document.erase("@type");
    draft.source = kSource;
    draft.source_key = draft.document["identifier"].items().empty()
                           ? draft.document["identifier"].as_string()
                           : std::as_const(draft.document)["identifier"].items()[0].as_string();
    draft.author = kSource;
    put_files(store, transaction, folder, draft.document);
    put_links(draft.document);
    switch (catalog::publish::publish(transaction, std::move(draft)).outcome) {
      case catalog::publish::Outcome::kAdded:
        ++added;
        break;
      case catalog::publish::Outcome::kChanged:
        ++changed;
        break;
      case catalog::publish::Outcome::kRefused:  // only where a draft asks for it
      case catalog::publish::Outcome::kUnchanged:
        ++unchanged;
        break;
    }
  }
  transaction.commit();
  std::printf("%s\n", sentence("demo_loaded", {{"added", std::to_string(added)},
                                               {"changed", std::to_string(changed)},
                                               {"unchanged", std::to_string(unchanged)}})
                          .c_str());
  return kDone;
}

}  // namespace portal::cli
