#include "portal/app/config_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/settings/colour.hpp"
#include "catalog/vocab/licences.hpp"
#include "portal/mail/letter.hpp"
#include "portal/web/format.hpp"

namespace portal::app {
namespace {

using base::Json;

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

bool is_email(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && text.find('.', at) != std::string_view::npos &&
         text.find('@', at + 1) == std::string_view::npos && !text.ends_with('.') &&
         text.find_first_of(" \t\r\n<>\"(),;") == std::string_view::npos;
}

bool is_tile_address(std::string_view text) {
  const bool has_all = text.find("{z}") != text.npos && text.find("{x}") != text.npos &&
                       text.find("{y}") != text.npos;
  return has_all && text.starts_with("https://") && text.find_first_of(" <>\"\\") == text.npos;
}

// Empty, or what the check lets pass.
Setting checked(ConfigKey key, std::string Config::*member, bool (*check)(std::string_view),
                const char* fault) {
  Setting made = text(key, member);
  made.fault = fault;
  made.set = [member, check](Config& config, const std::string& value) {
    if (!value.empty() && !check(value)) return false;
    config.*member = value;
    return true;
  };
  return made;
}

Setting licence(ConfigKey key) {
  Setting made = text(key, &Config::default_licence);
  made.fault = "setting_bad_licence";
  made.set = [](Config& config, const std::string& value) {
    const auto* found = catalog::vocab::find_licence(value);
    if (!value.empty() && !found) return false;
    config.default_licence = found ? std::string(found->iri) : "";
    return true;
  };
  return made;
}

std::vector<Setting> server_settings() {
  return {
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
  };
}

std::vector<Setting> site_settings() {
  return {
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
      licence({"site.default_licence", "", "Licence that new records begin with: IRI or code."}),
      checked({"site.contact_email", "", "Where people write to whoever runs the portal."},
              &Config::contact_email, is_email, "setting_bad_email"),
      text({"site.contact_phone", "", "Telephone number of whoever runs the portal."},
           &Config::contact_phone),
      text({"site.contact_address", "", "Postal address of whoever runs the portal."},
           &Config::contact_address),
      checked({"site.contact_url", "", "Page with a form, or more ways to get in touch."},
              &Config::contact_url, base::is_web_address, "setting_bad_url"),
      localized({"site.footer.vi", "", "Text at the foot of pages in Vietnamese, as Markdown."},
                &Config::footer, "vi"),
      localized({"site.footer.en", "", "Text at the foot of pages in English, as Markdown."},
                &Config::footer, "en"),
      checked({"site.accent", "", "Colour of links and buttons, as #0f6259; legible on white."},
              &Config::accent, catalog::settings::is_legible_accent, "setting_bad_accent"),
      text({"site.logo", "", "Identifier of the uploaded logo; set on the page /manage/portal."},
           &Config::logo),
      zone({"site.time_zone", "", "Zone in which pages tell times: +07:00, or Z for UTC."}),
      path({"site.assets", "", "Folder of styles, scripts and fonts made by deploy/build."},
           &Config::assets),
      path({"site.templates", "", "Folder of your own page templates, before the built-in ones."},
           &Config::templates),
  };
}

// A setting of config.mail; `fits` says what it may be.
Setting of_mail(ConfigKey key, std::string mail::Settings::*member,
                const std::function<bool(const std::string&)>& fits = {},
                const char* fault = "setting_bad") {
  return {key, [member](const Config& config) { return config.mail.*member; },
          [=](Config& config, const std::string& value) {
            config.mail.*member = value;
            return !fits || fits(value);
          },
          fault};
}

Setting mail_password(ConfigKey key) {
  Setting made = of_mail(key, &mail::Settings::password);
  made.is_secret = true;
  return made;
}

Setting mail_port() {
  return {{"mail.port", "port", "Port of the mail server."},
          [](const Config& config) { return std::to_string(config.mail.port); },
          [](Config& config, const std::string& value) {
            const auto port = Json::number(value).as_integer();
            config.mail.port = port.value_or(0);
            return config.mail.port > 0 && config.mail.port < 65536;
          }};
}

std::vector<Setting> mail_settings() {
  using mail::Settings;
  const auto host = [](const std::string& value) {
    return value.find_first_of(" \t\r\n/@") == std::string::npos;
  };
  const auto security = [](const std::string& value) {
    return value == "starttls" || value == "tls" || value == "none";
  };
  const auto address = [](const std::string& value) {
    return value.empty() || mail::is_address(value);
  };
  return {
      of_mail({"mail.host", "", "Mail server (SMTP) that takes the portal's letters; empty: none."},
              &Settings::host, host),
      mail_port(),
      of_mail({"mail.security", "", "starttls, tls (from the first byte) or none."},
              &Settings::security, security),
      of_mail({"mail.user", "", "Name with which the portal signs in there."}, &Settings::user),
      mail_password({"mail.password", "", "Its password there; never shown."}),
      of_mail({"mail.from", "", "E-mail address that the portal's mail comes from."},
              &Settings::from, address, "setting_bad_email"),
      of_mail({"mail.sink", "", "Instead of a server: log, or a folder for letters as files."},
              &Settings::sink),
  };
}

std::vector<Setting> other_settings() {
  return {
      checked({"map.tiles", "", "Address of base map tiles, https, with {z}, {x} and {y}."},
              &Config::map_tiles, is_tile_address, "setting_bad_tiles"),
      text({"map.attribution", "", "Whom the base map names as its source."},
           &Config::map_attribution),
      weights({"search.weights", "",
               "Weights of the ranking that differ from the built-in ones: whole=4, place=3."}),
  };
}

}  // namespace

std::string without_last_slashes(std::string address) {
  while (address.ends_with('/')) address.pop_back();
  return address;
}

const std::vector<Setting>& settings() {
  static const std::vector<Setting> table = [] {
    std::vector<Setting> made = server_settings();
    for (const auto& more : {site_settings(), mail_settings(), other_settings()})
      made.insert(made.end(), more.begin(), more.end());
    return made;
  }();
  return table;
}

}  // namespace portal::app
