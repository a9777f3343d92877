#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace catalog::workbook {

/// What spreadsheet programs write, read as tables: the sheets of an XLSX workbook, a row at
/// a time. What is calculated is read as the value it had when it was saved.
///
/// Limits: what is packed may be kUnpackedBytes large in all; a sheet may have kRows rows and
/// kColumns columns.
/// Source: ECMA-376, part 1, chapter 18 (SpreadsheetML).
inline constexpr std::size_t kUnpackedBytes = 128u << 20;
inline constexpr std::size_t kRows = 200'000;
inline constexpr std::size_t kColumns = 2'000;

/// Takes a row; `number` is the one that the spreadsheet shows beside it. Cells are texts: numbers
/// as they are stored, dates as "2024-11-02" or "2024-11-02T08:30:00", truth as "true" and "false".
/// Answers whether to go on. Rows without any cell are passed over.
using RowSink = std::function<bool(std::size_t number, std::vector<std::string>&& cells)>;

/// A workbook and its sheets, in the order in which a spreadsheet program shows them.
/// Errors: kInvalidData "workbook_broken", "workbook_without_sheet"; kTooLarge
/// "workbook_too_large", naming the limit, for all that is read of it together. Thread: one at a
/// time.
class Workbook {
 public:
  /// `bytes` must outlive it.
  explicit Workbook(std::string_view bytes);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  std::size_t sheet_count() const;  // at least 1
  /// `number` is 0 for the first.
  void read_sheet(std::size_t number, const RowSink& sink);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace catalog::workbook
