#include "catalog/rules/rule.hpp"

#include <unordered_map>
#include <utility>

#include "catalog/rules/checks.hpp"

namespace catalog::rules {
namespace {

using enum Severity;

constexpr std::string_view kShapes = "DCAT-AP 3.0.1, shapes.ttl";
constexpr std::string_view kTerms = "DCAT-AP 3.0.1, mdr-vocabularies.shape.ttl";
constexpr std::string_view kWished = "DCAT-AP 3.0.1, shapes_recommended.ttl";
constexpr std::string_view kHvd = "DCAT-AP 3.0.0 HVD; Regulation (EU) 2023/138";
constexpr std::string_view kLiterals = "DCAT-AP 3.0.1, temporal literal";
constexpr std::string_view kProfile = "docs/dcat-profile.md";

constexpr Rule kTable[] = {
    {"title_missing", kError, kShapes, check_mandatory},
    {"description_missing", kError, kShapes, check_mandatory},
    {"distribution_without_address", kError, kShapes, check_mandatory},
    {"endpoint_missing", kError, kShapes, check_mandatory},
    {"agent_name_missing", kError, kShapes, check_mandatory},
    {"required_missing", kError, kShapes, check_mandatory},
    {"too_many_values", kError, kShapes, check_single, "one_value_only"},
    {"text_expected", kError, kShapes, check_text, "key_unknown"},
    {"iri_expected", kError, kShapes, check_iri, "term_unknown"},
    {"date_expected", kError, kShapes, check_dates, "date_unreadable"},
    {"value_unfit", kError, kShapes, check_typed, "number_unreadable"},
    {"term_expected", kError, kTerms, check_terms, "term_unknown"},

    {"date_unreadable", kWarning, kLiterals},
    {"number_unreadable", kWarning, "XML Schema 1.1, part 2"},
    {"one_value_only", kWarning, "DCAT-US 3; docs/dcat-profile.md"},
    {"term_unknown", kWarning, "DCAT-AP 3.0.1, controlled vocabularies"},
    {"address_mended", kWarning, "RFC 3986"},
    {"address_unreadable", kWarning, "RFC 3986"},
    {"language_meant", kWarning, "BCP 47"},
    {"language_unknown", kWarning, "BCP 47"},
    {"key_unknown", kWarning, kProfile},
    {"theme_outside_vocabulary", kWarning, kTerms, check_theme_terms},
    {"access_outside_vocabulary", kWarning, kTerms, check_access_terms},
    {"licence_missing", kWarning, kWished, check_licence},
    {"hvd_legislation_missing", kWarning, kHvd, check_hvd_legislation},
    {"hvd_category_missing", kWarning, kHvd, check_hvd_category},
    {"dates_out_of_order", kWarning, "DCAT 3, dcterms:issued and dcterms:modified",
     check_date_order},
    {"period_out_of_order", kWarning, "DCAT 3, dcat:startDate and dcat:endDate",
     check_period_order},
    {"box_implausible", kWarning, "DCAT 3, dcat:bbox; WGS 84", check_boxes},
    {"address_implausible", kWarning, "RFC 3986; RFC 6761; RFC 1918", check_addresses},
    {"mailbox_implausible", kWarning, "RFC 6068; RFC 5321", check_mailboxes},
    {"formats_disagree", kWarning, "EU file types; IANA media types", check_formats_agree},

    {"publisher_missing", kAdvice, kWished, check_recommended},
    {"contact_missing", kAdvice, kWished, check_recommended},
    {"keyword_missing", kAdvice, kWished, check_recommended},
    {"theme_missing", kAdvice, kWished, check_recommended},
    {"distribution_missing", kAdvice, kWished, check_recommended},
    {"spatial_missing", kAdvice, kWished, check_recommended},
    {"temporal_missing", kAdvice, kWished, check_recommended},
    {"format_missing", kAdvice, kWished, check_recommended},
    {"recommended_missing", kAdvice, kWished, check_recommended},
    {"frequency_missing", kAdvice, "DCAT-AP 3.0.1, dct:accrualPeriodicity", check_recommended},
    {"licence_not_known", kAdvice, "Open Definition 2.1", check_licence_known},
    {"description_short", kAdvice, "schema.org Dataset, as search engines ask",
     check_description_length},
    {"language_untold", kAdvice, "DCAT-AP 3.0.1, multilingual texts", check_languages},
};

}  // namespace

void Report::tell(std::string path, std::map<std::string, std::string> arguments) {
  findings_.push_back(
      finding(rule_.severity, std::move(path), std::string(rule_.id), std::move(arguments)));
}

std::span<const Rule> rules() {
  return kTable;
}

const Rule* find_rule(std::string_view id) {
  static const auto kById = [] {
    std::unordered_map<std::string_view, const Rule*> by_id;
    for (const auto& rule : kTable) by_id.emplace(rule.id, &rule);
    return by_id;
  }();
  const auto found = kById.find(id);
  return found == kById.end() ? nullptr : found->second;
}

}  // namespace catalog::rules
