// Two agencies, and people who write by tokens.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "catalog/people/accounts.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/people/tokens.hpp"
#include "catalog/publish/agencies.hpp"
#include "portal/api/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {

using catalog::people::Role;

constexpr const char* kRain =
    R"({"title":{"vi":"Lượng mưa","en":"Rain"},"description":{"vi":"Lượng mưa từng ngày","en":"Rain of each day"},)"
    R"("publisher":"weather","license":"CC-BY-4.0"})";

// Two agencies, and somebody for each role who writes by a token.
class WritingTest : public testing::Test {
 protected:
  WritingTest() : portal(routes()) {
    auto change = portal.app.store.write();
    for (const char* slug : {"weather", "health"}) {
      catalog::publish::AgencyDraft draft;
      draft.slug = slug;
      draft.document = base::parse_json(std::string(R"({"name":{"en":")") + slug + "\"}}");
      catalog::publish::put_agency(change, draft);
    }
    editor = token_of(change, "editor", "weather", Role::kEditor);
    publisher = token_of(change, "publisher", "weather", Role::kPublisher);
    second = token_of(change, "second", "weather", Role::kPublisher);
    admin = token_of(change, "admin", "weather", Role::kAdmin);
    stranger = token_of(change, "stranger", "health", Role::kPublisher);
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
    token.scope = catalog::people::scope_for(role);
    return catalog::people::add_token(change, token).secret;
  }

  http::Response send(const std::string& token, const std::string& method, const std::string& path,
                      const std::string& body = "", const std::string& seen = "*",
                      const std::string& type = "application/json", http::Headers headers = {}) {
    if (!token.empty()) headers.set("Authorization", "Bearer " + token);
    if (!seen.empty()) headers.set("If-Match", seen);
    if (!body.empty()) headers.set("Content-Type", type);
    return portal.send(method, "/api/v1/datasets" + path, std::move(headers), body);
  }

  static base::Json json(const http::Response& response) {
    return base::parse_json(http::body_text(response));
  }

  // Adds a dataset; answers "/" and its id.
  std::string add(const std::string& state = "draft") {
    auto document = base::parse_json(kRain);
    document.set("state", state);
    const auto response = send(publisher, "POST", "", base::write_json(document));
    EXPECT_EQ(response.status, 201) << http::body_text(response);
    return "/" + json(response)["id"].as_string();
  }

  TestPortal portal;
  std::string editor, publisher, second, admin, stranger;
};

}  // namespace portal::api
