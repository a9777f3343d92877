#pragma once

#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "catalog/facts/facts.hpp"
#include "catalog/people/gate.hpp"
#include "catalog/readiness/readiness.hpp"
#include "catalog/store/store.hpp"
#include "portal/app/agencies.hpp"
#include "portal/app/cache.hpp"
#include "portal/app/config.hpp"
#include "portal/app/requests_at_work.hpp"
#include "portal/app/usage.hpp"
#include "portal/web/page.hpp"
#include "portal/web/template.hpp"
#include "search/index.hpp"

namespace portal::app {

/// The hashed names of styles, scripts and fonts, as deploy/assets wrote them.
class Assets {
 public:
  /// An absent folder is an empty one: pages then stand without style.
  explicit Assets(std::filesystem::path folder);

  /// "css/portal.css" gives "/static/css/portal.1a2b3c4d.css"; an unknown name "/static/" and it.
  std::string address_of(std::string_view name) const;

  /// All names with their hashed names, which change with the content.
  const std::map<std::string, std::string, std::less<>>& names() const { return hashed_; }

  /// The file behind "/static/…"; empty when there is none of that name.
  std::filesystem::path path_of(std::string_view hashed_name) const;

 private:
  std::filesystem::path folder_;
  std::map<std::string, std::string, std::less<>> hashed_;  // name -> hashed name
  std::map<std::string, bool, std::less<>> files_;          // hashed names
};

/// The settings in force at one time, and what follows from them; never changes once it is made.
struct Site {
  Config config;
  /// Eight hexadecimal digits for what answers show beside the catalogue's content: which store and
  /// program, its address and words, its styles and scripts.
  std::string edition;
};

/// What handlers may reach. Made once, outlives the server; members die from the last to the first.
struct App {
  /// Opens store and index. Errors: as catalog::store::Store; kUnavailable without templates;
  /// kMalformed when readiness.json in the data folder is wrong (catalog::readiness::Registry).
  explicit App(Config settings);

  Config config;  // as the program was started; what people see is site()'s
  catalog::store::Store store;
  search::Index index;
  web::Templates templates;
  Assets assets;
  ResponseCache cache;
  Agencies agencies;
  catalog::usage::UsageTable usage_table;
  catalog::usage::MissingTable missing_table;
  catalog::usage::DayTable day_table;
  catalog::facts::Facts facts;                 // what the readiness figures are counted from
  catalog::readiness::Registry registry;       // of the program, with <data>/readiness.json
  catalog::readiness::Readiness readiness;     // the figures and their history
  catalog::people::Gate gate;                  // who asks, and who is let in
  UsageCounter usage;                          // since it was last put into the tables
  std::atomic<bool> has_index = false;         // set by the follower once the index can be searched
  std::atomic<std::int64_t> changed_to = -1;   // the last change of the store that was noticed
  std::atomic<std::int64_t> standing_day = 0;  // days since 1970, when use was last reckoned with
  std::atomic<std::int64_t> waiting_for_index = 0;  // workers that wait for it to show a change
  RequestsAtWork at_work;                           // those that name themselves by a key
  std::atomic<bool> doubts_index = false;  // set when a search failed: the follower looks closer

  /// Errors: kUnavailable while the first index is being built: an empty one would answer
  /// "nothing".
  void want_index() const;

  /// What the index finds; whoever asks for an agency is also shown what those below it publish.
  /// Errors: as search::Index::search().
  search::SearchResult search(const search::SearchRequest& wanted);

  /// Where the index lies in a data folder.
  static std::filesystem::path index_folder(const std::filesystem::path& data) {
    return data / "index";
  }

  /// "https://data.example.vn", by the settings, else by the address that was listened on.
  const std::string& base_url() const { return config.base_url; }

  /// The settings with what administrators changed since. Keep the pointer as long as anything of
  /// it is used. Thread: any.
  std::shared_ptr<const Site> site() const;
  /// Makes them anew from `config` and from what administrators changed; where something differs,
  /// ready answers are forgotten. Thread: any.
  void refresh_site();

  /// Says which address was listened on, with the port that was taken; the address of the portal
  /// follows from it where none is set.
  void listen_on(std::string address);

 private:
  std::shared_ptr<const Site> make_site();
  mutable std::mutex site_mutex_;
  std::shared_ptr<const Site> site_;
};

}  // namespace portal::app
