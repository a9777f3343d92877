#include <algorithm>
#include <charconv>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/message.hpp"
#include "catalog/base/text.hpp"
#include "catalog/bulk/batch_table.hpp"
#include "catalog/bulk/prepare.hpp"
#include "catalog/bulk/templates.hpp"
#include "catalog/documents/csv_columns.hpp"
#include "catalog/history/compare.hpp"
#include "catalog/model/localized_text.hpp"
#include "portal/app/access.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/batching.hpp"
#include "portal/app/form.hpp"
#include "portal/app/principal.hpp"
#include "portal/http/url.hpp"
#include "portal/pages/records.hpp"
#include "portal/pages/sign_in.hpp"
#include "portal/web/batch_pages.hpp"

namespace portal::pages {
namespace {

namespace bulk = catalog::bulk;
using base::Json;
using catalog::store::Reader;

constexpr std::int64_t kShownBatches = 50;
constexpr std::size_t kShownRows = 100;
constexpr std::size_t kShownBytes = 300;  // of a value that changes

web::BatchEntry entry_of(const Reader& reader, const bulk::Batch& batch) {
  web::BatchEntry entry;
  entry.id = batch.id;
  entry.name = batch.name;
  entry.author = batch.author;
  entry.state = to_string(batch.state);
  entry.time = std::max({batch.prepared_at, batch.applied_at, batch.undone_at});
  entry.datasets = bulk::list_rows(reader, batch.id).size();
  return entry;
}

std::string shown(const Json& value) {
  if (value.is_null() || (value.is_array() && value.items().empty())) return "";
  return base::shorten(value.is_string() ? value.as_string() : base::write_json(value),
                       kShownBytes);
}

// The heading of the column that a finding is about: findings speak of properties.
std::string column_of(const std::vector<bulk::Heading>& headings, const catalog::Finding& found) {
  std::string key = found.path.empty() ? "" : found.path.substr(1);
  key.resize(std::min(key.find('/'), key.size()));
  if (key.empty()) return "";
  for (const auto& heading : headings)
    if (catalog::documents::csv_column(heading.column).key == key) return heading.name;
  return "";
}

// What holds of several places of a record is told once.
void add_findings(web::BatchRowView& out, const bulk::BatchRow& row,
                  const std::vector<bulk::Heading>& headings, const web::PageContext& context) {
  for (const auto& each : row.findings) {
    const web::BatchFinding told = {std::string(catalog::to_string(each.severity)),
                                    column_of(headings, each),
                                    base::say(each.message, context.language)};
    if (std::ranges::find(out.findings, told) == out.findings.end()) out.findings.push_back(told);
  }
}

// In the reader's language, as long as the document is at hand.
std::string title_of(const bulk::BatchRow& row,
                     const std::optional<catalog::store::StoredDataset>& dataset,
                     const std::string& language) {
  Json document = row.document;
  if (document.is_null() && dataset) document = base::parse_json(dataset->document);
  const std::string title = catalog::text_in(std::as_const(document)["title"], language).text;
  return title.empty() ? row.title : title;
}

web::BatchRowView row_view(const Reader& reader, const bulk::BatchRow& row,
                           const std::vector<bulk::Heading>& headings,
                           const web::PageContext& context) {
  web::BatchRowView out;
  out.line = row.line;
  out.outcome = to_string(row.outcome);
  const auto dataset = row.dataset.empty() ? std::nullopt : reader.find_dataset(row.dataset);
  out.title = title_of(row, dataset, context.language);
  if (dataset) out.href = web::dataset_href(context, dataset->slug);
  add_findings(out, row, headings, context);
  const auto before = row.before > 0 && !row.document.is_null()
                          ? reader.find_revision(row.dataset, row.before)
                          : std::nullopt;
  if (before)
    for (const auto& each :
         catalog::history::compare_documents(base::parse_json(before->document), row.document))
      out.changes.push_back({each.path, shown(each.before), shown(each.after)});
  return out;
}

void add_counts(web::BatchView& view, const bulk::Tally& tally) {
  for (const auto& [outcome, count] :
       {std::pair("add", tally.add), std::pair("change", tally.change),
        std::pair("same", tally.same), std::pair("refused", tally.refused),
        std::pair("stale", tally.stale), std::pair("kept", tally.kept)})
    if (count > 0) view.counts.emplace_back(outcome, count);
}

void add_rows(web::BatchView& view, const http::Request& request, const Reader& reader,
              const bulk::Batch& batch, const web::PageContext& context) {
  const auto rows = bulk::list_rows(reader, batch.id);
  const auto tally = bulk::tally(rows);
  add_counts(view, tally);
  view.can_apply = batch.state == bulk::BatchState::kPrepared && tally.add + tally.change > 0;
  const bool has_table =
      batch.kind == bulk::Kind::kImport && batch.state == bulk::BatchState::kPrepared;
  const auto headings = has_table ? bulk::headings_of(batch) : std::vector<bulk::Heading>();
  for (const auto& each : headings) view.columns.push_back({each.name, each.column});
  if (has_table) view.choices = bulk::list_columns();
  std::size_t offset = 0;
  const std::string stated = request.query("offset").value_or("");
  std::from_chars(stated.data(), stated.data() + stated.size(), offset);
  for (std::size_t i = offset; i < rows.size() && i - offset < kShownRows; ++i)
    view.rows.push_back(row_view(reader, rows[i], headings, context));
  if (offset + kShownRows < rows.size())
    view.next_href = http::with_query(web::local_href(context, "/manage/batches/" + batch.id),
                                      {{"offset", std::to_string(offset + kShownRows)}});
}

struct Outcome {
  std::string done = {};  // key of a sentence
};

http::Response batch_page(const http::Request& request, app::App& app, const Outcome& outcome) {
  const web::PageContext context = app::page_context(request, app);
  const auto reader = app.store.snapshot();
  const auto batch = app::find_batch(app::principal_of(request), reader, request.param("id"));
  web::BatchView view;
  view.id = batch.id;
  view.slug = batch.agency;
  view.agency = app.agencies.read(app.store)->name(batch.agency, context.language);
  view.form_token = app::form_token_of(request, app);
  if (!outcome.done.empty()) view.done = web::say(context, outcome.done);
  view.name = batch.name;
  view.author = batch.author;
  view.state = to_string(batch.state);
  view.time = std::max({batch.prepared_at, batch.applied_at, batch.undone_at});
  add_rows(view, request, reader, batch, context);
  return private_page(web::batch_page(app.templates, context, view), context.language);
}

std::vector<std::string> words_in(std::string_view field) {
  std::vector<std::string> words;
  for (const auto& part : base::split(std::string(field), ','))
    if (!base::trim(part).empty()) words.emplace_back(base::trim(part));
  return words;
}

Json texts(const std::vector<std::string>& words) {
  Json list = Json::array();
  for (const auto& word : words) list.push(word);
  return list;
}

void add_keywords(Json& part, const std::string& language, const std::vector<std::string>& words) {
  if (words.empty()) return;
  Json* map = part.find("keyword");
  if (!map) map = &part.set("keyword", Json::object());
  map->set(language, texts(words));
}

void add_contact(Json& set, const app::Form& form) {
  const std::string name(base::trim(form["contact"])), email(base::trim(form["email"]));
  if (name.empty() && email.empty()) return;
  Json contact = Json::object();
  if (!name.empty()) contact.set("fn", name);
  if (!email.empty()) contact.set("hasEmail", "mailto:" + email);
  set.set("contactPoint", Json(Json::Array{std::move(contact)}));
}

Json edit_in(const app::Form& form) {
  Json set = Json::object(), add = Json::object(), remove = Json::object();
  if (!form["license"].empty()) set.set("license", form["license"]);
  if (!form["frequency"].empty()) set.set("accrualPeriodicity", form["frequency"]);
  add_contact(set, form);
  if (!form["theme"].empty()) add.set("theme", texts({form.text("theme")}));
  for (const char* language : {"vi", "en"}) {
    add_keywords(add, language, words_in(form["keyword_" + std::string(language)]));
    add_keywords(remove, language, words_in(form["remove"]));
  }
  Json edit = Json::object();
  edit.set("set", std::move(set));
  edit.set("add", std::move(add));
  edit.set("remove", std::move(remove));
  edit.set("state", form["state"]);
  edit.set("note", form["note"]);
  return edit;
}

std::string import(app::App& app, const app::people::Principal& who, const std::string& agency,
                   const app::Form& form) {
  const auto* file = form.file("table");
  if (!file) throw base::Error(base::ErrorCode::kInvalidData, "bulk_no_file");
  return app::prepare_table(app, who, agency, {file->name, file->content, form.text("state")});
}

std::string edit(app::App& app, const app::people::Principal& who, const std::string& agency,
                 const app::Form& form) {
  const auto datasets = form.all("dataset");
  if (datasets.empty()) throw base::Error(base::ErrorCode::kInvalidData, "bulk_none_chosen");
  return app::prepare_change(app, who, agency, edit_in(form), datasets);
}

void remove_template(app::App& app, const std::string& agency, std::string_view name) {
  auto change = app.store.write();
  bulk::remove_template(change, agency, name);
  change.commit();
}

Json columns_in(const app::Form& form) {
  Json columns = Json::object();
  for (const auto& [name, heading] : form.fields())
    if (name.starts_with("heading"))
      columns.set(heading, form["column" + name.substr(std::string_view("heading").size())]);
  return columns;
}

}  // namespace

http::Response show_batches(const http::Request& request, app::App& app) {
  const std::string& agency = request.param("agency");
  app::demand(app::people::Right::kEdit, agency, app::principal_of(request));
  const web::PageContext context = app::page_context(request, app);
  const auto reader = app.store.snapshot();
  web::BatchesView view;
  view.slug = agency;
  view.agency = app.agencies.read(app.store)->name(agency, context.language);
  view.form_token = app::form_token_of(request, app);
  for (const char* state : {"draft", "review", "published"})
    view.states.push_back({state, web::say(context, std::string("web_bulk_state_") + state)});
  for (const auto& batch : bulk::list_batches(reader, agency, kShownBatches))
    view.batches.push_back(entry_of(reader, batch));
  return private_page(web::batches_page(app.templates, context, view), context.language);
}

http::Response add_batch(const http::Request& request, app::App& app) {
  const auto& who = app::principal_of(request);
  const std::string& agency = request.param("agency");
  app::demand(app::people::Right::kEdit, agency, who);
  const app::Form form(request);
  if (form["do"] == "remove_template") {
    remove_template(app, agency, form["template"]);
    return http::redirect(303,
                          "/" + app::language_of(request, app) + "/manage/" + agency + "/datasets");
  }
  const std::string id =
      form["do"] == "edit" ? edit(app, who, agency, form) : import(app, who, agency, form);
  return http::redirect(303, "/" + app::language_of(request, app) + "/manage/batches/" + id);
}

http::Response show_batch(const http::Request& request, app::App& app) {
  return batch_page(request, app, {});
}

http::Response change_batch(const http::Request& request, app::App& app) {
  const auto& who = app::principal_of(request);
  const std::string& id = request.param("id");
  app::find_batch(who, app.store.read(), id);
  const app::Form form(request);
  const std::string_view wanted = form["do"];
  if (wanted == "apply") {
    app::carry_out_batch(app, who, id);
    return batch_page(request, app, {.done = "web_bulk_applied"});
  }
  if (wanted == "undo") {
    app::undo_batch(app, who, id);
    return batch_page(request, app, {.done = "web_bulk_undone"});
  }
  if (wanted != "columns")
    throw base::Error(base::ErrorCode::kMalformed, "form_field_bad", {{"name", "do"}});
  app::name_columns(app, who, id, columns_in(form), "");
  return batch_page(request, app, {.done = "web_bulk_columns_named"});
}

}  // namespace portal::pages
