#pragma once

#include <chrono>
#include <string>

#include "catalog/base/json.hpp"
#include "catalog/rdf/graph.hpp"
#include "portal/readiness/evidence.hpp"
#include "portal/readiness/picture.hpp"

/// The figures for programs: the same as on the pages.
namespace portal::readiness {

using base::Json;

/// {"scope","day","run",…,"dimensions":[…],"indicators":[…],"sources":[…]}. Counts are numbers,
/// "value" a share or points; what is not known is null, never 0.
Json report_json(const Picture& picture, const std::string& base_url);

/// One line for each indicator: id,dimension,scope,day,n,pass,fail,unknown,value,low,high,rating,…
std::string report_csv(const Picture& picture);

/// The same as the pages say, for a terminal: what is known, dimensions, figures in words. `name`:
/// of the agency, empty for the portal; times are those of `zone`.
std::string report_text(const Picture& picture, const std::string& name, std::chrono::minutes zone,
                        const std::string& language);

/// The registry as it is in force.
Json registry_json(const rd::Registry& registry);

/// One line for each change of a figure.
std::string history_csv(const rd::Indicator& indicator, const std::string& scope,
                        const std::vector<rd::HistoryPoint>& history);

/// One line for each unit that may be shown.
std::string units_csv(const rd::Indicator& indicator, const EvidencePage& page,
                      const std::string& base_url, const std::string& language);
Json units_json(const rd::Indicator& indicator, const EvidencePage& page, rd::UnitState state,
                std::size_t number, const std::string& base_url, const std::string& language);

/// The figures as a dqv:QualityMeasurementDataset. Terms and measurements are named
/// BASE/readiness#…, which leads here. Source: W3C Data Quality Vocabulary (2016).
catalog::rdf::Graph report_graph(const Picture& picture, const std::string& base_url);

/// A graph as JSON-LD that needs no context. Source: JSON-LD 1.1, flattened document form.
Json flat_jsonld(const catalog::rdf::Graph& graph);

}  // namespace portal::readiness
