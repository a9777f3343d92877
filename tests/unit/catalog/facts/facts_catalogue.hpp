// A catalogue in a temporary folder and its facts, for the tests of this folder.
#pragma once

#include <string>
#include <utility>

#include "catalog/base/hash.hpp"
#include "catalog/base/json.hpp"
#include "catalog/facts/facts.hpp"
#include "catalog/facts/filler.hpp"
#include "catalog/publish/agencies.hpp"
#include "catalog/publish/publish.hpp"
#include "catalog/store/store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace catalog::facts {

class FactsCatalogue {
 public:
  std::string add(publish::Draft draft) {
    auto write = store.write();
    auto published = publish::publish(write, std::move(draft));
    write.commit();
    return published.id;
  }
  std::string add(const std::string& json, const std::string& state = "published") {
    publish::Draft draft;
    draft.document = base::parse_json(json);
    draft.state = state;
    return add(std::move(draft));
  }
  void put_agency(const std::string& slug, const std::string& parent = "",
                  const std::string& type = "NationalAuthority") {
    auto write = store.write();
    publish::put_agency(
        write,
        {slug, base::parse_json(R"({"name":{"vi":")" + slug + R"("},"type":")" + type + "\"}"),
         parent});
    write.commit();
  }
  /// A file that an agency uploaded; its identifier.
  std::string upload(const std::string& name, const std::string& bytes) {
    const std::string id = base::named_uuid(name + bytes);
    if (store.read().find_file(id)) return id;
    const auto content = store.files().put(bytes);
    auto write = store.write();
    store::StoredFile file;
    file.id = id;
    file.sha256 = content.sha256;
    file.byte_size = content.byte_size;
    file.media_type = "text/csv";
    file.name = name;
    file.agency = "bo";
    write.add_file(file);
    write.commit();
    return id;
  }

  /// A cell as text, "NULL", or "none" where there is no such row.
  std::string cell(const std::string& table, const std::string& id, const std::string& column) {
    return ask("SELECT " + column + " FROM " + table + " WHERE id = '" + id + "'");
  }
  std::string of(const std::string& dataset, const std::string& column) {
    return cell("rd_dataset", dataset, column);
  }
  /// Of its only distribution.
  std::string file_of(const std::string& dataset, const std::string& column) {
    return ask("SELECT " + column + " FROM rd_distribution WHERE dataset_id = '" + dataset + "'");
  }
  std::string ask(const std::string& query) {
    auto lease = facts.pool().read();
    auto rows = lease.connection().query(sql::Sql::generated(query));
    const auto row = rows.next();
    return !row ? "none" : row->is_null(0) ? "NULL" : row->text(0);
  }
  void damage(const std::string& query) {
    auto lease = facts.pool().write();
    lease.connection().execute(sql::Sql::generated(query));
  }

  TemporaryFolder folder;
  store::Store store{folder.path()};
  Facts facts{folder.path()};
  Filler filler{store, facts, std::chrono::hours(7)};
};

}  // namespace catalog::facts
