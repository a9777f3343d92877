#include "catalog/documents/values.hpp"

#include <gtest/gtest.h>

namespace catalog::documents {
namespace {

using base::Json;

TEST(ManyKeys, FindsKeysOfBothWaysOfSettingThem) {
  Json node = Json::object();
  ManyKeys keys(node);
  keys.push("http://x/a", Json("1"));
  node.set("title", "T");
  push_value(node, "http://x/b", Json("1"));
  keys.push("http://x/b", Json("2"));
  keys.push("http://x/a", Json("2"));
  keys.push("http://x/c", Json("1"));
  EXPECT_EQ(base::write_json(node),
            R"({"http://x/a":["1","2"],"title":"T","http://x/b":["1","2"],"http://x/c":["1"]})");
}

TEST(TemporalType, IsSaidByTheForm) {
  const auto type = [](std::string_view text) {
    const auto iri = temporal_type(text);
    return iri.empty() ? std::string() : std::string(iri.substr(kXsd.size()));
  };
  for (const auto& [text, wanted] : {std::pair("2019", "gYear"),
                                     {"2019-12", "gYearMonth"},
                                     {"2019-12-31", "date"},
                                     {"2019-12-31Z", "date"},
                                     {"2019-12-31+07:00", "date"},
                                     {"2019-12-31T10:00:00", "dateTime"},
                                     {"2019-12-31T10:00:00.5Z", "dateTime"},
                                     {"2019-12-31T24:00:00+07:00", "dateTime"},
                                     {"2019-13", ""},
                                     {"2019-02-30", ""},
                                     {"19", ""},
                                     {"May 2020", ""},
                                     {"", ""},
                                     {"2019-12-31 10:00:00", ""},
                                     {"2019-12-31T10:00", ""},
                                     {"2019-12-31T25:00:00", ""},
                                     {"2019-12-31T24:00:01", ""},
                                     {"2019-12-31T24:30:00Z", ""},
                                     {"2019-12-31+99:00", ""},
                                     {"2019-12-31T10:00:00+07:99", ""},
                                     {"2019-12-31T10:00:00-14:00", "dateTime"},
                                     {"2019-12-31T10:61:00", ""},
                                     {"2019-12-31T10:00:00.", ""},
                                     {"2019-12-31T10:00:00+7", ""}})
    EXPECT_EQ(type(text), wanted) << text;
}

TEST(BoxOfWkt, TakesRectanglesWithTheirDigits) {
  for (const char* wkt : {"POLYGON((102.10 8.5,109.5 8.5,109.5 23.4,102.10 23.4,102.10 8.5))",
                          "polygon ((102.10 23.4, 109.5 23.4, 109.5 8.5, 102.10 8.5, 102.10 23.4))",
                          "ENVELOPE(102.10, 109.5, 23.4, 8.5)"}) {
    const auto box = box_of_wkt(wkt);
    ASSERT_TRUE(box) << wkt;
    EXPECT_EQ(base::write_json(*box), "[102.10,8.5,109.5,23.4]") << wkt;
  }
}

TEST(BoxOfWkt, LeavesOtherShapes) {
  for (const char* wkt :
       {"", "POINT(1 2)", "POLYGON((0 0,1 0,2 1,0 1,0 0))", "POLYGON((0 0,1 0,1 1,0 1))",
        "POLYGON((0 0,1 1,1 0,0 1,0 0))", "POLYGON((0 0,1 0,1 x,0 1,0 0))", "ENVELOPE(1,2,3)", ")(",
        "POLYGON((.5 0,1 0,1 1,.5 1,.5 0))"})
    EXPECT_FALSE(box_of_wkt(wkt)) << wkt;
}

TEST(WktOfBox, IsReadBack) {
  const Json box = base::parse_json("[102.10,8.5,109.5,23.4]");
  const auto wkt = wkt_of_box(box);
  ASSERT_TRUE(wkt);
  EXPECT_EQ(box_of_wkt(*wkt), box);
  EXPECT_FALSE(wkt_of_box(base::parse_json("[1,2,3]")));
  EXPECT_FALSE(wkt_of_box(base::parse_json(R"(["1",2,3,4])")));
}

TEST(PeriodOfText, TakesIntervalsOfTwoDates) {
  for (const auto& [text, wanted] :
       {std::pair("2014/2015", R"({"startDate":"2014","endDate":"2015"})"),
        {"2014-01-01 / 2014-12-31", R"({"startDate":"2014-01-01","endDate":"2014-12-31"})"},
        {"2014/..", R"({"startDate":"2014"})"},
        {"/2015", R"({"endDate":"2015"})"}}) {
    const auto period = period_of_text(text);
    ASSERT_TRUE(period) << text;
    EXPECT_EQ(*period, base::parse_json(wanted)) << text;
  }
  for (const char* text : {"", "/", "../..", "2014", "2014/2015/2016", "soon/later", "1/2/2014"})
    EXPECT_FALSE(period_of_text(text)) << text;
}

TEST(NodeOfText, NamesTheNodeAsItsClassDoes) {
  const auto written = [](NodeClass node, const char* text) {
    return base::write_json(node_of_text(node, text, "vi"));
  };
  EXPECT_EQ(written(NodeClass::kAgent, "Sở Y tế"), R"({"name":{"vi":"Sở Y tế"}})");
  EXPECT_EQ(written(NodeClass::kContact, "Lan"), R"({"fn":{"vi":"Lan"}})");
  EXPECT_EQ(written(NodeClass::kPlace, "Huế"), R"({"prefLabel":{"vi":"Huế"}})");
  EXPECT_EQ(written(NodeClass::kPeriod, "2014/2015"), R"({"startDate":"2014","endDate":"2015"})");
  EXPECT_EQ(written(NodeClass::kPeriod, "hằng năm"), R"({"label":{"vi":"hằng năm"}})");
}

TEST(OrderKeys, PutsNameAndClassFirstAndForeignKeysLast) {
  Json node = base::parse_json(
      R"({"http://b.example/":1,"http://a.example/":1,"distribution":[{"license":"x","title":"y"}],)"
      R"("title":{"vi":"z","en":"a"},"@included":[],"@type":"T","@id":"i"})");
  order_keys(node);
  EXPECT_EQ(base::write_json(node),
            R"({"@id":"i","@type":"T","@included":[],"title":{"vi":"z","en":"a"},)"
            R"("distribution":[{"title":"y","license":"x"}],"http://a.example/":1,)"
            R"("http://b.example/":1})");
}

}  // namespace
}  // namespace catalog::documents
