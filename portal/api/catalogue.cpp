#include "portal/api/catalogue.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "catalog/documents/catalogue_writer.hpp"
#include "portal/api/dataset_json.hpp"
#include "portal/api/export.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/tag.hpp"
#include "portal/http/negotiate.hpp"

namespace portal::api {
namespace {

using catalog::documents::ExportFormat;

constexpr std::int64_t kPageRecords = 100;

constexpr std::array<std::string_view, 5> kOffered = {"text/turtle", "application/ld+json",
                                                      "application/rdf+xml",
                                                      "application/n-triples", "text/html"};
constexpr std::array<ExportFormat, 4> kFormats = {ExportFormat::kTurtle, ExportFormat::kJsonLd,
                                                  ExportFormat::kRdfXml, ExportFormat::kNTriples};

constexpr const char* kFormList =
    "text/turtle, application/ld+json, application/rdf+xml, application/n-triples, text/html";

std::optional<ExportFormat> format_of_suffix(const std::string& path) {
  if (path.ends_with(".ttl")) return ExportFormat::kTurtle;
  if (path.ends_with(".rdf")) return ExportFormat::kRdfXml;
  if (path.ends_with(".nt")) return ExportFormat::kNTriples;
  if (path.ends_with(".jsonld")) return ExportFormat::kJsonLd;
  return std::nullopt;
}

void set_common(http::Response& response, ExportFormat format, const app::App& app,
                std::int64_t seq) {
  response.headers.set("Content-Type", catalog::documents::media_type_of(format));
  response.headers.set("ETag",
                       app::catalogue_tag(app, seq, std::to_string(static_cast<int>(format))));
  response.headers.set("Vary", "Accept");
}

// The tag is that of the snapshot: the number is asked of the reader that reads the records.
http::Response whole(app::App& app, ExportFormat format) {
  auto snapshot = app.store.snapshot();
  const auto seq = snapshot.last_seq();
  http::Response response{200, {}, export_stream(format, app, std::move(snapshot))};
  set_common(response, format, app, seq);
  return response;
}

std::int64_t page_number(const http::Request& request, std::int64_t pages) {
  const auto number = base::Json::number(request.query("page").value_or("")).as_integer();
  if (!number || *number < 1 || *number > pages)
    throw base::Error(base::ErrorCode::kMalformed, "parameter_bad",
                      {{"name", "page"}, {"wanted", "1 – " + std::to_string(pages)}});
  return *number;
}

// Where the records of a page begin: those before it are passed over by the key, not read.
std::string last_id_before(const catalog::store::Reader& reader,
                           const catalog::store::DatasetFilter& filter, std::int64_t page) {
  if (page == 1) return "";
  return reader.find_id_at(filter, (page - 1) * kPageRecords - 1).value_or("");
}

http::Response one_page(const http::Request& request, app::App& app, ExportFormat format) {
  const auto reader = app.store.snapshot();
  catalog::store::DatasetFilter filter;
  filter.public_only = true;
  catalog::documents::CataloguePage page;
  page.records = reader.count_datasets(filter);
  page.pages = std::max<std::int64_t>(1, (page.records + kPageRecords - 1) / kPageRecords);
  page.number = page_number(request, page.pages);
  const auto writer = catalog::documents::make_catalogue_writer(format, catalogue_info(app), page);
  std::string out;
  writer->begin(out);
  std::int64_t left = kPageRecords;
  const auto visit = [&](const catalog::store::StoredDataset& dataset) {
    add_record(*writer, out, dataset, app.base_url());
    return --left > 0;
  };
  reader.for_each_dataset(filter, visit, last_id_before(reader, filter, page.number));
  writer->end(out);
  http::Response response{200, {}, std::move(out)};
  set_common(response, format, app, reader.last_seq());
  return response;
}

}  // namespace

http::Response show_catalogue(const http::Request& request, app::App& app) {
  auto format = format_of_suffix(request.path);
  if (!format) {
    const auto chosen = http::choose_media_type(request.header("accept"), kOffered);
    if (!chosen) return app::not_acceptable(request, app, kFormList);
    if (*chosen == kFormats.size()) {
      http::Response response =
          http::redirect(303, app.base_url() + "/" + app::language_of(request, app) + "/datasets");
      response.headers.set("Vary", "Accept");
      app::vary_by_language(response);
      return response;
    }
    format = kFormats[*chosen];
  }
  return request.query("page") ? one_page(request, app, *format) : whole(app, *format);
}

http::Response show_export(const http::Request& request, app::App& app) {
  const auto format = request.path.ends_with(".csv")     ? ExportFormat::kCsv
                      : request.path.ends_with(".jsonl") ? ExportFormat::kJsonLines
                                                         : ExportFormat::kDataJson;
  return whole(app, format);
}

http::Response show_context(const http::Request&, app::App&) {
  http::Response response{200, {}, base::write_json(catalog::documents::context()) + "\n"};
  response.headers.set("Content-Type", "application/ld+json");
  response.headers.set("Cache-Control", "public, max-age=3600");
  return response;
}

}  // namespace portal::api
