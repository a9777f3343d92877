#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace catalog::privacy {

/// A cell of a row: which column, and what stands there.
struct Cell {
  std::string column;     // its header, or key; empty where there is none
  std::size_t place = 0;  // of the column, 0 the first
  std::string text;
};
using Row = std::vector<Cell>;

/// What a file is read as.
enum class Shape { kTable, kJson, kText };

/// Longest cell that is kept, and most cells of a row, longest row; the rest is passed over.
constexpr std::size_t kCellBytes = 4096;
constexpr std::size_t kRowCells = 2000;

/// Reads rows out of bytes that come in parts, and keeps no more than one row in memory: a table
/// with commas, semicolons, tabs or bars (its first row are headers), JSON of any shape (each
/// object is a row, a key inside another is "a.b"), JSON lines, or plain text (each line is a row
/// of one cell). Bytes that are no UTF-8 are read as Latin letters of one byte.
/// Thread: one at a time.
class RowReader {
 public:
  using Take = std::function<void(const Row&)>;

  RowReader(Shape shape, Take take);
  ~RowReader();
  RowReader(const RowReader&) = delete;
  RowReader& operator=(const RowReader&) = delete;

  void add(std::string_view bytes);
  /// No more bytes come.
  void finish();

 private:
  class Reading;
  class Table;
  class Json;
  class Text;
  std::unique_ptr<Reading> reading_;
};

/// By media type, else by the ending of the name; anything else is read as text.
Shape shape_of(std::string_view media_type, std::string_view name);

}  // namespace catalog::privacy
