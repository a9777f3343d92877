#pragma once

// What an assessor writes: answers to the questions of a framework with their evidence, and a
// conclusion for each area. Source: the form of the reports made by the World Bank's method.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/readiness/figure.hpp"
#include "catalog/readiness/rating.hpp"

namespace catalog::assessment {

using readiness::Rating;

/// A text in both languages; either half may be missing.
struct Pair {
  std::string vi = {};
  std::string en = {};

  bool is_empty() const { return vi.empty() && en.empty(); }
  const std::string& in(std::string_view language) const { return language == "vi" ? vi : en; }
  bool operator==(const Pair&) const = default;
};

/// Whether a law was in force on the cut-off date: what was not counts for nothing.
enum class InForce { kUnknown, kYes, kNo };

enum class SourceKind { kUrl, kDocument, kLaw, kInterview, kDataset, kMeasurement };

/// A figure of the portal as it was on a day; it stays so, whatever the portal counts later.
struct Frozen {
  std::string indicator = {};
  std::string scope = {};
  std::string day = {};  // "2026-05-18"
  readiness::Counts counts = {};
  std::optional<double> value = {};  // of a figure that is no share of units: days, points, …

  bool operator==(const Frozen&) const = default;
};

/// Where a statement is from; a footnote of the report.
struct Source {
  SourceKind kind = SourceKind::kUrl;
  std::string title = {};
  std::string url = {};
  std::string page = {};    // of a document
  std::string number = {};  // of a law: "47/2020/NĐ-CP"
  std::string date = {};    // of a law, an interview or a document: "2020-04-09"
  InForce in_force = InForce::kUnknown;
  std::string dataset = {};  // its name in addresses
  std::optional<Frozen> measurement = {};
  /// Who was interviewed. For the assessors alone: in no export, report or published document.
  std::string person = {};

  bool operator==(const Source&) const = default;
};

/// One line of evidence: '+' speaks for readiness, '-' against it, '0' for neither.
struct Statement {
  char sign = '+';
  Pair text = {};
  std::vector<Source> sources = {};

  bool operator==(const Statement&) const = default;
};

/// What the portal suggested when the answer was given.
struct Suggested {
  Rating rating = Rating::kGrey;
  std::int64_t run = 0;  // of the engine; 0: there was none

  bool operator==(const Suggested&) const = default;
};

/// The answer to a question.
struct Answer {
  std::string question = {};
  std::optional<Rating> rating = {};  // that counts; nothing: not answered yet
  std::optional<Rating> preliminary =
      {};                // before stakeholders were heard; nothing: they were not yet
  Pair validation = {};  // what was said when they were
  Pair comment = {};
  Pair reason = {};  // why it is far from the suggestion, or not applicable
  std::optional<Suggested> suggested = {};
  std::vector<Statement> statements = {};
  std::string valid_until = {};  // "2027-05-18"; from then on it is shown as grey

  bool operator==(const Answer&) const = default;
};

/// What is said of an area as a whole.
struct Conclusion {
  std::string dimension = {};
  std::optional<Rating> rating = {};
  Pair comment = {};
  std::vector<Pair> strengths = {};
  std::vector<Pair> limits = {};
  Pair text = {};  // the concluding paragraph

  bool operator==(const Conclusion&) const = default;
};

/// A question that the assessment itself brings: of an area for which the registry has none.
struct OwnQuestion {
  std::string id = {};  // "dgra.1.1"
  std::string dimension = {};
  Pair text = {};
  std::string importance = {};  // "very_high"; empty: as the others

  bool operator==(const OwnQuestion&) const = default;
};

/// What an assessment is of.
struct Head {
  std::string framework = {};  // "odra", "dgra"
  std::string framework_version = {};
  std::string registry_version = {};
  std::string registry_hash = {};
  std::string scope = {};   // an agency's slug; empty: the country
  Pair scope_name = {};     // as the agency was called on publication; empty before
  std::string cutoff = {};  // "2026-05-18": nothing later counts
  Pair title = {};
  std::vector<std::string> languages = {"vi", "en"};  // of the report
  std::vector<std::string> authors = {};              // as they want to be named
  std::vector<std::string> reviewers = {};
  std::string publisher = {};  // agency in whose name it becomes a dataset; empty: it becomes none
  std::vector<OwnQuestion> questions = {};

  bool operator==(const Head&) const = default;
};

enum class State { kDraft, kInReview, kPublished, kSuperseded };

// Words of the written form, and back; nothing for another word.
std::string_view code_of(State state);       // "draft", "in_review", …
std::string_view code_of(SourceKind kind);   // "url", "document", "law", …
std::string_view code_of(InForce in_force);  // "yes", "no", "unknown"
std::optional<State> parse_state(std::string_view code);
std::optional<SourceKind> parse_source_kind(std::string_view code);
std::optional<InForce> parse_in_force(std::string_view code);
/// Whether a text is a day of the calendar as we write them: "2026-05-18".
bool is_day(std::string_view text);
/// The day a year later (of 29 February: 28 February).
std::string year_after(std::string_view day);

/// The rating as it is to be shown on a day: grey once the answer has expired.
Rating shown_rating(const Answer& answer, std::string_view today);
bool is_expired(const Answer& answer, std::string_view today);

}  // namespace catalog::assessment
