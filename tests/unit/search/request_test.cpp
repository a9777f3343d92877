#include "search/request.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"

namespace search {
namespace {

using Values = std::vector<std::string>;

std::map<std::string, std::string> refusal(const Parameters& parameters) {
  try {
    parse_request(parameters);
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kMalformed);
    return error.message().arguments;
  }
  ADD_FAILURE() << "was taken: " << parameters[0].first << '=' << parameters[0].second;
  return {};
}

TEST(SearchRequest, IsReadFromParameters) {
  const auto request = parse_request({{"q", " dân số "},
                                      {"agency", "bo-y-te"},
                                      {"agency", "bo-tai-chinh"},
                                      {"open", "open"},
                                      {"sort", "modified"},
                                      {"limit", "100"},
                                      {"facets", "agency, updated,agency"},
                                      {"lang", "VI"},
                                      {"explain", "1"},
                                      {"updated_since", "2024-01-01"}});
  EXPECT_EQ(request.q, "dân số");
  EXPECT_EQ(request.filters.at("agency"), (Values{"bo-y-te", "bo-tai-chinh"}));
  EXPECT_EQ(request.sort, Sort::kModified);
  EXPECT_EQ(request.limit, 100u);
  EXPECT_EQ(request.facets, (Values{"agency", "updated"}));
  EXPECT_EQ(request.lang, "vi");
  EXPECT_TRUE(request.explain);
  EXPECT_EQ(request.updated_since, base::parse_time("2024-01-01"));
}

TEST(SearchRequest, HasDefaultsAndTakesEmptyValuesAsAbsent) {
  const auto request = parse_request({{"q", ""}, {"theme", ""}, {"sort", ""}, {"limit", " "}});
  EXPECT_EQ(request.sort, Sort::kRelevance);
  EXPECT_EQ(request.limit, 20u);
  EXPECT_TRUE(request.filters.empty());
  EXPECT_EQ(request.facets, (Values{"agency", "theme", "format", "license"}));
}

TEST(SearchRequest, NamesTheParameterItRefuses) {
  const Parameters bad = {{"sort", "price"},
                          {"limit", "101"},
                          {"limit", "-1"},
                          {"limit", "2x"},
                          {"explain", "yes"},
                          {"updated", "8d"},
                          {"open", "maybe"},
                          {"hvd", "1"},
                          {"facets", "agency,colour"},
                          {"from", "tomorrow"},
                          {"to", "2024-02-30"},
                          {"updated_since", "x"},
                          {"bbox", "1,2,3"},
                          {"bbox", "9,1,2,3"},
                          {"bbox", "a,b,c,d"},
                          {"colour", "red"},
                          {"Q", "x"}};
  for (const auto& parameter : bad) EXPECT_EQ(refusal({parameter}).at("name"), parameter.first);
  EXPECT_EQ(refusal({{"sort", std::string(9000, 'x')}}).at("value").size(), 83u);
}

TEST(SearchRequest, TakesCodesAndSpellingsForIris) {
  const auto request = parse_request({{"theme", "SOCI"},
                                      {"format", "csv"},
                                      {"license", "CC BY 4.0"},
                                      {"agency", "https://example.org/agencies/bo-y-te"},
                                      {"theme", "http://example.org/own"}});
  EXPECT_EQ(request.filters.at("theme"),
            (Values{"http://publications.europa.eu/resource/authority/data-theme/SOCI",
                    "http://example.org/own"}));
  EXPECT_EQ(request.filters.at("format"),
            (Values{"http://publications.europa.eu/resource/authority/file-type/CSV"}));
  EXPECT_NE(request.filters.at("license")[0], "CC BY 4.0");
  EXPECT_EQ(request.filters.at("agency"), (Values{"bo-y-te"}));
}

TEST(SearchRequest, IsBounded) {
  EXPECT_EQ(parse_request({{"q", std::string(4000, 'a')}}).q.size(), 512u);
  std::string accents;
  for (int i = 0; i < 400; ++i) accents += "ạ";
  EXPECT_EQ(parse_request({{"q", accents}}).q.size() % 3, 0u);
  Parameters filters;
  for (int i = 0; i < 101; ++i) filters.emplace_back("keyword", std::to_string(i));
  EXPECT_THROW(parse_request(filters), base::Error);
  filters.pop_back();
  EXPECT_EQ(parse_request(filters).filters.at("keyword").size(), 100u);
}

TEST(SearchRequest, KnowsItsParameters) {
  for (const auto* name : {"q", "theme", "updated", "cursor", "format_family", "from"})
    EXPECT_TRUE(is_search_parameter(name)) << name;
  EXPECT_FALSE(is_search_parameter("page"));
}

}  // namespace
}  // namespace search
