#include "portal/cli/get.hpp"

#include <cstdint>
#include <cstdio>

#include "catalog/store/lock.hpp"
#include "portal/app/app.hpp"
#include "portal/app/dispatch.hpp"
#include "portal/cli/command.hpp"
#include "portal/cli/index_check.hpp"
#include "portal/cli/routes.hpp"
#include "portal/cli/waiting.hpp"
#include "portal/jobs/follower.hpp"

namespace portal::cli {
namespace {

// A running server brings the index to what the store held when we came; without one it is done
// here. One that takes longer, as in a large import, is no reason to answer nothing: then the index
// answers as it is.
void settle_index(app::App& app, std::uint64_t seq) {
  const auto folder = app::App::index_folder(app.config.data).string();
  wait_for_server([&] {
    const auto found = look_at_index(app.store, folder);
    if (found.state == search::IndexState::kGood) return true;
    if (found.state == search::IndexState::kBehind && found.seq >= seq) return true;
    const auto lock = catalog::store::ServeLock::try_take(app.config.data);
    if (!lock) return false;
    search::Indexer indexer(folder, app.store.id());
    jobs::bring_up_to_date(app.store, indexer);
    return true;
  });
}

}  // namespace

int run_get(const Common& common, const GetOptions& options) {
  app::Config config = settings_of_store(common);
  if (!options.base_url.empty()) app::set_base_url(config, options.base_url);
  app::settle_base_url(config);
  app::App app(std::move(config));
  const auto seq = static_cast<std::uint64_t>(app.store.read().last_seq());
  settle_index(app, seq);
  app.has_index = true;
  app.cache.start_epoch(static_cast<std::int64_t>(seq));
  app::Dispatcher dispatcher(app, all_routes());
  http::Headers headers;
  if (!options.accept.empty()) headers.add("accept", options.accept);
  if (!options.language.empty()) headers.add("accept-language", options.language);
  const http::Response response =
      dispatcher.answer(http::make_request("GET", options.path, std::move(headers)));
  if (options.with_head) {
    std::printf("HTTP/1.1 %d\n", response.status);
    for (const auto& header : response.headers)
      std::printf("%s: %s\n", header.name.c_str(), header.value.c_str());
    std::printf("\n");
  }
  const std::string body = http::body_text(response);
  std::fwrite(body.data(), 1, body.size(), stdout);
  return response.status < 400 ? kDone : kRefused;
}

}  // namespace portal::cli
