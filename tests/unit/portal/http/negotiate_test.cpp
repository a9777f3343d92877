#include "portal/http/negotiate.hpp"

#include <gtest/gtest.h>

#include <array>

namespace portal::http {
namespace {

constexpr std::array<std::string_view, 4> kDocuments = {"text/html", "application/ld+json",
                                                        "text/turtle", "application/json"};

std::string chosen(std::string_view accept) {
  const auto choice = choose_media_type(accept, kDocuments);
  return choice ? std::string(kDocuments[*choice]) : "none";
}

TEST(MediaTypes, AreChosenByQualityThenBySpecificityThenByOurOrder) {
  const std::array<std::array<std::string_view, 2>, 18> cases = {{
      {"", "text/html"},
      {"*/*", "text/html"},
      {"text/turtle", "text/turtle"},
      {"TEXT/Turtle", "text/turtle"},
      {"text/turtle;q=0.5, application/ld+json;q=0.9", "application/ld+json"},
      {"application/*", "application/ld+json"},
      {"text/*;q=0.3, text/html;q=0.2, */*;q=0.1", "text/turtle"},
      {"text/html;q=0, */*", "application/ld+json"},
      {"text/html;q=0", "none"},
      {"image/png", "none"},
      {"text/turtle;charset=utf-8", "text/turtle"},
      {"text/turtle;q=bad, application/json;q=0.1", "application/json"},
      {"text/turtle;q=1.001, application/json;q=0.1", "application/json"},
      {"text/turtle; q=0.7 , application/json ; q=0.8", "application/json"},
      {"application/json;note=\"a,b;q=0\";q=0.9", "application/json"},
      {"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"},
      {",,;q=1,text/turtle", "text/turtle"},
      {"text/turtle;q=0.001", "text/turtle"},
  }};
  for (const auto& [accept, wanted] : cases) EXPECT_EQ(chosen(accept), wanted) << accept;
}

TEST(MediaTypes, OfOurOwnParametersMustBeMetWhenTheClientNamesThem) {
  constexpr std::array<std::string_view, 2> kProfiles = {
      "application/ld+json", "application/ld+json;profile=\"http://www.w3.org/ns/dcat\""};
  EXPECT_EQ(choose_media_type("application/ld+json;profile=\"http://www.w3.org/ns/dcat\";q=0.9, "
                              "application/ld+json;q=0.1",
                              kProfiles),
            1U);
  EXPECT_EQ(choose_media_type("application/ld+json", kProfiles), 0U);
}

TEST(Languages, FollowTheReader) {
  constexpr std::array<std::string_view, 2> kOurs = {"vi", "en"};
  const std::array<std::array<std::string_view, 2>, 11> cases = {{
      {"vi", "vi"},
      {"vi-VN,vi;q=0.9,en-US;q=0.6,en;q=0.5", "vi"},
      {"en-GB", "en"},
      {"fr-FR,en;q=0.3", "en"},
      {"en,vi", "en"},
      {"fr, *;q=0.1", "vi"},
      {"vi;q=0, *", "en"},
      {"EN", "en"},
      {"", "none"},
      {"fr", "none"},
      {"vietnamese", "none"},
  }};
  for (const auto& [field, wanted] : cases)
    EXPECT_EQ(choose_language(field, kOurs).value_or("none"), wanted) << field;
}

TEST(Codings, PreferBrotliAndNeverUseWhatIsRefused) {
  const std::array<std::array<std::string_view, 2>, 13> cases = {{
      {"", "identity"},
      {"gzip, deflate, br", "br"},
      {"gzip", "gzip"},
      {"br;q=0.5, gzip", "gzip"},
      {"gzip;q=0, br;q=0, identity", "identity"},
      {"gzip;q=0, br;q=0", "identity"},
      {"*", "br"},
      {"*;q=0", "identity"},
      {"br;q=0, *", "gzip"},
      {"deflate", "identity"},
      {"identity, gzip;q=0.5", "identity"},
      {"identity, gzip", "gzip"},
      {"GZIP", "gzip"},
  }};
  for (const auto& [field, wanted] : cases)
    EXPECT_EQ(to_string(choose_coding(field)), wanted) << field;
}

}  // namespace
}  // namespace portal::http
