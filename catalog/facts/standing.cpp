#include "catalog/facts/standing.hpp"

#include <map>
#include <string>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "catalog/sql/database.hpp"

namespace catalog::facts {
namespace {

using store::Problem;

constexpr std::int64_t kNever = -1;

// The change up to which the file stands. Nothing for one that is none of ours, or damaged.
std::optional<std::int64_t> reflected_by(const std::filesystem::path& path) {
  try {
    sql::Connection facts({.path = path, .read_only = true});
    if (facts.query("PRAGMA quick_check(1)").next()->text(0) != "ok") return std::nullopt;
    auto rows = facts.query("SELECT value FROM facts_meta WHERE name = 'reflected'");
    const auto row = rows.next();
    return row ? base::Json::number(row->text(0)).as_integer().value_or(kNever) : kNever;
  } catch (const base::Error&) {
    return std::nullopt;
  }
}

}  // namespace

std::optional<Problem> check_standing(store::Store& store, const std::filesystem::path& folder,
                                      std::vector<Problem>& problems) {
  const auto path = folder / "readiness.db";
  if (!std::filesystem::exists(path)) return Problem{"facts", "", {"check_facts_absent", {}}};
  const auto reflected = reflected_by(path);
  const std::int64_t last = store.read().last_seq();
  if (!reflected) {
    problems.push_back({"facts", "", {"check_facts_unreadable", {}}});
    return std::nullopt;
  }
  std::map<std::string, std::string> numbers = {{"seq", std::to_string(*reflected)},
                                                {"last", std::to_string(last)}};
  if (*reflected > last) {
    problems.push_back({"facts", "", {"check_facts_foreign", std::move(numbers)}});
    return std::nullopt;
  }
  if (*reflected == last) return std::nullopt;
  return Problem{
      "facts",
      "",
      {*reflected == kNever ? "check_facts_absent" : "check_facts_behind", std::move(numbers)}};
}

}  // namespace catalog::facts
