#include "portal/api/suggestions.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/message.hpp"
#include "catalog/base/text.hpp"
#include "catalog/documents/normalise.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "portal/api/sentence.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/principal.hpp"
#include "search/proposals.hpp"
#include "search/proposed_format.hpp"

namespace portal::api {
namespace {

using base::Json;
using catalog::store::Reader;
using catalog::store::StoredDataset;
using search::TitleMatch;

constexpr std::int64_t kMostDrafts = 500;  // of an agency, the latest

Json label_of(std::string_view vocabulary, const std::string& iri) {
  const auto& terms = catalog::vocab::vocabulary(vocabulary);
  Json label = Json::object();
  for (const char* language : {"vi", "en"}) label.set(language, terms.label(iri, language));
  return label;
}

Json suggestion(Json value, Json label, const base::Message& why) {
  Json out = Json::object();
  out.set("value", std::move(value));
  out.set("label", std::move(label));
  out.set("why", both_languages(why));
  return out;
}

Json themes_json(const std::vector<search::ProposedTheme>& themes) {
  Json list = Json::array();
  for (const auto& theme : themes) {
    const std::string count = std::to_string(theme.records), words = base::join(theme.words, ", ");
    const char* key = theme.words.empty()  ? "suggested_by_records"
                      : theme.records == 0 ? "suggested_by_words"
                                           : "suggested_by_words_and_records";
    list.push(suggestion(theme.iri, label_of("themes", theme.iri),
                         {key, {{"words", words}, {"count", count}}}));
  }
  return list;
}

Json keywords_json(const std::vector<search::ProposedKeyword>& keywords) {
  Json list = Json::array();
  for (const auto& keyword : keywords) {
    const char* key = keyword.is_said ? "suggested_by_text" : "suggested_by_records";
    Json one =
        suggestion(keyword.text, keyword.text, {key, {{"count", std::to_string(keyword.records)}}});
    one.set("language", keyword.language);
    list.push(std::move(one));
  }
  return list;
}

// The value is what stands in a document's `spatial`.
Json places_json(const std::vector<search::ProposedPlace>& places) {
  Json list = Json::array();
  for (const auto& [place, field] : places) {
    Json label = Json::object(), value = Json::object();
    label.set("vi", place->vi);
    label.set("en", place->en);
    value.set("prefLabel", label);
    list.push(suggestion(std::move(value), std::move(label), {"suggested_by_" + field, {}}));
  }
  return list;
}

const char* why_of(search::FormatSource source) {
  switch (source) {
    case search::FormatSource::kFileName:
      return "suggested_by_file_name";
    case search::FormatSource::kMediaType:
      return "suggested_by_media_type";
    case search::FormatSource::kAddress:
      return "suggested_by_address";
    case search::FormatSource::kTitle:
      break;
  }
  return "suggested_by_file_title";
}

// One for each distribution, in their order; empty where nothing tells the format.
Json formats_json(const Json& document, const Reader& reader) {
  Json list = Json::array();
  for (const auto& distribution : document["distribution"].items()) {
    Json one = Json::object();
    const auto file = reader.find_file(distribution["file"].as_string());
    const auto format = search::propose_format(distribution, file ? file->name : "");
    if (!format.iri.empty()) {
      one.set("format", format.iri);
      one.set("label", label_of("file-types", format.iri));
      one.set("why", both_languages({why_of(format.source), {{"said", format.said}}}));
    }
    list.push(std::move(one));
  }
  return list;
}

// The records that a document may double, or follow in a series; each once.
class Doubles {
 public:
  Doubles(const http::Request& request, const Json& document, const Reader& reader)
      : asker_(app::principal_of(request)), document_(document), reader_(reader) {
    seen_.insert(document["id"].as_string());
  }

  void add_published(const std::vector<search::Twin>& twins) {
    for (const auto& twin : twins) {
      const auto dataset = reader_.find_dataset(twin.id);
      if (dataset && dataset->is_public()) add(*dataset, twin.match, "duplicate_title");
    }
  }

  // What whoever asks may not read is not told, nor that there is something.
  void add_same_files() {
    for (const auto& sha256 : list_hashes())
      for (const auto& id : reader_.list_datasets_of_content(sha256)) {
        const auto dataset = reader_.find_dataset(id);
        if (dataset && (dataset->is_public() || may_read_drafts(dataset->agency)))
          add(*dataset, TitleMatch::kSame, "duplicate_file");
      }
  }

  void add_drafts(const std::string& agency) {
    if (agency.empty() || !may_read_drafts(agency)) return;
    // Among drafts no word is known to be right, so none is taken for misspelt.
    const auto frequency = [](const std::string&) { return std::uint64_t{2}; };
    for (const auto& draft : reader_.list_hidden(agency, kMostDrafts)) {
      const auto match =
          search::match_records(document_, base::parse_json(draft.document), frequency);
      if (match != TitleMatch::kOther) add(draft, match, "duplicate_draft");
    }
  }

  Json take_same() { return std::move(same_); }
  Json take_series() { return std::move(series_); }

 private:
  bool may_read_drafts(const std::string& agency) const {
    return asker_.may(catalog::people::Right::kReadDrafts, agency);
  }

  std::set<std::string> list_hashes() const {
    std::set<std::string> hashes;
    for (const auto& distribution : document_["distribution"].items()) {
      const std::string& stated = distribution["checksum"]["checksumValue"].as_string();
      if (stated.size() == 64) hashes.insert(base::lower_ascii(stated));
      if (const auto file = reader_.find_file(distribution["file"].as_string()))
        hashes.insert(file->sha256);
    }
    return hashes;
  }

  void add(const StoredDataset& dataset, TitleMatch match, const char* why) {
    if (!seen_.insert(dataset.id).second) return;
    Json one = Json::object();
    one.set("id", dataset.id);
    one.set("title", base::parse_json(dataset.document)["title"]);
    one.set("slug", dataset.slug);
    one.set("state", dataset.state);
    one.set("why", both_languages({match == TitleMatch::kSeries ? "same_series" : why, {}}));
    (match == TitleMatch::kSeries ? series_ : same_).push(std::move(one));
  }

  const catalog::people::Principal& asker_;
  const Json& document_;
  const Reader& reader_;
  std::set<std::string> seen_;
  Json same_ = Json::array(), series_ = Json::array();
};

Json read_draft(const std::string& body) {
  Json document = base::parse_json(body);
  if (!document.is_object()) throw base::Error(base::ErrorCode::kInvalidData, "validate_no_object");
  // An agency may be given by its name in addresses alone.
  const Json& stated = std::as_const(document)["publisher"];
  const std::string agency = stated.is_string() ? stated.as_string() : stated["id"].as_string();
  catalog::documents::normalise(document, catalog::NodeClass::kDataset);
  if (agency.empty()) return document;
  Json publisher = document["publisher"].is_object() ? document["publisher"] : Json::object();
  publisher.set("id", agency);
  document.set("publisher", std::move(publisher));
  return document;
}

}  // namespace

http::Response suggest_values(const http::Request& request, app::App& app) {
  const Json document = read_draft(request.body);
  const auto found = app.index.propose(document);
  const auto reader = app.store.snapshot();
  Doubles doubles(request, document, reader);
  doubles.add_same_files();
  doubles.add_published(found.twins);
  doubles.add_drafts(document["publisher"]["id"].as_string());
  Json out = Json::object();
  out.set("theme", themes_json(found.themes));
  out.set("keyword", keywords_json(found.keywords));
  out.set("spatial", places_json(found.places));
  out.set("distribution", formats_json(document, reader));
  out.set("duplicates", doubles.take_same());
  out.set("series", doubles.take_series());
  http::Response response = app::json_answer(out);
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

}  // namespace portal::api
