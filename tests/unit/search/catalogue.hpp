#pragma once

#include <stdlib.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "search/index.hpp"
#include "search/indexer.hpp"
#include "search/record.hpp"

namespace search {

/// A folder that goes with the test.
class TestFolder {
 public:
  TestFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "search-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TestFolder() { std::filesystem::remove_all(path_); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline IndexRecord make_test_record(const std::string& id, const std::string& title,
                                    const std::string& description = "",
                                    const std::string& language = "vi") {
  IndexRecord record;
  record.id = id;
  record.texts = {{title, language, 5}, {description, language, 1}};
  record.titles = {title};
  record.title_key = title;
  record.revision = 1;
  base::Json card = base::Json::object();
  card.set("id", id);
  card.set("slug", "slug-" + id);
  base::Json titles = base::Json::object();
  titles.set(language, title);
  card.set("title", std::move(titles));
  record.card = base::write_json(card);
  return record;
}

/// An index of some records, and one to ask.
struct TestIndex {
  TestFolder folder;
  Indexer indexer{folder.path(), "store"};
  Index index{folder.path()};

  explicit TestIndex(const std::vector<IndexRecord>& records = {}) {
    for (const auto& record : records) indexer.replace(record);
    indexer.commit(1);
  }

  SearchResult search(Parameters parameters) const {
    return index.search(parse_request(parameters));
  }

  std::vector<std::string> ids(Parameters parameters) const {
    std::vector<std::string> ids;
    for (const auto& hit : search(std::move(parameters)).hits) ids.push_back(hit.id);
    return ids;
  }

  std::vector<std::string> ids_for(const std::string& q) const { return ids({{"q", q}}); }
};

}  // namespace search
