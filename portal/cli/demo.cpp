#include "portal/cli/demo.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/json.hpp"
#include "catalog/base/text.hpp"
#include "catalog/publish/agencies.hpp"
#include "catalog/publish/publish.hpp"
#include "catalog/store/store.hpp"
#include "catalog/vocab/formats.hpp"
#include "portal/cli/command.hpp"

namespace portal::cli {
namespace {

namespace fs = std::filesystem;
using base::Json;
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

catalog::NodeClass kind_of(const Json& document) {
  const std::string& type = document["@type"].as_string();
  if (type == "DatasetSeries") return catalog::NodeClass::kDatasetSeries;
  if (type == "DataService") return catalog::NodeClass::kDataService;
  return catalog::NodeClass::kDataset;
}

}  // namespace

int run_demo(const Common& common, const DemoOptions& options) {
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
