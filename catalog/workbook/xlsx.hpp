#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace catalog::workbook {

/// What spreadsheet programs write, read as a table: the first sheet of an XLSX workbook, a row at
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

/// Errors: kInvalidData "workbook_broken", "workbook_without_sheet"; kTooLarge
/// "workbook_too_large", naming the limit. Thread: any.
void read_first_sheet(std::string_view bytes, const RowSink& sink);

}  // namespace catalog::workbook
