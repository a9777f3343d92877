#include "portal/app/config.hpp"

#define TOML_EXCEPTIONS 0  // a mistake in the file is a value, not an exception
#include <toml++/toml.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "portal/app/config_table.hpp"
#include "portal/app/nearest.hpp"

namespace portal::app {
namespace {

using base::Error;
using base::ErrorCode;
using base::Json;

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
    if (const char* value = std::getenv(variable_of(setting.key.name).c_str())) {
      apply(config, std::string(setting.key.name), value);
      config.locked.insert(std::string(setting.key.name));
    }
  return config;
}

bool is_changeable(std::string_view name) {
  for (const std::string_view fixed : {"site.time_zone", "site.assets", "site.templates"})
    if (name == fixed) return false;
  return name.starts_with("site.") || name.starts_with("mail.") || name.starts_with("map.");
}

std::string show_setting(const Config& config, std::string_view name) {
  for (const auto& setting : settings())
    if (setting.key.name == name && !setting.is_secret) return setting.show(config);
  return "";
}

std::optional<base::Message> set_setting(Config& config, const std::string& name,
                                         const std::string& value) {
  for (const auto& setting : settings()) {
    if (setting.key.name != name || !is_changeable(name)) continue;
    if (setting.set(config, value)) return std::nullopt;
    return base::Message{setting.fault, {{"value", base::shorten(value, 80)}}};
  }
  return base::Message{"setting_bad", {{"value", name}}};
}

Config with_stored(Config config, const std::vector<std::pair<std::string, std::string>>& stored) {
  // A value that does not fit any more is passed over: the default holds.
  for (const auto& [name, value] : stored)
    if (!config.locked.contains(name)) set_setting(config, name, value);
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
    list.emplace_back(std::string(setting.key.name),
                      setting.is_secret ? std::string() : setting.show(config));
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
    if (setting.is_secret) {
      if (!value.empty())
        out += "# " + std::string(setting.key.name.substr(dot + 1)) + " is set and not shown\n";
      continue;
    }
    out += std::string(setting.key.name.substr(dot + 1)) + " = " +
           (setting.key.unit.empty() ? toml_text(value) : value) + "\n";
  }
  return out;
}

}  // namespace portal::app
