#pragma once

#include <span>
#include <string>
#include <string_view>

/// The form in which an official describes a dataset: which fields it has. The page, the reading of
/// what was sent and the places of findings all come from this one table.
namespace portal::web {

/// How a field is shown, and what values it takes.
enum class Control {
  kTexts,      // one line in Vietnamese and one in English
  kLongTexts,  // several lines in each
  kKeywords,   // a list of words in each
  kLine,       // a text without language
  kAddress,    // of a page or file; the first one that the document states
  kMailbox,    // without "mailto:"
  kTelephone,  // without "tel:"
  kDate,       // "2024", "2024-03", "2024-03-01"
  kTerm,       // one of a vocabulary, by its IRI
  kCode,       // one of a long vocabulary, written: "CSV", "text/csv"
  kTerms,      // any of a vocabulary, by their IRIs
  kItems,      // any of the checklists' items, by their ids: "godi2016/budget"
  kPlaces,     // names, one a line
  kAgency,     // one of ours, by its slug
  kSeries,     // one of ours, by its address "/datasets/…"
  kVisibility,
};

/// What becomes of a record in which the field is empty.
enum class Need { kRequired, kRecommended, kOptional };

/// The parts of the page, in their order.
enum class Section { kAbout, kFiles, kUse, kCoverage, kContact, kMore };

/// Shape: the label's key is "form_NAME", that of its help "form_NAME_help", with "_" for ".".
struct Field {
  std::string_view name;  // "temporal.startDate"; in a file's own group "file.ID.format"
  Section section = Section::kAbout;
  Control control = Control::kLine;
  Need need = Need::kOptional;
  std::string_view key;              // of the property: "temporal"
  std::string_view part = {};        // property of the first node under it: "startDate"
  std::string_view vocabulary = {};  // in catalog/vocab
};

/// Those of the record, and those that each of its files has.
std::span<const Field> record_fields();
std::span<const Field> file_fields();

/// The languages of the fields with texts.
inline constexpr std::string_view kFormLanguages[] = {"vi", "en"};

/// Whether a field is a group of boxes, of which none may be ticked.
bool has_boxes(Control control);

/// Whether a field is one of several languages.
bool has_languages(Control control);

/// "form_temporal_startDate".
std::string label_key(const Field& field);

/// "file.ID.title.vi" for the title in Vietnamese of a file.
std::string file_field_name(std::string_view file, std::string_view name);

}  // namespace portal::web
