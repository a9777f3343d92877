#include "portal/pages/manage_portal.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "catalog/base/random.hpp"
#include "catalog/base/text.hpp"
#include "catalog/settings/change.hpp"
#include "catalog/settings/colour.hpp"
#include "catalog/settings/image.hpp"
#include "catalog/vocab/licences.hpp"
#include "portal/app/access.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/form.hpp"
#include "portal/pages/sign_in.hpp"
#include "portal/web/manage_portal_page.hpp"

namespace portal::pages {
namespace {

using Kind = web::SettingField::Kind;
namespace settings = catalog::settings;

constexpr std::size_t kMostText = 2000;  // bytes
constexpr std::size_t kMostFooter = 10'000;
constexpr const char* kLogo = "site.logo";
constexpr const char* kPassword = "mail.password";

struct Place {
  const char* group;
  const char* name;
  Kind kind = Kind::kText;
};

// The form, from top to bottom.
constexpr Place kPlaces[] = {
    {"web_settings_name", "site.title.vi"},
    {"web_settings_name", "site.title.en"},
    {"web_settings_name", "site.description.vi", Kind::kLongText},
    {"web_settings_name", "site.description.en", Kind::kLongText},
    {"web_settings_name", "site.default_language", Kind::kChoice},
    {"web_settings_name", "site.default_licence", Kind::kChoice},
    {"web_settings_publisher", "site.publisher.vi"},
    {"web_settings_publisher", "site.publisher.en"},
    {"web_settings_publisher", "site.publisher_iri"},
    {"web_settings_publisher", "site.homepage"},
    {"web_settings_contact", "site.contact_email"},
    {"web_settings_contact", "site.contact_phone"},
    {"web_settings_contact", "site.contact_address"},
    {"web_settings_contact", "site.contact_url"},
    {"web_settings_look", kLogo, Kind::kFile},
    {"web_settings_look", "site.accent", Kind::kColour},
    {"web_settings_look", "site.footer.vi", Kind::kLongText},
    {"web_settings_look", "site.footer.en", Kind::kLongText},
    {"web_settings_mail", "mail.host"},
    {"web_settings_mail", "mail.port"},
    {"web_settings_mail", "mail.security", Kind::kChoice},
    {"web_settings_mail", "mail.user"},
    {"web_settings_mail", kPassword, Kind::kSecret},
    {"web_settings_mail", "mail.from"},
    {"web_settings_map", "map.tiles"},
    {"web_settings_map", "map.attribution"},
};

// What was sent and why it cannot be; both empty for a page that nobody sent.
struct Sent {
  std::map<std::string, std::string, std::less<>> values = {};
  std::map<std::string, base::Message, std::less<>> faults = {};
};

std::vector<std::pair<std::string, std::string>> options_of(const std::string& name,
                                                            const web::PageContext& context) {
  if (name == "site.default_language") return {{"vi", "Tiếng Việt"}, {"en", "English"}};
  std::vector<std::pair<std::string, std::string>> list;
  if (name == "mail.security")
    for (const char* word : {"starttls", "tls", "none"})
      list.emplace_back(word, web::say(context, "web_mail_" + std::string(word)));
  if (name == "site.default_licence") {
    list.emplace_back("", web::say(context, "web_setting_no_licence"));
    for (const auto& licence : catalog::vocab::list_licences())
      list.emplace_back(licence.iri, licence.label(context.language));
  }
  return list;
}

web::SettingField field_of(const Place& place, const app::Config& config,
                           const web::PageContext& context, const Sent& sent) {
  web::SettingField field;
  field.name = place.name;
  field.kind = place.kind;
  const auto value = sent.values.find(place.name);
  const bool hidden = place.kind == Kind::kSecret || place.kind == Kind::kFile;
  if (!hidden)
    field.value =
        value == sent.values.end() ? app::show_setting(config, place.name) : value->second;
  field.is_set = field.name == kLogo ? !config.logo.empty() : !config.mail.password.empty();
  field.options = options_of(place.name, context);
  if (const auto fault = sent.faults.find(place.name); fault != sent.faults.end())
    field.fault = base::say(fault->second, context.language);
  return field;
}

http::Response settings_page(const http::Request& request, app::App& app, const Sent& sent) {
  const web::PageContext context = app::page_context(request, app);
  const auto site = app.site();
  web::ManagePortalView view;
  view.form_token = app::form_token_of(request, app);
  if (request.query("saved")) view.done = web::say(context, "web_manage_portal_saved");
  if (!sent.faults.empty()) view.fault = web::say(context, "web_manage_portal_fault");
  for (const auto& place : kPlaces) {
    if (view.groups.empty() || view.groups.back().key != place.group)
      view.groups.push_back({place.group, {}});
    auto field = field_of(place, site->config, context, sent);
    field.locked = app.config.locked.contains(field.name);
    view.groups.back().fields.push_back(std::move(field));
  }
  return private_page(web::manage_portal_page(app.templates, context, view), context.language,
                      sent.faults.empty() ? 200 : 422);
}

std::string two_digits(double number, const std::string& language) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", number);
  std::string out = text;
  if (language == "vi") std::replace(out.begin(), out.end(), '.', ',');
  return out;
}

base::Message accent_fault(const std::string& value, const std::string& language) {
  if (!settings::is_colour(value))
    return {"setting_bad_colour", {{"value", base::shorten(value, 40)}}};
  // Down, so that 4.499 is not told as enough.
  const double ratio = std::floor(settings::accent_contrast(value) * 100) / 100;
  return {"setting_bad_accent",
          {{"value", value},
           {"ratio", two_digits(ratio, language)},
           {"nearest", settings::nearest_legible(value)}}};
}

// A form's lines end in CR LF.
std::string written(std::string_view text) {
  std::string out;
  for (const char c : base::repair_utf8(std::string(base::trim(text))))
    if (c != '\r') out += c;
  return out;
}

std::optional<base::Message> find_fault(app::Config& config, const Place& place,
                                        const std::string& value, const std::string& language) {
  const std::size_t most = place.kind == Kind::kLongText ? kMostFooter : kMostText;
  if (value.size() > most)
    return base::Message{"setting_too_long", {{"limit", std::to_string(most)}}};
  if (place.kind != Kind::kLongText && value.find('\n') != std::string::npos)
    return base::Message{"setting_bad", {{"value", base::shorten(value, 80)}}};
  auto fault = app::set_setting(config, place.name, value);
  if (fault && std::string_view(place.name) == "site.accent") return accent_fault(value, language);
  return fault;
}

// Reads the fields that are neither locked nor secret; what is empty is the default again.
std::map<std::string, std::string> read_fields(const app::Form& form, const app::App& app,
                                               const std::string& language, Sent& sent) {
  std::map<std::string, std::string> changes;
  app::Config tried = app.config;
  for (const auto& place : kPlaces) {
    if (place.kind == Kind::kSecret || place.kind == Kind::kFile || !form.has(place.name) ||
        app.config.locked.contains(place.name))
      continue;
    const std::string value = written(form[place.name]);
    sent.values[place.name] = value;
    const std::string usual = app::show_setting(app.config, place.name);
    if (value.empty() || value == usual) {
      changes[place.name] = "";
    } else if (auto fault = find_fault(tried, place, value, language)) {
      sent.faults[place.name] = std::move(*fault);
    } else {
      changes[place.name] = app::show_setting(tried, place.name);
    }
  }
  return changes;
}

std::optional<base::Message> find_logo_fault(std::string_view bytes) {
  const auto image = settings::read_image(bytes);
  if (!image) return base::Message{"setting_bad_logo", {}};
  const auto side = [](std::size_t length) {
    return length >= settings::kLeastLogoSide && length <= settings::kMostLogoSide;
  };
  if (bytes.size() > settings::kMostLogoBytes || !side(image->width) || !side(image->height))
    return base::Message{"setting_large_logo",
                         {{"kibibytes", std::to_string(settings::kMostLogoBytes >> 10)},
                          {"least", std::to_string(settings::kLeastLogoSide)},
                          {"most", std::to_string(settings::kMostLogoSide)}}};
  return std::nullopt;
}

// The logo's bytes are on the disk before a setting names them.
std::string store_logo(std::string_view bytes, app::App& app,
                       catalog::store::WriteTransaction& transaction) {
  const auto content = app.store.files().put(bytes);
  if (const auto known = transaction.read().find_file_by_sha256(content.sha256)) return known->id;
  catalog::store::StoredFile file;
  file.id = base::random_uuid();
  file.sha256 = content.sha256;
  file.byte_size = content.byte_size;
  file.media_type = settings::read_image(bytes)->media_type;
  file.name = "logo." + file.media_type.substr(file.media_type.find('/') + 1);
  transaction.add_file(file);
  return file.id;
}

void change_all(const app::Form& form, app::App& app, const std::string& author,
                const std::map<std::string, std::string>& changes) {
  auto transaction = app.store.write();
  for (const auto& [name, value] : changes)
    settings::change_setting(transaction, name, value, author);
  if (!app.config.locked.contains(kLogo)) {
    if (const auto* logo = form.file(kLogo))
      settings::change_setting(transaction, kLogo, store_logo(logo->content, app, transaction),
                               author);
    else if (form.has("site.logo.clear"))
      settings::change_setting(transaction, kLogo, "", author);
  }
  if (!app.config.locked.contains(kPassword)) {
    if (form.has("mail.password.clear"))
      settings::change_setting(transaction, kPassword, "", author, true);
    else if (!form[kPassword].empty())
      settings::change_setting(transaction, kPassword, form.text(kPassword), author, true);
  }
  transaction.commit();
}

}  // namespace

http::Response show_portal_settings(const http::Request& request, app::App& app) {
  app::demand(catalog::people::Right::kAdminister, "", app::principal_of(request));
  return settings_page(request, app, {});
}

http::Response change_portal_settings(const http::Request& request, app::App& app) {
  app::demand(catalog::people::Right::kAdminister, "", app::principal_of(request));
  const app::Form form(request);
  const std::string language = app::language_of(request, app);
  Sent sent;
  const auto changes = read_fields(form, app, language, sent);
  if (const auto* logo = form.file(kLogo))
    if (auto fault = find_logo_fault(logo->content)) sent.faults[kLogo] = std::move(*fault);
  if (!sent.faults.empty()) return settings_page(request, app, sent);
  change_all(form, app, app::principal_of(request).person().name, changes);
  app.refresh_site();
  return http::redirect(303, "/" + language + "/manage/portal?saved=1");
}

}  // namespace portal::pages
