#include "catalog/store/row.hpp"

#include <initializer_list>
#include <string_view>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/log.hpp"

namespace catalog::store {
namespace {

std::string seal(std::initializer_list<std::string_view> columns) {
  std::string text;
  text.reserve(512);
  for (const auto& column : columns) (text += column) += '\x1f';
  return base::sha256(text).substr(0, 16);
}

struct SealedDataset {
  StoredDataset dataset;
  std::string seal;
};

// The order of columns is that of the view current_dataset.
SealedDataset read_columns(const sql::Row& row) {
  SealedDataset read;
  StoredDataset& dataset = read.dataset;
  dataset.id = row.view(0);
  dataset.kind = row.view(1);
  dataset.slug = row.view(2);
  dataset.source = row.view(3);
  dataset.source_key = row.view(4);
  dataset.agency = row.view(5);
  dataset.state = row.view(6);
  dataset.visibility = row.view(7);
  dataset.revision = row.integer(8);
  dataset.issued = row.view(9);
  dataset.modified = row.view(10);
  dataset.created_at = to_time(row.integer(11));
  dataset.updated_at = to_time(row.integer(12));
  dataset.digest = row.view(13);
  read.seal = row.view(14);
  dataset.document = row.view(15);
  return read;
}

StoredAgency read_agency_columns(const sql::Row& row) {
  StoredAgency agency;
  agency.slug = row.view(0);
  agency.iri = row.view(1);
  agency.parent = row.view(2);
  agency.created_at = to_time(row.integer(3));
  agency.updated_at = to_time(row.integer(4));
  agency.document = row.view(5);
  return agency;
}

}  // namespace

std::string seal_of(const StoredDataset& dataset) {
  return seal({dataset.id, dataset.kind, dataset.slug, dataset.source, dataset.source_key,
               dataset.agency, dataset.state, dataset.visibility, std::to_string(dataset.revision),
               dataset.issued, dataset.modified, std::to_string(to_number(dataset.created_at)),
               std::to_string(to_number(dataset.updated_at)), dataset.digest});
}

std::string seal_of(const StoredAgency& agency) {
  return seal({agency.slug, agency.iri, agency.parent, std::to_string(to_number(agency.created_at)),
               std::to_string(to_number(agency.updated_at)), agency.document});
}

void throw_damaged(const std::string& id) {
  base::log(base::LogLevel::kError, "stored_record_damaged", {{"id", id}});
  throw base::Error(base::ErrorCode::kUnavailable, "store_row_damaged", {{"id", id}});
}

StoredDataset read_dataset(const sql::Row& row) {
  SealedDataset read = read_columns(row);
  if (read.seal != seal_of(read.dataset) ||
      base::sha256(read.dataset.document) != read.dataset.digest)
    throw_damaged(read.dataset.id);
  return std::move(read.dataset);
}

RowProof prove_dataset(const sql::Row& row) {
  const SealedDataset read = read_columns(row);
  return {read.dataset.id, read.dataset.revision, read.seal == seal_of(read.dataset),
          base::sha256(read.dataset.document) == read.dataset.digest};
}

StoredAgency read_agency(const sql::Row& row) {
  StoredAgency agency = read_agency_columns(row);
  if (row.view(6) != seal_of(agency)) throw_damaged(agency.slug);
  return agency;
}

RowProof prove_agency(const sql::Row& row) {
  const StoredAgency agency = read_agency_columns(row);
  return {.id = agency.slug, .has_seal = row.view(6) == seal_of(agency)};
}

}  // namespace catalog::store
