#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/documents/csv_table.hpp"
#include "catalog/documents/decoding.hpp"
#include "catalog/model/finding.hpp"

/// Tables that agencies send: found by their headings in several spellings, read row by row, with a
/// finding for each fault.
namespace catalog::coverage {

/// A column that a table may have.
struct Column {
  std::string_view key;        // as it is written out: "title_vi"
  std::string_view spellings;  // other headings, folded, with "|" between: "ten|ten du lieu"
  bool is_needed = false;
};

/// Most rows of a table; what is longer is told and not read on.
inline constexpr std::size_t kMostRows = 20'000;

/// Most findings about a table; after them one says that there are more.
inline constexpr std::size_t kMostFindings = 1'000;

/// What is wrong with a table: the first kMostFindings, and the first error whatever its place.
class TableFindings {
 public:
  void add(Finding finding);
  /// Whether nothing that follows would be told.
  bool is_full() const { return is_refused_ && has_more_; }
  const Findings& list() const { return list_; }
  Findings take() { return std::move(list_); }

 private:
  Findings list_;
  bool is_refused_ = false;  // an error is among them
  bool has_more_ = false;    // it was said that there are more
};

/// A CSV table that an agency sent, row by row and by heading. Any encoding, with or without byte
/// order mark; separators as documents::guess_separator() finds them. What is wrong is a finding
/// whose place is "/LINE/COLUMN", lines counted from 1.
class TableReader {
 public:
  /// Both must outlive it.
  TableReader(std::string_view bytes, std::span<const Column> columns);

  /// The next row that holds anything; false at the end.
  bool next();
  /// Of the row: without white space at its ends; empty where there is no such column or cell.
  std::string cell(std::string_view key) const;
  bool has(std::string_view key) const { return places_.contains(key); }
  std::size_t line() const { return table_.line(); }

  /// Tells of the row.
  void tell(Severity severity, std::string_view key, std::string rule,
            std::map<std::string, std::string> arguments = {});
  const Findings& findings() const { return findings_.list(); }
  Findings take_findings() { return findings_.take(); }

 private:
  void read_headings(std::span<const Column> columns);

  documents::Decoded decoded_;
  documents::CsvTable table_;
  std::map<std::string, std::size_t, std::less<>> places_;
  std::vector<std::string> row_;
  std::size_t rows_ = 0;
  TableFindings findings_;
};

/// Whether any of them keeps a table from being taken.
bool has_errors(const Findings& findings);

/// "2026", "2026-03" or "2026-03-31", or "31/03/2026" and "03/2026" as one of these; nothing for
/// what is no date.
std::optional<std::string> read_day(std::string_view text);

/// The last day of a date that read_day() gave, as days since 1970.
std::optional<std::int64_t> day_of(std::string_view date);

}  // namespace catalog::coverage
