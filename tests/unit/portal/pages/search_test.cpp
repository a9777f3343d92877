#include "portal/pages/search.hpp"

#include <gtest/gtest.h>

#include "portal/pages/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::pages {
namespace {

const std::string kEnvi =
    "http%3A%2F%2Fpublications.europa.eu%2Fresource%2Fauthority%2Fdata-theme%2FENVI";

class SearchPage : public testing::Test {
 protected:
  SearchPage() {
    add("Lượng mưa", "ENVI");
    add("Chất lượng nước", "ENVI");
    add("Ngân sách", "ECON");
    portal_.follow();
  }
  void add(const std::string& title, const std::string& theme) {
    portal_.add(R"({"title":{"vi":")" + title + R"("},"theme":[")" + theme +
                R"("],"publisher":{"name":{"vi":"Sở Tài nguyên"}}})");
  }
  std::string page(const std::string& target) {
    const auto response = portal_.get(target);
    EXPECT_EQ(response.status, 200) << target;
    return http::body_text(response);
  }
  TestPortal portal_{routes({})};
};

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_F(SearchPage, FindsWithAndWithoutDiacritics) {
  for (const char* words : {"luong+mua", "l%C6%B0%E1%BB%A3ng+m%C6%B0a"}) {
    const std::string text = page(std::string("/vi/datasets?q=") + words);
    EXPECT_TRUE(holds(text, "/vi/datasets/luong-mua\"")) << words;
    EXPECT_FALSE(holds(text, "/vi/datasets/ngan-sach\"")) << words;
  }
}

TEST_F(SearchPage, AddsAFilterByALink) {
  const std::string text = page("/vi/datasets?q=luong");
  EXPECT_TRUE(holds(text, "/vi/datasets?q=luong&amp;theme=" + kEnvi + "\"")) << text;
}

// A filter that was written as a code is taken back by the same link as its IRI.
TEST_F(SearchPage, TakesAChosenFilterBackByItsLink) {
  for (const std::string& written : {std::string("ENVI"), kEnvi}) {
    const std::string text = page("/vi/datasets?theme=" + written);
    EXPECT_TRUE(holds(text, "href=\"/vi/datasets\"")) << written;
    EXPECT_FALSE(holds(text, "theme=" + kEnvi + "&amp;theme=" + kEnvi)) << written;
    EXPECT_FALSE(holds(text, "/vi/datasets/ngan-sach\"")) << written;
  }
}

TEST_F(SearchPage, CanTakeBackAFilterThatFindsNothing) {
  const std::string text = page("/vi/datasets?q=ngan+sach&theme=ENVI");
  EXPECT_TRUE(holds(text, "href=\"/vi/datasets?q=ngan%20sach\"")) << text;
}

TEST_F(SearchPage, ForgetsThePlaceInTheListWhenAFilterChanges) {
  const std::string first = page("/vi/datasets?limit=1");
  const auto at = first.find("cursor=");
  ASSERT_NE(at, std::string::npos);
  const std::string cursor = first.substr(at, first.find_first_of("\"&", at) - at);
  const std::string second = page("/vi/datasets?limit=1&" + cursor);
  EXPECT_TRUE(holds(second, "/vi/datasets?limit=1&amp;theme=" + kEnvi + "\"")) << second;
}

TEST_F(SearchPage, IgnoresParametersOfOthers) {
  EXPECT_FALSE(holds(page("/vi/datasets?utm_source=x&q=luong"), "utm_source=x&amp;theme"));
}

TEST_F(SearchPage, RefusesWhatCannotBeMeantByAPage) {
  const auto response = portal_.get("/en/datasets?sort=best");
  EXPECT_EQ(response.status, 400);
  EXPECT_TRUE(field(response, "Content-Type").starts_with("text/html"));
}

TEST_F(SearchPage, EscapesWhatWasTyped) {
  EXPECT_FALSE(holds(page("/vi/datasets?q=%3Cscript%3Ealert(1)%3C/script%3E"), "<script>alert"));
}

TEST_F(SearchPage, IsWhereAThemeLeads) {
  const auto response = portal_.get("/en/themes/ENVI");
  EXPECT_EQ(response.status, 302);
  EXPECT_EQ(field(response, "Location"), "http://data.example/en/datasets?theme=" + kEnvi);
  EXPECT_EQ(portal_.get("/en/themes/nothing").status, 404);
}

}  // namespace
}  // namespace portal::pages
