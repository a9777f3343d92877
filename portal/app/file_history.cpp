#include "portal/app/file_history.hpp"

#include "catalog/base/json.hpp"

namespace portal::app {
namespace {

constexpr std::int64_t kChanges = 1000;  // read at a time

}  // namespace

std::set<std::string> FileHistory::datasets_of(const catalog::store::Reader& reader,
                                               const std::string& sha256) {
  const std::lock_guard lock(mutex_);
  learn(reader);
  const auto found = datasets_.find(sha256);
  return found == datasets_.end() ? std::set<std::string>() : found->second;
}

void FileHistory::learn(const catalog::store::Reader& reader) {
  for (bool more = true; more;) {
    const auto changes = reader.list_changes(seq_, kChanges);
    for (const auto& change : changes) {
      seq_ = change.seq;  // first: a damaged revision is told of once and costs only its own files
      if (change.kind == "dataset") add(reader, change);
    }
    more = static_cast<std::int64_t>(changes.size()) == kChanges;
  }
}

void FileHistory::add(const catalog::store::Reader& reader, const catalog::store::Change& change) {
  const auto revision = reader.find_revision(change.id, change.revision);
  if (!revision || revision->state != "published" || revision->visibility != "public") return;
  if (revision->document.find("\"file\"") == std::string::npos) return;
  const base::Json document = base::parse_json(revision->document);
  for (const auto& distribution : document["distribution"].items())
    if (const auto file = reader.find_file(distribution["file"].as_string()))
      datasets_[file->sha256].insert(change.id);
}

}  // namespace portal::app
