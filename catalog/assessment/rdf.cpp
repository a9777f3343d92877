#include "catalog/assessment/rdf.hpp"

#include <map>
#include <string>
#include <utility>

#include "catalog/base/hash.hpp"
#include "catalog/base/message.hpp"

namespace catalog::assessment {
namespace {

using base::Json;

constexpr const char* kDc = "http://purl.org/dc/elements/1.1/";
constexpr const char* kDct = "http://purl.org/dc/terms/";
constexpr const char* kDcat = "http://www.w3.org/ns/dcat#";
constexpr const char* kDqv = "http://www.w3.org/ns/dqv#";
constexpr const char* kOa = "http://www.w3.org/ns/oa#";
constexpr const char* kProv = "http://www.w3.org/ns/prov#";
constexpr const char* kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr const char* kRdfs = "http://www.w3.org/2000/01/rdf-schema#";
constexpr const char* kSkos = "http://www.w3.org/2004/02/skos/core#";
constexpr const char* kDate = "http://www.w3.org/2001/XMLSchema#date";

/// Statements about one thing after the other.
class Speaker {
 public:
  explicit Speaker(rdf::Graph& graph) : graph_(graph) {}

  void type(const std::string& subject, const char* space, const char* name) {
    link(subject, kRdf, "type", std::string(space) + name);
  }
  void link(const std::string& subject, const char* space, const char* name,
            const std::string& object) {
    graph_.add(rdf::iri(subject), std::string(space) + name, rdf::iri(object));
  }
  void text(const std::string& subject, const char* space, const char* name,
            const std::string& text, const char* language = "") {
    if (!text.empty())
      graph_.add(rdf::iri(subject), std::string(space) + name, rdf::literal(text, language));
  }
  void pair(const std::string& subject, const char* space, const char* name, const Pair& pair) {
    text(subject, space, name, pair.vi, "vi");
    text(subject, space, name, pair.en, "en");
  }
  void day(const std::string& subject, const char* space, const char* name,
           const std::string& day) {
    if (!day.empty())
      graph_.add(rdf::iri(subject), std::string(space) + name, rdf::literal(day, "", kDate));
  }

 private:
  rdf::Graph& graph_;
};

// The rating of a question or an area: an annotation of quality, made to assess it.
struct Note {
  std::string iri;
  std::string dimension;  // IRI
  Pair title;
  std::optional<Rating> rating;
  Pair comment;
  std::string valid_until;
};

void say(Speaker& speaker, const Note& note, const RdfPlaces& places, const std::string& whole) {
  speaker.type(note.iri, kDqv, "QualityAnnotation");
  speaker.link(note.iri, kOa, "motivatedBy", std::string(kDqv) + "qualityAssessment");
  speaker.link(note.iri, kOa, "hasTarget", places.catalogue);
  speaker.link(note.iri, kOa, "hasBody",
               places.base_url + "/readiness/rating/" +
                   std::string(readiness::code_of(note.rating.value_or(Rating::kGrey))));
  speaker.link(note.iri, kDqv, "inDimension", note.dimension);
  speaker.link(note.iri, kProv, "wasDerivedFrom", whole);
  speaker.pair(note.iri, kRdfs, "label", note.title);
  speaker.pair(note.iri, kRdfs, "comment", note.comment);
  speaker.day(note.iri, kDct, "valid", note.valid_until);
}

void say_whole(Speaker& speaker, const Document& document, const std::string& iri,
               const RdfPlaces& places) {
  speaker.type(iri, kDcat, "Dataset");
  speaker.type(iri, kDqv, "QualityMetadata");
  speaker.pair(iri, kDct, "title", document.head.title);
  speaker.text(iri, kDct, "identifier", document.id);
  if (document.published) speaker.day(iri, kDct, "issued", document.published->day);
  // What holds until the cut-off date.
  speaker.link(iri, kDct, "temporal", iri + "#period");
  speaker.type(iri + "#period", kDct, "PeriodOfTime");
  speaker.day(iri + "#period", kDcat, "endDate", document.head.cutoff);
  for (const char* ending : {".json", ".csv", ".html"}) {
    speaker.link(iri, kDcat, "distribution", iri + "#" + (ending + 1));
    speaker.type(iri + "#" + (ending + 1), kDcat, "Distribution");
    speaker.link(iri + "#" + (ending + 1), kDcat, "accessURL", iri + ending);
  }
  if (!document.previous.empty())
    speaker.link(iri, kDct, "replaces", iri_of(places, document.previous));
  for (const auto& author : document.head.authors) speaker.text(iri, kDc, "contributor", author);
}

Json languages_of(const Pair& pair) {
  Json json = Json::object();
  if (!pair.vi.empty()) json.set("vi", pair.vi);
  if (!pair.en.empty()) json.set("en", pair.en);
  return json;
}

using Arguments = std::map<std::string, std::string>;

// A sentence as a language map.
template <typename ArgumentsIn>
Json in_both(const char* key, ArgumentsIn arguments_in) {
  Json json = Json::object();
  for (const char* language : {"vi", "en"})
    json.set(language, base::say({key, arguments_in(language)}, language));
  return json;
}

constexpr const char* kTheme = "http://publications.europa.eu/resource/authority/data-theme/GOVE";
constexpr const char* kLanguages = "http://publications.europa.eu/resource/authority/language/";
constexpr const char* kPublicAccess =
    "http://publications.europa.eu/resource/authority/access-right/PUBLIC";

struct File {
  const char* ending;
  const char* name;
  const char* format;  // as the vocabulary of file types calls it
  const char* media;
};
constexpr File kFiles[] = {{"json", "JSON", "JSON", "application/json"},
                           {"csv", "CSV", "CSV", "text/csv"},
                           {"ttl", "Turtle", "RDF_TURTLE", "text/turtle"},
                           {"html", "HTML", "HTML", "text/html"}};

// Named by the first version, so that each stays the same file of the same dataset.
Json file_of(const File& file, const std::string& address, const std::string& first) {
  Json json = Json::object();
  json.set("id", base::named_uuid("assessment file " + first + "." + file.ending));
  json.set("title", in_both("assess_dataset_file", [&](const char*) {
             return Arguments{{"format", file.name}};
           }));
  json.set("accessURL", address + "." + file.ending);
  json.set("downloadURL", address + "." + file.ending);
  json.set("format", file.format);
  json.set("mediaType", file.media);
  return json;
}

Json one(const char* iri) {
  Json list = Json::array();
  list.push(iri);
  return list;
}

Json keywords() {
  Json json = Json::object();
  for (const char* language : {"vi", "en"}) {
    Json words = Json::array();
    for (const char* key : {"assess_dataset_keyword_readiness", "assess_dataset_keyword_open"})
      words.push(base::say({key, {}}, language));
    json.set(language, std::move(words));
  }
  return json;
}

Json languages_of(const std::vector<std::string>& codes) {
  Json list = Json::array();
  for (const auto& code : codes)
    list.push(std::string(kLanguages) + (code == "vi" ? "VIE" : "ENG"));
  return list;
}

// The state of one day.
Json period_of(const std::string& day) {
  Json period = Json::object();
  period.set("startDate", day);
  period.set("endDate", day);
  Json list = Json::array();
  list.push(std::move(period));
  return list;
}

}  // namespace

std::string iri_of(const RdfPlaces& places, std::string_view assessment) {
  return places.base_url + "/readiness/assessments/" + std::string(assessment);
}

rdf::Graph graph_of(const Document& document, const RdfPlaces& places) {
  rdf::Graph graph;
  Speaker speaker(graph);
  const std::string whole = iri_of(places, document.id);
  say_whole(speaker, document, whole, places);
  for (const auto& section : document.sections) {
    const Conclusion& conclusion = section.conclusion;
    const std::string dimension = places.base_url + "/readiness/dimension/" + conclusion.dimension;
    speaker.type(dimension, kDqv, "Dimension");
    speaker.pair(dimension, kSkos, "prefLabel", section.name);
    if (conclusion.rating)
      say(speaker,
          {whole + "#" + conclusion.dimension, dimension, section.name, conclusion.rating,
           conclusion.comment, ""},
          places, whole);
    for (const auto& entry : section.entries)
      if (entry.answer.rating)
        say(speaker,
            {whole + "#" + entry.answer.question, dimension, entry.question, entry.answer.rating,
             entry.answer.comment, entry.answer.valid_until},
            places, whole);
  }
  return graph;
}

Json dataset_of(const Document& document, const Pair& framework, const std::string& base_url,
                const Lineage& lineage) {
  const std::string address = base_url + "/readiness/assessments/" + document.id;
  Json json = Json::object();
  json.set("title", languages_of(document.head.title));
  json.set("description", in_both("assess_dataset_description", [&](const char* language) {
             return Arguments{{"framework", framework.in(language)}, {"day", document.head.cutoff}};
           }));
  json.set("keyword", keywords());
  json.set("theme", one(kTheme));
  json.set("accessRights", kPublicAccess);
  json.set("language", languages_of(document.head.languages));
  json.set("temporal", period_of(document.head.cutoff));
  json.set("version", std::to_string(lineage.number));
  if (document.published) {
    json.set("issued", lineage.issued.empty() ? document.published->day : lineage.issued);
    json.set("modified", document.published->day);
  }
  json.set("landingPage", base_url + "/vi/readiness/assessments/" + document.id);
  Json files = Json::array();
  for (const auto& file : kFiles) files.push(file_of(file, address, lineage.first));
  json.set("distribution", std::move(files));
  return json;
}

}  // namespace catalog::assessment
