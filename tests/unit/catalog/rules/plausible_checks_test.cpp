#include <gtest/gtest.h>

#include "catalog/rules/checks.hpp"
#include "tests/unit/catalog/rules/checking.hpp"

namespace catalog::rules {
namespace {

TEST(DateOrder, NothingIsChangedBeforeItWasIssued) {
  EXPECT_TRUE(says(dataset(R"("issued":"2024-05-02","modified":"2024-05-01")"),
                   "dates_out_of_order /modified"));
  EXPECT_TRUE(says(with_distribution(R"("issued":"2024","modified":"2023-12")"),
                   "dates_out_of_order /distribution/0/modified"));
  for (const char* good :
       {R"("issued":"2024-05-02","modified":"2024-05-02")",
        R"("issued":"2024","modified":"2024-03")", R"("issued":"2024-03-09","modified":"2024")",
        R"("issued":"2024-05-02T23:00:00Z","modified":"2024-05-02T01:00:00+07:00")",
        R"("issued":"sometime","modified":"2024")", R"("issued":"2024")"})
    EXPECT_FALSE(speaks(dataset(good), "dates_out_of_order")) << good;
}

TEST(PeriodOrder, APeriodEndsAfterItBegins) {
  EXPECT_TRUE(says(dataset(R"("temporal":[{"startDate":"2024","endDate":"2019-12-31"}])"),
                   "period_out_of_order /temporal/0/endDate"));
  EXPECT_FALSE(speaks(dataset(R"("temporal":[{"startDate":"2019","endDate":"2019"}])"),
                      "period_out_of_order"));
}

TEST(Boxes, LieOnTheEarth) {
  for (const char* bad : {"[20.5,105.3,21.4,196]", "[105.3,21.4,106.1,20.5]", "[0,0,0,0]",
                          "[105.3,-91,106.1,21.4]", "[181,20,182,21]"})
    EXPECT_TRUE(says(dataset(std::string(R"("spatial":[{"bbox":)") + bad + "}]"),
                     "box_implausible /spatial/0/bbox"))
        << bad;
  for (const char* good : {"[105.3,20.5,106.1,21.4]", "[-180,-90,180,90]", "[177,-20,-178,-12]"})
    EXPECT_FALSE(
        speaks(dataset(std::string(R"("spatial":[{"bbox":)") + good + "}]"), "box_implausible"))
        << good;
}

TEST(Addresses, CanBeOpenedFromElsewhere) {
  for (const char* bad : {"http://localhost/x", "http://127.0.0.1:8080/x", "http://10.1.2.3/x",
                          "http://server/x", "urn:x:1", "file:///c:/x.csv", "http://a..vn/x"})
    EXPECT_TRUE(says(dataset(std::string(R"("landingPage":")") + bad + "\""),
                     "address_implausible /landingPage"))
        << bad;
  for (const char* good : {"https://data.example.vn/x", "http://user@a.vn:8080/x", "ftp://a.vn/x",
                           "http://203.0.113.7/x", "http://[2001:db8::7]/x", "https://sở.vn/x"})
    EXPECT_FALSE(
        speaks(dataset(std::string(R"("landingPage":")") + good + "\""), "address_implausible"))
        << good;
}

TEST(Addresses, OfThisPortalNeedNoHost) {
  EXPECT_FALSE(speaks(dataset(R"("distribution":[{"accessURL":"/files/7f/x.csv"}])"),
                      "address_implausible"));
}

TEST(Mailboxes, HaveTheShapeOfOne) {
  for (const char* bad :
       {"mailto:a@b", "mailto:@a.vn", "https://a.vn/contact", "mailto:a@b@c.vn", "mailto:a b@c.vn"})
    EXPECT_TRUE(
        speaks(dataset(std::string(R"("contactPoint":[{"fn":"A","hasEmail":")") + bad + "\"}]"),
               "mailbox_implausible") ||
        speaks(dataset(std::string(R"("contactPoint":[{"fn":"A","hasEmail":")") + bad + "\"}]"),
               "address_mended"))
        << bad;
  for (const char* good :
       {"mailto:opendata@example.vn", "opendata@example.vn", "mailto:a.b@data.gov.vn?subject=x"})
    EXPECT_FALSE(
        speaks(dataset(std::string(R"("contactPoint":[{"fn":"A","hasEmail":")") + good + "\"}]"),
               "mailbox_implausible"))
        << good;
}

TEST(Formats, AgreeWithTheMediaType) {
  EXPECT_TRUE(says(with_distribution(R"("format":"PDF","mediaType":"text/csv")"),
                   "formats_disagree /distribution/0/mediaType"));
  EXPECT_FALSE(
      speaks(with_distribution(R"("format":"CSV","mediaType":"text/csv")"), "formats_disagree"));
}

TEST(Description, OfAFewWordsIsTooShort) {
  EXPECT_TRUE(
      says(R"({"title":"x","description":{"vi":"Mưa."}})", "description_short /description"));
  EXPECT_FALSE(speaks(dataset(""), "description_short"));
  EXPECT_FALSE(speaks("{}", "description_short")) << "one that is missing is told as missing";
}

TEST(Languages, OfTitleAndDescriptionAreStated) {
  EXPECT_TRUE(says(R"({"title":"Rain"})", "language_untold /title"));
  EXPECT_FALSE(speaks(dataset(""), "language_untold"));
}

}  // namespace
}  // namespace catalog::rules
