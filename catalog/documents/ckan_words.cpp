#include "catalog/documents/ckan_words.hpp"

namespace catalog::documents {
namespace {

constexpr Word kPackage[] = {
    {"identifier", "identifier"},
    {"dcat_identifier", "identifier"},
    {"url", "landingPage"},
    {"landingPage", "landingPage"},
    {"landing_page", "landingPage"},
    {"version", "version"},
    {"dcat_version", "version"},
    {"version_notes", "versionNotes"},
    {"issued", "issued"},
    {"dcat_issued", "issued"},
    {"release_date", "issued"},
    {"modified", "modified"},
    {"dcat_modified", "modified"},
    {"created", "created"},
    {"language", "language"},
    {"theme", "theme"},
    {"dcat_type", "type"},
    {"frequency", "accrualPeriodicity"},
    {"accrualPeriodicity", "accrualPeriodicity"},
    {"frequency-of-update", "accrualPeriodicity"},
    {"update_frequency", "accrualPeriodicity"},
    {"access_rights", "accessRights"},
    {"accessLevel", "accessRights"},
    {"rights", "rights"},
    {"provenance", "provenance"},
    {"alternate_identifier", "otherIdentifier"},
    {"conforms_to", "conformsTo"},
    {"documentation", "page"},
    {"references", "page"},
    {"is_referenced_by", "isReferencedBy"},
    {"related_resource", "relation"},
    {"has_version", "hasVersion"},
    {"is_version_of", "relation"},
    {"source", "source"},
    {"sample", "sample"},
    {"in_series", "inSeries"},
    {"temporal_resolution", "temporalResolution"},
    {"spatial_resolution_in_meters", "spatialResolutionInMeters"},
    {"hvd_category", "hvdCategory"},
    {"applicable_legislation", "applicableLegislation"},
    {"describedBy", "describedBy"},
    {"purpose", "purpose"},
    {"liability", "liabilityStatement"},
    {"same_as", "sameAs"},
    {"uri", "sameAs"},
    {"keywords", "keyword"},
};

constexpr Word kResource[] = {
    {"description", "description"},
    {"title", "title"},
    {"name", "title"},
    {"format", "format"},
    {"mimetype", "mediaType"},
    {"size", "byteSize"},
    {"byte_size", "byteSize"},
    {"access_url", "accessURL"},
    {"accessURL", "accessURL"},
    {"download_url", "downloadURL"},
    {"downloadURL", "downloadURL"},
    {"issued", "issued"},
    {"created", "issued"},
    {"modified", "modified"},
    {"last_modified", "modified"},
    {"license", "license"},
    {"rights", "rights"},
    {"status", "status"},
    {"availability", "availability"},
    {"compress_format", "compressFormat"},
    {"package_format", "packageFormat"},
    {"language", "language"},
    {"conforms_to", "conformsTo"},
    {"documentation", "page"},
    {"describedBy", "describedBy"},
    {"temporal_resolution", "temporalResolution"},
    {"spatial_resolution_in_meters", "spatialResolutionInMeters"},
    {"applicable_legislation", "applicableLegislation"},
    {"hvd_category", "hvdCategory"},
    {"id", "identifier"},
};

}  // namespace

std::span<const Word> ckan_package_words() {
  return kPackage;
}

std::span<const Word> ckan_resource_words() {
  return kResource;
}

}  // namespace catalog::documents
