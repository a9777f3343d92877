#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/base/message.hpp"
#include "portal/mail/settings.hpp"
#include "search/weights.hpp"

namespace portal::app {

/// The settings that the program was started with: defaults, then <data>/portal.toml, then PORTAL_*
/// of the environment, then flags. Read once. What administrators change later stands in the store
/// and goes between the file and the environment: with_stored().
struct Config {
  std::filesystem::path data = "./data";
  std::string listen = "127.0.0.1:8080";
  std::string base_url;  // empty: http:// and the address listened on
  std::string default_language = "vi";
  std::string time_zone = "+07:00";  // in which pages tell times
  base::Json title;                  // language maps
  base::Json description;
  base::Json publisher_name;
  std::string publisher_iri;
  std::string homepage;
  std::int64_t workers = 8;
  std::int64_t cache_mebibytes = 64;
  std::int64_t request_mebibytes = 2;
  std::string log_level = "info";
  std::int64_t largest_file_mebibytes = 10'240;  // of one upload
  std::int64_t quota_mebibytes = 102'400;        // of all files of an agency; 0: no limit
  std::string clamd;                             // socket of a virus scanner; empty: none
  search::Weights weights;                       // of the ranking
  std::string default_licence;                   // IRI
  std::string contact_email, contact_phone, contact_address, contact_url;
  base::Json footer;    // language map of Markdown
  std::string accent;   // "#0f6259"; empty: the built-in one
  std::string logo;     // identifier of a stored file; empty: the built-in one
  mail::Settings mail;  // how letters leave
  std::string map_tiles, map_attribution;
  std::set<std::string, std::less<>> locked;  // keys that the environment or a flag set
  std::filesystem::path assets;               // styles, scripts and fonts, with assets.json
  std::filesystem::path templates;            // an owner's own pages, before ours
};

/// One key of portal.toml. The table is what `portal config` prints and docs/configuration.md
/// lists.
struct ConfigKey {
  std::string_view name;     // "server.listen"
  std::string_view unit;     // of a number; else empty
  std::string_view meaning;  // one English sentence
};

std::span<const ConfigKey> config_keys();

/// Reads <data>/portal.toml, where it is there, or `file`, and the environment.
/// Errors: kNotFound "config_not_found" or "config_is_folder"; kInvalidData "config_unreadable"
/// with the line, "config_key_unknown" with the nearest known key, "config_value_bad" naming the
/// key.
Config read_config(const std::filesystem::path& data, const std::filesystem::path& file = {});

/// Whether administrators may change a setting while the portal runs: site.*, mail.* and map.*, but
/// for folders and the zone.
bool is_changeable(std::string_view name);

/// A setting's value as it is written; "" for a secret.
std::string show_setting(const Config& config, std::string_view name);

/// Sets one that administrators may change; why it cannot be, where it cannot.
std::optional<base::Message> set_setting(Config& config, const std::string& name,
                                         const std::string& value);

/// The settings with what administrators changed (names with values), but for locked ones.
Config with_stored(Config config, const std::vector<std::pair<std::string, std::string>>& stored);

/// Whether it can be the address of a portal: http or https, a host, where needed a port and a
/// path; no user, query or fragment.
bool is_base_url(std::string_view address);

/// The address of the portal, without slashes at its end, however it was written.
/// Errors: kNotFound "base_url_bad" when it is none.
void set_base_url(Config& config, std::string address);

/// Where no address is set: http:// and the address listened on.
void settle_base_url(Config& config);

/// The settings as [key, value] pairs, in the table's order; of a secret that is set, only dots.
std::vector<std::pair<std::string, std::string>> list_settings(const Config& config);

/// The settings as a portal.toml: read_config() reads the same from it, but for secrets, of which
/// only a remark tells that they are set.
std::string write_settings(const Config& config);

}  // namespace portal::app
