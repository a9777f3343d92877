#include <cstdio>

#include "catalog/readiness/readiness.hpp"
#include "portal/readiness/report.hpp"
#include "portal/readiness/words.hpp"

namespace portal::readiness {
namespace {

using catalog::rdf::Graph;
using catalog::rdf::iri;
using catalog::rdf::literal;
using catalog::rdf::Term;

constexpr const char* kType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
constexpr const char* kXsd = "http://www.w3.org/2001/XMLSchema#";

std::string dqv(const char* name) {
  return "http://www.w3.org/ns/dqv#" + std::string(name);
}
std::string skos(const char* name) {
  return "http://www.w3.org/2004/02/skos/core#" + std::string(name);
}

// One document being written.
class Writing {
 public:
  Writing(const Picture& picture, const std::string& base_url)
      : picture_(picture), base_url_(base_url), start_(base_url + "/readiness#") {}

  Graph write() {
    add_equivalences();
    add_ratings();
    for (const auto& framework : picture_.registry.frameworks()) add_category(framework);
    for (const auto& dimension : picture_.registry.dimensions()) add_dimension(dimension);
    for (const auto& entry : picture_.registry.indicators())
      if (entry.type != rd::Type::kQuestion) add_metric(entry);
    add_run();
    for (const auto& [id, figure] : picture_.figures) add_measurement(id, figure);
    add_judgements();
    return std::move(graph_);
  }

 private:
  Term named(std::string_view name) const { return iri(start_ + std::string(name)); }
  std::string own(const char* name) const { return start_ + std::string(name); }
  void a(const Term& subject, const std::string& type) { graph_.add(subject, kType, iri(type)); }
  void add_words(const Term& subject, const std::string& predicate, const rd::Words& words) {
    graph_.add(subject, predicate, literal(words.vi, "vi"));
    graph_.add(subject, predicate, literal(words.en, "en"));
  }
  Term integer(std::int64_t value) const {
    return literal(std::to_string(value), {}, std::string(kXsd) + "integer");
  }
  Term decimal(double value) const {
    char text[40];
    std::snprintf(text, sizeof(text), "%.4f", value);
    return literal(text, {}, std::string(kXsd) + "decimal");
  }

  // DAQ needs no second export: its terms are those of DQV. Source: DQV, 6.2.
  void add_equivalences() {
    const std::string daq = "http://purl.org/eis/vocab/daq#";
    const std::string owl = "http://www.w3.org/2002/07/owl#";
    for (const auto& [ours, theirs] :
         {std::pair("QualityMeasurement", "Observation"), std::pair("Metric", "Metric"),
          std::pair("Dimension", "Dimension"), std::pair("Category", "Category"),
          std::pair("QualityMeasurementDataset", "QualityGraph")})
      graph_.add(iri(dqv(ours)), owl + "equivalentClass", iri(daq + theirs));
    for (const auto& [ours, theirs] :
         {std::pair("isMeasurementOf", "metric"), std::pair("computedOn", "computedOn"),
          std::pair("value", "value")})
      graph_.add(iri(dqv(ours)), owl + "equivalentProperty", iri(daq + theirs));
  }

  void add_ratings() {
    for (const auto rating : rd::all_ratings()) {
      const Term subject = named("rating-" + std::string(code_of(rating)));
      a(subject, skos("Concept"));
      const auto& words = picture_.registry.words_of(rating);
      add_words(subject, skos("prefLabel"), words.name);
      add_words(subject, skos("definition"), words.meaning);
    }
  }

  void add_category(const rd::Framework& framework) {
    const Term subject = named("framework-" + framework.id);
    a(subject, dqv("Category"));
    add_words(subject, skos("prefLabel"), framework.name);
  }

  void add_dimension(const rd::Dimension& dimension) {
    const Term subject = named("dimension-" + dimension.id);
    a(subject, dqv("Dimension"));
    add_words(subject, skos("prefLabel"), dimension.name);
    graph_.add(subject, dqv("inCategory"), named("framework-" + dimension.framework));
  }

  void add_metric(const rd::Indicator& entry) {
    const Term subject = named(entry.id);
    a(subject, dqv("Metric"));
    add_words(subject, skos("definition"), entry.question);
    graph_.add(subject, dqv("inDimension"), named("dimension-" + entry.dimension));
    const bool is_counted = entry.type == rd::Type::kRatio || entry.type == rd::Type::kProbe;
    graph_.add(subject, dqv("expectedDataType"),
               iri(std::string(kXsd) + (is_counted ? "decimal" : "double")));
  }

  std::string run_name() const { return "run-" + std::to_string(picture_.last_good->id); }

  void add_run() {
    if (!picture_.last_good) return;
    const Term run = named(run_name());
    a(run, dqv("QualityMeasurementDataset"));
    graph_.add(
        run, "http://www.w3.org/ns/prov#generatedAtTime",
        literal(base::format_time(picture_.last_good->ended), {}, std::string(kXsd) + "dateTime"));
    graph_.add(run, own("registry"), literal(picture_.last_good->registry_hash));
  }

  Term measured_thing() const {
    return iri(picture_.scope == rd::kPortal ? base_url_ + "/catalog"
                                             : base_url_ + "/agencies/" + picture_.scope);
  }

  void add_measurement(const std::string& id, const rd::Figure& figure) {
    if (!is_known(figure) || !picture_.last_good) return;
    const Term subject = named(id + "/" + picture_.scope + "/" + iso_day(figure.day));
    a(subject, dqv("QualityMeasurement"));
    graph_.add(subject, "http://purl.org/linked-data/cube#dataSet", named(run_name()));
    graph_.add(subject, dqv("computedOn"), measured_thing());
    graph_.add(subject, dqv("isMeasurementOf"), named(id));
    if (figure.value) graph_.add(subject, dqv("value"), decimal(*figure.value));
    if (figure.counts.n() > 0) {
      graph_.add(subject, own("population"), integer(figure.counts.n()));
      graph_.add(subject, own("pass"), integer(figure.counts.pass));
      graph_.add(subject, own("fail"), integer(figure.counts.fail));
      graph_.add(subject, own("unknown"), integer(figure.counts.unknown));
    }
    if (figure.low) graph_.add(subject, own("low"), decimal(*figure.low));
    if (figure.high) graph_.add(subject, own("high"), decimal(*figure.high));
    graph_.add(subject, own("rating"), named("rating-" + std::string(code_of(figure.rating))));
  }

  // What people judged is an annotation, no measurement.
  void add_judgements() {
    const std::string oa = "http://www.w3.org/ns/oa#";
    for (const auto& [dimension, rating] : picture_.attested.dimensions) {
      const Term subject = named("assessed/" + dimension);
      a(subject, dqv("QualityAnnotation"));
      graph_.add(subject, oa + "motivatedBy", iri(dqv("qualityAssessment")));
      graph_.add(subject, oa + "hasTarget", measured_thing());
      graph_.add(subject, oa + "hasBody", named("rating-" + std::string(code_of(rating))));
      graph_.add(subject, dqv("inDimension"), named("dimension-" + dimension));
    }
  }

  const Picture& picture_;
  const std::string& base_url_;
  std::string start_;
  Graph graph_;
};

}  // namespace

Graph report_graph(const Picture& picture, const std::string& base_url) {
  return Writing(picture, base_url).write();
}

Json flat_jsonld(const Graph& graph) {
  Json list = Json::array();
  ById<std::size_t> places;
  for (const auto& triple : graph.triples()) {
    const auto subject = graph.term(triple.subject), object = graph.term(triple.object);
    const auto [place, is_new] = places.emplace(std::string(subject.value), list.items().size());
    if (is_new) {
      Json node;
      node.set("@id", subject.value);
      list.push(std::move(node));
    }
    Json& node = list.items()[place->second];
    const std::string predicate(graph.term(triple.predicate).value);
    Json value;
    if (object.kind == catalog::rdf::TermKind::kIri)
      value = predicate == kType ? Json(object.value) : Json();
    if (value.is_null()) {
      const bool is_iri = object.kind == catalog::rdf::TermKind::kIri;
      value.set(is_iri ? "@id" : "@value", object.value);
      if (!object.language.empty()) value.set("@language", object.language);
      if (!object.datatype.empty()) value.set("@type", object.datatype);
    }
    const std::string key = predicate == kType ? "@type" : predicate;
    if (!node.find(key)) node.set(key, Json::array());
    node.find(key)->push(std::move(value));
  }
  return list;
}

}  // namespace portal::readiness
