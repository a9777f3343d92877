#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/json.hpp"

namespace portal::web {

/// What an owner says of the portal at the head and foot of every page; empty: the built-in.
struct SiteWords {
  base::Json footer;  // language map of Markdown
  std::string logo_href;
  std::string theme_href;  // a style sheet with the owner's colour
  std::string theme_colour;
  std::string email, phone, address, contact_href;
};

/// What every page needs to know of the request and of the portal.
struct PageContext {
  std::string language = "vi";  // "vi" or "en"
  std::string path = "/";       // without the language: "/datasets/dan-so"
  std::string query;            // as it came, without "?"
  std::string base_url;         // "https://data.example", no "/" at its end
  base::Json site_title;        // language map
  SiteWords site;
  /// The address of a file of static/: "css/portal.css" gives "/static/css/portal.1a2b3c4d.css".
  std::function<std::string(std::string_view)> asset;
  std::chrono::minutes zone{7 * 60};  // of the portal's clock, ahead of UTC
  std::int64_t seq = 0;               // the catalogue's change number that the page shows
  std::string account_name;           // who is signed in, if anybody
  bool has_accounts = false;          // whether to offer the way to sign in
  bool has_work = false;              // whether who is signed in works for an agency
};

/// Another form of what a page shows, for <link rel="alternate">.
struct Alternate {
  std::string type, href, title;
};

struct PageHead {
  std::string title;        // without the portal's name
  std::string description;  // plain text
  std::string section;      // which entry of the navigation is current: "datasets"
  bool noindex = false;
  std::vector<Alternate> alternates;
  std::string json_ld;      // written by base::write_json
  std::string search_text;  // what the search box holds
};

/// The view that the layout needs (_head, _foot, _search_box); pages add to it.
base::Json start_view(const PageContext& context, const PageHead& head);

/// The address of a page in the reader's language: "/datasets" gives "/vi/datasets".
std::string local_href(const PageContext& context, std::string_view path);

/// The address of a page about one agency or dataset; the name is percent-encoded.
std::string agency_href(const PageContext& context, std::string_view slug);
std::string dataset_href(const PageContext& context, std::string_view slug);

/// The search with one filter: search_href(context, "keyword", "dân số").
std::string search_href(const PageContext& context, std::string_view name, std::string_view value);

/// One step of the way from the home page: {crumb_label, crumb_href}.
base::Json crumb(std::string_view label, std::string href, std::string_view language = "");

/// The way to the pages of administrators.
base::Json manage_crumbs(const PageContext& context);

/// The way to pages below /readiness: the first step, to that page.
base::Json readiness_crumbs(const PageContext& context);

/// A sentence of web.*.json in the reader's language.
std::string say(const PageContext& context, std::string_view key,
                std::map<std::string, std::string> arguments = {});

/// A sentence with a number: {count} chooses the plural, {number} is the number as it is written.
std::string say_count(const PageContext& context, std::string_view key, std::int64_t count,
                      std::map<std::string, std::string> arguments = {});

}  // namespace portal::web
