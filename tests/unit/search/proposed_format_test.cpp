#include "search/proposed_format.hpp"

#include <gtest/gtest.h>

namespace search {
namespace {

std::string code_of(const std::string& json, std::string_view file_name = {}) {
  const auto found = propose_format(base::parse_json(json), file_name);
  return found.iri.substr(found.iri.rfind('/') + 1);
}

TEST(ProposedFormat, IsReadFromTheEndingOfAFileBeforeItsMediaType) {
  EXPECT_EQ(code_of(R"({"mediaType":"text/plain"})", "bang.xlsx"), "XLSX");
  EXPECT_EQ(code_of(R"({"downloadURL":"https://a.vn/f/so.csv?v=2","mediaType":"text/plain"})"),
            "CSV");
}

TEST(ProposedFormat, IsReadFromTheMediaTypeUnlessThatSaysOnlyThatThereAreBytes) {
  EXPECT_EQ(code_of(R"({"accessURL":"https://a.vn/x","mediaType":"application/json"})"), "JSON");
  EXPECT_EQ(code_of(R"({"downloadURL":"https://a.vn/x.csv",
                        "mediaType":"application/octet-stream"})"),
            "CSV");
}

TEST(ProposedFormat, IsReadFromWhatAnAddressAsksFor) {
  EXPECT_EQ(code_of(R"({"accessURL":"https://a.vn/export?id=4&format=geojson"})"), "GEOJSON");
  EXPECT_EQ(code_of(R"({"accessURL":"https://a.vn/ows?SERVICE=WFS&request=GetFeature"})"),
            "WFS_SRVC");
  EXPECT_EQ(code_of(R"({"accessURL":"https://a.vn/get.aspx?file=bang.csv"})"), "CSV");
  EXPECT_EQ(code_of(R"({"accessURL":"https://a.vn/data-api/v1/rows"})"), "REST");
  EXPECT_EQ(code_of(R"({"accessURL":"https://a.vn/trang/gioi-thieu.aspx"})"), "HTML");
}

TEST(ProposedFormat, OfAPackageIsThatInsideWhereTheTitleTellsIt) {
  EXPECT_EQ(code_of(R"j({"title":{"vi":"Ranh giới (SHP)"},"downloadURL":"https://a.vn/r.zip"})j"),
            "SHP");
  EXPECT_EQ(code_of(R"({"downloadURL":"https://a.vn/r.zip"})"), "ZIP");
}

TEST(ProposedFormat, IsNoneWhereNothingTellsIt) {
  EXPECT_EQ(code_of("{}"), "");
  EXPECT_EQ(code_of(R"({"title":{"en":"Our figures"},"accessURL":7})"), "");
}

}  // namespace
}  // namespace search
