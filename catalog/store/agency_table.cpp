#include <algorithm>

#include "catalog/base/clock.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/store/reader.hpp"
#include "catalog/store/row.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::store {
namespace {

void read_names(sql::Connection& connection, StoredAgency& agency) {
  sql::Statement rows =
      connection.query("SELECT name FROM agency_name WHERE agency = $1 ORDER BY name", agency.slug);
  while (const auto row = rows.next()) agency.names.push_back(row->text(0));
}

std::optional<StoredAgency> first_agency(sql::Connection& connection, sql::Statement rows) {
  const auto row = rows.next();
  if (!row) return std::nullopt;
  StoredAgency agency = read_agency(*row);
  read_names(connection, agency);
  return agency;
}

bool is_same(const StoredAgency& left, const StoredAgency& right) {
  auto names = [](std::vector<std::string> list) {
    std::ranges::sort(list);
    return list;
  };
  return left.iri == right.iri && left.parent == right.parent && left.document == right.document &&
         names(left.names) == names(right.names);
}

void write_names(sql::Connection& connection, const StoredAgency& agency) {
  connection.execute("DELETE FROM agency_name WHERE agency = $1", agency.slug);
  for (const auto& name : agency.names)
    connection.execute(
        "INSERT INTO agency_name (agency, name, name_key) VALUES ($1, $2, $3)"
        " ON CONFLICT (agency, name) DO NOTHING",
        agency.slug, name, name_key(name));
}

}  // namespace

std::string name_key(std::string_view name) {
  std::string key;
  for (const char c : base::fold(name)) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space)
      key += c;
    else if (!key.empty() && key.back() != ' ')
      key += ' ';
  }
  if (key.ends_with(' ')) key.pop_back();
  return key;
}

std::optional<StoredAgency> Reader::find_agency(std::string_view slug) const {
  return first_agency(
      *connection_,
      connection_->query("SELECT slug, iri, parent, created_at, updated_at, document, seal"
                         " FROM agency WHERE slug = $1",
                         slug));
}

std::optional<StoredAgency> Reader::find_agency_by_iri(std::string_view iri) const {
  return first_agency(
      *connection_,
      connection_->query("SELECT slug, iri, parent, created_at, updated_at, document, seal"
                         " FROM agency WHERE iri = $1 AND iri <> ''",
                         iri));
}

std::optional<StoredAgency> Reader::find_agency_by_name(std::string_view name) const {
  const std::string key = name_key(name);
  if (key.empty()) return std::nullopt;
  return first_agency(
      *connection_,
      connection_->query("SELECT slug, iri, parent, created_at, updated_at, document, seal"
                         " FROM agency WHERE slug ="
                         " (SELECT min(agency) FROM agency_name WHERE name_key = $1)",
                         key));
}

std::vector<StoredAgency> Reader::list_agencies() const {
  std::vector<StoredAgency> list;
  sql::Statement rows = connection_->query(
      "SELECT slug, iri, parent, created_at, updated_at, document, seal FROM agency ORDER BY slug");
  while (const auto row = rows.next()) {
    list.push_back(read_agency(*row));
    read_names(*connection_, list.back());
  }
  return list;
}

bool WriteTransaction::put_agency(const StoredAgency& agency) {
  const auto old = reader_.find_agency(agency.slug);
  if (old && is_same(*old, agency)) return false;
  const auto other = reader_.find_agency_by_iri(agency.iri);
  if (other && other->slug != agency.slug)
    throw base::Error(base::ErrorCode::kConflict, "store_iri_taken", {{"iri", agency.iri}});
  StoredAgency row = agency;
  row.updated_at = base::now();
  row.created_at = old ? old->created_at : row.updated_at;
  connection().execute(
      "INSERT INTO agency (slug, iri, parent, created_at, updated_at, document, seal)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7)"
      " ON CONFLICT (slug) DO UPDATE SET iri = excluded.iri, parent = excluded.parent,"
      " updated_at = excluded.updated_at, document = excluded.document, seal = excluded.seal",
      row.slug, row.iri, row.parent, to_number(row.created_at), to_number(row.updated_at),
      row.document, seal_of(row));
  write_names(connection(), row);
  append_change("agency", row.slug, 0, old ? "updated" : "created");
  return true;
}

}  // namespace catalog::store
