#include "portal/app/config.hpp"

#define TOML_EXCEPTIONS 0  // a mistake in the file is a value, not an exception
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>

#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "portal/app/nearest.hpp"
#include "portal/web/format.hpp"

namespace portal::app {
namespace {

using base::Error;
using base::ErrorCode;
using base::Json;

struct Setting {
  ConfigKey key;
  std::function<std::string(const Config&)> show;
  std::function<bool(Config&, const std::string&)> set;
};

Setting text(ConfigKey key, std::string Config::*member) {
  return {key, [member](const Config& config) { return config.*member; },
          [member](Config& config, const std::string& value) {
            config.*member = value;
            return true;
          }};
}

Setting path(ConfigKey key, std::filesystem::path Config::*member) {
  return {key, [member](const Config& config) { return (config.*member).string(); },
          [member](Config& config, const std::string& value) {
            config.*member = value;
            return true;
          }};
}

Setting localized(ConfigKey key, Json Config::*member, const char* language) {
  return {key, [=](const Config& config) { return (config.*member)[language].as_string(); },
          [=](Config& config, const std::string& value) {
            (config.*member).set(language, value);
            return true;
          }};
}

Setting number(ConfigKey key, std::int64_t Config::*member, std::int64_t least, std::int64_t most) {
  return {key, [member](const Config& config) { return std::to_string(config.*member); },
          [=](Config& config, const std::string& value) {
            const auto read = Json::number(value).as_integer();
            if (!read || *read < least || *read > most) return false;
            config.*member = *read;
            return true;
          }};
}

Setting choice(ConfigKey key, std::string Config::*member, std::vector<std::string> allowed) {
  Setting made = text(key, member);
  made.set = [member, allowed](Config& config, const std::string& value) {
    if (std::find(allowed.begin(), allowed.end(), value) == allowed.end()) return false;
    config.*member = value;
    return true;
  };
  return made;
}

std::string without_last_slashes(std::string address) {
  while (address.ends_with('/')) address.pop_back();
  return address;
}

Setting base_url(ConfigKey key) {
  Setting made = text(key, &Config::base_url);
  made.set = [](Config& config, const std::string& value) {
    if (!value.empty() && !is_base_url(value)) return false;
    config.base_url = without_last_slashes(value);
    return true;
  };
  return made;
}

Setting zone(ConfigKey key) {
  Setting made = text(key, &Config::time_zone);
  made.set = [](Config& config, const std::string& value) {
    config.time_zone = value;
    return web::read_zone(value).has_value();
  };
  return made;
}

std::string decimal(double value) {
  std::array<char, 32> digits{};
  return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}

std::optional<double> decimal_of(std::string_view text) {
  double value = 0;
  const auto end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data(), end, value);
  return error == std::errc() && last == end ? std::optional(value) : std::nullopt;
}

// "whole=4, place=3"; the others stay as they are.
Setting weights(ConfigKey key) {
  const auto show = [](const Config& config) {
    std::vector<std::string> other;
    const auto usual = search::list_weights(search::Weights());
    const auto now = search::list_weights(config.weights);
    for (std::size_t i = 0; i < now.size(); ++i)
      if (now[i].second != usual[i].second)
        other.push_back(std::string(now[i].first) + "=" + decimal(now[i].second));
    return base::join(other, ", ");
  };
  const auto set = [](Config& config, const std::string& value) {
    config.weights = {};
    for (const auto& part : base::split(value, ',')) {
      if (base::trim(part).empty()) continue;
      const auto sides = base::split(part, '=');
      const auto number = sides.size() == 2 ? decimal_of(base::trim(sides[1])) : std::nullopt;
      if (!number || !search::set_weight(config.weights, base::trim(sides[0]), *number))
        return false;
    }
    return true;
  };
  return {key, show, set};
}

const std::vector<Setting>& settings() {
  static const std::vector<Setting> table = {
      text({"server.listen", "", "Address and port to listen on; port 0 takes a free one."},
           &Config::listen),
      base_url(
          {"server.base_url", "",
           "How the world reaches this portal: http:// or https://, host, no query or fragment."}),
      number({"server.workers", "threads", "Threads that answer what is not ready in memory."},
             &Config::workers, 1, 256),
      number({"server.cache_mebibytes", "MiB", "Memory for answers that are ready to send."},
             &Config::cache_mebibytes, 0, 65536),
      number({"server.request_mebibytes", "MiB", "Largest body of a request."},
             &Config::request_mebibytes, 1, 1024),
      choice({"server.log_level", "", "debug, info, warning or error."}, &Config::log_level,
             {"debug", "info", "warning", "error"}),
      number({"files.largest_mebibytes", "MiB", "Largest file that may be uploaded."},
             &Config::largest_file_mebibytes, 1, 16'777'216),
      number({"files.quota_mebibytes", "MiB",
              "Room for all files of one agency, old ones too; 0 is no limit."},
             &Config::quota_mebibytes, 0, 1'073'741'824),
      text({"files.clamd", "", "Socket of clamd, which looks at every upload; empty: nobody does."},
           &Config::clamd),
      localized({"site.title.vi", "", "Name of the portal in Vietnamese."}, &Config::title, "vi"),
      localized({"site.title.en", "", "Name of the portal in English."}, &Config::title, "en"),
      localized({"site.description.vi", "", "What the catalogue is, in Vietnamese."},
                &Config::description, "vi"),
      localized({"site.description.en", "", "What the catalogue is, in English."},
                &Config::description, "en"),
      localized({"site.publisher.vi", "", "Who runs the portal, in Vietnamese."},
                &Config::publisher_name, "vi"),
      localized({"site.publisher.en", "", "Who runs the portal, in English."},
                &Config::publisher_name, "en"),
      text({"site.publisher_iri", "", "IRI of who runs the portal, where there is one."},
           &Config::publisher_iri),
      text({"site.homepage", "", "Web page of who runs the portal."}, &Config::homepage),
      choice({"site.default_language", "", "vi or en: for readers who ask for neither."},
             &Config::default_language, {"vi", "en"}),
      zone({"site.time_zone", "", "Zone in which pages tell times: +07:00, or Z for UTC."}),
      path({"site.assets", "", "Folder of styles, scripts and fonts made by deploy/build."},
           &Config::assets),
      path({"site.templates", "", "Folder of your own page templates, before the built-in ones."},
           &Config::templates),
      weights({"search.weights", "",
               "Weights of the ranking that differ from the built-in ones: whole=4, place=3."}),
  };
  return table;
}

Config defaults() {
  Config config;
  config.title.set("vi", "Cổng dữ liệu mở");
  config.title.set("en", "Open data portal");
  config.description.set("vi", "Danh mục dữ liệu mở của cơ quan nhà nước.");
  config.description.set("en", "The catalogue of open data of the public administration.");
  config.publisher_name.set("vi", "Cơ quan vận hành cổng dữ liệu");
  config.publisher_name.set("en", "The portal's operator");
  config.assets = PORTAL_ASSETS;
  return config;
}

void apply(Config& config, const std::string& name, const std::string& value) {
  for (const auto& setting : settings()) {
    if (setting.key.name != name) continue;
    if (!setting.set(config, value))
      throw Error(ErrorCode::kInvalidData, "config_value_bad",
                  {{"key", name}, {"value", value}, {"meaning", std::string(setting.key.meaning)}});
    return;
  }
  std::vector<std::string> known;
  for (const auto& setting : settings()) known.emplace_back(setting.key.name);
  throw Error(ErrorCode::kInvalidData, "config_key_unknown",
              {{"key", name}, {"nearest", nearest_word(name, known)}});
}

void apply_table(Config& config, const toml::table& table, const std::string& prefix) {
  for (const auto& [key, node] : table) {
    const std::string name = prefix + std::string(key.str());
    if (const auto* inner = node.as_table())
      apply_table(config, *inner, name + ".");
    else if (const auto word = node.value_exact<std::string>())
      apply(config, name, *word);
    else if (const auto digits = node.value_exact<std::int64_t>())
      apply(config, name, std::to_string(*digits));
    else
      apply(config, name, "");
  }
}

void apply_file(Config& config, const std::filesystem::path& file) {
  std::error_code ignored;
  const std::string shown = base::repair_utf8(file.string());
  if (std::filesystem::is_directory(file, ignored))
    throw Error(ErrorCode::kNotFound, "config_is_folder", {{"file", shown}});
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Error(ErrorCode::kNotFound, "config_not_found", {{"file", shown}});
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const toml::parse_result result = toml::parse(std::string_view(bytes), file.string());
  if (!result)
    throw Error(ErrorCode::kInvalidData, "config_unreadable",
                {{"file", shown},
                 {"line", std::to_string(result.error().source().begin.line)},
                 {"why", std::string(result.error().description())}});
  apply_table(config, result.table(), "");
}

// JSON's way of writing a text is one of TOML's, but for one character.
std::string toml_text(const std::string& text) {
  std::string out;
  for (const char c : base::write_json(Json(base::repair_utf8(text))))
    out += c == '\x7f' ? std::string("\\u007F") : std::string(1, c);
  return out;
}

// PORTAL_SERVER_LISTEN for server.listen.
std::string variable_of(std::string_view key) {
  std::string name = "PORTAL_";
  for (const char c : key)
    name += c == '.' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return name;
}

}  // namespace

std::span<const ConfigKey> config_keys() {
  static const std::vector<ConfigKey> keys = [] {
    std::vector<ConfigKey> made;
    for (const auto& setting : settings()) made.push_back(setting.key);
    return made;
  }();
  return keys;
}

Config read_config(const std::filesystem::path& data, const std::filesystem::path& file) {
  Config config = defaults();
  config.data = data;
  if (!file.empty())
    apply_file(config, file);
  else if (std::filesystem::exists(data / "portal.toml"))
    apply_file(config, data / "portal.toml");
  for (const auto& setting : settings())
    if (const char* value = std::getenv(variable_of(setting.key.name).c_str()))
      apply(config, std::string(setting.key.name), value);
  return config;
}

bool is_base_url(std::string_view address) {
  const auto parts = base::split_iri(address);
  if (!base::is_web_address(address) || parts.has_query || parts.has_fragment) return false;
  const bool bracketed = parts.authority.starts_with('[');
  const auto colon = parts.authority.find(':', bracketed ? parts.authority.find(']') : 0);
  if (colon == 0 || parts.authority.find('@') != std::string_view::npos) return false;
  if (colon == std::string_view::npos) return !bracketed || parts.authority.ends_with(']');
  const auto port = Json::number(std::string(parts.authority.substr(colon + 1))).as_integer();
  return port && *port > 0 && *port < 65536;
}

void set_base_url(Config& config, std::string address) {
  if (!is_base_url(address))
    throw Error(ErrorCode::kNotFound, "base_url_bad", {{"value", base::repair_utf8(address)}});
  config.base_url = without_last_slashes(std::move(address));
}

void settle_base_url(Config& config) {
  if (config.base_url.empty()) config.base_url = "http://" + config.listen;
}

std::vector<std::pair<std::string, std::string>> list_settings(const Config& config) {
  std::vector<std::pair<std::string, std::string>> list;
  for (const auto& setting : settings())
    list.emplace_back(std::string(setting.key.name), setting.show(config));
  return list;
}

std::string write_settings(const Config& config) {
  std::string out = "# The settings in force in " + toml_text(config.data.string()) + "\n";
  std::string section;
  for (const auto& setting : settings()) {
    const auto dot = setting.key.name.find('.');
    if (setting.key.name.substr(0, dot) != section) {
      section = setting.key.name.substr(0, dot);
      out += "\n[" + section + "]\n";
    }
    const std::string value = setting.show(config);
    out += std::string(setting.key.name.substr(dot + 1)) + " = " +
           (setting.key.unit.empty() ? toml_text(value) : value) + "\n";
  }
  return out;
}

}  // namespace portal::app
