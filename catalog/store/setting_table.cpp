#include "catalog/base/clock.hpp"
#include "catalog/store/reader.hpp"
#include "catalog/store/row.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::store {

std::optional<std::string> Reader::find_setting(std::string_view name) const {
  sql::Statement rows =
      connection_->query("SELECT value FROM portal_setting WHERE name = $1", name);
  const auto row = rows.next();
  if (!row) return std::nullopt;
  return row->text(0);
}

std::vector<std::pair<std::string, std::string>> Reader::list_settings() const {
  std::vector<std::pair<std::string, std::string>> list;
  sql::Statement rows = connection_->query("SELECT name, value FROM portal_setting ORDER BY name");
  while (const auto row = rows.next()) list.emplace_back(row->text(0), row->text(1));
  return list;
}

bool WriteTransaction::put_setting(std::string_view name, std::string_view value) {
  const auto old = reader_.find_setting(name);
  if (old.value_or("") == value) return false;
  if (value.empty())
    connection().execute("DELETE FROM portal_setting WHERE name = $1", name);
  else
    connection().execute(
        "INSERT INTO portal_setting (name, value, changed_at) VALUES ($1, $2, $3)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value,"
        " changed_at = excluded.changed_at",
        name, value, to_number(base::now()));
  append_change("setting", name, 0, old ? "updated" : "created");
  return true;
}

}  // namespace catalog::store
