#include "portal/readiness/report.hpp"

#include <cstdio>
#include <utility>

#include "catalog/base/text.hpp"
#include "catalog/documents/csv_table.hpp"
#include "portal/readiness/disputes.hpp"
#include "portal/readiness/fact_words.hpp"
#include "portal/readiness/words.hpp"

namespace portal::readiness {
namespace {

using catalog::documents::csv_cell;

// Digits enough to tell figures apart, in the C locale.
std::string digits(double value) {
  char text[32];
  std::snprintf(text, sizeof(text), "%.6g", value);
  std::string out(text);
  for (auto& letter : out)
    if (letter == ',') letter = '.';
  return out;
}

Json number(const std::optional<double>& value) {
  return value ? Json::number(digits(*value)) : Json();
}

Json words_json(const rd::Words& words) {
  Json out;
  out.set("vi", words.vi);
  out.set("en", words.en);
  return out;
}

std::string_view grey_code(rd::Grey grey) {
  switch (grey) {
    case rd::Grey::kNotMeasured:
      return "not_measured";
    case rd::Grey::kNoUnits:
      return "no_units";
    case rd::Grey::kFew:
      return "few";
    case rd::Grey::kUnknown:
      return "unknown";
    case rd::Grey::kUncoloured:
      return "uncoloured";
    case rd::Grey::kNot:
      break;
  }
  return "";
}

std::string_view kind_code(rd::Kind kind) {
  return kind == rd::Kind::kMeasured ? "measured" : kind == rd::Kind::kMixed ? "mixed" : "attested";
}

std::string_view type_code(rd::Type type) {
  switch (type) {
    case rd::Type::kRatio:
      return "ratio";
    case rd::Type::kScalar:
      return "scalar";
    case rd::Type::kProbe:
      return "probe";
    case rd::Type::kComposite:
      return "composite";
    case rd::Type::kVector:
      return "vector";
    case rd::Type::kQuestion:
      break;
  }
  return "question";
}

void add_figure(Json& out, const rd::Figure& figure) {
  const bool counts = figure.counts.n() > 0;
  const auto count = [&](std::int64_t value) { return counts ? Json::integer(value) : Json(); };
  out.set("day", figure.day > 0 ? Json(iso_day(figure.day)) : Json());
  out.set("n", count(figure.counts.n()));
  out.set("pass", count(figure.counts.pass));
  out.set("fail", count(figure.counts.fail));
  out.set("unknown", count(figure.counts.unknown));
  out.set("value", number(figure.value));
  out.set("low", number(figure.low));
  out.set("high", number(figure.high));
  out.set("rating", code_of(figure.rating));
  const auto grey = grey_code(figure.grey);
  out.set("grey", grey.empty() ? Json() : Json(grey));
  out.set("revision", Json::integer(figure.revision));
}

Json run_json(const std::optional<rd::RunInfo>& run) {
  if (!run) return Json();
  Json out;
  out.set("id", Json::integer(run->id));
  out.set("started", base::format_time(run->started));
  out.set("ended", base::format_time(run->ended));
  out.set("ok", Json::boolean(run->is_ok));
  out.set("registry", run->registry_hash);
  return out;
}

Json evidence_json(const Evidence& evidence) {
  Json out;
  out.set("measured", Json::integer(evidence.measured));
  out.set("attested", Json::integer(evidence.attested));
  out.set("missing", Json::integer(evidence.missing));
  return out;
}

Json dimension_json(const DimensionRow& row) {
  Json out;
  out.set("id", row.dimension->id);
  out.set("framework", row.dimension->framework);
  out.set("name", words_json(row.dimension->name));
  out.set("rating", code_of(row.rating));
  out.set("suggested", Json::boolean(row.is_suggested));
  if (row.dimension->framework != "measured") out.set("suggestion", code_of(row.suggestion));
  Json colours = Json::object();
  for (const auto& [rating, count] : row.colours)
    colours.set(code_of(rating), Json::integer(count));
  out.set("colours", std::move(colours));
  out.set("evidence", evidence_json(row.evidence));
  out.set("rating_a_quarter_ago", row.before ? Json(code_of(*row.before)) : Json());
  return out;
}

Json question_json(const Picture& picture, const rd::Indicator& question) {
  Json out;
  out.set("id", question.id);
  out.set("dimension", question.dimension);
  out.set("question", words_json(question.question));
  out.set("importance", question.importance);
  out.set("provenance", code_of(question.provenance));
  const auto suggested = picture.suggestions.find(question.id);
  out.set("suggested", code_of(suggested == picture.suggestions.end() ? rd::Rating::kGrey
                                                                      : suggested->second.rating));
  const auto judged = picture.attested.questions.find(question.id);
  out.set("rating",
          judged == picture.attested.questions.end() ? Json() : Json(code_of(judged->second)));
  Json inputs = Json::array();
  for (const auto& input : question.inputs) inputs.push(input.id);
  out.set("inputs", std::move(inputs));
  return out;
}

Json sources_json(const Picture& picture) {
  Json list = Json::array();
  for (const auto& source : picture.sources) {
    Json out;
    out.set("name", source.name);
    out.set("measured", Json::boolean(source.is_there));
    out.set("note", source.note.empty() ? Json() : Json(source.note));
    out.set("filled", source.filled ? Json(base::format_time(*source.filled)) : Json());
    list.push(std::move(out));
  }
  return list;
}

std::string reason_of(const Evidential& row, const std::string& language) {
  const std::string facts = facts_words(row.facts, language);
  const std::string dispute = dispute_words(row, language);
  return facts + (facts.empty() || dispute.empty() ? "" : "; ") + dispute;
}

Json thresholds_json(const rd::Thresholds& thresholds) {
  Json out;
  out.set("green", number(thresholds.green));
  out.set("yellow", number(thresholds.yellow));
  out.set("better", thresholds.high_is_better ? "high" : "low");
  out.set("basis", thresholds.basis);
  return out;
}

Json entry_json(const rd::Indicator& entry) {
  Json out;
  out.set("id", entry.id);
  out.set("framework", entry.framework);
  out.set("dimension", entry.dimension);
  out.set("kind", kind_code(entry.kind));
  out.set("type", type_code(entry.type));
  out.set("importance", entry.importance);
  out.set("provenance", code_of(entry.provenance));
  out.set("question", words_json(entry.question));
  Json refs = Json::array(), inputs = Json::array(), components = Json::array(),
       probes = Json::array();
  for (const auto& ref : entry.refs) refs.push(ref);
  out.set("refs", std::move(refs));
  for (const auto& input : entry.inputs) {
    Json one;
    one.set("id", input.id);
    one.set("role", input.is_primary ? "primary" : "supporting");
    inputs.push(std::move(one));
  }
  if (entry.type == rd::Type::kQuestion) {
    out.set("inputs", std::move(inputs));
    return out;
  }
  out.set("source", entry.source);
  out.set("revision", Json::integer(entry.revision));
  for (const auto& [name, text] :
       {std::pair("unit", &entry.unit), std::pair("population", &entry.population),
        std::pair("pass", &entry.pass), std::pair("sql", &entry.sql),
        std::pair("value_unit", &entry.value_unit)})
    if (!text->empty()) out.set(name, *text);
  if (!entry.formula.en.empty()) out.set("formula", words_json(entry.formula));
  for (const auto& probe : entry.probes) probes.push(words_json(probe));
  if (!entry.probes.empty()) out.set("probes", std::move(probes));
  for (const auto& component : entry.components) {
    Json one;
    one.set("id", component.id);
    if (component.points > 0) one.set("points", number(component.points));
    if (!component.label.en.empty()) one.set("label", words_json(component.label));
    components.push(std::move(one));
  }
  if (!components.items().empty()) out.set("components", std::move(components));
  if (entry.max > 0) out.set("max", number(entry.max));
  out.set("thresholds", thresholds_json(entry.thresholds));
  if (entry.fix) out.set("fix", words_json(entry.fix->text));
  return out;
}

}  // namespace

Json report_json(const Picture& picture, const std::string& base_url) {
  Json out;
  out.set("@id", base_url + "/readiness");
  out.set("scope", picture.scope);
  out.set("based_on", "ODRA v3.1");
  out.set("run", run_json(picture.last_good));
  out.set("last_run", run_json(picture.last));
  out.set("registry_version", picture.registry.version());
  out.set("registry_hash", picture.registry.hash());
  Json known;
  known.set("indicators", evidence_json(evidence_of_indicators(picture)));
  known.set("questions", evidence_json(evidence_of_questions(picture, "odra")));
  out.set("known", std::move(known));
  Json dimensions = Json::array(), questions = Json::array(), indicators = Json::array();
  for (const char* framework : {"odra", "measured"})
    for (const auto& row : rows_of(picture, framework)) dimensions.push(dimension_json(row));
  for (const auto& entry : picture.registry.indicators()) {
    if (entry.type == rd::Type::kQuestion) {
      questions.push(question_json(picture, entry));
      continue;
    }
    if (!is_counted(picture, entry)) continue;
    Json one;
    one.set("id", entry.id);
    one.set("dimension", entry.dimension);
    one.set("question", words_json(entry.question));
    add_figure(one, picture.figure_of(entry.id));
    indicators.push(std::move(one));
  }
  out.set("dimensions", std::move(dimensions));
  out.set("questions", std::move(questions));
  out.set("indicators", std::move(indicators));
  out.set("sources", sources_json(picture));
  out.set("facts_checked", picture.checked ? Json(base::format_time(*picture.checked)) : Json());
  out.set("facts_differed", picture.checked ? Json::integer(picture.differences) : Json());
  return out;
}

std::string report_csv(const Picture& picture) {
  std::string out =
      "id,dimension,scope,day,n,pass,fail,unknown,value,low,high,rating,grey,revision,question_vi,"
      "question_en\r\n";
  const auto optional = [](const std::optional<double>& value) {
    return value ? digits(*value) : std::string();
  };
  for (const auto& entry : picture.registry.indicators()) {
    if (entry.type == rd::Type::kQuestion || !is_counted(picture, entry)) continue;
    const auto figure = picture.figure_of(entry.id);
    out += csv_cell(entry.id) + "," + csv_cell(entry.dimension) + "," + csv_cell(picture.scope) +
           "," + (figure.day > 0 ? iso_day(figure.day) : "");
    for (const auto count :
         {figure.counts.n(), figure.counts.pass, figure.counts.fail, figure.counts.unknown})
      out += "," + (figure.counts.n() > 0 ? std::to_string(count) : "");
    out += "," + optional(figure.value) + "," + optional(figure.low) + "," + optional(figure.high) +
           "," + std::string(code_of(figure.rating)) + "," + std::string(grey_code(figure.grey)) +
           "," + std::to_string(figure.revision) + "," + csv_cell(entry.question.vi) + "," +
           csv_cell(entry.question.en) + "\r\n";
  }
  return out;
}

Json registry_json(const rd::Registry& registry) {
  Json out;
  out.set("version", registry.version());
  out.set("hash", registry.hash());
  Json dimensions = Json::array(), entries = Json::array();
  for (const auto& dimension : registry.dimensions()) {
    Json one;
    one.set("id", dimension.id);
    one.set("framework", dimension.framework);
    one.set("number", Json::integer(dimension.number));
    one.set("name", words_json(dimension.name));
    one.set("importance", dimension.importance);
    one.set("provenance", code_of(dimension.provenance));
    dimensions.push(std::move(one));
  }
  for (const auto& entry : registry.indicators()) entries.push(entry_json(entry));
  out.set("dimensions", std::move(dimensions));
  out.set("indicators", std::move(entries));
  return out;
}

std::string history_csv(const rd::Indicator& indicator, const std::string& scope,
                        const std::vector<rd::HistoryPoint>& history) {
  std::string out =
      "indicator,scope,day,n,pass,fail,unknown,value,rating,revision,registry,breaks\r\n";
  for (const auto& point : history) {
    out += csv_cell(indicator.id) + "," + csv_cell(scope) + "," + iso_day(point.day);
    for (const auto count :
         {point.counts.n(), point.counts.pass, point.counts.fail, point.counts.unknown})
      out += "," + (indicator.type == rd::Type::kQuestion ? "" : std::to_string(count));
    out += "," + (point.value ? digits(*point.value) : "") + "," +
           std::string(code_of(point.rating)) + "," + std::to_string(point.revision) + "," +
           point.registry_hash + "," + (point.breaks ? "1" : "0") + "\r\n";
  }
  return out;
}

std::string units_csv(const rd::Indicator& indicator, const EvidencePage& page,
                      const std::string& base_url, const std::string& language) {
  std::string out = "indicator,state,key,title,agency,agency_name,url,reason\r\n";
  for (const auto& row : page.rows)
    out += csv_cell(indicator.id) + "," + std::string(code_of(row.state)) + "," +
           csv_cell(row.key) + "," + csv_cell(row.title) + "," + csv_cell(row.agency) + "," +
           csv_cell(row.agency_name) + "," +
           (row.href.empty() ? "" : csv_cell(base_url + "/" + language + row.href)) + "," +
           csv_cell(reason_of(row, language)) + "\r\n";
  return out;
}

Json units_json(const rd::Indicator& indicator, const EvidencePage& page, rd::UnitState state,
                std::size_t number, const std::string& base_url, const std::string& language) {
  Json out;
  out.set("indicator", indicator.id);
  out.set("state", code_of(state));
  out.set("total", Json::integer(page.total));
  out.set("page", Json::integer(static_cast<std::int64_t>(number)));
  out.set("hidden", Json::integer(page.hidden));
  Json items = Json::array();
  for (const auto& row : page.rows) {
    Json one;
    one.set("key", row.key);
    one.set("title", row.title);
    one.set("agency", row.agency);
    one.set("agency_name", row.agency_name);
    one.set("url", row.href.empty() ? Json() : Json(base_url + "/" + language + row.href));
    one.set("reason", reason_of(row, language));
    one.set("disputed", row.dispute_reason.empty() ? Json() : Json(row.dispute_reason));
    Json facts = Json::object();
    for (const auto& fact : row.facts)
      facts.set(fact.column, fact.value ? Json(*fact.value) : Json());
    one.set("facts", std::move(facts));
    if (!row.edit_href.empty()) one.set("edit", base_url + "/" + language + row.edit_href);
    items.push(std::move(one));
  }
  out.set("items", std::move(items));
  return out;
}

}  // namespace portal::readiness
