#include "catalog/sniff/compare.hpp"

#include <gtest/gtest.h>

namespace catalog::sniff {
namespace {

Sniffed found(const std::string& format, const std::string& type, const std::string& text = "") {
  Sniffed made;
  made.format = format;
  made.media_type = type;
  made.encoding = text;
  return made;
}

std::string rules(const Sniffed& sniffed, std::string_view name) {
  std::string list;
  for (const auto& finding : compare(sniffed, name)) list += finding.rule + " ";
  return list;
}

TEST(Compare, SaysNothingOfAFileThatIsWhatItsNameSays) {
  EXPECT_EQ(rules(found("CSV", "text/csv", "UTF-8"), "a.csv"), "");
  EXPECT_EQ(rules(found("TXT", "text/plain", "UTF-8"), "one-column.csv"), "");
  EXPECT_EQ(rules(found("GEOJSON", "application/geo+json", "UTF-8"), "a.json"), "");
  EXPECT_EQ(rules(found("SHP", "application/zip"), "roads.zip"), "");
  EXPECT_EQ(rules(found("OLE", "application/x-ole-storage"), "old.xls"), "");
  EXPECT_EQ(rules(found("TXT", "text/plain", "UTF-8"), "a.ttl"), "");
  EXPECT_EQ(rules(found("TXT", "text/plain", "UTF-8"), "without-ending"), "");
}

TEST(Compare, NamesAWebPageThatIsCalledATable) {
  EXPECT_EQ(rules(found("HTML", "text/html", "UTF-8"), "a.csv"), "file_is_web_page ");
  EXPECT_EQ(rules(found("HTML", "text/html", "UTF-8"), "a.ttl"), "file_is_web_page ");
}

TEST(Compare, NamesOtherDifferences) {
  EXPECT_EQ(rules(found("PDF", "application/pdf"), "a.xlsx"), "file_is_other_format ");
  EXPECT_EQ(rules(found("", "application/octet-stream"), "a.csv"), "file_is_not_claimed ");
  EXPECT_EQ(rules(found("CSV", "text/csv", "unknown"), "a.csv"), "file_encoding_not_utf8 ");
  Sniffed empty;
  empty.is_empty = true;
  EXPECT_EQ(rules(empty, "a.csv"), "file_is_empty ");
}

TEST(Compare, HandsOutByTheNameOnlyWhatTheContentAgreesWith) {
  EXPECT_EQ(media_type_for(found("TXT", "text/plain", "UTF-8"), "a.csv"), "text/csv");
  EXPECT_EQ(media_type_for(found("HTML", "text/html", "UTF-8"), "a.csv"), "text/html");
  EXPECT_EQ(media_type_for(found("CSV", "text/csv", "UTF-8"), "a.html"), "text/csv");
  EXPECT_EQ(media_type_for(found("", "application/octet-stream"), "a.png"),
            "application/octet-stream");
  EXPECT_EQ(media_type_for(found("PNG", "image/png"), "a.bin"), "image/png");
  Sniffed empty;
  empty.is_empty = true;
  EXPECT_EQ(media_type_for(empty, "a.png"), "application/octet-stream");
}

}  // namespace
}  // namespace catalog::sniff
