#include "catalog/audit/chain_check.hpp"

#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "catalog/audit/log.hpp"
#include "catalog/store/purge_table.hpp"

namespace catalog::audit {
namespace {

using Arguments = std::map<std::string, std::string>;
using Problems = std::vector<store::Problem>;

void add(Problems& problems, std::string id, const char* key, Arguments arguments) {
  problems.push_back({"audit", std::move(id), {key, std::move(arguments)}});
}

bool is_sound(const Entry& entry, std::int64_t seq, const std::string& previous) {
  return entry.seq == seq && hash_of(entry, previous) == entry.hash &&
         (!entry.detail || digest_of(*entry.detail) == entry.detail_digest);
}

std::int64_t check_entries(sql::Connection& connection, Problems& problems) {
  std::int64_t sound = 0;
  std::string previous = kNoHash;
  for_each(connection, {}, [&](const Entry& entry) {
    if (!is_sound(entry, sound + 1, previous)) {
      add(problems, std::to_string(sound + 1), "audit_broken",
          {{"seq", std::to_string(sound + 1)}, {"sound", std::to_string(sound)}});
      return false;
    }
    ++sound;
    previous = entry.hash;
    return true;
  });
  return sound;
}

// Entries that were cut off at the end leave a sound chain; the heads remember them.
void check_heads(sql::Connection& connection, Problems& problems) {
  sql::Statement rows = connection.query(
      "SELECT h.date, h.seq FROM audit_head h LEFT JOIN audit a"
      " ON a.seq = h.seq AND a.hash = h.hash WHERE a.seq IS NULL ORDER BY h.date");
  while (const auto row = rows.next())
    add(problems, row->text(1), "audit_head_differs",
        {{"date", row->text(0)}, {"seq", row->text(1)}});
}

// By dataset, number and digest of a revision's document as it was before a purge: the digest
// after it. Only what the log vouches for.
using Replaced = std::map<std::tuple<std::string, std::int64_t, std::string>, std::string>;

Replaced list_vouched(sql::Connection& connection) {
  Replaced replaced;
  sql::Statement rows = connection.query(
      "SELECT id, content FROM audit WHERE kind = 'purge' AND action = 'purged' ORDER BY seq");
  while (const auto row = rows.next()) {
    const auto list = store::list_replaced(connection, row->view(0));
    if (store::digest_of(list) != row->view(1)) continue;
    for (const auto& each : list) replaced[{each.dataset, each.number, each.former}] = each.digest;
  }
  return replaced;
}

// Whether purges made the one document of the other. Each leads on at most once: no purge makes a
// document that was there before.
bool leads_to(const Replaced& replaced, const std::string& dataset, std::int64_t number,
              std::string former, const std::string& digest) {
  for (std::size_t step = 0; step <= replaced.size(); ++step) {
    const auto found = replaced.find({dataset, number, former});
    if (found == replaced.end()) return false;
    if (found->second == digest) return true;
    former = found->second;
  }
  return false;
}

void check_revisions(sql::Connection& connection, Problems& problems) {
  const Replaced replaced = list_vouched(connection);
  sql::Statement rows = connection.query(
      "SELECT a.seq, a.id, a.revision, a.content, r.digest FROM audit a LEFT JOIN revision r"
      " ON r.dataset = a.id AND r.number = a.revision"
      " WHERE a.kind = 'dataset' AND a.revision > 0"
      " AND (r.number IS NULL OR r.digest <> a.content) ORDER BY a.seq");
  while (const auto row = rows.next())
    if (!leads_to(replaced, row->text(1), row->integer(2), row->text(3), row->text(4)))
      add(problems, row->text(0), "audit_revision_differs",
          {{"seq", row->text(0)}, {"id", row->text(1)}, {"revision", row->text(2)}});
}

void check_changes(sql::Connection& connection, Problems& problems) {
  sql::Statement rows = connection.query(
      "SELECT id, revision FROM change WHERE kind = 'dataset'"
      " AND seq > (SELECT revision FROM audit WHERE seq = 1)"
      " EXCEPT SELECT id, revision FROM audit WHERE kind = 'dataset'");
  while (const auto row = rows.next())
    add(problems, row->text(0), "audit_change_missing",
        {{"id", row->text(0)}, {"revision", row->text(1)}});
}

}  // namespace

std::int64_t check_chain(sql::Connection& connection, Problems& problems) {
  const auto sound = check_entries(connection, problems);
  check_heads(connection, problems);
  check_revisions(connection, problems);
  check_changes(connection, problems);
  return sound;
}

}  // namespace catalog::audit
