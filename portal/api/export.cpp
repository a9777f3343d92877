#include "portal/api/export.hpp"

#include <memory>
#include <utility>

#include "catalog/base/clock.hpp"
#include "catalog/base/json.hpp"
#include "portal/api/dataset_json.hpp"

namespace portal::api {
namespace {

using catalog::documents::CatalogueWriter;
using catalog::documents::ExportFormat;

constexpr std::size_t kChunkBytes = std::size_t{1} << 20;  // and the rest of a record

struct Export {
  explicit Export(catalog::store::Reader reader) : snapshot(std::move(reader)) {}
  catalog::store::Reader snapshot;
  std::unique_ptr<CatalogueWriter> writer;
  std::string last_id;
  bool begun = false;
};

bool next_chunk(Export& state, app::App& app, std::string& chunk) {
  if (!state.begun) state.writer->begin(chunk);
  state.begun = true;
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
  catalog::documents::CatalogueInfo info;
  info.base_url = app.base_url();
  info.title = app.config.title;
  info.description = app.config.description;
  info.publisher_name = app.config.publisher_name;
  info.publisher_iri = app.config.publisher_iri;
  info.homepage = app.config.homepage;
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
  const auto state = std::make_shared<Export>(std::move(snapshot));
  state->writer = catalog::documents::make_catalogue_writer(format, catalogue_info(app));
  return [state, &app](std::string& chunk) { return next_chunk(*state, app, chunk); };
}

}  // namespace portal::api
