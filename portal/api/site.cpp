#include "portal/api/site.hpp"

#include <memory>
#include <string>
#include <utility>

#include "catalog/assessment/parts.hpp"
#include "catalog/assessment/schema.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/coverage/items.hpp"
#include "catalog/settings/colour.hpp"
#include "portal/api/xml.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/tag.hpp"

namespace portal::api {
namespace {

constexpr std::int64_t kChunkRecords = 500;
constexpr std::size_t kShortName = 16;  // Source: OpenSearch 1.1, ShortName

struct Sitemap {
  explicit Sitemap(catalog::store::Reader reader) : snapshot(std::move(reader)) {}
  catalog::store::Reader snapshot;
  std::string last_id;
  bool begun = false;
};

// One page in both languages; `changed` is when, or empty.
void add_page(std::string& chunk, const app::App& app, const std::string& path,
              const std::string& changed = "") {
  for (const char* language : {"/vi", "/en"}) {
    chunk += "<url><loc>" + escape_xml(app.base_url() + language + path) + "</loc>";
    if (!changed.empty()) chunk += "<lastmod>" + changed + "</lastmod>";
    chunk += "</url>\n";
  }
}

// An item that nobody covers yet is a page that people look for too.
void add_coverage(const Sitemap& state, const app::App& app, std::string& chunk) {
  add_page(chunk, app, "/readiness/coverage");
  for (const auto& list :
       catalog::coverage::with_issued(app.registry.checklists(), state.snapshot)) {
    const std::string start = "/readiness/coverage/" + base::percent_encode(list.id);
    add_page(chunk, app, start);
    for (const auto& item : list.items)
      add_page(chunk, app,
               start + "/" + base::percent_encode(catalog::coverage::name_in_list(item.id)));
  }
}

void add_readiness(const Sitemap& state, const app::App& app, std::string& chunk) {
  for (const char* path : {"", "/agencies", "/what-if", "/assessments", "/actions"})
    add_page(chunk, app, "/readiness" + std::string(path));
  for (const auto& dimension : app.registry.dimensions())
    add_page(chunk, app, "/readiness/dimensions/" + base::percent_encode(dimension.id));
  for (const auto& entry : app.registry.indicators())
    add_page(chunk, app,
             (entry.type == catalog::readiness::Type::kQuestion ? "/readiness/questions/"
                                                                : "/readiness/indicators/") +
                 base::percent_encode(entry.id));
  for (const auto& assessment : catalog::assessment::list_stored(state.snapshot.connection()))
    if (assessment.state == catalog::assessment::State::kPublished)
      add_page(chunk, app, "/readiness/assessments/" + base::percent_encode(assessment.id));
}

void begin_map(const Sitemap& state, const app::App& app, std::string& chunk) {
  chunk =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const char* path : {"", "/datasets", "/agencies", "/developers", "/about"})
    add_page(chunk, app, path);
  add_readiness(state, app, chunk);
  add_coverage(state, app, chunk);
  for (const auto& agency : state.snapshot.list_agencies())
    add_page(chunk, app, "/agencies/" + base::percent_encode(agency.slug),
             base::format_time(agency.updated_at));
}

// Series and services have pages as datasets have.
bool next_chunk(Sitemap& state, const app::App& app, std::string& chunk) {
  if (!state.begun) begin_map(state, app, chunk);
  state.begun = true;
  catalog::store::DatasetFilter filter;
  filter.public_only = true;
  const auto records = state.snapshot.list_datasets(filter, state.last_id, kChunkRecords);
  for (const auto& dataset : records)
    add_page(chunk, app, "/datasets/" + dataset.slug, base::format_time(dataset.updated_at));
  if (static_cast<std::int64_t>(records.size()) == kChunkRecords) {
    state.last_id = records.back().id;
    return true;
  }
  chunk += "</urlset>\n";
  return false;
}

}  // namespace

http::Response show_robots(const http::Request&, app::App& app) {
  return http::text("User-agent: *\nDisallow: /api/\nDisallow: /*?\nSitemap: " + app.base_url() +
                    "/sitemap.xml\n");
}

http::Response show_sitemap(const http::Request&, app::App& app) {
  catalog::assessment::make_tables(app.store);
  auto snapshot = app.store.snapshot();
  const auto seq = snapshot.last_seq();
  const auto state = std::make_shared<Sitemap>(std::move(snapshot));
  http::Response response{200, {}, http::Generator([state, &app](std::string& chunk) {
                            return next_chunk(*state, app, chunk);
                          })};
  response.headers.set("Content-Type", "application/xml");
  response.headers.set("ETag", app::catalogue_tag(app, seq, ""));
  return response;
}

http::Response show_opensearch(const http::Request& request, app::App& app) {
  const std::string language = app::language_of(request, app);
  const auto site = app.site();
  const std::string& title = site->config.title[language].as_string();
  http::Response response{
      200,
      {},
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n<ShortName>" +
          escape_xml(base::shorten(title, kShortName)) + "</ShortName>\n<Description>" +
          escape_xml(title) +
          "</Description>\n<InputEncoding>UTF-8</InputEncoding>\n"
          "<Url type=\"text/html\" template=\"" +
          escape_xml(app.base_url()) + "/" + language +
          "/datasets?q={searchTerms}\"/>\n</OpenSearchDescription>\n"};
  response.headers.set("Content-Type", "application/opensearchdescription+xml");
  app::vary_by_language(response);
  return response;
}

http::Response show_logo(const http::Request&, app::App& app) {
  const auto site = app.site();
  const auto file = app.store.read().find_file(site->config.logo);
  const auto path = file ? app.store.files().find(file->sha256) : std::nullopt;
  if (!path) throw base::Error(base::ErrorCode::kNotFound, "hosted_file_not_found");
  http::Response response{
      200, {}, http::FileRange{path->string(), 0, static_cast<std::uint64_t>(file->byte_size)}};
  response.headers.set("Content-Type", file->media_type);
  response.headers.set("ETag", "\"" + file->sha256 + "\"");
  return response;
}

http::Response show_theme_style(const http::Request&, app::App& app) {
  const auto site = app.site();
  const std::string& accent = site->config.accent;
  std::string css;
  if (!accent.empty()) {
    const std::string deep = catalog::settings::deep_shade(accent);
    css = ":root { --celadon: " + accent + "; --celadon-deep: " + deep +
          "; --celadon-pale: " + catalog::settings::pale_shade(accent) +
          "; }\n.band a:not(.button), .strip a:not(.button), .chip, "
          ".facet-value[aria-current] { color: var(--celadon-deep); "
          "}\n";
  }
  http::Response response{200, {}, std::move(css)};
  response.headers.set("Content-Type", "text/css; charset=utf-8");
  response.headers.set("ETag", "W/\"" + site->edition + "\"");
  return response;
}

http::Response show_icon(const http::Request&, app::App& app) {
  return http::redirect(302, app.base_url() + app.assets.address_of("img/icon.svg"));
}

}  // namespace portal::api
