#include "portal/web/search_page.hpp"

#include <algorithm>
#include <set>

#include "catalog/base/message.hpp"
#include "catalog/base/text.hpp"
#include "portal/web/card.hpp"
#include "portal/web/format.hpp"

namespace portal::web {
namespace {

constexpr std::int64_t kResultsSaved = 10'000;  // at once, as the API does

// For a form that sets parameters of its own: all others, with q.
CarriedPairs carried_without(const SearchView& search, const std::set<std::string>& own) {
  CarriedPairs pairs;
  if (!search.text.empty()) pairs.emplace_back("q", search.text);
  for (const auto& pair : search.carried)
    if (!own.contains(pair.first)) pairs.push_back(pair);
  return pairs;
}

base::Json chip_view(const std::string& kind, const std::string& label, const std::string& href) {
  base::Json item;
  item.set("chip_kind", kind);
  item.set("chip_label", label);
  item.set("chip_href", href);
  return item;
}

base::Json chips_view(const PageContext& context, const SearchView& search) {
  base::Json chips = base::Json::array();
  for (const auto& facet : search.facets)
    for (const auto& value : facet.values)
      if (value.selected)
        chips.push(chip_view(facet_name(context, facet.name), facet_label(context, facet, value),
                             value.href));
  for (const auto& chip : search.chips) chips.push(chip_view(chip.kind, chip.label, chip.href));
  return chips;
}

// "1–20 of 312"; nothing when the page does not know where it is.
std::string place_text(const PageContext& context, const SearchView& search) {
  const auto shown = static_cast<std::int64_t>(search.cards.items().size());
  const std::int64_t last = search.first + shown - 1;
  if (search.first < 1 || shown == 0 || last > search.total) return "";
  return say(context, "web_pager_place",
             {{"from", format_count(search.first, context.language)},
              {"to", format_count(last, context.language)},
              {"total", format_count(search.total, context.language)}});
}

base::Json sorting_view(const PageContext& context, const SearchView& search) {
  base::Json options = base::Json::array();
  for (const auto& sort : search.sorts) {
    base::Json item;
    item.set("sort_label", say(context, "web_sort_" + sort.name));
    item.set("sort_href", sort.href);
    item.set("sort_selected", base::Json::boolean(sort.selected));
    options.push(std::move(item));
  }
  base::Json view;
  view.set("sort_option", std::move(options));
  return view;
}

std::string results_title(const PageContext& context, const SearchView& search) {
  if (search.text.empty()) return say_count(context, "web_results", search.total);
  return say_count(context, "web_results_for", search.total, {{"text", search.text}});
}

void add_filters(base::Json& view, const PageContext& context, const SearchView& search,
                 const base::Json& chips) {
  base::Json facets = base::Json::array();
  const auto all = carried_without(search, {});
  bool typed = false;
  for (const auto& facet : search.facets) {
    typed = typed || !facet.typed.empty();
    facets.push(facet_view(context, facet, all));
  }
  view.set("facets", std::move(facets));
  view.set("search_carried", carried_view(search.carried));
  view.set("period_carried", carried_view(carried_without(search, {"from", "to"})));
  view.set("filters_open", base::Json::boolean(typed));
  view.set("period_from", search.from);
  view.set("period_to", search.to);
  if (chips.items().empty()) return;
  view.set("filters_count", std::to_string(chips.items().size()));
  base::Json shown;
  shown.set("chip", chips);
  view.set("chips", std::move(shown));
}

std::string tier_note(const PageContext& context, const SearchView& search) {
  const std::string tier = search.tier == 2 ? "web_tier_most" : "web_tier_any";
  if (search.with_all == 0) return say(context, tier);
  return say_count(context, tier + "_too", search.with_all);
}

// "Words 3.2 + Place 2 = 5.2"
base::Json score_view(const PageContext& context, const ScoreParts& parts) {
  base::Json list = base::Json::array();
  double sum = 0;
  for (const auto& [name, value] : parts) {
    base::Json part;
    part.set("part_label", say(context, "web_score_" + name));
    part.set("part_value", format_decimal(value, 2, context.language));
    list.push(std::move(part));
    sum += value;
  }
  base::Json view;
  view.set("score_part", std::move(list));
  view.set("score_sum", format_decimal(sum, 2, context.language));
  return view;
}

base::Json explained_cards(const PageContext& context, const SearchView& search) {
  base::Json cards = card_views(context, search.cards);
  auto& items = cards.items();
  for (std::size_t i = 0; i < std::min(items.size(), search.scores.size()); ++i)
    items[i].set("score", score_view(context, search.scores[i]));
  return cards;
}

base::Json list_view(const std::string& name, const PageContext& context,
                     const std::vector<Offer>& offers) {
  base::Json list = base::Json::array();
  for (const auto& offer : offers) {
    base::Json item;
    item.set("offer_label", offer.label);
    item.set("offer_count", say_count(context, "web_results", offer.count));
    item.set("offer_href", offer.href);
    list.push(std::move(item));
  }
  base::Json view;
  view.set(name, std::move(list));
  return view;
}

void add_results(base::Json& view, const PageContext& context, const SearchView& search,
                 bool filtered) {
  const bool empty_catalogue = search.catalogue_total == 0;
  view.set("results", base::Json::boolean(search.total > 0));
  view.set("no_datasets", base::Json::boolean(empty_catalogue));
  view.set("no_results", base::Json::boolean(search.total == 0 && !empty_catalogue));
  view.set("none_filters", base::Json::boolean(filtered));
  view.set("none_text", base::Json::boolean(!search.text.empty()));
  view.set("cards", explained_cards(context, search));
  if (search.total > 0 && search.tier > 1) view.set("tier_note", tier_note(context, search));
  if (search.total == 0 && !search.words.empty())
    view.set("none_each", list_view("none_word", context, search.words));
  if (search.total == 0 && !search.related.empty())
    view.set("none_related", list_view("none_relative", context, search.related));
  if (!search.previous_href.empty() || !search.next_href.empty()) {
    base::Json pager;
    pager.set("pager_previous", search.previous_href);
    pager.set("pager_next", search.next_href);
    pager.set("pager_place", place_text(context, search));
    view.set("pager", std::move(pager));
  }
  if (!search.suggestion.empty()) {
    base::Json suggestion;
    suggestion.set("suggestion_text", search.suggestion);
    suggestion.set("suggestion_count", format_count(search.suggestion_total, context.language));
    suggestion.set("suggestion_href", search.suggestion_href);
    view.set("suggestion", std::move(suggestion));
  }
}

std::string title_of(const PageContext& context, const SearchView& search,
                     const base::Json& chips) {
  if (!search.text.empty()) return say(context, "web_search_title_for", {{"text", search.text}});
  std::vector<std::string> filters;
  for (const auto& chip : chips.items()) filters.push_back(chip["chip_label"].as_string());
  if (filters.empty()) return say(context, "web_search_title");
  return say(context, "web_search_title_filtered", {{"filters", base::join(filters, ", ")}});
}

}  // namespace

std::string search_page(const Templates& templates, const PageContext& context,
                        const SearchView& search) {
  const base::Json chips = chips_view(context, search);
  const bool filtered =
      !chips.items().empty() ||
      std::any_of(search.carried.begin(), search.carried.end(),
                  [](const auto& pair) { return pair.first != "sort" && pair.first != "limit"; });
  const bool plain = context.query.empty();
  PageHead head{.title = title_of(context, search, chips),
                .description = say(context, "web_search_description"),
                .section = "datasets",
                .noindex = !plain,
                .alternates = {},
                .json_ld = "",
                .search_text = search.text};
  if (!search.atom_href.empty())
    head.alternates.push_back({"application/atom+xml", search.atom_href,
                               say(context, "web_feed") + ": " + title_of(context, search, chips)});
  if (!search.json_href.empty())
    head.alternates.push_back({"application/json", search.json_href, "JSON"});
  base::Json view = start_view(context, head);
  base::Json notices = base::Json::array();
  for (const auto& notice : search.notices) notices.push(notice);
  view.set("notices", std::move(notices));
  view.set("search_heading", title_of(context, search, chips));
  view.set("results_title", results_title(context, search));
  view.set("clear_href", search.clear_href);
  view.set("all_href", local_href(context, "/datasets"));
  view.set("results_json", search.json_href);
  view.set("results_atom", search.atom_href);
  view.set("results_csv", search.csv_href);
  view.set("results_jsonl", search.jsonl_href);
  if (search.total > kResultsSaved)
    view.set("results_first", say_count(context, "web_results_first", kResultsSaved));
  add_filters(view, context, search, chips);
  if (search.sorts.size() > 1 && search.total > 1)
    view.set("sorting", sorting_view(context, search));
  add_results(view, context, search, filtered);
  if (!search.offers.empty()) view.set("offers", list_view("offer", context, search.offers));
  if (search.total > 1 && !search.explain_href.empty()) {
    base::Json explain;
    explain.set("explain_href", search.explain_href);
    view.set("explain", std::move(explain));
  }
  view.set("explained", base::Json::boolean(!search.scores.empty()));
  return templates.render("search", context.language, view);
}

}  // namespace portal::web
