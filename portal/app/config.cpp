#include "portal/app/config.hpp"

#define TOML_EXCEPTIONS 0  // a mistake in the file is a value, not an exception
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
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

Setting base_url(ConfigKey key) {
  Setting made = text(key, &Config::base_url);
  made.set = [](Config& config, const std::string& value) {
    set_base_url(config, value);
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

const std::vector<Setting>& settings() {
  static const std::vector<Setting> table = {
      text({"server.listen", "", "Address and port to listen on; port 0 takes a free one."},
           &Config::listen),
      base_url(
          {"server.base_url", "", "How the world reaches this portal; part of every identifier."}),
      number({"server.workers", "threads", "Threads that answer what is not ready in memory."},
             &Config::workers, 1, 256),
      number({"server.cache_mebibytes", "MiB", "Memory for answers that are ready to send."},
             &Config::cache_mebibytes, 0, 65536),
      number({"server.request_mebibytes", "MiB", "Largest body of a request."},
             &Config::request_mebibytes, 1, 1024),
      choice({"server.log_level", "", "debug, info, warning or error."}, &Config::log_level,
             {"debug", "info", "warning", "error"}),
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

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0]++;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
      corner = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row[b.size()];
}

void apply(Config& config, const std::string& name, const std::string& value) {
  for (const auto& setting : settings()) {
    if (setting.key.name != name) continue;
    if (!setting.set(config, value))
      throw Error(ErrorCode::kInvalidData, "config_value_bad",
                  {{"key", name}, {"value", value}, {"meaning", std::string(setting.key.meaning)}});
    return;
  }
  const auto nearest = std::min_element(
      settings().begin(), settings().end(), [&](const Setting& left, const Setting& right) {
        return distance(left.key.name, name) < distance(right.key.name, name);
      });
  throw Error(ErrorCode::kInvalidData, "config_key_unknown",
              {{"key", name}, {"nearest", std::string(nearest->key.name)}});
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
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Error(ErrorCode::kInvalidData, "config_not_found", {{"file", file.string()}});
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const toml::parse_result result = toml::parse(std::string_view(bytes), file.string());
  if (!result)
    throw Error(ErrorCode::kInvalidData, "config_unreadable",
                {{"file", file.string()},
                 {"line", std::to_string(result.error().source().begin.line)},
                 {"why", std::string(result.error().description())}});
  apply_table(config, result.table(), "");
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

void set_base_url(Config& config, std::string address) {
  while (address.ends_with('/')) address.pop_back();
  config.base_url = std::move(address);
}

std::vector<std::pair<std::string, std::string>> list_settings(const Config& config) {
  std::vector<std::pair<std::string, std::string>> list;
  list.emplace_back("data", config.data.string());
  for (const auto& setting : settings())
    list.emplace_back(std::string(setting.key.name), setting.show(config));
  return list;
}

}  // namespace portal::app
