#include "catalog/model/localized_text.hpp"

#include <gtest/gtest.h>

namespace catalog {
namespace {

using base::Json;

TEST(LocalizedText, AnswersInTheNearestLanguageItHas) {
  const Json schools = base::parse_json(R"({"vi":"Trường học","en-gb":"Schools"})");
  EXPECT_EQ(text_in(schools, "vi-vn").text, "Trường học");
  EXPECT_EQ(text_in(schools, "en").text, "Schools");
  EXPECT_EQ(text_in(schools, "fr").text, "Trường học");
  EXPECT_EQ(text_in(schools, "fr").language, "vi");
  EXPECT_EQ(text_in(Json::object(), "en").text, "");
  EXPECT_EQ(text_in(Json("plain"), "en").language, "@none");
}

TEST(LocalizedText, KeepsSeveralTextsOfOneLanguage) {
  Json title = Json::object();
  add_text(title, "EN", "A");
  add_text(title, "en", "B");
  add_text(title, "en", "B");
  add_text(title, "", "C");
  EXPECT_EQ(base::write_json(title), R"({"en":["A","B"],"@none":"C"})");
  EXPECT_EQ(list_texts(title).size(), 3u);
  EXPECT_EQ(text_in(title, "en").text, "A");
}

}  // namespace
}  // namespace catalog
