#include "portal/api/status.hpp"

#include "catalog/queue/queue.hpp"
#include "portal/app/answer.hpp"

namespace portal::api {
namespace {

using base::Json;

http::Response uncached(http::Response response) {
  response.headers.set("Cache-Control", "no-store");
  return response;
}

void metric(std::string& out, const char* name, const char* type, const char* help,
            std::int64_t value) {
  out += std::string("# HELP ") + name + " " + help + "\n# TYPE " + name + " " + type + "\n" +
         name + " " + std::to_string(value) + "\n";
}

}  // namespace

http::Response show_health(const http::Request&, app::App&) {
  return uncached(http::json("{\"status\":\"alive\"}\n"));
}

http::Response show_readiness_to_serve(const http::Request&, app::App& app) {
  const auto stored = app.store.read().last_seq();
  const bool open = app.has_index.load();
  const auto indexed = open ? static_cast<std::int64_t>(app.index.seq()) : 0;
  Json out = Json::object();
  out.set("status", open ? "ready" : "index is being built");
  Json store = Json::object();
  store.set("seq", Json::integer(stored));
  out.set("store", std::move(store));
  Json index = Json::object();
  index.set("seq", Json::integer(indexed));
  index.set("lag", Json::integer(stored - indexed));
  out.set("index", std::move(index));
  http::Response response = http::json(base::write_json(out) + "\n", open ? 200 : 503);
  if (!open) response.headers.set("Retry-After", "2");
  return uncached(std::move(response));
}

http::Response show_metrics(const http::Request&, app::App& app) {
  const auto reader = app.store.read();
  const auto statistics = reader.read_statistics();
  const auto stored = reader.last_seq();
  const bool open = app.has_index.load();
  std::string out;
  metric(out, "portal_datasets", "gauge", "Public datasets.", statistics.datasets);
  metric(out, "portal_agencies", "gauge", "Agencies.", statistics.agencies);
  metric(out, "portal_files", "gauge", "Hosted files.", statistics.files);
  metric(out, "portal_file_bytes", "gauge", "Bytes of hosted files.", statistics.file_bytes);
  metric(out, "portal_store_seq", "counter", "Last change of the catalogue.", stored);
  metric(out, "portal_index_lag_changes", "gauge", "Changes that the index does not show yet.",
         open ? stored - static_cast<std::int64_t>(app.index.seq()) : stored);
  metric(out, "portal_cache_bytes", "gauge", "Memory of ready answers.",
         static_cast<std::int64_t>(app.cache.bytes()));
  const catalog::queue::Queue queue(app.store);
  metric(out, "portal_jobs_waiting", "gauge", "Jobs that wait for their time.",
         queue.count(catalog::queue::State::kWaiting));
  metric(out, "portal_jobs_given_up", "gauge", "Jobs of the last 90 days that were given up.",
         queue.count(catalog::queue::State::kGivenUp));
  http::Response response = http::text(out);
  response.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
  return uncached(std::move(response));
}

}  // namespace portal::api
