#pragma once

// A portal with two agencies and people who upload files, for tests.

#include <string>
#include <utility>

#include "tests/unit/portal/api/writing_fixture.hpp"

namespace portal::api {

class Uploading : public WritingTest {
 protected:
  Uploading() {
    auto change = portal.app.store.write();
    colleague = token_of(change, "colleague", "weather", Role::kEditor);
    reader = token_of(change, "reader", "weather", Role::kReader);
    change.commit();
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

  std::string colleague, reader;
};

}  // namespace portal::api
