#pragma once

// All facts of one dataset, made anew from what the store and the probes have of it.

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/facts/record_facts.hpp"
#include "catalog/facts/row.hpp"
#include "catalog/files/file_store.hpp"
#include "catalog/sql/database.hpp"
#include "catalog/store/reader.hpp"

namespace catalog::facts {

/// What comes of one dataset. Without `dataset`: it is no fact, for it is a draft, private, no
/// longer kept up, or a series (whose members are counted).
struct Built {
  std::optional<Row> dataset = {};
  std::vector<Row> themes = {};
  std::vector<Row> files = {};
  std::optional<Row> beside = {};  // of dataset_beside
  std::vector<Row> services = {};  // of dataset_service, where it is a service
};

/// Makes them, all of one moment. What it is made of must outlive it. Errors: as store::Reader and
/// sql::Connection. Thread: one at a time.
class Builder {
 public:
  struct Sources {
    const store::Reader& reader;
    sql::Connection& facts;  // of readiness.db, for probes and checks of links
    const files::FileStore& files;
    std::chrono::minutes zone{0};
    base::Time now{};
    std::function<std::string(const std::string&)> root_of = {};  // highest agency above a slug
  };
  explicit Builder(Sources sources) : sources_(std::move(sources)) {}

  Built build(const store::StoredDataset& dataset) const;

 private:
  struct Withdrawal {
    std::optional<Day> day = {};
    bool has_notice = false;
  };
  FileAround around(const store::StoredDataset& dataset, const base::Json& distribution) const;
  FileFacts file(const base::Json& distribution, const base::Json& document,
                 const FileAround& around) const;
  std::optional<HostedFile> hosted(const std::string& file) const;
  LinkState link(const std::string& distribution) const;
  bool is_checked(const std::string& sha256) const;
  Withdrawal withdrawal(const std::string& dataset) const;
  std::vector<Row> services(const store::StoredDataset& dataset, const base::Json& document) const;

  Sources sources_;
};

}  // namespace catalog::facts
