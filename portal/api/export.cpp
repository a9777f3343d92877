#include "portal/api/export.hpp"

#include <memory>
#include <set>
#include <utility>

#include "catalog/base/clock.hpp"
#include "catalog/base/json.hpp"
#include "catalog/documents/dialect_writers.hpp"
#include "portal/api/dataset_json.hpp"

namespace portal::api {
namespace {

using catalog::documents::CatalogueWriter;
using catalog::documents::ExportFormat;

constexpr std::size_t kChunkBytes = std::size_t{1} << 20;  // and the rest of a record

struct Export {
  Export(ExportFormat form, catalog::store::Reader reader)
      : format(form), snapshot(std::move(reader)) {}
  ExportFormat format;
  catalog::store::Reader snapshot;
  std::unique_ptr<CatalogueWriter> writer;  // from the first chunk on
  std::string last_id;
};

// A table has a column for each language, so they are looked for before its first line.
std::set<std::string> languages_of(const catalog::store::Reader& snapshot) {
  std::set<std::string> languages;
  catalog::store::DatasetFilter filter;
  filter.public_only = true;
  snapshot.for_each_dataset(filter, [&](const catalog::store::StoredDataset& dataset) {
    catalog::documents::gather_csv_languages(base::parse_json(dataset.document), languages);
    return true;
  });
  return languages;
}

void begin(Export& state, app::App& app, std::string& chunk) {
  auto info = catalogue_info(app);
  if (state.format == ExportFormat::kCsv) info.languages = languages_of(state.snapshot);
  state.writer = catalog::documents::make_catalogue_writer(state.format, std::move(info));
  state.writer->begin(chunk);
}

bool next_chunk(Export& state, app::App& app, std::string& chunk) {
  if (!state.writer) begin(state, app, chunk);
  catalog::store::DatasetFilter filter;
  filter.public_only = true;
  bool full = false;
  const std::string after = state.last_id;
  state.snapshot.for_each_dataset(
      filter,
      [&](const catalog::store::StoredDataset& dataset) {
        add_record(*state.writer, chunk, dataset, app.base_url());
        state.last_id = dataset.id;
        full = chunk.size() >= kChunkBytes;
        return !full;
      },
      after);
  if (!full) state.writer->end(chunk);
  return full;
}

}  // namespace

catalog::documents::CatalogueInfo catalogue_info(app::App& app) {
  const auto site = app.site();
  const app::Config& config = site->config;
  catalog::documents::CatalogueInfo info;
  info.base_url = app.base_url();
  info.title = config.title;
  info.description = config.description;
  info.publisher_name = config.publisher_name;
  info.publisher_iri = config.publisher_iri;
  info.homepage = config.homepage;
  info.contact_email = config.contact_email;
  info.contact_phone = config.contact_phone;
  info.contact_url = config.contact_url;
  return info;
}

void add_record(CatalogueWriter& writer, std::string& out,
                const catalog::store::StoredDataset& dataset, const std::string& base_url) {
  const base::Json document = base::parse_json(dataset.document);
  catalog::documents::Published record;
  record.document = &document;
  record.publication = publication_of(dataset, base_url);
  record.slug = dataset.slug;
  record.served = served_document(dataset, base_url);
  writer.add(out, record);
}

http::Generator export_stream(ExportFormat format, app::App& app, catalog::store::Reader snapshot) {
  const auto state = std::make_shared<Export>(format, std::move(snapshot));
  return [state, &app](std::string& chunk) { return next_chunk(*state, app, chunk); };
}

}  // namespace portal::api
