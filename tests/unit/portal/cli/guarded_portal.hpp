// A portal with records in every state and people of every kind, for tests that go through every
// route of the table.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "catalog/base/text.hpp"
#include "catalog/people/accounts.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/people/tokens.hpp"
#include "catalog/publish/agencies.hpp"
#include "portal/cli/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::cli {

namespace people = catalog::people;

/// Whoever may ask, and with which role in which agency.
struct Asker {
  std::string name;
  people::Principal principal;  // what the table of rights says of them
  std::string token;            // empty: nobody in particular
};

class GuardedPortal {
 public:
  GuardedPortal() : portal(all_routes()) {
    {
      auto change = portal.app.store.write();
      for (const char* slug : {"weather", "health"}) {
        catalog::publish::AgencyDraft draft;
        draft.slug = slug;
        draft.document = base::parse_json(std::string(R"({"name":{"en":")") + slug + " office\"}}");
        catalog::publish::put_agency(change, draft);
      }
      add_askers(change);
      change.commit();
    }
    add("rain", "published", "public", "Rain of each day");
    portal.follow();
  }

  /// Adds a dataset of the agency "weather" with words of its own in every text.
  std::string add(const std::string& key, const std::string& state, const std::string& visibility,
                  const std::string& words) {
    catalog::publish::Draft draft;
    draft.agency = "weather";
    draft.state = state;
    draft.visibility = visibility;
    draft.note = words;
    draft.document = base::parse_json(
        R"({"title":{"vi":")" + words + R"(","en":")" + words + R"("},"description":{"en":")" +
        words + R"("},"keyword":{"en":[")" + words + R"("]},"identifier":[")" + words +
        R"("],"contactPoint":[{"fn":")" + words +
        R"(","hasEmail":"mailto:a@b.example"}],)"
        R"("license":"CC-BY-4.0","distribution":[{"title":{"en":")" +
        words + R"("},"accessURL":"https://files.example/)" + base::slug(words) + R"(.csv"}]})");
    ids[key] = portal.add(std::move(draft)).id;
    return ids[key];
  }

  http::Response ask(const Asker& asker, const std::string& method, const std::string& target,
                     const std::string& body = "", http::Headers headers = {}) {
    if (!asker.token.empty()) headers.set("Authorization", "Bearer " + asker.token);
    if (!body.empty()) headers.set("Content-Type", "application/json");
    if (method != "GET") headers.set("If-Match", "*");
    return portal.send(method, target, std::move(headers), body);
  }

  const Asker& asker(std::string_view name) const {
    return *std::ranges::find(askers, name, &Asker::name);
  }

  TestPortal portal;
  std::vector<Asker> askers;
  std::map<std::string, std::string> ids;

 private:
  void add_asker(catalog::store::WriteTransaction& change, const std::string& name,
                 const std::string& agency, people::Role role, people::Scope scope,
                 const std::string& bound_to = "") {
    people::Account account;
    account.name = base::slug(name);
    const auto id = people::add_account(change, account).id;
    if (people::row_of(role).site_wide)
      people::grant(change, id, "", role);
    else if (!agency.empty())
      people::grant(change, id, agency, role);
    people::NewToken token;
    token.account = id;
    token.scope = scope;
    token.agency = bound_to;
    const auto added = people::add_token(change, token);
    people::Principal::Grant grant;
    grant.scope = scope;
    grant.agency = bound_to;
    askers.push_back({name,
                      people::Principal::by_token({id, account.name, ""},
                                                  people::roles_of(change.read(), id), grant),
                      added.secret});
  }

  void add_askers(catalog::store::WriteTransaction& change) {
    using people::Role;
    using people::Scope;
    askers.push_back({"nobody", {}, ""});
    add_asker(change, "without agency", "", Role::kReader, Scope::kAdminister);
    add_asker(change, "reader", "weather", Role::kReader, Scope::kAdminister);
    add_asker(change, "editor", "weather", Role::kEditor, Scope::kAdminister);
    add_asker(change, "publisher", "weather", Role::kPublisher, Scope::kAdminister);
    add_asker(change, "admin", "weather", Role::kAdmin, Scope::kAdminister);
    add_asker(change, "stranger", "health", Role::kAdmin, Scope::kAdminister);
    add_asker(change, "administrator", "", Role::kAdministrator, Scope::kAdminister);
    add_asker(change, "token to read", "weather", Role::kAdmin, Scope::kRead);
    add_asker(change, "token to write", "weather", Role::kAdmin, Scope::kWrite);
    add_asker(change, "token of another agency", "weather", Role::kAdmin, Scope::kAdminister,
              "health");
    add_bad_askers(change);
  }

  // Tokens that are good no more ask as nobody, and are told so.
  void add_bad_askers(catalog::store::WriteTransaction& change) {
    add_asker(change, "revoked", "weather", people::Role::kAdmin, people::Scope::kAdminister);
    const auto tokens = people::list_tokens(change.read(), askers.back().principal.person().id);
    people::revoke_token(change, tokens.front().account, tokens.front().id);
    askers.back().principal = {};
  }
};

}  // namespace portal::cli
