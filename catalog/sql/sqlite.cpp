#include <sqlite3.h>

#include <string>
#include <thread>

#include "catalog/base/error.hpp"
#include "catalog/base/log.hpp"
#include "catalog/sql/database.hpp"
#include "catalog/sql/sqlite_state.hpp"

namespace catalog::sql {
namespace {

constexpr std::chrono::microseconds kLook{2000};
constexpr int kStepsBetweenLooks = 1000;  // of SQLite's machine, some 10 microseconds

// Each connection belongs to one thread at a time, and nobody asks for memory statistics, whose
// upkeep is a lock that all threads share.
void configure_once() {
  static const int kDone = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(kDone);
}

int open_flags(const Connection::Options& options) {
  if (options.path.empty()) return SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY;
  if (options.read_only) return SQLITE_OPEN_READONLY;
  return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
}

void use_write_ahead_log(Connection& connection) {
  Statement statement = connection.query("PRAGMA journal_mode = WAL");
  const auto row = statement.next();
  if (!row || row->view(0) != "wal")
    throw base::Error(base::ErrorCode::kUnavailable, "store_cannot_open");
}

// SQLite's own waiting sleeps up to 100 ms between two looks and so would never meet the short
// pauses of an import that runs beside.
int wait_for_writer(void* pointer, int looks) {
  auto& state = *static_cast<ConnectionState*>(pointer);
  const auto now = std::chrono::steady_clock::now();
  if (looks == 0) state.wait_end = now + state.patience;
  if (now >= state.wait_end) return 0;
  std::this_thread::sleep_for(looks < 5 ? std::chrono::microseconds(300) : kLook);
  return 1;
}

int look_at_deadline(void* pointer) {
  const auto& state = *static_cast<const ConnectionState*>(pointer);
  return state.deadline && std::chrono::steady_clock::now() > *state.deadline ? 1 : 0;
}

std::string_view text_of(const char* text) {
  return text ? text : "";
}

int authorize(void* pointer, int action, const char* first, const char* second, const char*,
              const char* view) {
  const auto& state = *static_cast<const ConnectionState*>(pointer);
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      return text_of(second) == "load_extension" ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_READ:
      return state.allowed.contains(text_of(first)) || state.allowed.contains(text_of(view))
                 ? SQLITE_OK
                 : SQLITE_DENY;
    default:
      return SQLITE_DENY;
  }
}

}  // namespace

ConnectionState::ConnectionState(const std::filesystem::path& path, int flags) {
  configure_once();
  const std::string name = path.empty() ? ":memory:" : path.string();
  const int code = sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code == SQLITE_OK) {
    sqlite3_extended_result_codes(handle, 1);
    return;
  }
  base::log(base::LogLevel::kError, "database_not_opened",
            {{"path", name}, {"reason", sqlite3_errstr(code)}});
  sqlite3_close_v2(handle);
  throw base::Error(base::ErrorCode::kUnavailable, "store_cannot_open");
}

ConnectionState::~ConnectionState() {
  kept.clear();
  sqlite3_close_v2(handle);
}

Connection::Connection(const Options& options)
    : state_(std::make_unique<ConnectionState>(options.path, open_flags(options))) {
  state_->patience = options.patience;
  sqlite3_busy_handler(state_->handle, wait_for_writer, state_.get());
  run_script(
      "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;"
      "PRAGMA mmap_size = 2147418112; PRAGMA cache_size = -8192;");
  if (options.path.empty() || options.read_only) return;
  if (!options.durable) {
    run_script("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;");
    return;
  }
  use_write_ahead_log(*this);
  run_script(
      "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;"
      "PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864;");
}

Connection::~Connection() = default;

Statement Connection::prepare(Sql sql) {
  const auto found = state_->kept.find(sql.text());
  if (found != state_->kept.end() && !found->second->is_lent) {
    found->second->is_lent = true;
    return Statement(*state_, *found->second);
  }
  auto prepared = std::make_unique<Prepared>(state_->handle, sql.text());
  if (!prepared->handle) throw_error(*state_, sqlite3_errcode(state_->handle), sql.text());
  if (!sql.is_literal() || found != state_->kept.end())
    return Statement(*state_, *prepared.release());
  prepared->is_kept = prepared->is_lent = true;
  Prepared& kept = *prepared;
  state_->kept.emplace(sql.text(), std::move(prepared));
  return Statement(*state_, kept);
}

std::optional<Fault> Connection::find_fault(Sql sql) {
  const Prepared prepared(state_->handle, sql.text());
  if (prepared.handle) return std::nullopt;
  const bool is_forbidden = (sqlite3_errcode(state_->handle) & 0xff) == SQLITE_AUTH;
  return Fault{is_forbidden, sqlite3_errmsg(state_->handle)};
}

void Connection::run_script(std::string_view script) {
  const std::string text(script);
  const int code = sqlite3_exec(state_->handle, text.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw_error(*state_, code, script);
}

void Connection::set_deadline(std::optional<std::chrono::steady_clock::time_point> deadline) {
  state_->deadline = deadline;
  sqlite3_progress_handler(state_->handle, deadline ? kStepsBetweenLooks : 0,
                           deadline ? look_at_deadline : nullptr, state_.get());
}

void Connection::allow_only(const std::vector<std::string>& tables) {
  state_->allowed = {tables.begin(), tables.end()};
  sqlite3_set_authorizer(state_->handle, authorize, state_.get());
}

void Connection::copy_to(const std::filesystem::path& target) {
  ConnectionState copy(target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  sqlite3_backup* backup = sqlite3_backup_init(copy.handle, "main", state_->handle, "main");
  if (!backup) throw_error(copy, sqlite3_errcode(copy.handle), "backup");
  const int stepped = sqlite3_backup_step(backup, -1);
  const int finished = sqlite3_backup_finish(backup);
  if (finished != SQLITE_OK) throw_error(copy, finished, "backup");
  if (stepped != SQLITE_DONE) throw_error(copy, stepped, "backup");
}

std::vector<std::string> Connection::list_damage() {
  std::vector<std::string> found;
  Statement statement = query("PRAGMA integrity_check(100)");
  while (const auto row = statement.next()) found.push_back(row->text(0));
  if (found == std::vector<std::string>{"ok"}) found.clear();
  return found;
}

bool Connection::has_stopped() const {
  return state_->flush_failed;
}

Transaction::Transaction(Connection& connection, Kind kind) : connection_(connection) {
  if (kind == Kind::kRead) {
    connection.execute("BEGIN");
    return;
  }
  if (connection.has_stopped()) throw base::Error(base::ErrorCode::kUnavailable, "store_stopped");
  connection.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  // After a full disk SQLite may have rolled back by itself.
  if (open_ && !sqlite3_get_autocommit(connection_.state().handle))
    sqlite3_exec(connection_.state().handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  connection_.execute("COMMIT");
  open_ = false;
}

}  // namespace catalog::sql
