#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/coverage/claims.hpp"
#include "catalog/coverage/items.hpp"
#include "catalog/facts/facts.hpp"
#include "catalog/sql/database.hpp"

/// The seven checks of a dataset that covers an item, what is known of them, and the points that
/// follow: one row of the matrix of a checklist.
namespace catalog::coverage {

/// What is asked of the dataset that covers an item, in the order of the matrix.
/// Source: Global Open Data Index 2016/17.
enum class Check { kExists, kFree, kNoRegistration, kBulk, kUpToDate, kLicence, kFormat };
inline constexpr std::size_t kChecks = 7;

/// "exists", "free", "no_registration", "bulk", "up_to_date", "licence", "format".
std::string_view code_of(Check check);
inline constexpr std::array<Check, kChecks> kAllChecks = {
    Check::kExists,   Check::kFree,    Check::kNoRegistration, Check::kBulk,
    Check::kUpToDate, Check::kLicence, Check::kFormat};

/// kNothing: there is no dataset to ask it of.
enum class Answer { kYes, kNo, kUnknown, kNothing };
std::string_view code_of(Answer answer);  // "yes", "no", "unknown", "nothing"

using Answers = std::array<Answer, kChecks>;

/// What the facts know of a dataset that these checks need; nothing where nobody knows.
struct DatasetFacts {
  std::string id;
  std::string root;  // its highest agency; empty: unknown
  std::optional<bool> fee, registration, bulk, uses_ids;
  std::optional<bool> format;   // one of its files is open in format and machine-readable
  std::optional<bool> machine;  // one of its files is machine-readable
  std::optional<bool> open_format;
  std::optional<std::int64_t> modified_day, freq_days, api_n;
  std::string licence_state;  // "open", "unknown", …; empty: unknown
  bool is_described = false;
};

/// Of one dataset; with nothing known where the facts have no row of it.
/// Errors: as sql::Connection.
DatasetFacts read_facts(sql::Connection& facts, std::string_view dataset);

/// The checks of a dataset for an item; kExists is kYes.
Answers check(const DatasetFacts& dataset, const readiness::ChecklistItem& item, facts::Day today);

/// Points by two bounds: with all unknown answers counted low, and high.
struct Points {
  double low = 0;
  double high = 0;
};

/// Global Open Data Index 2016/17: 15 without registration, 15 free, 15 bulk, 15 up to date, 20
/// open licence, 20 open and machine-readable.
Points godi_points(const Answers& answers);
/// Open Data Barometer, 100 at most.
Points odb_points(const Answers& answers, const DatasetFacts& dataset);
/// Openness elements of the Open Data Inventory, 5 at most.
Points odin_points(const DatasetFacts& dataset);

/// The points of the best of several: their number where it is known, or where the best possible
/// stays below `full` (what is unknown counts low then); nothing where `full` is possible and not
/// known.
std::optional<double> best_of(const std::vector<Points>& points, double full);

/// How far an item is covered. kUnknown: somebody or the search says so, and nobody confirmed it.
enum class Covered { kYes, kUnknown, kNo, kNotApplicable };
std::string_view code_of(Covered covered);  // "covered", "unknown", "uncovered", "not_applicable"

/// An item with what is known of it today.
struct ItemView {
  const readiness::ChecklistItem* item = nullptr;
  Covered covered = Covered::kNo;
  Answers answers{};  // of the best dataset that counts
  std::string best;   // its identifier; empty: none
  std::optional<Exempt> exempt;
  /// Claims with public datasets that are not rejected; the best first, then by state.
  std::vector<Claim> claims;
  std::vector<Claim> rejected;
};

/// The items of a list, in its order. `facts`: for formulas or for feeders.
std::vector<ItemView> view_items(const readiness::Checklist& list, const store::Reader& reader,
                                 sql::Connection& facts, facts::Day today);

/// How many items of each kind.
struct Tally {
  std::int64_t covered = 0;
  std::int64_t unknown = 0;
  std::int64_t uncovered = 0;
  std::int64_t not_applicable = 0;
};
Tally tally_of(const std::vector<ItemView>& items);

}  // namespace catalog::coverage
