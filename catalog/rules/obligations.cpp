#include "catalog/rules/obligations.hpp"

namespace catalog::rules {
namespace {

using enum NodeClass;

constexpr bool kMust = true;
constexpr bool kMay = false;
constexpr bool kOne = true;
constexpr bool kMany = false;
constexpr bool kTerm = true;

constexpr Obligation kTable[] = {
    {kDataset, "title", kMust, kMany, Form::kText, false, "title_missing"},
    {kDataset, "description", kMust, kMany, Form::kText, false, "description_missing"},
    {kDataset, "identifier", kMay, kMany, Form::kText},
    {kDataset, "keyword", kMay, kMany, Form::kText},
    {kDataset, "version", kMay, kOne, Form::kText},
    {kDataset, "versionNotes", kMay, kMany, Form::kText},
    {kDataset, "theme", kMay, kMany, Form::kIri},
    {kDataset, "applicableLegislation", kMay, kMany, Form::kIri},
    {kDataset, "publisher", kMay, kOne},
    {kDataset, "accessRights", kMay, kOne},
    {kDataset, "accrualPeriodicity", kMay, kOne, Form::kAny, kTerm},
    {kDataset, "language", kMay, kMany, Form::kAny, kTerm},
    {kDataset, "issued", kMay, kOne},
    {kDataset, "modified", kMay, kOne},
    {kDataset, "spatialResolutionInMeters", kMay, kOne, Form::kTyped},
    {kDataset, "temporalResolution", kMay, kOne, Form::kTyped},
    {kDatasetSeries, "title", kMust, kMany, Form::kText, false, "title_missing"},
    {kDatasetSeries, "description", kMust, kMany, Form::kText, false, "description_missing"},
    {kDatasetSeries, "applicableLegislation", kMay, kMany, Form::kIri},
    {kDatasetSeries, "publisher", kMay, kOne},
    {kDatasetSeries, "accrualPeriodicity", kMay, kOne, Form::kAny, kTerm},
    {kDatasetSeries, "issued", kMay, kOne, Form::kTyped},
    {kDatasetSeries, "modified", kMay, kOne, Form::kTyped},
    {kDistribution, "accessURL", kMust, kMany, Form::kAny, false, "distribution_without_address"},
    {kDistribution, "title", kMay, kMany, Form::kText},
    {kDistribution, "description", kMay, kMany, Form::kText},
    {kDistribution, "applicableLegislation", kMay, kMany, Form::kIri},
    {kDistribution, "availability", kMay, kOne, Form::kAny, kTerm},
    {kDistribution, "status", kMay, kOne, Form::kAny, kTerm},
    {kDistribution, "format", kMay, kOne, Form::kAny, kTerm},
    {kDistribution, "mediaType", kMay, kOne, Form::kAny, kTerm},
    {kDistribution, "compressFormat", kMay, kOne, Form::kAny, kTerm},
    {kDistribution, "packageFormat", kMay, kOne, Form::kAny, kTerm},
    {kDistribution, "language", kMay, kMany, Form::kAny, kTerm},
    {kDistribution, "license", kMay, kOne},
    {kDistribution, "rights", kMay, kOne},
    {kDistribution, "hasPolicy", kMay, kOne},
    {kDistribution, "checksum", kMay, kOne},
    {kDistribution, "byteSize", kMay, kOne, Form::kTyped},
    {kDistribution, "issued", kMay, kOne, Form::kTyped},
    {kDistribution, "modified", kMay, kOne, Form::kTyped},
    {kDistribution, "spatialResolutionInMeters", kMay, kOne, Form::kTyped},
    {kDistribution, "temporalResolution", kMay, kOne, Form::kTyped},
    {kDataService, "title", kMust, kMany, Form::kText, false, "title_missing"},
    {kDataService, "endpointURL", kMust, kMany, Form::kAny, false, "endpoint_missing"},
    {kDataService, "description", kMay, kMany, Form::kText},
    {kDataService, "keyword", kMay, kMany, Form::kText},
    {kDataService, "theme", kMay, kMany, Form::kIri},
    {kDataService, "applicableLegislation", kMay, kMany, Form::kIri},
    {kDataService, "publisher", kMay, kOne},
    {kDataService, "accessRights", kMay, kOne},
    {kDataService, "license", kMay, kOne},
    {kDataService, "format", kMay, kMany, Form::kAny, kTerm},
    {kCatalogRecord, "modified", kMust, kOne, Form::kAny, false, "required_missing"},
    {kCatalogRecord, "issued", kMay, kOne, Form::kTyped},
    {kCatalogRecord, "status", kMay, kOne},
    {kCatalogRecord, "conformsTo", kMay, kOne},
    {kCatalogRecord, "source", kMay, kOne},
    {kCatalogRecord, "title", kMay, kMany, Form::kText},
    {kCatalogRecord, "description", kMay, kMany, Form::kText},
    {kAgent, "name", kMust, kMany, Form::kText, false, "agent_name_missing"},
    {kAgent, "type", kMay, kOne},
    {kConcept, "prefLabel", kMust, kMany, Form::kText, false, "required_missing"},
    {kChecksum, "algorithm", kMust, kOne, Form::kAny, false, "required_missing"},
    {kChecksum, "checksumValue", kMust, kOne, Form::kTyped, false, "required_missing"},
    {kRelationship, "relation", kMust, kMany, Form::kAny, false, "required_missing"},
    {kRelationship, "hadRole", kMust, kMany, Form::kAny, false, "required_missing"},
    {kPlace, "bbox", kMay, kOne, Form::kText},
    {kPlace, "centroid", kMay, kOne, Form::kText},
    {kPlace, "geometry", kMay, kOne, Form::kText},
    {kPeriod, "startDate", kMay, kOne},
    {kPeriod, "endDate", kMay, kOne},
    {kPeriod, "hasBeginning", kMay, kOne},
    {kPeriod, "hasEnd", kMay, kOne},
    {kIdentifier, "notation", kMay, kOne},
};

}  // namespace

std::span<const Obligation> obligations() {
  return kTable;
}

}  // namespace catalog::rules
