#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace catalog::documents {

/// The separator of a CSV text, guessed from its first line: "," ";" tab or "|".
char guess_separator(std::string_view text);

/// Most cells of a row; the last one holds all that comes after.
constexpr std::size_t kCsvCells = 10'000;

/// A longer cell is not kept.
constexpr std::size_t kCsvCellBytes = 16u << 20;

/// Reads CSV row by row. Lines end with LF, CRLF or CR; quotes as RFC 4180 has them; a quote
/// inside an unquoted cell stands for itself.
/// Source: RFC 4180.
class CsvTable {
 public:
  CsvTable(std::string_view text, char separator) : rest_(text), separator_(separator) {}

  /// The next row; false at the end. Lines without any cell are passed over.
  bool next(std::vector<std::string>& row);

  std::size_t line() const { return row_line_; }  // where the last row begins, from 1
  bool is_broken() const { return broken_; }      // a quote was never closed
  bool lacks_a_cell() const { return lacking_; }  // the last row had one that was too long

 private:
  void add(std::string& cell, std::string_view part);
  std::string quoted();
  std::string bare();
  std::string rest_of_line();
  std::string taken(std::string_view enders);

  std::string_view rest_;
  char separator_;
  std::size_t line_ = 1;
  std::size_t row_line_ = 0;
  bool broken_ = false;
  bool lacking_ = false;
};

}  // namespace catalog::documents
