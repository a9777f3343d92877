// XLSX workbooks made by a test: the parts that are given, packed.
#pragma once

#include <zip.h>

#include <cstring>
#include <map>
#include <string>
#include <string_view>

namespace catalog {

/// Packs parts into an archive, as spreadsheet programs do.
inline std::string packed(const std::map<std::string, std::string>& parts) {
  zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(memory);
  zip_t* archive = zip_open_from_source(memory, ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  for (const auto& [name, text] : parts) {
    zip_source_t* part = zip_source_buffer(archive, text.data(), text.size(), 0);
    zip_file_add(archive, name.c_str(), part, ZIP_FL_OVERWRITE);
  }
  zip_close(archive);
  std::string bytes;
  zip_source_open(memory);
  char piece[4096];
  for (zip_int64_t got; (got = zip_source_read(memory, piece, sizeof piece)) > 0;)
    bytes.append(piece, static_cast<std::size_t>(got));
  zip_source_close(memory);
  zip_source_free(memory);
  return bytes;
}

/// A workbook whose first sheet has these rows, as XML of SpreadsheetML.
inline std::string made_workbook(const std::string& rows, const std::string& strings = "",
                                 const std::string& styles = "", bool from_1904 = false,
                                 const std::string& second_sheet = "") {
  const std::string head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
  return packed({
      {"[Content_Types].xml", head + "<Types/>"},
      {"xl/workbook.xml",
       head + R"(<workbook xmlns:r="urn:r"><workbookPr date1904=")" + (from_1904 ? "1" : "0") +
           R"("/><sheets><sheet name="A" sheetId="7" r:id="rId3"/><sheet name="B" r:id="rId1"/>)"
           "</sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       head + R"(<Relationships><Relationship Id="rId1" Target="worksheets/b.xml"/>)"
              R"(<Relationship Id="rId3" Target="worksheets/a.xml"/></Relationships>)"},
      {"xl/worksheets/a.xml", head + "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"},
      {"xl/worksheets/b.xml",
       head + "<worksheet><sheetData>" + second_sheet + "</sheetData></worksheet>"},
      {"xl/sharedStrings.xml", head + "<sst>" + strings + "</sst>"},
      {"xl/styles.xml", head + "<styleSheet>" + styles + "</styleSheet>"},
  });
}

}  // namespace catalog
