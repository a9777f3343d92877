#include "catalog/people/requests.hpp"

#include <algorithm>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/store/row.hpp"

namespace catalog::people {
namespace {

constexpr std::size_t kMostNote = 500;

}  // namespace

void ask_membership(store::WriteTransaction& change, std::string_view account,
                    std::string_view agency, std::string_view note) {
  const auto refuse = [](const char* key) {
    throw base::Error(base::ErrorCode::kInvalidData, key,
                      {{"most", std::to_string(kMostRequests)}});
  };
  if (!change.read().find_agency(agency))
    throw base::Error(base::ErrorCode::kNotFound, "agency_unknown", {{"id", std::string(agency)}});
  const auto held = roles_of(change.read(), account).memberships;
  if (std::ranges::any_of(held, [&](const auto& each) { return each.agency == agency; }))
    refuse("member_already");
  if (list_asked(change.read(), account).size() >= kMostRequests) refuse("requests_too_many");
  change.connection().execute(
      "INSERT INTO membership_request (account, agency, note, asked_at) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (account, agency) DO UPDATE SET note = excluded.note",
      account, agency, base::shorten(base::to_nfc(base::trim(note)), kMostNote),
      store::to_number(base::now()));
}

std::vector<MembershipRequest> list_requests(const store::Reader& reader, std::string_view agency) {
  std::vector<MembershipRequest> list;
  sql::Statement rows = reader.connection().query(
      "SELECT account.id, account.name, account.display_name, membership_request.note,"
      " membership_request.asked_at FROM membership_request"
      " JOIN account ON account.id = membership_request.account"
      " WHERE membership_request.agency = $1 AND account.disabled_at = 0"
      " ORDER BY membership_request.asked_at, account.name",
      agency);
  while (const auto row = rows.next())
    list.push_back({row->text(0), row->text(1), row->text(2), std::string(agency), row->text(3),
                    store::to_time(row->integer(4))});
  return list;
}

std::vector<std::string> list_asked(const store::Reader& reader, std::string_view account) {
  std::vector<std::string> list;
  sql::Statement rows = reader.connection().query(
      "SELECT agency FROM membership_request WHERE account = $1 ORDER BY agency", account);
  while (const auto row = rows.next()) list.push_back(row->text(0));
  return list;
}

bool answer_request(store::WriteTransaction& change, std::string_view account,
                    std::string_view agency, std::optional<Role> role) {
  const bool asked =
      change.connection().execute(
          "DELETE FROM membership_request WHERE account = $1 AND agency = $2", account, agency) > 0;
  if (asked && role) grant(change, account, agency, *role);
  return asked;
}

}  // namespace catalog::people
