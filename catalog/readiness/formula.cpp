#include "catalog/readiness/formula.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "catalog/base/error.hpp"

namespace catalog::readiness {
namespace {

constexpr std::string_view kToday = "@today";

// Up to the quote that ends what begins at `at`; the length of the text when there is none.
std::size_t end_of_quoted(std::string_view text, std::size_t at) {
  const auto end = text.find(text[at], at + 1);
  return end == std::string_view::npos ? text.size() : end;
}

bool is_letter(char c) {
  return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_quote(char letter) {
  return letter == '\'' || letter == '"' || letter == '`';
}

[[noreturn]] void refuse(const char* key, const Indicator& indicator, const char* field,
                         std::string reason = {}) {
  throw base::Error(base::ErrorCode::kMalformed, key,
                    {{"id", indicator.id}, {"field", field}, {"reason", std::move(reason)}});
}

void check(sql::Connection& facts, const Indicator& indicator, const char* field,
           std::string_view statement) {
  const auto fault = facts.find_fault(sql::Sql::generated(statement));
  if (!fault) return;
  if (fault->is_forbidden) refuse("registry_formula_forbidden", indicator, field);
  refuse("registry_formula_wrong", indicator, field, fault->words);
}

void check_query(sql::Connection& facts, const Indicator& indicator) {
  constexpr std::array<std::string_view, 3> names = {"value", "n", "unknown"};
  const std::string text = with_today(indicator.sql);
  check(facts, indicator, "sql", text);
  sql::Statement statement = facts.prepare(sql::Sql::generated(text));
  if (text != indicator.sql) statement.bind(1, 0);
  const auto row = statement.next();
  bool is_right = row && row->size() == static_cast<int>(names.size());
  for (int i = 0; is_right && i < row->size(); ++i)
    is_right = row->name(i) == names.at(static_cast<std::size_t>(i));
  if (!is_right) refuse("registry_formula_columns", indicator, "sql");
}

}  // namespace

std::string with_today(std::string_view formula) {
  std::string text;
  for (std::size_t i = 0; i < formula.size(); ++i) {
    if (formula.substr(i).starts_with(kToday)) {
      text += "$1";
      i += kToday.size() - 1;
      continue;
    }
    const std::size_t end = is_quote(formula[i]) ? end_of_quoted(formula, i) : i;
    text += formula.substr(i, end - i + 1);
    i = end;
  }
  return text;
}

bool is_one_expression(std::string_view formula) {
  int depth = 0;
  for (std::size_t i = 0; i < formula.size(); ++i) {
    const auto rest = formula.substr(i);
    if (is_quote(formula[i])) i = end_of_quoted(formula, i);
    if (i == formula.size() || rest.starts_with(';') || rest.starts_with("--") ||
        rest.starts_with("/*"))
      return false;
    if (rest.starts_with('(')) ++depth;
    if (rest.starts_with(')') && --depth < 0) return false;
  }
  return depth == 0 && formula.find_first_not_of(" \n\t") != std::string_view::npos;
}

std::vector<std::string> columns_of(sql::Connection& facts, std::string_view table,
                                    std::string_view formula) {
  std::vector<std::string> columns;
  const std::string text = with_today(formula);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_quote(text[i])) {
      i = end_of_quoted(text, i);
      continue;
    }
    const std::size_t start = i;
    while (i < text.size() && is_letter(text[i])) ++i;
    if (i == start) continue;
    std::string word = text.substr(start, i-- - start);
    if (std::ranges::count(columns, word)) continue;
    // Words of SQL are no columns, nor is what another table has.
    const auto fault = facts.find_fault(
        sql::Sql::generated("SELECT u." + word + " FROM " + std::string(table) + " u"));
    if (!fault) columns.push_back(std::move(word));
  }
  return columns;
}

std::string state_sql(const Indicator& ratio) {
  return "CASE WHEN (" + with_today(ratio.population) + ") THEN ifnull((" + with_today(ratio.pass) +
         ")<>0,2) END";
}

void check_formulas(sql::Connection& facts, const Indicator& indicator, const Unit* unit) {
  if (!indicator.sql.empty()) {
    if (!is_one_expression(indicator.sql)) refuse("registry_formula_parts", indicator, "sql");
    check_query(facts, indicator);
  }
  if (!unit) return;
  for (const auto& [field, text] :
       {std::pair("population", &indicator.population), std::pair("pass", &indicator.pass)}) {
    if (!is_one_expression(*text)) refuse("registry_formula_parts", indicator, field);
    // In WHERE, where a function over all rows has no place.
    check(facts, indicator, field,
          "SELECT 1 FROM " + unit->table + " WHERE (" + with_today(*text) + ")");
  }
}

}  // namespace catalog::readiness
