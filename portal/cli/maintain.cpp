#include "portal/cli/maintain.hpp"

#include <cstdio>
#include <utility>
#include <vector>

#include "catalog/assessment/tables_check.hpp"
#include "catalog/audit/chain_check.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "catalog/coverage/tables_check.hpp"
#include "catalog/facts/standing.hpp"
#include "catalog/store/backup.hpp"
#include "catalog/store/check.hpp"
#include "catalog/store/lock.hpp"
#include "catalog/store/restore.hpp"
#include "catalog/store/store.hpp"
#include "portal/app/app.hpp"
#include "portal/cli/command.hpp"
#include "portal/cli/index_check.hpp"
#include "portal/jobs/follower.hpp"

namespace portal::cli {
namespace {

using base::Json;

Json counted(std::uint64_t seq, std::int64_t datasets) {
  Json out = Json::object();
  out.set("seq", Json::integer(static_cast<std::int64_t>(seq)));
  out.set("datasets", Json::integer(datasets));
  return out;
}

Json list_of(const std::vector<catalog::store::Problem>& problems) {
  Json list = Json::array();
  for (const auto& problem : problems) {
    Json item = Json::object();
    item.set("what", problem.what);
    item.set("id", problem.id);
    item.set("message", base::say(problem.message, "en"));
    list.push(std::move(item));
  }
  return list;
}

// What a check found; notes are what a person should know though nothing is wrong.
struct Checked {
  catalog::store::CheckReport report;
  std::int64_t audit_entries = 0;  // that are sound, from the first
  search::IndexStatus index;
  std::vector<catalog::store::Problem> notes;
  bool is_index_compared = true;
};

void print_json(const Checked& checked) {
  const auto& [report, audit_entries, index, notes, is_index_compared] = checked;
  Json out = Json::object();
  out.set("ok", Json::boolean(report.problems.empty()));
  out.set("revisions", Json::integer(report.revisions));
  out.set("files", Json::integer(report.files));
  out.set("audit", Json::integer(audit_entries));
  Json state = counted(index.seq, static_cast<std::int64_t>(index.records));
  state.set("state", to_string(index.state));
  out.set("index", std::move(state));
  out.set("store", counted(static_cast<std::uint64_t>(report.last_seq), report.datasets));
  out.set("problems", list_of(report.problems));
  out.set("notes", list_of(notes));
  std::printf("%s", base::write_json_pretty(out).c_str());
}

void print_text(const Checked& checked) {
  const auto& report = checked.report;
  for (const auto* list : {&report.problems, &checked.notes})
    for (const auto& each : *list) std::printf("%s\n", base::say(each.message, "en").c_str());
  const char* key = !report.problems.empty()    ? "check_bad"
                    : checked.is_index_compared ? "check_good"
                                                : "check_good_without_index";
  std::printf("%s\n", sentence(key, {{"datasets", std::to_string(report.datasets)},
                                     {"revisions", std::to_string(report.revisions)},
                                     {"files", std::to_string(report.files)},
                                     {"count", std::to_string(report.problems.size())}})
                          .c_str());
}

// What stands beside datasets and files; answers how many entries of the audit log are sound.
std::int64_t check_rest(catalog::store::Store& store,
                        std::vector<catalog::store::Problem>& problems) {
  const auto reader = store.snapshot();
  catalog::coverage::check_tables(reader.connection(), problems);
  catalog::assessment::check_tables(reader.connection(), problems);
  return catalog::audit::check_chain(reader.connection(), problems);
}

}  // namespace

int run_reindex(const Common& common) {
  const app::Config config = settings_of_store(common);
  const catalog::store::ServeLock lock(config.data);
  catalog::store::Store store(config.data);
  search::Indexer indexer(app::App::index_folder(config.data).string(), store.id());
  const auto seq = jobs::rebuild_index(store, indexer);
  const auto records = indexer.status(static_cast<std::uint64_t>(seq)).records;
  std::printf("%s\n", sentence("index_rebuilt",
                               {{"count", std::to_string(records)}, {"seq", std::to_string(seq)}})
                          .c_str());
  return kDone;
}

int run_check(const Common& common, const MaintainOptions& options) {
  const app::Config config = settings_of_store(common);
  catalog::store::Store store(config.data);
  Checked checked;
  checked.report = catalog::store::check(store);
  if (!checked.report.is_broken) checked.audit_entries = check_rest(store, checked.report.problems);
  const auto folder = app::App::index_folder(config.data).string();
  checked.index = check_index(store, folder, checked.report.problems);
  const auto last = static_cast<std::uint64_t>(store.read().last_seq());
  if (auto note = note_of_index(checked.index, last)) checked.notes.push_back(std::move(*note));
  checked.is_index_compared = checked.notes.empty();
  if (auto note = catalog::facts::check_standing(store, config.data, checked.report.problems))
    checked.notes.push_back(std::move(*note));
  if (options.format == "json")
    print_json(checked);
  else
    print_text(checked);
  return checked.report.problems.empty() ? kDone : kRefused;
}

int run_backup(const Common& common, const MaintainOptions& options) {
  catalog::store::Store store(settings_of_store(common).data);
  const auto report = catalog::store::backup(store, options.file);
  std::printf("%s\n", sentence("backup_written", {{"datasets", std::to_string(report.datasets)},
                                                  {"files", std::to_string(report.files)},
                                                  {"file", options.file}})
                          .c_str());
  return kDone;
}

int run_restore(const Common& common, const MaintainOptions& options) {
  const app::Config config = settings_of(common);
  const auto report = catalog::store::restore(config.data, options.file);
  std::printf("%s\n", sentence("backup_restored", {{"datasets", std::to_string(report.datasets)},
                                                   {"files", std::to_string(report.files)},
                                                   {"folder", common.data}})
                          .c_str());
  return kDone;
}

}  // namespace portal::cli
