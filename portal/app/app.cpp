#include "portal/app/app.hpp"

#include <fstream>
#include <iterator>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/json.hpp"
#include "catalog/coverage/schema.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/readiness/load.hpp"

namespace portal::app {
namespace {

constexpr std::size_t kEditionDigits = 8;

std::string edition_of(const App& app, const Config& config) {
  base::Sha256 sum;
  const auto add = [&sum](std::string_view text) {
    sum.add(text);
    sum.add("\n");
  };
  for (const std::string_view text :
       {std::string_view(app.store.id()), std::string_view(PORTAL_VERSION),
        std::string_view(config.base_url), std::string_view(config.default_language),
        std::string_view(config.publisher_iri), std::string_view(config.homepage),
        std::string_view(config.contact_email), std::string_view(config.contact_phone),
        std::string_view(config.contact_address), std::string_view(config.contact_url),
        std::string_view(config.accent), std::string_view(config.logo),
        std::string_view(config.default_licence), std::string_view(config.map_tiles),
        std::string_view(config.map_attribution)})
    add(text);
  for (const base::Json* words :
       {&config.title, &config.description, &config.publisher_name, &config.footer})
    add(base::write_json(*words));
  for (const auto& [name, hashed] : app.assets.names()) add(hashed);
  return sum.finish().substr(0, kEditionDigits);
}

// A file that an owner may lay beside the catalogue; empty when there is none.
// An owner's own synonyms stand beside the built-in ones.
search::Knowledge knowledge_of(const Config& config) {
  constexpr std::size_t most = 4u << 20;
  std::ifstream in(config.data / "synonyms.tsv", std::ios::binary);
  const std::string own(std::istreambuf_iterator<char>(in), {});
  if (own.size() > most)
    throw base::Error(base::ErrorCode::kInvalidData, "synonyms_too_large",
                      {{"limit", std::to_string(most >> 20)}});
  return {search::Synonyms(own), config.weights};
}

// Agencies as suggestions know them: by all names, and the acronyms that they state.
search::ListAgencies agencies_of(catalog::store::Store& store) {
  return [&store] {
    std::vector<search::NamedAgency> list;
    for (const auto& agency : store.read().list_agencies()) {
      const base::Json document = base::parse_json(agency.document);
      search::NamedAgency named{agency.slug, document["name"], {}};
      for (const char* key : {"altLabel", "alternative"})
        for (auto& other : catalog::list_texts(document[key]))
          named.others.push_back(std::move(other.text));
      list.push_back(std::move(named));
    }
    return list;
  };
}

}  // namespace

Assets::Assets(std::filesystem::path folder) : folder_(std::move(folder)) {
  std::ifstream in(folder_ / "assets.json", std::ios::binary);
  if (!in) return;
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const base::Json names = base::parse_json(text);
  for (const auto& [name, hashed] : names.members()) {
    hashed_.emplace(name, hashed.as_string());
    files_.emplace(hashed.as_string(), true);
  }
}

std::string Assets::address_of(std::string_view name) const {
  const auto found = hashed_.find(name);
  return "/static/" + (found == hashed_.end() ? std::string(name) : found->second);
}

std::filesystem::path Assets::path_of(std::string_view hashed_name) const {
  const auto found = files_.find(hashed_name);
  return found == files_.end() ? std::filesystem::path() : folder_ / found->first;
}

App::App(Config settings)
    : config(std::move(settings)),
      store(config.data),
      index(index_folder(config.data), knowledge_of(config), {agencies_of(store)}),
      templates(config.templates),
      assets(config.assets),
      cache(static_cast<std::size_t>(config.cache_mebibytes) << 20),
      usage_table(store),
      missing_table(store),
      day_table(store),
      facts(config.data),
      registry(catalog::readiness::load_registry(config.data)),
      readiness(store, facts, registry),
      gate(store),
      site_(make_site()) {
  catalog::coverage::make_tables(store);
}

std::shared_ptr<const Site> App::make_site() {
  auto made = std::make_shared<Site>();
  made->config = with_stored(config, store.read().list_settings());
  made->edition = edition_of(*this, made->config);
  return made;
}

std::shared_ptr<const Site> App::site() const {
  const std::lock_guard lock(site_mutex_);
  return site_;
}

// Answers that are being made by the former settings are not kept either: forget() sees to that.
void App::refresh_site() {
  {
    const std::lock_guard lock(site_mutex_);
    auto made = make_site();
    const bool same = site_->edition == made->edition &&
                      list_settings(site_->config) == list_settings(made->config) &&
                      site_->config.mail.password == made->config.mail.password;
    if (same) return;
    site_ = std::move(made);
  }
  cache.forget();
}

void App::listen_on(std::string address) {
  {
    const std::lock_guard lock(site_mutex_);
    config.listen = std::move(address);
    settle_base_url(config);
  }
  refresh_site();
}

void App::want_index() const {
  if (!has_index) throw base::Error(base::ErrorCode::kUnavailable, "search_index_unavailable");
}

search::SearchResult App::search(const search::SearchRequest& wanted) {
  if (!wanted.filters.contains("agency")) return index.search(wanted);
  return index.search(with_agencies_below(wanted, *agencies.read(store)));
}

}  // namespace portal::app
