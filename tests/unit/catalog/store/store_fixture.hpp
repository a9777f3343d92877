#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <string>

#include "catalog/base/error.hpp"
#include "catalog/store/store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace catalog::store {

/// A store in a folder of its own.
class StoreTest : public testing::Test {
 protected:
  StoreTest() { open(); }

  void open() {
    store.reset();
    store.emplace(folder / "data");
  }

  static DatasetChange dataset(const std::string& id, const std::string& title = "Schools") {
    DatasetChange change;
    change.id = id;
    change.slug = "slug-" + id;
    change.source = "portal-a";
    change.source_key = "key-" + id;
    change.state = "published";
    change.document = "{\"title\":\"" + title + "\"}";
    change.distributions = {{id + "-csv", ""}, {id + "-json", ""}};
    change.author = "lan";
    change.note = "because";
    return change;
  }

  std::int64_t put(const DatasetChange& change) {
    WriteTransaction transaction = store->write();
    const std::int64_t revision = transaction.put_dataset(change);
    transaction.commit();
    return revision;
  }

  /// Runs SQL past the store, as damage would.
  void damage(const std::string& sql) {
    store->pool().write().connection().execute(sql::Sql::generated(sql));
  }

  static std::string failure_of(const std::function<void()>& act) {
    try {
      act();
    } catch (const base::Error& error) {
      return error.message().key;
    }
    return "";
  }

  TemporaryFolder folder;
  std::optional<Store> store;
};

}  // namespace catalog::store
