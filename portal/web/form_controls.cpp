#include "portal/web/form_controls.hpp"

#include <algorithm>
#include <utility>

#include "catalog/vocab/licences.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "portal/web/form_values.hpp"
#include "portal/web/labels.hpp"

namespace portal::web {
namespace {

using base::Json;
namespace vocab = catalog::vocab;

constexpr std::size_t kCommonLicences = 5;
// Languages that are offered without being asked for.
constexpr std::string_view kCommonLanguages[] = {"VIE", "ENG", "FRA", "ZHO", "KHM"};

Json option(std::string_view value, std::string_view label, std::string_view chosen) {
  Json item;
  item.set("option_value", value);
  item.set("option_label", label);
  item.set("option_chosen", Json::boolean(value == chosen));
  return item;
}

// The choices, and what is chosen though it is none of them.
Json options(const PageContext& context, const std::vector<FormChoice>& choices,
             const std::string& chosen, const std::string& chosen_label) {
  Json list = Json::array();
  list.push(option("", say(context, "form_choose"), chosen));
  bool known = chosen.empty();
  for (const auto& choice : choices) {
    list.push(option(choice.value, choice.label, chosen));
    known = known || choice.value == chosen;
  }
  if (!known)
    list.push(option(chosen, chosen == kStatedInWords ? say(context, "form_stated") : chosen_label,
                     chosen));
  return list;
}

std::vector<FormChoice> terms_of(std::string_view vocabulary, std::string_view language) {
  std::vector<FormChoice> list;
  for (const auto& term : vocab::vocabulary(vocabulary).terms())
    list.push_back({std::string(term.iri), std::string(term.label(language))});
  return list;
}

bool is_common_language(const vocab::Term& term) {
  return std::ranges::find(kCommonLanguages, term.code) != std::end(kCommonLanguages);
}

Json checks(const PageContext& context, const Field& field, const std::string& name,
            const std::string& text) {
  const auto chosen = lines_of(text);
  Json list = Json::array();
  int number = 0;
  for (const auto& term : vocab::vocabulary(field.vocabulary).terms()) {
    const bool is_chosen = std::ranges::find(chosen, term.iri) != chosen.end();
    if (field.vocabulary == "languages" && !is_chosen && !is_common_language(term)) continue;
    Json item;
    item.set("check_id", field_id(name) + (number == 0 ? "" : "-" + std::to_string(number)));
    ++number;
    item.set("check_value", term.iri);
    item.set("check_label", term.label(context.language));
    item.set("check_chosen", Json::boolean(is_chosen));
    list.push(std::move(item));
  }
  return list;
}

// The items of the lists, each list folded; what a record names and no list has stands at the end.
Json item_groups(const PageContext& context, const FormView& form, const std::string& name,
                 const std::string& text) {
  auto unknown = lines_of(text);
  const auto chosen = unknown;
  Json groups = Json::array();
  int number = 0;
  const auto add = [&](const std::string& title, const std::vector<FormChoice>& choices) {
    Json boxes = Json::array();
    std::int64_t count = 0;
    for (const auto& choice : choices) {
      const bool is_chosen = std::ranges::find(chosen, choice.value) != chosen.end();
      std::erase(unknown, choice.value);
      Json box;
      box.set("check_id", field_id(name) + (number == 0 ? "" : "-" + std::to_string(number)));
      ++number;
      box.set("check_value", choice.value);
      box.set("check_label", choice.label);
      box.set("check_chosen", Json::boolean(is_chosen));
      boxes.push(std::move(box));
      count += is_chosen;
    }
    Json group;
    group.set("group_title", title);
    group.set("group_open", Json::boolean(count > 0));
    if (count > 0)
      group.set("group_count",
                say(context, "form_covers_chosen", {{"count", std::to_string(count)}}));
    group.set("group_checks", std::move(boxes));
    groups.push(std::move(group));
  };
  for (const auto& list : form.checklists) add(list.label, list.choices);
  std::vector<FormChoice> others;
  for (const auto& item : std::vector<std::string>(unknown)) others.push_back({item, item});
  if (!others.empty()) add(say(context, "form_covers_others"), others);
  return groups;
}

Json licence_view(const PageContext& context, const std::string& id, std::string_view iri,
                  const std::string& name, const std::string& chosen) {
  const LicenceLabel label = licence_label(iri, context.language);
  Json item;
  item.set("licence_id", id);
  item.set("licence_value", iri);
  item.set("licence_name", name.empty() ? label.name : name);
  item.set("licence_chosen", Json::boolean(iri == chosen));
  if (iri.empty() || iri == kStatedInWords) return item;
  item.set("licence_openness", say(context, "web_openness_" + label.openness));
  item.set("licence_openness_class", "tag-" + label.openness);
  Json words = Json::array();
  for (const auto& sentence : label.conditions) words.push(sentence);
  item.set("licence_words", std::move(words));
  return item;
}

// Common licences first, with what they allow; the others folded.
Json licences(const PageContext& context, const std::string& name, const std::string& chosen) {
  Json common = Json::array(), others = Json::array();
  const std::string id = field_id(name);
  common.push(licence_view(context, id, "", say(context, "form_licence_none"), chosen));
  std::size_t number = 0;
  bool known = chosen.empty();
  for (const auto& licence : vocab::list_licences()) {
    const bool is_chosen = licence.iri == chosen;
    known = known || is_chosen;
    const bool shown = number++ < kCommonLicences || is_chosen;
    (shown ? common : others)
        .push(licence_view(context, id + "-" + std::to_string(number), licence.iri, "", chosen));
  }
  if (!known)
    common.push(licence_view(context, id + "-own", chosen,
                             chosen == kStatedInWords ? say(context, "form_stated") : "", chosen));
  Json out;
  out.set("licences", std::move(common));
  out.set("licences_more", std::move(others));
  return out;
}

Json parts(const PageContext& context, const FormView& form, const Field& field,
           const std::string& name) {
  Json list = Json::array();
  for (const auto language : kFormLanguages) {
    const std::string full = name + "." + std::string(language);
    Json item;
    item.set("part_id", field_id(full));
    item.set("part_name", full);
    item.set("part_lang", language);
    item.set("part_label", language_label(language, context.language));
    const std::string& value = answer_in(form.answers, full);
    const bool is_long = field.control == Control::kLongTexts || value.find('\n') != value.npos;
    item.set("part_value", value);
    item.set("part_long", Json::boolean(is_long));
    item.set("part_short", Json::boolean(!is_long));
    list.push(std::move(item));
  }
  return list;
}

Json line(const Field& field, const std::string& name, const std::string& value) {
  Json item;
  item.set("input_id", field_id(name));
  item.set("input_name", name);
  item.set("input_value", value);
  const auto control = field.control;
  // Types of HTML that would refuse what is not yet right are not used: findings tell it better.
  item.set("input_mode", control == Control::kMailbox     ? "email"
                         : control == Control::kTelephone ? "tel"
                         : control == Control::kAddress   ? "url"
                                                          : "text");
  if (control == Control::kDate) item.set("input_hint", "2024-12-31");
  if (control == Control::kAddress) item.set("input_hint", "https://");
  if (field.vocabulary == "file-types") item.set("input_list", "known-formats");
  if (field.vocabulary == "media-types") item.set("input_list", "known-types");
  return item;
}

Json select(const PageContext& context, const FormView& form, const Field& field,
            const std::string& name, const std::string& value) {
  Json item;
  item.set("select_id", field_id(name));
  item.set("select_name", name);
  const auto add = [&](const std::vector<FormChoice>& choices) {
    const std::string label = field.vocabulary.empty()
                                  ? value
                                  : vocabulary_label(field.vocabulary, value, context.language);
    item.set("options", options(context, choices, value, label));
  };
  if (field.control == Control::kAgency)
    add(form.agencies);
  else if (field.control == Control::kSeries)
    add(form.series);
  else
    add(terms_of(field.vocabulary, context.language));
  return item;
}

Json visibility(const PageContext& context, const std::string& name, const std::string& value) {
  Json list = Json::array();
  for (const char* each : {"public", "agency"})
    list.push(option(each, say(context, std::string("form_visibility_") + each),
                     value.empty() ? "public" : value));
  Json item;
  item.set("select_id", field_id(name));
  item.set("select_name", name);
  item.set("options", std::move(list));
  return item;
}

// Findings of the field itself and, where it has languages, of each of them.
Json found(const FormView& form, const PageContext& context, const std::string& name,
           bool languages) {
  Json list = Json::array();
  for (const auto& each : form.findings) {
    const bool here = each.field == name || (languages && each.field.starts_with(name + ".") &&
                                             each.field.size() == name.size() + 3);
    if (!here) continue;
    const std::string severity(catalog::to_string(each.severity));
    Json item;
    item.set("found_class", "found-" + severity);
    item.set("found_severity", say(context, "form_severity_" + severity));
    item.set("found_text", each.sentence);
    list.push(std::move(item));
  }
  return list;
}

void add_control(Json& item, const PageContext& context, const FormView& form, const Field& field,
                 const std::string& name) {
  const std::string& value = answer_in(form.answers, name);
  switch (field.control) {
    case Control::kTexts:
    case Control::kLongTexts:
    case Control::kKeywords: {
      item.set("control_parts", parts(context, form, field, name));
      item.set("field_grouped", Json::boolean(true));
      break;
    }
    case Control::kTerms: {
      item.set("control_checks", checks(context, field, name, value));
      item.set("field_grouped", Json::boolean(true));
      break;
    }
    case Control::kItems: {
      item.set("control_groups", item_groups(context, form, name, value));
      item.set("field_grouped", Json::boolean(true));
      break;
    }
    case Control::kTerm:
      if (field.vocabulary == "licences" && field.section == Section::kUse) {
        item.set("control_licences", licences(context, name, value));
        item.set("field_grouped", Json::boolean(true));
        break;
      }
      [[fallthrough]];
    case Control::kAgency:
    case Control::kSeries: {
      item.set("control_select", select(context, form, field, name, value));
      break;
    }
    case Control::kVisibility:
      item.set("control_select", visibility(context, name, value));
      break;
    case Control::kPlaces: {
      Json area;
      area.set("area_value", value);
      item.set("control_area", std::move(area));
      break;
    }
    default:
      item.set("control_line", line(field, name, value));
  }
}

// Two of them stand side by side where there is room.
bool is_short(Control control) {
  return control == Control::kDate || control == Control::kMailbox ||
         control == Control::kTelephone || control == Control::kCode;
}

}  // namespace

Json control_view(const PageContext& context, const FormView& form, const Field& field,
                  const std::string& start) {
  const std::string name = start + std::string(field.name);
  const std::string label = label_key(field);
  Json item;
  item.set("field_name", name);
  item.set("field_id", field_id(name));
  item.set("field_label", say(context, label));
  item.set("field_help", say(context, label + "_help"));
  if (field.need == Need::kRequired) item.set("field_need", say(context, "form_need_required"));
  if (field.need == Need::kRecommended)
    item.set("field_need", say(context, "form_need_recommended"));
  if (field.need == Need::kRequired) item.set("field_need_class", "need-required");
  item.set("field_found", found(form, context, name, has_languages(field.control)));
  add_control(item, context, form, field, name);
  if (!item.find("field_grouped")) item.set("field_single", Json::boolean(true));
  item.set("field_half", Json::boolean(is_short(field.control)));
  return item;
}

}  // namespace portal::web
