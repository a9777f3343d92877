#include "catalog/rdf/jsonld_canonical.hpp"

#include <gtest/gtest.h>

namespace catalog::rdf {
namespace {

TEST(JsonLdCanonical, SortsMembersByUtf16AndDropsSpace) {
  EXPECT_EQ(canonical_json(base::parse_json(
                "{ \"\xEF\xAC\xB3\": 1, \"\xF0\x9F\x98\x80\": 2, \"b\": [ ], \"a\": { } }")),
            "{\"a\":{},\"b\":[],\"\xF0\x9F\x98\x80\":2,\"\xEF\xAC\xB3\":1}");
}

TEST(JsonLdCanonical, EscapesOnlyWhatItMust) {
  EXPECT_EQ(canonical_json(base::parse_json(R"("\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/<")")),
            R"("€$\u000f\nA'B\"\\\\\"/<")");
}

// The examples of RFC 8785, appendix B.
TEST(JsonLdCanonical, WritesNumbersAsEcmaScriptDoes) {
  const std::pair<const char*, const char*> cases[] = {
      {"-0", "0"},
      {"5e-324", "5e-324"},
      {"1.7976931348623157e308", "1.7976931348623157e+308"},
      {"9007199254740992", "9007199254740992"},
      {"295147905179352830000", "295147905179352830000"},
      {"9.999999999999997e22", "9.999999999999997e+22"},
      {"1e23", "1e+23"},
      {"1e21", "1e+21"},
      {"0.000001", "0.000001"},
      {"1e-7", "1e-7"},
      {"333333333.3333333", "333333333.3333333"},
      {"-0.0000033333333333333333", "-0.0000033333333333333333"},
      {"4.50", "4.5"},
  };
  for (const auto& [written, canonical] : cases)
    EXPECT_EQ(canonical_json(base::parse_json(written)), canonical);
}

TEST(JsonLdCanonical, WritesDoublesAsXmlSchemaDoes) {
  EXPECT_EQ(canonical_double(5.3), "5.3E0");
  EXPECT_EQ(canonical_double(-100), "-1.0E2");
  EXPECT_EQ(canonical_double(0.000123), "1.23E-4");
  EXPECT_EQ(canonical_double(1e21), "1.0E21");
}

}  // namespace
}  // namespace catalog::rdf
