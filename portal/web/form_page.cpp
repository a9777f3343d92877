#include "portal/web/form_page.hpp"

#include <algorithm>
#include <utility>

#include "catalog/vocab/formats.hpp"
#include "portal/web/form_controls.hpp"
#include "portal/web/form_fields.hpp"
#include "portal/web/format.hpp"
#include "portal/web/labels.hpp"

namespace portal::web {
namespace {

using base::Json;
using catalog::Severity;

constexpr std::size_t kCommonFormats = 40;

struct SectionRow {
  Section section;
  const char* name;  // of its id and its words
};
constexpr SectionRow kSections[] = {
    {Section::kAbout, "about"},       {Section::kFiles, "files"},     {Section::kUse, "use"},
    {Section::kCoverage, "coverage"}, {Section::kContact, "contact"}, {Section::kMore, "more"}};

// Where the file is checked for personal data, and what came of it.
void add_check(Json& item, const PageContext& context, const FormView& form,
               const std::string& file) {
  const auto upload = form.uploads.find(file);
  if (upload == form.uploads.end()) return;
  const auto& [result, time] = upload->second;
  Json check;
  check.set("privacy_href", local_href(context, "/manage/files/" + file + "/privacy"));
  check.set("privacy_state",
            result.empty() ? say(context, "form_privacy_open")
                           : say(context, "form_privacy_checked",
                                 {{"result", say(context, "web_privacy_result_" + result)},
                                  {"time", format_moment(time, context.zone, context.language)}}));
  item.set("file_check", std::move(check));
}

Json file_view(const PageContext& context, const FormView& form, const std::string& group,
               std::size_t number) {
  Json item;
  item.set("file_group", group);
  item.set("file_legend", say(context, "form_file_number", {{"number", std::to_string(number)}}));
  item.set("file_remove", say(context, "form_file_remove", {{"number", std::to_string(number)}}));
  item.set("file_upload_name", file_field_name(group, kUploadField));
  const std::string& upload = answer_in(form.answers, file_field_name(group, kUploadField));
  item.set("file_upload", upload);
  add_check(item, context, form, upload);
  item.set("chosen_name", file_field_name(group, kChosenField));
  item.set("chosen_id", field_id(file_field_name(group, kChosenField)));
  item.set("chosen_help",
           say(context, "form_upload_help", {{"limit", std::to_string(form.upload_mebibytes)}}));
  item.set("file_upload_id", field_id(file_field_name(group, kUploadField)));
  Json fields = Json::array();
  for (const auto& field : file_fields())
    fields.push(control_view(context, form, field, file_field_name(group, "")));
  item.set("file_fields", std::move(fields));
  return item;
}

Json files_view(const PageContext& context, const FormView& form) {
  Json list = Json::array();
  std::size_t number = 0;
  for (const auto& group : lines_of(answer_in(form.answers, kFilesField)))
    list.push(file_view(context, form, group, ++number));
  return list;
}

Json sections_view(const PageContext& context, const FormView& form) {
  Json list = Json::array();
  for (const auto& row : kSections) {
    Json item;
    item.set("section_name", row.name);
    item.set("section_title", say(context, std::string("form_section_") + row.name));
    item.set("section_help", say(context, std::string("form_section_") + row.name + "_help"));
    if (row.section == Section::kFiles) {
      Json files;
      files.set("files", files_view(context, form));
      item.set("section_files", std::move(files));
    }
    Json fields = Json::array();
    for (const auto& field : record_fields())
      if (field.section == row.section) fields.push(control_view(context, form, field, ""));
    item.set("fields", std::move(fields));
    list.push(std::move(item));
  }
  return list;
}

int count(const FormView& form, Severity severity) {
  return static_cast<int>(std::ranges::count_if(
      form.findings, [&](const FoundAt& found) { return found.severity == severity; }));
}

// Errors and warnings, each with the way to its field; advice stands beside the fields alone.
Json summary_view(const PageContext& context, const FormView& form) {
  Json list = Json::array();
  for (const auto& found : form.findings) {
    if (found.severity == Severity::kAdvice) continue;
    Json item;
    const std::string severity(catalog::to_string(found.severity));
    item.set("problem_class", "found-" + severity);
    item.set("problem_severity", say(context, "form_severity_" + severity));
    item.set("problem_text", found.sentence);
    if (!found.field.empty()) {
      item.set("problem_href", "#" + field_id(found.field));
      item.set("problem_label", field_label(context, found.field, form.answers));
    }
    list.push(std::move(item));
  }
  return list;
}

Json known_formats() {
  Json list = Json::array();
  const auto& formats = catalog::vocab::list_formats();
  for (std::size_t i = 0; i < formats.size() && i < kCommonFormats; ++i)
    list.push(format_label(formats[i].iri));
  return list;
}

Json known_types() {
  Json list = Json::array();
  const auto& formats = catalog::vocab::list_formats();
  for (std::size_t i = 0; i < formats.size() && i < kCommonFormats; ++i)
    if (!formats[i].media_type.empty()) list.push(formats[i].media_type);
  return list;
}

Json buttons_view(const PageContext& context, const FormView& form) {
  Json list = Json::array();
  for (const auto& button : form.buttons) {
    Json item;
    item.set("button_name", button.name);
    item.set("button_label", say(context, button.label));
    item.set("button_class", button.is_main ? "" : "quiet");
    list.push(std::move(item));
  }
  return list;
}

void add_script_words(Json& view, const PageContext& context, const FormView& form) {
  Json words = Json::object();
  for (const char* key : {"saved", "unsaved", "saving", "letters", "suggested", "add", "duplicates",
                          "uploading", "uploaded", "upload_failed"})
    words.set(key, say(context, std::string("form_js_") + key));
  words.set("upload", say(context, "form_upload"));
  view.set("script_words", base::write_json(words));
  view.set("form_js_href", context.asset ? context.asset("js/form.js") : "/static/js/form.js");
  const std::string here =
      local_href(context, "/manage/datasets/" + (form.id.empty() ? "new" : form.id));
  view.set("check_href", here + "/check");
  view.set("form_tag", form.tag);
  if (form.keeps_copies)
    view.set("working_copy_href", "/api/v1/datasets/" + form.id + "/working-copy");
}

std::string heading_of(const PageContext& context, const FormView& form) {
  if (form.id.empty()) return say(context, "form_new_title");
  for (const char* name : {"title.vi", "title.en"})
    if (const auto& title = answer_in(form.answers, name); !title.empty()) return title;
  return say(context, "web_untitled");
}

void add_links(Json& view, const PageContext& context, const FormView& form) {
  // The address of a new one may name what it begins with.
  const std::string start = form.id.empty() && !context.query.empty() ? "?" + context.query : "";
  view.set("form_action",
           local_href(context, "/manage/datasets/" + (form.id.empty() ? "new" + start : form.id)));
  if (!form.id.empty())
    view.set("history_href", local_href(context, "/manage/datasets/" + form.id + "/history"));
  if (!form.slug.empty()) view.set("public_href", dataset_href(context, form.slug));
  if (!form.state.empty()) view.set("form_state", say(context, "form_is_" + form.state));
}

}  // namespace

std::string field_id(std::string_view name) {
  return "f-" + std::string(name);
}

std::string field_label(const PageContext& context, const std::string& name,
                        const Answers& answers) {
  std::string rest = name, start;
  std::span<const Field> fields = record_fields();
  const auto groups = lines_of(answer_in(answers, kFilesField));
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::string head = file_field_name(groups[i], "");
    if (!name.starts_with(head)) continue;
    start = say(context, "form_file_number", {{"number", std::to_string(i + 1)}}) + ": ";
    rest = name.substr(head.size());
    fields = file_fields();
  }
  if (rest == kFilesField) return say(context, "form_section_files");
  if (rest == kUploadField) return start + say(context, "form_upload");
  for (const auto& field : fields) {
    if (rest == field.name) return start + say(context, label_key(field));
    for (const auto language : kFormLanguages)
      if (rest == std::string(field.name) + "." + std::string(language))
        return start + say(context, label_key(field)) + " (" +
               language_label(language, context.language) + ")";
  }
  return name;
}

std::string summary_title(const PageContext& context, const FormView& form) {
  const int errors = count(form, Severity::kError), warnings = count(form, Severity::kWarning);
  if (errors == 0 && warnings == 0) return say(context, "form_summary_none");
  std::string title;
  if (errors) title = say_count(context, "form_summary_errors", errors);
  if (errors && warnings) title += ", ";
  if (warnings) title += say_count(context, "form_summary_warnings", warnings);
  return title;
}

std::string form_page(const Templates& templates, const PageContext& context,
                      const FormView& form) {
  const std::string title = heading_of(context, form);
  Json view = start_view(context, {.title = title,
                                   .description = "",
                                   .section = "",
                                   .noindex = true,
                                   .alternates = {},
                                   .json_ld = "",
                                   .search_text = ""});
  view.set("crumbs",
           Json(Json::Array{crumb(say(context, "manage_title"), local_href(context, "/manage"))}));
  view.set("form_title", title);
  add_links(view, context, form);
  view.set("form_token", form.form_token);
  view.set("form_seen", form.seen);
  view.set("form_done", form.done);
  view.set("form_fault", form.fault);
  view.set("form_note", form.note);
  view.set("last_note", form.last_note);
  view.set("copy_note", form.copy_note);
  const bool saves = std::ranges::any_of(
      form.buttons, [](const FormButton& button) { return button.name == "save"; });
  view.set("default_button", saves ? "save" : "apply");
  view.set("default_label", say(context, saves ? "form_do_save_now" : "form_do_save_published"));
  view.set("files_value", answer_in(form.answers, kFilesField));
  view.set("is_blank", Json::boolean(form.is_blank));
  view.set("may_change", Json::boolean(form.may_change));
  view.set("may_not_change", Json::boolean(!form.may_change));
  if (form.can_schedule) {
    Json schedule;
    schedule.set("publish_at", form.publish_at);
    view.set("schedule", std::move(schedule));
  }
  view.set("summary_title", summary_title(context, form));
  view.set("problems", summary_view(context, form));
  view.set("sections", sections_view(context, form));
  view.set("known_formats", known_formats());
  view.set("known_types", known_types());
  Json places = Json::array();
  for (const auto& place : form.places) places.push(place);
  view.set("known_places", std::move(places));
  view.set("buttons", buttons_view(context, form));
  add_meter(view, context, form.meter);
  add_script_words(view, context, form);
  return templates.render("dataset_form", context.language, view);
}

}  // namespace portal::web
