#include "catalog/store/unused_files.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string_view>

#include "catalog/store/row.hpp"

namespace catalog::store {
namespace {

constexpr std::int64_t kRevisions = 500;  // looked at between beats
constexpr std::size_t kAtOnce = 100;      // removed in one transaction

using Names = std::set<std::string, std::less<>>;

// Documents are written without spaces, so a file is named by exactly these bytes. The same bytes
// elsewhere only keep a file that could go.
void take_names_out(Names& names, std::string_view document) {
  constexpr std::string_view mark = "\"file\":\"";
  for (auto at = document.find(mark); at != std::string_view::npos; at = document.find(mark, at)) {
    at += mark.size();
    const auto found = names.find(document.substr(at, document.find('"', at) - at));
    if (found != names.end()) names.erase(found);
  }
}

// The row of the last revision that it looked at; nothing when there is none after `after`.
std::optional<std::int64_t> take_named_out(sql::Connection& connection, std::int64_t after,
                                           Names& names) {
  std::optional<std::int64_t> last;
  sql::Statement rows = connection.query(
      "SELECT revision_id, document FROM revision WHERE revision_id > $1 ORDER BY revision_id"
      " LIMIT $2",
      after, kRevisions);
  while (const auto row = rows.next()) {
    last = row->integer(0);
    take_names_out(names, row->view(1));
  }
  return last;
}

// What somebody is writing names files too.
void take_copied_out(sql::Connection& connection, Names& names) {
  sql::Statement rows = connection.query("SELECT document FROM working_copy");
  while (const auto row = rows.next()) take_names_out(names, row->view(0));
}

std::vector<StoredFile> list_doubted(sql::Connection& connection) {
  std::vector<StoredFile> list;
  sql::Statement rows = connection.query(
      "SELECT id, sha256, byte_size FROM file WHERE created_at < $1"
      " AND id NOT IN (SELECT file FROM distribution WHERE file <> '')"
      " AND id NOT IN (SELECT value FROM portal_setting WHERE name = 'site.logo') ORDER BY id",
      to_number(base::now() - kUnusedKept));
  while (const auto row = rows.next())
    list.push_back({.id = row->text(0), .sha256 = row->text(1), .byte_size = row->integer(2)});
  return list;
}

// What is there for long; who uploads the same again makes it new.
std::optional<std::int64_t> size_of_old(const files::FileStore& store, const std::string& sha256) {
  struct stat facts = {};
  if (::stat(store.path_of(sha256).c_str(), &facts) != 0) return std::nullopt;
  const base::Time changed = base::Time(std::chrono::seconds(facts.st_mtime));
  if (changed >= base::now() - kUnusedKept) return std::nullopt;
  return facts.st_size;
}

bool is_known(sql::Connection& connection, const std::string& sha256, const Names& going) {
  sql::Statement rows = connection.query("SELECT id FROM file WHERE sha256 = $1", sha256);
  while (const auto row = rows.next())
    if (!going.contains(row->view(0))) return true;
  return false;
}

Names ids_of(std::span<const StoredFile> files) {
  Names names;
  for (const auto& file : files) names.insert(file.id);
  return names;
}

void find_contents(Store& store, UnusedFiles& unused, const std::function<void()>& beat) {
  const Reader reader = store.read();
  const Names going = ids_of(unused.files);
  store.files().for_each([&](const std::string& sha256) {
    const auto size = size_of_old(store.files(), sha256);
    if (!size || is_known(reader.connection(), sha256, going)) return;
    unused.contents.push_back(sha256);
    unused.content_bytes += *size;
    if (unused.contents.size() % kAtOnce == 0) beat();
  });
}

// Named since they were found: by a revision that came later, or by what is current.
Names named_since(WriteTransaction& transaction, std::span<const StoredFile> files,
                  std::int64_t last_revision) {
  Names free = ids_of(files);
  for (std::optional<std::int64_t> at = last_revision; at;)
    at = take_named_out(transaction.connection(), *at, free);
  take_copied_out(transaction.connection(), free);
  Names named;
  for (const auto& file : files)
    if (!free.contains(file.id)) named.insert(file.id);
  return named;
}

std::int64_t remove_files(Store& store, std::span<const StoredFile> files,
                          std::int64_t last_revision, const TellRemoved& tell) {
  auto transaction = store.write();
  const Names named = named_since(transaction, files, last_revision);
  std::int64_t removed = 0;
  for (const auto& file : files) {
    if (named.contains(file.id)) continue;
    if (transaction.connection().execute("DELETE FROM file WHERE id = $1", file.id) == 0) continue;
    transaction.append_change("file", file.id, 0, "removed");
    tell(transaction, file);
    ++removed;
  }
  transaction.commit();
  return removed;
}

// In a transaction that writes nothing: nobody can make a file of a content known meanwhile.
void remove_contents(Store& store, std::span<const std::string> contents, RemovedFiles& removed) {
  auto transaction = store.write();
  for (const auto& sha256 : contents) {
    const auto size = size_of_old(store.files(), sha256);
    if (!size || is_known(transaction.connection(), sha256, {})) continue;
    store.files().remove(sha256);
    ++removed.contents;
    removed.bytes += *size;
  }
}

}  // namespace

UnusedFiles find_unused_files(Store& store, const std::function<void()>& beat) {
  UnusedFiles unused;
  auto doubted = list_doubted(store.read().connection());
  Names names = ids_of(doubted);
  std::optional<std::int64_t> at = 0;
  while (at && !names.empty()) {
    unused.last_revision = *at;
    beat();
    at = take_named_out(store.read().connection(), *at, names);
  }
  take_copied_out(store.read().connection(), names);
  std::erase_if(doubted, [&](const StoredFile& file) { return !names.contains(file.id); });
  unused.files = std::move(doubted);
  find_contents(store, unused, beat);
  return unused;
}

RemovedFiles remove_unused_files(Store& store, const UnusedFiles& unused,
                                 const std::function<void()>& beat, const TellRemoved& tell) {
  RemovedFiles removed;
  const auto part = [](const auto& list, std::size_t from) {
    return std::span(list).subspan(from, std::min(kAtOnce, list.size() - from));
  };
  for (std::size_t at = 0; at < unused.files.size(); at += kAtOnce) {
    beat();
    removed.files += remove_files(store, part(unused.files, at), unused.last_revision, tell);
  }
  for (std::size_t at = 0; at < unused.contents.size(); at += kAtOnce) {
    beat();
    remove_contents(store, part(unused.contents, at), removed);
  }
  return removed;
}

}  // namespace catalog::store
