#include <sqlite3.h>

#include <cerrno>
#include <charconv>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/sql/database.hpp"
#include "catalog/sql/sqlite_state.hpp"

namespace catalog::sql {
namespace {

// SQLite numbers "$1" by the order in which names appear; the house counts by the name.
std::vector<int> list_parameters(sqlite3_stmt* handle) {
  std::vector<int> parameters;
  for (int index = 1; index <= sqlite3_bind_parameter_count(handle); ++index) {
    const char* name = sqlite3_bind_parameter_name(handle, index);
    if (!name) continue;
    std::size_t number = 0;
    const std::string_view digits = name + 1;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (number == 0) continue;
    if (parameters.size() < number) parameters.resize(number);
    parameters[number - 1] = index;
  }
  return parameters;
}

}  // namespace

Prepared::Prepared(sqlite3* connection, std::string_view text) {
  sqlite3_prepare_v3(connection, text.data(), static_cast<int>(text.size()),
                     SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
  if (handle) parameters = list_parameters(handle);
}

Prepared::~Prepared() {
  sqlite3_finalize(handle);
}

int Row::size() const {
  return sqlite3_column_count(statement_);
}

std::string_view Row::name(int column) const {
  const char* name = sqlite3_column_name(statement_, column);
  return name ? name : "";
}

Row::Kind Row::kind(int column) const {
  switch (sqlite3_column_type(statement_, column)) {
    case SQLITE_INTEGER:
      return Kind::kInteger;
    case SQLITE_FLOAT:
      return Kind::kReal;
    case SQLITE_TEXT:
      return Kind::kText;
    case SQLITE_BLOB:
      return Kind::kBlob;
    default:
      return Kind::kNull;
  }
}

std::int64_t Row::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

double Row::real(int column) const {
  return sqlite3_column_double(statement_, column);
}

std::string_view Row::view(int column) const {
  // Of bytes SQLite would make a text up to the first NUL; the blob form takes both as they are.
  const void* bytes = kind(column) == Kind::kBlob ? sqlite3_column_blob(statement_, column)
                                                  : sqlite3_column_text(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  return bytes ? std::string_view(static_cast<const char*>(bytes), static_cast<std::size_t>(size))
               : std::string_view();
}

Statement::Statement(ConnectionState& connection, Prepared& prepared)
    : connection_(&connection), prepared_(&prepared) {}

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_),
      prepared_(std::exchange(other.prepared_, nullptr)),
      copies_(other.copies_),
      done_(other.done_) {}

Statement::~Statement() {
  if (!prepared_) return;
  if (!prepared_->is_kept) {
    delete prepared_;
    return;
  }
  sqlite3_reset(prepared_->handle);
  sqlite3_clear_bindings(prepared_->handle);
  prepared_->is_lent = false;
}

void Statement::check(int code) const {
  if (code != SQLITE_OK) throw_error(*connection_, code, sqlite3_sql(prepared_->handle));
}

int Statement::index_of(int number) const {
  const auto at = static_cast<std::size_t>(number - 1);
  const int index = at < prepared_->parameters.size() ? prepared_->parameters[at] : 0;
  if (index == 0) throw_error(*connection_, SQLITE_RANGE, sqlite3_sql(prepared_->handle));
  return index;
}

void Statement::bind(int number, std::nullptr_t) {
  check(sqlite3_bind_null(prepared_->handle, index_of(number)));
}

void Statement::bind(int number, double value) {
  check(sqlite3_bind_double(prepared_->handle, index_of(number), value));
}

void Statement::bind(int number, std::string_view value) {
  // A null pointer would bind NULL; an empty text is not NULL.
  const char* text = value.data() ? value.data() : "";
  check(sqlite3_bind_text64(prepared_->handle, index_of(number), text, value.size(),
                            copies_ ? SQLITE_TRANSIENT : SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind(int number, Blob value) {
  const char* bytes = value.bytes.data() ? value.bytes.data() : "";
  check(sqlite3_bind_blob64(prepared_->handle, index_of(number), bytes, value.bytes.size(),
                            copies_ ? SQLITE_TRANSIENT : SQLITE_STATIC));
}

void Statement::bind_integer(int number, std::int64_t value) {
  check(sqlite3_bind_int64(prepared_->handle, index_of(number), value));
}

std::optional<Row> Statement::next() {
  if (done_) return std::nullopt;
  errno = 0;  // so that what is found there after a failure is of this step
  const int code = sqlite3_step(prepared_->handle);
  if (code == SQLITE_ROW) return Row(prepared_->handle);
  done_ = true;
  if (code != SQLITE_DONE) throw_error(*connection_, code, sqlite3_sql(prepared_->handle));
  return std::nullopt;
}

std::int64_t Statement::run() {
  while (next()) continue;
  if (sqlite3_stmt_readonly(prepared_->handle)) return 0;
  return sqlite3_changes64(connection_->handle);
}

void Statement::reset() {
  sqlite3_reset(prepared_->handle);
  done_ = false;
}

}  // namespace catalog::sql
