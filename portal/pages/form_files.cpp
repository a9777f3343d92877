#include "portal/pages/form_files.hpp"

#include <algorithm>
#include <set>

#include "catalog/base/error.hpp"
#include "catalog/privacy/reviews.hpp"
#include "catalog/vocab/formats.hpp"
#include "portal/app/access.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/principal.hpp"
#include "portal/app/receive.hpp"
#include "portal/web/form_fields.hpp"
#include "portal/web/labels.hpp"

namespace portal::pages {
namespace {

using base::Error;
using base::ErrorCode;
using catalog::people::Right;
using catalog::store::Reader;
using catalog::store::StoredFile;

// A new record is of the agency that its form names.
std::string agency_of(const FormState& state) {
  return state.dataset ? state.dataset->agency : web::answer_in(state.answers, "publisher");
}

StoredFile keep(const http::Request& request, app::App& app, const std::string& agency,
                const app::Form::File& sent) {
  const auto bytes = static_cast<std::int64_t>(sent.content.size());
  const std::string name = app::tidy_file_name(sent.name);
  if (name.empty()) throw Error(ErrorCode::kMalformed, "form_file_name_needed");
  app::want_room_for(app, agency, bytes);
  if (bytes > kFormFileMebibytes << 20)
    throw Error(ErrorCode::kTooLarge, "form_file_too_large",
                {{"limit", std::to_string(kFormFileMebibytes)}});
  auto incoming = app.store.files().begin();
  incoming.add(sent.content);
  return app::keep_file(request, app, incoming, agency, name);
}

// As the script fills in what it has uploaded.
void fill_in(web::Answers& answers, const std::string& group, const StoredFile& file) {
  const auto set_empty = [&](const char* name, std::string_view text) {
    auto& answer = answers[web::file_field_name(group, name)];
    if (answer.empty()) answer = text;
  };
  answers[web::file_field_name(group, web::kUploadField)] = file.id;
  answers[web::file_field_name(group, "downloadURL")].clear();
  set_empty("title.vi", file.name);
  if (const auto* format = catalog::vocab::format_of_file_name(file.name))
    set_empty("format", web::format_label(format->iri));
}

bool may_check(const http::Request& request, const Reader& reader, const FormState& state,
               const StoredFile& file) {
  const auto& who = app::principal_of(request);
  if (!file.agency.empty() && who.may(Right::kEdit, file.agency)) return true;
  if (!state.dataset || !who.may(Right::kEdit, state.dataset->agency)) return false;
  const auto datasets = reader.list_datasets_of_content(file.sha256);
  return std::ranges::find(datasets, state.dataset->id) != datasets.end();
}

}  // namespace

std::int64_t form_file_mebibytes(const app::App& app) {
  return std::min(kFormFileMebibytes, app.config.largest_file_mebibytes);
}

std::string take_files(const http::Request& request, app::App& app, FormState& state,
                       const app::Form& form) {
  const std::string language = app::language_of(request, app);
  for (const auto& group : web::lines_of(web::answer_in(state.answers, web::kFilesField))) {
    const auto* sent = form.file(web::file_field_name(group, web::kChosenField));
    if (!sent) continue;
    const std::string agency = agency_of(state);
    if (agency.empty()) return base::say({"form_fault_agency", {}}, language);
    app::demand(Right::kEdit, agency, app::principal_of(request));
    try {
      fill_in(state.answers, group,
              keep(request, app, app::agency_for_file(request, app, agency), *sent));
    } catch (const Error& error) {
      static const std::set<ErrorCode> kOfTheFile = {
          ErrorCode::kMalformed, ErrorCode::kTooLarge, ErrorCode::kStorageFull,
          ErrorCode::kInvalidData, ErrorCode::kUnavailable};
      if (!kOfTheFile.contains(error.code())) throw;
      return base::say(error.message(), language);
    }
  }
  return "";
}

void add_uploads(web::FormView& view, const http::Request& request, app::App& app,
                 const FormState& state) {
  view.upload_mebibytes = form_file_mebibytes(app);
  const auto reader = app.store.read();
  for (const auto& group : web::lines_of(web::answer_in(state.answers, web::kFilesField))) {
    const auto& id = web::answer_in(state.answers, web::file_field_name(group, web::kUploadField));
    const auto file = id.empty() ? std::nullopt : reader.find_file(id);
    if (!file || !may_check(request, reader, state, *file)) continue;
    web::UploadView& upload = view.uploads[id];
    const auto reviews = catalog::privacy::list_reviews(reader, file->sha256);
    if (reviews.empty()) continue;
    upload.result = catalog::privacy::to_string(reviews.front().result);
    upload.checked_at = reviews.front().time;
  }
}

}  // namespace portal::pages
