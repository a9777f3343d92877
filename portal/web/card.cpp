#include "portal/web/card.hpp"

#include <chrono>
#include <string>
#include <utility>

#include "catalog/base/clock.hpp"
#include "catalog/base/text.hpp"
#include "portal/web/dataset_facts.hpp"
#include "portal/web/format.hpp"
#include "portal/web/labels.hpp"
#include "portal/web/local_text.hpp"
#include "portal/web/markdown.hpp"

namespace portal::web {
namespace {

constexpr std::size_t kTextBytes = 320;
constexpr std::size_t kFormatsShown = 5;
constexpr std::size_t kLicenceBytes = 80;

// Text in pieces with those that match marked; "" when there are none.
std::string marked_html(const base::Json& pieces) {
  std::string html;
  for (const auto& piece : pieces.items()) {
    const std::string text = base::escape_html(piece["text"].as_string());
    html += piece["match"].as_bool() ? "<mark>" + text + "</mark>" : text;
  }
  return html;
}

// The text that is chosen from `texts`, as HTML; its marked form when it is in that language.
struct MarkedText {
  LocalText text;
  std::string html;
};

MarkedText marked_text(const PageContext& context, const base::Json& texts,
                       const base::Json& marked) {
  MarkedText out{pick_text(texts, context.language), {}};
  for (const auto& [tag, pieces] : marked.members())
    if (tag == out.text.language || out.text.language.empty()) out.html = marked_html(pieces);
  return out;
}

void add_title(base::Json& view, const PageContext& context, const base::Json& card) {
  auto [title, html] = marked_text(context, card["title"], card["highlight"]["title"]);
  if (title.text.empty()) title = {say(context, "web_untitled"), "", false};
  set_text(view, "card_title", title);
  view.set("card_title", html.empty() ? base::escape_html(title.text) : html);
}

void add_text(base::Json& view, const PageContext& context, const base::Json& card) {
  const auto [text, html] =
      marked_text(context, card["description"], card["highlight"]["description"]);
  view.set("card_text", html.empty()
                            ? base::escape_html(base::shorten(plain_text(text.text), kTextBytes))
                            : html);
  view.set("card_text_lang", text.foreign ? text.language : "");
}

void add_formats(base::Json& view, const PageContext& context, const base::Json& card) {
  base::Json shown = base::Json::array();
  std::size_t more = 0;
  for (const auto* format : values_of(card["formats"])) {
    const std::string label = term_label("format", iri_of(*format), context.language);
    if (label.empty()) continue;
    if (shown.items().size() < kFormatsShown)
      shown.push(label);
    else
      ++more;
  }
  view.set("card_formats", std::move(shown));
  if (more > 0)
    view.set("card_formats_more",
             say_count(context, "web_more_formats", static_cast<std::int64_t>(more)));
}

std::string updated(const PageContext& context, const std::string& modified) {
  if (modified.empty()) return "";
  const auto day = read_date(modified.substr(0, 10));
  const bool exact = modified.size() >= 10 && day;  // a year alone was not "300 days ago"
  const base::Time here = base::now() + context.zone;
  const bool recent = exact && here - *day < std::chrono::days(31);
  const std::string age = recent ? format_age(*day, here, context.language) : "";
  return age.empty()
             ? say(context, "web_updated_on", {{"date", format_date(modified, context.language)}})
             : say(context, "web_updated_ago", {{"age", age}});
}

}  // namespace

base::Json card_view(const PageContext& context, const base::Json& card) {
  base::Json view;
  const std::string& slug = card["slug"].as_string();
  view.set("card_href", dataset_href(context, slug.empty() ? card["id"].as_string() : slug));
  add_title(view, context, card);
  set_text(view, "card_agency", pick_text(card["publisher"]["name"], context.language));
  view.set("card_updated", updated(context, card["modified"].as_string()));
  add_text(view, context, card);
  const std::string kind = kind_of(card);
  const bool is_set = kind == "Dataset";
  view.set("card_kind", is_set ? "" : say(context, "web_kind_" + kind));
  const LicenceLabel licence = licence_label(iri_of(card["license"]), context.language);
  const std::string openness =
      card["open"].is_bool() ? (card["open"].as_bool() ? "open" : "limited") : licence.openness;
  if (!licence.unstated) view.set("card_licence", base::shorten(licence.name, kLicenceBytes));
  // Only of a dataset is it worth a word that its licence is not known.
  if (is_set || openness != "unknown") {
    view.set("card_open_class", openness);
    view.set("card_open_label", say(context, "web_openness_" + openness));
  }
  add_formats(view, context, card);
  if (const auto others = card["series"]["others"].as_integer().value_or(0); others > 0) {
    base::Json series;
    series.set("series_href", card["series"]["href"]);
    series.set("series_more", say_count(context, "web_series_others", others));
    view.set("card_series", std::move(series));
  }
  return view;
}

base::Json card_views(const PageContext& context, const base::Json& cards) {
  base::Json views = base::Json::array();
  for (const auto& card : cards.items()) views.push(card_view(context, card));
  return views;
}

}  // namespace portal::web
