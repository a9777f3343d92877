#include "catalog/people/sessions.hpp"

#include "catalog/base/hash.hpp"
#include "catalog/base/random.hpp"
#include "catalog/base/text.hpp"
#include "catalog/store/row.hpp"

namespace catalog::people {
namespace {

constexpr std::size_t kSecretBytes = 32;
constexpr std::size_t kAgentBytes = 160;
constexpr std::chrono::minutes kClockSlack{5};

// The order of columns is that of the queries below.
Session read_session(const sql::Row& row) {
  return {row.text(0), row.text(1), store::to_time(row.integer(2)), store::to_time(row.integer(3)),
          row.text(4)};
}

}  // namespace

// A clock that was set back by much must not give a session more time.
bool Session::is_over(base::Time now) const {
  return now - seen_at >= kIdleLimit || now - created_at >= kTotalLimit ||
         created_at > now + kClockSlack;
}

std::string start_session(store::WriteTransaction& change, std::string_view account,
                          std::string_view agent) {
  std::string secret = base::random_hex(kSecretBytes);
  const auto now = store::to_number(base::now());
  change.connection().execute(
      "INSERT INTO sign_in_session (hash, account, created_at, seen_at, agent)"
      " VALUES ($1, $2, $3, $3, $4)",
      base::sha256(secret), account, now, base::shorten(base::repair_utf8(agent), kAgentBytes));
  return secret;
}

std::optional<Session> find_session(const store::Reader& reader, std::string_view secret) {
  sql::Statement rows = reader.connection().query(
      "SELECT hash, account, created_at, seen_at, agent FROM sign_in_session WHERE hash = $1",
      base::sha256(secret));
  const auto row = rows.next();
  if (!row) return std::nullopt;
  return read_session(*row);
}

std::vector<Session> list_sessions(const store::Reader& reader, std::string_view account,
                                   base::Time now) {
  std::vector<Session> list;
  sql::Statement rows = reader.connection().query(
      "SELECT hash, account, created_at, seen_at, agent FROM sign_in_session"
      " WHERE account = $1 ORDER BY seen_at DESC, hash",
      account);
  while (const auto row = rows.next())
    if (Session session = read_session(*row); !session.is_over(now)) list.push_back(session);
  return list;
}

void end_session(store::WriteTransaction& change, std::string_view account, std::string_view hash) {
  change.connection().execute("DELETE FROM sign_in_session WHERE hash = $1 AND account = $2", hash,
                              account);
}

void end_sessions(store::WriteTransaction& change, std::string_view account) {
  change.connection().execute("DELETE FROM sign_in_session WHERE account = $1", account);
}

void sweep_sessions(store::WriteTransaction& change, base::Time now) {
  change.connection().execute("DELETE FROM sign_in_session WHERE created_at < $1",
                              store::to_number(now - kTotalLimit));
}

}  // namespace catalog::people
