#pragma once

// An assessment as a whole, in the form in which it is published, exported and imported:
// "readiness-assessment/1".

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/assessment/action.hpp"
#include "catalog/assessment/answer_json.hpp"
#include "catalog/assessment/frame.hpp"
#include "catalog/assessment/model.hpp"
#include "catalog/base/json.hpp"

namespace catalog::assessment {

inline constexpr const char* kSchema = "readiness-assessment/1";
inline constexpr std::size_t kDocumentBytes = std::size_t{4} << 20;

/// A question as it was put, and its answer.
struct Entry {
  Pair question = {};
  Answer answer = {};

  bool operator==(const Entry&) const = default;
};

/// An area: its questions, and what is said of it as a whole.
struct Section {
  Pair name = {};
  Conclusion conclusion = {};
  std::vector<Entry> entries = {};

  bool operator==(const Section&) const = default;
};

struct Publication {
  std::string day = {};     // "2026-05-18"
  std::string by = {};      // as the account was named then
  std::string sha256 = {};  // of the document without its member "published"

  bool operator==(const Publication&) const = default;
};

struct Document {
  std::string id = {};
  std::string previous = {};  // the version that it follows; empty: none
  State state = State::kDraft;
  Head head = {};
  std::vector<Section> sections = {};  // all areas of the framework
  std::vector<Action> actions = {};    // of its areas
  std::optional<Publication> published = {};

  const Section* find_section(std::string_view dimension) const;
  const Entry* find_entry(std::string_view question) const;

  bool operator==(const Document&) const = default;
};

base::Json to_json(const Document& document, Told told = Told::kEverybody);
/// SHA-256 of what is published, without the member "published".
std::string digest_of(const Document& document);

/// Reads what to_json() wrote, so that writing it again gives the same. Errors: kMalformed
/// "assess_import_truncated" for what is no JSON; kInvalidData "assess_import_schema" for another
/// schema or version, "assess_import_member" for what no assessment has, "assess_import_changed"
/// when it was edited after publication, "assess_json_bad"; kTooLarge "assess_import_long" over
/// kDocumentBytes.
Document read_document(std::string_view text);

/// Errors: kInvalidData for a question or area that the framework lacks, and by check.hpp.
void check_document(const Document& document, const Frame& frame);

/// The suggestion for an area from the ratings of its questions; grey where too few are rated.
Rating suggest_overall(const Frame& frame, const Section& section);

/// How many of its texts stand in a language, of those that stand in any: {present, all}.
struct Completeness {
  int present = 0;
  int all = 0;
};
Completeness completeness_of(const Document& document, std::string_view language);

}  // namespace catalog::assessment
