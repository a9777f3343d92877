#pragma once

#include <string_view>

// The text of statements, apart from what runs them.

namespace catalog::sql {

/// The text of one SQL statement, with $1, $2 … where values go. It is made from a literal, which
/// the compiler checks, so that no value can become part of it.
class Sql {
 public:
  consteval Sql(const char* literal) : text_(literal), literal_(true) {}
  /// A text put together from the program's own parts (columns of a derived table, formulas of the
  /// registry); never from what a person wrote. Lives only as long as `text`.
  static Sql generated(std::string_view text) { return Sql(text, false); }

  std::string_view text() const { return text_; }
  bool is_literal() const { return literal_; }

 private:
  Sql(std::string_view text, bool literal) : text_(text), literal_(literal) {}
  std::string_view text_;
  bool literal_;
};

}  // namespace catalog::sql
