#include "portal/pages/missing.hpp"

#include <gtest/gtest.h>

#include <string>

#include "portal/pages/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::pages {
namespace {

class MissingPage : public testing::Test {
 protected:
  void search(const std::string& target, int times) {
    for (int i = 0; i < times; ++i) portal_.get(target, {{"user-agent", "Firefox/128.0"}});
    portal_.app.missing_table.add(base::now(), portal_.app.usage.take_missed(base::now()));
  }
  std::string page(const std::string& target) {
    const auto response = portal_.get(target);
    EXPECT_EQ(response.status, 200) << target;
    return http::body_text(response);
  }
  base::FixedClock clock_{*base::parse_time("2026-05-20T12:00:00Z")};
  TestPortal portal_{routes({})};
};

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_F(MissingPage, ExplainsWhyNothingStandsThereYet) {
  const std::string text = page("/vi/missing");
  EXPECT_TRUE(holds(text, "ít nhất 5 lần trong một tuần"));
  EXPECT_FALSE(holds(text, "<table"));
  EXPECT_TRUE(holds(text, "<meta name=\"robots\" content=\"noindex, follow\">"));
}

TEST_F(MissingPage, ShowsWhatWasLookedForOnThePagesOfTheSearch) {
  search("/vi/datasets?q=xe+bu%C3%BDt", 6);
  search("/vi/datasets?q=tau+dien", 4);
  for (const char* target : {"/vi/missing", "/en/missing"}) {
    const std::string text = page(target);
    EXPECT_TRUE(holds(text, "<a rel=\"nofollow\" href=\"/vi/datasets?q=xe%20buyt\">xe buyt</a>"));
    EXPECT_TRUE(holds(text, "<td>6</td>"));
    EXPECT_FALSE(holds(text, "tau dien"));
  }
}

TEST_F(MissingPage, HasAnotherTagWhenTheCountsWentOn) {
  const auto before = portal_.get("/vi/missing");
  EXPECT_EQ(field(portal_.get("/vi/missing"), "ETag"), field(before, "ETag"));
  search("/vi/datasets?q=xe", 5);
  EXPECT_NE(field(portal_.get("/vi/missing"), "ETag"), field(before, "ETag"));
}

TEST_F(MissingPage, IsLinkedFromEveryPage) {
  EXPECT_TRUE(holds(page("/vi"), "href=\"/vi/missing\""));
  EXPECT_TRUE(holds(page("/en/about"), "href=\"/en/missing\""));
}

}  // namespace
}  // namespace portal::pages
