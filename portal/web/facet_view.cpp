#include "portal/web/facet_view.hpp"

#include <algorithm>
#include <map>

#include "catalog/base/message.hpp"
#include "portal/web/format.hpp"
#include "portal/web/labels.hpp"

namespace portal::web {
namespace {

constexpr std::size_t kValuesShown = 6;     // of one level, before the others are folded
constexpr std::size_t kValuesUnfolded = 2;  // a fold would take as much room
constexpr std::size_t kFindFrom = 10;       // values above which they can be looked through

base::Json value_view(const PageContext& context, const Facet& facet, const FacetValue& value) {
  base::Json view;
  view.set("value_label", facet_label(context, facet, value));
  view.set("value_count", format_count(value.count, context.language));
  view.set("value_href", value.href);
  view.set("value_selected", base::Json::boolean(value.selected));
  if (value.own >= 0 && value.own < value.count)
    view.set("value_own", say_count(context, "web_facet_own", value.own));
  return view;
}

std::size_t count_all(const Facet& facet) {
  return std::max(facet.all, facet.values.size());
}

// "1,000+" where there are more than were counted.
std::string all_text(const PageContext& context, const Facet& facet) {
  return format_count(static_cast<std::int64_t>(count_all(facet)), context.language) +
         (facet.has_more ? "+" : "");
}

// The rows of a facet as a template can write them that cannot call itself: what begins and ends,
// one after another. Values that belong to another stand under it, folded unless something there
// is selected.
class Rows {
 public:
  Rows(const PageContext& context, const Facet& facet) : context_(context), facet_(facet) {
    const auto& values = facet.values;
    std::map<std::string, std::size_t, std::less<>> places;
    for (std::size_t i = 0; i < values.size(); ++i) places.emplace(values[i].value, i);
    below_.resize(values.size());
    std::vector<std::size_t> tops;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto parent = places.find(values[i].parent);
      const bool is_top = values[i].parent.empty() || parent == places.end();
      (is_top ? tops : below_[parent->second]).push_back(i);
    }
    written_.resize(values.size());
    for (const auto top : tops) find_kept(top);
    only_top_ = tops.size() == 1;
    level(tops);
    level(left_over());  // a circle has no top
  }

  base::Json take() { return std::move(out_); }

 private:
  using Level = std::vector<std::size_t>;

  bool find_kept(std::size_t at) {
    bool kept = facet_.values[at].selected;
    for (const auto child : below_[at]) kept = find_kept(child) || kept;
    if (kept) kept_.push_back(at);
    return kept;
  }

  bool is_kept(std::size_t at) const { return std::ranges::count(kept_, at) > 0; }

  Level left_over() {
    Level level;
    for (std::size_t i = 0; i < written_.size(); ++i) {
      if (written_[i]) continue;
      below_[i].clear();
      find_kept(i);
      level.push_back(i);
    }
    return level;
  }

  bool fits(std::size_t shown, std::size_t all) const {
    return !facet_.typed.empty() || shown < kValuesShown || all <= kValuesShown + kValuesUnfolded;
  }

  void level(const Level& values) {
    if (values.empty()) return;
    Level shown, rest;
    for (const auto at : values)
      (fits(shown.size(), values.size()) || is_kept(at) ? shown : rest).push_back(at);
    list(shown);
    if (rest.empty()) return;
    begin_fold("rest", false, rest_label(values.size()));
    list(rest);
    mark("fold_end");
  }

  // "All" only where none was left out.
  std::string rest_label(std::size_t values) const {
    const auto number = static_cast<std::int64_t>(values);
    if (values < facet_.values.size() || facet_.all <= values)
      return say_count(context_, "web_facet_all", number);
    return say_count(context_, "web_facet_some", number, {{"all", all_text(context_, facet_)}});
  }

  void list(const Level& values) {
    mark("list_begin");
    for (const auto at : values) row(at);
    mark("list_end");
  }

  void row(std::size_t at) {
    written_[at] = true;
    base::Json item;
    item.set("row", value_view(context_, facet_, facet_.values[at]));
    out_.push(std::move(item));
    if (below_[at].size() > kValuesUnfolded) {
      const bool open = only_top_ || is_kept(at) || !facet_.typed.empty();
      begin_fold(
          "branch", open,
          say_count(context_, "web_facet_below", static_cast<std::int64_t>(below_[at].size())));
      level(below_[at]);
      mark("fold_end");
    } else {
      level(below_[at]);
    }
    mark("row_end");
  }

  void mark(const char* name) {
    base::Json item;
    item.set(name, base::Json::boolean(true));
    out_.push(std::move(item));
  }

  void begin_fold(const char* kind, bool open, const std::string& label) {
    base::Json fold;
    fold.set("fold_kind", kind);
    fold.set("fold_open", base::Json::boolean(open));
    fold.set("fold_label", label);
    base::Json item;
    item.set("fold_begin", std::move(fold));
    out_.push(std::move(item));
  }

  const PageContext& context_;
  const Facet& facet_;
  std::vector<Level> below_;
  Level kept_;  // selected, or above one that is
  std::vector<bool> written_;
  bool only_top_ = false;
  base::Json out_ = base::Json::array();
};

// The form by which the values are looked through. A script does it at once while one types, as far
// as they are all there, and asks the API for the others.
base::Json find_view(const PageContext& context, const Facet& facet, const CarriedPairs& carried) {
  const bool cut = facet.all > facet.values.size() || !facet.typed.empty();
  base::Json view;
  view.set("find_label",
           say(context, "web_facet_find", {{"facet", facet_name(context, facet.name)}}));
  view.set("find_parameter", facet_typed_name(facet.name));
  view.set("find_text", facet.typed);
  view.set("find_cut", base::Json::boolean(cut));
  view.set("find_carried", carried_view(carried));
  const auto all = static_cast<std::int64_t>(count_all(facet));
  view.set("find_shown", say_count(context, "web_facet_shown", all,
                                   {{"shown", "#"}, {"all", all_text(context, facet)}}));
  const std::string none =
      say(context, facet.has_more ? "web_facet_none_of_many" : "web_facet_none",
          {{"all", format_count(all, context.language)}});
  view.set("find_none", none);
  if (facet.typed.empty()) return view;
  base::Json told;
  told.set("told_count", facet.values.empty()
                             ? none
                             : say_count(context, "web_facet_found",
                                         static_cast<std::int64_t>(facet.values.size()),
                                         {{"text", facet.typed}}));
  told.set("told_href", facet.untyped_href);
  view.set("find_told", std::move(told));
  return view;
}

}  // namespace

std::string facet_name(const PageContext& context, std::string_view facet) {
  const std::string key = "web_facet_" + std::string(facet);
  return base::has_text(key, context.language) ? say(context, key) : std::string(facet);
}

std::string facet_label(const PageContext& context, const Facet& facet, const FacetValue& value) {
  return value.label.empty() ? term_label(facet.name, value.value, context.language) : value.label;
}

std::string facet_typed_name(std::string_view facet) {
  return "facet_q." + std::string(facet);
}

base::Json carried_view(const CarriedPairs& carried) {
  base::Json list = base::Json::array();
  for (const auto& [name, value] : carried) {
    base::Json item;
    item.set("carried_name", name);
    item.set("carried_value", value);
    list.push(std::move(item));
  }
  return list;
}

base::Json facet_view(const PageContext& context, const Facet& facet, const CarriedPairs& carried) {
  const auto selected = std::ranges::count_if(facet.values, &FacetValue::selected);
  base::Json view;
  view.set("facet_name", facet.name);
  view.set("facet_label", facet_name(context, facet.name));
  view.set("facet_open",
           base::Json::boolean(!facet.folded || selected > 0 || !facet.typed.empty()));
  view.set("facet_rows", Rows(context, facet).take());
  if (count_all(facet) > kFindFrom || !facet.typed.empty())
    view.set("facet_find", find_view(context, facet, carried));
  if (facet.unstated > 0)
    view.set("facet_unstated", format_count(facet.unstated, context.language));
  return view;
}

}  // namespace portal::web
