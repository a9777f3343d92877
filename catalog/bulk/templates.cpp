#include "catalog/bulk/templates.hpp"

#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/documents/normalise.hpp"

namespace catalog::bulk {
namespace {

using base::Error;
using base::ErrorCode;

constexpr std::size_t kTemplateBytes = 256u << 10;

Template read_template(const sql::Row& row) {
  Template read;
  read.agency = row.text(0);
  read.name = row.text(1);
  read.document = base::parse_json(row.view(2));
  read.author = row.text(3);
  read.changed_at = base::Time(std::chrono::milliseconds(row.integer(4)));
  return read;
}

void check_name(const std::string& name) {
  if (name.empty() || name.size() > kTemplateNameBytes || base::repair_utf8(name) != name)
    throw Error(ErrorCode::kInvalidData, "template_name_bad",
                {{"limit", std::to_string(kTemplateNameBytes)}});
}

}  // namespace

void put_template(store::WriteTransaction& change, Template wanted) {
  wanted.name = std::string(base::trim(wanted.name));
  check_name(wanted.name);
  for (const char* key : {"id", "slug", "@id", "@context", "revision", "state", "sameAs",
                          "identifier", "distribution", "issued", "modified"})
    wanted.document.erase(key);
  documents::normalise(wanted.document, NodeClass::kDataset);
  const std::string document = base::write_json(wanted.document);
  if (document.size() > kTemplateBytes)
    throw Error(ErrorCode::kTooLarge, "template_too_large",
                {{"limit", std::to_string(kTemplateBytes >> 10)}});
  const bool is_new = !find_template(change.read(), wanted.agency, wanted.name);
  if (is_new && list_templates(change.read(), wanted.agency).size() >= kMostTemplates)
    throw Error(ErrorCode::kInvalidData, "template_too_many",
                {{"limit", std::to_string(kMostTemplates)}});
  change.connection().execute(
      "INSERT OR REPLACE INTO record_template (agency, name, document, author, changed_at)"
      " VALUES ($1, $2, $3, $4, $5)",
      wanted.agency, wanted.name, document, wanted.author,
      static_cast<std::int64_t>(base::now().time_since_epoch().count()));
}

bool remove_template(store::WriteTransaction& change, std::string_view agency,
                     std::string_view name) {
  return change.connection().execute("DELETE FROM record_template WHERE agency = $1 AND name = $2",
                                     agency, name) > 0;
}

std::optional<Template> find_template(const store::Reader& reader, std::string_view agency,
                                      std::string_view name) {
  auto rows = reader.connection().query(
      "SELECT agency, name, document, author, changed_at FROM record_template"
      " WHERE agency = $1 AND name = $2",
      agency, name);
  if (const auto row = rows.next()) return read_template(*row);
  return std::nullopt;
}

std::vector<Template> list_templates(const store::Reader& reader, std::string_view agency) {
  auto rows = reader.connection().query(
      "SELECT agency, name, document, author, changed_at FROM record_template"
      " WHERE agency = $1 ORDER BY name",
      agency);
  std::vector<Template> list;
  while (const auto row = rows.next()) list.push_back(read_template(*row));
  return list;
}

}  // namespace catalog::bulk
