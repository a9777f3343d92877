#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/facts/facts.hpp"
#include "catalog/readiness/figure.hpp"
#include "catalog/readiness/registry.hpp"

/// What the readiness pages show of one scope, gathered before anything is written: pages and data
/// are made from it alone, so they can be tried with figures made by hand.
namespace portal::readiness {

namespace rd = catalog::readiness;

template <typename Value>
using ById = std::map<std::string, Value, std::less<>>;

/// What people have judged, in the published assessment that is in force.
struct Attested {
  ById<rd::Rating> dimensions;  // "odra.2"
  ById<rd::Rating> questions;   // "odra.2.4"
  ById<std::string> hrefs;      // of either: where its report tells it, without the language
  std::set<std::string, std::less<>> expired;  // of either: it was judged, but that is too long ago
  rd::Words title;                             // of the newest; empty when there is none
  std::string href;
};

struct Picture {
  explicit Picture(const rd::Registry& made_of) : registry(made_of) {}

  const rd::Registry& registry;
  std::string scope = rd::kPortal;
  rd::Day today = 0;
  ById<rd::Figure> figures;                       // by indicator; absent: never evaluated
  ById<std::vector<rd::HistoryPoint>> histories;  // by indicator or question, where wanted
  ById<rd::Suggestion> suggestions;               // by question
  std::optional<rd::RunInfo> last, last_good;
  std::vector<catalog::facts::SourceState> sources;
  std::optional<base::Time> checked;  // when facts were last made anew and compared
  std::int64_t differences = 0;       // rows that differed then
  Attested attested;

  /// The figure of an indicator; grey "no data yet" before the first run.
  rd::Figure figure_of(std::string_view indicator) const;
};

/// From where the figures of a dimension come, or those of all: how many of its entries were
/// measured, were judged by people, or are not known.
struct Evidence {
  std::int64_t measured = 0;
  std::int64_t attested = 0;
  std::int64_t missing = 0;

  std::int64_t all() const { return measured + attested + missing; }
};

/// One dimension in a row.
struct DimensionRow {
  const rd::Dimension* dimension = nullptr;
  rd::Rating rating = rd::Rating::kGrey;
  bool is_suggested = true;                    // else the published assessment says so
  rd::Rating suggestion = rd::Rating::kGrey;   // of a method's dimension, whoever rates it
  std::map<rd::Rating, std::int64_t> colours;  // how many of its indicators have which
  Evidence evidence;
  std::optional<rd::Rating> before;  // a quarter ago: what was measured or suggested
  std::vector<std::pair<rd::Day, rd::Rating>> line;  // of its rating, where it changed
};

inline constexpr rd::Day kQuarter = 91;

/// Whether anything is known of it: some units, or a value.
bool is_known(const rd::Figure& figure);

/// Whether an indicator is counted in the picture's scope: some are the portal's alone.
bool is_counted(const Picture& picture, const rd::Indicator& indicator);

/// The indicators that a dimension rests on: its own, or the inputs of its questions, each once.
std::vector<const rd::Indicator*> indicators_of(const rd::Registry& registry,
                                                const rd::Dimension& dimension);

/// Weighted median of indicators' ratings; a dimension that is measured needs no person.
rd::Rating rating_of(const std::vector<const rd::Indicator*>& indicators,
                     const rd::Registry& registry, const ById<rd::Rating>& ratings);

/// What held on a day; grey before the first point.
rd::Rating rating_at(const std::vector<rd::HistoryPoint>& history, rd::Day day);

/// What held a quarter ago; nothing where the history begins later.
std::optional<rd::Rating> rating_before(const std::vector<rd::HistoryPoint>& history,
                                        rd::Day today);

DimensionRow row_of(const Picture& picture, const rd::Dimension& dimension);
/// Of one framework, or of "measured", in the registry's order; of an agency without the measured
/// dimensions that are the portal's alone.
std::vector<DimensionRow> rows_of(const Picture& picture, std::string_view framework);

/// What is known in the whole: of measured indicators, and of the questions of "odra".
Evidence evidence_of_indicators(const Picture& picture);
Evidence evidence_of_questions(const Picture& picture, std::string_view framework);

}  // namespace portal::readiness
