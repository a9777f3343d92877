#include "portal/api/results.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "catalog/documents/dialect_writers.hpp"
#include "portal/api/export.hpp"
#include "portal/api/search.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/tag.hpp"
#include "search/request.hpp"
#include "search/result.hpp"

namespace portal::api {
namespace {

using catalog::documents::CatalogueWriter;
using catalog::documents::ExportFormat;

constexpr std::size_t kPageResults = 100;
constexpr std::size_t kChunkBytes = std::size_t{1} << 20;  // and the rest of a record

struct Results {
  Results(ExportFormat form, std::size_t limit, search::SearchRequest request,
          search::SearchResult page, catalog::store::Reader reader)
      : format(form),
        most(limit),
        wanted(std::move(request)),
        first(std::move(page)),
        snapshot(std::move(reader)) {}
  ExportFormat format;
  std::size_t most;
  search::SearchRequest wanted;
  search::SearchResult first;
  catalog::store::Reader snapshot;
  std::vector<std::string> ids;             // from the first chunk on
  std::unique_ptr<CatalogueWriter> writer;  // the same
  std::size_t written = 0;
};

// Whoever asks for five results must not be answered thousands.
void refuse_pages(const http::Request& request, std::size_t most) {
  for (const char* name : {"limit", "cursor", "facets", "explain", "collapse"})
    if (request.query(name))
      throw base::Error(base::ErrorCode::kMalformed, "results_have_no_pages",
                        {{"name", name}, {"limit", std::to_string(most)}});
}

// Cursors hold while the index changes; a record that an edit moved down may come twice.
std::vector<std::string> list_ids(const Results& state, app::App& app) {
  std::vector<std::string> ids;
  std::set<std::string> seen;
  search::SearchRequest wanted = state.wanted;
  for (search::SearchResult page = state.first;; page = app.search(wanted)) {
    for (const auto& hit : page.hits)
      if (ids.size() < state.most && seen.insert(hit.id).second) ids.push_back(hit.id);
    if (page.next.empty() || ids.size() == state.most) return ids;
    wanted.cursor = page.next;
  }
}

// A table has a column for each language of its texts, so they are looked for before its first
// line.
std::set<std::string> languages_of(const Results& state) {
  std::set<std::string> languages;
  for (const auto& id : state.ids)
    if (const auto dataset = state.snapshot.find_dataset(id))
      catalog::documents::gather_csv_languages(base::parse_json(dataset->document), languages);
  return languages;
}

void begin(Results& state, app::App& app, std::string& chunk) {
  state.ids = list_ids(state, app);
  auto info = catalogue_info(app);
  if (state.format == ExportFormat::kCsv) info.languages = languages_of(state);
  state.writer = catalog::documents::make_catalogue_writer(state.format, std::move(info));
  state.writer->begin(chunk);
}

// What the index still shows may have been withdrawn.
bool next_chunk(Results& state, app::App& app, std::string& chunk) {
  if (!state.writer) begin(state, app, chunk);
  while (state.written < state.ids.size()) {
    if (chunk.size() >= kChunkBytes) return true;
    const auto dataset = state.snapshot.find_dataset(state.ids[state.written++]);
    if (dataset && dataset->is_public()) add_record(*state.writer, chunk, *dataset, app.base_url());
  }
  state.writer->end(chunk);
  return false;
}

// While the index lags behind, documents are newer than what it says.
std::string form_of(const Results& state, const std::string& language) {
  const std::string form = state.format == ExportFormat::kCsv ? "csv-" : "jsonl-";
  return form + language + "-" + std::to_string(state.snapshot.last_seq());
}

void set_fields(http::Response& response, const Results& state, const http::Request& request,
                const app::App& app) {
  const std::string language = app::language_of(request, app);
  response.headers.set("Content-Type", catalog::documents::media_type_of(state.format));
  response.headers.set("ETag", app::catalogue_tag(app, static_cast<std::int64_t>(state.first.seq),
                                                  form_of(state, language)));
  app::vary_by_language(response);
  response.headers.set("X-Total-Count", std::to_string(state.first.total));
  response.headers.set("Access-Control-Expose-Headers", "ETag, Link, X-Total-Count");
  if (state.first.total <= state.most) return;
  const char* whole = state.format == ExportFormat::kCsv ? "/catalog.csv" : "/catalog.jsonl";
  response.headers.set("Link", "<" + app.base_url() + whole + ">; rel=\"collection\"");
}

}  // namespace

http::Response export_results(const http::Request& request, app::App& app, std::size_t most) {
  auto wanted = read_search(request, app);
  refuse_pages(request, most);
  app.want_index();
  wanted.facets.clear();
  wanted.limit = kPageResults;
  auto first = app.search(wanted);
  const auto format =
      request.path.ends_with(".csv") ? ExportFormat::kCsv : ExportFormat::kJsonLines;
  const auto state = std::make_shared<Results>(format, most, std::move(wanted), std::move(first),
                                               app.store.snapshot());
  http::Response response{200, {}, http::Generator([state, &app](std::string& chunk) {
                            return next_chunk(*state, app, chunk);
                          })};
  set_fields(response, *state, request, app);
  return response;
}

}  // namespace portal::api
