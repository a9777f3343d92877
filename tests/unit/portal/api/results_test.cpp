#include "portal/api/results.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "portal/api/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

constexpr const char* kLines = "/api/v1/datasets.jsonl";
constexpr const char* kTable = "/api/v1/datasets.csv";

class Results : public testing::Test {
 protected:
  void add(const std::string& title, const std::string& state = "published") {
    catalog::publish::Draft draft;
    draft.document = base::parse_json(R"({"title":{"en":")" + title + R"("},"theme":["ENVI"]})");
    draft.source = "test";
    draft.source_key = title;
    draft.state = state;
    portal_.add(std::move(draft));
  }

  static std::vector<std::string> titles_of(const http::Response& response) {
    std::vector<std::string> titles;
    std::istringstream lines(http::body_text(response));
    for (std::string line; std::getline(lines, line);)
      titles.push_back(base::parse_json(line)["title"]["en"].as_string());
    return titles;
  }

  // By the pages of the search itself.
  std::vector<std::string> searched(const std::string& query) {
    std::vector<std::string> titles;
    std::string target = "/api/v1/datasets?limit=7&" + query;
    while (!target.empty()) {
      const base::Json page = portal_.get_json(target);
      for (const auto& item : page["items"].items())
        titles.push_back(item["title"]["en"].as_string());
      target = page["next"].as_string();
      if (!target.empty()) target.erase(0, std::string("http://data.example").size());
    }
    return titles;
  }

  TestPortal portal_{routes()};
};

TEST_F(Results, AreAllThereInTheOrderOfTheSearch) {
  for (int i = 0; i < 230; ++i) add("Rain " + std::to_string(i * 7919 % 230));
  add("Rivers");
  portal_.follow();
  for (const char* query : {"q=rain", "q=rain&sort=title&lang=en", "theme=ENVI", ""}) {
    const auto found = titles_of(portal_.get(std::string(kLines) + "?" + query));
    EXPECT_EQ(found, searched(query)) << query;
    EXPECT_GE(found.size(), 230u) << query;
  }
}

TEST_F(Results, AreWrittenAsTheWholeCatalogueIs) {
  add("=1+1");
  add("Rain, \\\"heavy\\\"");
  portal_.follow();
  const auto lines = [](const std::string& text) {
    std::vector<std::string> list;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) list.push_back(line);
    std::ranges::sort(list);
    return list;
  };
  for (const char* ending : {".csv", ".jsonl"}) {
    const auto some = portal_.get(std::string("/api/v1/datasets") + ending);
    const auto whole = portal_.get(std::string("/catalog") + ending);
    EXPECT_EQ(lines(http::body_text(some)), lines(http::body_text(whole))) << ending;
    EXPECT_EQ(field(some, "Content-Type"), field(whole, "Content-Type"));
  }
  EXPECT_NE(http::body_text(portal_.get(kTable)).find("'=1+1"), std::string::npos);
}

TEST_F(Results, AreOfTheMomentWhenTheyWereAskedFor) {
  add("Rain");
  add("Rain at sea");
  portal_.follow();
  const auto response = portal_.get(kLines);
  add("Rain at sea", "withdrawn");
  add("Rain at night");
  portal_.follow();
  const auto found = titles_of(response);
  EXPECT_EQ(std::count(found.begin(), found.end(), "Rain at night"), 0);
  EXPECT_EQ(std::count(found.begin(), found.end(), "Rain"), 1);
  const auto later = portal_.get(kLines);
  EXPECT_NE(field(later, "ETag"), field(response, "ETag"));
  EXPECT_TRUE(field(later, "ETag").starts_with("W/"));
  EXPECT_EQ(titles_of(later).size(), 2u);
}

TEST_F(Results, LeaveOutWhatTheIndexStillShowsButWasWithdrawn) {
  add("Rain");
  add("Secret");
  portal_.follow();
  add("Secret", "withdrawn");
  EXPECT_EQ(titles_of(portal_.get(kLines)), std::vector<std::string>{"Rain"});
}

TEST_F(Results, SayHowManyThereAreAndWhereTheRestIs) {
  for (int i = 0; i < 5; ++i) add("Rain " + std::to_string(i));
  portal_.follow();
  const auto all = portal_.get(kTable);
  EXPECT_EQ(field(all, "X-Total-Count"), "5");
  EXPECT_EQ(field(all, "Link"), "");
  const auto request = http::make_request("GET", kLines);
  const auto some = export_results(request, portal_.app, 3);
  EXPECT_EQ(titles_of(some).size(), 3u);
  EXPECT_EQ(field(some, "X-Total-Count"), "5");
  EXPECT_EQ(field(some, "Link"), "<http://data.example/catalog.jsonl>; rel=\"collection\"");
}

TEST_F(Results, HaveNoPages) {
  for (const char* query :
       {"limit=5", "cursor=x", "facets=theme", "explain=1", "nonsense=1", "open=maybe"}) {
    const auto response = portal_.get(std::string(kTable) + "?lang=en&" + query);
    EXPECT_EQ(response.status, 400) << query;
    const std::string name = std::string(query).substr(0, std::string(query).find('='));
    EXPECT_NE(http::body_text(response).find(name), std::string::npos) << query;
  }
}

TEST_F(Results, AreATableOfHeadingsWhereNothingIsFound) {
  const std::string table = http::body_text(portal_.get(std::string(kTable) + "?q=nothing"));
  EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 1);
  EXPECT_EQ(http::body_text(portal_.get(std::string(kLines) + "?q=nothing")), "");
}

}  // namespace
}  // namespace portal::api
