#include "portal/web/form_fields.hpp"

#include <algorithm>

namespace portal::web {
namespace {

using enum Control;
using enum Need;
using enum Section;

// Source of what is needed: DCAT-AP 3.0.1 (mandatory, recommended) and catalog/rules.
constexpr Field kRecord[] = {
    {"title", kAbout, kTexts, kRequired, "title"},
    {"description", kAbout, kLongTexts, kRequired, "description"},
    {"publisher", kAbout, kAgency, kRequired, "publisher"},
    {"theme", kAbout, kTerms, kRecommended, "theme", {}, "themes"},
    {"keyword", kAbout, kKeywords, kRecommended, "keyword"},
    {"license", kUse, kTerm, kRecommended, "license", {}, "licences"},
    {"accessRights", kUse, kTerm, kRecommended, "accessRights", {}, "access-rights"},
    {"accrualPeriodicity", kCoverage, kTerm, kRecommended, "accrualPeriodicity", {}, "frequencies"},
    {"temporal.startDate", kCoverage, kDate, kRecommended, "temporal", "startDate"},
    {"temporal.endDate", kCoverage, kDate, kRecommended, "temporal", "endDate"},
    {"spatial", kCoverage, kPlaces, kRecommended, "spatial"},
    {"language", kCoverage, kTerms, kOptional, "language", {}, "languages"},
    {"contactPoint.fn", kContact, kTexts, kRecommended, "contactPoint", "fn"},
    {"contactPoint.hasEmail", kContact, kMailbox, kRecommended, "contactPoint", "hasEmail"},
    {"contactPoint.hasTelephone", kContact, kTelephone, kOptional, "contactPoint", "hasTelephone"},
    {"contactPoint.hasURL", kContact, kAddress, kOptional, "contactPoint", "hasURL"},
    {"issued", kMore, kDate, kOptional, "issued"},
    {"modified", kMore, kDate, kOptional, "modified"},
    {"landingPage", kMore, kAddress, kOptional, "landingPage"},
    {"conformsTo", kMore, kAddress, kOptional, "conformsTo"},
    {"inSeries", kMore, kSeries, kOptional, "inSeries"},
    {"hvdCategory", kMore, kTerms, kOptional, "hvdCategory", {}, "hvd-categories"},
    {"covers", kMore, kItems, kOptional, "covers"},
    {"visibility", kMore, kVisibility, kOptional, "visibility"},
};

constexpr Field kFile[] = {
    {"title", kFiles, kTexts, kRecommended, "title"},
    {"downloadURL", kFiles, kAddress, kRecommended, "downloadURL"},
    {"accessURL", kFiles, kAddress, kOptional, "accessURL"},
    {"format", kFiles, kCode, kRecommended, "format", {}, "file-types"},
    {"mediaType", kFiles, kCode, kOptional, "mediaType", {}, "media-types"},
    {"license", kFiles, kTerm, kOptional, "license", {}, "licences"},
    {"description", kFiles, kLongTexts, kOptional, "description"},
};

}  // namespace

std::span<const Field> record_fields() {
  return kRecord;
}

std::span<const Field> file_fields() {
  return kFile;
}

bool has_boxes(Control control) {
  return control == kTerms || control == kItems;
}

bool has_languages(Control control) {
  return control == kTexts || control == kLongTexts || control == kKeywords;
}

std::string label_key(const Field& field) {
  std::string key = (field.section == kFiles ? "form_file_" : "form_") + std::string(field.name);
  std::ranges::replace(key, '.', '_');
  return key;
}

std::string file_field_name(std::string_view file, std::string_view name) {
  return "file." + std::string(file) + "." + std::string(name);
}

}  // namespace portal::web
