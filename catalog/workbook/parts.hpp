#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/workbook/package.hpp"

namespace catalog::workbook {

/// What stands beside the cells of a workbook and is needed to read them.
struct Parts {
  std::vector<std::string> sheets;   // names of their parts: "xl/worksheets/sheet1.xml"
  bool from_1904 = false;            // days are counted from 1904 instead of 1900
  std::vector<std::string> strings;  // texts that cells name by their place
  std::vector<bool> date_styles;     // by the number of a cell's style: whether it shows a date
};

/// Errors: as Package and read_xml(); kInvalidData "workbook_without_sheet".
Parts read_parts(Package& package);

/// Whether a number format shows a date or a time: "dd/mm/yyyy", "[$-409]h:mm". What stands in
/// quotes and brackets does not count.
bool is_date_format(std::string_view format);

/// A day number as a date, with the time of day where it has one: "2024-11-02T08:30:00". Empty for
/// what no date is: below 0, or after the year 9999.
std::string date_of_serial(double serial, bool from_1904);

}  // namespace catalog::workbook
