#include "catalog/documents/mend.hpp"

#include <gtest/gtest.h>

#include "catalog/documents/values.hpp"

namespace catalog::documents {
namespace {

using base::Json;

std::string rule_of(const Mended& mended) {
  return mended.rule ? mended.rule->rule : "";
}

Json json(const std::string& text) {
  return base::parse_json(text);
}

TEST(PlainText, MakesATextOfAnyValue) {
  for (const auto& [value, wanted] :
       {std::pair(R"("a")", R"("a")"),
        {"1.50", R"("1.50")"},
        {"true", R"("true")"},
        {R"({"@value":"a"})", R"("a")"},
        {R"({"@value":7,"@language":"en"})", R"("7")"},
        {R"({"@value":"a","@type":"http://t"})", R"({"@value":"a","@type":"http://t"})"},
        {R"({"a":1})", R"("{\"a\":1}")"}})
    EXPECT_EQ(plain_text(json(value)), json(wanted)) << value;
}

TEST(TextMap, TakesEverySpellingOfTexts) {
  for (const auto& [value, wanted] :
       {std::pair(R"("a")", R"({"@none":"a"})"),
        {R"({"VI":"a","en":"b"})", R"({"vi":"a","en":"b"})"},
        {R"([{"@value":"a","@language":"vi"},"b"])", R"({"vi":"a","@none":"b"})"},
        {R"(["a","b","a"])", R"({"@none":["a","b"]})"},
        {R"(" ")", "{}"},
        {"null", "{}"}})
    EXPECT_EQ(text_map(json(value)), json(wanted)) << value;
  EXPECT_EQ(keyword_map(json(R"({"vi":"a"})")), json(R"({"vi":["a"]})"));
}

TEST(MendTemporal, MovesDatesToTheStandard) {
  for (const auto& [value, wanted] : {std::pair(R"("2019-08-01 10:00:00")", "2019-08-01T10:00:00"),
                                      {R"("2019-08-01T10:00")", "2019-08-01T10:00:00"},
                                      {R"(" 2019 ")", "2019"},
                                      {"2019", "2019"}}) {
    const auto mended = mend_temporal(json(value));
    EXPECT_EQ(mended.value.as_string(), wanted);
    EXPECT_FALSE(mended.rule) << value;
  }
  const auto typed = [](const char* text) {
    return typed_value(text, "http://www.w3.org/2001/XMLSchema#date");
  };
  EXPECT_EQ(mend_temporal(typed("2019-08-01")).value.as_string(), "2019-08-01");
  const auto impossible = mend_temporal(typed("2019-02-30"));
  EXPECT_EQ(impossible.value, typed("2019-02-30"));
  EXPECT_EQ(rule_of(impossible), "date_unreadable");
  for (const char* value : {R"("2019-13")", R"("1/8/2019")", R"("")", R"("2019-02-30")",
                            R"("30 February 2019")", R"("2019-02-30 10:00")"}) {
    const auto mended = mend_temporal(json(value));
    EXPECT_EQ(mended.value, json(value));  // kept as it is
    EXPECT_EQ(rule_of(mended), "date_unreadable") << value;
  }
}

TEST(MendInteger, TakesWholeNumbersOnly) {
  for (const auto& [value, wanted] : {std::pair("12", "12"),
                                      {R"("12")", "12"},
                                      {R"(" 12.0 ")", "12"},
                                      {"0", "0"},
                                      {"1e3", "1000"}})
    EXPECT_EQ(mend_integer(json(value)).value, json(wanted)) << value;
  for (const char* value : {"-1", "1.5", R"("12 kB")", R"("")"})
    EXPECT_EQ(rule_of(mend_integer(json(value))), "number_unreadable") << value;
}

TEST(MendDecimal, KeepsDigitsAsTheyWere) {
  EXPECT_EQ(mend_decimal(json(R"("1.50")")).value.digits(), "1.50");
  EXPECT_EQ(mend_decimal(json(R"("-0.5")")).value.digits(), "-0.5");
  for (const char* value : {R"("1,5")", R"(".5")", R"("10 m")", R"("")"})
    EXPECT_EQ(rule_of(mend_decimal(json(value))), "number_unreadable") << value;
}

TEST(MendConcept, FindsTheTermThatIsMeant) {
  const std::string by = "https://creativecommons.org/licenses/by/4.0/";
  EXPECT_EQ(mend_concept("licences", "CC BY 4.0").value.as_string(), by);
  EXPECT_EQ(mend_concept("licences", " http://own.example/l ").value.as_string(),
            "http://own.example/l");
  const auto unknown = mend_concept("licences", "as agreed");
  EXPECT_EQ(rule_of(unknown), "term_unknown");
  EXPECT_EQ(unknown.value, json(R"({"label":{"@none":"as agreed"}})"));
}

TEST(MendAddress, ClosesWhatIsNearlyAnAddress) {
  EXPECT_EQ(mend_address("page", "http://a.example/x").value.as_string(), "http://a.example/x");
  EXPECT_EQ(mend_address("downloadURL", "/files/1/a").value.as_string(), "/files/1/a");
  EXPECT_EQ(mend_address("hasEmail", "a@b.example").value.as_string(), "mailto:a@b.example");
  for (const char* mail : {"mailto:a@b.example", "mailto: a@b.example", "MAILTO:  a@b.example",
                           "mailto:%20a@b.example"})
    EXPECT_EQ(mend_address("hasEmail", mail).value.as_string(), "mailto:a@b.example") << mail;
  EXPECT_EQ(mend_address("hasEmail", "https://b.example/@a").value.as_string(),
            "https://b.example/@a");
  const auto closer = mend_address("page", "www.a.example");
  EXPECT_EQ(closer.value.as_string(), "http://www.a.example");
  EXPECT_EQ(rule_of(closer), "address_mended");
  EXPECT_EQ(rule_of(mend_address("page", "ask at the desk")), "address_unreadable");
  EXPECT_EQ(rule_of(mend_address("page", "")), "address_unreadable");
}

TEST(MendLanguage, TellsMisspeltTagsButLeavesThem) {
  for (const char* tag : {"vi", "en-GB", "vie", "xx"}) EXPECT_FALSE(mend_language(tag).rule) << tag;
  EXPECT_EQ(rule_of(mend_language("klingonish")), "language_unknown");
  EXPECT_EQ(mend_language("klingonish").value.as_string(), "klingonish");
}

TEST(ConceptOfNode, OpensNodesThatOnlyName) {
  EXPECT_EQ(concept_of_node("licences", json(R"({"@id":"http://a.example/l"})")),
            "http://a.example/l");
  EXPECT_EQ(concept_of_node("licences", json(R"({"label":{"en":"CC BY 4.0"}})")),
            "https://creativecommons.org/licenses/by/4.0/");
  for (const char* node : {R"({"label":{"en":"as agreed"}})", "{}",
                           R"({"label":{"en":"CC BY 4.0"},"description":{"en":"more"}})",
                           R"({"@id":"http://a.example/l","label":{"en":"own"}})"})
    EXPECT_FALSE(concept_of_node("licences", json(node))) << node;
}

TEST(CheckCompleteness, TellsWhatIsMissing) {
  Findings findings;
  check_completeness(json(R"({"title":{"en":"a"},"distribution":[{"file":"f"},{"title":"x"}]})"),
                     NodeClass::kDataset, findings);
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].rule, "description_missing");
  EXPECT_EQ(findings[1].rule, "distribution_without_address");
  EXPECT_EQ(findings[1].path, "/distribution/1");
}

}  // namespace
}  // namespace catalog::documents
