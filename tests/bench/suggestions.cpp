// Proposes values for unfinished records, as the portal would: bench_suggestions FOLDER DOCUMENTS
// DRAFTS. DOCUMENTS: dataset documents of the index, one JSON text a line; "-": there is no index.
// DRAFTS: {"id", "document"}, one a line. Prints for each draft a line of JSON: {"id", "theme",
// "keyword", "place", "format", "same", "series", "milliseconds"}.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include "catalog/base/json.hpp"
#include "search/document.hpp"
#include "search/index.hpp"
#include "search/indexer.hpp"
#include "search/proposed_format.hpp"
#include "tests/bench/table.hpp"

namespace bench {
namespace {

using base::Json;

void for_each_line(const std::filesystem::path& path,
                   const std::function<void(const Json&)>& visit) {
  std::ifstream file(path);
  require(file.good(), "there is no file " + path.string());
  std::string line;
  while (std::getline(file, line))
    if (!line.empty()) visit(base::parse_json(line));
}

void fill(const std::string& folder, const std::string& documents) {
  search::Indexer indexer(folder, "suggestions");
  indexer.rebuild([&](const search::Sink& sink) {
    for_each_line(documents,
                  [&](const Json& document) { sink(search::make_record(document, {})); });
    return std::uint64_t{1};
  });
}

Json answer_of(const search::Proposals& found, const Json& document) {
  Json themes = Json::array(), keywords = Json::array(), places = Json::array(),
       formats = Json::array(), same = Json::array(), series = Json::array();
  for (const auto& theme : found.themes) themes.push(theme.iri);
  for (const auto& keyword : found.keywords) keywords.push(keyword.text);
  for (const auto& place : found.places) places.push(place.place->id);
  for (const auto& distribution : document["distribution"].items())
    formats.push(search::propose_format(distribution).iri);
  for (const auto& twin : found.twins)
    (twin.match == search::TitleMatch::kSame ? same : series).push(twin.id);
  return Json(Json::Object{{"theme", std::move(themes)},
                           {"keyword", std::move(keywords)},
                           {"place", std::move(places)},
                           {"format", std::move(formats)},
                           {"same", std::move(same)},
                           {"series", std::move(series)}});
}

void print_proposals(const search::Index& index, const Json& draft) {
  search::Proposals found;
  const double seconds = seconds_of([&] { found = index.propose(draft["document"]); });
  Json answer = answer_of(found, draft["document"]);
  answer.set("id", draft["id"]);
  answer.set("milliseconds", Json::number(std::to_string(seconds * 1000)));
  std::printf("%s\n", base::write_json(answer).c_str());
}

}  // namespace
}  // namespace bench

int main(int count, char** words) {
  bench::require(count == 4, "bench_suggestions FOLDER DOCUMENTS DRAFTS");
  std::filesystem::remove_all(words[1]);
  if (std::string(words[2]) != "-") bench::fill(words[1], words[2]);
  const search::Index index(words[1]);
  bench::for_each_line(words[3],
                       [&](const base::Json& one) { bench::print_proposals(index, one); });
  return 0;
}
