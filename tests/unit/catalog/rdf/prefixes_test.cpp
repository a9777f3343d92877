#include "catalog/rdf/prefixes.hpp"

#include <gtest/gtest.h>

namespace catalog::rdf {
namespace {

TEST(Prefixes, ShortenWhatBeginsWithAKnownNamespace) {
  Prefixes prefixes;
  prefixes.add("e", "http://e/");
  prefixes.add("f", "http://e/f#");
  prefixes.add("u", "urn:x:");
  const auto shortened = [&](std::string_view iri) {
    const auto found = prefixes.shorten(iri);
    return found ? std::string(found->prefix) + ":" + std::string(found->local) : "";
  };
  EXPECT_EQ(shortened("http://e/a"), "e:a");
  EXPECT_EQ(shortened("http://e/f#a"), "f:a");
  EXPECT_EQ(shortened("urn:x:a"), "u:a");
  EXPECT_EQ(shortened("http://e/"), "e:");
  for (const char* other : {"", "a", "http://e", "http://e/a/b", "http://x/a", "urn:y:a"})
    EXPECT_EQ(shortened(other), "") << other;
}

TEST(Prefixes, TakeTheLastMeaningOfAPrefix) {
  Prefixes prefixes;
  prefixes.add("e", "http://old/");
  prefixes.add("e", "http://new/");
  EXPECT_FALSE(prefixes.shorten("http://old/a"));
  EXPECT_TRUE(prefixes.shorten("http://new/a"));
  EXPECT_EQ(prefixes.all().size(), 1u);
}

TEST(Prefixes, OfDcatHaveTheUsualNames) {
  EXPECT_EQ(dcat_prefixes().shorten("http://www.w3.org/ns/dcat#Dataset")->prefix, "dcat");
  EXPECT_EQ(dcat_prefixes().shorten("http://purl.org/dc/terms/title")->prefix, "dct");
}

}  // namespace
}  // namespace catalog::rdf
