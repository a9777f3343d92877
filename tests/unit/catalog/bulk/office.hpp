// An agency with a store, for tests of batches.
#pragma once

#include <string>

#include "catalog/bulk/batch_table.hpp"
#include "catalog/bulk/carry_out.hpp"
#include "catalog/bulk/prepare.hpp"
#include "catalog/people/permissions.hpp"
#include "catalog/publish/agencies.hpp"
#include "catalog/publish/publish.hpp"
#include "catalog/store/store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace catalog::bulk {

struct Office {
  Office() {
    auto change = store.write();
    for (const char* slug : {"weather", "health"}) {
      publish::AgencyDraft draft;
      draft.slug = slug;
      draft.document = base::parse_json(std::string(R"({"name":{"en":")") + slug + "\"}}");
      publish::put_agency(change, draft);
    }
    change.commit();
  }

  publish::Published add(const std::string& document, const std::string& state = "published",
                         const std::string& agency = "weather") {
    publish::Draft draft;
    draft.document = base::parse_json(document);
    draft.agency = agency;
    draft.state = state;
    return put(std::move(draft));
  }

  publish::Published put(publish::Draft draft) {
    auto change = store.write();
    auto published = publish::publish(change, std::move(draft));
    change.commit();
    return published;
  }

  static Batch table(const std::string& csv, const std::string& request = "{}") {
    Batch batch;
    batch.agency = "weather";
    batch.author = "linh";
    batch.name = "list.csv";
    batch.request = base::parse_json(request);
    batch.source = csv;
    return batch;
  }

  static Batch edit(const std::string& request) {
    Batch batch = table("", request);
    batch.kind = Kind::kEdit;
    return batch;
  }

  std::vector<BatchRow> prepared(const Batch& batch) {
    return prepare_import(store.read(), batch, publisher);
  }

  std::string keep(const Batch& batch, const std::vector<BatchRow>& rows) {
    auto change = store.write();
    const std::string id = put_batch(change, batch, rows);
    change.commit();
    return id;
  }

  std::vector<BatchRow> carried_out(const std::string& id) {
    auto change = store.write();
    auto rows = carry_out(change, id, "linh", [](const BatchRow&) { return Findings(); });
    change.commit();
    return rows;
  }

  std::vector<BatchRow> undone(const std::string& id) {
    auto change = store.write();
    auto rows = undo(change, id, "linh");
    change.commit();
    return rows;
  }

  std::string text_of(const std::string& id) { return store.read().find_dataset(id)->document; }

  TemporaryFolder folder;
  store::Store store{folder.path()};
  Asker publisher{people::row_of(people::Role::kPublisher).rights, {"http://data.example"}};
  Asker editor{people::row_of(people::Role::kEditor).rights, {"http://data.example"}};
};

}  // namespace catalog::bulk
