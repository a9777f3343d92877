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

/// A cell as it is written: quoted where RFC 4180 asks for it, and with a "'" before what a
/// spreadsheet would take for a formula (a text that begins with = + - @, a tab or CR).
std::string csv_cell(std::string_view text);

/// The text of a cell that was read, without such a "'".
std::string_view plain_cell(std::string_view cell);

/// Several values in one cell: "a; b", or a line each where a value holds one of ";|,".
std::string csv_list(const std::vector<std::string>& values);

/// The same for values whose place counts: what is empty keeps its place.
std::string csv_places(const std::vector<std::string>& values);

/// The values of a cell. They stand apart by lines, if there are any, else by the first of
/// `separators` that it holds. Empty ones keep their place, but at the end.
std::vector<std::string> values_of_cell(std::string_view cell, std::string_view separators);

}  // namespace catalog::documents
