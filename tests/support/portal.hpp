// A whole portal in a temporary folder, without network, for unit tests of handlers.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/publish/publish.hpp"
#include "portal/app/app.hpp"
#include "portal/app/dispatch.hpp"
#include "portal/jobs/follower.hpp"
#include "tests/support/temporary_folder.hpp"

namespace portal {

/// The settings of a portal in a folder of a test.
inline app::Config test_config(const std::filesystem::path& folder) {
  app::Config config = app::read_config(folder);
  config.base_url = "http://data.example";
  config.assets.clear();
  return config;
}

/// A portal without network: records go in, requests are answered.
class TestPortal {
 public:
  explicit TestPortal(std::vector<app::Route> routes)
      : app(test_config(folder.path())), dispatcher_(app, std::move(routes)) {
    follow();
  }

  catalog::publish::Published add(catalog::publish::Draft draft) {
    auto change = app.store.write();
    auto published = catalog::publish::publish(change, std::move(draft));
    change.commit();
    return published;
  }
  catalog::publish::Published add(const std::string& json) {
    catalog::publish::Draft draft;
    draft.document = base::parse_json(json);
    return add(std::move(draft));
  }

  /// What the follower does after a change.
  void follow() {
    search::Indexer indexer(app::App::index_folder(folder.path()).string(), app.store.id());
    const auto seq = jobs::bring_up_to_date(app.store, indexer);
    app.has_index = true;
    app.cache.start_epoch(seq);
  }

  http::Response get(const std::string& target, http::Headers headers = {}) {
    return dispatcher_.answer(http::make_request("GET", target, std::move(headers)));
  }
  http::Response send(const std::string& method, const std::string& target,
                      http::Headers headers = {}, std::string body = {}) {
    return dispatcher_.answer(
        http::make_request(method, target, std::move(headers), std::move(body)));
  }
  http::Response post(const std::string& target, http::Headers headers = {},
                      const std::string& body = "") {
    return send("POST", target, std::move(headers), body);
  }
  base::Json get_json(const std::string& target) {
    return base::parse_json(http::body_text(get(target)));
  }

  const std::vector<app::Route>& routes() const { return dispatcher_.router().routes(); }

  catalog::TemporaryFolder folder;
  app::App app;

 private:
  app::Dispatcher dispatcher_;
};

/// The first value of a field; empty when it was not set.
inline std::string field(const http::Response& response, std::string_view name) {
  const auto* value = response.headers.find(name);
  return value ? *value : std::string();
}

}  // namespace portal
