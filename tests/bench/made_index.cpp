#include "tests/bench/made_index.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "catalog/base/json.hpp"
#include "catalog/base/text.hpp"
#include "search/indexer.hpp"
#include "tests/bench/engine.hpp"

namespace bench {
namespace {

constexpr const char* kStore = "bench";

base::Json language_map(const std::string& vietnamese, const std::string& english) {
  base::Json map = base::Json::object();
  map.set("vi", vietnamese);
  if (!english.empty()) map.set("en", english);
  return map;
}

}  // namespace

search::IndexRecord record_of(const MadeDataset& made) {
  search::IndexRecord record;
  record.id = made.id;
  record.texts = {{made.title, "vi", 5}, {made.english, "en", 5}, {made.description, "vi", 1}};
  record.titles = {made.title, made.english};
  record.filters = made.facets;
  record.modified = base::Time(std::chrono::milliseconds(made.modified));
  record.title_key = made.title;
  record.revision = 1;
  base::Json card = base::Json::object();
  card.set("id", made.id);
  card.set("title", language_map(made.title, ""));
  record.card = base::write_json(card);
  return record;
}

search::SearchRequest request_of(const Question& question) {
  using Kind = Question::Kind;
  search::SearchRequest request;
  request.lang = "vi";
  request.facets.assign(std::begin(kAskedFacets), std::end(kAskedFacets));
  request.q = base::join(question.words, " ");
  if (question.kind == Kind::kPhrase) request.q = '"' + request.q + '"';
  if (question.kind == Kind::kPrefix) request.q += '*';
  if (question.kind == Kind::kFiltered)
    request.filters["theme"] = {"theme" + std::to_string(question.theme)};
  if (question.kind == Kind::kByDate) request.sort = search::Sort::kModified;
  request.limit = question.kind == Kind::kDeep ? kDeepPage : kPage;
  return request;
}

void fill_index(const std::filesystem::path& folder, std::size_t records) {
  search::Indexer indexer(folder.string(), kStore);
  const auto status = indexer.status(1);
  if (status.state == search::IndexState::kGood && status.records == records) return;
  indexer.rebuild([&](const search::Sink& sink) {
    for (std::size_t i = 0; i < records; ++i) sink(record_of(make_dataset(i)));
    return std::uint64_t{1};
  });
}

std::string json_of(const MadeDataset& made) {
  base::Json json = base::Json::object();
  json.set("@id", "/datasets/" + made.id);
  json.set("@type", "Dataset");
  json.set("id", made.id);
  json.set("title", language_map(made.title, made.english));
  json.set("description", language_map(made.description, ""));
  for (const auto& [name, value] : made.facets) {
    if (!json.find(name)) json.set(name, base::Json::array());
    json.find(name)->push(value);
  }
  json.set("modified", base::Json::integer(made.modified));
  return base::write_json(json);
}

}  // namespace bench
