#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/base/json.hpp"
#include "search/weights.hpp"

namespace portal::app {

/// The settings in force: defaults, then <data>/portal.toml, then PORTAL_* of the environment, then
/// flags. Read once; nothing changes afterwards.
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
  std::filesystem::path assets;                  // styles, scripts and fonts, with assets.json
  std::filesystem::path templates;               // an owner's own pages, before ours
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

/// Whether it can be the address of a portal: http or https, a host, where needed a port and a
/// path; no user, query or fragment.
bool is_base_url(std::string_view address);

/// The address of the portal, without slashes at its end, however it was written.
/// Errors: kNotFound "base_url_bad" when it is none.
void set_base_url(Config& config, std::string address);

/// Where no address is set: http:// and the address listened on.
void settle_base_url(Config& config);

/// The settings as [key, value] pairs, in the table's order.
std::vector<std::pair<std::string, std::string>> list_settings(const Config& config);

/// The settings as a portal.toml: read_config() reads the same from it.
std::string write_settings(const Config& config);

}  // namespace portal::app
