#include <sqlite3.h>

#include <cerrno>
#include <string>

#include "catalog/base/error.hpp"
#include "catalog/base/log.hpp"
#include "catalog/sql/sqlite_state.hpp"

namespace catalog::sql {
namespace {

using base::ErrorCode;

struct Meaning {
  ErrorCode code;
  const char* key;
};

bool is_full(int system_error) {
  return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

Meaning meaning_of(int code, int system_error) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return {ErrorCode::kStorageFull, "store_full"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::kUnavailable, "store_busy"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {ErrorCode::kUnavailable, "store_damaged"};
    case SQLITE_IOERR:
      if (is_full(system_error)) return {ErrorCode::kStorageFull, "store_full"};
      return {ErrorCode::kUnavailable, "store_io"};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return {ErrorCode::kUnavailable, "store_cannot_open"};
    case SQLITE_READONLY:
      return {ErrorCode::kUnavailable, "store_read_only"};
    case SQLITE_NOMEM:
      return {ErrorCode::kUnavailable, "store_memory"};
    case SQLITE_INTERRUPT:
      return {ErrorCode::kUnavailable, "store_too_slow"};
    case SQLITE_CONSTRAINT:
      return {ErrorCode::kConflict, "store_conflict"};
    case SQLITE_TOOBIG:
      return {ErrorCode::kTooLarge, "store_too_large"};
    case SQLITE_AUTH:
      return {ErrorCode::kForbidden, "store_forbidden"};
    default:
      return {ErrorCode::kInternal, "internal"};
  }
}

base::LogLevel level_of(int code, ErrorCode meaning) {
  if (meaning == ErrorCode::kConflict || meaning == ErrorCode::kForbidden)
    return base::LogLevel::kDebug;
  const int primary = code & 0xff;
  const bool passing = primary == SQLITE_BUSY || primary == SQLITE_INTERRUPT;
  return passing ? base::LogLevel::kWarning : base::LogLevel::kError;
}

bool is_failed_flush(int code) {
  return code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC;
}

}  // namespace

void throw_error(ConnectionState& state, int code, std::string_view statement) {
  const int last_error = errno;
  const int extended = state.handle ? sqlite3_extended_errcode(state.handle) : code;
  // SQLite forgets the system's word when it is the commit that fails.
  const int kept_error = state.handle ? sqlite3_system_errno(state.handle) : 0;
  const int system_error = kept_error != 0 ? kept_error : last_error;
  const std::string reason = state.handle ? sqlite3_errmsg(state.handle) : sqlite3_errstr(code);
  if (is_failed_flush(extended)) state.flush_failed = true;
  const Meaning meaning = meaning_of(extended, system_error);
  base::log(level_of(extended, meaning.code), "sql_failed",
            {{"code", std::to_string(extended)},
             {"system_error", std::to_string(system_error)},
             {"reason", reason},
             {"statement", statement.substr(0, 200)}});
  throw base::Error(meaning.code, meaning.key);
}

}  // namespace catalog::sql
