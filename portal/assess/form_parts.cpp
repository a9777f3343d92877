#include "portal/assess/form_parts.hpp"

#include <utility>

#include "portal/web/format.hpp"

namespace portal::assess {

using base::Json;

Json options(const std::vector<std::pair<std::string, std::string>>& list,
             std::string_view chosen) {
  Json items = Json::array();
  for (const auto& [value, label] : list) {
    Json item = Json::object();
    item.set("option_value", value);
    item.set("option_label", label);
    item.set("option_chosen", Json::boolean(value == chosen));
    items.push(std::move(item));
  }
  Json json = Json::object();
  json.set("options", std::move(items));
  return json;
}

Json rating_options(const rd::Registry& registry, std::optional<rd::Rating> chosen,
                    const std::string& language) {
  std::vector<std::pair<std::string, std::string>> list = {
      {"", base::say({"assess_not_rated", {}}, language)}};
  for (const auto rating : rd::all_ratings()) {
    const auto& words = registry.words_of(rating);
    list.emplace_back(rd::code_of(rating), words.symbol + " " + words.name.in(language));
  }
  return options(list, chosen ? rd::code_of(*chosen) : "");
}

void add_state(Json& view, const web::PageContext& context, const FormState& state) {
  view.set("form_token", state.form_token);
  view.set("form_action", web::local_href(context, context.path));
  view.set("form_version", std::to_string(state.version));
  view.set("form_done", state.done);
  view.set("form_unsaved", state.is_unsaved ? web::say(context, "assess_unsaved") : "");
  Json faults = Json::array();
  for (const auto& fault : state.faults) {
    Json item = Json::object();
    item.set("fault", base::say(fault, context.language));
    faults.push(std::move(item));
  }
  if (!state.faults.empty()) {
    Json block = Json::object();
    block.set("faults", std::move(faults));
    view.set("fault_block", std::move(block));
  }
}

Json boxes(const web::PageContext& context, const std::string& name, const std::string& label_key,
           const as::Pair& pair, int rows) {
  Json json = Json::object();
  json.set("box_label", web::say(context, label_key));
  json.set("box_rows", std::to_string(rows));
  Json list = Json::array();
  for (const char* language : {"vi", "en"}) {
    Json item = Json::object();
    item.set("box_name", name + "_" + language);
    item.set("box_lang", language);
    item.set("box_language", web::say(context, "assess_language_" + std::string(language)));
    item.set("box_text", pair.in(language));
    list.push(std::move(item));
  }
  json.set("boxes", std::move(list));
  return json;
}

Json remarks_view(const web::PageContext& context, const std::vector<as::Remark>& remarks,
                  std::string_view part) {
  Json list = Json::array();
  for (const auto& remark : remarks) {
    if (remark.part != part) continue;
    Json item = Json::object();
    item.set("remark_id", remark.id);
    item.set("remark_text", remark.text);
    item.set("remark_by",
             remark.by + ", " + web::format_moment(remark.written, context.zone, context.language));
    item.set("remark_open", Json::boolean(!remark.is_settled));
    item.set("remark_settled", Json::boolean(remark.is_settled));
    list.push(std::move(item));
  }
  return list;
}

Json past_view(const rd::Registry& registry, const web::PageContext& context,
               const std::vector<as::Past>& past) {
  if (past.empty()) return {};
  Json list = Json::array();
  for (const auto& one : past) {
    const Json document = base::parse_json(one.document);
    // Of an area both stand one level deeper.
    const Json& said = document.find("overall") ? document["overall"] : document;
    const auto rating = rd::parse_rating(said["rating"].as_string());
    Json item = Json::object();
    item.set("past_by",
             web::say(context, "assess_past_by",
                      {{"name", one.changed_name},
                       {"time", web::format_moment(one.changed, context.zone, context.language)}}));
    item.set("past_aside", one.is_aside ? web::say(context, "assess_past_aside") : "");
    item.set("past_rating",
             rating_view(registry, rating.value_or(rd::Rating::kGrey), {{context.language}}));
    item.set("past_comment", halves(as::pair_of(said["comment"], "comment"), {{"vi", "en"}}));
    list.push(std::move(item));
  }
  Json block = Json::object();
  block.set("past", std::move(list));
  return block;
}

}  // namespace portal::assess
