#include "catalog/people/links.hpp"

#include <array>

#include "catalog/base/hash.hpp"
#include "catalog/base/random.hpp"
#include "catalog/store/row.hpp"

namespace catalog::people {
namespace {

constexpr std::size_t kSecretBytes = 32;
constexpr std::array<std::string_view, 3> kNames = {"password", "first", "invitation"};

std::string_view name_of(Purpose purpose) {
  return kNames.at(static_cast<std::size_t>(purpose));
}

}  // namespace

std::string add_link(store::WriteTransaction& change, const Link& link) {
  const base::Time now = base::now();
  change.connection().execute("DELETE FROM one_time_link WHERE expires_at <= $1",
                              store::to_number(now));
  if (link.purpose != Purpose::kInvitation)
    change.connection().execute("DELETE FROM one_time_link WHERE purpose = $1 AND account = $2",
                                name_of(link.purpose), link.account);
  std::string secret = base::random_hex(kSecretBytes);
  change.connection().execute(
      "INSERT INTO one_time_link (hash, purpose, account, agency, role, created_at, expires_at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7)",
      base::sha256(secret), name_of(link.purpose), link.account, link.agency, link.role,
      store::to_number(now), store::to_number(now + kLinkLife));
  return secret;
}

std::optional<Link> find_link(const store::Reader& reader, std::string_view secret) {
  sql::Statement rows = reader.connection().query(
      "SELECT purpose, account, agency, role, expires_at FROM one_time_link"
      " WHERE hash = $1 AND expires_at > $2",
      base::sha256(secret), store::to_number(base::now()));
  const auto row = rows.next();
  if (!row) return std::nullopt;
  Link link;
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames.at(i) == row->view(0)) link.purpose = static_cast<Purpose>(i);
  link.account = row->text(1);
  link.agency = row->text(2);
  link.role = row->text(3);
  link.expires_at = store::to_time(row->integer(4));
  return link;
}

bool use_link(store::WriteTransaction& change, std::string_view secret) {
  return change.connection().execute("DELETE FROM one_time_link WHERE hash = $1",
                                     base::sha256(secret)) > 0;
}

}  // namespace catalog::people
