#pragma once

// A portal with two agencies and people who upload files, for tests.

#include <gtest/gtest.h>

#include <string>

#include "catalog/people/accounts.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/people/tokens.hpp"
#include "catalog/publish/agencies.hpp"
#include "portal/api/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {

class Uploading : public testing::Test {
 protected:
  using Role = catalog::people::Role;

  Uploading() {
    auto change = portal.app.store.write();
    for (const char* slug : {"weather", "health"}) {
      catalog::publish::AgencyDraft draft;
      draft.slug = slug;
      draft.document = base::parse_json(std::string(R"({"name":{"en":")") + slug + "\"}}");
      catalog::publish::put_agency(change, draft);
    }
    editor = token_of(change, "editor", "weather", Role::kEditor);
    colleague = token_of(change, "colleague", "weather", Role::kEditor);
    stranger = token_of(change, "stranger", "health", Role::kPublisher);
    reader = token_of(change, "reader", "weather", Role::kReader);
    change.commit();
  }

  static std::string token_of(catalog::store::WriteTransaction& change, const std::string& name,
                              const std::string& agency, Role role) {
    catalog::people::Account account;
    account.name = name;
    const auto added = catalog::people::add_account(change, account);
    catalog::people::grant(change, added.id, agency, role);
    catalog::people::NewToken token;
    token.account = added.id;
    token.scope = catalog::people::Scope::kPublish;
    return catalog::people::add_token(change, token).secret;
  }

  http::Response send(const std::string& token, const std::string& method,
                      const std::string& target, http::Headers headers = {},
                      std::string body = {}) {
    if (!token.empty()) headers.set("authorization", "Bearer " + token);
    return portal.send(method, target, std::move(headers), std::move(body));
  }

  static base::Json json_of(const http::Response& response) {
    return base::parse_json(http::body_text(response));
  }
  static std::string detail_of(const http::Response& response) {
    return json_of(response)["detail"].as_string();
  }

  TestPortal portal{routes()};
  std::string editor, colleague, stranger, reader;
};

}  // namespace portal::api
