#include "portal/api/validate.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "catalog/base/error.hpp"
#include "catalog/base/message.hpp"
#include "catalog/base/text.hpp"
#include "catalog/rules/quality.hpp"
#include "catalog/rules/validate.hpp"
#include "catalog/rules/view.hpp"
#include "portal/api/findings.hpp"
#include "portal/api/sentence.hpp"
#include "portal/app/answer.hpp"

namespace portal::api {
namespace {

using base::Json;
using catalog::Findings;
using catalog::NodeClass;
using catalog::Severity;
using catalog::rules::Quality;
using catalog::rules::State;

constexpr std::size_t kShownBytes = 80;

// Nothing said: a dataset. A document of several types is the first one that we keep.
NodeClass kind_of(const Json& document) {
  const Json* stated = document.find("@type");
  if (!stated) return NodeClass::kDataset;
  const Json::Array types = stated->is_array() ? stated->items() : Json::Array{*stated};
  for (const auto& type : types)
    for (const auto kind :
         {NodeClass::kDataset, NodeClass::kDatasetSeries, NodeClass::kDataService})
      if (type.as_string() == catalog::class_name(kind) ||
          type.as_string() == catalog::class_iri(kind))
        return kind;
  const std::string said = stated->is_string() ? stated->as_string() : base::write_json(*stated);
  throw base::Error(base::ErrorCode::kInvalidData, "validate_kind_unknown",
                    {{"type", base::shorten(said, kShownBytes)}});
}

Json counts_json(const Findings& findings) {
  Json out = Json::object();
  for (const auto severity : {Severity::kError, Severity::kWarning, Severity::kAdvice})
    out.set(catalog::to_string(severity),
            Json::integer(static_cast<std::int64_t>(catalog::rules::count(findings, severity))));
  return out;
}

Json number(int value) {
  return Json::integer(value);
}

Json dimensions_json(const Quality& quality) {
  Json list = Json::array();
  for (const auto& mark : quality.marks) {
    const auto& metric = *mark.metric;
    const auto& there = std::as_const(list).items();
    if (there.empty() || there.back()["dimension"].as_string() != metric.dimension) {
      Json dimension = Json::object();
      dimension.set("dimension", metric.dimension);
      for (const char* key : {"points", "unknown", "possible"}) dimension.set(key, number(0));
      list.push(std::move(dimension));
    }
    Json& dimension = list.items().back();
    const auto add = [&](const char* key) {
      dimension.set(key,
                    Json::integer(*std::as_const(dimension)[key].as_integer() + metric.points));
    };
    add("possible");
    if (mark.state == State::kYes) add("points");
    if (mark.state == State::kUnknown) add("unknown");
  }
  return list;
}

// What is not met, what gains most first.
Json first_json(const Quality& quality) {
  std::vector<const catalog::rules::Metric*> missed;
  for (const auto& mark : quality.marks)
    if (mark.state == State::kNo) missed.push_back(mark.metric);
  std::stable_sort(missed.begin(), missed.end(), [](const auto* left, const auto* right) {
    return left->points > right->points;
  });
  Json list = Json::array();
  for (const auto* metric : missed) {
    Json one = Json::object();
    one.set("metric", metric->id);
    one.set("gain", number(metric->points));
    one.set("message", both_languages({std::string(metric->message), {}}));
    list.push(std::move(one));
  }
  return list;
}

Json quality_json(const Quality& quality) {
  int possible = 0;
  for (const auto& mark : quality.marks) possible += mark.metric->points;
  Json list = Json::object();
  for (const auto& point : quality.list) list.set(point.id, catalog::rules::to_string(point.state));
  Json out = Json::object();
  out.set("points", number(quality.points));
  out.set("unknown", number(quality.unknown));
  out.set("possible", number(possible));
  out.set("band", catalog::rules::band_of(quality.points));
  out.set("dimensions", dimensions_json(quality));
  out.set("first", first_json(quality));
  out.set("list", std::move(list));
  return out;
}

}  // namespace

http::Response validate(const http::Request& request, app::App&) {
  Json document = base::parse_json(request.body);
  if (!document.is_object()) throw base::Error(base::ErrorCode::kInvalidData, "validate_no_object");
  const NodeClass kind = kind_of(document);
  const Findings findings = catalog::rules::validate(document, kind);
  const bool has_errors = catalog::rules::count(findings, Severity::kError) > 0;
  Json list = Json::array();
  for (const auto& finding : findings) list.push(finding_json(finding));
  Json out = Json::object();
  out.set("findings", std::move(list));
  out.set("counts", counts_json(findings));
  out.set("quality", quality_json(catalog::rules::quality_of(
                         catalog::rules::view_of(document, kind), has_errors)));
  return app::json_answer(out);
}

}  // namespace portal::api
